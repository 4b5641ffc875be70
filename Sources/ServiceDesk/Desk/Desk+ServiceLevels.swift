extension Desk {
    /// In whose name targets are recorded.
    static let serviceLevels = Viewer.host("service levels")

    /// What becomes of escalations whose time has come.
    enum Escalating {
        /// They are carried out.
        case now
        /// The work item of the clocks carries them out: what they bring is decided anew.
        case later
        /// They are recorded only: it happened elsewhere, where nobody was escalated to.
        case never
    }

    /// What was recorded with what policies and clocks add to it, still without what is promised.
    struct Judged {
        var recorded: Recording
        fileprivate var now: Timestamp
        /// `nil` where there was nothing to look at.
        fileprivate var survey: ClockSurvey?
    }

    /// Adds to what was recorded what follows of itself: what the policies want from now on, what the clocks have come
    /// to, and what is promised.
    func completed(_ recorded: Recording, escalating: Escalating = .now) async throws -> Recording {
        try promised(try await judged(recorded, escalating: escalating))
    }

    /// Adds what the policies want from now on, and what the clocks have come to.
    ///
    /// - Parameter recorded: The events of one command; none for what follows of the time that has passed.
    func judged(_ recorded: Recording, escalating: Escalating = .now) async throws -> Judged {
        let isNews = !recorded.events.isEmpty
        let now = max(isNews ? recorded.after.updatedAt : configuration.time.now(), recorded.after.updatedAt)
        var judged = Judged(recorded: recorded, now: now)
        try await target(&judged.recorded, after: recorded.events.map(\.event))
        guard judged.recorded.after.hasClocks else {
            judged.recorded.look = ClockLook(at: judged.recorded.after, next: nil)
            return judged
        }
        if let look = recorded.look, look.holds(for: judged.recorded.after, at: now) { return judged }
        var survey = try await survey(judged.recorded.after, at: now, isNews: isNews)
        let alerts = escalating == .later ? survey.alerts.filter { !$0.isEscalation } : survey.alerts
        if try await tell(alerts, in: &judged.recorded, at: now, isReplay: escalating == .never) {
            survey = try await self.survey(judged.recorded.after, at: now, isNews: isNews)
        } else {
            survey.alerts.removeAll { escalating != .later || !$0.isEscalation }
        }
        judged.survey = survey
        return judged
    }

    /// Adds what is promised.
    func promised(_ judged: Judged) throws -> Recording {
        var recorded = judged.recorded
        guard let survey = judged.survey else { return recorded }
        // A clock that cannot be read says nothing of what was promised.
        if survey.problems.isEmpty {
            var changes = (recorded.after.promised ?? Promises()).changes(
                to: survey.promises, fulfilled: survey.fulfilled, at: judged.now,
                because: .init(recorded.events.map(\.event)))
            changes += recorded.after.lateness(after: changes, for: survey.overdue)
            if !changes.isEmpty { try recorded.add([(Self.serviceLevels.actor, .promised(changes))], at: judged.now) }
        }
        recorded.look = ClockLook(at: recorded.after, next: survey.nextLook(at: judged.now, on: recorded.after))
        return recorded
    }

    /// Records what the policies want, where that differs from what is in force and something happened on which it may
    /// depend. A policy that was edited changes no request by the way: that is for ``applyServiceLevels(to:as:)``.
    private func target(_ recorded: inout Recording, after causes: [RequestEvent]) async throws {
        guard recorded.after.state.isOpen, causes.contains(where: \.mayMoveTargets) else { return }
        // A desk that has none leaves what others over the same store have recorded.
        guard try await !policies(for: recorded.after).isEmpty else { return }
        try await target(&recorded, at: recorded.after.updatedAt)
    }

    private func target(_ recorded: inout Recording, at now: Timestamp) async throws {
        guard let event = try await targets(for: recorded.after) else { return }
        // What the old targets came to is told while they are in force.
        for alert in try await survey(recorded.after, at: now, isNews: false).alerts {
            if alert.isEscalation { continue }
            try recorded.add([(Self.serviceLevels.actor, alert)], at: now)
        }
        try recorded.add([(Self.serviceLevels.actor, event)], at: now)
    }

    private func targets(for request: Request) async throws -> RequestEvent? {
        let targets = try await policies(for: request).targets(for: try await subject(request))
        return targets == request.targets ? nil : .targeted(targets)
    }

    private func policies(for request: Request) async throws -> [any SLAPolicy] {
        let own: [any SLAPolicy] = request.obligation == nil ? [] : [ObligationPolicy()]
        return own + configuration.policies + (try await directory.policies())
    }

    private func survey(_ request: Request, at now: Timestamp, isNews: Bool) async throws -> ClockSurvey {
        guard request.hasClocks else { return ClockSurvey() }
        let calendars = try await directory.calendars(for: request.targets)
        let survey = request.survey(at: now, with: calendars, isNews: isNews)
        for problem in survey.problems {
            configuration.logger.error(
                "a clock stands still: \(problem)", metadata: ["request": "\(request.number)"])
        }
        return survey
    }

    /// Records what clocks have come to. A functional escalation gives the request to the other team; what else there
    /// was to tell is then looked at anew, under the targets of that team.
    ///
    /// - Returns: Whether that has happened.
    private func tell(
        _ alerts: [RequestEvent], in recorded: inout Recording, at now: Timestamp, isReplay: Bool
    ) async throws -> Bool {
        for alert in alerts {
            guard case .escalated(var escalation) = alert else {
                try recorded.add([(Self.serviceLevels.actor, alert)], at: now)
                continue
            }
            escalation.recipient = try await recipient(escalation.recipient, for: recorded.after)
            var events: [RequestEvent] = [.escalated(escalation)]
            switch escalation.recipient {
            case _ where isReplay: break
            case .team(let team) where team != recorded.after.team: events.append(.assigned(team: team, agent: nil))
            case .person(let person):
                if try await !sees(person, recorded.after) { events.append(.watched(person)) }
            default: break
            }
            try recorded.add(events.map { (Self.serviceLevels.actor, $0) }, at: now)
            guard case .assigned = events.last else { continue }
            try await target(&recorded, after: events)
            return true
        }
        return false
    }

    /// Whether somebody is told without being made to watch. What is confidential is shown to nobody by the way; and
    /// whoever works for the team, whose words answer, does not become one of those who ask.
    private func sees(_ person: Person.ID, _ request: Request) async throws -> Bool {
        guard request.confidentiality == nil, person != request.requester, person != request.beneficiary,
            !request.watchers.contains(person)
        else { return true }
        guard let name = request.team, let team = try await directory.team(name) else { return false }
        return team.members.contains { $0.person == person }
    }

    /// Who that is now, of whom a policy speaks.
    private func recipient(
        _ recipient: Escalation.Recipient, for request: Request
    ) async throws -> Escalation.Recipient {
        switch recipient {
        case .leads: return recipient
        case .person(let person): return try await directory.person(person)?.isActive == true ? recipient : .leads
        case .team(let team):
            // A whole team is shown nothing confidential by the way.
            guard request.confidentiality == nil, try await directory.team(team) != nil else { return .leads }
            return recipient
        case .manager:
            guard let agent = request.agent, let manager = try await directory.person(agent)?.manager,
                try await directory.person(manager)?.isActive == true
            else { return .leads }
            return .person(manager)
        }
    }

    private func subject(_ request: Request) async throws -> SLASubject {
        let requester = try await directory.person(request.requester)
        let agent: Person? = if let name = request.agent { try await directory.person(name) } else { nil }
        let team: Team? = if let name = request.team { try await directory.team(name) } else { nil }
        return SLASubject(
            request, department: requester?.department, language: request.language ?? requester?.language,
            teamHours: team?.hours, agentHours: agent?.hours)
    }

    /// Asks the policies again about an open request, after one of them was edited. For the host’s own program.
    ///
    /// - Returns: The request afterwards; as it is where nothing changes.
    @discardableResult
    public func applyServiceLevels(to reference: RequestReference, as viewer: Viewer) async throws -> Request {
        guard viewer.isHost else { throw Rejection(.notPermitted, "Policies are applied by the desk itself.") }
        return try await commit(.applyServiceLevels, [.request: reference.description], key: nil, as: viewer) {
            let request = try await self.load(reference)
            var recorded = Recording(after: request)
            if request.state.isOpen { try await self.target(&recorded, at: self.configuration.time.now()) }
            return [try await self.decision(on: request, recorded, standing: .host)]
        }
    }

    /// Records what no command causes, what follows of it, and settles due work with it.
    ///
    /// - Parameters:
    ///   - events: Of the request as it stands; none where there may be nothing but what follows of itself.
    ///   - work: What is planned beside that which the change itself makes necessary.
    func record(
        on reference: RequestReference, _ name: SpanName, settling receipt: WorkReceipt,
        _ events: (Request) -> [RequestEvent], planning work: (Decision) -> [WorkChange]
    ) async throws {
        _ = try await commit(name, key: nil, settling: receipt, as: Self.serviceLevels) {
            let request = try await self.load(reference, settling: receipt)
            let recorded = try request.recording(
                events(request).map { (Self.serviceLevels.actor, $0) }, at: self.configuration.time.now())
            var decision = try await self.decision(on: request, recorded, standing: .host)
            decision.work = work(decision)
            return [decision]
        }
    }

    /// What would become of open requests under other policies or calendars, from the lowest number on, a page at a
    /// time. Nothing is changed. For the host’s own program.
    ///
    /// - Parameters:
    ///   - proposal: What would be in force.
    ///   - calendars: What is in force.
    ///   - cursor: Where the page before ended.
    ///   - limit: How many requests are looked at: 1 to 1,000.
    public func whatIf(
        _ proposal: SLAProposal, from calendars: ServiceCalendars, as viewer: Viewer,
        after cursor: RequestQuery.Cursor? = nil, limit: Int = 500
    ) async throws -> SLAOutlook {
        guard viewer.isHost else { throw Rejection(.notPermitted, "Policies are tried out by the desk itself.") }
        var query = RequestQuery(viewer: viewer, limit: limit, after: cursor)
        query.filter.isOpen = true
        let page = try await store.page(query)
        let now = configuration.time.now()
        var outlook = SLAOutlook(examined: page.requests.count, next: page.next)
        for request in page.requests {
            var targets = request.targets
            if let policies = proposal.policies { targets = try policies.targets(for: try await subject(request)) }
            let moves = try request.moves(
                under: targets, at: now, from: calendars, to: proposal.calendars ?? calendars)
            if !moves.isEmpty { outlook.moves.append(.init(request: request, moves: moves)) }
        }
        return outlook
    }
}

extension RequestEvent {
    fileprivate var isEscalation: Bool { if case .escalated = self { true } else { false } }

    /// Whether a policy may answer otherwise after it.
    fileprivate var mayMoveTargets: Bool {
        switch self {
        case .opened, .classified, .serviceChanged, .languageChanged, .tagged, .untagged, .assigned, .requesterChanged,
            .reopened, .protected, .handedOver:
            true
        default: false
        }
    }
}
