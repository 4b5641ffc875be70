/// A request after some events, and the events as the journal keeps them.
struct Recording {
    var after: Request
    var events: [RecordedEvent] = []
    /// What its clocks were found to say; `nil` where nobody has looked yet.
    var look: ClockLook?

    /// Records what happens next.
    ///
    /// - Parameter now: Where the clock went back, the request's latest instant counts instead.
    mutating func add(_ events: [(Actor, RequestEvent)], at now: Timestamp) throws {
        for (actor, event) in events {
            let next = try RecordedEvent(
                request: after.id, version: after.version + 1, at: max(now, after.updatedAt), actor: actor,
                event: event, after: after.journalHead)
            after.apply(next)
            self.events.append(next)
        }
    }
}

extension Change.Update {
    /// Records events after a request as it stands: the one way from decided events to what a store commits.
    ///
    /// - Parameters:
    ///   - now: Where the clock went back, the request's latest instant counts instead.
    /// - Throws: `EncodingError`, which the limits of the desk rule out.
    public init(_ before: Request, _ events: [(Actor, RequestEvent)], at now: Timestamp) throws {
        let recorded = try before.recording(events, at: now)
        try self.init(before: before, after: recorded.after, events: recorded.events)
    }

    /// Records an opening and what follows it at once.
    ///
    /// - Throws: ``Rejection`` unless the first event opens a request.
    public init(opening id: Request.ID, _ events: [(Actor, RequestEvent)], at now: Timestamp) throws {
        let recorded = try Request.recording(opening: id, events, at: now)
        try self.init(before: nil, after: recorded.after, events: recorded.events)
    }
}

extension Request {
    func recording(_ events: [(Actor, RequestEvent)], at now: Timestamp) throws -> Recording {
        var recording = Recording(after: self)
        try recording.add(events, at: now)
        return recording
    }

    static func recording(opening id: ID, _ events: [(Actor, RequestEvent)], at now: Timestamp) throws -> Recording {
        guard let (actor, event) = events.first else { throw Rejection.notFound }
        let first = try RecordedEvent(request: id, version: 1, at: now, actor: actor, event: event, after: .zero)
        guard let opened = Request(opening: first) else { throw Rejection.notFound }
        var recording = Recording(after: opened, events: [first])
        try recording.add(Array(events.dropFirst()), at: now)
        return recording
    }
}
