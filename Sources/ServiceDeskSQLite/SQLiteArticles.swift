#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    extension SQLiteStore: ArticleStore {
        public func keep(_ changes: [ArticleChange]) async throws(StoreError) -> [ArticleResult] {
            try ArticleChange.validate(changes)
            return try await write { db in try changes.map { try db.keep($0) } }
        }

        public func articles(_ references: [ArticleReference]) async throws(StoreError) -> [Article] {
            try await read { db in
                try references.compactMap { reference in
                    switch reference {
                    case .id(let id):
                        guard let number = try db.number(of: id) else { return nil }
                        return try db.article(number)
                    case .number(let number): return try db.article(number)
                    }
                }
            }
        }

        public func revisions(_ query: RevisionQuery) async throws(StoreError) -> [ArticleRevision] {
            try query.validate()
            return try await read { db in
                guard let number = try db.number(of: query.article) else { return [] }
                return try db.rows(
                    """
                    SELECT version, at, content, hash FROM article_revision WHERE number = ?1 AND version > ?2 \
                    ORDER BY version LIMIT ?3
                    """, [.integer(number), .integer(Int64(query.after)), .integer(Int64(query.limit))]
                ) { try $0.revision(of: query.article) }
            }
        }

        public func page(_ query: ArticleQuery) async throws(StoreError) -> ArticlePage {
            try query.validate()
            let statement = ArticleConditions.page(query)
            return try await read { db in
                let numbers = try db.rows(statement) { try $0.int64(0) }
                return ArticlePage(found: try numbers.compactMap { try db.article($0) }, limit: query.limit)
            }
        }

        public func search(_ query: ArticleSearch) async throws(StoreError) -> [FoundArticle] {
            try query.validate()
            return try await read { db in
                try db.bestAnswers(to: query).compactMap { number, score in
                    try db.article(number).map { FoundArticle($0, score: score) }
                }
            }
        }
    }

    extension Database {
        fileprivate func number(of id: Article.ID) throws -> Article.Number? {
            try first("SELECT number FROM article WHERE id = ?1", [.blob(id.uuid.bytes)]) { try $0.int64(0) }
        }

        /// An article with its newest and its published revision.
        func article(_ number: Article.Number) throws -> Article? {
            let row = try first(
                "SELECT id, version, published FROM article WHERE number = ?1", [.integer(number)]
            ) { row in
                (try row.articleID(0), try row.int(1), try row.int(2))
            }
            guard let (id, version, publishedVersion) = row else { return nil }
            guard let newest = try revision(of: id, number, version) else {
                throw StoreError(.damaged, "The article A\(number) lacks its newest revision. Restore a backup.")
            }
            guard publishedVersion > 0, publishedVersion != version else {
                return Article(
                    number: number, newest: newest, published: publishedVersion == version ? newest : nil)
            }
            guard let published = try revision(of: id, number, publishedVersion) else {
                throw StoreError(.damaged, "The article A\(number) lacks its published revision. Restore a backup.")
            }
            return Article(number: number, newest: newest, published: published)
        }

        private func revision(
            of id: Article.ID, _ number: Article.Number, _ version: Int
        ) throws -> ArticleRevision? {
            try first(
                "SELECT version, at, content, hash FROM article_revision WHERE number = ?1 AND version = ?2",
                [.integer(number), .integer(Int64(version))]
            ) { try $0.revision(of: id) }
        }

        // MARK: Writing

        /// Writes a change, or writes nothing and says why.
        fileprivate func keep(_ change: ArticleChange) throws -> ArticleResult {
            guard let first = change.revisions.first else { return .conflict }
            let before = try number(of: first.article).flatMap { try article($0) }
            guard before?.version ?? 0 == first.version - 1 else { return .conflict }
            var number = before?.number ?? change.number
            if before == nil {
                if number > 0, try article(number) != nil { return .conflict }
                try run(
                    "INSERT INTO article (number, id, version, published, team) VALUES (?1, ?2, 0, 0, '')",
                    [number > 0 ? .integer(number) : .null, .blob(first.article.uuid.bytes)])
                number = lastInsertedRowID
            }
            var after = before ?? Article(number: number, first: first)
            for revision in change.revisions {
                after.apply(revision)
                try insert(revision, number)
            }
            try run(
                "UPDATE article SET version = ?1, published = ?2, team = ?3 WHERE number = ?4",
                [
                    .integer(Int64(after.version)), .integer(Int64(after.published?.version ?? 0)),
                    .text(after.team.rawValue), .integer(number),
                ])
            try replaceFaces(of: before, by: after)
            return .kept(number)
        }

        private func insert(_ revision: ArticleRevision, _ number: Article.Number) throws {
            try run(
                "INSERT INTO article_revision (number, version, at, content, hash) VALUES (?1, ?2, ?3, ?4, ?5)",
                [
                    .integer(number), .integer(Int64(revision.version)), .integer(revision.at.microseconds),
                    .blob(revision.encoded), .blob(revision.hash.bytes),
                ])
        }

        private func replaceFaces(of before: Article?, by after: Article) throws {
            let (old, new) = (before.map(ArticleFace.all) ?? [], ArticleFace.all(of: after))
            for face in old where !new.contains(where: { $0.place == face.place }) { try remove(face) }
            for face in new where !old.contains(where: { $0.place == face.place }) { try insert(face) }
        }

        private func insert(_ face: ArticleFace) throws {
            let (place, words) = (SQLValue.integer(face.place), face.words)
            try run(
                """
                INSERT INTO article_face (place, number, is_public, is_everyone, team, language, state, length) \
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                """, [place] + face.columns + [words.sqlLength])
            for (kind, name) in face.marks {
                try run(
                    "INSERT INTO article_reader (place, kind, name) VALUES (?1, ?2, ?3)",
                    [place, .integer(kind.rawValue), .text(name)])
            }
            for tag in face.revision.content.tags {
                try run("INSERT INTO article_tag (place, tag) VALUES (?1, ?2)", [place, .text(tag)])
            }
            if let words { try insert(words, at: face.place) }
        }

        private func remove(_ face: ArticleFace) throws {
            for table in ["article_face", "article_reader", "article_tag", "article_word"] {
                try run("DELETE FROM \(table) WHERE place = ?1", [.integer(face.place)])
            }
        }
    }

    extension SQLiteRow {
        func articleID(_ column: Int) throws -> Article.ID {
            guard let id = UniqueID(bytes: try bytes(column)) else {
                throw StoreError(.damaged, "The store holds an id that does not have 16 bytes. Restore a backup.")
            }
            return Article.ID(id)
        }

        /// `version`, `at`, `content` and `hash` of a revision.
        func revision(of article: Article.ID) throws -> ArticleRevision {
            try ArticleRevision(
                article: article, version: int(0), at: Timestamp(microseconds: int64(1)), encoded: bytes(2),
                hash: digest(3))
        }
    }
#endif
