import ServiceDeskTesting
import Synchronization
import Testing

@testable import ServiceDesk

/// A store of articles that refuses to note readings as long as it is told to.
private final class RefusingArticles: ArticleStore {
    let base: InMemoryStore
    let refuses = Mutex(false)

    init(_ base: InMemoryStore) { self.base = base }

    func keep(_ changes: [ArticleChange]) async throws(StoreError) -> [ArticleResult] { try await base.keep(changes) }
    func articles(_ references: [ArticleReference]) async throws(StoreError) -> [Article] {
        try await base.articles(references)
    }
    func revisions(_ query: RevisionQuery) async throws(StoreError) -> [ArticleRevision] {
        try await base.revisions(query)
    }
    func page(_ query: ArticleQuery) async throws(StoreError) -> ArticlePage { try await base.page(query) }
    func search(_ query: ArticleSearch) async throws(StoreError) -> [FoundArticle] { try await base.search(query) }
    func note(_ readings: [ArticleReading]) async throws(StoreError) {
        if refuses.withLock({ $0 }) { throw StoreError(.busy, "The store is busy.") }
        try await base.note(readings)
    }
    func readings(_ query: ReadingQuery) async throws(StoreError) -> [ArticleReading] {
        try await base.readings(query)
    }
    func counts(_ query: ReadingCountQuery) async throws(StoreError) -> [ReadingCount] {
        try await base.counts(query)
    }
}

@Suite("Readings of articles over a store that fails")
struct ReadingFaultTests {
    private static let host = Viewer.host("test")

    private func article(_ desk: Desk) async throws -> ArticleReference {
        let content = ArticleContent(
            "Verlof aanvragen", text: "Vraag het.", language: "nl", team: "hr", audience: .everyone)
        let article = try await desk.write(content, as: Self.host)
        try await desk.publish(.id(article.id), as: Self.host)
        return .id(article.id)
    }

    @Test("Whatever stops a reading from being noted keeps nobody from reading, and is made good the next time")
    func noting() async throws {
        let requests = InMemoryStore()
        let faults: [FaultyStore.Fault] = [.busy, .unknownBeforeCommit, .unknownAfterCommit]
        let company = try await Company(over: FaultyStore(requests, script: faults))
        let (article, anna) = (try await article(company.desk), try await company.viewer("anna"))
        for _ in faults {
            #expect(try await company.desk.read(article, as: anna).published != nil)
            #expect(try await company.store.readings(ReadingQuery(.all)).isEmpty)
        }
        // The last one had scheduled the work all the same.
        #expect(try await requests.work(WorkQuery(.all)).records.count == 1)
        try await company.desk.read(article, as: anna)
        company.clock.advance(bySeconds: 86_400 + 3_600)
        try await company.desk.runOnce()
        let kept = try await company.store.readings(ReadingQuery(.all))
        #expect(kept.map(\.outcome) == [.nothingOpened])
        #expect(try await requests.work(WorkQuery(.all)).records.isEmpty)
    }

    @Test("Whoever says whether it helped is told where that cannot be kept")
    func rating() async throws {
        let store = InMemoryStore()
        try await store.save(Company.entries)
        let articles = RefusingArticles(store)
        let desk = Desk(store: store, directory: store, attachments: store, articles: articles)
        let (article, anna) = (try await article(desk), try await desk.viewer(for: "anna"))
        articles.refuses.withLock { $0 = true }
        try await desk.read(article, as: anna)
        await #expect(throws: StoreError.self) { try await desk.rate(article, .helpful, as: anna) }
        articles.refuses.withLock { $0 = false }
        try await desk.rate(article, .helpful, as: anna)
        #expect(try await store.readings(ReadingQuery(.all)).map(\.verdict) == [.helpful])
    }

    @Test("Settling that fails is done again, and nobody is counted twice", arguments: [1, 2, 3] as [UInt64])
    func settling(seed: UInt64) async throws {
        let people = (0..<20).map { Person.ID("p\($0)") }
        let requests = InMemoryStore()
        let faulty = FaultyStore(requests, seed: seed, percent: 20, scope: .everything)
        let company = try await Company(
            over: faulty, saving: people.map { .person(Person(id: $0, name: $0.rawValue)) })
        let article = try await article(company.desk)
        for person in people {
            let viewer = try await company.viewer(person)
            while try await company.store.readings(ReadingQuery(.all)).count(where: { $0.reader == person }) == 0 {
                try await company.desk.read(article, as: viewer)
            }
        }
        company.clock.advance(bySeconds: 86_400)
        for _ in 0..<200 {
            company.clock.advance(bySeconds: 3_600)
            do {
                try await company.desk.runOnce()
            } catch is StoreError {}
            if try await company.store.readings(ReadingQuery(.begun(upTo: company.clock.now()))).isEmpty { break }
            // Work that was given up is planned anew by the next reading.
            try await company.desk.read(article, as: try await company.viewer("rita"))
        }
        let counts = try await company.store.counts(ReadingCountQuery(0..<100_000))
        #expect(faulty.faultCount > 0)
        #expect(counts.reduce(0) { $0 + $1.use.settled } >= people.count)
        let readings = try await company.store.readings(ReadingQuery(.all))
        #expect(readings.allSatisfy { $0.outcome != .requestOpened })
        let audit = StoreAudit(store: requests, attachments: company.store, articles: company.store)
        #expect(try await audit.run().isClean)
    }

    @Test("More than are settled at once are settled all the same")
    func many() async throws {
        let company = try await Company()
        let now = company.clock.now()
        try await company.store.note(
            (0..<1_000).map { index in
                ArticleReading(
                    id: company.desk.configuration.ids.next(at: now.startOfDay),
                    of: Article.ID(UniqueID(high: 1, low: 1)), team: "it", language: "fr", at: now,
                    .open(by: Person.ID("p\(index)")))
            })
        try await company.desk.plan([.schedule(ReadingWork.item(for: now))], as: Self.host)
        company.clock.advance(bySeconds: 86_400 + 3_600)
        for _ in 0..<4 {
            try await company.desk.runOnce()
            company.clock.advance(bySeconds: 2)
        }
        let counts = try await company.store.counts(ReadingCountQuery(0..<100_000))
        #expect(counts.map(\.use.settled) == [1_000] && counts.map(\.use.pending) == [0])
        #expect(try await company.store.work(WorkQuery(.all)).records.isEmpty)
    }
}
