/// What the clocks of a request say at an instant: what is to be told, what can be promised, and when to look again.
struct ClockSurvey {
    /// What has come due and was not told yet, in the order in which it did.
    var alerts: [RequestEvent] = []
    var promises = Promises()
    /// Since when what is owed to the requester should have happened.
    var overdue = Promises()
    /// What has happened with the latest event.
    var fulfilled: Set<PromiseChange.Subject> = []
    /// When a clock comes to something next.
    private var next: Timestamp?
    /// Clocks that cannot be read, because their hours are not there.
    var problems: [SLAError] = []

    /// When to look again at the request as it is by now; at once where something was not told yet.
    func nextLook(at now: Timestamp, on request: Request) -> Timestamp? {
        guard alerts.isEmpty else { return now }
        guard problems.isEmpty else {
            // Hours that are gone may come back. Of promises nothing is said until then, also of those that pass.
            let again = now.advanced(bySeconds: 3_600)
            return next.map { min($0, again) } ?? again
        }
        return [next, request.promised?.first].compactMap { $0 }.min()
    }

    private mutating func look(at time: Timestamp) { next = next.map { min($0, time) } ?? time }
}

extension Request {
    /// Whether there is anything that a clock could say.
    var hasClocks: Bool { due != nil || promised != nil || late != nil || !targets.isEmpty }

    /// Reads all clocks of the targets in force. Pure.
    ///
    /// - Parameter isNews: Whether the request has changed just now; else what has ended with its latest event was told
    ///   then.
    func survey(at now: Timestamp, with calendars: ServiceCalendars, isNews: Bool = false) -> ClockSurvey {
        var survey = ClockSurvey()
        let (now, team, course) = (max(now, updatedAt), firstTeam, course ?? Course())
        for target in targets {
            func told(_ cycle: ClockCycle) -> ClockProgress { course.progress(of: target.name, cycle: cycle.number) }
            let track = ClockTrack(target.name, opened: openedAt, team: team, marks: course.marks)
            do throws(SLAError) {
                if let cycle = track.finished.last, cycle.end == updatedAt, cycle.isOwed,
                    let reckoning = try ClockReckoning(cycle, at: now, with: calendars)
                {
                    survey.addFinished(reckoning, of: target, after: told(cycle), isNews: isNews)
                }
                if let cycle = track.current, cycle.isOwed,
                    let reckoning = try ClockReckoning(cycle, at: now, with: calendars)
                {
                    survey.add(reckoning, of: target, after: told(cycle))
                }
            } catch {
                survey.problems.append(error)
            }
        }
        survey.finish(self, at: now, isNews: isNews)
        return survey
    }
}

extension ClockSurvey {
    fileprivate mutating func addFinished(
        _ reckoning: ClockReckoning, of target: SLATarget, after told: ClockProgress, isNews: Bool
    ) {
        if isNews, target.party == .requester, target.metric.isResponse { fulfilled.insert(.answer) }
        guard told.share < 100, let since = reckoning.reading.breachedAt else { return }
        alerts.append(
            .breached(ClockAlert(target.name, cycle: reckoning.cycle.number, share: 100, since: since, due: since)))
    }

    fileprivate mutating func add(_ reckoning: ClockReckoning, of target: SLATarget, after told: ClockProgress) {
        let due = reckoning.instant(ofUsing: target.goal.units)
        note(reckoning.reading, of: target)
        func used(_ share: Int) -> Timestamp? {
            share == 100 ? due : reckoning.instant(ofUsing: target.goal.units.scaledUp(by: Int64(share), over: 100))
        }
        func alert(_ share: Int, _ since: Timestamp) -> ClockAlert {
            ClockAlert(target.name, cycle: reckoning.cycle.number, share: share, since: since, due: due)
        }
        /// When a share is used up, where that has happened; else it is looked at then.
        func reached(_ share: Int) -> Timestamp? {
            guard let time = used(share) else { return nil }
            if time <= reckoning.now { return time }
            look(at: time)
            return nil
        }
        guard reckoning.state != .notOwed else {
            // It was closed; what came due before that is told all the same.
            if told.share < 100, let due { alerts.append(.breached(alert(100, due))) }
            return
        }
        if told.share < 100, let since = reached(100) {
            alerts.append(.breached(alert(100, since)))
        } else if told.share < 100 {
            // Of several that are due at once the last says it all.
            let shares = target.warnings.filter { $0 > told.share }.sorted()
            let come = shares.compactMap { share in reached(share).map { alert(share, $0) } }
            if let last = come.last { alerts.append(.warned(last)) }
        }
        for (index, escalation) in target.escalations.enumerated() where index >= told.level {
            guard let since = reached(escalation.share) else { break }
            alerts.append(
                .escalated(
                    ClockEscalation(
                        alert(escalation.share, since), level: index + 1, recipient: escalation.recipient)))
        }
        guard target.party == .requester, reckoning.state == .running, let due else { return }
        if target.metric.isResponse { promises.answerBy = promises.answerBy.map { min($0, due) } ?? due }
        if target.metric == .resolution { promises.resolutionBy = promises.resolutionBy.map { min($0, due) } ?? due }
    }

    /// Notes what is overdue, whether its clock runs or is paused.
    private mutating func note(_ reading: ClockReading, of target: SLATarget) {
        guard target.party == .requester, reading.state != .notOwed, let since = reading.breachedAt else { return }
        if target.metric.isResponse { overdue.answerBy = overdue.answerBy.map { min($0, since) } ?? since }
        if target.metric == .resolution { overdue.resolutionBy = overdue.resolutionBy.map { min($0, since) } ?? since }
    }

    fileprivate mutating func finish(_ request: Request, at now: Timestamp, isNews: Bool) {
        alerts.sort { ($0.alertedAt, $0.order) < ($1.alertedAt, $1.order) }
        if request.obligation != nil {
            // It is not the desk that owes something.
            (promises, overdue) = (Promises(), Promises())
        } else if request.state.isOpen {
            // A date that somebody has set says more than what all requests of its sort are given.
            if let due = request.due {
                if due > now { promises.resolutionBy = due }
                overdue.resolutionBy = due > now ? nil : due
            }
        } else {
            // What goes on elsewhere is not done.
            let isMerged = request.links.contains { $0.relation == .mergedInto }
            if isNews, !isMerged { fulfilled.insert(.resolution) }
            (promises, overdue) = (Promises(), Promises())
        }
    }
}

extension SLAMetric {
    fileprivate var isResponse: Bool { self == .firstResponse || self == .nextResponse }
}

extension RequestEvent {
    fileprivate var alertedAt: Timestamp {
        switch self {
        case .warned(let alert), .breached(let alert): alert.since
        case .escalated(let escalation): escalation.alert.since
        default: Timestamp(microseconds: .min)
        }
    }

    /// Of what happens at one instant.
    fileprivate var order: Int {
        switch self {
        case .warned: 0
        case .breached: 1
        default: 2
        }
    }
}
