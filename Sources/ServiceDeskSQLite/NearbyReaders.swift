#if SQLite
    import Foundation
    import GRDB
    import GRDBSQLite
    import ServiceDesk
    import Synchronization

    /// Connections for what takes some microseconds. It is read on the thread of whoever asks, and without a
    /// transaction around it: to change threads twice, or to ask a pool for a connection, would take longer.
    final class NearbyReaders: Sendable {
        private let connections: [DatabaseQueue]
        /// How many use each of them.
        private let users: Mutex<[Int]>

        /// As many threads of tasks run at once, on most machines.
        private static let maximumCount = min(8, max(1, ProcessInfo.processInfo.activeProcessorCount))

        init(path: String, configuration: GRDB.Configuration) throws {
            connections = try (0..<Self.maximumCount).map { _ in
                try DatabaseQueue(path: path, configuration: configuration)
            }
            users = Mutex(Array(repeating: 0, count: connections.count))
        }

        func close() throws {
            let failures = connections.compactMap { connection in
                Result { try connection.close() }.failure
            }
            if let failure = failures.first { throw failure }
        }

        /// Reads, if need be after somebody else.
        func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
            let place = users.withLock { users in
                let place = users.indices.min { users[$0] < users[$1] } ?? 0
                users[place] += 1
                return place
            }
            return try read(by: place) { db, _ in try body(db) }
        }

        /// Reads what is mostly little, and gives up where it is not: `nil`, as where all connections are in use.
        func readShortly<Value>(_ body: (Database) throws -> Value) throws -> Value? {
            let place = users.withLock { users in
                let place = users.firstIndex(of: 0)
                if let place { users[place] += 1 }
                return place
            }
            guard let place else { return nil }
            return try read(by: place) { db, connection in
                var patience = Patience()
                return try withUnsafeMutablePointer(to: &patience) { patience in
                    sqlite3_progress_handler(connection, Patience.steps, Patience.isOver, patience)
                    defer { sqlite3_progress_handler(connection, 0, nil, nil) }
                    do {
                        return try body(db)
                    } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
                        return nil
                    }
                }
            }
        }

        private func read<Value>(
            by place: Int, _ body: (Database, OpaquePointer) throws -> Value
        ) throws -> Value {
            defer { users.withLock { $0[place] -= 1 } }
            return try connections[place].unsafeRead { db in
                guard let connection = db.sqliteConnection else {
                    throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "The connection is closed.")
                }
                return try body(db, connection)
            }
        }

        /// How much SQLite may do: so many steps of its machine, which are about a millisecond. What is made of the
        /// rows does not count, nor how busy the machine is.
        private struct Patience {
            static let steps: Int32 = 500
            var calls = 40

            static let isOver: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { pointer in
                guard let patience = pointer?.assumingMemoryBound(to: Patience.self) else { return 0 }
                patience.pointee.calls -= 1
                return patience.pointee.calls > 0 ? 0 : 1
            }
        }
    }

    extension Result {
        fileprivate var failure: Failure? { if case .failure(let failure) = self { failure } else { nil } }
    }
#endif
