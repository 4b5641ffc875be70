#if PostgreSQL
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL

    /// The words by which a face of an article is found, as rows of `article_word`.
    struct ArticleWordRows {
        let place: Int64
        private let words: ArticleFaceWords?

        init(_ face: ArticleFace) {
            place = face.place
            words = face.words
        }

        /// How many words there are in all; `nil` for what is not found.
        var length: Int64? { words.map { Int64($0.length) } }

        /// Writes those of some faces that are there.
        static func inserting(_ rows: [ArticleWordRows]) -> [PQStatement] {
            var (words, places, frequencies, lengths): ([String?], [Int64?], [Int64?], [Int64?]) = ([], [], [], [])
            for row in rows {
                for (word, frequency) in row.words?.frequencies ?? [] {
                    words.append(word)
                    places.append(row.place)
                    frequencies.append(Int64(frequency))
                    lengths.append(row.length)
                }
            }
            guard !words.isEmpty else { return [] }
            return [
                .kept(
                    """
                    INSERT INTO article_word (word, place, frequency, length) SELECT row.* \
                    FROM unnest($1, $2, $3, $4) AS row (word, place, frequency, length) \
                    WHERE row.place IN (SELECT place FROM article_face WHERE place = ANY($5))
                    """,
                    [
                        .texts(words), .integers(places), .integers(frequencies), .integers(lengths),
                        .integers(rows.map(\.place)),
                    ])
            ]
        }

        /// Makes those of some faces anew.
        ///
        /// Somebody may revise the articles meanwhile: their faces are held, and what is none any more is left alone.
        static func renewing(_ rows: [ArticleWordRows]) -> [PQStatement] {
            let places = PQParameter.integers(rows.map(\.place))
            return [
                .kept("SELECT place FROM article_face WHERE place = ANY($1) ORDER BY place FOR UPDATE", [places]),
                .kept("DELETE FROM article_word WHERE place = ANY($1)", [places]),
                .kept(
                    """
                    UPDATE article_face SET length = row.length FROM unnest($1, $2) AS row (place, length) \
                    WHERE article_face.place = row.place
                    """, [places, .integers(rows.map(\.length))]),
            ] + inserting(rows)
        }
    }

    extension PostgreSQLStore {
        /// So many articles have their words made anew in one transaction.
        private static let articlesAtOnce: Int64 = 100

        /// Makes the words of articles anew, where an older version or another library for stems has made them.
        ///
        /// Where two processes do it at once, both write the same.
        func renewArticleWords() async throws(StoreError) {
            guard configuration.mode != .readOnly else { return }
            let made = try await rows(PQStatement("SELECT value FROM counter WHERE name = 'stemming'")) { row in
                try row.integer(0)
            }
            guard made != [Stemming.fingerprint] else { return }
            var last: Article.Number = 0
            while true {
                let numbers = try await rows(
                    .kept(
                        "SELECT number FROM article WHERE number > $1 ORDER BY number LIMIT $2",
                        [.integer(last), .integer(Self.articlesAtOnce)])
                ) { try $0.integer(0) }
                guard let end = numbers.last else { break }
                let faces = try await readableArticles(after: last, upTo: end).flatMap(ArticleFace.all)
                _ = try await writing(ArticleWordRows.renewing(faces.map(ArticleWordRows.init)), isRepeatable: true)
                last = end
            }
            _ = try await writing(
                [
                    PQStatement(
                        "UPDATE counter SET value = $1 WHERE name = 'stemming'", [.integer(Stemming.fingerprint)])
                ],
                isRepeatable: true)
        }
    }
#endif
