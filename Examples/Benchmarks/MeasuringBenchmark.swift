#if SQLite && PostgreSQL
    import Foundation
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskSQLite

    /// What it costs to keep measurements with the commit: the same requests opened and changed, with what is counted
    /// of them and without, one after the other in one run.
    enum MeasuringBenchmark {
        private static let callers = 64

        static func run(count: Int, rounds: Int) async throws -> [Figure] {
            let file = try await compare(rounds, count) { _, body in
                let folder = try temporaryFolder()
                let store = try SQLiteStore(path: folder.appending(path: "desk.sqlite").path)
                let rates = try await body(store)
                try store.close()
                try FileManager.default.removeItem(at: folder)
                return rates
            }
            let server = try PostgresServer()
            let database = try await compare(rounds, count) { number, body in
                var configuration = PostgreSQLStore.Configuration()
                configuration.schema = "measuring\(number)"
                let store = try await PostgreSQLStore(parameters: server.parameters, configuration: configuration)
                let rates = try await body(store)
                await store.close()
                return rates
            }
            try server.end()
            return figures("SQLite", file, count) + figures("PostgreSQL", database, count)
        }

        private struct Rates {
            var opening, changing: Double
        }

        /// With measurements and without, in turns.
        private static func compare(
            _ rounds: Int, _ count: Int,
            store: (Int, @Sendable (any CompleteStore) async throws -> Rates) async throws -> Rates
        ) async throws -> (with: [Rates], without: [Rates]) {
            var (with, without) = ([Rates](), [Rates]())
            for round in 0..<rounds {
                // Who comes first alternates, so that neither always has the warmer machine.
                for isMeasured in round.isMultiple(of: 2) ? [true, false] : [false, true] {
                    let found = try await store(2 * round + (isMeasured ? 1 : 0)) {
                        try await rates(count, over: $0, isMeasured: isMeasured)
                    }
                    if isMeasured { with.append(found) } else { without.append(found) }
                }
            }
            return (with, without)
        }

        private static func figures(
            _ name: String, _ found: (with: [Rates], without: [Rates]), _ count: Int
        ) -> [Figure] {
            let sides: [(String, KeyPath<Rates, Double>)] = [("opening", \.opening), ("changing", \.changing)]
            return sides.map { side, path in
                let (with, without) = (found.with.map { $0[keyPath: path] }, found.without.map { $0[keyPath: path] })
                let share = 100 * (1 - zip(with, without).map(/).median)
                return Figure(
                    name: "\(name): what measurements cost of \(side)", value: share, unit: "%", bound: .atMost(15),
                    detail: String(
                        format: "%.0f/s with, %.0f/s without, %d requests, %d rounds", with.median, without.median,
                        count, found.with.count))
            }
        }

        /// Opens requests, and then gives each an answer, a wait and an end.
        private static func rates(
            _ count: Int, over complete: any CompleteStore, isMeasured: Bool
        ) async throws -> Rates {
            try await OpeningBenchmark.prepare(complete)
            let desk = Desk(
                store: isMeasured ? complete : Unmeasured(store: complete), directory: complete, attachments: complete,
                articles: complete)
            let viewer = try await desk.viewer(for: "p0")
            var corpus = Corpus(seed: 1)
            let drafts = (0..<count).map { _ in corpus.draft(people: OpeningBenchmark.people) }
            let opening = try await time(count) { index in _ = try await desk.open(drafts[index], as: viewer) }
            let changing = try await time(count) { index in
                let request = RequestReference.number(Int64(index + 1))
                try await desk.reply("Nous regardons.", to: request, as: viewer)
                try await desk.perform(.hold(Pending(.information, waitingFor: .requester)), on: request, as: viewer)
                try await desk.perform(.resolve(.fixed), on: request, as: viewer)
            }
            return Rates(opening: Double(count) / opening, changing: 3 * Double(count) / changing)
        }

        private static func time(
            _ count: Int, _ body: @escaping @Sendable (Int) async throws -> Void
        ) async throws -> Double {
            try await seconds {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for caller in 0..<callers {
                        group.addTask {
                            for index in stride(from: caller, to: count, by: callers) { try await body(index) }
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }

    /// A store that is given nothing to count.
    private struct Unmeasured: RequestStore {
        let store: any RequestStore

        var limits: StoreLimits { store.limits }

        func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
            try await store.commit(changes.map(\.unmeasured))
        }
        func requests(_ references: [RequestReference]) async throws(StoreError) -> [Request] {
            try await store.requests(references)
        }
        func keys(_ query: KeyQuery) async throws(StoreError) -> [KeyRecord] { try await store.keys(query) }
        func history(_ query: HistoryQuery) async throws(StoreError) -> [RecordedEvent] {
            try await store.history(query)
        }
        func journal(_ query: JournalQuery) async throws(StoreError) -> JournalPage { try await store.journal(query) }
        func page(_ query: RequestQuery) async throws(StoreError) -> Page { try await store.page(query) }
        func search(_ query: SearchQuery) async throws(StoreError) -> [Request] { try await store.search(query) }
        func counts(_ query: CountQuery) async throws(StoreError) -> [CountRow] { try await store.counts(query) }
        func measurements(_ query: MeasurementQuery) async throws(StoreError) -> MeasurementPage {
            try await store.measurements(query)
        }
        func rewrite(_ rewrite: MeasurementRewrite) async throws(StoreError) -> Bool {
            try await store.rewrite(rewrite)
        }
        func claim(_ claim: WorkClaim) async throws(StoreError) -> [ClaimedWork] { try await store.claim(claim) }
        func work(_ query: WorkQuery) async throws(StoreError) -> WorkPage { try await store.work(query) }
        func expunge() async throws(StoreError) { try await store.expunge() }
    }
#endif
