import Foundation
import GRDB
import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import Synchronization
import Testing

/// Files of a version that kept no courses with requests.
@Suite("A file of an older version is brought up to date")
struct UpgradeTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let withoutCourse = without("course")

    private static func without(_ key: String) -> String {
        "CAST(json_remove(CAST(content AS TEXT), '$.\(key)') AS BLOB)"
    }

    private func change(_ path: String, _ statements: String...) throws {
        let file = try DatabaseQueue(path: path)
        try file.write { db in for statement in statements { try db.execute(sql: statement) } }
        try file.close()
    }

    /// As the older version left it.
    private func makeOlder(_ path: String) throws {
        try change(
            path, "UPDATE request SET content = \(Self.withoutCourse)", "DROP TABLE upgrade",
            "DELETE FROM grdb_migrations WHERE identifier = '4: courses'")
    }

    /// All that is kept of requests, a line each.
    private func contents(_ path: String) throws -> [String] {
        let file = try DatabaseQueue(path: path)
        let lines = try file.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM request ORDER BY number").map { row in
                "\(row) " + String(decoding: row["content"] as Data, as: UTF8.self)
            }
        }
        try file.close()
        return lines
    }

    private func courses(_ path: String) throws -> Int {
        try contents(path).count { $0.contains(#""course":"#) }
    }

    @Test("to the byte, and nothing else is changed")
    func whole() async throws {
        let path = folder.path("older.sqlite")
        try await ReliabilityScene.makeSmallStore(at: path)
        let (before, count) = (try contents(path), try courses(path))
        try #require(count > 5)
        try makeOlder(path)
        #expect(try courses(path) == 0)
        let error = try ReliabilityScene.errorOfOpening(path, .readOnly)
        #expect(error.code == .unavailable && error.description.contains("older version"))
        try await ReliabilityScene.expectSound(path)
        #expect(try contents(path) == before && courses(path) == count)
        let reader = try ReliabilityScene.readOnlyStore(at: path)
        #expect(try await ReliabilityScene.requests(in: reader).count == 20)
    }

    @Test("in batches, telling how far it is")
    func batches() async throws {
        let path = folder.path("many.sqlite")
        let store = try await ReliabilityScene.store(at: path)
        let desk = Desk(store)
        let drafts = (1...1_100).map { RequestDraft("Vraag \($0)", requester: "anna", team: "it") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for draft in drafts {
                group.addTask {
                    let request = try await desk.open(draft, as: ReliabilityScene.host)
                    try await desk.reply("Wordt bekeken.", to: .id(request.id), as: ReliabilityScene.host)
                }
            }
            try await group.waitForAll()
        }
        try store.close()
        let before = try contents(path)
        try makeOlder(path)
        let steps = Mutex<[UpgradeProgress]>([])
        let upgraded = try SQLiteStore(
            path: path, configuration: Self.telling { step in steps.withLock { $0.append(step) } })
        try upgraded.close()
        let told = steps.withLock { $0 }
        #expect(told.count >= 3 && told.last?.requestsDone == 1_100 && told.allSatisfy { $0.requestsInAll == 1_100 })
        #expect(zip(told, told.dropFirst()).allSatisfy { $0.requestsDone < $1.requestsDone })
        #expect(try contents(path) == before)
        // Once is enough.
        try SQLiteStore(path: path, configuration: Self.telling { _ in Issue.record("It is done already.") }).close()
    }

    @Test("by whoever comes next where it was broken off")
    func resumed() async throws {
        let path = folder.path("half.sqlite")
        try await ReliabilityScene.makeSmallStore(at: path)
        let before = try contents(path)
        // The third is done according to the table, and lacks what would be added where somebody began anew.
        try change(
            path, "UPDATE request SET content = \(Self.withoutCourse) WHERE number = 3 OR number > 10",
            "INSERT INTO upgrade (name, done) VALUES ('courses', 10)")
        #expect(try ReliabilityScene.errorOfOpening(path, .readOnly).code == .unavailable)
        let first = Mutex<Int?>(nil)
        let store = try SQLiteStore(
            path: path, configuration: Self.telling { step in first.withLock { $0 = $0 ?? step.requestsDone } })
        try store.close()
        #expect(first.withLock { $0 } == 20)
        let after = try contents(path)
        #expect(after.indices.filter { after[$0] != before[$0] } == [2])
    }

    @Test("and damage stays what it is, to be found")
    func damage() async throws {
        let path = folder.path("damaged.sqlite")
        try await ReliabilityScene.makeSmallStore(at: path)
        let before = try contents(path)
        try makeOlder(path)
        let edited = "CAST(json_set(CAST(content AS TEXT), '$.subject', 'Autre chose') AS BLOB)"
        try change(
            path, "UPDATE request SET content = \(edited) WHERE number = 4",
            "UPDATE request SET content = x'7B' WHERE number = 5", "UPDATE event SET content = x'7B' WHERE number = 6",
            "DELETE FROM event WHERE number = 11 AND version = 2")
        let store = try SQLiteStore(path: path)
        let damaged = Set(try await StoreAudit(store).run().faults.compactMap(\.request))
        try store.close()
        #expect(damaged.isSuperset(of: [4, 5, 6, 11]) && damaged.count == 4)
        let after = try contents(path)
        #expect(after[3].contains("Autre chose") && after[4].hasSuffix(" {"))
        #expect(Set(after.indices.filter { after[$0] != before[$0] }).isSubset(of: [3, 4, 5, 10]))
    }

    @Test("with what is late and due next, of what is open")
    func dues() async throws {
        let path = folder.path("undated.sqlite")
        let store = try await ReliabilityScene.store(at: path)
        let desk = Desk(store)
        let now = SystemTime().now()
        for number in 1...6 {
            let draft = RequestDraft("Vraag \(number)", requester: "anna", team: "it")
            let request = try await desk.open(draft, as: ReliabilityScene.host)
            let missed = PromiseChange(.resolution, .broken, by: now.advanced(bySeconds: -Int64(number) * 60))
            let events: [(Actor, RequestEvent)] = [(.host("test"), .promised([missed]))]
            let update = try Change.Update(request, events, at: now)
            _ = try await store.commit([Change(updates: [update])])
            if number > 4 { try await desk.perform(.close(), on: .id(request.id), as: ReliabilityScene.host) }
        }
        try store.close()
        let before = try contents(path)
        #expect(before.count { $0.contains(#""late":"#) } == 4)
        try change(
            path, "UPDATE request SET due = \(Int64.max), content = \(Self.without("late"))", "DELETE FROM upgrade",
            "DELETE FROM grdb_migrations WHERE identifier = '8: what is due next'")
        #expect(try contents(path) != before)
        try await ReliabilityScene.expectSound(path)
        #expect(try contents(path) == before)
        let reader = try ReliabilityScene.readOnlyStore(at: path)
        let query = RequestQuery(viewer: ReliabilityScene.host, order: RequestOrder(.due))
        #expect(try await reader.page(query).requests.map(\.number) == [4, 3, 2, 1, 5, 6])
    }

    @Test("with the words by which articles are found, of an older version or another library for stems")
    func words() async throws {
        let path = folder.path("words.sqlite")
        try await ReliabilityScene.makeSmallStore(at: path)
        let older = [
            "DROP TABLE article_word", "DROP TABLE article_stemming", "DROP INDEX article_face_length",
            "ALTER TABLE article_face DROP COLUMN length", "ALTER TABLE article_face ADD COLUMN words TEXT",
            "CREATE VIRTUAL TABLE article_passage USING fts5(text, content = '', tokenize = 'ascii')",
            "DELETE FROM grdb_migrations WHERE identifier = '6: words of articles'",
        ]
        let foreign = ["UPDATE article_word SET word = word || 'x'", "UPDATE article_stemming SET fingerprint = 5"]
        for statements in [older, foreign] {
            for statement in statements { try change(path, statement) }
            #expect(try ReliabilityScene.errorOfOpening(path, .readOnly).code == .unavailable)
            try await ReliabilityScene.expectSound(path)
            let store = try SQLiteStore(path: path)
            let query = ArticleSearch(viewer: ReliabilityScene.host, text: SearchText("imprimantes"))
            #expect(try await !store.search(query).isEmpty)
            try store.close()
        }
    }

    @Test("with what is counted of the journals, of a version that counted nothing")
    func measurements() async throws {
        let path = folder.path("uncounted.sqlite")
        try await ReliabilityScene.makeSmallStore(at: path)
        try change(path, "DROP TABLE measurement", "DELETE FROM grdb_migrations WHERE identifier = '5: measurements'")
        #expect(try ReliabilityScene.errorOfOpening(path, .readOnly).code == .unavailable)
        let store = try SQLiteStore(path: path)
        let found = try await MeasurementAudit(store).run()
        #expect(found.faults == [] && found.measurements > 20)
        try store.close()
        try await ReliabilityScene.expectSound(path)
    }

    private static func telling(_ body: @escaping @Sendable (UpgradeProgress) -> Void) -> SQLiteStore.Configuration {
        var configuration = SQLiteStore.Configuration()
        configuration.upgrading = body
        return configuration
    }
}
