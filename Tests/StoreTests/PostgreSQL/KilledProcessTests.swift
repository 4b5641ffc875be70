#if PostgreSQL
    import Foundation
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskTesting
    import StoreWorker
    import Testing

    @Suite(
        "Processes over one database that are killed",
        .enabled(if: PostgresServer.isThere, "There is no PostgreSQL here."))
    struct KilledProcessTests {
        private let folder: TemporaryFolder
        private let parameters: [String: String]

        init() throws {
            folder = try TemporaryFolder()
            parameters = try PostgresServer.shared.get().parameters
        }

        private func argument(_ store: PostgreSQLStore) -> String {
            PostgreSQLStore.argument(schema: store.configuration.schema, parameters)
        }

        @Test("lose nothing that they acknowledged, two at a time")
        func kills() async throws {
            try await withStore { store in
                try await store.saveOrganisation()
                var (random, record) = (SeededGenerator(seed: 51), WorkRecord())
                let rounds = rounds(10, long: 100)
                for round in 0..<rounds {
                    let workers = try (0..<2).map { place in
                        try WorkerProcess("load", argument(store), "\(2 * round + place)", in: folder)
                    }
                    for worker in workers { try await worker.line("done") }
                    try await Task.sleep(for: .milliseconds(5 + Int(random.next() % 196)))
                    for worker in workers { try await worker.kill() }
                    for worker in workers { try await record.take(worker.lines(), repeatingOn: store) }
                }
                print("\(2 * rounds) kills: \(record.acknowledged) acknowledged, \(record.repeated) repeated")
                #expect(record.acknowledged >= 2 * rounds)
                try await record.expectAll(in: store)
                #expect(try await StoreAudit(store).run().faults.map(\.description) == [])
            }
        }

        @Test("live a year of work between teams, in which each thing happens once")
        func year() async throws {
            try await withStore { store in
                try await store.saveOrganisation()
                try await YearOfWork(folder: folder).live(in: store, argument(store), rounds: rounds(25, long: 100))
            }
        }

        @Test("share due work, and what they had begun is taken over")
        func dueWork() async throws {
            try await withStore { store in
                try await store.saveOrganisation()
                var (random, acknowledged, begun) = (SeededGenerator(seed: 22), [String](), 0)
                let now = SystemTime().now()
                for round in 0..<6 {
                    for start in stride(from: 300 * round, to: 300 * round + 300, by: 100) {
                        let work = (start..<start + 100).map { index in
                            WorkChange.schedule(WorkItem(WorkKey("w\(index)"), dueAt: now, task: WorkTask("remind")))
                        }
                        _ = try await store.commit([Change(work: work)])
                    }
                    let workers = try (0..<2).map { place in
                        try WorkerProcess("due", argument(store), "\(2 * round + place)", in: folder)
                    }
                    for worker in workers { try await worker.line("begin") }
                    try await Task.sleep(for: .milliseconds(5 + Int(random.next() % 500)))
                    for worker in workers {
                        try await worker.kill()
                        let lines = try worker.lines()
                        acknowledged += lines.filter { $0.hasPrefix("done") }
                        begun += lines.count { $0.hasPrefix("begin") }
                    }
                }
                print("12 kills: \(begun) pieces of work begun, \(acknowledged.count) acknowledged")
                // An hour is the lease of the workers.
                var configuration = Desk.Configuration()
                configuration.workHandlers = [QuietReminding()]
                configuration.time = ManualClock(now.advanced(bySeconds: 7_200))
                try await Desk(store, configuration: configuration).runOnce()
                let subjects = try await ReliabilityScene.requests(in: store).map(\.subject)
                #expect(subjects.count == 1_800 && Set(subjects).count == 1_800)
                for line in acknowledged {
                    #expect(subjects.contains("Rappel \(line.split(separator: " ")[1])"), "\(line)")
                }
                #expect(try await store.work(WorkQuery(.all, limit: 1)).records.isEmpty)
            }
        }
    }
#endif
