#if PostgreSQL
    import Foundation
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL

    /// What was read of all that a batch of article changes names.
    struct ArticleKnowledge {
        var lastNumber: Article.Number
        /// Of the numbers that were asked for, those that an article has.
        var taken: Set<Article.Number>
        var articles: [Article.ID: Article]
    }

    /// What a batch of article changes comes to. Pure, like ``CommitPlan``; but articles change so seldom that what is
    /// there is always read first.
    struct ArticlePlan {
        private let knowledge: ArticleKnowledge
        private(set) var results: [ArticleResult] = []
        private(set) var revisions: [(number: Article.Number, revision: ArticleRevision)] = []
        private var after: [Article.ID: Article] = [:]
        private var lastNumber: Article.Number

        init(_ changes: [ArticleChange], _ knowledge: ArticleKnowledge) {
            self.knowledge = knowledge
            lastNumber = knowledge.lastNumber
            for change in changes { results.append(keep(change)) }
        }

        private mutating func keep(_ change: ArticleChange) -> ArticleResult {
            guard let first = change.revisions.first else { return .conflict }
            let before = after[first.article] ?? knowledge.articles[first.article]
            guard before?.version ?? 0 == first.version - 1 else { return .conflict }
            let number = before?.number ?? (change.number > 0 ? change.number : lastNumber + 1)
            if before == nil {
                guard !knowledge.taken.contains(number), !after.values.contains(where: { $0.number == number }) else {
                    return .conflict
                }
                lastNumber = max(lastNumber, number)
            }
            var article = before ?? Article(number: number, first: first)
            for revision in change.revisions {
                article.apply(revision)
                revisions.append((number, revision))
            }
            after[first.article] = article
            return .kept(number)
        }

        /// Whether everything that it keeps is what is there.
        func isWritten(_ knowledge: ArticleKnowledge) -> Bool {
            after.values.allSatisfy { knowledge.articles[$0.id]?.newest.hash == $0.newest.hash }
        }

        // MARK: What is written

        var statements: [PQStatement] {
            let (old, new) = (after.values.filter { knowledge.articles[$0.id] != nil }, after.values.filter { article in
                knowledge.articles[article.id] == nil
            })
            var statements: [PQStatement] = []
            if !old.isEmpty { statements.append(holding(old)) }
            if lastNumber != knowledge.lastNumber {
                statements.append(
                    .kept(
                        """
                        WITH changed AS (UPDATE counter SET value = $2 WHERE name = 'article' AND value = $1 \
                        RETURNING 1) SELECT refuse_unless(count(*) = 1, 'numbers') FROM changed
                        """, [.integer(knowledge.lastNumber), .integer(lastNumber)]))
            }
            if !new.isEmpty {
                statements.append(
                    .kept(
                        """
                        INSERT INTO article (number, version, published, team, id) \
                        SELECT * FROM unnest($1, $2, $3, $4, $5)
                        """, columns(of: new) + [.uuids(new.map { UUID($0.id.uuid) })]))
            }
            if !old.isEmpty {
                statements.append(
                    .kept(
                        """
                        UPDATE article SET version = row.version, published = row.published, team = row.team \
                        FROM unnest($1, $2, $3, $4) AS row (number, version, published, team) \
                        WHERE article.number = row.number
                        """, columns(of: old)))
            }
            return statements + [inserting] + faces
        }

        private func holding(_ old: [Article]) -> PQStatement {
            let before = old.compactMap { knowledge.articles[$0.id] }
            return .kept(
                """
                SELECT refuse_unless(count(*) = $3, 'articles') FROM (SELECT 1 FROM article a \
                JOIN unnest($1, $2) AS row (number, version) ON a.number = row.number \
                WHERE a.version = row.version ORDER BY a.number FOR UPDATE OF a) held
                """,
                [
                    .integers(before.map(\.number)), .integers(before.map { Int64($0.version) }),
                    .integer(Int64(before.count)),
                ])
        }

        private func columns(of articles: [Article]) -> [PQParameter] {
            [
                .integers(articles.map(\.number)), .integers(articles.map { Int64($0.version) }),
                .integers(articles.map { Int64($0.published?.version ?? 0) }), .texts(articles.map(\.team.rawValue)),
            ]
        }

        private var inserting: PQStatement {
            .kept(
                """
                INSERT INTO article_revision (number, version, at, content, hash) \
                SELECT * FROM unnest($1, $2, $3, $4, $5)
                """,
                [
                    .integers(revisions.map(\.number)), .integers(revisions.map { Int64($0.revision.version) }),
                    .integers(revisions.map(\.revision.at.microseconds)),
                    .byteArrays(revisions.map(\.revision.encoded)),
                    .byteArrays(revisions.map(\.revision.hash.bytes)),
                ])
        }

        /// What the articles are listed and found by, where that changes.
        private var faces: [PQStatement] {
            var (gone, come): ([Int64], [ArticleFace]) = ([], [])
            for article in after.values {
                let old = knowledge.articles[article.id].map(ArticleFace.all) ?? []
                let new = ArticleFace.all(of: article)
                gone += old.filter { face in !new.contains { $0.place == face.place } }.map(\.place)
                come += new.filter { face in !old.contains { $0.place == face.place } }
            }
            var statements: [PQStatement] = []
            if !gone.isEmpty {
                for table in ["article_face", "article_reader", "article_tag", "article_word"] {
                    statements.append(.kept("DELETE FROM \(table) WHERE place = ANY($1)", [.integers(gone)]))
                }
            }
            guard !come.isEmpty else { return statements }
            let (columns, words) = (come.map(\.columns), come.map(ArticleWordRows.init))
            func integers(_ column: Int) -> PQParameter {
                .integers(columns.map { if case .integer(let value) = $0[column] { value } else { nil } })
            }
            func texts(_ column: Int) -> PQParameter {
                .texts(columns.map { if case .text(let value) = $0[column] { value } else { nil } })
            }
            statements.append(
                .kept(
                    """
                    INSERT INTO article_face (place, number, is_public, is_everyone, team, language, state, length) \
                    SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
                    """,
                    [
                        .integers(come.map(\.place)), integers(0), integers(1), integers(2), texts(3), texts(4),
                        texts(5), .integers(words.map(\.length)),
                    ]))
            return statements + marks(of: come) + ArticleWordRows.inserting(words)
        }

        private func marks(of faces: [ArticleFace]) -> [PQStatement] {
            let marks = faces.flatMap { face in face.marks.map { (face.place, $0.0.rawValue, $0.1) } }
            let tags = faces.flatMap { face in face.revision.content.tags.map { (face.place, $0) } }
            return [
                .kept(
                    "INSERT INTO article_reader (place, kind, name) SELECT * FROM unnest($1, $2, $3)",
                    [.integers(marks.map(\.0)), .integers(marks.map(\.1)), .texts(marks.map(\.2))]),
                .kept(
                    "INSERT INTO article_tag (place, tag) SELECT * FROM unnest($1, $2)",
                    [.integers(tags.map(\.0)), .texts(tags.map(\.1))]),
            ]
        }
    }
#endif
