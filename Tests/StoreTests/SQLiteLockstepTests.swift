import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import Testing

@Suite("The SQLite store in lockstep with the store in memory")
struct SQLiteLockstepTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func agrees(seed: UInt64) async throws {
        try await Lockstep.run(seed: seed, commands: 2_000, store: try SQLiteStore(path: folder.path("desk.sqlite")))
    }
}
