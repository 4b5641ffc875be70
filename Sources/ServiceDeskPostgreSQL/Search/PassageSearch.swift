#if PostgreSQL
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL

    extension PostgreSQLStore {
        public func search(_ query: SearchQuery) async throws(StoreError) -> [Request] {
            try query.validate()
            let search = PassageSearch(self, .requests(query))
            let numbers = try await search.numbers(for: query.text, limit: query.limit)
            guard !numbers.isEmpty else { return [] }
            let found = try await requests(numbers.map { .number($0) }, until: search.deadline)
            let byNumber = Dictionary(found.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
            return numbers.compactMap { byNumber[$0] }
        }
    }

    /// One search: PostgreSQL finds the newest passages that match, by a GIN index; they are weighed here, by the same
    /// function as in every store.
    ///
    /// PostgreSQL’s own ranking knows nothing of how rare a word is, and its index gives all passages of a word in no
    /// order: a third of a million for a word that everybody uses. So the index has each word once for each part of the
    /// numbers, and the newest parts are asked first.
    struct PassageSearch {
        /// How many passages one pass weighs at most: the newest of those that match.
        static let candidates = 4_000
        /// So many of the best passages are checked at once for each request that is wanted.
        static let checksForEach = 8
        /// Up to this many passages with a word are counted; beyond, their number is estimated.
        static let countedMatches = 5_000
        /// Someone who is named in more requests than these is answered from the index.
        static let maximumOwn = 500

        private let store: PostgreSQLStore
        private let source: PassageSource
        /// For all that is asked of the server.
        let deadline: ContinuousClock.Instant

        init(_ store: PostgreSQLStore, _ source: PassageSource) {
            (self.store, self.source) = (store, source)
            deadline = store.deadline
        }

        /// The numbers of what answers best, pass after pass, each once.
        func numbers(for text: SearchText, limit: Int) async throws(StoreError) -> [Int64] {
            guard let last = text.words.last else { return [] }
            let ground = try await ground()
            var counts = WordCounts(of: self, ground)
            try await counts.count(text.words.map { .init(text: $0, isPrefix: false) })
            let isLastOpen = !counts.isCommon(.init(text: last, isPrefix: false))
            var numbers: [Int64] = []
            for tier in text.tiers(isLastOpen: isLastOpen) where numbers.count < limit {
                try await counts.count(tier.words)
                let pass = Pass(tier: tier, counts: tier.words.map { counts[$0] }, ground: ground)
                if tier.needsAll, pass.counts.contains(0) { continue }
                numbers += try await best(pass, besides: Set(numbers), limit: limit - numbers.count)
            }
            return numbers
        }

        /// What all passes stand on.
        fileprivate struct Ground {
            var newest: Int64
            var parts: PassageParts
            var ranking: PassageRanking
            var hasOwn: Bool
        }

        private struct Pass {
            let tier: SearchTier
            /// How many passages have each word.
            let counts: [Int]
            let ground: Ground
        }

        private func ground() async throws(StoreError) -> Ground {
            var statements: [PQStatement] = [
                .kept("SELECT value FROM counter WHERE name = $1", [.text(source.counter)]), .kept(source.totals),
            ]
            if let own = source.own {
                let counting: SQLFragment = "SELECT count(*) FROM (\(own) LIMIT \(Self.maximumOwn + 1)) own"
                statements.append(PQStatement(counting))
            }
            let tables = try await store.read(statements, until: deadline)
            var (ground, passages) = try store.decoding {
                let (newest, passages) = (try tables[0][0].integer(0), try tables[1][0].int(0))
                let isSparse = PassageParts.areSparse(upTo: newest, passages: passages)
                let ground = Ground(
                    newest: newest, parts: isSparse ? PassageParts([]) : PassageParts(upTo: newest),
                    ranking: PassageRanking(passageCount: passages, wordCount: try tables[1][0].int(1)),
                    hasOwn: try tables.count > 2 && tables[2][0].int(0) <= Self.maximumOwn)
                return (ground, passages)
            }
            if PassageParts.areSparse(upTo: ground.newest, passages: passages) {
                ground.parts = PassageParts(try await store.rows(source.parts, until: deadline) { try $0.integer(0) })
            }
            return ground
        }

        // MARK: One pass

        /// The numbers that one pass finds, best first.
        ///
        /// Whether a passage may be read is asked only for the best. Where the viewer may read few of them, it is asked
        /// for all.
        private func best(_ pass: Pass, besides known: Set<Int64>, limit: Int) async throws(StoreError) -> [Int64] {
            let isOwn = pass.ground.hasOwn
            let found = isOwn ? try await own(pass) : try await matches(pass, areReadable: false)
            let isAll = isOwn || found.count < Self.candidates
            if let numbers = try await readable(found, besides: known, limit: limit, isAll: isAll) { return numbers }
            var seen = known
            return try await matches(pass, areReadable: true).ranked.map(\.number)
                .filter { seen.insert($0).inserted }.prefix(limit).map { $0 }
        }

        /// What the best passages that the viewer may read belong to; `nil` where there is not enough of it among the
        /// best, and others are left.
        private func readable(
            _ matches: [PassageMatch], besides known: Set<Int64>, limit: Int, isAll: Bool
        ) async throws(StoreError) -> [Int64]? {
            var (numbers, seen, rest) = ([Int64](), known, matches.ranked[...])
            while numbers.count < limit, !rest.isEmpty {
                let chunk = rest.prefix(limit * Self.checksForEach)
                rest = rest.dropFirst(chunk.count)
                let readable = try await readable(chunk.map(\.place))
                for match in chunk where numbers.count < limit && readable.contains(match.place) {
                    if seen.insert(match.number).inserted { numbers.append(match.number) }
                }
                guard isAll else { break }
            }
            return numbers.count == limit || isAll ? numbers : nil
        }

        private func readable(_ places: [Int64]) async throws(StoreError) -> Set<Int64> {
            guard !source.conditions.isEmpty, !places.isEmpty else { return Set(places) }
            let list = places.map { "\($0)" }.joined(separator: ", ")
            let statement: SQLFragment = """
                SELECT p.place FROM unnest(ARRAY[\(raw: list)]::bigint[]) AS p (place) \(source.joins) \
                WHERE \(source.conditions.joined(separator: " AND "))
                """
            return Set(try await store.rows(PQStatement(statement), until: deadline) { try $0.integer(0) })
        }

        /// The passages of the few requests that someone without a team can see. To ask the index for a common word
        /// would find a million others first.
        private func own(_ pass: Pass) async throws(StoreError) -> [PassageMatch] {
            guard let own = source.own else { return [] }
            let shift: SQLFragment = "\(raw: "\(PassagePlace.numberShift)")"
            let statement: SQLFragment = """
                SELECT \(source.columns(pass.tier.words)) FROM (SELECT DISTINCT number FROM (\(own)) named) own \
                JOIN \(raw: source.table) p ON p.place >= own.number << \(shift) \
                AND p.place < (own.number + 1) << \(shift)
                """
            return try await weighed(statement, pass).filter { match in
                pass.tier.needsAll ? !match.frequencies.contains(0) : match.frequencies.contains { $0 > 0 }
            }
        }

        /// The passages that one pass weighs.
        private func matches(_ pass: Pass, areReadable: Bool) async throws(StoreError) -> [PassageMatch] {
            if pass.tier.needsAll {
                return try await newest(
                    pass.tier.words, pass, areReadable: areReadable, limit: Self.candidates)
            }
            // The passages with the rarest word first, then those with the next: where there are too many to weigh them
            // all, those that are left out have only common words.
            var found: [PassageMatch] = []
            for word in drivers(of: pass) where found.count < Self.candidates {
                found += try await newest(
                    [pass.tier.words[word]], pass, areReadable: areReadable, limit: Self.candidates - found.count)
            }
            return found
        }

        /// The words by which passages are looked up, rarest first; words that are in every eighth passage only where
        /// there is no rarer one.
        private func drivers(of pass: Pass) -> [Int] {
            let counts = pass.counts
            let present = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$0], $0) < (counts[$1], $1) }
            let rare = present.filter {
                counts[$0] < Self.countedMatches || counts[$0] < Int(pass.ground.newest) / 8
            }
            return rare.isEmpty ? present : rare
        }

        /// The newest passages that have all of some words.
        private func newest(
            _ words: [SearchTier.Word], _ pass: Pass, areReadable: Bool, limit: Int
        ) async throws(StoreError) -> [PassageMatch] {
            var (parts, found) = (pass.ground.parts, [PassageMatch]())
            while found.count < limit {
                let step = parts.step(found: found.count, of: limit)
                guard !step.isEmpty else { break }
                let conditions = [source.matches(words, in: step)] + (source.isOwn.map { [$0] } ?? [])
                    + (areReadable ? source.conditions : [])
                // The index is asked first, whatever the planner thinks of walking over the newest rows instead.
                let statement: SQLFragment = """
                    WITH found AS MATERIALIZED (SELECT p.place FROM \(raw: source.table) p \
                    \(areReadable ? source.joins : "") WHERE \(conditions.joined(separator: " AND "))) \
                    SELECT \(source.columns(pass.tier.words)) FROM (SELECT place FROM found ORDER BY place DESC \
                    LIMIT \(limit - found.count)) newest JOIN \(raw: source.table) p USING (place)
                    """
                found += try await weighed(statement, pass)
            }
            return found
        }

        private func weighed(_ statement: SQLFragment, _ pass: Pass) async throws(StoreError) -> [PassageMatch] {
            let words = pass.tier.words.indices
            return try await store.rows(PQStatement(statement), until: deadline) { row in
                let frequencies = try words.map { try row.int(2 + $0) }
                let score = pass.ground.ranking.score(
                    frequencies: frequencies, matches: pass.counts, length: try row.int(1))
                return PassageMatch(place: try row.integer(0), score: score, frequencies: frequencies)
            }
        }
    }

    /// A passage that matches, and how well it answers.
    struct PassageMatch {
        var place: Int64
        var score: Double
        /// How often each word of the question stands in it.
        var frequencies: [Int]

        var number: Int64 { place >> PassagePlace.numberShift }
    }

    extension [PassageMatch] {
        /// Best first, newer ones first where that is equal.
        fileprivate var ranked: [PassageMatch] { sorted { ($0.score, $0.place) > ($1.score, $1.place) } }
    }

    // MARK: - How common a word is

    extension PassageSearch {
        /// How many passages have each word. Beyond ``countedMatches`` it is estimated from how far back one has to go
        /// for so many: to walk over all passages of a common word would take longer than all the rest.
        fileprivate struct WordCounts {
            private let search: PassageSearch
            private let ground: Ground
            private var counts: [SearchTier.Word: Int] = [:]

            /// How far one word is counted.
            private struct Tally {
                let word: SearchTier.Word
                var count = 0
                /// The oldest number in which it was found.
                var oldest: Int64
                var parts: PassageParts
            }

            init(of search: PassageSearch, _ ground: Ground) { (self.search, self.ground) = (search, ground) }

            subscript(word: SearchTier.Word) -> Int { counts[word] ?? 0 }

            /// Whether a word is in so many passages that longer words which begin with it are not worth gathering.
            func isCommon(_ word: SearchTier.Word) -> Bool {
                self[word] >= PassageSearch.countedMatches && self[word] > Int(ground.newest) / 64
            }

            /// Counts those that were not counted yet, all of them at the same time.
            mutating func count(_ words: [SearchTier.Word]) async throws(StoreError) {
                let (newest, limit) = (ground.newest, PassageSearch.countedMatches)
                var tallies = Set(words.filter { counts[$0] == nil }).map { word in
                    Tally(word: word, oldest: newest, parts: ground.parts)
                }
                while true {
                    var (open, statements) = ([Int](), [PQStatement]())
                    for index in tallies.indices where tallies[index].count < limit {
                        let found = tallies[index].count
                        let step = tallies[index].parts.step(found: found, of: limit)
                        guard !step.isEmpty else { continue }
                        open.append(index)
                        statements.append(search.counting(tallies[index].word, in: step, limit: limit - found))
                    }
                    guard !open.isEmpty else { break }
                    for (index, table) in zip(open, try await search.store.read(statements, until: search.deadline)) {
                        let (count, oldest) = try search.store.decoding {
                            (try table[0].int(0), try table[0].integer(1) >> PassagePlace.numberShift)
                        }
                        guard count > 0 else { continue }
                        tallies[index].count += count
                        tallies[index].oldest = oldest
                    }
                }
                for tally in tallies {
                    counts[tally.word] = tally.count < limit
                        ? tally.count
                        : Int(Double(tally.count) * Double(newest) / Double(max(1, newest - tally.oldest + 1)))
                }
            }
        }

        private func counting(_ word: SearchTier.Word, in parts: ArraySlice<Int64>, limit: Int) -> PQStatement {
            let counting: SQLFragment = """
                WITH found AS MATERIALIZED (SELECT p.place FROM \(raw: source.table) p \
                WHERE \(source.matches([word], in: parts))) \
                SELECT count(*), coalesce(min(newest.place), 0) FROM (SELECT place FROM found ORDER BY place DESC \
                LIMIT \(limit)) newest
                """
            return PQStatement(counting)
        }
    }
#endif
