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

    /// A passage that matches: its row id in the index, and how well it answers.
    struct PassageMatch {
        var place: Int64
        var score: Double

        var number: Int64 { place >> PassagePlace.numberShift }
    }

    extension [PassageMatch] {
        /// Best first, newer ones first where that is equal.
        fileprivate var ranked: [PassageMatch] { sorted { ($0.score, $0.place) > ($1.score, $1.place) } }
    }

    extension Database {
        /// The numbers of what answers best, pass after pass, each once.
        func bestNumbers(in index: PassageIndex, for text: SearchText, limit: Int) throws -> [Int64] {
            var (numbers, own): ([Int64], OwnPassages?) = ([], nil)
            let isLastOpen = try !isCommon(text.words.last ?? "", in: index)
            for tier in text.tiers(isLastOpen: isLastOpen) where numbers.count < limit {
                let counts = try tier.words.map { try matchCount(of: $0, in: index) }
                if tier.needsAll, counts.contains(0) { continue }
                if own == nil, let requests = index.own, try OwnPassages.isQuicker(for: tier, counts, requests, self) {
                    own = try OwnPassages(of: requests, in: index, self)
                }
                numbers += try bestNumbers(
                    in: index, tier, counts, own, besides: Set(numbers), limit: limit - numbers.count)
            }
            return numbers
        }

        /// The numbers that one pass finds, best first.
        ///
        /// Whether a passage may be read is found out only for the best, since that takes longer than to weigh it.
        /// Where the viewer may read few of them, it is found out for all.
        private func bestNumbers(
            in index: PassageIndex, _ tier: SearchTier, _ counts: [Int], _ own: OwnPassages?, besides known: Set<Int64>,
            limit: Int
        ) throws -> [Int64] {
            let found = try own?.matches(tier, counts) ?? matches(in: index, tier, counts, areReadable: false)
            let isAll = own != nil || found.count < SQLiteStore.searchCandidates
            if let numbers = try readable(found, in: index, besides: known, limit: limit, isAll: isAll) {
                return numbers
            }
            var seen = known
            return try matches(in: index, tier, counts, areReadable: true).ranked.map(\.number)
                .filter { seen.insert($0).inserted }.prefix(limit).map { $0 }
        }

        /// What the best passages that the viewer may read belong to; `nil` where there is not enough of it among the
        /// best, and others are left.
        private func readable(
            _ matches: [PassageMatch], in index: PassageIndex, besides known: Set<Int64>, limit: Int, isAll: Bool
        ) throws -> [Int64]? {
            var (numbers, seen, checks) = ([Int64](), known, 0)
            for match in matches.ranked where numbers.count < limit && !seen.contains(match.number) {
                guard isAll || checks < limit * SQLiteStore.checksForEach else { return nil }
                checks += 1
                guard try isReadable(match.place, in: index) else { continue }
                seen.insert(match.number)
                numbers.append(match.number)
            }
            return numbers.count == limit || isAll ? numbers : nil
        }

        private func isReadable(_ place: Int64, in index: PassageIndex) throws -> Bool {
            guard !index.conditions.isEmpty else { return true }
            let statement: SQLFragment = """
                SELECT 1 FROM (SELECT \(place) AS rowid) AS \(raw: index.name) \(index.joins) \
                WHERE \(index.conditions.joined(separator: " AND "))
                """
            return try !rows(statement) { _ in true }.isEmpty
        }

        // MARK: One pass

        /// The passages that one pass weighs.
        private func matches(
            in index: PassageIndex, _ tier: SearchTier, _ counts: [Int], areReadable: Bool
        ) throws -> [PassageMatch] {
            let all = tier.words.map(\.expression)
            if tier.needsAll {
                return try matches(
                    in: index, all.joined(separator: " AND "), counts, besides: 0, areReadable: areReadable,
                    limit: SQLiteStore.searchCandidates)
            }
            // The passages with the rarest word first, then those with the next: where there are too many to weigh them
            // all, those that are left out have only common words.
            var found: [PassageMatch] = []
            for word in try drivers(of: tier, counts, in: index) where found.count < SQLiteStore.searchCandidates {
                found += try matches(
                    in: index, "\(all[word]) AND (\(all.joined(separator: " OR ")))", counts, besides: 1,
                    areReadable: areReadable, limit: SQLiteStore.searchCandidates - found.count)
            }
            return found
        }

        /// The words by which passages are looked up, rarest first; words that are in every eighth passage only where
        /// there is no rarer one.
        private func drivers(of tier: SearchTier, _ counts: [Int], in index: PassageIndex) throws -> [Int] {
            let present = tier.words.indices.filter { counts[$0] > 0 }.sorted { (counts[$0], $0) < (counts[$1], $1) }
            let newest = try newestNumber(in: index)
            let rare = present.filter { counts[$0] < SQLiteStore.countedMatches || counts[$0] < newest / 8 }
            return rare.isEmpty ? present : rare
        }

        /// The newest passages that match, each with its weight.
        ///
        /// - Parameter areReadable: Whether only those that the viewer may read are wanted.
        private func matches(
            in index: PassageIndex, _ expression: String, _ counts: [Int], besides skipped: Int, areReadable: Bool,
            limit: Int
        ) throws -> [PassageMatch] {
            let name: SQLFragment = "\(raw: index.name)"
            let weight = counts.map { ", \($0)" as SQLFragment }.joined(separator: "")
            let conditions = ["\(name) MATCH \(expression)"] + (index.isOwn.map { [$0] } ?? [])
                + (areReadable ? index.conditions : [])
            let statement: SQLFragment = """
                SELECT \(name).rowid, \(raw: PassageWeight.name)(\(name), \(skipped)\(weight)) FROM \(name) \
                \(areReadable ? index.joins : "") \
                WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(name).rowid DESC LIMIT \(limit)
                """
            return try rows(statement) { PassageMatch(place: try $0.int64(0), score: try $0.double(1)) }
        }

        // MARK: How common a word is

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
    }

    extension SearchTier.Word {
        /// As FTS5 writes it. The words of a question are letters and digits only.
        var expression: String { "\"\(text)\"" + (isPrefix ? " *" : "") }
    }
#endif
