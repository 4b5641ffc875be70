#if PostgreSQL
    import Foundation
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskSQLite
    import Testing

    @Suite("What the guide to PostgreSQL shows", .enabled(if: PostgresServer.isThere, "There is no PostgreSQL here."))
    struct PostgreSQLGuideTests {
        private let server: PostgresServer

        init() throws { server = try PostgresServer.shared.get() }

        /// Compiled, not run: there is no server of that name.
        private func opened() async throws -> PostgreSQLStore {
            // snippet: postgresql-open
            let store = try await PostgreSQLStore(url: "postgres://desk@db1,db2/desk?schema=desk&sslmode=verify-full")
            // end
            return store
        }

        private func configured(_ parameters: [String: String]) async throws -> PostgreSQLStore {
            // snippet: postgresql-configure
            var configuration = PostgreSQLStore.Configuration()
            configuration.mode = .existing
            configuration.schema = "facilities"
            configuration.timeout = .seconds(60)
            configuration.connections = 4
            let store = try await PostgreSQLStore(parameters: parameters, configuration: configuration)
            // end
            return store
        }

        @Test("a store is opened, and read on a standby")
        func opening() async throws {
            var configuration = PostgreSQLStore.Configuration()
            configuration.schema = "facilities"
            configuration.timeout = .seconds(120)
            let owner = try await PostgreSQLStore(parameters: server.parameters, configuration: configuration)
            let store = try await configured(server.parameters)
            #expect(store.configuration.mode == .existing)
            var standby = server.parameters
            // snippet: postgresql-replica
            var reading = store.configuration
            reading.mode = .readOnly
            standby["target_session_attrs"] = "prefer-standby"
            let reports = try await PostgreSQLStore(parameters: standby, configuration: reading)
            let open = try await reports.counts(CountQuery(viewer: .host("reports"), by: [.team, .state]))
            // end
            #expect(open.isEmpty)
            for store in [owner, store, reports] { await store.close() }
        }

        @Test("a desk moves from a file to PostgreSQL while it runs, and back")
        func moving() async throws {
            let folder = try TemporaryFolder()
            let file = try SQLiteStore(path: folder.path("desk.sqlite"))
            var configuration = PostgreSQLStore.Configuration()
            configuration.schema = "moving"
            configuration.timeout = .seconds(120)
            let database = try await PostgreSQLStore(parameters: server.parameters, configuration: configuration)
            // snippet: moving-switch
            let store = SwitchingStore(file)
            let desk = Desk(store)
            // … and one day, while it runs:
            let pause = try await store.switchOver(to: database) { step in
                print("\(step.done.requests) of \(step.requestsInAll)")
            }
            print("Writes were held for \(pause).")
            // end
            try await database.save([
                .person(Person(id: "anna", name: "Anna")), .team(Team(id: "it", name: "IT")),
            ])
            let draft = RequestDraft("De printer", requester: "anna", team: "it")
            #expect(try await desk.open(draft, as: .host("test")).number == 1)
            // snippet: moving-compare
            try await DeskCopy(from: database, to: file).run()
            let report = try await StoreComparison(database, file).run()
            for difference in report.differences { print(difference) }
            // end
            #expect(report.areEqual)
            await database.close()
        }
    }
#endif
