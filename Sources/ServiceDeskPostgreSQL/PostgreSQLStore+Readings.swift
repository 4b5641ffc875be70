#if PostgreSQL
    import Foundation
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL

    extension PostgreSQLStore {
        /// Two statements for each reading, which do what ``/ServiceDesk/ArticleReading/noted(over:or:)`` says. Whoever
        /// notes waits for whoever was first: what a statement sees is then whole.
        public func note(_ readings: [ArticleReading]) async throws(StoreError) {
            try ArticleReading.validate(readings)
            guard !readings.isEmpty else { return }
            let lock = PQStatement.kept(
                "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [.text("readings \(schema)")])
            _ = try await writing([lock] + readings.flatMap(Self.noting), isRepeatable: true)
        }

        private static func noting(_ reading: ArticleReading) -> [PQStatement] {
            let (id, verdict) = (PQParameter.id(reading.id), PQParameter(ReadingSums.value(reading.verdict)))
            let parameters: [PQParameter] = [
                id, .id(reading.article.uuid), .text(reading.team.rawValue), .text(reading.language.rawValue),
                .integer(reading.at.microseconds), .text(reading.reader?.rawValue ?? ""), verdict,
                PQParameter(ReadingSums.value(reading.outcome)),
            ]
            let isNew = "NOT EXISTS (SELECT 1 FROM article_reading WHERE id = $1)"
            let inserting = "INSERT INTO article_reading (id, article, team, language, at, reader, verdict, outcome)"
            let values = "$1, $2, $3, $4, $5, nullif($6, ''), $7::bigint, $8::bigint"
            guard let reader = reading.reader else {
                return [
                    .kept(
                        """
                        UPDATE article_reading SET at = $2, reader = NULL, verdict = coalesce($3::bigint, verdict), \
                        outcome = $4::bigint WHERE id = $1 AND outcome IS NULL
                        """, [id, parameters[4], verdict, parameters[7]]),
                    .kept("\(inserting) SELECT \(values) WHERE \(isNew)", parameters),
                ]
            }
            let isOther = "reader = $3 AND article = $4"
            return [
                .kept(
                    """
                    UPDATE article_reading SET verdict = coalesce($2::bigint, verdict) WHERE outcome IS NULL AND \
                    (id = $1 OR \(isOther) AND \(isNew))
                    """, [id, verdict, .text(reader.rawValue), parameters[1]]),
                .kept(
                    """
                    \(inserting) SELECT \(values) WHERE \(isNew) AND NOT EXISTS \
                    (SELECT 1 FROM article_reading WHERE reader = $6 AND article = $2)
                    """, parameters),
            ]
        }

        public func readings(_ query: ReadingQuery) async throws(StoreError) -> [ArticleReading] {
            try query.validate()
            let after = PQParameter.id(query.after ?? UniqueID(high: 0, low: 0))
            let limit = PQParameter.integer(Int64(query.limit))
            func found(_ condition: String, _ parameters: [PQParameter]) async throws(StoreError) -> [ArticleReading] {
                try await rows(
                    .kept(
                        """
                        SELECT id, article, team, language, at, reader, verdict, outcome FROM article_reading \
                        WHERE \(condition)
                        """, parameters)
                ) { try $0.reading() }
            }
            switch query.selection {
            case .all: return try await found("id > $1 ORDER BY id LIMIT $2", [after, limit])
            case .named(let ids):
                return try await found(
                    "id = ANY($3) AND id > $1 ORDER BY id LIMIT $2", [after, limit, .uuids(ids.map { UUID($0) })])
            case .begun(let time):
                return try await found(
                    "outcome IS NULL AND at <= $1 ORDER BY at, id LIMIT $2", [.integer(time.microseconds), limit])
            case .open(let article, let reader):
                return try await found(
                    "reader = $1 AND article = $2 LIMIT $3", [.text(reader.rawValue), .id(article.uuid), limit])
            }
        }

        public func counts(_ query: ReadingCountQuery) async throws(StoreError) -> [ReadingCount] {
            try query.validate()
            let isOfTeam = query.teams.isEmpty ? "" : " AND team = ANY($3)"
            let statement = PQStatement(
                """
                SELECT article, team, language, \(ReadingSums.columns) FROM article_reading \
                WHERE at >= $1 AND at < $2\(isOfTeam) GROUP BY article, team, language
                """,
                [.integer(query.start.microseconds), .integer(query.end.microseconds)]
                    + (query.teams.isEmpty ? [] : [.texts(query.teams.map(\.rawValue))]))
            return try await rows(statement) { row in
                try ReadingCount(
                    of: Article.ID(row.uniqueID(0)), team: Team.ID(row.text(1)),
                    language: Language(rawValue: row.text(2)), ReadingSums.use { try row.int(3 + $0) })
            }
        }
    }

    extension PQRow {
        /// The columns of a reading in their order.
        fileprivate func reading() throws -> ArticleReading {
            let state: ArticleReading.State =
                isNull(7)
                ? .open(by: Person.ID(try text(5))) : .settled(ReadingSums.outcome(try integer(7)))
            return ArticleReading(
                id: try uniqueID(0), of: Article.ID(try uniqueID(1)), team: Team.ID(try text(2)),
                language: Language(rawValue: try text(3)), at: try timestamp(4),
                verdict: isNull(6) ? nil : ReadingSums.verdict(try integer(6)), state)
        }
    }
#endif
