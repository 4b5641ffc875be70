#if PostgreSQL
    import LibPQ
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import Testing

    @Suite("What is counted of the journals in PostgreSQL", .enabled(if: PostgresServer.isThere))
    struct MeasurementPostgreSQLTests {
        @Test("is made of the journals of a version that counted nothing, and anew where it is wrong")
        func madeAnew() async throws {
            let name = "uncounted"
            try await withStore {
                $0.schema = name
            } _: { store in
                try await store.save([
                    .person(Person(id: "anna", name: "Anna")), .team(Team(id: "it", name: "IT", members: [])),
                ])
                let (desk, host) = (Desk(store), Viewer.host("test"))
                for number in 1...20 {
                    let draft = RequestDraft("Vraag \(number)", requester: "anna", team: "it")
                    let request = try await desk.open(draft, as: host)
                    if number > 10 { try await desk.perform(.resolve(.answered), on: .id(request.id), as: host) }
                }
                // Other tests of the same server write, so that what is younger than two minutes would be left out.
                let later = SystemTime().now().advanced(bySeconds: 3_600)
                let counted = try await MeasurementAudit(store).run(at: later)
                #expect(counted.faults == [] && counted.measurements == 30)
                let schema = name.pqIdentifier
                // As the migration leaves what an older version has written.
                try await run(
                    "DELETE FROM \(schema).measurement",
                    "INSERT INTO \(schema).counter (name, value) VALUES ('unmeasured', 1)")
                #expect(try await MeasurementAudit(store).run(at: later).faults.count == 1)
                var configuration = PostgreSQLStore.Configuration()
                configuration.schema = name
                let server = try PostgresServer.shared.get()
                let other = try await PostgreSQLStore(parameters: server.parameters, configuration: configuration)
                #expect(try await MeasurementAudit(other).run(at: later).faults == [])
                await other.close()

                try await run("UPDATE \(schema).measurement SET content = decode('00', 'hex')")
                let repaired = try await MeasurementAudit(store).run(repairing: true, at: later)
                #expect(repaired.isRepaired && repaired.faults.count == 1)
                #expect(try await MeasurementAudit(store).run(at: later).faults == [])
            }
        }
    }
#endif
