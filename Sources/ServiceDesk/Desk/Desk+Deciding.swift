extension Desk {
    /// Loads, decides and commits until the commit meets the requests as they were when it was decided; unless that was
    /// done before under the same key.
    ///
    /// - Parameters:
    ///   - isNew: That nothing was done under the key a moment ago: it is not looked up, and the commit finds out
    ///     whether somebody has been quicker.
    ///   - decide: Decides on the request that is the answer first.
    /// - Returns: The first request afterwards, changed or not, as the viewer may see it.
    func commit(
        _ name: SpanName, _ attributes: [SpanAttributeName: String] = [:], key: Change.Key?,
        isNew: Bool = false, settling receipt: WorkReceipt? = nil, as viewer: Viewer,
        _ decide: () async throws -> [Decision]
    ) async throws -> Request {
        try await spans.span(name, .internal, attributes) {
            try await commit(Terms(key: key, isNew: isNew, receipt: receipt), as: viewer, decide)
        }
    }

    /// On what terms decisions are committed.
    private struct Terms {
        var key: Change.Key?
        var isNew: Bool
        /// Of the work that is done with them.
        var receipt: WorkReceipt?
    }

    private func commit(
        _ terms: Terms, as viewer: Viewer, _ decide: () async throws -> [Decision]
    ) async throws -> Request {
        if !terms.isNew, let done = try await repetition(of: terms.key, by: viewer) { return done }
        for _ in 0..<configuration.maximumAttempts {
            let decisions = try await decided(decide)
            let (first, result) = try await commit(decisions, terms)
            switch result {
            case .committed: return try await present(first, to: viewer)
            case .duplicate(let number): return try await presentDone(number, to: viewer)
            case .keyReused: throw Rejection.keyReused
            case .expired: throw Rejection.expired
            case .conflict: continue
            }
        }
        throw Rejection(.contended, "The request keeps changing; try again.")
    }

    /// Decides; and once more where a request that was read ahead came to nothing, for a refusal and an answer without
    /// an update are not compared with the store at the commit.
    private func decided(_ decide: () async throws -> [Decision]) async throws -> [Decision] {
        let ahead = ReadAhead.current.flatMap { $0.isThere ? $0 : nil }
        var isFresh: Bool { ahead?.isThere ?? true }
        do {
            let decisions = try await decide()
            if isFresh || decisions.allSatisfy({ $0.update != nil }) { return decisions }
        } catch {
            if isFresh { throw error }
        }
        return try await decide()
    }

    /// Commits decisions together, after a team's policy has found an agent where one is asked. Until then and while
    /// the commit is under way nobody else is given a request of that team by this desk: the policy of the next one
    /// counts this one.
    ///
    /// - Returns: The first decision as it was committed.
    private func commit(
        _ decisions: [Decision], _ terms: Terms
    ) async throws -> (first: Decision, result: CommitResult) {
        guard let index = decisions.firstIndex(where: { $0.teamToAsk != nil }), let team = decisions[index].teamToAsk
        else { return try await commitNow(decisions, terms) }
        await turns.begin(team)
        defer { turns.end(team) }
        var decisions = decisions
        let choice = try await assign(&decisions[index])
        let outcome = try await commitNow(decisions, terms)
        if case .committed = outcome.result, let choice { turns.remember(choice, of: team) }
        return outcome
    }

    private func commitNow(
        _ decisions: [Decision], _ terms: Terms
    ) async throws -> (first: Decision, result: CommitResult) {
        var (first, updates) = (decisions[0], decisions.compactMap(\.update))
        if first.update == nil {
            guard terms.key != nil || terms.receipt != nil || !updates.isEmpty else {
                return (first, .committed([first.request.number]))
            }
            // The key is kept with the request that is the answer, even where there is nothing to do to it: a
            // repetition must not be decided anew.
            if terms.key != nil { updates.insert(try Change.Update(unchanged: first.request), at: 0) }
        }
        let work = plan(for: updates) + decisions.flatMap(\.plannedWork)
        let settlements = terms.receipt.map { [Settlement($0, .done)] } ?? []
        let result = try await committer.commit(
            Change(key: terms.key, updates: updates, work: work, settlements: settlements))
        guard case .committed(let numbers) = result else { return (first, result) }
        if first.update != nil { first.request.number = numbers[0] }
        alarms.ring(for: work)
        return (first, result)
    }

    /// What a command makes of a request; no update where it changes nothing.
    struct Decision: Sendable {
        var request: Request
        var update: Change.Update?
        /// What the actor was to the request when it was decided.
        var standing: Standing
        /// The team whose policy is to find an agent before the commit.
        var teamToAsk: Team.ID?
        /// The same without what is promised, which the agent whom the policy finds may change.
        var unpromised: Recording?
        /// What its clocks were found to say.
        var look: ClockLook?
        /// What rules have made of it; `nil` where there are none.
        var ruling: Ruling?
        /// What is planned beside that which the update itself makes necessary.
        var work: [WorkChange] = []

        init(_ request: Request, update: Change.Update? = nil, standing: Standing) {
            self.request = request
            self.update = update
            self.standing = standing
        }

        fileprivate var plannedWork: [WorkChange] {
            clockWork + work + (ruling.map { Array($0.timers.values) } ?? [])
        }

        private var clockWork: [WorkChange] {
            guard let update, let look else { return [] }
            return ClockWork.plan(for: update, after: look)
        }
    }

    func decide(_ command: RequestCommand, on request: Request, as viewer: Viewer) async throws -> Decision {
        let now = configuration.time.now()
        let (events, standing) = try await events(of: command, on: request, as: viewer, at: now)
        return try await record(events, on: request, by: viewer, standing: standing, at: now)
    }

    func decide(_ command: InternalCommand, on request: Request, as viewer: Viewer) async throws -> Decision {
        let now = configuration.time.now()
        let context = makeContext(viewer, standing: .host, now: now)
        let events = try Request.decide(command, on: request, in: context)
        return try await record(events, on: request, by: viewer, standing: context.standing, at: now)
    }

    func decide(_ half: RequestHalf, on request: Request, as viewer: Viewer) async throws -> Decision {
        let now = configuration.time.now()
        let context = makeContext(viewer, standing: viewer.at(now).standing(to: request), now: now)
        let events = try Request.decide(half, on: request, in: context)
        return try await record(events, on: request, by: viewer, standing: context.standing, at: now)
    }

    private func record(
        _ events: [RequestEvent], on request: Request, by viewer: Viewer, standing: Standing, at now: Timestamp
    ) async throws -> Decision {
        guard !events.isEmpty else { return Decision(request, standing: standing) }
        let recorded = try request.recording(events.map { (viewer.actor, $0) }, at: now)
        return try await decision(on: request, recorded, standing: standing)
    }

    /// Decides that something happens, and all that follows of it.
    ///
    /// - Parameter before: `nil` for an opening.
    ///
    /// - Parameter ruling: What rules have made of it already; `nil` for nothing.
    func decision(
        on before: Request?, _ recorded: Recording, standing: Standing, ruling: Ruling? = nil
    ) async throws -> Decision {
        let (judged, ruling) = try await ruled(try await judged(recorded), ruling)
        let complete = try promised(judged)
        var decision = Decision(complete.after, standing: standing)
        decision.look = complete.look
        decision.ruling = ruling
        guard !complete.events.isEmpty else { return decision }
        let update = try Change.Update(before: before, after: complete.after, events: complete.events)
        decision.update = update
        decision.teamToAsk = try await teamToAsk(about: update)
        if decision.teamToAsk != nil { decision.unpromised = judged.recorded }
        return decision
    }

    /// Lets the rules act, and looks anew at the clocks where they have.
    func ruled(
        _ judged: Judged, _ ruling: Ruling?, escalating: Escalating = .now
    ) async throws -> (Judged, Ruling?) {
        let book = try await directory.ruleBook()
        guard !book.isEmpty else { return (judged, nil) }
        var (judged, ruling) = (judged, ruling ?? Ruling(book))
        // Ends, for each rule acts once.
        while try await ruling.act(on: &judged.recorded, self) {
            judged.recorded.look = nil
            judged = try await self.judged(judged.recorded, escalating: escalating)
        }
        return (judged, ruling)
    }

    /// What a command causes at an instant, and what the actor is to the request then.
    func events(
        of command: RequestCommand, on request: Request, as viewer: Viewer, standing: Standing? = nil,
        at now: Timestamp
    ) async throws -> (events: [RequestEvent], standing: Standing) {
        var context = makeContext(viewer, standing: standing ?? viewer.at(now).standing(to: request), now: now)
        context.service = try await service(for: command, on: request)
        try await addChildren(to: &context, for: command, of: request, as: viewer.at(now))
        if case .askApproval(let question) = command { try await prepare(&context, for: question, on: request) }
        if case .askExcuse = command { context.seeing = [request.requester] }
        return (try Request.decide(command, on: request, in: context), context.standing)
    }

    /// - Parameters:
    ///   - beginning: What stands on the request from the beginning.
    ///   - complete: Adds what follows of the opening at once.
    func decideOpening(
        _ draft: RequestDraft, id: Request.ID, as viewer: Viewer, with beginning: RequestEvent? = nil,
        _ complete: (inout Recording) async throws -> Void = { _ in }
    ) async throws -> Decision {
        let now = configuration.time.now()
        let opening = try await opening(from: draft, id: id, as: viewer, at: now)
        let events = [RequestEvent.opened(opening)] + (beginning.map { [$0] } ?? []) + draft.extraEvents
        var recorded = try Request.recording(opening: id, events.map { (viewer.actor, $0) }, at: now)
        try await complete(&recorded)
        // Whoever opens a request has written all that it says.
        return try await decision(on: nil, recorded, standing: .agent)
    }

    /// What a draft opens at an instant, with all that it leaves out.
    func opening(
        from draft: RequestDraft, id: Request.ID, as viewer: Viewer, at now: Timestamp
    ) async throws -> RequestOpening {
        try checkInForce(viewer)
        var context = makeContext(viewer, standing: viewer.isHost ? .host : .none, now: now)
        if let service = draft.service { context.service = try await directory.service(service) }
        if let requester = draft.requester ?? viewer.person, let person = try await directory.person(requester) {
            (context.requesterLanguage, context.requesterDepartment) = (person.language, person.department)
        }
        let opening = try Request.decide(opening: draft, message: id.uuid, in: context)
        try await checkReferences(of: opening)
        if let things = draft.about { try await checkThings(things, by: viewer) }
        try await checkAttachments(draft.attachments, of: viewer)
        return opening
    }

    func makeContext(_ viewer: Viewer, standing: Standing, now: Timestamp) -> DecisionContext {
        let hasEnded = viewer.at(now).hasEnded
        return DecisionContext(
            actor: viewer.actor, standing: standing, now: now, limits: configuration.limits,
            isAgent: !hasEnded && !viewer.teams.isEmpty, isLead: !hasEnded && !viewer.leads.isEmpty,
            defaultTeam: configuration.defaultTeam)
    }

    private func service(for command: RequestCommand, on request: Request) async throws -> Service? {
        switch command {
        case .chooseService(let name?, _): try await directory.service(name)
        case .fill: if let name = request.service { try await directory.service(name) } else { nil }
        default: nil
        }
    }

    private func addChildren(
        to context: inout DecisionContext, for command: RequestCommand, of request: Request, as viewer: Viewer
    ) async throws {
        switch command {
        case .resolve(_, _, despiteOpenChildren: false, _), .close(despiteOpenChildren: false): break
        default: return
        }
        guard !request.children.isEmpty else { return }
        let open = try await store.requests(request.children.map { .id($0) }).filter(\.state.isOpen)
        context.openChildren = open.filter { viewer.standing(to: $0) != .none }.map(\.number)
        let ids = Set(open.map(\.id))
        context.openParts = request.parts.filter { $0.request.map(ids.contains) ?? false }.map(\.name)
    }

    // MARK: Loading

    /// The request as kept, whoever may see it; deciding and presenting check the right to it.
    func load(_ reference: RequestReference) async throws -> Request {
        guard let request = try await store.requests([reference]).first else { throw Rejection.notFound }
        return request
    }

    /// What needs no standing to a request, opening one or uploading, needs a permission that has not ended.
    func checkInForce(_ viewer: Viewer) throws {
        guard !viewer.at(configuration.time.now()).hasEnded else {
            throw Rejection(.notPermitted, "The permission to act for “\(viewer.person?.rawValue ?? "")” has ended.")
        }
    }

    /// The same for a command that settles due work, which may have been read together with others. Nothing is ever
    /// shown of such a request.
    func load(_ reference: RequestReference, settling receipt: WorkReceipt?) async throws -> Request {
        if receipt != nil, let request = ReadAhead.current?.take(reference, at: configuration.time.now()) {
            return request
        }
        return try await load(reference)
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
            delegationEnd: delegationEnd, now: now)
    }
}
