extension Desk {
    /// Opens a request.
    ///
    /// - Parameters:
    ///   - key: Makes a repetition harmless: opening again with the same key and the same draft gives the request that
    ///     is there; another draft under the same key is refused.
    /// - Returns: The request as kept, with its number.
    @discardableResult
    public func open(_ draft: RequestDraft, as viewer: Viewer, key: String? = nil) async throws -> Request {
        let id = Request.ID(configuration.ids.next(at: configuration.time.now()))
        let command = RequestCommand.open(draft, message: id.uuid)
        let key = try makeKey(key, for: command, on: nil, by: viewer)
        if let known = try await outcome(of: key) { return try await present(known, to: viewer) }
        let update = try await decideOpening(draft, id: id, as: viewer)
        switch try await committer.commit(Change(key: key, updates: [update])) {
        case .committed(let numbers):
            var request = update.after
            request.number = numbers[0]
            return try await present(Decision(request, standing: .agent), to: viewer)
        case .duplicate(let number): return try await present(try await load(.number(number)), to: viewer)
        case .keyReused: throw Rejection.keyReused
        case .conflict: throw Rejection(.contended, "A request with this id is there already; open it again.")
        }
    }

    /// Does something to one request.
    ///
    /// The command is decided on the request as it stands and committed only if it still stands so; if not, it is
    /// decided again. Commands that concern two requests have methods of their own: ``merge(_:into:as:)``,
    /// ``split(_:of:as:_:)``, ``link(_:_:_:as:)``.
    ///
    /// - Returns: The request afterwards. A command that changes nothing returns it as it is.
    @discardableResult
    public func perform(
        _ command: RequestCommand, on reference: RequestReference, as viewer: Viewer, key: String? = nil
    ) async throws -> Request {
        guard !command.isHalf else {
            throw Rejection.invalidField(
                "command", "Merging, splitting and linking change two requests; use their methods.")
        }
        let key = try makeKey(key, for: command, on: reference, by: viewer)
        if let known = try await outcome(of: key) { return try await present(known, to: viewer) }
        try await checkReferences(of: command, by: viewer)
        let after = try await commit(key: key) {
            let request = try await self.load(reference)
            return [try await self.decide(command, on: request, as: viewer)]
        }
        return try await present(after[0], to: viewer)
    }

    /// Writes to the requester and everyone who takes part.
    @discardableResult
    public func reply(
        _ text: String, attachments: [Attachment] = [], to reference: RequestReference, as viewer: Viewer,
        key: String? = nil
    ) async throws -> Request {
        try await perform(.reply(makeMessage(text, attachments)), on: reference, as: viewer, key: key)
    }

    /// Writes a private note that only the team reads.
    @discardableResult
    public func note(
        _ text: String, attachments: [Attachment] = [], on reference: RequestReference, as viewer: Viewer,
        key: String? = nil
    ) async throws -> Request {
        try await perform(.note(makeMessage(text, attachments)), on: reference, as: viewer, key: key)
    }

    /// Makes a message with an id of its own, for commands that take one.
    public func makeMessage(_ text: String, _ attachments: [Attachment] = []) -> Message {
        Message(id: configuration.ids.next(at: configuration.time.now()), text: text, attachments: attachments)
    }
}

// MARK: - Two requests at once

extension Desk {
    /// Ends one request in another: the source is closed, its requester watches the target, both say so.
    ///
    /// - Returns: The target.
    @discardableResult
    public func merge(
        _ source: RequestReference, into target: RequestReference, as viewer: Viewer
    ) async throws -> Request {
        let after = try await commit(key: nil) {
            let (from, into) = (try await self.load(source), try await self.load(target))
            // Both must be seen before either is decided, so that a refusal says nothing about the other.
            try self.checkVisible([from, into], to: viewer)
            return [
                try await self.decide(.mergeInto(into.id), on: from, as: viewer),
                try await self.decide(.absorb(from.id, requester: from.requester), on: into, as: viewer),
            ]
        }
        return try await present(after[1], to: viewer)
    }

    /// Makes a request of its own from a message of another.
    ///
    /// - Parameters:
    ///   - message: A later message, public or private; the opening message is the request itself.
    ///   - complete: Changes the draft, which starts with the message's text, author and attachments and the original's
    ///     team, service aside.
    /// - Returns: The new request.
    @discardableResult
    public func split(
        _ message: Message.ID, of reference: RequestReference, as viewer: Viewer,
        _ complete: @Sendable (inout RequestDraft) -> Void = { _ in }
    ) async throws -> Request {
        let id = Request.ID(configuration.ids.next(at: configuration.time.now()))
        let after = try await commit(key: nil) {
            let original = try await self.load(reference)
            try self.checkVisible([original], to: viewer)
            var draft = try await self.draft(splitting: message, of: original, for: viewer)
            complete(&draft)
            let opening = try await self.decideOpening(
                draft, id: id, as: viewer, linkedBy: Link(.splitFrom, original.id))
            return [opening, try await self.decide(.splitOff(message: message, into: id), on: original, as: viewer)]
        }
        return try await present(after[0], to: viewer)
    }

    /// Relates one request to another; both carry the relation.
    @discardableResult
    public func link(
        _ reference: RequestReference, _ relation: Link.Relation, _ other: RequestReference, as viewer: Viewer
    ) async throws -> Request {
        try await relate(reference, relation, other, as: viewer) { .link($0) }
    }

    /// Takes back what ``link(_:_:_:as:)`` did.
    @discardableResult
    public func unlink(
        _ reference: RequestReference, _ relation: Link.Relation, _ other: RequestReference, as viewer: Viewer
    ) async throws -> Request {
        try await relate(reference, relation, other, as: viewer) { .unlink($0) }
    }

    private func relate(
        _ reference: RequestReference, _ relation: Link.Relation, _ other: RequestReference, as viewer: Viewer,
        _ command: @Sendable @escaping (Link) -> RequestCommand
    ) async throws -> Request {
        let after = try await commit(key: nil) {
            let (this, that) = (try await self.load(reference), try await self.load(other))
            try self.checkVisible([this, that], to: viewer)
            if relation == .childOf { try await self.checkIsNoAncestor(this, of: that) }
            if relation == .parentOf { try await self.checkIsNoAncestor(that, of: this) }
            return [
                try await self.decide(command(Link(relation, that.id)), on: this, as: viewer),
                try await self.decide(command(Link(relation.inverse, this.id)), on: that, as: viewer),
            ]
        }
        return try await present(after[0], to: viewer)
    }

    /// A family of requests has no circles: what is above a request cannot become its child.
    private func checkIsNoAncestor(_ child: Request, of request: Request) async throws {
        var (above, generations) = (request.parent, 0)
        while let next = above {
            guard next != child.id, generations < 100 else {
                throw Rejection.invalidField("link", "It is above the other one already and cannot be its child.")
            }
            above = try await load(.id(next)).parent
            generations += 1
        }
    }

    private func draft(
        splitting message: Message.ID, of original: Request, for viewer: Viewer
    ) async throws -> RequestDraft {
        guard message != original.id.uuid else {
            throw Rejection.invalidField(
                "message", "The opening message is the request itself and cannot be split off.")
        }
        var after = 0
        while after < original.version {
            let events = try await store.history(HistoryQuery(original.id, after: after))
            guard let last = events.last else { break }
            if let event = events.first(where: { $0.event.message?.id == message }), let found = event.event.message,
                viewer.mayRead(event, of: original)
            {
                return RequestDraft(
                    original.subject, text: found.text,
                    attachments: try found.attachments.map { try claimed($0, by: viewer) },
                    requester: event.actor.person ?? original.requester, team: original.team,
                    language: original.language, channel: found.channel ?? original.channel,
                    confidentiality: original.confidentiality)
            }
            after = last.version
        }
        throw Rejection(.unknownReference, "The request has no such message.", field: "message")
    }
}

extension RequestCommand {
    /// Whether the command is one half of a change of two requests.
    var isHalf: Bool {
        switch self {
        case .open, .link, .unlink, .mergeInto, .absorb, .splitOff: true
        default: false
        }
    }
}
