#if Command
    import Foundation
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskSQLite
    import Testing

    /// What is counted for figures, made wrong behind the desk’s back: found by `verify`, and made right.
    @Suite struct FigureRepairTests {
        @Test func aWrongCountInAFileIsFoundAndMadeRight() async throws {
            let place = try Workplace.demo()
            try await expectRepair(place, of: "desk.sqlite") {
                let store = try SQLiteStore(path: place.path("desk.sqlite"))
                try await spoil(store)
                try store.close()
            }
        }

        @Test func damageThatNothingRepairsIsStillSaid() async throws {
            let place = try Workplace.demo()
            let store = try SQLiteStore(path: place.path("desk.sqlite"))
            try await spoil(store)
            try store.close()
            var bytes = try place.read("desk.sqlite")
            let word = Array("PrintFix moet komen".utf8)
            for start in 0..<(bytes.count - word.count) where bytes[start..<(start + word.count)].elementsEqual(word) {
                bytes[start] = 0x51
            }
            try place.write("desk.sqlite", bytes)
            let outcome = try place.desk("verify", "--repair")
            #expect(outcome.status == 71, "\(outcome)")
        }
    }

    /// The same in a database.
    @Suite(.enabled(if: PostgresServer.isThere, "There is no PostgreSQL here."))
    struct FigureRepairPostgreSQLTests {
        @Test func aWrongCountInADatabaseIsFoundAndMadeRight() async throws {
            let place = try Workplace.demo()
            let url = try PostgresServer.url(schema: "repair-\(UUID().uuidString.prefix(8))")
            #expect(try place.desk("copy", "desk.sqlite", url).status == 0)
            try await expectRepair(place, of: url) {
                var configuration = PostgreSQLStore.Configuration()
                configuration.timeout = .seconds(120)
                let store = try await PostgreSQLStore(url: url, configuration: configuration)
                try await spoil(store)
                await store.close()
            }
        }
    }

    /// Counts something twice, and something not at all.
    private func spoil(_ store: some RequestStore) async throws {
        try await MeasurementSorter(store).run()
        let blocks = try await store.measurements(MeasurementQuery(.all)).blocks
        try #require(blocks.count > 2)
        #expect(
            try await store.rewrite(MeasurementRewrite(removing: [blocks[0].id], inserting: [blocks[1].block])))
    }

    private func expectRepair(_ place: Workplace, of store: String, _ spoil: () async throws -> Void) async throws {
        func figures() throws -> [UInt8] {
            try place.desk(
                "stats", "--json", "--from", "2026-01-01", "--to", "2026-06-01", "--group-by", "team", "--store", store
            ).bytes
        }
        #expect(try place.desk("verify", "--store", store).status == 0)
        let before = try figures()
        try await spoil()
        #expect(try figures() != before, "The figures were to be wrong.")
        let found = try place.desk("verify", "--store", store)
        #expect(found.status == 71, "\(found)")
        #expect(found.output.contains("Figures of 2026-") && found.output.contains("the journals give"), "\(found)")
        let json = try place.desk("verify", "--store", store, "--json")
        #expect(json.status == 71 && json.output.contains("\"isCountedAnew\" : false"), "\(json)")
        let repaired = try place.desk("verify", "--repair", "--store", store)
        #expect(repaired.status == 0 && repaired.output.contains("made anew"), "\(repaired)")
        #expect(try place.desk("verify", "--store", store).status == 0)
        #expect(try figures() == before)
    }

    extension PostgresServer {
        /// How the command names a desk on the server of this run.
        static func url(schema: String) throws -> String {
            var parameters = try shared.get().parameters
            let host = (parameters.removeValue(forKey: "host") ?? "").replacingOccurrences(of: "/", with: "%2F")
            let user = (parameters.removeValue(forKey: "user")).map { $0 + "@" } ?? ""
            let database = parameters.removeValue(forKey: "dbname") ?? ""
            let rest = parameters.map { "&\($0.key)=\($0.value)" }.joined()
            return "postgres://\(user)\(host)/\(database)?schema=\(schema)\(rest)"
        }
    }
#endif
