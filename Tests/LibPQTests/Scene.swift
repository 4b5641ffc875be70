#if PostgreSQL
    import Foundation
    import LibPQ
    import PostgresServer
    import Testing

    /// Connections to the server of this run.
    enum Scene {
        static func parameters() throws -> [String: String] { try PostgresServer.shared.get().parameters }

        /// Only what hangs takes so long, also where hundreds of tests are at work.
        static var deadline: ContinuousClock.Instant { .now + .seconds(900) }

        static func connection() async throws -> PQConnection {
            try await PQConnection.open(parameters(), deadline: deadline)
        }

        /// A table of its own, by its quoted name.
        static func table(_ columns: String, on connection: PQConnection) async throws -> String {
            let name = "t-\(UUID().uuidString)".pqIdentifier
            _ = try await connection.run("CREATE TABLE \(name) (\(columns))", deadline: deadline)
            return name
        }

        static func count(_ table: String, on connection: PQConnection) async throws -> Int64 {
            try await connection.run("SELECT count(*) FROM \(table)", deadline: deadline)[0].integer(0)
        }

        /// The error that something must throw.
        static func error(
            _ location: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
        ) async throws -> PQError {
            do {
                try await body()
            } catch let error as PQError {
                return error
            }
            throw try #require(nil as PQError?, "Nothing was thrown.", sourceLocation: location)
        }
    }
#endif
