/// What is done in one go: by a macro, or by a rule.
extension Desk {
    /// Does what a macro says: all of it in one commit, or nothing.
    ///
    /// - Returns: The request afterwards.
    /// - Throws: ``Rejection`` of the first thing that cannot be done; ``StoreError``.
    @discardableResult
    public func perform(
        macro id: Macro.ID, on reference: RequestReference, as viewer: Viewer, key: String? = nil
    ) async throws -> Request {
        let key = try makeKey(key, for: .macro(id), on: reference, by: viewer)
        return try await commit(.perform, [.command: "macro", .request: reference.description], key: key, as: viewer) {
            let now = self.configuration.time.now()
            let (macro, request, standing) = try await self.macro(id, for: reference, as: viewer, at: now)
            var recorded = Recording(after: request)
            try await self.perform(macro.actions, on: &recorded, as: viewer, standing: standing, at: now)
            guard !recorded.events.isEmpty else { return [Decision(request, standing: standing)] }
            return [try await self.decision(on: request, recorded, standing: standing)]
        }
    }

    /// What a macro would reply to a request now, for whoever wants to change it before sending it; `nil` where it
    /// replies nothing.
    ///
    /// - Throws: ``Rejection``, as ``perform(macro:on:as:key:)`` refuses it; ``StoreError``.
    public func reply(
        of id: Macro.ID, on reference: RequestReference, as viewer: Viewer
    ) async throws -> String? {
        let now = configuration.time.now()
        let (macro, request, _) = try await macro(id, for: reference, as: viewer, at: now)
        return try await macro.actions.reply.mapping { try await self.filled($0, request, by: viewer) }
    }

    /// A macro that a viewer may use on a request.
    private func macro(
        _ id: Macro.ID, for reference: RequestReference, as viewer: Viewer, at now: Timestamp
    ) async throws -> (macro: Macro, request: Request, standing: Standing) {
        let macros = try await directory.playbook().macros
        guard let macro = macros.first(where: { $0.id == id && $0.isActive }) else {
            throw Rejection.unknown("macro", id.rawValue)
        }
        let request = try await load(reference)
        let standing = viewer.at(now).standing(to: request)
        guard standing != .none else { throw Rejection.notFound }
        guard standing >= .agent else {
            throw Rejection(.notPermitted, "The macro “\(id)” is for those who handle the request.")
        }
        guard standing == .host || macro.admits(viewer) else {
            let teams = macro.teams.map(\.rawValue).joined(separator: ", ")
            throw Rejection(.notPermitted, "The macro “\(id)” is for others: \(teams).")
        }
        return (macro, request, standing)
    }

    /// The macros that a viewer may use, by id.
    public func macros(as viewer: Viewer) async throws -> [Macro] {
        try await directory.playbook().macros.filter(\.isActive)
            .filter { viewer.isHost || (!viewer.teams.isEmpty && $0.admits(viewer)) }
            .sorted { $0.id < $1.id }
    }

    /// Decides actions one after the other, each on what those before it have made of the request.
    ///
    /// - Parameters:
    ///   - standing: What the actor is to the request, whatever becomes of it meanwhile; `nil` for what they are then.
    ///   - now: `nil` for the instant of the request’s last event.
    func perform(
        _ actions: ActionList, on recorded: inout Recording, as viewer: Viewer, standing: Standing? = nil,
        at now: Timestamp? = nil
    ) async throws {
        let now = max(now ?? recorded.after.updatedAt, recorded.after.updatedAt)
        for command in try await commands(of: actions, on: recorded.after, as: viewer) {
            try await checkReferences(of: command, by: viewer)
            let events = try await events(
                of: command, on: recorded.after, as: viewer, standing: standing, at: now
            ).events
            try await checkMentions(of: command, on: recorded.after)
            try recorded.add(events.map { (viewer.actor, $0) }, at: now)
        }
    }

    private func commands(
        of actions: ActionList, on request: Request, as viewer: Viewer
    ) async throws -> [RequestCommand] {
        var commands: [RequestCommand] = []
        if let reply = actions.reply {
            let message = makeMessage(try await filled(reply, request, by: viewer))
            commands.append(viewer.isHost ? .announce(message) : .reply(message))
        }
        if let note = actions.note { commands.append(.note(makeMessage(try await filled(note, request, by: viewer)))) }
        return commands + actions.commands
    }

    private func filled(_ text: TextByLanguage, _ request: Request, by viewer: Viewer) async throws -> String {
        let text = text.text(in: request.language)
        let wanted = Set(Places.names(in: text))
        guard !wanted.isEmpty else { return text }
        // A request that is being opened has no number yet.
        var values = ["number": request.number == 0 ? "" : "\(request.number)", "subject": request.subject]
        if wanted.contains("requester") {
            values["requester"] = try await directory.person(request.requester)?.name ?? request.requester.rawValue
        }
        if wanted.contains("agent") {
            // Whoever uses a macro writes in their own name.
            values["agent"] =
                try await (viewer.person ?? request.agent).mapping { try await self.directory.person($0)?.name } ?? ""
        }
        if wanted.contains("team") {
            values["team"] = try await request.team.mapping { try await self.directory.team($0)?.name } ?? ""
        }
        return Places.fill(text, values)
    }

    /// Does what a rule says whose time has come, where its condition still holds.
    ///
    /// - Parameter chain: The rules whose times have led to this.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notFound`` where there is no such request any more.
    func perform(
        timed rule: Rule, after chain: [Rule.ID], on request: Request.ID, settling receipt: WorkReceipt
    ) async throws {
        let attributes: [SpanAttributeName: String] = [.command: "rule", .request: "\(request)"]
        _ = try await commit(.perform, attributes, key: nil, settling: receipt, as: .rule(rule.id)) {
            let request = try await self.load(.id(request))
            var recorded = Recording(after: request)
            var ruling = Ruling(try await self.directory.ruleBook(), timed: chain + [rule.id])
            if rule.condition.holdsStill(for: request) {
                // As of now: the last event can be days ago.
                try await ruling.perform(rule, on: &recorded, self, at: self.configuration.time.now())
            }
            guard !recorded.events.isEmpty else { return [Decision(request, standing: .host)] }
            return [try await self.decision(on: request, recorded, standing: .host, ruling: ruling)]
        }
    }
}

extension Macro {
    fileprivate func admits(_ viewer: Viewer) -> Bool { teams.isEmpty || teams.contains(where: viewer.teams.contains) }
}
