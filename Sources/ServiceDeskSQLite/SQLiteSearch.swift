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
            return try await read { db in
                let tiers = try query.text.tiers { try db.matchCount(of: .init(text: $0, isPrefix: false)) > 0 }
                var numbers: [Request.Number] = []
                for tier in tiers where numbers.count < query.limit {
                    if tier.needsAll, tier != tiers.first, try db.isCommon(query.text.words.last ?? "") { continue }
                    let known = Set(numbers)
                    numbers += try db.bestRequests(query, tier).filter { !known.contains($0) }
                }
                return try numbers.prefix(query.limit).compactMap { number in
                    try db.first(
                        "SELECT number, content FROM request WHERE number = ?1", [.integer(number)]
                    ) { try $0.request() }
                }
            }
        }
    }

    extension Database {
        /// The numbers of the requests that one pass finds, best first, newer ones first where that is equal.
        fileprivate func bestRequests(_ query: SearchQuery, _ tier: SearchTier) throws -> [Request.Number] {
            let matches = try tier.words.map { try matchCount(of: $0) }
            let all = tier.words.map(\.expression)
            if tier.needsAll {
                guard !matches.contains(0) else { return [] }
                let scores = try scores(
                    query, all.joined(separator: " AND "), matches, besides: 0, limit: SQLiteStore.searchCandidates)
                return ranked(scores)
            }
            // The passages with the rarest word first, then those with the next: where there are too many to weigh them
            // all, those that are left out have only common words.
            var (merged, weighed) = ([Request.Number: Double](), 0)
            for word in try drivers(of: tier, matches) where weighed < SQLiteStore.searchCandidates {
                let expression = "\(all[word]) AND (\(all.joined(separator: " OR ")))"
                let limit = SQLiteStore.searchCandidates - weighed
                let scores = try scores(query, expression, matches, besides: 1, limit: limit)
                weighed += scores.count
                merged.merge(scores) { max($0, $1) }
            }
            return ranked(merged)
        }

        private func ranked(_ scores: [Request.Number: Double]) -> [Request.Number] {
            scores.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.map(\.key)
        }

        /// The words by which passages are looked up, rarest first; words that are in every eighth passage only where
        /// there is no rarer one.
        private func drivers(of tier: SearchTier, _ matches: [Int]) throws -> [Int] {
            let present = tier.words.indices.filter { matches[$0] > 0 }.sorted { (matches[$0], $0) < (matches[$1], $1) }
            let newest = try first("SELECT coalesce(max(number), 0) FROM request", []) { try $0.int(0) } ?? 0
            let rare = present.filter { matches[$0] < SQLiteStore.countedMatches || matches[$0] < newest / 8 }
            return rare.isEmpty ? present : rare
        }

        /// How many passages have a word. Beyond ``SQLiteStore/countedMatches`` it is estimated from how far back one
        /// has to go for so many: to walk over all passages of a common word would take longer than all the rest.
        fileprivate func matchCount(of word: SearchTier.Word) throws -> Int {
            let limit = SQLiteStore.countedMatches
            let found = try first(
                """
                SELECT count(*), coalesce(min(place), 0) FROM ( \
                SELECT rowid AS place FROM passage WHERE passage MATCH ?1 ORDER BY rowid DESC LIMIT ?2)
                """, [.text(word.expression), .integer(Int64(limit))]
            ) { (try $0.int(0), try $0.int64(1) >> PassagePlace.numberShift) }
            guard let (count, oldest) = found, count == limit else { return found?.0 ?? 0 }
            let newest = try first("SELECT coalesce(max(number), 0) FROM request", []) { try $0.int64(0) } ?? 0
            return Int(Double(count) * Double(newest) / Double(max(1, newest - oldest + 1)))
        }

        /// Whether a word is in so many passages that longer words which begin with it are not worth gathering: FTS5
        /// would merge the passages of all of them first.
        fileprivate func isCommon(_ word: String) throws -> Bool {
            let count = try matchCount(of: .init(text: word, isPrefix: false))
            guard count >= SQLiteStore.countedMatches else { return false }
            return try count > (first("SELECT coalesce(max(number), 0) FROM request", []) { try $0.int(0) } ?? 0) / 64
        }

        /// The score of each request's best passage among the newest that match.
        private func scores(
            _ query: SearchQuery, _ expression: String, _ matches: [Int], besides skipped: Int, limit: Int
        ) throws -> [Request.Number: Double] {
            let number: SQLFragment = "(passage.rowid >> \(raw: "\(PassagePlace.numberShift)"))"
            let version: SQLFragment = "((passage.rowid >> 1) & \(raw: "\(1 << PassagePlace.versionBits - 1)"))"
            let counts = matches.map { ", \($0)" as SQLFragment }.joined(separator: "")
            var conditions: [SQLFragment] = ["passage MATCH \(expression)"]
            if let numbers = Visibility(query.viewer).numbersByName { conditions.append("\(number) IN (\(numbers))") }
            conditions += QueryCompiler.searchConditions(query, version: version, isPrivate: "(passage.rowid & 1)")
            let statement: SQLFragment = """
                SELECT \(number), \(raw: PassageWeight.name)(passage, \(skipped)\(counts)) FROM passage \
                CROSS JOIN request ON request.number = \(number) \
                WHERE \(conditions.joined(separator: " AND ")) ORDER BY passage.rowid DESC LIMIT \(limit)
                """
            let rows = try rows(statement) { (try $0.int64(0), try $0.double(1)) }
            return Dictionary(rows) { max($0, $1) }
        }
    }

    extension SearchTier.Word {
        /// As FTS5 writes it. The words of a question are letters and digits only.
        fileprivate var expression: String { "\"\(text)\"" + (isPrefix ? " *" : "") }
    }
#endif
