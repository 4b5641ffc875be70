import ServiceDesk
import ServiceDeskTesting

/// A store whose answers can be spoiled.
struct SpoiledStore: RequestStore, AttachmentStore, ArticleStore {
    let base: InMemoryStore
    var spoilHistory: @Sendable ([RecordedEvent]) throws(StoreError) -> [RecordedEvent] = { $0 }
    var spoilJournal: @Sendable ([JournalEntry]) -> [JournalEntry] = { $0 }
    var unreadable: Set<Request.Number> = []
    var spoilChunk: @Sendable ([UInt8]) -> [UInt8]? = { $0 }

    var spoilRevisions: @Sendable ([ArticleRevision]) throws(StoreError) -> [ArticleRevision] = { $0 }
    var unreadableArticles: Set<Article.Number> = []

    static let damage = StoreError(.damaged, "Something cannot be read.")

    var limits: StoreLimits { base.limits }
    func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult] { try await base.commit(changes) }
    func requests(_ references: [RequestReference]) async throws(StoreError) -> [Request] {
        let found = try await base.requests(references)
        if found.contains(where: { unreadable.contains($0.number) }) { throw Self.damage }
        return found
    }
    func keys(_ query: KeyQuery) async throws(StoreError) -> [KeyRecord] { try await base.keys(query) }
    func history(_ query: HistoryQuery) async throws(StoreError) -> [RecordedEvent] {
        try spoilHistory(try await base.history(query))
    }
    func journal(_ query: JournalQuery) async throws(StoreError) -> JournalPage {
        var page = try await base.journal(query)
        page.entries = spoilJournal(page.entries)
        return page
    }
    func page(_ query: RequestQuery) async throws(StoreError) -> Page {
        let page = try await base.page(query)
        if page.requests.contains(where: { unreadable.contains($0.number) }) { throw Self.damage }
        return page
    }
    func search(_ query: SearchQuery) async throws(StoreError) -> [Request] { try await base.search(query) }
    func counts(_ query: CountQuery) async throws(StoreError) -> [CountRow] { try await base.counts(query) }
    func measurements(_ query: MeasurementQuery) async throws(StoreError) -> MeasurementPage {
        try await base.measurements(query)
    }
    func expunge() async throws(StoreError) { try await base.expunge() }
    func rewrite(_ rewrite: MeasurementRewrite) async throws(StoreError) -> Bool { try await base.rewrite(rewrite) }
    func claim(_ claim: WorkClaim) async throws(StoreError) -> [ClaimedWork] { try await base.claim(claim) }
    func work(_ query: WorkQuery) async throws(StoreError) -> WorkPage { try await base.work(query) }
    func write(_ chunk: AttachmentChunk) async throws(StoreError) { try await base.write(chunk) }
    func seal(_ seal: AttachmentSeal) async throws(StoreError) { try await base.seal(seal) }
    func read(_ digest: Digest, chunk index: Int) async throws(StoreError) -> [UInt8]? {
        try await base.read(digest, chunk: index).flatMap(spoilChunk)
    }
    func size(of digest: Digest) async throws(StoreError) -> Int64? {
        spoilChunk([]) == nil ? nil : try await base.size(of: digest)
    }
    func remove(_ digests: [Digest]) async throws(StoreError) { try await base.remove(digests) }
    func sweepUploads(before time: Timestamp) async throws(StoreError) -> Int {
        try await base.sweepUploads(before: time)
    }
    func keep(_ changes: [ArticleChange]) async throws(StoreError) -> [ArticleResult] { try await base.keep(changes) }
    func articles(_ references: [ArticleReference]) async throws(StoreError) -> [Article] {
        try readable(try await base.articles(references))
    }
    func revisions(_ query: RevisionQuery) async throws(StoreError) -> [ArticleRevision] {
        try spoilRevisions(try await base.revisions(query))
    }
    func page(_ query: ArticleQuery) async throws(StoreError) -> ArticlePage {
        let page = try await base.page(query)
        return ArticlePage(articles: try readable(page.articles), next: page.next)
    }
    func search(_ query: ArticleSearch) async throws(StoreError) -> [FoundArticle] { try await base.search(query) }
    func note(_ readings: [ArticleReading]) async throws(StoreError) { try await base.note(readings) }
    func readings(_ query: ReadingQuery) async throws(StoreError) -> [ArticleReading] {
        try await base.readings(query)
    }
    func counts(_ query: ReadingCountQuery) async throws(StoreError) -> [ReadingCount] {
        try await base.counts(query)
    }

    private func readable(_ articles: [Article]) throws(StoreError) -> [Article] {
        if articles.contains(where: { unreadableArticles.contains($0.number) }) { throw Self.damage }
        return articles
    }
}
