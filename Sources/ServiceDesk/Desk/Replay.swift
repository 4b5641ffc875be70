/// What happened to one request elsewhere, before this desk kept it: decided command by command, each by whom and when
/// it was, and then committed as a whole (``Desk/commit(_:)``).
///
/// The same rules apply as to what happens now: who may do it, what the state allows, that whom it names exists. Only
/// the assignment policies are not asked, for it is known who did the work. Importers use this: a history of many
/// commands costs one commit, and a thousand histories a few.
public struct Replay: Sendable {
    private let desk: Desk
    private var before: Request?
    /// The request as the commands so far make it.
    public private(set) var request: Request
    private var events: [RecordedEvent]
    private var look: ClockLook?
    /// Makes a repetition of the commit harmless.
    public var key: Change.Key? {
        didSet { prepared = nil }
    }
    private var prepared: Change?

    /// How many events the commands have caused so far.
    public var eventCount: Int { events.count }

    fileprivate init(_ desk: Desk, before: Request?, _ recorded: Recording) {
        self.desk = desk
        self.before = before
        request = recorded.after
        events = recorded.events
        look = recorded.look
    }

    /// Decides a command as of a time in the past; a time before the last one counts as the last.
    ///
    /// - Throws: ``Rejection``; the history is then as it was before.
    public mutating func perform(_ command: RequestCommand, as viewer: Viewer, at time: Timestamp) async throws {
        let now = max(time, request.updatedAt)
        try await desk.checkReferences(of: command, by: viewer)
        let decided = try await desk.events(of: command, on: request, as: viewer, at: now).events
        try await desk.checkMentions(of: command, on: request)
        guard !decided.isEmpty else { return }
        var recorded = try request.recording(decided.map { (viewer.actor, $0) }, at: now)
        recorded.look = look
        recorded = try await desk.completed(recorded, escalating: .never)
        (request, look) = (recorded.after, recorded.look)
        events += recorded.events
        prepared = nil
    }

    /// Encodes what will be kept now instead of at the commit, which is quicker where histories are decided while
    /// others are being committed.
    public mutating func prepare() throws {
        prepared = try change()
    }

    /// Gives the request the number that an earlier history, committed since this one was decided, got for it.
    package mutating func take(_ number: Request.Number) {
        before?.number = number
        request.number = number
        prepared?.updates[0].take(number)
    }

    /// What became of a history.
    public struct Outcome: Sendable {
        public fileprivate(set) var result: CommitResult
        /// The request's number; 0 where its opening was not committed.
        public fileprivate(set) var number: Request.Number
    }

    fileprivate func change() throws -> Change? {
        if let prepared { return prepared }
        guard !events.isEmpty else { return nil }
        let update = try Change.Update(before: before, after: request, events: events)
        let work = desk.plan(for: [update]) + (look.map { ClockWork.plan(for: update, after: $0) } ?? [])
        return Change(key: key, updates: [update], work: work)
    }
}

extension Desk {
    /// Begins a history with its opening. It is nowhere until it is committed.
    ///
    /// - Throws: ``Rejection``.
    public func replay(opening draft: RequestDraft, as viewer: Viewer, at time: Timestamp) async throws -> Replay {
        let id = Request.ID(configuration.ids.next(at: time))
        let opening = try await opening(from: draft, id: id, as: viewer, at: time)
        let opened = try await completed(
            try Request.recording(opening: id, [(viewer.actor, .opened(opening))], at: time), escalating: .never)
        return Replay(self, before: nil, opened)
    }

    /// Goes on with a request that is kept.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notFound``.
    public func replay(on reference: RequestReference) async throws -> Replay {
        // As it is kept, not as anyone was shown it: what a viewer may not know would be written away.
        replay(onKept: try await load(reference))
    }

    /// Asks the directory for the people of histories before they are decided: together, instead of one by one.
    package func preload(_ people: [Person.ID]) async throws { try await directory.preload(people) }

    /// The same for a request that one has as it is kept, or as it will be once an earlier history is committed.
    package func replay(onKept request: Request) -> Replay { Replay(self, before: request, Recording(after: request)) }

    /// Commits histories, in this order, each whole or not at all. The requests must be different ones.
    ///
    /// - Returns: What became of each. A history without events is committed by doing nothing.
    public func commit(_ histories: [Replay]) async throws -> [Replay.Outcome] {
        try await spans.span(.replay) { try await commitAll(histories) }
    }

    private func commitAll(_ histories: [Replay]) async throws -> [Replay.Outcome] {
        var outcomes = histories.map { history in
            Replay.Outcome(result: .committed([history.request.number]), number: history.request.number)
        }
        var changes: [(index: Int, change: Change)] = []
        for (index, history) in histories.enumerated() {
            if let change = try history.change() { changes.append((index, change)) }
        }
        for start in stride(from: 0, to: changes.count, by: store.limits.changesPerCommit) {
            let batch = changes[start..<min(start + store.limits.changesPerCommit, changes.count)]
            for (result, (index, change)) in zip(try await committer.commit(batch.map(\.change)), batch) {
                outcomes[index].result = result
                guard case .committed(let numbers) = result else { continue }
                outcomes[index].number = numbers[0]
                alarms.ring(for: change.work)
            }
        }
        return outcomes
    }

    /// What idempotency keys were used for; for the host's own program only.
    public func keys(_ query: KeyQuery, as viewer: Viewer) async throws -> [KeyRecord] {
        guard viewer.isHost else { throw Rejection(.notPermitted, "Idempotency keys are for the desk itself.") }
        return try await store.keys(query)
    }
}
