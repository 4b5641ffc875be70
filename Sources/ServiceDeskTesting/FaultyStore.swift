import ServiceDesk
import Synchronization

/// A store that fails now and then, by a script or by chance from a seed, and otherwise does what the store behind it
/// does.
///
/// Shows that whoever uses a store neither loses nor doubles anything: `unknownAfterCommit` keeps the changes and says
/// that it does not know, as a connection does that breaks at the wrong moment.
public final class FaultyStore: Sendable {
    /// What happens to one call.
    public enum Fault: Hashable, Sendable, CaseIterable {
        /// Nothing: the call is done.
        case none
        /// Nothing is done; the store is busy.
        case busy
        /// Nothing is done; the store is full.
        case full
        /// Nothing is done, and whether it was is not known. Only commits and claims; other calls are busy.
        case unknownBeforeCommit
        /// It is done, and whether it was is not known. Only commits and claims; other calls are busy.
        case unknownAfterCommit
    }

    /// Which calls a fault may strike.
    public enum Scope: Hashable, Sendable {
        case commits, everything
    }

    private let store: any RequestStore
    private let scope: Scope
    private let plan: Mutex<Plan>

    private struct Plan: Sendable {
        var script: [Fault]
        var random: SeededGenerator?
        var percent = 0
        var struck = 0

        mutating func next() -> Fault {
            let fault: Fault
            if script.isEmpty {
                fault =
                    random?.happens(percent) == true ? random?.pick(Array(Fault.allCases.dropFirst())) ?? .none : .none
            } else {
                fault = script.removeFirst()
            }
            if fault != .none { struck += 1 }
            return fault
        }
    }

    /// Faults in the order of the calls; none after the last.
    public init(_ store: any RequestStore, script: [Fault], scope: Scope = .commits) {
        self.store = store
        self.scope = scope
        plan = Mutex(Plan(script: script))
    }

    /// Faults by chance.
    ///
    /// - Parameter percent: Of a hundred calls so many fail.
    public init(_ store: any RequestStore, seed: UInt64, percent: Int, scope: Scope = .commits) {
        self.store = store
        self.scope = scope
        plan = Mutex(Plan(script: [], random: SeededGenerator(seed: seed), percent: percent))
    }

    /// How many faults there were so far.
    public var faultCount: Int { plan.withLock { $0.struck } }

    private static let unknown = StoreError(.unknownOutcome, "The connection broke during the commit.")

    private func read<Result>(
        _ body: () async throws(StoreError) -> Result
    ) async throws(StoreError) -> Result {
        switch scope == .commits ? .none : plan.withLock({ $0.next() }) {
        case .none: return try await body()
        case .full: throw StoreError(.full, "There is no space left.")
        case .busy, .unknownBeforeCommit, .unknownAfterCommit: throw StoreError(.busy, "The store is busy.")
        }
    }
}

extension FaultyStore: RequestStore {
    public var limits: StoreLimits { store.limits }

    public func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
        switch plan.withLock({ $0.next() }) {
        case .none: return try await store.commit(changes)
        case .busy: throw StoreError(.busy, "The store is busy.")
        case .full: throw StoreError(.full, "There is no space left.")
        case .unknownBeforeCommit: throw Self.unknown
        case .unknownAfterCommit:
            _ = try await store.commit(changes)
            throw Self.unknown
        }
    }

    public func claim(_ claim: WorkClaim) async throws(StoreError) -> [ClaimedWork] {
        switch scope == .commits ? .none : plan.withLock({ $0.next() }) {
        case .none: return try await store.claim(claim)
        case .busy: throw StoreError(.busy, "The store is busy.")
        case .full: throw StoreError(.full, "There is no space left.")
        case .unknownBeforeCommit: throw Self.unknown
        case .unknownAfterCommit:
            _ = try await store.claim(claim)
            throw Self.unknown
        }
    }

    public func work(_ query: WorkQuery) async throws(StoreError) -> WorkPage {
        try await read { () async throws(StoreError) in try await store.work(query) }
    }

    public func requests(_ references: [RequestReference]) async throws(StoreError) -> [Request] {
        try await read { () async throws(StoreError) in try await store.requests(references) }
    }

    public func keys(_ query: KeyQuery) async throws(StoreError) -> [KeyRecord] {
        try await read { () async throws(StoreError) in try await store.keys(query) }
    }

    public func history(_ query: HistoryQuery) async throws(StoreError) -> [RecordedEvent] {
        try await read { () async throws(StoreError) in try await store.history(query) }
    }

    public func journal(_ query: JournalQuery) async throws(StoreError) -> JournalPage {
        try await read { () async throws(StoreError) in try await store.journal(query) }
    }

    public func page(_ query: RequestQuery) async throws(StoreError) -> Page {
        try await read { () async throws(StoreError) in try await store.page(query) }
    }

    public func search(_ query: SearchQuery) async throws(StoreError) -> [Request] {
        try await read { () async throws(StoreError) in try await store.search(query) }
    }

    public func counts(_ query: CountQuery) async throws(StoreError) -> [CountRow] {
        try await read { () async throws(StoreError) in try await store.counts(query) }
    }

    public func measurements(_ query: MeasurementQuery) async throws(StoreError) -> MeasurementPage {
        try await read { () async throws(StoreError) in try await store.measurements(query) }
    }

    public func expunge() async throws(StoreError) {
        try await read { () async throws(StoreError) in try await store.expunge() }
    }

    public func rewrite(_ rewrite: MeasurementRewrite) async throws(StoreError) -> Bool {
        try await read { () async throws(StoreError) in try await store.rewrite(rewrite) }
    }
}
