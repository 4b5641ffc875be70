import Logging

/// Observes every call to a store of articles (``StoreObserver``).
struct ObservedArticles: ArticleStore {
    private let store: any ArticleStore
    private let observer: StoreObserver<Call>

    private enum Call: String, StoreCall {
        case keep = "keep-articles"
        case articles, revisions
        case page = "page-articles"
        case search = "search-articles"
        case note = "note-readings"
        case readings
        case counts = "count-readings"

        var span: SpanName {
            switch self {
            case .keep: .storeKeepArticles
            case .articles: .storeArticles
            case .revisions: .storeRevisions
            case .page: .storePageArticles
            case .search: .storeSearchArticles
            case .note: .storeNoteReadings
            case .readings: .storeReadings
            case .counts: .storeCountReadings
            }
        }
    }

    init(_ store: any ArticleStore, logger: Logger, spans: DeskSpans) {
        self.store = store
        observer = StoreObserver(logger: logger, spans: spans)
    }

    func keep(_ changes: [ArticleChange]) async throws(StoreError) -> [ArticleResult] {
        try await observer.observe(.keep) { () async throws(StoreError) in try await store.keep(changes) }
    }

    func articles(_ references: [ArticleReference]) async throws(StoreError) -> [Article] {
        try await observer.observe(.articles) { () async throws(StoreError) in try await store.articles(references) }
    }

    func revisions(_ query: RevisionQuery) async throws(StoreError) -> [ArticleRevision] {
        try await observer.observe(.revisions) { () async throws(StoreError) in try await store.revisions(query) }
    }

    func page(_ query: ArticleQuery) async throws(StoreError) -> ArticlePage {
        try await observer.observe(.page) { () async throws(StoreError) in try await store.page(query) }
    }

    func search(_ query: ArticleSearch) async throws(StoreError) -> [FoundArticle] {
        try await observer.observe(.search) { () async throws(StoreError) in try await store.search(query) }
    }

    func note(_ readings: [ArticleReading]) async throws(StoreError) {
        try await observer.observe(.note) { () async throws(StoreError) in try await store.note(readings) }
    }

    func readings(_ query: ReadingQuery) async throws(StoreError) -> [ArticleReading] {
        try await observer.observe(.readings) { () async throws(StoreError) in try await store.readings(query) }
    }

    func counts(_ query: ReadingCountQuery) async throws(StoreError) -> [ReadingCount] {
        try await observer.observe(.counts) { () async throws(StoreError) in try await store.counts(query) }
    }
}
