extension Change.Update {
    /// Records events after a request as it stands: the one way from decided events to what a store commits.
    ///
    /// - Parameters:
    ///   - now: Where the clock went back, the request's latest instant counts instead.
    /// - Throws: `EncodingError`, which the limits of the desk rule out.
    public init(_ before: Request, _ events: [(Actor, RequestEvent)], at now: Timestamp) throws {
        let (after, recorded) = try before.recording(events, at: now)
        try self.init(before: before, after: after, events: recorded)
    }

    /// Records an opening and what follows it at once.
    ///
    /// - Throws: ``Rejection`` unless the first event opens a request.
    public init(opening id: Request.ID, _ events: [(Actor, RequestEvent)], at now: Timestamp) throws {
        let (after, recorded) = try Request.recording(opening: id, events, at: now)
        try self.init(before: nil, after: after, events: recorded)
    }
}

extension Request {
    /// The request after some events, and the events as the journal keeps them.
    func recording(
        _ events: [(Actor, RequestEvent)], at now: Timestamp
    ) throws -> (after: Request, events: [RecordedEvent]) {
        var (after, recorded): (Request, [RecordedEvent]) = (self, [])
        for (actor, event) in events {
            let next = try RecordedEvent(
                request: id, version: after.version + 1, at: max(now, after.updatedAt), actor: actor, event: event,
                after: after.journalHead)
            after.apply(next)
            recorded.append(next)
        }
        return (after, recorded)
    }

    static func recording(
        opening id: ID, _ events: [(Actor, RequestEvent)], at now: Timestamp
    ) throws -> (after: Request, events: [RecordedEvent]) {
        guard let (actor, event) = events.first else { throw Rejection.notFound }
        let first = try RecordedEvent(request: id, version: 1, at: now, actor: actor, event: event, after: .zero)
        guard let opened = Request(opening: first) else { throw Rejection.notFound }
        let rest = try opened.recording(Array(events.dropFirst()), at: now)
        return (rest.after, [first] + rest.events)
    }
}
