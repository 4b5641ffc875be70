#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    extension SQLiteStore {
        public func note(_ readings: [ArticleReading]) async throws(StoreError) {
            try ArticleReading.validate(readings)
            guard !readings.isEmpty else { return }
            try await write { db in
                for reading in readings { try db.note(reading) }
            }
        }

        public func readings(_ query: ReadingQuery) async throws(StoreError) -> [ArticleReading] {
            try query.validate()
            return try await read { try $0.readings(query) }
        }

        public func counts(_ query: ReadingCountQuery) async throws(StoreError) -> [ReadingCount] {
            try query.validate()
            return try await read { try $0.counts(query) }
        }
    }

    extension Database {
        static let readingColumns = "id, article, team, language, at, reader, verdict, outcome, checksum"

        fileprivate func note(_ reading: ArticleReading) throws {
            let known = try readings("id = ?1", [.blob(reading.id.bytes)]).first
            let other = try known == nil ? reading.reader.flatMap { try open(reading.article, by: $0) } : nil
            guard let kept = reading.noted(over: known, or: other) else { return }
            // Into the place of the one with its id, and of no other: of an article and a reader one is open at most.
            try run(
                """
                INSERT INTO article_reading (\(Self.readingColumns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) \
                ON CONFLICT (id) DO UPDATE SET at = ?5, reader = ?6, verdict = ?7, outcome = ?8, checksum = ?9
                """, kept.columns)
        }

        private func open(_ article: Article.ID, by reader: Person.ID) throws -> ArticleReading? {
            try readings(
                "reader = ?1 AND article = ?2", [.text(reader.rawValue), .blob(article.uuid.bytes)]
            ).first
        }

        private func readings(_ condition: String, _ values: [SQLValue]) throws -> [ArticleReading] {
            try rows("SELECT \(Self.readingColumns) FROM article_reading WHERE \(condition)", values) {
                try $0.reading()
            }
        }

        fileprivate func readings(_ query: ReadingQuery) throws -> [ArticleReading] {
            // No id is less than one without any bits.
            let after = (query.after ?? UniqueID(high: 0, low: 0)).bytes
            let limit = SQLValue.integer(Int64(query.limit))
            switch query.selection {
            case .all: return try readings("id > ?1 ORDER BY id LIMIT ?2", [.blob(after), limit])
            case .named(let ids):
                let wanted = Set(ids).filter { id in query.after.map { $0 < id } ?? true }.sorted()
                return Array(
                    try wanted.lazy.compactMap { try readings("id = ?1", [.blob($0.bytes)]).first }.prefix(query.limit))
            case .begun(let time):
                return try readings(
                    "outcome IS NULL AND at <= ?1 ORDER BY at, id LIMIT ?2", [.integer(time.microseconds), limit])
            case .open(let article, let reader): return try open(article, by: reader).map { [$0] } ?? []
            }
        }

        fileprivate func counts(_ query: ReadingCountQuery) throws -> [ReadingCount] {
            var values: [SQLValue] = [.integer(query.start.microseconds), .integer(query.end.microseconds)]
            var condition = ""
            if !query.teams.isEmpty {
                values += query.teams.map { .text($0.rawValue) }
                condition = " AND team IN (\((3...values.count).map { "?\($0)" }.joined(separator: ", ")))"
            }
            return try rows(
                """
                SELECT article, team, language, \(ReadingSums.columns) FROM article_reading \
                WHERE at >= ?1 AND at < ?2\(condition) GROUP BY article, team, language
                """, values
            ) { row in
                try ReadingCount(
                    of: row.articleID(0), team: Team.ID(row.text(1)), language: Language(rawValue: row.text(2)),
                    ReadingSums.use { try row.int(3 + $0) })
            }
        }
    }

    extension ArticleReading {
        /// As the table has them.
        fileprivate var columns: [SQLValue] {
            [
                .blob(id.bytes), .blob(article.uuid.bytes), .text(team.rawValue), .text(language.rawValue),
                .integer(at.microseconds), reader.map { .text($0.rawValue) } ?? .null, ReadingSums.value(verdict),
                ReadingSums.value(outcome), .integer(checksum),
            ]
        }

        /// What the row has beside it, so that damage is found.
        fileprivate var checksum: Int64 {
            var checksum = Checksum()
            checksum.add(id.bytes)
            checksum.add(article.uuid.bytes)
            for text in [team.rawValue, language.rawValue, reader?.rawValue ?? ""] { checksum.add(counted: text) }
            checksum.add(at.microseconds)
            checksum.add(counted: verdict?.rawValue ?? "")
            checksum.add(counted: outcome?.rawValue ?? "")
            return checksum.column
        }
    }

    extension SQLiteRow {
        /// The columns of a reading in their order.
        ///
        /// - Throws: ``StoreError`` of code ``StoreError/Code/damaged`` where they are not as they were written.
        func reading() throws -> ArticleReading {
            guard let id = UniqueID(bytes: try bytes(0)) else {
                throw StoreError(.damaged, "The store holds an id that does not have 16 bytes. Restore a backup.")
            }
            let reading = ArticleReading(
                id: id, of: try articleID(1), team: Team.ID(try text(2)), language: Language(rawValue: try text(3)),
                at: Timestamp(microseconds: try int64(4)),
                verdict: isNull(6) ? nil : ReadingSums.verdict(try int64(6)),
                isNull(7)
                    ? .open(by: Person.ID(isNull(5) ? "" : try text(5)))
                    : .settled(ReadingSums.outcome(try int64(7))))
            guard try int64(8) == reading.checksum else {
                throw StoreError(.damaged, "The reading \(id) has changed in the store. Restore a backup.")
            }
            return reading
        }
    }

    extension SQLiteCheck {
        mutating func checkReadings() throws {
            try db.each("SELECT \(Database.readingColumns) FROM article_reading", []) { row in
                do {
                    _ = try row.reading()
                } catch let error as StoreError where error.code == .damaged {
                    add(error.description)
                }
            }
        }
    }
#endif
