import Logging
import Metrics

/// Observes every call to a store of requests (``StoreObserver``).
///
/// A commit holds the changes of many callers: its span is a child of whoever's change made it begin.
/// Metrics beside the observer's: `service_desk_commit_changes` (recorder: changes per commit).
struct ObservedStore: RequestStore {
    private let store: any RequestStore
    private let observer: StoreObserver<Call>
    private let batchSize = Recorder(label: "service_desk_commit_changes")

    private enum Call: String, StoreCall {
        case commit, requests, keys, history, journal, page, search, counts, measurements, rewrite, claim, work, expunge

        var span: SpanName {
            switch self {
            case .commit: .storeCommit
            case .requests: .storeRequests
            case .keys: .storeKeys
            case .history: .storeHistory
            case .journal: .storeJournal
            case .page: .storePage
            case .search: .storeSearch
            case .counts: .storeCounts
            case .measurements: .storeMeasurements
            case .rewrite: .storeRewrite
            case .claim: .storeClaim
            case .work: .storeWork
            case .expunge: .storeExpunge
            }
        }
    }

    init(_ store: any RequestStore, logger: Logger, spans: DeskSpans) {
        self.store = store
        observer = StoreObserver(logger: logger, spans: spans)
    }

    var limits: StoreLimits { store.limits }

    func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
        batchSize.record(changes.count)
        return try await observer.observe(.commit, [.changes: "\(changes.count)"]) { () async throws(StoreError) in
            try await store.commit(changes)
        }
    }

    func requests(_ references: [RequestReference]) async throws(StoreError) -> [Request] {
        try await observer.observe(.requests) { () async throws(StoreError) in try await store.requests(references) }
    }

    func keys(_ query: KeyQuery) async throws(StoreError) -> [KeyRecord] {
        try await observer.observe(.keys) { () async throws(StoreError) in try await store.keys(query) }
    }

    func history(_ query: HistoryQuery) async throws(StoreError) -> [RecordedEvent] {
        try await observer.observe(.history) { () async throws(StoreError) in try await store.history(query) }
    }

    func journal(_ query: JournalQuery) async throws(StoreError) -> JournalPage {
        try await observer.observe(.journal) { () async throws(StoreError) in try await store.journal(query) }
    }

    func page(_ query: RequestQuery) async throws(StoreError) -> Page {
        try await observer.observe(.page) { () async throws(StoreError) in try await store.page(query) }
    }

    func search(_ query: SearchQuery) async throws(StoreError) -> [Request] {
        try await observer.observe(.search) { () async throws(StoreError) in try await store.search(query) }
    }

    func counts(_ query: CountQuery) async throws(StoreError) -> [CountRow] {
        try await observer.observe(.counts) { () async throws(StoreError) in try await store.counts(query) }
    }

    func measurements(_ query: MeasurementQuery) async throws(StoreError) -> MeasurementPage {
        try await observer.observe(.measurements) { () async throws(StoreError) in
            try await store.measurements(query)
        }
    }

    func rewrite(_ rewrite: MeasurementRewrite) async throws(StoreError) -> Bool {
        try await observer.observe(.rewrite, expecting: .readOnly) { () async throws(StoreError) in
            try await store.rewrite(rewrite)
        }
    }

    func claim(_ claim: WorkClaim) async throws(StoreError) -> [ClaimedWork] {
        try await observer.observe(.claim) { () async throws(StoreError) in try await store.claim(claim) }
    }

    func work(_ query: WorkQuery) async throws(StoreError) -> WorkPage {
        try await observer.observe(.work) { () async throws(StoreError) in try await store.work(query) }
    }

    func expunge() async throws(StoreError) {
        try await observer.observe(.expunge) { () async throws(StoreError) in try await store.expunge() }
    }

    func scheduledElsewhere() -> AsyncStream<Timestamp> { store.scheduledElsewhere() }
}
