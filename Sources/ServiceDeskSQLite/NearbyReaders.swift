#if SQLite
    import Foundation
    import GRDB
    import GRDBSQLite
    import ServiceDesk
    import Synchronization

    /// Connections for what takes some microseconds. It is read on the thread of whoever asks, and without a
    /// transaction around it: to change threads twice, or to ask a pool for a connection, would take longer. Nothing
    /// here waits for a long read.
    final class NearbyReaders: Sendable {
        private let connections: [DatabaseQueue]
        /// How many use each of them.
        private let users: Mutex<[Int]>

        /// Only so many threads of tasks run at once.
        private static let maximumCount = min(4, max(1, ProcessInfo.processInfo.activeProcessorCount))

        init(path: String, configuration: GRDB.Configuration) throws {
            connections = try (0..<Self.maximumCount).map { _ in
                try DatabaseQueue(path: path, configuration: configuration)
            }
            users = Mutex(Array(repeating: 0, count: connections.count))
        }

        func close() throws {
            for connection in connections { try connection.close() }
        }

        func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
            let place = take()
            defer { users.withLock { $0[place] -= 1 } }
            return try connections[place].unsafeRead(body)
        }

        /// Reads what mostly takes a moment, and gives up where it does not: `nil`, and nothing has been held up.
        func readShortly<Result>(_ body: (Database) throws -> Result) throws -> Result? {
            try read { db in
                var patience = Patience()
                return try withUnsafeMutablePointer(to: &patience) { patience in
                    sqlite3_progress_handler(db.sqliteConnection, Patience.steps, Patience.isOver, patience)
                    defer { sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
                    do {
                        return try body(db)
                    } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
                        return nil
                    }
                }
            }
        }

        /// How long SQLite may take. It is asked every so many steps of its machine, which are a few microseconds.
        private struct Patience {
            static let steps: Int32 = 500
            static let longest: Duration = .milliseconds(2)
            static let isOver: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { pointer in
                guard let end = pointer?.assumingMemoryBound(to: Patience.self).pointee.end else { return 0 }
                return ContinuousClock.now < end ? 0 : 1
            }

            let end = ContinuousClock.now + longest
        }

        /// The connection that the fewest use.
        private func take() -> Int {
            users.withLock { users in
                let place = users.indices.min { users[$0] < users[$1] } ?? 0
                users[place] += 1
                return place
            }
        }
    }
#endif
