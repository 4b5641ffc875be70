#if SQLite
    import Foundation
    import Synchronization
    import Testing

    @testable import ServiceDeskSQLite

    @Suite("What takes a moment is read on the thread of whoever asks") struct NearbyReaderTests {
        @Test("what takes longer is given up there and read elsewhere, once more, and whole")
        func isGivenUp() async throws {
            let folder = try TemporaryFolder()
            let store = try SQLiteStore(path: folder.path("desk.sqlite"))
            defer { try? store.close() }
            let count = Mutex(0)
            func read(upTo limit: Int64) async throws -> Int64? {
                try await store.readShortly { db in
                    count.withLock { $0 += 1 }
                    return try db.first(
                        """
                        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) \
                        SELECT sum(i) FROM n
                        """, [.integer(limit)]
                    ) { try $0.int64(0) }
                }
            }
            #expect(try await read(upTo: 3_000_000) == 4_500_001_500_000)
            #expect(count.withLock { $0 } == 2)
            // The connection that was interrupted goes on, and is not asked to hurry any more.
            for _ in 0..<8 {
                #expect(try await read(upTo: 10) == 55)
                #expect(try await store.lookUp { try $0.first("SELECT 1", []) { try $0.int64(0) } } == 1)
            }
        }

        @Test("many at once read what is there")
        func many() async throws {
            let folder = try TemporaryFolder()
            let store = try SQLiteStore(path: folder.path("desk.sqlite"))
            defer { try? store.close() }
            try await withThrowingTaskGroup(of: Int64?.self) { group in
                for number in Int64(0)..<500 {
                    group.addTask {
                        try await store.lookUp { db in
                            try db.first("SELECT ?1 + 1", [.integer(number)]) { try $0.int64(0) }
                        }
                    }
                }
                let sum = try await group.reduce(into: Int64(0)) { $0 += $1 ?? 0 }
                #expect(sum == 125_250)
            }
        }
    }
#endif
