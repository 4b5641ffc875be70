#if PostgreSQL
    import Foundation
    import LibPQ
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import StoreWorker
    import Testing

    @Suite(
        "A standby that takes over", .serialized,
        .enabled(if: PostgresServer.canBeStarted, "There is no PostgreSQL here."))
    struct FailoverTests {
        private func parameters(_ servers: PostgresServer...) -> [String: String] {
            var parameters = servers[0].parameters
            parameters["host"] = servers.compactMap { $0.parameters["host"] }.joined(separator: ",")
            return parameters
        }

        private func perform(_ text: String, on server: PostgresServer) async throws -> PQTable {
            let connection = try await PQConnection.open(server.parameters, deadline: .now + .seconds(60))
            let table = try await connection.run(text, deadline: .now + .seconds(60))
            await connection.close()
            return table
        }

        /// A primary that waits for its standby with each commit.
        private func pair() async throws -> (PostgresServer, PostgresServer) {
            let primary = try PostgresServer(settings: ["wal_keep_size": "64MB"])
            let standby = try primary.standby(named: "second")
            _ = try await perform("ALTER SYSTEM SET synchronous_standby_names = 'second'", on: primary)
            _ = try await perform("SELECT pg_reload_conf()", on: primary)
            while try await perform("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'", on: primary)
                .rowCount == 0
            { try await Task.sleep(for: .milliseconds(20)) }
            return (primary, standby)
        }

        @Test("the desk goes on with it, and with everything that was answered; the old primary is refused")
        func failover() async throws {
            for round in 0..<rounds(1, long: 20) {
                let (primary, standby) = try await pair()
                var configuration = PostgreSQLStore.Configuration()
                configuration.timeout = .seconds(120)
                let store = try await PostgreSQLStore(
                    parameters: parameters(primary, standby), configuration: configuration)
                let load = try await PostgreSQLLoad(store)
                try await load.run {
                    try await load.waitForAnswers(200)
                    try primary.stopImmediately()
                    try standby.promote()
                    try await load.waitForAnswers(200)
                    // Somebody starts the old one again: it takes writes, and would lose them.
                    try primary.start()
                    try await cutOff(standby)
                    try await load.waitForAnswers(200)
                }
                print("failover \(round): \(load.answered) answered, \(load.failures), longest \(load.longest)")
                #expect(load.failures.isEmpty)
                try await load.expectAll(in: store)
                await store.close()
                // Nothing has gone to the old one since.
                let old = try await PostgreSQLStore(parameters: primary.parameters)
                let count = try await old.counts(CountQuery(viewer: .host("test"))).first?.count ?? 0
                let new = try await PostgreSQLStore(parameters: standby.parameters)
                #expect(count < (try await new.counts(CountQuery(viewer: .host("test"))).first?.count ?? 0))
                for store in [old, new] { await store.close() }
                for server in [standby, primary] { try server.end() }
            }
        }

        /// Ends the connections to a server, so that each has to choose one again.
        private func cutOff(_ server: PostgresServer) async throws {
            _ = try await perform(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'service-desk'",
                on: server)
        }

        @Test("a wait for the standby that is cancelled is no acknowledgement")
        func cancelledWait() async throws {
            let (primary, standby) = try await pair()
            var configuration = PostgreSQLStore.Configuration()
            configuration.timeout = .seconds(3)
            let store = try await PostgreSQLStore(parameters: primary.parameters, configuration: configuration)
            try await store.saveOrganisation()
            let desk = Desk(store)
            let draft = RequestDraft("Panne", requester: "anna", team: "it")
            _ = try await desk.open(draft, as: .host("test"))
            try standby.stopImmediately()
            let opening = Task { try await desk.open(draft, as: .host("test"), key: "once") }
            // The server says “done” to it, with a warning.
            while try await perform(
                """
                SELECT pg_cancel_backend(pid) FROM pg_stat_activity \
                WHERE application_name = 'service-desk' AND wait_event = 'SyncRep'
                """, on: primary
            ).rowCount == 0 { try await Task.sleep(for: .milliseconds(10)) }
            let error = try await #require(throws: StoreError.self) { _ = try await opening.value }
            #expect(error.code == .unknownOutcome, "\(error.debugDescription)")
            // Once there is a standby again, the repeat is answered.
            try standby.start()
            var request: Request?
            while request == nil { request = try? await desk.open(draft, as: .host("test"), key: "once") }
            #expect(request?.number == 2)
            #expect(try await ReliabilityScene.requests(in: store).count == 2)
            await store.close()
            for server in [standby, primary] { try server.end() }
        }

        @Test("a standby is read where the caller allows what is a moment old")
        func reading() async throws {
            let (primary, standby) = try await pair()
            let store = try await PostgreSQLStore(parameters: primary.parameters)
            try await store.saveOrganisation()
            let draft = RequestDraft("L’imprimante fume", requester: "anna", team: "it")
            _ = try await Desk(store).open(draft, as: .host("test"))
            var configuration = PostgreSQLStore.Configuration()
            configuration.mode = .readOnly
            // Nobody reads a standby without knowing it.
            configuration.timeout = .seconds(2)
            let impatient = configuration
            await #expect(throws: StoreError.self) {
                _ = try await PostgreSQLStore(parameters: standby.parameters, configuration: impatient)
            }
            let parameters = standby.parameters.merging(["target_session_attrs": "prefer-standby"]) { $1 }
            configuration.timeout = .seconds(15)
            // The standby has everything, and may not have gone through it yet.
            var opened: PostgreSQLStore?
            while opened == nil {
                opened = try? await PostgreSQLStore(parameters: parameters, configuration: configuration)
                try await Task.sleep(for: .milliseconds(20))
            }
            let reader = try #require(opened)
            while try await ReliabilityScene.requests(in: reader).isEmpty {
                try await Task.sleep(for: .milliseconds(10))
            }
            let query = SearchQuery(viewer: .host("test"), text: SearchText("imprimante"))
            #expect(try await reader.search(query).map(\.number) == [1])
            for store in [store, reader] { await store.close() }
            for server in [standby, primary] { try server.end() }
        }
    }
#endif
