import Dispatch
import Logging
import Metrics

/// Counts, times, traces and logs every call to a store, so that no store has to.
///
/// Spans: ``SpanName``, one for each call. A commit holds the changes of many callers: its span is a child of whoever's
/// change made it begin.
/// Metrics: `service_desk_store_seconds` (timer; dimension `call`), `service_desk_store_errors` (counter; dimensions
/// `call`, `code`), `service_desk_commit_changes` (recorder: changes per commit).
struct ObservedStore: RequestStore {
    private let store: any RequestStore
    private let logger: Logger
    private let spans: DeskSpans
    private let timers: [Call: Metrics.Timer]
    private let batchSize = Recorder(label: "service_desk_commit_changes")

    private enum Call: String, CaseIterable {
        case commit, requests, keys, history, page, search, counts

        var span: SpanName {
            switch self {
            case .commit: .storeCommit
            case .requests: .storeRequests
            case .keys: .storeKeys
            case .history: .storeHistory
            case .page: .storePage
            case .search: .storeSearch
            case .counts: .storeCounts
            }
        }
    }

    init(_ store: any RequestStore, logger: Logger, spans: DeskSpans) {
        self.store = store
        self.logger = logger
        self.spans = spans
        timers = Dictionary(uniqueKeysWithValues: Call.allCases.map {
            ($0, Timer(label: "service_desk_store_seconds", dimensions: [("call", $0.rawValue)]))
        })
    }

    var limits: StoreLimits { store.limits }

    private func observe<Result>(
        _ call: Call, _ attributes: [SpanAttributeName: String] = [:], _ body: () async throws(StoreError) -> Result
    ) async throws(StoreError) -> Result {
        let start = DispatchTime.now().uptimeNanoseconds
        do throws(StoreError) {
            let result = try await spans.span(call.span, .client, attributes, body)
            timers[call]?.recordNanoseconds(Int64(DispatchTime.now().uptimeNanoseconds - start))
            return result
        } catch {
            Counter(
                label: "service_desk_store_errors",
                dimensions: [("call", call.rawValue), ("code", error.code.rawValue)]
            ).increment()
            logger.error("\(call.rawValue) failed", metadata: ["error": "\(error.debugDescription)"])
            throw error
        }
    }

    func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
        batchSize.record(changes.count)
        return try await observe(.commit, [.changes: "\(changes.count)"]) { () async throws(StoreError) in
            try await store.commit(changes)
        }
    }

    func requests(_ references: [RequestReference]) async throws(StoreError) -> [Request] {
        try await observe(.requests) { () async throws(StoreError) in try await store.requests(references) }
    }

    func keys(_ query: KeyQuery) async throws(StoreError) -> [KeyRecord] {
        try await observe(.keys) { () async throws(StoreError) in try await store.keys(query) }
    }

    func history(_ query: HistoryQuery) async throws(StoreError) -> [RecordedEvent] {
        try await observe(.history) { () async throws(StoreError) in try await store.history(query) }
    }

    func page(_ query: RequestQuery) async throws(StoreError) -> Page {
        try await observe(.page) { () async throws(StoreError) in try await store.page(query) }
    }

    func search(_ query: SearchQuery) async throws(StoreError) -> [Request] {
        try await observe(.search) { () async throws(StoreError) in try await store.search(query) }
    }

    func counts(_ query: CountQuery) async throws(StoreError) -> [CountRow] {
        try await observe(.counts) { () async throws(StoreError) in try await store.counts(query) }
    }
}
