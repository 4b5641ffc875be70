#if PostgreSQL
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL
    import Synchronization

    /// Keeps everything in one schema of a PostgreSQL database: requests, journals, people, attachments.
    ///
    /// Any number of processes may use it at the same time. Each commit is as durable as the server’s
    /// `synchronous_commit` makes it; by default it is on disk before a call returns. PostgreSQL 14 or newer, in a
    /// database whose encoding is UTF-8; no extension, and no right beyond the schema, is needed.
    ///
    /// Calls ride out a server that restarts, or a standby that takes over, as long as ``Configuration/timeout`` lets
    /// them: a commit whose answer was lost is tried again, and what it wrote is recognised by the hashes of the
    /// journal.
    public final class PostgreSQLStore: Sendable {
        /// How to use a database.
        public struct Configuration: Sendable {
            public enum Mode: Sendable {
                /// Makes the schema and its tables where there are none, and brings older ones up to date.
                case create
                /// The tables must be there; the role needs no right to make any.
                case existing
                /// The tables must be there and are only read. From a standby only where the caller allows what is some
                /// moments old, by the parameter `target_session_attrs`: `any`, `standby` or `prefer-standby`.
                case readOnly
            }

            public var mode = Mode.create
            /// A desk of its own for each name. At most 63 bytes.
            public var schema = "desk"
            /// How long a call may take in all, waiting for a connection and for a server that restarts included.
            public var timeout: Duration = .seconds(15)
            /// How long one host has to answer before the next one is tried.
            public var connectTimeout: Duration = .seconds(3)
            /// Most connections at once.
            public var connections = 8
            /// Whether a pooler (pgbouncer in transaction mode) gives each transaction another of the server’s
            /// connections: then nothing is kept from one to the next, such as plans of statements.
            public var isBehindPooler = false

            public init() {}
        }

        public let configuration: Configuration
        let pool: PQPool
        let signals: WorkSignals
        /// Shown in messages: where it is, without a password.
        let name: String
        let commitCount = Atomic<Int>(0)
        let decoded = DecodedRequests()
        /// The languages that the articles had at the last search.
        let articleLanguages = Mutex<Set<Language>>([])

        /// Opens a desk in a database, and makes or migrates it where needed.
        ///
        /// - Parameters:
        ///   - parameters: libpq’s connection parameters by their names (PostgreSQL, 34.1.2), each as it is. Several
        ///     hosts, separated by commas, are tried in turn: the one that takes writes is used.
        /// - Throws: ``/ServiceDesk/StoreError`` of code `unavailable` where no server answers or it refuses,
        ///   `notAStore` where the schema belongs to something else, `newerSchema` where a newer version of the desk
        ///   has written it.
        public init(
            parameters: [String: String], configuration: Configuration = Configuration()
        ) async throws(StoreError) {
            try Self.validate(configuration)
            self.configuration = configuration
            let connector = PostgreSQLConnector(parameters, configuration)
            name = connector.description
            var settings = PQPool.Configuration(parameters)
            settings.maximum = configuration.connections
            settings.idleCheck = .seconds(2)
            settings.open = { _, deadline throws(PQError) in try await connector.open(until: deadline) }
            pool = PQPool(settings)
            signals = WorkSignals(connector, pool, configuration)
            do throws(StoreError) {
                try await PostgreSQLSchema(self).prepare()
            } catch {
                await pool.close()
                throw error
            }
        }

        /// Opens the desk that a URL names: `postgres://user@host1,host2/database?schema=desk`
        /// (``/ServiceDesk/StoreURL``). What it says comes before the configuration.
        public convenience init(
            url: String, configuration: Configuration = Configuration()
        ) async throws(StoreError) {
            guard case .postgreSQL(let database) = try StoreURL(url) else {
                throw StoreError(.invalidQuery, "The URL of a desk on PostgreSQL begins with postgres://.")
            }
            try await self.init(database, configuration: configuration)
        }

        /// Opens a desk as a URL has named it. What it says comes before the configuration.
        public convenience init(
            _ database: StoreURL.Database, configuration: Configuration = Configuration()
        ) async throws(StoreError) {
            var configuration = configuration
            if let schema = database.schema { configuration.schema = schema }
            if database.isBehindPooler { configuration.isBehindPooler = true }
            if let timeout = database.timeout { configuration.timeout = .seconds(timeout) }
            try await self.init(parameters: database.parameters, configuration: configuration)
        }

        private static func validate(_ configuration: Configuration) throws(StoreError) {
            guard (1...63).contains(configuration.schema.utf8.count), !configuration.schema.utf8.contains(0),
                !configuration.schema.hasPrefix("pg_")
            else {
                throw StoreError(
                    .invalidQuery,
                    "A schema has a name of 1 to 63 bytes that does not begin with “pg_”, not "
                        + "“\(configuration.schema.prefix(80))”.")
            }
            guard (1...1_000).contains(configuration.connections), configuration.timeout > .zero else {
                throw StoreError(.invalidQuery, "A store has 1 to 1,000 connections and a timeout above zero.")
            }
        }

        /// Closes all connections. Calls under way may fail.
        public func close() async {
            signals.close()
            await pool.close()
        }

        var schema: String { configuration.schema.pqIdentifier }

        // MARK: Access to the database

        var deadline: ContinuousClock.Instant { .now + configuration.timeout }

        /// Reads, in one round trip; each statement sees what is committed when it begins. A connection that turns out
        /// to be dead is replaced by another one.
        ///
        /// - Parameter deadline: That of the call, where it reads more than once.
        func read(
            _ statements: [PQStatement], until deadline: ContinuousClock.Instant? = nil
        ) async throws(StoreError) -> [PQTable] {
            let deadline = deadline ?? self.deadline
            var patience = Patience(until: deadline)
            while true {
                do throws(PQError) {
                    return try await run(statements, deadline).tables
                } catch {
                    guard error.mayPass, await patience.isLeft() else { throw StoreError(error, at: name) }
                }
            }
        }

        func read(_ statement: PQStatement) async throws(StoreError) -> PQTable { try await read([statement])[0] }

        /// Takes something from each row of what is read.
        func rows<Result>(
            _ statement: PQStatement, until deadline: ContinuousClock.Instant? = nil,
            _ take: (PQRow) throws -> Result
        ) async throws(StoreError) -> [Result] {
            let tables = try await read([statement], until: deadline)
            return try decoding { try tables[0].rows.map(take) }
        }

        /// What cannot be read is damage.
        func decoding<Result>(_ body: () throws -> Result) throws(StoreError) -> Result {
            do {
                return try body()
            } catch {
                throw StoreError(error, at: name)
            }
        }

        func run(
            _ statements: [PQStatement], _ deadline: ContinuousClock.Instant
        ) async throws(PQError) -> PQBatchResult {
            guard configuration.isBehindPooler else {
                return try await pool.withConnection(deadline: deadline) { connection throws(PQError) in
                    try await connection.run(statements, deadline: deadline)
                }
            }
            // Another of the server’s connections each time: it is told anew, and keeps no plans.
            let settings = PostgreSQLConnector.settings(configuration)
            let plain = statements.map { PQStatement($0.text, $0.parameters) }
            let result = try await pool.withConnection(deadline: deadline) { connection throws(PQError) in
                try await connection.run([settings] + plain, deadline: deadline)
            }
            return PQBatchResult(tables: Array(result.tables.dropFirst()), notices: result.notices)
        }
    }
#else
    @available(
        *, unavailable,
        message: "PostgreSQLStore needs the package trait PostgreSQL: .package(url: …, traits: [\"PostgreSQL\"])"
    )
    public final class PostgreSQLStore: Sendable {}
#endif
