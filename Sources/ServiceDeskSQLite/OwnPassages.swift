#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    /// The passages of the few requests that someone without a team can see, read from their journals.
    ///
    /// To ask the index for a common word means to walk over all its passages, a million for a word that everybody
    /// uses, and to throw nearly all of them away; those of one's own requests are some hundreds.
    struct OwnPassages {
        /// Someone who is named in more requests than these is answered from the index.
        private static let maximumRequests = 500
        /// Reading the journal of one request takes about as long as walking over so many passages in the index.
        private static let passagesForEach = 150

        private let passages: [(place: Int64, words: [String])]
        private let ranking: PassageRanking

        /// Whether reading the journals takes less time than asking the index.
        static func isQuicker(
            for tier: SearchTier, _ counts: [Int], _ requests: SQLFragment, _ db: Database
        ) throws -> Bool {
            let walked = tier.needsAll ? counts.min() ?? 0 : counts.reduce(0, +)
            let limit = min(maximumRequests, walked / passagesForEach)
            return try db.rows("SELECT count(*) FROM (\(requests) LIMIT \(limit + 1))") { try $0.int(0) <= limit }
                .first ?? false
        }

        init(of requests: SQLFragment, in index: PassageIndex, _ db: Database) throws {
            let found = try db.rows("SELECT number, version, content FROM event WHERE number IN (\(requests))") { row in
                let (number, version) = (try row.int64(0), try row.int(1))
                return try Passage(version: version, content: row.bytes(2)).map { passage in
                    (
                        PassagePlace.rowid(number: number, version: version, isPrivate: passage.isPrivate),
                        passage.words
                    )
                }
            }
            passages = found.compactMap { $0 }
            // The index counts over all passages, and so does the ranking.
            let anyWord = SQLValue.text(passages.lazy.compactMap(\.words.first).first.map { "\"\($0)\"" } ?? "\"\"")
            let totals = try db.first(
                """
                SELECT \(PassageWeight.totalName)(\(index.name), 0), \(PassageWeight.totalName)(\(index.name), 1) \
                FROM \(index.name) WHERE \(index.name) MATCH ?1 LIMIT 1
                """, [anyWord]) { (try $0.int(0), try $0.int(1)) }
            ranking = PassageRanking(passageCount: totals?.0 ?? 0, wordCount: totals?.1 ?? 0)
        }

        /// The passages that a pass finds.
        ///
        /// - Parameter counts: How many passages of all have each word.
        func matches(_ tier: SearchTier, _ counts: [Int]) -> [PassageMatch] {
            passages.compactMap { place, words in
                let frequencies = tier.words.map { $0.count(in: words) }
                guard tier.needsAll ? !frequencies.contains(0) : frequencies.contains(where: { $0 > 0 }) else {
                    return nil
                }
                let score = ranking.score(frequencies: frequencies, matches: counts, length: words.count)
                return PassageMatch(place: place, score: score)
            }
        }
    }
#endif
