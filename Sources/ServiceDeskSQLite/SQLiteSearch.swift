#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    extension SQLiteStore {
        /// How many passages one pass of a search weighs at most: the newest of those that match.
        static let searchCandidates = 4_000
        /// So many of the best passages are checked at most for each request that is wanted, before all are.
        static let checksForEach = 8
        /// Up to this many passages with a word are counted; beyond, their number is estimated.
        static let countedMatches = 5_000

        public func search(_ query: SearchQuery) async throws(StoreError) -> [Request] {
            try query.validate()
            return try await read { db in
                let tiers = try query.text.tiers { try db.matchCount(of: .init(text: $0, isPrefix: false)) > 0 }
                var numbers: [Request.Number] = []
                for tier in tiers where numbers.count < query.limit {
                    if tier.needsAll, tier != tiers.first, try db.isCommon(query.text.words.last ?? "") { continue }
                    numbers += try db.bestRequests(query, tier, besides: Set(numbers))
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
        /// A passage that matches: its row id in the index, and how well it answers.
        private typealias Match = (place: Int64, score: Double)

        /// The numbers of the requests that one pass finds, best first, newer ones first where that is equal.
        ///
        /// Whether a passage may be read is found out only for the best, since that takes longer than to weigh it. Where
        /// the viewer may read few of them, it is found out for all.
        fileprivate func bestRequests(
            _ query: SearchQuery, _ tier: SearchTier, besides known: Set<Request.Number>
        ) throws -> [Request.Number] {
            let counts = try tier.words.map { try matchCount(of: $0) }
            if tier.needsAll, counts.contains(0) { return [] }
            let matches = try matches(query, tier, counts, areReadable: false)
            if let numbers = try readable(matches, query, besides: known) { return numbers }
            let numbers = ranked(try self.matches(query, tier, counts, areReadable: true))
                .map { $0.place >> PassagePlace.numberShift }
            var found = known
            return numbers.filter { found.insert($0).inserted }
        }

        private func ranked(_ matches: [Match]) -> [Match] {
            matches.sorted { ($0.score, $0.place) > ($1.score, $1.place) }
        }

        /// The passages that one pass weighs.
        private func matches(
            _ query: SearchQuery, _ tier: SearchTier, _ counts: [Int], areReadable: Bool
        ) throws -> [Match] {
            let all = tier.words.map(\.expression)
            func matches(_ expression: String, besides skipped: Int, limit: Int) throws -> [Match] {
                let weight = counts.map { ", \($0)" as SQLFragment }.joined(separator: "")
                return try self.matches(query, expression, "\(skipped)\(weight)", areReadable: areReadable, limit: limit)
            }
            if tier.needsAll {
                return try matches(all.joined(separator: " AND "), besides: 0, limit: SQLiteStore.searchCandidates)
            }
            // The passages with the rarest word first, then those with the next: where there are too many to weigh them
            // all, those that are left out have only common words.
            var found: [Match] = []
            for word in try drivers(of: tier, counts) where found.count < SQLiteStore.searchCandidates {
                let expression = "\(all[word]) AND (\(all.joined(separator: " OR ")))"
                found += try matches(expression, besides: 1, limit: SQLiteStore.searchCandidates - found.count)
            }
            return found
        }

        /// The requests of the best passages that the viewer may read; `nil` where there are not enough of them among the
        /// best, and others are left that were not weighed.
        private func readable(
            _ matches: [Match], _ query: SearchQuery, besides known: Set<Request.Number>
        ) throws -> [Request.Number]? {
            let wanted = query.limit - known.count
            var (numbers, seen, checks) = ([Request.Number](), known, 0)
            for match in ranked(matches) where numbers.count < wanted {
                let number = match.place >> PassagePlace.numberShift
                guard !seen.contains(number) else { continue }
                guard checks < wanted * SQLiteStore.checksForEach else { return nil }
                checks += 1
                if try isReadable(match.place, query) {
                    seen.insert(number)
                    numbers.append(number)
                }
            }
            return numbers.count < wanted && matches.count >= SQLiteStore.searchCandidates ? nil : numbers
        }

        private func isReadable(_ place: Int64, _ query: SearchQuery) throws -> Bool {
            let conditions = QueryCompiler.searchConditions(
                query, version: "\((place >> 1) & (1 << PassagePlace.versionBits - 1))", isPrivate: "\(place & 1)")
            guard !conditions.isEmpty else { return true }
            let statement: SQLFragment = """
                SELECT 1 FROM request WHERE request.number = \(place >> PassagePlace.numberShift) \
                AND \(conditions.joined(separator: " AND "))
                """
            return try !rows(statement) { _ in true }.isEmpty
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

        /// The newest passages that match, each with its weight.
        ///
        /// - Parameter areReadable: Whether only those that the viewer may read are wanted.
        private func matches(
            _ query: SearchQuery, _ expression: String, _ weight: SQLFragment, areReadable: Bool, limit: Int
        ) throws -> [Match] {
            let number: SQLFragment = "(passage.rowid >> \(raw: "\(PassagePlace.numberShift)"))"
            let version: SQLFragment = "((passage.rowid >> 1) & \(raw: "\(1 << PassagePlace.versionBits - 1)"))"
            var (conditions, join): ([SQLFragment], SQLFragment) = (["passage MATCH \(expression)"], "")
            if let numbers = Visibility(query.viewer).numbersByName { conditions.append("\(number) IN (\(numbers))") }
            if areReadable {
                join = " CROSS JOIN request ON request.number = \(number)"
                conditions += QueryCompiler.searchConditions(query, version: version, isPrivate: "(passage.rowid & 1)")
            }
            let statement: SQLFragment = """
                SELECT passage.rowid, \(raw: PassageWeight.name)(passage, \(weight)) FROM passage\(join) \
                WHERE \(conditions.joined(separator: " AND ")) ORDER BY passage.rowid DESC LIMIT \(limit)
                """
            return try rows(statement) { (try $0.int64(0), try $0.double(1)) }
        }
    }

    extension SearchTier.Word {
        /// As FTS5 writes it. The words of a question are letters and digits only.
        fileprivate var expression: String { "\"\(text)\"" + (isPrefix ? " *" : "") }
    }
#endif
