#if SQLite && PostgreSQL && Command
    import Foundation
    import ServiceDesk

    /// What it costs to decide a change where there are a thousand rules, against ten.
    enum RuleBenchmark {
        private static let (rounds, changes) = (15, 400)

        static func run() async throws -> [Figure] {
            let (few, many) = (try await Scene(rules: 10), try await Scene(rules: 1_000))
            var ratios: [Double] = []
            var (first, second) = (0.0, 0.0)
            for round in 0..<rounds {
                // In turns, so that both meet the same machine.
                let one = try await few.change(changes, round)
                let other = try await many.change(changes, round)
                ratios.append(other / one)
                (first, second) = (first + one, second + other)
            }
            let each = Double(rounds * changes)
            return [
                Figure(
                    name: "A change decided with 1,000 rules, against 10", value: ratios.median, unit: "times",
                    bound: .atMost(1.5),
                    detail: String(
                        format: "median of %d; %.0f and %.0f µs a change", rounds, second / each * 1e6,
                        first / each * 1e6))
            ]
        }

        /// A desk in memory with so many rules, one of which acts on the request that is changed.
        private struct Scene {
            let desk: Desk
            let viewer: Viewer
            let number: Request.Number

            init(rules count: Int) async throws {
                let store = InMemoryStore()
                try await OpeningBenchmark.prepare(store)
                try await store.save((0..<count).map { .rule(Self.rule($0)) })
                desk = Desk(store)
                viewer = try await desk.viewer(for: "p0")
                var corpus = Corpus(seed: 7)
                var draft = corpus.draft(people: OpeningBenchmark.people)
                draft.team = "it"
                number = try await desk.open(draft, as: viewer).number
            }

            /// Rules as organisations have them: most for one service, some for words, tags, teams and people.
            private static func rule(_ index: Int) -> Rule {
                let condition = RequestCondition { condition in
                    switch index % 10 {
                    case 0..<4: condition.services = [Service.ID("service\(index)")]
                    case 4..<7: condition.words = ["word\(index)", "mot\(index)"]
                    case 7: condition.tags = ["tag\(index)"]
                    case 8: condition.requesters = [Person.ID("q\(index)")]
                    default: condition.teams = [index == 9 ? "it" : Team.ID("team\(index)")]
                    }
                }
                return Rule(
                    Rule.ID("rule\(index)"), "Rule \(index)", on: [.opened, .asked, .answered, .noted], if: condition,
                    do: ActionList([.tag(["seen"])]))
            }

            func change(_ count: Int, _ round: Int) async throws -> Double {
                try await seconds {
                    for index in 0..<count {
                        try await desk.note(
                            "Note \(index) of \(round): the printer on the second floor is out of toner again.",
                            on: .number(number), as: viewer)
                    }
                }
            }
        }
    }
#endif
