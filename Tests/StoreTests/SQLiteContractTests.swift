import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import Testing

@Suite("The SQLite store keeps the contract")
struct SQLiteContractTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: StoreContract.checks)
    func contract(_ check: StoreCheck<any CompleteStore>) async throws {
        try await check.run(try SQLiteStore(path: folder.path("desk.sqlite")))
    }
}
