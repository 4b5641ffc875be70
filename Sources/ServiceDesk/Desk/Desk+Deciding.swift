extension Desk {
    /// Loads, decides and commits until the commit meets the requests as they were when it was decided.
    ///
    /// - Returns: The requests afterwards, in the order of the decisions, unchanged ones included.
    func commit(
        key: Change.Key?, _ decide: () async throws -> [Decision]
    ) async throws -> [Decision] {
        for _ in 0..<configuration.maximumAttempts {
            let decisions = try await decide()
            let updates = decisions.compactMap(\.update)
            guard !updates.isEmpty else { return decisions }
            switch try await committer.commit(Change(key: key, updates: updates)) {
            case .committed(let numbers):
                let byID = Dictionary(uniqueKeysWithValues: zip(updates.map(\.after.id), numbers))
                return decisions.map { decision in
                    var decision = decision
                    decision.request.number = byID[decision.request.id] ?? decision.request.number
                    return decision
                }
            case .duplicate(let number): return [Decision(try await load(.number(number)), standing: .none)]
            case .keyReused: throw Rejection.keyReused
            case .conflict: continue
            }
        }
        throw Rejection(.contended, "The request keeps changing; try again.")
    }

    /// What a command makes of a request; no update where it changes nothing.
    struct Decision: Sendable {
        var request: Request
        var update: Change.Update?
        /// What the actor was to the request when it was decided.
        var standing: Standing

        init(_ request: Request, update: Change.Update? = nil, standing: Standing) {
            self.request = request
            self.update = update
            self.standing = standing
        }
    }

    func decide(_ command: RequestCommand, on request: Request, as viewer: Viewer) async throws -> Decision {
        let now = configuration.time.now()
        let (events, standing) = try await events(of: command, on: request, as: viewer, at: now)
        guard !events.isEmpty else { return Decision(request, standing: standing) }
        let update = try Change.Update(request, events.map { (viewer.actor, $0) }, at: now)
        return Decision(update.after, update: update, standing: standing)
    }

    /// What a command causes at an instant, and what the actor is to the request then.
    func events(
        of command: RequestCommand, on request: Request, as viewer: Viewer, at now: Timestamp
    ) async throws -> (events: [RequestEvent], standing: Standing) {
        var context = makeContext(viewer, standing: viewer.at(now).standing(to: request), now: now)
        context.service = try await service(for: command, on: request)
        context.openChildren = try await openChildren(for: command, of: request, as: viewer)
        return (try Request.decide(command, on: request, in: context), context.standing)
    }

    func decideOpening(
        _ draft: RequestDraft, id: Request.ID, as viewer: Viewer, linkedBy link: Link
    ) async throws -> Decision {
        let update = try await decideOpening(draft, id: id, as: viewer, extra: [(viewer.actor, .linked(link))])
        // Whoever opens a request has written all that it says.
        return Decision(update.after, update: update, standing: .agent)
    }

    func decideOpening(
        _ draft: RequestDraft, id: Request.ID, as viewer: Viewer, extra: [(Actor, RequestEvent)] = []
    ) async throws -> Change.Update {
        let now = configuration.time.now()
        let opening = try await opening(from: draft, id: id, as: viewer, at: now)
        let events = [(viewer.actor, RequestEvent.opened(opening))] + extra
        let update = try Change.Update(opening: id, events, at: now)
        guard let assigned = try await assignment(for: update.after) else { return update }
        return try Change.Update(opening: id, events + assigned, at: now)
    }

    /// What a draft opens at an instant, with all that it leaves out.
    func opening(
        from draft: RequestDraft, id: Request.ID, as viewer: Viewer, at now: Timestamp
    ) async throws -> RequestOpening {
        var context = makeContext(viewer, standing: viewer.isHost ? .host : .none, now: now)
        if let service = draft.service { context.service = try await directory.service(service) }
        if draft.language == nil, let requester = draft.requester ?? viewer.person {
            context.requesterLanguage = try await directory.person(requester)?.language
        }
        let events = try Request.decide(.open(draft, message: id.uuid), on: nil, in: context)
        guard case .opened(let opening)? = events.first else { throw Rejection.notFound }
        try await checkReferences(of: opening)
        return opening
    }

    private func makeContext(_ viewer: Viewer, standing: Standing, now: Timestamp) -> DecisionContext {
        DecisionContext(
            actor: viewer.actor, standing: standing, now: now, limits: configuration.limits,
            isAgent: !viewer.teams.isEmpty, isLead: !viewer.leads.isEmpty)
    }

    private func service(for command: RequestCommand, on request: Request) async throws -> Service? {
        switch command {
        case .chooseService(let name?, _): try await directory.service(name)
        case .fill: if let name = request.service { try await directory.service(name) } else { nil }
        default: nil
        }
    }

    private func openChildren(
        for command: RequestCommand, of request: Request, as viewer: Viewer
    ) async throws -> [Request.Number] {
        switch command {
        case .resolve(_, _, despiteOpenChildren: false), .close(despiteOpenChildren: false):
            guard !request.children.isEmpty else { return [] }
            return try await store.requests(request.children.map { .id($0) })
                .filter { $0.state.isOpen && viewer.standing(to: $0) != .none }.map(\.number)
        default: return []
        }
    }

    // MARK: Loading

    /// The request as kept, whoever may see it; deciding and presenting check the right to it.
    func load(_ reference: RequestReference) async throws -> Request {
        guard let request = try await store.requests([reference]).first else { throw Rejection.notFound }
        return request
    }

    func checkVisible(_ requests: [Request], to viewer: Viewer) throws {
        let viewer = viewer.at(configuration.time.now())
        guard requests.allSatisfy({ viewer.standing(to: $0) != .none }) else { throw Rejection.notFound }
    }
}

extension Viewer {
    /// The same viewer looking at another instant.
    func at(_ now: Timestamp) -> Viewer {
        guard let person else { return self }
        return Viewer(
            person, teams: teams, leads: leads, supplier: supplier, department: department, delegate: delegate,
            now: now)
    }
}
