#if PostgreSQL && SQLite
    import Foundation
    import LibPQ
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import Testing

    @Suite("What was erased from PostgreSQL", .enabled(if: PostgresServer.canBeStarted, "There is no PostgreSQL here."))
    struct ErasedPostgreSQLTests {
        @Test("is in none of its tables’ files, and everything else is whole")
        func isGone() async throws {
            let server = try PostgresServer()
            var configuration = PostgreSQLStore.Configuration()
            configuration.timeout = .seconds(120)
            let store = try await PostgreSQLStore(parameters: server.parameters, configuration: configuration)
            try await ErasedWords.fill(store)
            #expect(try await Set(found(in: server)) == Set(ErasedWords.all))

            let report = try await ErasedWords.erase(store)
            #expect(report.requests == 40 && report.files == 1 && report.isComplete)
            #expect(try await found(in: server) == [])
            #expect(try await StoreAudit(store).run().isClean)
            #expect(try await MeasurementAudit(store).run().faults == [])
            let found = try await store.search(
                SearchQuery(viewer: .host("test"), text: SearchText("stoel"), limit: 200))
            #expect(found.count == 40)
            await store.close()
        }

        @Test("whoever may still see it is named, also one who has written and waits")
        func isHeld() async throws {
            let server = try PostgresServer()
            var configuration = PostgreSQLStore.Configuration()
            configuration.timeout = .seconds(10)
            let store = try await PostgreSQLStore(parameters: server.parameters, configuration: configuration)
            for begin in [
                ["BEGIN", "SELECT pg_current_xact_id()"],
                ["BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT 1"],
            ] {
                let holder = try await PQConnection.open(server.parameters, deadline: .now + .seconds(60))
                for statement in begin { _ = try await holder.run(statement, deadline: .now + .seconds(60)) }
                // Something is replaced, which they may still see.
                try await store.save([.person(Person(id: "karim", name: "Karim"))])
                let error = try await #require(throws: StoreError.self) { try await store.expunge() }
                #expect(error.code == .busy && error.detail?.contains("client backend") == true, "\(error)")
                await holder.close()
            }
            try await store.expunge()
            await store.close()
        }

        /// The words that stand in the files of the tables and their indexes.
        private func found(in server: PostgresServer) async throws -> [String] {
            let connection = try await PQConnection.open(server.parameters, deadline: .now + .seconds(60))
            _ = try await connection.run("CHECKPOINT", deadline: .now + .seconds(60))
            await connection.close()
            let base = (server.parameters["host"] ?? "") + "/data/base"
            var found: Set<String> = []
            for name in try FileManager.default.subpathsOfDirectory(atPath: base) {
                var isFolder: ObjCBool = false
                let path = base + "/" + name
                guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
                    continue
                }
                found.formUnion(try ErasedWords.found(in: path))
            }
            return found.sorted()
        }
    }
#endif
