#if SQLite
    import Foundation
    import ServiceDesk
    import ServiceDeskSQLite

    /// Lists, counts, searches and openings with a million requests in the file.
    enum LargeStoreBenchmark {
        private static let teams = (0..<50).map { Team.ID("team\($0)") }

        static func run(requests: Int, in stores: FilledStores) async throws -> [Figure] {
            let small = try await openingCostOfSmallStore()
            return try await stores.withStore("large-\(requests).sqlite") { store in
                try await fill(store, requests: requests)
            } _: { store in
                var corpus = Corpus(seed: 43)
                var figures = try await queries(Desk(store), corpus: &corpus)
                let large = try await openingCost(store)
                figures.append(
                    Figure(
                        name: "opening one request, against the same with 1,000", value: large / small, unit: "",
                        bound: .atMost(1.3), detail: String(format: "%.0f µs, %.0f µs", large * 1e6, small * 1e6)))
                return figures
            }
        }

        static func fill(_ store: some CompleteStore, requests: Int) async throws {
            try await OpeningBenchmark.prepare(store, teams: teams)
            var corpus = Corpus(seed: 42)
            try await Population.fill(store, count: requests, teams: teams, corpus: &corpus)
        }

        private static func openingCostOfSmallStore() async throws -> Double {
            let folder = try temporaryFolder()
            let store = try SQLiteStore(path: folder.appending(path: "desk.sqlite").path)
            try await fill(store, requests: 1_000)
            let cost = try await openingCost(store)
            try store.close()
            try FileManager.default.removeItem(at: folder)
            return cost
        }

        /// The median time of opening a request by one caller.
        static func openingCost(_ store: some CompleteStore) async throws -> Double {
            let desk = Desk(store)
            let viewer = try await desk.viewer(for: "p0")
            var (corpus, times) = (Corpus(seed: 7), [Double]())
            for _ in 0..<1_000 {
                let draft = corpus.draft(team: teams[0], people: OpeningBenchmark.people)
                times.append(try await seconds { try await desk.open(draft, as: viewer) })
            }
            return times.median
        }

        static func queries(
            _ desk: Desk, corpus: inout Corpus, factor: Double = 1, prefix: String = ""
        ) async throws -> [Figure] {
            let agent = Viewer("p0", teams: SortedSet(teams), now: SystemTime().now())
            let host = Viewer.host("benchmark")
            let employee = Viewer("p1", now: SystemTime().now())
            var (first, deep, counts, searches) = ([Double](), [Double](), [Double](), [Double]())
            for index in 0..<200 {
                var query = RequestQuery(
                    viewer: agent,
                    filter: RequestFilter {
                        $0.teams = [teams[index % teams.count]]
                        $0.isOpen = true
                    },
                    order: RequestOrder(.due), limit: 50)
                first.append(try await seconds { _ = try await desk.page(query) })
                if index < 5 {
                    for _ in 1..<200 { query.after = try await desk.page(query).next ?? query.after }
                    for _ in 0..<20 { deep.append(try await seconds { _ = try await desk.page(query) }) }
                }
                counts.append(
                    try await seconds { _ = try await desk.counts(CountQuery(viewer: agent, by: [.team, .state])) })
                let words = SearchText(corpus.word() + " " + corpus.word())
                let viewer = [agent, host, employee][index % 3]
                let question = SearchQuery(viewer: viewer, text: words)
                searches.append(try await seconds { _ = try await desk.search(question) })
            }
            func figure(_ name: String, _ times: [Double], _ bound: Double) -> Figure {
                Figure(
                    name: prefix + name, value: times.percentile(0.95) * 1000, unit: "ms",
                    bound: .atMost(bound * factor),
                    detail: String(format: "p95 of %d; median %.2f ms", times.count, times.median * 1000))
            }
            return [
                figure("a team's open queue by due time, first 50", first, 5),
                figure("the same, page 200", deep, 5),
                figure("count by team and state", counts, 20),
                figure("search of two words, best 25", searches, 60),
            ]
        }
    }

    /// Fills a store with requests of all states, most of them long closed.
    enum Population {
        static func fill(_ store: some CompleteStore, count: Int, teams: [Team.ID], corpus: inout Corpus) async throws {
            var ids = SplitMix(state: UInt64(count))
            var time = Timestamp(microseconds: 1_700_000_000_000_000)
            for start in stride(from: 0, to: count, by: 128) {
                var changes: [Change] = []
                for _ in start..<min(count, start + 128) {
                    time = time.advanced(bySeconds: 30)
                    let team = teams[corpus.number(below: teams.count)]
                    let id = Request.ID(UniqueID(at: time, using: &ids))
                    var context = DecisionContext(actor: .host("population"), standing: .host, now: time)
                    context.isAgent = true
                    let draft = corpus.draft(team: team, people: OpeningBenchmark.people)
                    let opening = try Request.decide(opening: draft, message: id.uuid, in: context)
                    var events: [RequestEvent] = [.opened(opening)]
                    switch corpus.number(below: 10) {
                    case 0, 1, 2: break
                    case 3: events += [.assigned(team: team, agent: "p0"), .started]
                    default: events += [.resolved(.fixed), .closed]
                    }
                    changes.append(try change(id, events, at: time))
                }
                _ = try await store.commit(changes)
            }
        }

        private static func change(_ id: Request.ID, _ events: [RequestEvent], at time: Timestamp) throws -> Change {
            var (request, recorded): (Request?, [RecordedEvent]) = (nil, [])
            for event in events {
                let next = try RecordedEvent(
                    request: id, version: recorded.count + 1, at: time, actor: .host("population"), event: event,
                    after: request?.journalHead ?? .zero)
                if request == nil { request = Request(opening: next) } else { request?.apply(next) }
                recorded.append(next)
            }
            guard let request else { throw BenchmarkFailure("The population opens nothing.") }
            return Change(updates: [try Change.Update(before: nil, after: request, events: recorded)])
        }
    }
#endif
