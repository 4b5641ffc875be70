#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    extension SQLiteStore {
        /// How many passages one pass of a search weighs at most: the newest of those that match.
        static let searchCandidates = 4_000
        /// Up to this many passages with a word are counted; beyond, their number is estimated.
        static let countedMatches = 5_000

        public func search(_ query: SearchQuery) async throws(StoreError) -> [Request] {
            try query.validate()
            let index = PassageIndex.requests(query)
            return try await read { db in
                try db.bestNumbers(in: index, for: query.text, limit: query.limit).compactMap { number in
                    try db.first(
                        "SELECT number, content FROM request WHERE number = ?1", [.integer(number)]
                    ) { try $0.request() }
                }
            }
        }
    }

    /// A full-text index, and which of its passages a question may find. Numbers are those of requests or articles: the
    /// row ids of both indexes are made alike (``PassagePlace``).
    struct PassageIndex {
        /// The FTS5 table.
        let name: String
        /// The table of what the passages belong to.
        let owner: String
        /// What is joined to the passages, so that the conditions can be asked of it.
        let joins: SQLFragment
        let conditions: [SQLFragment]

        static func requests(_ query: SearchQuery) -> PassageIndex {
            let number: SQLFragment = "(passage.rowid >> \(raw: "\(PassagePlace.numberShift)"))"
            let version: SQLFragment = "((passage.rowid >> 1) & \(raw: "\(1 << PassagePlace.versionBits - 1)"))"
            let named = Visibility(query.viewer).numbersByName.map { ["\(number) IN (\($0))" as SQLFragment] } ?? []
            return PassageIndex(
                name: "passage", owner: "request", joins: "CROSS JOIN request ON request.number = \(number)",
                conditions: named
                    + QueryCompiler.searchConditions(query, version: version, isPrivate: "(passage.rowid & 1)"))
        }

        static func articles(_ query: ArticleSearch) -> PassageIndex {
            PassageIndex(
                name: "article_passage", owner: "article",
                joins: """
                    CROSS JOIN article_face face ON face.place = article_passage.rowid \
                    CROSS JOIN article ON article.number = face.number
                    """, conditions: ArticleConditions.all(query.filter, query.viewer))
        }
    }

    extension Database {
        /// The numbers of what answers best, pass after pass, each once.
        func bestNumbers(in index: PassageIndex, for text: SearchText, limit: Int) throws -> [Int64] {
            let tiers = try text.tiers { try matchCount(of: .init(text: $0, isPrefix: false), in: index) > 0 }
            var numbers: [Int64] = []
            for tier in tiers where numbers.count < limit {
                if tier.needsAll, tier != tiers.first, try isCommon(text.words.last ?? "", in: index) { continue }
                let known = Set(numbers)
                numbers += try bestNumbers(in: index, tier).filter { !known.contains($0) }
            }
            return Array(numbers.prefix(limit))
        }

        /// The numbers that one pass finds, best first, newer ones first where that is equal.
        private func bestNumbers(in index: PassageIndex, _ tier: SearchTier) throws -> [Int64] {
            let matches = try tier.words.map { try matchCount(of: $0, in: index) }
            let all = tier.words.map(\.expression)
            if tier.needsAll {
                guard !matches.contains(0) else { return [] }
                let scores = try scores(
                    index, all.joined(separator: " AND "), matches, besides: 0, limit: SQLiteStore.searchCandidates)
                return ranked(scores)
            }
            // The passages with the rarest word first, then those with the next: where there are too many to weigh them
            // all, those that are left out have only common words.
            var (merged, weighed) = ([Int64: Double](), 0)
            for word in try drivers(of: tier, matches, in: index) where weighed < SQLiteStore.searchCandidates {
                let expression = "\(all[word]) AND (\(all.joined(separator: " OR ")))"
                let limit = SQLiteStore.searchCandidates - weighed
                let scores = try scores(index, expression, matches, besides: 1, limit: limit)
                weighed += scores.count
                merged.merge(scores) { max($0, $1) }
            }
            return ranked(merged)
        }

        private func ranked(_ scores: [Int64: Double]) -> [Int64] {
            scores.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.map(\.key)
        }

        /// The words by which passages are looked up, rarest first; words that are in every eighth passage only where
        /// there is no rarer one.
        private func drivers(of tier: SearchTier, _ matches: [Int], in index: PassageIndex) throws -> [Int] {
            let present = tier.words.indices.filter { matches[$0] > 0 }.sorted { (matches[$0], $0) < (matches[$1], $1) }
            let newest = try newestNumber(in: index)
            let rare = present.filter { matches[$0] < SQLiteStore.countedMatches || matches[$0] < newest / 8 }
            return rare.isEmpty ? present : rare
        }

        /// How many passages have a word. Beyond ``SQLiteStore/countedMatches`` it is estimated from how far back one
        /// has to go for so many: to walk over all passages of a common word would take longer than all the rest.
        private func matchCount(of word: SearchTier.Word, in index: PassageIndex) throws -> Int {
            let limit = SQLiteStore.countedMatches
            let found = try first(
                """
                SELECT count(*), coalesce(min(place), 0) FROM ( \
                SELECT rowid AS place FROM \(index.name) WHERE \(index.name) MATCH ?1 ORDER BY rowid DESC LIMIT ?2)
                """, [.text(word.expression), .integer(Int64(limit))]
            ) { (try $0.int(0), try $0.int64(1) >> PassagePlace.numberShift) }
            guard let (count, oldest) = found, count == limit else { return found?.0 ?? 0 }
            let newest = Int64(try newestNumber(in: index))
            return Int(Double(count) * Double(newest) / Double(max(1, newest - oldest + 1)))
        }

        private func newestNumber(in index: PassageIndex) throws -> Int {
            try first("SELECT coalesce(max(number), 0) FROM \(index.owner)", []) { try $0.int(0) } ?? 0
        }

        /// Whether a word is in so many passages that longer words which begin with it are not worth gathering: FTS5
        /// would merge the passages of all of them first.
        private func isCommon(_ word: String, in index: PassageIndex) throws -> Bool {
            let count = try matchCount(of: .init(text: word, isPrefix: false), in: index)
            guard count >= SQLiteStore.countedMatches else { return false }
            return try count > newestNumber(in: index) / 64
        }

        /// The score of the best passage of each number among the newest that match.
        private func scores(
            _ index: PassageIndex, _ expression: String, _ matches: [Int], besides skipped: Int, limit: Int
        ) throws -> [Int64: Double] {
            let counts = matches.map { ", \($0)" as SQLFragment }.joined(separator: "")
            let name: SQLFragment = "\(raw: index.name)"
            let conditions = ["\(name) MATCH \(expression)"] + index.conditions
            let statement: SQLFragment = """
                SELECT \(name).rowid, \(raw: PassageWeight.name)(\(name), \(skipped)\(counts)) FROM \(name) \
                \(index.joins) \
                WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(name).rowid DESC LIMIT \(limit)
                """
            let rows = try rows(statement) { (try $0.int64(0) >> PassagePlace.numberShift, try $0.double(1)) }
            return Dictionary(rows) { max($0, $1) }
        }
    }

    extension SearchTier.Word {
        /// As FTS5 writes it. The words of a question are letters and digits only.
        fileprivate var expression: String { "\"\(text)\"" + (isPrefix ? " *" : "") }
    }
#endif
