#if SQLite
    import Foundation
    import ServiceDesk
    import ServiceDeskSQLite

    /// Due work over a store in which every request has some: nothing due, ten thousand at once, all after a week off.
    enum DueBenchmark {
        private static let team: Team.ID = "it"
        /// When the population was resolved; long before anything else.
        private static let start = Timestamp(microseconds: 1_700_000_000_000_000)
        private static let week: Int64 = 7 * 86_400

        static func run(requests: Int, in stores: FilledStores) async throws -> [Figure] {
            try await stores.withStore("due-\(requests).sqlite") { store in
                try await fill(store, requests: requests)
            } _: { store in
                var figures = [try await nothingDue(store)]
                let usual = try await usualRate(store)
                figures.append(try await someDue(store, count: min(10_000, requests / 2)))
                figures += try await allDue(store, usual: usual)
                return figures
            }
        }

        /// A clock that stands where it was put.
        private struct FixedTime: TimeSource {
            var time: Timestamp
            func now() -> Timestamp { time }
        }

        private static func desk(_ store: some CompleteStore, at time: Timestamp? = nil) -> Desk {
            var configuration = Desk.Configuration()
            configuration.closeResolvedAfter = .seconds(week)
            if let time { configuration.time = FixedTime(time: time) }
            return Desk(store, configuration: configuration)
        }

        /// The instant at which so many of the population are due: one each second.
        private static func due(_ count: Int) -> Timestamp { start.advanced(bySeconds: week + Int64(count) - 1) }

        static func fill(_ store: some CompleteStore, requests: Int) async throws {
            try await OpeningBenchmark.prepare(store, teams: [team])
            let closing = desk(store, at: start)
            var corpus = Corpus(seed: 5)
            let host = Viewer.host("population")
            for first in stride(from: 0, to: requests, by: 512) {
                var histories: [Replay] = []
                for index in first..<min(requests, first + 512) {
                    let draft = RequestDraft(
                        corpus.text(words: 4), requester: Person.ID("p\(index % OpeningBenchmark.people)"), team: team)
                    let time = start.advanced(bySeconds: Int64(index))
                    var history = try await closing.replay(opening: draft, as: host, at: time)
                    try await history.perform(.resolve(.fixed), as: host, at: time)
                    histories.append(history)
                }
                _ = try await closing.commit(histories)
            }
        }

        private static func nothingDue(_ store: SQLiteStore) async throws -> Figure {
            let idle = desk(store, at: start)
            var times: [Double] = []
            for _ in 0..<200 { times.append(try await seconds { try await idle.runOnce() }) }
            return Figure(
                name: "a tick with nothing due", value: times.percentile(0.95) * 1000, unit: "ms", bound: .atMost(5),
                detail: String(format: "p95 of %d; median %.2f ms", times.count, times.median * 1000))
        }

        private static func someDue(_ store: SQLiteStore, count: Int) async throws -> Figure {
            let before = try await closed(store)
            let elapsed = try await seconds { try await desk(store, at: due(count)).runOnce() }
            try expect(try await closed(store) - before, count)
            return Figure(
                name: "10,000 due at once, each closing its request", value: elapsed, unit: "s", bound: .atMost(2),
                detail: String(format: "%.0f/s", Double(count) / elapsed))
        }

        /// All that is left, while 64 callers open requests.
        private static func allDue(_ store: SQLiteStore, usual: Double) async throws -> [Figure] {
            let left = try await store.counts(
                CountQuery(viewer: .host("benchmark"), filter: RequestFilter { $0.states = [.resolved] })
            ).first?.count ?? 0
            // One desk for both, as a host has it.
            let desk = desk(store, at: due(100_000_000))
            let openers = Task { try await Openings(desk: desk).run() }
            let elapsed = try await seconds { try await desk.runOnce() }
            openers.cancel()
            let rate = Double(try await openers.value) / elapsed
            return [
                Figure(
                    name: "all of the rest due after a week off", value: elapsed, unit: "s", bound: .atMost(120),
                    detail: String(format: "%d requests closed, %.0f/s", left, Double(left) / elapsed)),
                Figure(
                    name: "opening meanwhile, against the usual rate", value: rate / usual, unit: "",
                    bound: .atLeast(0.5), detail: String(format: "%.0f/s of %.0f/s, 64 callers", rate, usual)),
            ]
        }

        /// How many requests a second 64 callers open in the same store while nothing is due.
        private static func usualRate(_ store: SQLiteStore) async throws -> Double {
            let opening = Openings(desk: desk(store, at: start))
            let openers = Task { try await opening.run() }
            let elapsed = try await seconds { try await Task.sleep(for: .seconds(10)) }
            openers.cancel()
            return Double(try await openers.value) / elapsed
        }

        private static func closed(_ store: SQLiteStore) async throws -> Int {
            let query = CountQuery(viewer: .host("benchmark"), filter: RequestFilter { $0.states = [.closed] })
            return try await store.counts(query).first?.count ?? 0
        }

        private static func expect(_ found: Int, _ count: Int) throws {
            guard found == count else { throw BenchmarkFailure("\(found) requests were closed instead of \(count).") }
        }
    }

    /// 64 callers that open requests until they are cancelled.
    private struct Openings {
        let desk: Desk

        /// - Returns: How many they opened.
        func run() async throws -> Int {
            let viewer = try await desk.viewer(for: "p0")
            var corpus = Corpus(seed: 11)
            let drafts = (0..<2_000).map { _ in corpus.draft(people: OpeningBenchmark.people) }
            return try await withThrowingTaskGroup(of: Int.self) { group in
                for caller in 0..<64 {
                    group.addTask {
                        var count = 0
                        while !Task.isCancelled {
                            do {
                                try await desk.open(drafts[(caller + 64 * count) % drafts.count], as: viewer)
                                count += 1
                            } catch let error as StoreError where Task.isCancelled && error.code == .other {
                                // Reading for the next one was cancelled.
                                return count
                            }
                        }
                        return count
                    }
                }
                return try await group.reduce(0, +)
            }
        }
    }
#endif
