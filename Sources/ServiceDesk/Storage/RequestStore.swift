/// Where requests, their journals and due work are kept. A store is durable, or says that it is not
/// (``InMemoryStore``); it is linearizable: what was committed is seen by every call that starts afterwards.
///
/// "Writing a store" in the documentation walks through an implementation; `ServiceDeskTesting` checks one.
public protocol RequestStore: Sendable {
    /// How much the store takes at once.
    var limits: StoreLimits { get }

    /// Commits each change whole or not at all; no change decides another's fate, except that a later one sees the
    /// effects of an earlier one. Returns once everything committed is durable. A commit that has begun is not given up
    /// when its task is cancelled: it ends as it would have.
    ///
    /// - Parameter changes: At most ``StoreLimits/changesPerCommit``.
    /// - Returns: One result for each change, in order.
    /// - Throws: ``StoreError`` when none of the changes was kept; with the code ``StoreError/Code/unknownOutcome``
    ///   when that is not known.
    func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult]

    /// The requests with these ids or numbers, whoever may see them: the desk checks the right to each. In no
    /// particular order; what does not exist is left out.
    ///
    /// - Parameter references: At most ``RequestReference/maximumBatch``.
    func requests(_ references: [RequestReference]) async throws(StoreError) -> [Request]

    /// What idempotency keys were used for.
    func keys(_ query: KeyQuery) async throws(StoreError) -> [KeyRecord]

    /// Events of a journal.
    func history(_ query: HistoryQuery) async throws(StoreError) -> [RecordedEvent]

    /// Events of all journals, whoever may see them; ``JournalQuery/Order`` says what must hold of their order.
    func journal(_ query: JournalQuery) async throws(StoreError) -> JournalPage

    /// Requests that a viewer may see, by filter, in order, a page at a time.
    func page(_ query: RequestQuery) async throws(StoreError) -> Page

    /// Requests that a viewer may see, best answers first.
    func search(_ query: SearchQuery) async throws(StoreError) -> [Request]

    /// How many requests a viewer may see, by group.
    func counts(_ query: CountQuery) async throws(StoreError) -> [CountRow]

    /// What is counted of the journals. A commit keeps the measurements of its updates
    /// (``Change/Update/measurements``) in one block without a place.
    func measurements(_ query: MeasurementQuery) async throws(StoreError) -> MeasurementPage

    /// Puts other blocks in the place of some, or does nothing.
    ///
    /// - Returns: Whether it was done: not, where one of those that were to go is not there any more.
    func rewrite(_ rewrite: MeasurementRewrite) async throws(StoreError) -> Bool

    /// Gives due work to whoever asks, the earliest first (``WorkRecord/isDueBefore(_:)``), durably before it answers:
    /// nobody else gets it before the lease is over. Where nothing is due it writes nothing and waits for nobody.
    ///
    /// - Throws: ``StoreError`` when nothing was given; with the code ``StoreError/Code/unknownOutcome`` when that is
    ///   not known: what was given is then due again at the end of the lease.
    func claim(_ claim: WorkClaim) async throws(StoreError) -> [ClaimedWork]

    /// Due work as it is kept, a page at a time.
    func work(_ query: WorkQuery) async throws(StoreError) -> WorkPage

    /// Rewrites what is kept, so that nothing of what was replaced, removed or settled is left in its files: after an
    /// erasure (``Desk/erase(_:isRehearsal:as:progress:)``). Takes as long as to copy the store, and keeps those who
    /// write waiting. What the store does not write itself, as backups and replicas, is not reached.
    ///
    /// - Throws: ``StoreError`` where it could not be done; then it may be asked for again.
    func expunge() async throws(StoreError)

    /// Instants at which work is due that other processes have scheduled, as soon as the store hears of it. A runner
    /// looks then, and need not wait until it would look by itself (``WorkOptions/pollInterval``). Nothing relies on
    /// it: instants may be lost, or come twice. Ends when its task is cancelled.
    ///
    /// A store that hears of nothing ends it at once, as it is by default.
    func scheduledElsewhere() -> AsyncStream<Timestamp>
}

extension RequestStore {
    public func scheduledElsewhere() -> AsyncStream<Timestamp> { AsyncStream { $0.finish() } }
}

/// A request by what one knows of it.
public enum RequestReference: Hashable, Sendable, CustomStringConvertible {
    case id(Request.ID)
    case number(Request.Number)

    public var description: String {
        switch self {
        case .id(let id): id.description
        case .number(let number): "#\(number)"
        }
    }
}

extension RequestReference: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self = .number(value) }
}

/// An idempotency key that was used.
public struct KeyRecord: Hashable, Sendable {
    public var key: Change.Key
    /// The first request of the change that used it.
    public var number: Request.Number

    public init(key: Change.Key, number: Request.Number) {
        self.key = key
        self.number = number
    }
}

public struct StoreLimits: Hashable, Sendable {
    /// How many changes one commit may have.
    public var changesPerCommit: Int
    /// How many commits may be under way at once. The last of several is used only where much due work waits, so that
    /// it keeps nobody waiting.
    public var concurrentCommits: Int

    public init(changesPerCommit: Int, concurrentCommits: Int = 1) {
        self.changesPerCommit = changesPerCommit
        self.concurrentCommits = concurrentCommits
    }
}
