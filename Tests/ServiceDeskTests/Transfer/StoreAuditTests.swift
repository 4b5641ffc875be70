import ServiceDesk
import ServiceDeskTesting
import Testing

/// A store whose answers can be spoiled.
private struct SpoiledStore: RequestStore, AttachmentStore, ArticleStore {
    let base: InMemoryStore
    var spoilHistory: @Sendable ([RecordedEvent]) throws(StoreError) -> [RecordedEvent] = { $0 }
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
    func journal(_ query: JournalQuery) async throws(StoreError) -> JournalPage { try await base.journal(query) }
    func page(_ query: RequestQuery) async throws(StoreError) -> Page {
        let page = try await base.page(query)
        if page.requests.contains(where: { unreadable.contains($0.number) }) { throw Self.damage }
        return page
    }
    func search(_ query: SearchQuery) async throws(StoreError) -> [Request] { try await base.search(query) }
    func counts(_ query: CountQuery) async throws(StoreError) -> [CountRow] { try await base.counts(query) }
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
    func search(_ query: ArticleSearch) async throws(StoreError) -> [Article] { try await base.search(query) }

    private func readable(_ articles: [Article]) throws(StoreError) -> [Article] {
        if articles.contains(where: { unreadableArticles.contains($0.number) }) { throw Self.damage }
        return articles
    }
}

@Suite("Checking what a store keeps")
struct StoreAuditTests {
    @Test("A desk in use is clean, and everything was looked at")
    func clean() async throws {
        let store = try await Company.inUse().store
        let report = try await StoreAudit(store).run()
        #expect(report.isClean && report.faults.isEmpty)
        #expect(report.checked.requests == 5 && report.checked.attachments == 2)
        #expect(report.checked.articles == 2 && report.checked.revisions == 5)
        #expect(report.checked.bytes > 600_000)
    }

    @Test("Removed, moved and exchanged events are found", arguments: ["removed", "moved", "exchanged", "unreadable"])
    func journals(damage: String) async throws {
        var store = SpoiledStore(base: try await Company.inUse().store)
        store.spoilHistory = { (events: [RecordedEvent]) throws(StoreError) in
            guard events.count > 3 else { return events }
            var events = events
            switch damage {
            case "removed": events.remove(at: 2)
            case "moved": events.swapAt(1, 2)
            case "exchanged": events[2] = events[1]
            default: throw SpoiledStore.damage
            }
            return events
        }
        let report = try await StoreAudit(store).run()
        // Only the first request has a journal that long.
        #expect(report.faultCount == 1 && report.faults.first?.request == 1)
        #expect(report.checked.requests == 5)
    }

    @Test("A request that cannot be read does not hide the others")
    func unreadable() async throws {
        var store = SpoiledStore(base: try await Company.inUse().store)
        store.unreadable = [2]
        let report = try await StoreAudit(store).run()
        #expect(report.faults.map(\.request) == [2])
        #expect(report.checked.requests == 4)
    }

    @Test(
        "Removed, moved and exchanged revisions are found", arguments: ["removed", "moved", "exchanged", "unreadable"])
    func revisions(damage: String) async throws {
        var store = SpoiledStore(base: try await Company.inUse().store)
        store.spoilRevisions = { (revisions: [ArticleRevision]) throws(StoreError) in
            guard revisions.count > 2 else { return revisions }
            var revisions = revisions
            switch damage {
            case "removed": revisions.remove(at: 1)
            case "moved": revisions.swapAt(1, 2)
            case "exchanged": revisions[2] = revisions[1]
            default: throw SpoiledStore.damage
            }
            return revisions
        }
        let report = try await StoreAudit(store).run()
        // Only the first article has a history that long.
        #expect(report.faultCount == 1 && report.faults.first?.article == 1 && report.faults.first?.request == nil)
        #expect(report.checked.articles == 2 && report.checked.requests == 5)
    }

    @Test("An article that cannot be read does not hide the others", arguments: [1, 2] as [Article.Number])
    func unreadableArticle(number: Article.Number) async throws {
        var store = SpoiledStore(base: try await Company.inUse().store)
        store.unreadableArticles = [number]
        let report = try await StoreAudit(store).run()
        #expect(report.faults.map(\.article).first == number)
        #expect(report.checked.articles == 1 && report.checked.requests == 5)
    }

    @Test("Files that are gone or changed are found")
    func files() async throws {
        var store = SpoiledStore(base: try await Company.inUse().store)
        store.spoilChunk = { _ in nil }
        #expect(try await StoreAudit(store).run().faultCount == 2)
        store.spoilChunk = { $0.isEmpty ? [] : $0.dropLast() + [0] }
        let report = try await StoreAudit(store).run()
        // The other file is empty: there is nothing to change in it.
        #expect(report.faultCount == 1)
        #expect(report.faults.first?.description.contains("does not have its digest") == true)
    }
}
