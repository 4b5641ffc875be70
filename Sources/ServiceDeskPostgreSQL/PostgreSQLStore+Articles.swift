#if PostgreSQL
    import Foundation
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL

    extension PostgreSQLStore: ArticleStore {
        /// So often the articles are read again because somebody else has changed one meanwhile.
        private static let maximumAttempts = 50

        public func keep(_ changes: [ArticleChange]) async throws(StoreError) -> [ArticleResult] {
            try ArticleChange.validate(changes)
            guard !changes.isEmpty else { return [] }
            let deadline = deadline
            var attempts = WriteAttempts(self, until: deadline, isRepeatable: true)
            var last: ArticlePlan?
            for _ in 0..<Self.maximumAttempts {
                let knowledge = try await articleKnowledge(of: changes, until: deadline)
                // The answer to the attempt before may have been lost.
                if attempts.isInDoubt, let last, last.isWritten(knowledge) { return last.results }
                let plan = ArticlePlan(changes, knowledge)
                guard !plan.revisions.isEmpty else { return plan.results }
                do throws(PQError) {
                    _ = try await write(plan.statements, until: deadline)
                    return plan.results
                } catch {
                    last = plan
                    let others: [SQLState?] = [
                        PostgreSQLSchema.refusal, .uniqueViolation, .deadlockDetected, .serializationFailure,
                    ]
                    let isOther = error.isOutcomeKnown && others.contains(error.state) && .now < deadline
                    if isOther { continue }
                    guard await attempts.isWorthRepeating(after: error) else {
                        throw StoreError(error, at: name, isWriting: true)
                    }
                }
            }
            throw StoreError(.busy, "Others change the same articles all the time. Nothing was changed; try again.")
        }

        private func articleKnowledge(
            of changes: [ArticleChange], until deadline: ContinuousClock.Instant
        ) async throws(StoreError) -> ArticleKnowledge {
            let ids = changes.compactMap(\.revisions.first?.article)
            let tables = try await read(
                [
                    .kept("SELECT value FROM counter WHERE name = 'article'"),
                    .kept("SELECT number FROM article WHERE number = ANY($1)", [.integers(changes.map(\.number))]),
                    .kept(Self.selectArticles + " WHERE a.id = ANY($1)", [.uuids(ids.map { UUID($0.uuid) })]),
                ], until: deadline)
            return try decoding {
                ArticleKnowledge(
                    lastNumber: try tables[0][0].integer(0), taken: Set(try tables[1].rows.map { try $0.integer(0) }),
                    articles: Dictionary(
                        try tables[2].rows.map { try $0.article() }.map { ($0.id, $0) },
                        uniquingKeysWith: { first, _ in first }))
            }
        }

        /// An article with its newest revision and, where it is another one, the published one.
        private static let selectArticles = """
            SELECT a.number, a.id, a.version, a.published, n.version, n.at, n.content, n.hash, \
            p.version, p.at, p.content, p.hash FROM article a \
            LEFT JOIN article_revision n ON n.number = a.number AND n.version = a.version \
            LEFT JOIN article_revision p ON p.number = a.number AND p.version = a.published \
            AND a.published <> a.version
            """

        public func articles(_ references: [ArticleReference]) async throws(StoreError) -> [Article] {
            try await articles(references, until: deadline)
        }

        private func articles(
            _ references: [ArticleReference], until deadline: ContinuousClock.Instant
        ) async throws(StoreError) -> [Article] {
            var (ids, numbers): ([UUID?], [Int64?]) = ([], [])
            for reference in references {
                switch reference {
                case .id(let id): ids.append(UUID(id.uuid))
                case .number(let number): numbers.append(number)
                }
            }
            return try await rows(
                .kept(
                    Self.selectArticles + " WHERE a.id = ANY($1) OR a.number = ANY($2)",
                    [.uuids(ids), .integers(numbers)]), until: deadline
            ) { try $0.article() }
        }

        public func revisions(_ query: RevisionQuery) async throws(StoreError) -> [ArticleRevision] {
            try query.validate()
            return try await rows(
                .kept(
                    """
                    SELECT version, at, content, hash FROM article_revision \
                    WHERE number = (SELECT number FROM article WHERE id = $1) AND version > $2 \
                    ORDER BY version LIMIT $3
                    """, [.id(query.article.uuid), .integer(Int64(query.after)), .integer(Int64(query.limit))])
            ) { try $0.revision(of: query.article, from: 0) }
        }

        public func page(_ query: ArticleQuery) async throws(StoreError) -> ArticlePage {
            try query.validate()
            let deadline = deadline
            let statement = PQStatement(ArticleConditions.page(query))
            let numbers = try await rows(statement, until: deadline) { try $0.integer(0) }
            return ArticlePage(found: try await articles(numbered: numbers, until: deadline), limit: query.limit)
        }

        /// The articles with numbers in a range, without those that cannot be read: a check finds these.
        func readableArticles(
            after start: Article.Number, upTo end: Article.Number
        ) async throws(StoreError) -> [Article] {
            try await rows(
                .kept(
                    Self.selectArticles + " WHERE a.number > $1 AND a.number <= $2", [.integer(start), .integer(end)])
            ) { row in
                do {
                    return try row.article()
                } catch is DecodingError {
                    return nil
                } catch let error as StoreError where error.code == .damaged {
                    return nil
                }
            }.compactMap(\.self)
        }

        /// In the order of the numbers that are given.
        func articles(
            numbered numbers: [Article.Number], until deadline: ContinuousClock.Instant
        ) async throws(StoreError) -> [Article] {
            guard !numbers.isEmpty else { return [] }
            let found = try await articles(numbers.map { .number($0) }, until: deadline)
            let byNumber = Dictionary(found.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
            return numbers.compactMap { byNumber[$0] }
        }
    }

    extension PQRow {
        fileprivate func article() throws -> Article {
            let (number, id) = (try integer(0), Article.ID(try uniqueID(1)))
            let (version, published) = (try int(2), try int(3))
            guard !isNull(4) else {
                throw StoreError(.damaged, "The article A\(number) lacks its newest revision. Restore a backup.")
            }
            let newest = try revision(of: id, from: 4)
            guard published > 0, published != version else {
                return Article(number: number, newest: newest, published: published == version ? newest : nil)
            }
            guard !isNull(8) else {
                throw StoreError(.damaged, "The article A\(number) lacks its published revision. Restore a backup.")
            }
            return Article(number: number, newest: newest, published: try revision(of: id, from: 8))
        }

        /// `version`, `at`, `content` and `hash` of a revision, from a column on.
        fileprivate func revision(of article: Article.ID, from column: Int) throws -> ArticleRevision {
            try ArticleRevision(
                article: article, version: int(column), at: timestamp(column + 1), encoded: bytes(column + 2),
                hash: digest(column + 3))
        }
    }
#endif
