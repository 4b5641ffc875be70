#if PostgreSQL
    import LibPQ
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskTesting
    import Testing

    @Suite(
        "A pooler that gives each transaction another connection", .serialized,
        .enabled(if: PostgresServer.canBeStarted && PgBouncer.isThere, "There is no pgbouncer here."))
    struct PoolerTests {
        @Test("everything works through it: in lockstep with the store in memory, and under load")
        func pooled() async throws {
            let server = try PostgresServer()
            let pooler = try PgBouncer(to: server)
            var configuration = PostgreSQLStore.Configuration()
            (configuration.isBehindPooler, configuration.timeout, configuration.connections) = (true, .seconds(120), 12)
            configuration.schema = "lockstep"
            // Nobody uses one without knowing it.
            let error = try await #require(throws: StoreError.self) {
                _ = try await PostgreSQLStore(parameters: pooler.parameters)
            }
            #expect(error.code == .unavailable && error.description.contains("isBehindPooler"), "\(error)")
            let first = try await PostgreSQLStore(parameters: pooler.parameters, configuration: configuration)
            try await Lockstep.run(seed: 5, commands: 600, store: first)
            await first.close()
            configuration.schema = "load"
            let second = try await PostgreSQLStore(parameters: pooler.parameters, configuration: configuration)
            let load = try await PostgreSQLLoad(second)
            try await load.run { try await load.waitForAnswers(500) }
            #expect(load.failures.isEmpty)
            try await load.expectAll(in: second)
            await second.close()
            try pooler.end()
            try server.end()
        }
    }
#endif
