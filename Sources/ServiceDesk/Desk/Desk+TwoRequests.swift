// Changes of two requests, committed together. An idempotency key means what it means for one: see
// ``Desk/perform(_:on:as:key:)``.

extension Desk {
    /// Ends one request in another: the source is closed, its requester watches the target, both say so.
    ///
    /// - Returns: The target.
    @discardableResult
    public func merge(
        _ source: RequestReference, into target: RequestReference, as viewer: Viewer, key: String? = nil
    ) async throws -> Request {
        let key = try makeKey(key, for: .merge(into: target), on: source, by: viewer)
        return try await commit(.merge, [.request: source.description], key: key, as: viewer) {
            let (from, into) = (try await self.load(source), try await self.load(target))
            // Both must be seen before either is decided, so that a refusal says nothing about the other.
            try self.checkVisible([from, into], to: viewer)
            let merged = try await self.decide(.mergeInto(into.id), on: from, as: viewer)
            return [try await self.decide(.absorb(from.id, requester: from.requester), on: into, as: viewer), merged]
        }
    }

    /// Makes a request of its own from a message of another.
    ///
    /// - Parameters:
    ///   - message: A later message, public or private; the opening message is the request itself.
    ///   - complete: Changes the draft, which starts with the message's text, author and attachments and the original's
    ///     team, service aside. With a key it may be asked twice, and counts by what it makes of an empty draft.
    /// - Returns: The new request.
    @discardableResult
    public func split(
        _ message: Message.ID, of reference: RequestReference, as viewer: Viewer, key: String? = nil,
        _ complete: @Sendable (inout RequestDraft) -> Void = { _ in }
    ) async throws -> Request {
        let id = Request.ID(configuration.ids.next(at: configuration.time.now()))
        let key = try makeKey(
            key, for: .split(message, completion: Self.completion(by: complete)), on: reference, by: viewer)
        return try await commit(.split, [.request: reference.description], key: key, as: viewer) {
            let original = try await self.load(reference)
            try self.checkVisible([original], to: viewer)
            var draft = try await self.draft(splitting: message, of: original, for: viewer)
            complete(&draft)
            let opening = try await self.decideOpening(
                draft, id: id, as: viewer, with: .linked(Link(.splitFrom, original.id)))
            return [opening, try await self.decide(.splitOff(message: message, into: id), on: original, as: viewer)]
        }
    }

    private static func completion(by complete: (inout RequestDraft) -> Void) -> RequestDraft {
        var draft = RequestDraft("")
        complete(&draft)
        return draft
    }

    /// Relates one request to another; both carry the relation.
    @discardableResult
    public func link(
        _ reference: RequestReference, _ relation: Link.Relation, _ other: RequestReference, as viewer: Viewer,
        key: String? = nil
    ) async throws -> Request {
        let key = try makeKey(key, for: .link(relation, other), on: reference, by: viewer)
        return try await relate(.link, reference, relation, other, as: viewer, key) { .link($0) }
    }

    /// Takes back what ``link(_:_:_:as:key:)`` did.
    @discardableResult
    public func unlink(
        _ reference: RequestReference, _ relation: Link.Relation, _ other: RequestReference, as viewer: Viewer,
        key: String? = nil
    ) async throws -> Request {
        let key = try makeKey(key, for: .unlink(relation, other), on: reference, by: viewer)
        return try await relate(.unlink, reference, relation, other, as: viewer, key) { .unlink($0) }
    }

    private func relate(
        _ name: SpanName, _ reference: RequestReference, _ relation: Link.Relation, _ other: RequestReference,
        as viewer: Viewer, _ key: Change.Key?, _ half: (Link) -> RequestHalf
    ) async throws -> Request {
        try await commit(name, [.request: reference.description], key: key, as: viewer) {
            let (this, that) = (try await self.load(reference), try await self.load(other))
            try self.checkVisible([this, that], to: viewer)
            var above: [Request] = []
            if relation == .childOf { above = try await self.ancestors(of: that, besides: this) }
            if relation == .parentOf { above = try await self.ancestors(of: this, besides: that) }
            let decisions = [
                try await self.decide(half(Link(relation, that.id)), on: this, as: viewer),
                try await self.decide(half(Link(relation.inverse, this.id)), on: that, as: viewer),
            ]
            guard decisions.contains(where: { $0.update != nil }) else { return decisions }
            // What was found above must still stand so at the commit: two links at once could close a circle.
            return try decisions
                + above.map { request in
                    Decision(request, update: try Change.Update(unchanged: request), standing: .none)
                }
        }
    }

    /// What is above a request. A family of requests has no circles: what is above cannot become a child.
    private func ancestors(of request: Request, besides child: Request) async throws -> [Request] {
        var (found, above): ([Request], Request.ID?) = ([], request.parent)
        while let next = above {
            guard next != child.id, found.count < 100 else {
                throw Rejection.invalidField("link", "It is above the other one already and cannot be its child.")
            }
            found.append(try await load(.id(next)))
            above = found.last?.parent
        }
        return found
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
