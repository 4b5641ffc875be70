#if PostgreSQL
    import Foundation
    import LibPQ
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskTesting
    import StoreWorker
    import Testing

    @Suite("Several desks over one database", .enabled(if: PostgresServer.isThere, "There is no PostgreSQL here."))
    struct SharingPostgreSQLTests {
        /// Another store over the same tables, as another process has it.
        private func another(_ store: PostgreSQLStore) async throws -> PostgreSQLStore {
            try await PostgreSQLStore(
                parameters: try PostgresServer.shared.get().parameters, configuration: store.configuration)
        }

        @Test("that start at once on nothing all find the tables")
        func startingAtOnce() async throws {
            let parameters = try PostgresServer.shared.get().parameters
            for _ in 0..<rounds(5, long: 50) {
                var configuration = PostgreSQLStore.Configuration()
                configuration.schema = "desk \(UUID().uuidString.prefix(8))"
                (configuration.timeout, configuration.connections) = (.seconds(120), 2)
                let settings = configuration
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<4 {
                        group.addTask {
                            let store = try await PostgreSQLStore(parameters: parameters, configuration: settings)
                            _ = try await store.counts(CountQuery(viewer: .host("test")))
                            await store.close()
                        }
                    }
                    try await group.waitForAll()
                }
                try await run("DROP SCHEMA \(settings.schema.pqIdentifier) CASCADE")
            }
        }

        @Test("that change the same requests at once lose and double nothing")
        func sameRequests() async throws {
            try await withStore { store in
                try await store.saveOrganisation()
                let stores = [store, try await another(store), try await another(store)]
                let desks = stores.map { Desk($0) }
                for index in 0..<4 {
                    _ = try await desks[0].change("open", "m-\(index)", 0)
                }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for (place, desk) in desks.enumerated() {
                        for caller in 0..<4 {
                            group.addTask {
                                for count in 0..<25 {
                                    let mark = "m-\(place)-\(caller)-\(count)"
                                    let number = Int64(1 + (count + caller) % 4)
                                    _ = try await desk.change(count % 5 == 0 ? "open" : "reply", mark, number)
                                }
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                let requests = try await ReliabilityScene.requests(in: store)
                #expect(requests.map(\.number) == Array(1...64))
                #expect(requests.prefix(4).reduce(0) { $0 + $1.version } >= 4 + 240)
                #expect(try await StoreAudit(store).run().faults.map(\.description) == [])
                for store in stores.dropFirst() { await store.close() }
            }
        }

        /// Tells of each piece of work that it does.
        private struct Telling: WorkHandler {
            let kind: WorkKind = "test"
            let continuation: AsyncStream<WorkKey>.Continuation

            func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
                continuation.yield(work.item.key)
                return .done
            }
        }

        @Test("hear of work that another one schedules, long before they would look", .timeLimit(.minutes(5)))
        func hearing() async throws {
            try await withStore { store in
                let other = try await another(store)
                let (done, continuation) = AsyncStream<WorkKey>.makeStream()
                var configuration = Desk.Configuration()
                configuration.workHandlers = [Telling(continuation: continuation)]
                configuration.work.pollInterval = .seconds(86_400)
                let running = Task { [desk = Desk(other, configuration: configuration)] in try await desk.run() }
                var answers = done.makeAsyncIterator()
                // The first may be found when the runner begins, and when it begins to listen.
                for key in (0..<5).map({ WorkKey("hear-\($0)") }) {
                    let item = WorkItem(key, dueAt: SystemTime().now(), task: WorkTask("test"))
                    try await Desk(store).plan([.schedule(item)], as: .host("test"))
                    #expect(await answers.next() == key)
                }
                running.cancel()
                try await running.value
                await other.close()
                #expect(try await ended(other.scheduledElsewhere()))
            }
        }

        /// A store that is closed hears of nothing, and does not wait for it.
        private func ended(_ instants: AsyncStream<Timestamp>) async throws -> Bool {
            for await _ in instants { return false }
            return true
        }

        @Test("with the same key do it once")
        func sameKey() async throws {
            try await withStore { store in
                try await store.saveOrganisation()
                let other = try await another(store)
                let desks = [Desk(store), Desk(other)]
                for round in 0..<20 {
                    let numbers = try await withThrowingTaskGroup(of: Request.Number.self) { group in
                        for caller in 0..<20 {
                            group.addTask { try await desks[caller % 2].change("open", "m-\(round)", 0).number }
                        }
                        return try await group.reduce(into: Set()) { $0.insert($1) }
                    }
                    #expect(numbers == [Int64(round + 1)])
                }
                await other.close()
            }
        }

        @Test("each with a clock of its own, minutes apart, do each piece of work once")
        func clockSkew() async throws {
            try await withStore { store in
                try await store.saveOrganisation()
                let other = try await another(store)
                let now = SystemTime().now()
                for start in stride(from: 0, to: 400, by: 100) {
                    let work = (start..<start + 100).map { index in
                        WorkChange.schedule(WorkItem(WorkKey("w\(index)"), dueAt: now, task: WorkTask("remind")))
                    }
                    _ = try await store.commit([Change(work: work)])
                }
                func desk(_ store: PostgreSQLStore, _ seconds: Int64) -> Desk {
                    var configuration = Desk.Configuration()
                    configuration.workHandlers = [QuietReminding()]
                    configuration.time = ManualClock(now.advanced(bySeconds: seconds))
                    return Desk(store, configuration: configuration)
                }
                let desks = [desk(store, 0), desk(other, 300)]
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for desk in desks { group.addTask { try await desk.runOnce() } }
                    try await group.waitForAll()
                }
                let subjects = try await ReliabilityScene.requests(in: store).map(\.subject)
                #expect(subjects.count == 400 && Set(subjects).count == 400)
                await other.close()
            }
        }

        @Test("see an event only once no older transaction is under way, and are told that something waits")
        func waitingEvents() async throws {
            try await withStore { store in
                try await store.saveOrganisation()
                let parameters = try PostgresServer.shared.get().parameters
                let other = try await PQConnection.open(parameters, deadline: .now + .seconds(60))
                let backend = await other.backendID
                let holding = Task {
                    _ = try await other.run(
                        [
                            PQStatement("BEGIN"), PQStatement("SELECT pg_current_xact_id()"),
                            PQStatement("SELECT pg_sleep(1)"), PQStatement("ROLLBACK"),
                        ], deadline: .now + .seconds(900))
                }
                let begun = """
                    SELECT backend_xid::text FROM pg_stat_activity WHERE pid = \(backend) AND query LIKE '%sleep%'
                    """
                while try await text(begun).isEmpty { try await Task.sleep(for: .milliseconds(5)) }
                let request = try await Desk(store).change("open", "m-1", 0)
                let waiting = try await store.journal(JournalQuery(.commits))
                // On a machine that was very busy, that transaction is over by now.
                let isOver = try await text(begun).isEmpty
                #expect(isOver || (waiting.entries.isEmpty && !waiting.isCurrent))
                try await holding.value
                var page = try await store.journal(JournalQuery(.commits))
                while !page.isCurrent { page = try await store.journal(JournalQuery(.commits)) }
                #expect(page.entries.map(\.event.request) == [request.id])
                await other.close()
            }
        }

        /// The first column of the first row, or nothing.
        private func text(_ question: String) async throws -> String {
            let parameters = try PostgresServer.shared.get().parameters
            let connection = try await PQConnection.open(parameters, deadline: .now + .seconds(60))
            let table = try await connection.run(question, deadline: .now + .seconds(60))
            await connection.close()
            return table.rowCount > 0 && !table[0].isNull(0) ? try table[0].text(0) : ""
        }

        @Test("find events in order that were restored from another cluster")
        func restored() async throws {
            try await withStore { store in
                try await store.saveOrganisation()
                for index in 0..<3 { _ = try await Desk(store).change("open", "m-\(index)", 0) }
                // As a dump brings them: with numbers of transactions that are far ahead.
                let schema = store.configuration.schema.pqIdentifier
                try await run("UPDATE \(schema).event SET written_in = '9000000000'::xid8")
                let hidden = try await store.journal(JournalQuery(.commits))
                #expect(hidden.entries.isEmpty && !hidden.isCurrent)
                // A place of that other cluster is none here.
                let place = JournalPosition(.commits, 9_000_000_000, 1, 1)
                let error = try await #require(throws: StoreError.self) {
                    try await store.journal(JournalQuery(.commits, from: .after(place)))
                }
                #expect(error.code == .invalidQuery, "\(error)")
                let next = try await another(store)
                _ = try await Desk(next).change("open", "m-4", 0)
                var page = try await next.journal(JournalQuery(.commits))
                while !page.isCurrent { page = try await next.journal(JournalQuery(.commits)) }
                #expect(page.entries.map(\.number) == [1, 2, 3, 4])
                await next.close()
            }
        }

        @Test("sum up the numbers that are kept ready without a mistake")
        func tallies() async throws {
            try await withStore { store in
                try await store.saveOrganisation()
                let desks = [Desk(store), Desk(try await another(store))]
                // More commits than it takes to sum up some times.
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for caller in 0..<8 {
                        group.addTask {
                            for count in 0..<80 {
                                _ = try await desks[caller % 2].change("open", "m-\(caller)-\(count)", 0)
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                let rows = try await store.counts(CountQuery(viewer: .host("test"), by: [.team, .state]))
                #expect(rows == [CountRow(values: ["it", "new"], count: 640)])
                let word = SearchQuery(viewer: .host("test"), text: SearchText("imprimante"), limit: 200)
                #expect(try await store.search(word).count == 200)
            }
        }
    }
#endif
