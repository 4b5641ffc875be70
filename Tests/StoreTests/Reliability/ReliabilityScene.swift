import Foundation
import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import StoreWorker
import Testing

/// What the tests of reliability share: some requests, and a look at the whole of a store.
enum ReliabilityScene {
    static let host = Viewer.host("test")

    /// A store with the organisation in it.
    static func store(
        at path: String, configuration: SQLiteStore.Configuration = SQLiteStore.Configuration()
    ) async throws -> SQLiteStore {
        let store = try SQLiteStore(path: path, configuration: configuration)
        try await store.saveOrganisation()
        return store
    }

    /// A closed store with requests that have every kind of row.
    static func makeSmallStore(at path: String, requests count: Int = 20) async throws {
        let store = try await store(at: path)
        var configuration = Desk.Configuration()
        configuration.ids = IDGenerator(SeededGenerator(seed: 11))
        configuration.time = ManualClock()
        let desk = Desk(store, configuration: configuration)
        for index in 1...count {
            let request = try await desk.change("open", "m-\(index)", 0)
            let actions = ["reply", "tag", "take", "attach", "resolve"].prefix(index % 6)
            for action in actions { _ = try await desk.change(action, "\(action)-\(index)", request.number) }
        }
        try await desk.merge(1, into: 2, as: host)
        try await writeArticles(desk, store)
        try await planWork(desk, store, pieces: 10 * count)
        try store.close()
    }

    /// Work that waits, that is claimed, that has failed and that was given up.
    private static func planWork(_ desk: Desk, _ store: SQLiteStore, pieces: Int) async throws {
        let (now, request) = (desk.configuration.time.now(), try await desk.request(3, as: host).id)
        for index in 1...pieces {
            let task = try WorkTask("remind", ["text": "Rappelez Anna, s’il vous plaît: \(index)"], request: request)
            let due = now.advanced(bySeconds: Int64(index % 3))
            try await desk.plan([.schedule(WorkItem(WorkKey("remind:\(index)"), dueAt: due, task: task))], as: host)
        }
        let claim = WorkClaim(
            id: desk.configuration.ids.next(at: now), owner: "test", kinds: ["remind"], now: now, limit: pieces)
        for (index, work) in try await store.claim(claim).enumerated() where index % 3 > 0 {
            let outcome: Settlement.Outcome =
                index % 3 == 1
                ? .retry(at: now, reason: "occupé") : .buried(at: now, reason: "onmogelijk")
            _ = try await store.commit([Change(settlements: [Settlement(work.receipt, outcome)])])
        }
    }

    /// A published article with a draft behind it, a retired one, and one for a few; and readings, open and settled.
    private static func writeArticles(_ desk: Desk, _ store: SQLiteStore) async throws {
        let audience = Audience(departments: ["ops"], teams: ["it"])
        for index in 1...3 {
            var content = ArticleContent(
                "Printer \(index)", text: "Ouvrez le capot de l’imprimante \(index).", language: "fr", team: "it",
                audience: index == 3 ? audience : .everyone, tags: ["printer"])
            let article = try await desk.write(content, as: host)
            try await desk.publish(.id(article.id), as: host)
            content.text += " Fermez-le."
            try await desk.revise(.id(article.id), version: 2, to: content, as: host)
            if index == 2 { try await desk.retire(.id(article.id), as: host) }
        }
        let now = desk.configuration.time.now()
        try await store.note(
            (0..<4).map { index in
                ArticleReading(
                    id: desk.configuration.ids.next(at: now), of: Article.ID(desk.configuration.ids.next(at: now)),
                    team: "it", language: "fr", at: now, verdict: index % 2 == 0 ? .helpful : nil,
                    index < 2 ? .open(by: "dora") : .settled(.nothingOpened))
            })
    }

    /// Everything that must hold after each fault.
    static func expectSound(_ path: String, _ location: SourceLocation = #_sourceLocation) async throws {
        let store = try SQLiteStore(path: path)
        let report = try await StoreAudit(store).run()
        #expect(report.faults.map(\.description) == [], sourceLocation: location)
        #expect(try await store.check().map(\.description) == [], sourceLocation: location)
        try store.close()
    }

    /// The code of the error of opening a store.
    static func errorOfOpening(
        _ path: String, _ mode: SQLiteStore.Configuration.Mode = .existing, lockTimeout: Int = 5_000
    ) throws -> StoreError {
        var configuration = SQLiteStore.Configuration()
        configuration.mode = mode
        configuration.lockTimeout = lockTimeout
        return try #require(throws: StoreError.self) { _ = try SQLiteStore(path: path, configuration: configuration) }
    }

    static func readOnlyStore(at path: String) throws -> SQLiteStore {
        var configuration = SQLiteStore.Configuration()
        configuration.mode = .readOnly
        return try SQLiteStore(path: path, configuration: configuration)
    }

    /// That a small store is all there.
    static func expectWhole(_ store: SQLiteStore, _ location: SourceLocation = #_sourceLocation) async throws {
        #expect(try await StoreAudit(store).run().faults.map(\.description) == [], sourceLocation: location)
        #expect(try await store.check().map(\.description) == [], sourceLocation: location)
        #expect(try await requests(in: store).count == 20, sourceLocation: location)
        let search = ArticleSearch(viewer: host, text: SearchText("imprimante"))
        #expect(try await store.search(search).count == 2, sourceLocation: location)
    }

    static func requests(in store: some RequestStore) async throws -> [Request] {
        var (query, found) = (RequestQuery(viewer: host, limit: 1_000), [Request]())
        repeat {
            let page = try await store.page(query)
            found += page.requests
            query.after = page.next
        } while query.after != nil
        return found
    }

    static func journal(of request: Request, in store: some RequestStore) async throws -> [RecordedEvent] {
        try await store.history(HistoryQuery(request.id, limit: 10_000))
    }
}
