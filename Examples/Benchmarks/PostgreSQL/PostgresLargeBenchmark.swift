#if SQLite && PostgreSQL && Command
    import Foundation
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL

    /// The figures of a large SQLite store, with the same requests in PostgreSQL; and due work that two processes
    /// share.
    enum PostgresLargeBenchmark {
        private static let due = 40_000

        static func run(requests: Int) async throws -> [Figure] {
            let server = try PostgresServer(settings: ["shared_buffers": "512MB"])
            let store = try await PostgreSQLStore(parameters: server.parameters)
            let elapsed = try await seconds { try await LargeStoreBenchmark.fill(store, requests: requests) }
            FileHandle.standardError.write(Data("PostgreSQL filled in \(Int(elapsed)) s\n".utf8))
            // What autovacuum does by itself some minutes later.
            _ = try server.run([
                "psql", "-q", "-h", server.parameters["host"] ?? "", "-U", "desk", "-c", "VACUUM ANALYZE", "postgres",
            ])
            var corpus = Corpus(seed: 43)
            var figures = try await LargeStoreBenchmark.queries(
                Desk(store), corpus: &corpus, factor: 2, prefix: "PostgreSQL: ")
            await store.close()
            figures.append(try await sharing(server))
            try server.end()
            return figures
        }

        /// How many due items a second two processes do, against one.
        private static func sharing(_ server: PostgresServer) async throws -> Figure {
            var rates: [Double] = []
            for (round, processes) in [1, 2, 1, 2, 1, 2].enumerated() {
                var configuration = PostgreSQLStore.Configuration()
                configuration.schema = "due\(round)"
                let store = try await PostgreSQLStore(parameters: server.parameters, configuration: configuration)
                try await DueBenchmark.fill(store, requests: due)
                await store.close()
                let host = (server.parameters["host"] ?? "").replacing("/", with: "%2F")
                let url = "postgres://desk@\(host)/postgres?schema=due\(round)"
                let elapsed = try await seconds {
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for _ in 0..<processes {
                            group.addTask { _ = try CommandBenchmark.run(["run", "--once", "--json", "--store", url]) }
                        }
                        try await group.waitForAll()
                    }
                }
                rates.append(Double(due) / elapsed)
            }
            let (one, two) = ([rates[0], rates[2], rates[4]].median, [rates[1], rates[3], rates[5]].median)
            return Figure(
                name: "PostgreSQL: due items that two processes do, against one", value: two / one, unit: "",
                bound: .atLeast(1.5),
                detail: String(format: "%.0f/s, %.0f/s; %d closings, server and both on 2 cores", two, one, due))
        }
    }
#endif
