extension Change.Update {
    /// Records events after a request as it stands: the one way from decided events to what a store commits.
    ///
    /// - Parameters:
    ///   - now: Where the clock went back, the request's latest instant counts instead.
    /// - Throws: `EncodingError`, which the limits of the desk rule out.
    public init(_ before: Request, _ events: [(Actor, RequestEvent)], at now: Timestamp) throws {
        var (after, recorded): (Request, [RecordedEvent]) = (before, [])
        for (actor, event) in events {
            let next = try RecordedEvent(
                request: before.id, version: after.version + 1, at: max(now, after.updatedAt), actor: actor,
                event: event, after: after.journalHead)
            after.apply(next)
            recorded.append(next)
        }
        try self.init(before: before, after: after, events: recorded)
    }

    /// Records an opening and what follows it at once.
    ///
    /// - Throws: ``Rejection`` unless the first event opens a request.
    public init(opening id: Request.ID, _ events: [(Actor, RequestEvent)], at now: Timestamp) throws {
        guard let (actor, event) = events.first else { throw Rejection.notFound }
        let first = try RecordedEvent(
            request: id, version: 1, at: now, actor: actor, event: event, after: .zero)
        guard let opened = Request(opening: first) else { throw Rejection.notFound }
        let rest = try Self(opened, Array(events.dropFirst()), at: now)
        try self.init(before: nil, after: rest.after, events: [first] + rest.events)
    }
}
