#if SQLite && PostgreSQL
    import Foundation
    import GRDB
    import KnowledgeFixtures
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskSQLite

    /// Whether somebody’s own words find the article that answers them, and how long that takes with ten thousand
    /// articles; both against SQLite’s full-text search by itself.
    enum KnowledgeBenchmark {
        private static let articles = 10_000

        static func run() async throws -> [Figure] {
            guard Knowledge.isThere else { return [] }
            let folder = try temporaryFolder()
            defer { removeFolder(folder) }
            let server = try PostgresServer()
            var figures = try await shares(folder, server)
            figures += try await times(folder, server)
            try server.end()
            return figures
        }

        /// Opens a store of each kind, fills both, and closes them afterwards.
        private static func withStores(
            _ name: String, _ items: [Knowledge.Item], _ folder: URL, _ server: PostgresServer,
            _ body: (_ file: Knowledge.Kept, _ postgres: Knowledge.Kept, FullText) async throws -> Void
        ) async throws {
            let file = try SQLiteStore(path: folder.appending(path: "\(name).sqlite").path)
            var configuration = PostgreSQLStore.Configuration()
            configuration.schema = name
            let postgres = try await PostgreSQLStore(parameters: server.parameters, configuration: configuration)
            let plain = try FullText(items, at: folder.appending(path: "\(name)-plain.sqlite").path)
            var (kept, times): ([Knowledge.Kept], [Double]) = ([], [])
            for store in [file, postgres] as [any ArticleStore] {
                times.append(
                    try await seconds { kept.append(try await Knowledge.Kept(items, in: store)) })
            }
            FileHandle.standardError.write(
                Data("\(name): \(items.count) articles written in \(Int(times[0])) s, \(Int(times[1])) s\n".utf8))
            try await body(kept[0], kept[1], plain)
            try file.close()
            await postgres.close()
        }

        // MARK: Found or not

        private static func shares(_ folder: URL, _ server: PostgresServer) async throws -> [Figure] {
            let (faq, handbook) = (try Knowledge.faq(), try Knowledge.handbook())
            let sets = [
                ("faq", "125 frequent questions", faq, try Knowledge.faqQuestions(), 93.0),
                ("handbook", "239 pages of a handbook", handbook, try Knowledge.handbookQuestions(), 75),
                ("both", "frequent questions among both", faq + handbook, try Knowledge.faqQuestions(), 91),
            ]
            var figures: [Figure] = []
            for (name, title, items, questions, bound) in sets {
                try await withStores(name, items, folder, server) { file, postgres, plain in
                    let ours = share(try await file.answered(questions))
                    let theirs = share(try plain.answered(questions))
                    figures += [
                        Figure(
                            name: "\(title): the article is among the first five", value: ours, unit: "%",
                            bound: .atLeast(bound),
                            detail: String(
                                format: "%d questions; first %.1f %%; FTS5 with porter and bm25: %.1f %%",
                                questions.count, share(try await file.answered(questions, limit: 1)), theirs)),
                        Figure(
                            name: "the same, PostgreSQL’s distance from SQLite",
                            value: abs(share(try await postgres.answered(questions)) - ours), unit: "points",
                            bound: .atMost(2), detail: "the same questions"),
                    ]
                }
            }
            return figures
        }

        private static func share(_ answered: [Bool]) -> Double {
            Double(answered.count { $0 }) / Double(answered.count) * 100
        }

        // MARK: How long

        private static func times(_ folder: URL, _ server: PostgresServer) async throws -> [Figure] {
            let questions = try (Knowledge.faqQuestions() + Knowledge.handbookQuestions()).map(\.text)
            let originals = try Knowledge.faq() + Knowledge.handbook()
            let items = (0..<articles).map { varied(originals[$0 % originals.count], $0 / originals.count) }
            var (ours, others, plains) = ([Double](), [Double](), [Double]())
            try await withStores("many", items, folder, server) { file, postgres, plain in
                // As the server does by itself within a minute or so.
                _ = try server.run([
                    "psql", "-q", "-h", server.parameters["host"] ?? "", "-U", "desk", "-c",
                    "VACUUM ANALYZE many.article_word", "postgres",
                ])
                for round in 0..<2 {
                    for question in questions {
                        let times = [
                            try await seconds { _ = try await file.found(question) },
                            try await seconds { _ = try await postgres.found(question) },
                            try await seconds { _ = try plain.found(question) },
                        ]
                        // The first round brings what is asked for into memory.
                        guard round > 0 else { continue }
                        ours.append(times[0])
                        others.append(times[1])
                        plains.append(times[2])
                    }
                }
            }
            func figure(_ name: String, _ times: [Double]) -> Figure {
                Figure(
                    name: "\(name): a question to 10,000 articles, best 5", value: times.percentile(0.95) * 1000,
                    unit: "ms", bound: .atMost(20),
                    detail: String(format: "p95 of %d; median %.2f ms", times.count, times.median * 1000))
            }
            return [
                figure("SQLite", ours), figure("PostgreSQL", others),
                Figure(
                    name: "SQLite, against FTS5 with bm25 asked for the same words",
                    value: ours.percentile(0.95) / plains.percentile(0.95), unit: "", bound: .atMost(1.5),
                    detail: String(
                        format: "p95 of FTS5 %.2f ms, median %.2f ms", plains.percentile(0.95) * 1000,
                        plains.median * 1000)),
            ]
        }

        /// Another article much like one: some of its lines, in another order, and words of its own.
        private static func varied(_ item: Knowledge.Item, _ copy: Int) -> Knowledge.Item {
            guard copy > 0 else { return item }
            let lines = item.text.split(separator: "\n").enumerated()
                .filter { ($0.offset &* 31 &+ copy &* 17) % 5 != 0 }.map(\.element)
            let start = lines.isEmpty ? 0 : copy % lines.count
            return Knowledge.Item(
                key: "\(item.key) \(copy)", title: "\(item.title) part\(copy)",
                text: (lines[start...] + lines[..<start]).joined(separator: "\n") + "\nsee also chapter\(copy)")
        }
    }

    /// SQLite’s full-text search by itself: stems by Porter, best first by its `bm25`, some of the words.
    private struct FullText {
        private let database: DatabaseQueue
        private let rows: [String: Int64]

        init(_ items: [Knowledge.Item], at path: String) throws {
            database = try DatabaseQueue(path: path)
            rows = Dictionary(items.enumerated().map { ($1.key, Int64($0 + 1)) }, uniquingKeysWith: { $1 })
            try database.write { db in
                try db.execute(
                    sql: "CREATE VIRTUAL TABLE item USING fts5(title, text, tokenize = 'porter unicode61')")
                for (index, item) in items.enumerated() {
                    try db.execute(
                        sql: "INSERT INTO item (rowid, title, text) VALUES (?, ?, ?)",
                        arguments: [index + 1, item.title, item.text])
                }
            }
        }

        func found(_ question: String) throws -> [Int64] {
            let words = SearchText(question).words.map { "\"\($0)\"" }.joined(separator: " OR ")
            return try database.read { db in
                try Int64.fetchAll(
                    db, sql: "SELECT rowid FROM item WHERE item MATCH ? ORDER BY bm25(item) LIMIT 5",
                    arguments: [words])
            }
        }

        func answered(_ questions: [Knowledge.Question]) throws -> [Bool] {
            try questions.map { question in rows[question.key].map(try found(question.text).contains) ?? false }
        }
    }
#endif
