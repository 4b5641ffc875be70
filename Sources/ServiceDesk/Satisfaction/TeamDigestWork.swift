/// Finds out on the days of a rule who leads a team, and schedules that each is told of its month: in one commit with
/// the next day, so that nobody is scheduled twice. As of obligations, the definition is the payload of its item of
/// work.
struct TeamDigestWork: WorkHandler {
    let options: NoticeOptions

    static let kind: WorkKind = "team-digest"
    var kind: WorkKind { Self.kind }

    private static let viewer = Viewer.host("team digests")

    struct Schedule: Codable, FollowsRule {
        var team: Team.ID
        var rule: DateRule
        var opensAhead: Int64 { 0 }
    }

    struct Content: Codable {
        var schedule: Schedule
        /// The last day of the rule that is done with.
        var lastDay: CalendarDate?
        /// The first day of the last month that was told.
        var lastMonth: CalendarDate?
        /// The lead up to whom the next day is done.
        var after: Person.ID?

        func next(in dates: ServiceDates) throws(ServiceHoursError) -> OpeningByRule? {
            try schedule.next(after: lastDay, in: dates)
        }
    }

    static func key(_ team: Team.ID) -> WorkKey { WorkKey("team-digest:\(team)") }

    static func item(_ content: Content, in dates: ServiceDates) throws -> WorkItem? {
        guard let next = try content.next(in: dates) else { return nil }
        return WorkItem(key(content.schedule.team), dueAt: next.opensAt, task: try WorkTask(kind, content))
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        var content = try work.item.task.decode(Content.self)
        let id = content.schedule.team
        do {
            let dates = try await desk.directory.serviceDates(content.schedule.rule.calendar)
            var scheduled: [WorkChange] = []
            let now = desk.configuration.time.now()
            if let next = try content.next(in: dates)?.occurrence, next.due <= now {
                guard let team = try await desk.directory.team(id) else {
                    return .impossible(Rejection.unknown("team", id.rawValue).description)
                }
                let (month, done) = (next.day.firstOfMonthBefore, content.after)
                content.after = nil
                // What is old stays untold, as of everything else.
                if content.lastMonth != month, now <= next.due.advanced(bySeconds: options.maximumAge) {
                    (scheduled, content.after) = try await deliveries(
                        of: team, month, next.due, dates, after: done, on: desk)
                }
                if content.after == nil { (content.lastDay, content.lastMonth) = (next.day, month) }
            }
            let next = try Self.item(content, in: dates)
            try await desk.plan(
                scheduled + (next.map { [.schedule($0)] } ?? []), settling: work.receipt, as: Self.viewer)
            return .settled
        } catch let error as ServiceHoursError {
            return .impossible(error.description)
        }
    }

    /// One piece of work for each lead, after those who are done, and each notifier.
    ///
    /// - Returns: Them, and the lead up to whom they are; `nil` where they are for all.
    private func deliveries(
        of team: Team, _ month: CalendarDate, _ due: Timestamp, _ dates: ServiceDates, after done: Person.ID?,
        on desk: Desk
    ) async throws -> ([WorkChange], upTo: Person.ID?) {
        let (start, end) = (
            dates.instant(of: month, .startOfDay), dates.instant(of: month.firstOfMonthAfter, .startOfDay)
        )
        let leads = Set(team.members.filter { $0.role == .lead }.map(\.person)).sorted()
        let now = desk.configuration.time.now()
        var (scheduled, last) = ([WorkChange](), done)
        for lead in leads where done.map({ $0 < lead }) ?? true {
            guard let person = try await desk.directory.person(lead), person.isActive else { continue }
            let task = TeamDigestTask(team: team.id, month: month, start: start, end: end, at: due, lead: lead)
            // Who wants everything together once a day gets it then, as a notice of its own.
            let steps = try options.decisions(.teamDigest, for: .person(person), at: now).map { decision in
                WorkChange.schedule(try task.item(decision))
            }
            // One change holds only so much, and one piece of it is the next day.
            if scheduled.count + steps.count >= Change.maximumWork { return (scheduled, last) }
            scheduled += steps
            last = lead
        }
        return (scheduled, nil)
    }
}

/// One month of one team of which one lead is told by one notifier.
struct TeamDigestTask: Hashable, Sendable, Codable {
    let team: Team.ID
    /// Its first day.
    let month: CalendarDate
    let start, end: Timestamp
    /// When it was to be told.
    let at: Timestamp
    let lead: Person.ID

    func item(_ decision: NoticePreferences.Decision) throws -> WorkItem {
        WorkItem(
            key(by: decision.notifier), dueAt: decision.at,
            task: try WorkTask(.teamDigest(by: decision.notifier), self))
    }

    private func key(by notifier: NotifierName) -> WorkKey {
        let beginning = "team-month:\(month.description.prefix(7)):\(notifier)"
        let key = WorkKey("\(beginning):\(team):\(lead)")
        return key.isValid ? key : WorkKey("\(beginning):\(Digest(of: Array("\(team):\(lead)".utf8)))")
    }
}

extension WorkKind {
    /// To tell a lead of a month of a team.
    static func teamDigest(by notifier: NotifierName) -> WorkKind { WorkKind("team-month:\(notifier)") }
}

/// Tells a lead of a month of a team, if they may see that still.
struct TeamDigestDelivery: WorkHandler {
    let notifier: any Notifier
    let renderer: NoticeRenderer
    var kind: WorkKind { .teamDigest(by: notifier.name) }

    func filesOfWork(_ item: WorkItem, of person: ErasedPerson) throws -> [Digest]? {
        try item.task.decode(TeamDigestTask.self).lead == person.id ? [] : nil
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        let task = try work.item.task.decode(TeamDigestTask.self)
        do {
            let id = Notice.ID(work.item.key.rawValue)
            guard let notice = try await renderer.teamDigest(task, id: id, on: desk) else { return .done }
            return try await notifier.refusal(of: notice).map { .impossible($0) } ?? .done
        } catch let rejection as Rejection where rejection.isLasting {
            return .impossible(rejection.description)
        }
    }
}

extension CalendarDate {
    fileprivate var firstOfMonthBefore: CalendarDate {
        month == 1
            ? CalendarDate(year: year - 1, month: 12, day: 1) : CalendarDate(year: year, month: month - 1, day: 1)
    }

    fileprivate var firstOfMonthAfter: CalendarDate {
        month == 12
            ? CalendarDate(year: year + 1, month: 1, day: 1) : CalendarDate(year: year, month: month + 1, day: 1)
    }
}
