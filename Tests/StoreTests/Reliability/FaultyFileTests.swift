import Foundation
import GRDB
import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import Testing

@Suite("A file that is not as it should be")
struct FaultyFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
        try Data(Array(bytes)).write(to: URL(fileURLWithPath: path))
    }

    private func bytes(of path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

    /// Nothing but the file itself stands in the folder, and it is as it was.
    private func expectUntouched(_ path: String, _ before: [UInt8]) throws {
        #expect(try bytes(of: path) == before)
        let name = URL(fileURLWithPath: path).lastPathComponent
        #expect(!FileManager.default.fileExists(atPath: folder.path(name + "-lock")))
    }

    @Test(arguments: [2, 50, 99, 4_096, 8_192, 20_000])
    func truncated(to size: Int) async throws {
        let (whole, path) = (folder.path("whole.sqlite"), folder.path("cut.sqlite"))
        try await ReliabilityScene.makeSmallStore(at: whole)
        let all = try bytes(of: whole)
        try #require(all.count > size)
        try write(all.prefix(size), to: path)
        do {
            let store = try SQLiteStore(path: path)
            #expect(try await !store.check().isEmpty)
        } catch {
            #expect([.damaged, .notAStore].contains(error.code), "\(error.debugDescription)")
            #expect(error.description.contains(path))
        }
    }

    @Test func noDatabase() throws {
        let path = folder.path("letter.txt")
        let text = Array(String(repeating: "Chère équipe, l’imprimante ne répond plus. ", count: 200).utf8)
        try write(text, to: path)
        for mode in [.create, .existing, .readOnly] as [SQLiteStore.Configuration.Mode] {
            #expect(try ReliabilityScene.errorOfOpening(path, mode).code == .notAStore)
        }
        try expectUntouched(path, text)
    }

    @Test func aDatabaseOfSomebodyElse() throws {
        let path = folder.path("other.sqlite")
        let other = try DatabaseQueue(path: path)
        try other.write { try $0.execute(sql: "CREATE TABLE holiday (day TEXT); INSERT INTO holiday VALUES ('1 mei')") }
        try other.close()
        let before = try bytes(of: path)
        for mode in [.create, .existing] as [SQLiteStore.Configuration.Mode] {
            #expect(try ReliabilityScene.errorOfOpening(path, mode).code == .notAStore)
        }
        try expectUntouched(path, before)
    }

    @Test func anEmptyFileIsANewStore() async throws {
        let path = folder.path("empty.sqlite")
        try write([], to: path)
        let store = try await ReliabilityScene.store(at: path)
        try store.close()
        try await ReliabilityScene.expectSound(path)
    }

    @Test func aFolderAndNothing() throws {
        #expect(try ReliabilityScene.errorOfOpening(folder.path, .create).code == .notAStore)
        #expect(try ReliabilityScene.errorOfOpening(folder.path("none.sqlite")).code == .unavailable)
        #expect(try ReliabilityScene.errorOfOpening(folder.path("none.sqlite"), .readOnly).code == .unavailable)
        #expect(try ReliabilityScene.errorOfOpening(folder.path("no/folder/desk.sqlite"), .create).code == .unavailable)
    }

    @Test func aNewerSchema() async throws {
        let path = folder.path("newer.sqlite")
        try await ReliabilityScene.makeSmallStore(at: path)
        try change(path, "INSERT INTO grdb_migrations (identifier) VALUES ('9999: something unknown today')")
        for mode in [.create, .existing, .readOnly] as [SQLiteStore.Configuration.Mode] {
            let error = try ReliabilityScene.errorOfOpening(path, mode)
            #expect(error.code == .newerSchema)
            #expect(error.description.contains("newer version"))
        }
    }

    @Test func anOlderFileIsNotReadAsItIs() async throws {
        let path = folder.path("older.sqlite")
        try await ReliabilityScene.makeSmallStore(at: path)
        try change(path, "DELETE FROM grdb_migrations")
        let error = try ReliabilityScene.errorOfOpening(path, .readOnly)
        #expect(error.code == .unavailable)
        #expect(error.description.contains("older version"))
    }

    @Test func aFileFromBeforeThereWereArticles() async throws {
        let path = folder.path("before.sqlite")
        try await ReliabilityScene.makeSmallStore(at: path)
        for name in ["", "_revision", "_face", "_reader", "_tag", "_word", "_stemming", "_reading"] {
            try change(path, "DROP TABLE article\(name)")
        }
        try change(
            path,
            """
            DELETE FROM grdb_migrations \
            WHERE identifier IN ('2: articles', '6: words of articles', '7: readings of articles')
            """)
        #expect(try ReliabilityScene.errorOfOpening(path, .readOnly).description.contains("older version"))
        let store = try SQLiteStore(path: path)
        #expect(try await ReliabilityScene.requests(in: store).count == 20)
        let content = ArticleContent("Premier", text: "", language: "fr", team: "it")
        #expect(try await Desk(store).write(content, as: ReliabilityScene.host).number == 1)
        try store.close()
        try await ReliabilityScene.expectSound(path)
    }

    /// Two processes begin on no file at once: one makes the tables, the other finds them.
    @Test func twoBeginAtOnce() async throws {
        for round in 0..<5 {
            let path = folder.path("new-\(round).sqlite")
            let workers = try (0..<4).map { try WorkerProcess("add", path, "Bonjour \($0)", in: folder) }
            for worker in workers { #expect(try await worker.end().count { $0.hasPrefix("done") } == 1) }
            let store = try SQLiteStore(path: path)
            #expect(try await ReliabilityScene.requests(in: store).count == 4)
            try store.close()
        }
    }

    // MARK: Values that someone else wrote

    private func change(_ path: String, _ sql: String) throws {
        let file = try DatabaseQueue(path: path)
        try file.writeWithoutTransaction { try $0.execute(sql: sql) }
        try file.close()
    }

    @Test func textThatIsNotUTF8() async throws {
        let path = folder.path("desk.sqlite")
        try await ReliabilityScene.makeSmallStore(at: path)
        try change(path, "UPDATE request SET team = CAST(x'69FF74' AS TEXT) WHERE number = 3")
        try change(path, "UPDATE idempotency_key SET name = CAST(x'6DC328' AS TEXT) WHERE name = 'm-5'")
        let store = try SQLiteStore(path: path)
        let query = KeyQuery.page(after: nil, limit: 1_000)
        let error = try await #require(throws: StoreError.self) { try await store.keys(query) }
        #expect(error.code == .damaged)
        #expect(try await store.check().isEmpty == false)
        // The request itself is whole, and so is everything else.
        #expect(try await ReliabilityScene.requests(in: store).count == 20)
        try store.close()
    }

    /// Whatever of the derived tables somebody changes, the check names it.
    @Test(arguments: [
        "UPDATE request SET priority = 1 WHERE number = 4",
        "UPDATE request SET is_confidential = 1 WHERE number = 4",
        "UPDATE request SET due = 5 WHERE number = 4",
        "DELETE FROM participant WHERE number = 4",
        "INSERT INTO participant (person, number, role, until) VALUES ('dora', 4, 3, 0)",
        "UPDATE participant SET until = 7 WHERE number = 4",
        "DELETE FROM tag WHERE number = 4",
        "INSERT INTO tag (tag, number) VALUES ('unknown', 4)",
        "UPDATE tally SET count = count + 1",
        "INSERT INTO tally (team, state, count) VALUES ('hr', 'open', 2)",
        "DELETE FROM event WHERE number = 4 AND version = 1",
        "DELETE FROM passage_docsize WHERE id = (SELECT min(id) FROM passage_docsize)",
        "INSERT INTO passage (rowid, text) VALUES (5, 'a text of nobody')",
        "DELETE FROM address WHERE person = 'bert'",
        "UPDATE member SET person = 'dora' WHERE person = 'bert'",
        "UPDATE idempotency_key SET number = 4000 WHERE name = 'm-5'",
        "UPDATE directory_entry SET id = 'dora' WHERE id = 'bert'",
        "UPDATE directory_entry SET content = x'7B' WHERE id = 'bert'",
        "UPDATE request SET content = x'7B7D' WHERE number = 4",
        "DROP TABLE tag",
        "UPDATE article SET published = 3 WHERE number = 1",
        "UPDATE article SET team = 'hr' WHERE number = 1",
        "DELETE FROM article WHERE number = 3",
        "DELETE FROM article_revision WHERE number = 1 AND version = 1",
        "UPDATE article_revision SET content = x'7B7D' WHERE number = 1 AND version = 2",
        "UPDATE article_face SET is_public = 1",
        "UPDATE article_face SET is_everyone = 1 WHERE number = 3",
        "UPDATE article_face SET length = length + 1 WHERE number = 1",
        "DELETE FROM article_face WHERE number = 2",
        "UPDATE article_reader SET name = 'sales' WHERE kind = 0",
        "DELETE FROM article_tag",
        "INSERT INTO article_word (word, place, frequency, length) VALUES ('en:nobody', 5, 1, 1)",
        "UPDATE article_word SET frequency = frequency + 1",
        "DELETE FROM article_word",
        "UPDATE article_reading SET reader = 'bert' WHERE reader IS NOT NULL AND verdict = 1",
        "UPDATE article_reading SET outcome = 0 WHERE outcome = 1",
        "UPDATE article_reading SET verdict = NULL",
    ])
    func theCheckFinds(_ sql: String) async throws {
        let path = folder.path("desk.sqlite")
        try await ReliabilityScene.makeSmallStore(at: path)
        try change(path, sql)
        let store = try SQLiteStore(path: path)
        let faults = try await store.check()
        #expect(!faults.isEmpty)
        #expect(faults.allSatisfy { !$0.description.isEmpty && !$0.description.contains("\n") })
        try store.close()
    }
}
