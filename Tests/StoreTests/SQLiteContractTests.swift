import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import Testing

@Suite("The SQLite store keeps the contract")
struct SQLiteContractTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    // One after the other: all their files open at once are over a thousand, and Foundation’s `Process.run` on Linux
    // reads past its buffer where a process has more than 1,365 of them.
    @Test(.serialized, arguments: StoreContract.checks)
    func contract(_ check: StoreCheck<any CompleteStore>) async throws {
        try await check.run(try SQLiteStore(path: folder.path("desk.sqlite")))
    }
}
