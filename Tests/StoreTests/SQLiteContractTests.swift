import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import StoreWorker
import Testing

@Suite("The SQLite store keeps the contract")
struct SQLiteContractTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("a place behind the end of the journals, as a restored backup leaves one, is refused")
    func placeBehindTheEnd() async throws {
        let (full, empty) = (
            try await ReliabilityScene.store(at: folder.path("full.sqlite")),
            try SQLiteStore(path: folder.path("empty.sqlite"))
        )
        for index in 1...3 { _ = try await Desk(full).change("open", "m-\(index)", 0) }
        let end = try await full.journal(JournalQuery(.commits, from: .end)).next
        let error = try await #require(throws: StoreError.self) {
            try await empty.journal(JournalQuery(.commits, from: .after(end)))
        }
        #expect(error.code == .invalidQuery && error.description.contains("restored"), "\(error)")
        for store in [full, empty] { try store.close() }
    }

    // One after the other: all their files open at once are over a thousand, and Foundation’s `Process.run` on Linux
    // reads past its buffer where a process has more than 1,365 of them.
    @Test(.serialized, arguments: StoreContract.checks)
    func contract(_ check: StoreCheck<any CompleteStore>) async throws {
        try await check.run(try SQLiteStore(path: folder.path("desk.sqlite")))
    }
}
