#if PostgreSQL
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import Testing

    @Suite("Requests of an older version in PostgreSQL", .enabled(if: PostgresServer.isThere))
    struct OlderRequestPostgreSQLTests {
        @Test("get what is late and due next, of what is open")
        func dated() async throws {
            let name = "undated"
            try await withStore {
                $0.schema = name
            } _: { store in
                try await store.save([
                    .person(Person(id: "anna", name: "Anna")), .team(Team(id: "it", name: "IT", members: [])),
                ])
                let (desk, host, now) = (Desk(store), Viewer.host("test"), SystemTime().now())
                for number in 1...6 {
                    let draft = RequestDraft("Vraag \(number)", requester: "anna", team: "it")
                    let request = try await desk.open(draft, as: host)
                    let missed = PromiseChange(.resolution, .broken, by: now.advanced(bySeconds: -Int64(number) * 60))
                    let update = try Change.Update(request, [(.host("test"), .promised([missed]))], at: now)
                    _ = try await store.commit([Change(updates: [update])])
                    if number > 4 { try await desk.perform(.close(), on: .id(request.id), as: host) }
                }
                let schema = name.pqIdentifier
                let without = #"regexp_replace(convert_from(content, 'UTF8'), ',"late":[{][^}]*[}]', '')"#
                try await run(
                    "UPDATE \(schema).request SET due = \(Int64.max), content = convert_to(\(without), 'UTF8')",
                    "INSERT INTO \(schema).counter (name, value) VALUES ('undated', 0)")
                #expect(try await StoreAudit(store).run().faults.compactMap(\.request) == [1, 2, 3, 4])
                var configuration = PostgreSQLStore.Configuration()
                configuration.schema = name
                let server = try PostgresServer.shared.get()
                let other = try await PostgreSQLStore(parameters: server.parameters, configuration: configuration)
                #expect(try await StoreAudit(other).run().isClean)
                let query = RequestQuery(viewer: host, order: RequestOrder(.due))
                #expect(try await other.page(query).requests.map(\.number) == [4, 3, 2, 1, 5, 6])
                await other.close()
            }
        }
    }
#endif
