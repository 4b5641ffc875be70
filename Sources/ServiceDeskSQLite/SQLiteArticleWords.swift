#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    extension Database {
        // MARK: Searching

        /// The articles that answer best, with their scores.
        func bestAnswers(to query: ArticleSearch) throws -> [ArticleScan.Answer] {
            let totals = try rows(ArticleCounting.totals, []) { row in
                (language: Language(rawValue: try row.text(0)), passages: try row.int(1), words: try row.int(2))
            }
            let counting = ArticleCounting(query, totals.map(\.language))
            guard let counts = try counting.counts.map({ try rows($0) { try $0.int(1) } }),
                counts.contains(where: { $0 > 0 })
            else { return [] }
            let finding = ArticleFinding(counting, totals, counts, .sqlite)
            let finalists = try finding.finalists(of: matches(finding.first)) ?? matches(finding.all)
            return finding.answers(finalists, try finding.additions(to: finalists).map(matches) ?? [])
        }

        private func matches(_ fragment: SQLFragment) throws -> [ArticleFinding.Match] {
            try rows(fragment) { row in
                ArticleFinding.Match(place: try row.int64(0), score: try row.int(1), isFound: try row.int(2) == 1)
            }
        }

        // MARK: Writing

        func insert(_ words: ArticleFaceWords, at place: Int64) throws {
            for (word, frequency) in words.frequencies {
                try run(
                    "INSERT INTO article_word (word, place, frequency, length) VALUES (?1, ?2, ?3, ?4)",
                    [.text(word), .integer(place), .integer(Int64(frequency)), .integer(Int64(words.length))])
            }
        }

        /// Whether the words of articles are those that this library finds them by.
        func hasCurrentWords() throws -> Bool {
            let found = try first("SELECT fingerprint FROM article_stemming", []) { try $0.int64(0) }
            return found == Stemming.fingerprint
        }

        /// Makes the words of articles anew, where an older version or another library for stems has made them.
        func renewWords() throws {
            guard try !hasCurrentWords() else { return }
            try run("DELETE FROM article_word", [])
            for number in try rows("SELECT number FROM article ORDER BY number", [], { try $0.int64(0) }) {
                do {
                    for face in try article(number).map(ArticleFace.all) ?? [] { try renewWords(of: face) }
                } catch is DecodingError {
                    // What cannot be read is not found, and a check tells of it.
                } catch let error as StoreError where error.code == .damaged {}
            }
            try run("UPDATE article_stemming SET fingerprint = ?1", [.integer(Stemming.fingerprint)])
        }

        private func renewWords(of face: ArticleFace) throws {
            let words = face.words
            try run(
                "UPDATE article_face SET length = ?1 WHERE place = ?2", [words.sqlLength, .integer(face.place)])
            if let words { try insert(words, at: face.place) }
        }
    }

    extension ArticleFaceWords? {
        var sqlLength: SQLValue { map { .integer(Int64($0.length)) } ?? .null }
    }
#endif
