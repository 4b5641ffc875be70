#if SQLite
    import CSQLiteLimit
    import Foundation
    import ServiceDesk
    import ServiceDeskSQLite

    /// Opening requests durably, against a C program that inserts the same rows with the same indexes.
    enum OpeningBenchmark {
        static let people = 5_000

        static func run(count: Int, single: Int, rounds: Int) async throws -> [Figure] {
            let (many, one) = (try await ratio(count: count, callers: 64, batch: 64, rounds: rounds),
                try await ratio(count: single, callers: 1, batch: 1, rounds: rounds))
            return [
                Figure(
                    name: "opening, 64 callers, against C in transactions of 64", value: many.ratio, unit: "",
                    bound: .atLeast(0.5), detail: many.detail),
                Figure(
                    name: "opening, one caller, against C in a transaction each", value: one.ratio, unit: "",
                    bound: .atLeast(0.6), detail: one.detail),
            ]
        }

        /// The median over rounds of ours/theirs, each round on new files, the two one right after the other.
        private static func ratio(
            count: Int, callers: Int, batch: Int32, rounds: Int
        ) async throws -> (ratio: Double, detail: String) {
            var (ratios, ours, theirs) = ([Double](), [Double](), [Double]())
            for round in 0..<rounds {
                let folder = try temporaryFolder()
                let path = folder.appending(path: "desk.sqlite").path
                let mine = Double(count) / (try await open(count, callers: callers, path: path, seed: UInt64(round)))
                let limit = Double(count) / (try await Self.limit(of: path, in: folder, batch: batch))
                ratios.append(mine / limit)
                ours.append(mine)
                theirs.append(limit)
                try FileManager.default.removeItem(at: folder)
            }
            return (
                ratios.median,
                String(format: "%.0f/s of %.0f/s, %d requests, %d rounds", ours.median, theirs.median, count, rounds)
            )
        }

        static func prepare(_ store: some CompleteStore, teams: [Team.ID] = ["it"]) async throws {
            try await store.save((0..<people).map { .person(Person(id: Person.ID("p\($0)"), name: "Person \($0)")) })
            try await store.save(teams.map { .team(Team(id: $0, name: $0.rawValue, members: [.init("p0")])) })
        }

        private static func open(_ count: Int, callers: Int, path: String, seed: UInt64) async throws -> Double {
            let store = try SQLiteStore(path: path)
            try await prepare(store)
            let elapsed = try await open(count, callers: callers, in: store, seed: seed)
            try store.close()
            return elapsed
        }

        /// How long so many callers take to open so many requests in a store that was prepared.
        static func open(
            _ count: Int, callers: Int, in store: some CompleteStore, seed: UInt64
        ) async throws -> Double {
            let desk = Desk(store)
            let viewer = try await desk.viewer(for: "p0")
            var corpus = Corpus(seed: seed)
            let drafts = (0..<count).map { _ in corpus.draft(people: people) }
            return try await seconds {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for caller in 0..<callers {
                        group.addTask {
                            for index in stride(from: caller, to: count, by: callers) {
                                try await desk.open(drafts[index], as: viewer)
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }

        /// How long the C program takes for the rows of a store.
        private static func limit(of path: String, in folder: URL, batch: Int32) async throws -> Double {
            try await PassageTexts.write(into: path)
            var message = [CChar](repeating: 0, count: 500)
            let target = folder.appending(path: "limit.sqlite").path
            let elapsed = sqlite_limit_insert(path, target, batch, &message, Int32(message.count))
            guard elapsed >= 0 else {
                let text = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
                throw BenchmarkFailure(String(decoding: text, as: UTF8.self))
            }
            return elapsed
        }
    }

    struct BenchmarkFailure: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }
#endif
