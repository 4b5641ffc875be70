#if PostgreSQL
    import FigureFixtures
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskSQLite
    import ServiceDeskTesting
    import StoreWorker
    import Testing

    @Suite("Figures of a database are those of its journals", .enabled(if: PostgresServer.isThere))
    struct FigurePostgreSQLTests {
        private let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        @Test("from a file to a database and back, by export and by copy", arguments: [false, true])
        func carried(byCopy: Bool) async throws {
            func move(_ source: some CompleteStore, _ target: some CompleteStore) async throws {
                guard byCopy else { return try await carry(from: source, to: target) }
                try await DeskCopy(from: source, to: target).run()
            }
            let first = try SQLiteStore(path: folder.path("first.sqlite"))
            try await FigureLife.live(in: first, seed: 5, steps: 300)
            let told = try await JournalFigures.ofLife(in: first).told()
            #expect(told.first?.total?.opened == 10)
            try await withStore { database in
                try await move(first, database)
                #expect(try await JournalFigures.ofLife(in: database).differences() == [])
                #expect(try await JournalFigures.ofLife(in: database).told() == told)
                let last = try SQLiteStore(path: folder.path("last.sqlite"))
                try await move(database, last)
                #expect(try await JournalFigures.ofLife(in: last).differences() == [])
                #expect(try await JournalFigures.ofLife(in: last).told() == told)
                try last.close()
            }
            try first.close()
        }

        @Test("as commits left them, exported to a file")
        func committed() async throws {
            try await withStore { database in
                try await FigureLife.live(in: database, seed: 6, steps: 300)
                #expect(try await JournalFigures.ofLife(in: database).differences() == [])
                let file = try SQLiteStore(path: folder.path("desk.sqlite"))
                try await carry(from: database, to: file)
                #expect(try await JournalFigures.ofLife(in: file).differences() == [])
                #expect(
                    try await JournalFigures.ofLife(in: file).told() == JournalFigures.ofLife(in: database).told())
                try file.close()
            }
        }

        @Test("once processes that wrote were killed, two at a time")
        func killed() async throws {
            try await withStore { store in
                try await store.saveOrganisation()
                let name = PostgreSQLStore.argument(
                    schema: store.configuration.schema, try PostgresServer.shared.get().parameters)
                var random = SeededGenerator(seed: 8)
                for round in 0..<4 {
                    let workers = try (0..<2).map { try WorkerProcess("load", name, "\(2 * round + $0)", in: folder) }
                    for worker in workers { try await worker.line("done") }
                    try await Task.sleep(for: .milliseconds(5 + Int(random.next() % 196)))
                    for worker in workers { try await worker.kill() }
                    // What was sent to the server may still be committed.
                    let figures = JournalFigures(of: store)
                    let left = try await figures.differencesAtRest()
                    #expect(left == [], "after round \(round): \(left.first ?? "")")
                    if round.isMultiple(of: 2) { try await MeasurementSorter(store).run() }
                    let sorted = try await figures.differencesAtRest()
                    #expect(sorted == [], "put in order after round \(round): \(sorted.first ?? "")")
                }
            }
        }
    }
#endif
