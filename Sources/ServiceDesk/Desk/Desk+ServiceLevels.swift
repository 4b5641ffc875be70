extension Desk {
    /// In whose name targets are recorded.
    static let targeting = Actor.host("service levels")

    /// Adds to what was recorded what the policies want from now on, where that differs from what is in force and
    /// something happened on which it may depend. A policy that was edited changes no request by the way: that is for
    /// ``applyServiceLevels(to:as:)``.
    func targeted(
        _ recorded: (after: Request, events: [RecordedEvent]), after events: [RequestEvent]
    ) async throws -> (after: Request, events: [RecordedEvent]) {
        guard !configuration.policies.isEmpty, recorded.after.state.isOpen,
            events.contains(where: \.mayMoveTargets), let event = try await targets(for: recorded.after)
        else { return recorded }
        let more = try recorded.after.recording([(Self.targeting, event)], at: recorded.after.updatedAt)
        return (more.after, recorded.events + more.events)
    }

    private func targets(for request: Request) async throws -> RequestEvent? {
        let targets = try configuration.policies.targets(for: try await subject(request))
        return targets == request.targets ? nil : .targeted(targets)
    }

    private func subject(_ request: Request) async throws -> SLASubject {
        let requester = try await directory.person(request.requester)
        let team: Team? = if let name = request.team { try await directory.team(name) } else { nil }
        return SLASubject(
            request, department: requester?.department, language: request.language ?? requester?.language,
            teamHours: team?.hours)
    }

    /// Asks the policies again about an open request, after one of them was edited. For the host’s own program.
    ///
    /// - Returns: The request afterwards; as it is where nothing changes.
    @discardableResult
    public func applyServiceLevels(to reference: RequestReference, as viewer: Viewer) async throws -> Request {
        guard viewer.isHost else { throw Rejection(.notPermitted, "Policies are applied by the desk itself.") }
        return try await commit(.applyServiceLevels, [.request: reference.description], key: nil, as: viewer) {
            let request = try await self.load(reference)
            let event = request.state.isOpen ? try await self.targets(for: request) : nil
            guard let event else { return [Decision(request, standing: .host)] }
            let update = try Change.Update(
                request, [(Self.targeting, event)], at: self.configuration.time.now())
            return [Decision(update.after, update: update, standing: .host)]
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
