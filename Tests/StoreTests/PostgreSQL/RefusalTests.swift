#if PostgreSQL
    import Foundation
    import LibPQ
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import StoreWorker
    import Testing

    /// What the one who operates a server can get wrong: each says what it is, and nothing is lost.
    @Suite("A PostgreSQL server that refuses", .enabled(if: PostgresServer.isThere, "There is no PostgreSQL here."))
    struct RefusalTests {
        private let parameters: [String: String]

        init() throws { parameters = try PostgresServer.shared.get().parameters }

        /// The error of opening a store.
        private func error(
            _ changes: [String: String] = [:], _ configure: (inout PostgreSQLStore.Configuration) -> Void = { _ in }
        ) async throws -> StoreError {
            var configuration = PostgreSQLStore.Configuration()
            configuration.schema = "desk \(UUID().uuidString.prefix(8))"
            configure(&configuration)
            let (parameters, settings) = (parameters.merging(changes) { $1 }, configuration)
            return try await #require(throws: StoreError.self) {
                _ = try await PostgreSQLStore(parameters: parameters, configuration: settings)
            }
        }

        @Test("nobody there, no such database, no desk in it")
        func nothingThere() async throws {
            let nobody = try await error(["host": "/nowhere"]) { $0.timeout = .seconds(3) }
            #expect(nobody.code == .unavailable && nobody.description.contains("cannot be reached"), "\(nobody)")
            let base = try await error(["dbname": "keiner"]) { $0.timeout = .seconds(3) }
            #expect(base.code == .unavailable, "\(base.debugDescription)")
            #expect(base.debugDescription.contains("does not exist"))
            let desk = try await error { $0.mode = .existing }
            #expect(desk.code == .unavailable && desk.description.contains("There is no desk"), "\(desk)")
            let schema = try await error { $0.schema = "pg_desk" }
            #expect(schema.code == .invalidQuery)
        }

        @Test("a database of another encoding")
        func encoding() async throws {
            try await run("DROP DATABASE IF EXISTS latin")
            try await run("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
            let error = try await error(["dbname": "latin"])
            #expect(error.code == .unavailable && error.description.contains("LATIN1"), "\(error)")
            try await run("DROP DATABASE latin")
        }

        @Test("a schema that belongs to something else, or that a newer version has written")
        func schema() async throws {
            try await run("CREATE SCHEMA other", "CREATE TABLE other.migration (x text)")
            let other = try await error { $0.schema = "other" }
            #expect(other.code == .notAStore, "\(other.debugDescription)")
            // Of a desk there is nothing, but a table of the same name.
            try await run("CREATE SCHEMA shop", "CREATE TABLE shop.request (x text)")
            let shop = try await error { $0.schema = "shop" }
            #expect(shop.code == .notAStore && shop.description.contains("request"), "\(shop.debugDescription)")
            try await run("DROP SCHEMA shop CASCADE")
            try await run("DROP SCHEMA other CASCADE")
            try await withStore { store in
                let schema = store.configuration.schema.pqIdentifier
                try await run("INSERT INTO \(schema).migration (number) VALUES (1000)")
                let newer = try await self.error { $0.schema = store.configuration.schema }
                #expect(newer.code == .newerSchema && newer.description.contains("newer version"), "\(newer)")
            }
        }

        @Test("a role that may not make tables uses what is there; one that may only read is told so")
        func rights() async throws {
            try await run("DROP ROLE IF EXISTS clerk")
            try await run("CREATE ROLE clerk LOGIN")
            try await withStore { owner in
                try await owner.saveOrganisation()
                let schema = owner.configuration.schema.pqIdentifier
                try await run(
                    "GRANT USAGE ON SCHEMA \(schema) TO clerk",
                    "GRANT SELECT ON ALL TABLES IN SCHEMA \(schema) TO clerk")
                var configuration = PostgreSQLStore.Configuration()
                (configuration.schema, configuration.mode) = (owner.configuration.schema, .existing)
                let parameters = self.parameters.merging(["user": "clerk"]) { $1 }
                let reader = try await PostgreSQLStore(parameters: parameters, configuration: configuration)
                let draft = RequestDraft("Panne", requester: "anna", team: "it")
                let error = try await #require(throws: StoreError.self) {
                    _ = try await Desk(reader).open(draft, as: .host("test"))
                }
                #expect(error.code == .readOnly && error.description.contains("permission denied"), "\(error)")
                try await run(
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA \(schema) TO clerk")
                #expect(try await Desk(reader).open(draft, as: .host("test")).number == 1)
                await reader.close()
                try await run("DROP OWNED BY clerk")
            }
            try await run("DROP ROLE clerk")
        }

        @Test("a store that is opened for reading only writes nothing")
        func readOnly() async throws {
            try await withStore { store in
                try await store.saveOrganisation()
                let draft = RequestDraft("Panne", requester: "anna", team: "it")
                _ = try await Desk(store).open(draft, as: .host("test"))
                var configuration = PostgreSQLStore.Configuration()
                (configuration.schema, configuration.mode) = (store.configuration.schema, .readOnly)
                let reader = try await PostgreSQLStore(parameters: self.parameters, configuration: configuration)
                #expect(try await ReliabilityScene.requests(in: reader).count == 1)
                let error = try await #require(throws: StoreError.self) {
                    _ = try await Desk(reader).open(draft, as: .host("test"))
                }
                #expect(error.code == .readOnly, "\(error)")
                await reader.close()
            }
        }

        @Test("a table that somebody else has locked: the call ends, and nothing was done")
        func locked() async throws {
            try await withStore { store in
                try await store.saveOrganisation()
                var configuration = PostgreSQLStore.Configuration()
                (configuration.schema, configuration.timeout) = (store.configuration.schema, .milliseconds(300))
                let hasty = try await PostgreSQLStore(parameters: self.parameters, configuration: configuration)
                let other = try await PQConnection.open(self.parameters, deadline: .now + .seconds(60))
                let table = "\(store.configuration.schema.pqIdentifier).event"
                let locking = Task {
                    // One message, and so one transaction: it is over when the sleep is.
                    _ = try await other.run(
                        [PQStatement("BEGIN"), PQStatement("LOCK TABLE \(table)"), PQStatement("SELECT pg_sleep(3)"),
                            PQStatement("ROLLBACK"),
                        ], deadline: .now + .seconds(60))
                }
                try await Task.sleep(for: .milliseconds(500))
                let draft = RequestDraft("Panne", requester: "anna", team: "it")
                let error = try await #require(throws: StoreError.self) {
                    _ = try await Desk(hasty).open(draft, as: .host("test"), key: "once")
                }
                #expect(error.code == .busy && error.description.contains("Nothing was changed"), "\(error)")
                try await locking.value
                #expect(try await Desk(hasty).open(draft, as: .host("test"), key: "once").number == 1)
                await hasty.close()
                await other.close()
            }
        }

        @Test("more connections wanted than the role may have: those that there are serve all")
        func connectionLimit() async throws {
            try await run("DROP ROLE IF EXISTS few")
            try await run("CREATE ROLE few LOGIN SUPERUSER CONNECTION LIMIT 3")
            try await run("ALTER ROLE few NOSUPERUSER")
            try await withStore { store in
                try await store.saveOrganisation()
                let schema = store.configuration.schema.pqIdentifier
                try await run(
                    "GRANT USAGE ON SCHEMA \(schema) TO few",
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA \(schema) TO few")
                var configuration = PostgreSQLStore.Configuration()
                configuration.schema = store.configuration.schema
                (configuration.connections, configuration.timeout) = (20, .seconds(60))
                let parameters = self.parameters.merging(["user": "few"]) { $1 }
                let limited = try await PostgreSQLStore(parameters: parameters, configuration: configuration)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<200 {
                        group.addTask { _ = try await limited.counts(CountQuery(viewer: .host("test"))) }
                    }
                    try await group.waitForAll()
                }
                await limited.close()
                try await run("DROP OWNED BY few")
            }
            try await run("DROP ROLE few")
        }
    }

    @Suite("Passwords", .enabled(if: PostgresServer.canBeStarted, "There is no PostgreSQL here."))
    struct PasswordTests {
        @Test("a password with blanks, quotes and a backslash; a wrong one is not shown")
        func passwords() async throws {
            let server = try PostgresServer(access: ["local all careful scram-sha-256"])
            let password = #"l'été "à" \ 100 % été=x"#
            let owner = try await PQConnection.open(server.parameters, deadline: .now + .seconds(60))
            let quoted = "'" + password.split(separator: "'").joined(separator: "''") + "'"
            _ = try await owner.run("CREATE ROLE careful LOGIN PASSWORD \(quoted)", deadline: .now + .seconds(60))
            _ = try await owner.run("GRANT CREATE ON DATABASE postgres TO careful", deadline: .now + .seconds(60))
            var parameters = server.parameters.merging(["user": "careful", "password": password]) { $1 }
            let store = try await PostgreSQLStore(parameters: parameters)
            try await store.saveOrganisation()
            await store.close()
            parameters["password"] = "geheim"
            let error = try await #require(throws: StoreError.self) {
                _ = try await PostgreSQLStore(parameters: parameters)
            }
            #expect(error.code == .unavailable && error.description.contains("password"), "\(error)")
            #expect(!error.debugDescription.contains("geheim"))
            await owner.close()
        }
    }
#endif
