#if SQLite
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskSQLite

    /// Opens a store that is named as a worker’s argument names it.
    func openStore(_ text: String) async throws -> any CompleteStore {
        #if PostgreSQL
        if let store = try await PostgreSQLStore(argument: text) { return store }
        #endif
        return try SQLiteStore(path: text)
    }

    #if PostgreSQL
    extension PostgreSQLStore {
        private static let separator: Character = "\t"

        /// A store as the argument of a worker: its schema and the connection parameters.
        package static func argument(schema: String, _ parameters: [String: String]) -> String {
            (["postgres", schema] + parameters.map { "\($0.key)=\($0.value)" }).joined(separator: "\(separator)")
        }

        fileprivate convenience init?(argument: String) async throws {
            let parts = argument.split(separator: Self.separator).map(String.init)
            guard parts.count > 2, parts[0] == "postgres" else { return nil }
            var configuration = Configuration()
            (configuration.schema, configuration.timeout) = (parts[1], .seconds(120))
            let pairs = parts.dropFirst(2).map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
            let parameters = Dictionary(pairs.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
            try await self.init(parameters: parameters, configuration: configuration)
        }
    }
    #endif
#endif
