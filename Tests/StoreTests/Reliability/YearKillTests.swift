#if SQLite
    import Foundation
    import ServiceDeskSQLite
    import Testing

    @Suite("A year of work between teams, by processes that are killed")
    struct YearKillTests {
        @Test("each thing happens once, and nothing is left out")
        func year() async throws {
            let folder = try TemporaryFolder()
            let path = folder.path("desk.sqlite")
            let store = try await ReliabilityScene.store(at: path)
            let rounds = ProcessInfo.processInfo.environment["DESK_TEST_LONG"] == nil ? 40 : 100
            try await YearOfWork(folder: folder).live(in: store, path, rounds: rounds)
            try store.close()
        }
    }
#endif
