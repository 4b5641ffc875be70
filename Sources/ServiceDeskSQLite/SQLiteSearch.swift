#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    extension SQLiteStore {
        public func search(_ query: SearchQuery) async throws(StoreError) -> [Request] {
            try query.validate()
            guard !query.text.words.isEmpty else { return [] }
            return try await read { db in
                let words = query.text.words.enumerated().map { index, word in
                    "\"\(word)\"" + (index == query.text.words.count - 1 ? " *" : "")
                }
                var numbers = try db.bestRequests(query, matching: words.joined(separator: " AND "), besides: [])
                if numbers.count < query.limit, words.count > 1 {
                    numbers += try db.bestRequests(query, matching: words.joined(separator: " OR "), besides: numbers)
                }
                return try numbers.prefix(query.limit).compactMap { number in
                    try db.first(
                        "SELECT number, content FROM request WHERE number = ?1", [.integer(number)]
                    ) { try $0.request() }
                }
            }
        }
    }

    extension Database {
        /// The numbers of the best requests for an expression of FTS5: each by its best passage, newer ones first where
        /// that is equal. Of very many matching passages the newest are weighed.
        fileprivate func bestRequests(
            _ query: SearchQuery, matching expression: String, besides known: [Request.Number]
        ) throws -> [Request.Number] {
            let number: SQLFragment = "(passage.rowid >> \(raw: "\(PassagePlace.numberShift)"))"
            let version: SQLFragment = "((passage.rowid >> 1) & \(raw: "\(1 << PassagePlace.versionBits - 1)"))"
            var conditions: [SQLFragment] = ["passage MATCH \(expression)"]
            conditions += QueryCompiler.searchConditions(query, version: version, isPrivate: "(passage.rowid & 1)")
            let statement: SQLFragment = """
                SELECT number, min(score) AS best FROM ( \
                SELECT \(number) AS number, bm25(passage) AS score FROM passage \
                CROSS JOIN request ON request.number = \(number) \
                WHERE \(conditions.joined(separator: " AND ")) \
                ORDER BY passage.rowid DESC LIMIT \(SQLiteStore.searchCandidates)) \
                GROUP BY number ORDER BY best, number DESC LIMIT \(query.limit + known.count)
                """
            return try rows(statement) { try $0.int64(0) }.filter { !known.contains($0) }
        }
    }

    extension SQLiteStore {
        /// How many passages one search weighs at most: the newest of those that match.
        static let searchCandidates = 10_000
    }
#endif
