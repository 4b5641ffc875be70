#if PostgreSQL
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL

    /// Requests that an older version wrote, brought up to date.
    extension PostgreSQLStore {
        /// Finds of what is open what is late and due next, a batch in one transaction with how far it has come: where
        /// it is interrupted, whoever comes next goes on there.
        func dateOlderRequests() async throws(StoreError) {
            guard configuration.mode != .readOnly else { return }
            while true {
                let place = try await rows(PQStatement("SELECT value FROM counter WHERE name = 'undated'")) {
                    try $0.integer(0)
                }
                guard let place = place.first else { return }
                let batch = try await rows(
                    PQStatement(
                        """
                        SELECT number, id, version, content FROM request \
                        WHERE is_open = 1 AND number > $1 ORDER BY number LIMIT $2
                        """, [.integer(place), .integer(Self.datedAtOnce)])
                ) { row in
                    OlderRequest(
                        number: try row.integer(0), id: Request.ID(try row.uniqueID(1)), version: try row.integer(2),
                        content: try row.bytes(3))
                }
                guard let last = batch.last else {
                    _ = try await writing(
                        [PQStatement("DELETE FROM counter WHERE name = 'undated'")], isRepeatable: true)
                    return
                }
                var statements: [PQStatement] = []
                for request in batch { if let statement = try await dating(request) { statements.append(statement) } }
                statements.append(
                    PQStatement("UPDATE counter SET value = $1 WHERE name = 'undated'", [.integer(last.number)]))
                _ = try await writing(statements, isRepeatable: true)
            }
        }

        private static let datedAtOnce: Int64 = 200

        private struct OlderRequest {
            var number: Request.Number
            var id: Request.ID
            var version: Int64
            var content: [UInt8]
        }

        /// - Returns: `nil` for what cannot be read: it stays as it is, for a check to find.
        private func dating(_ older: OlderRequest) async throws(StoreError) -> PQStatement? {
            var (fold, after) = (JournalFold(of: older.id), 0)
            do {
                while after < Int(older.version) {
                    let events = try await history(HistoryQuery(older.id, after: after, limit: 1_000))
                    for event in events { fold.take(event) }
                    guard let last = events.last else { break }
                    after = last.version
                }
            } catch  where error.code == .damaged { return nil }
            guard let content = try? fold.completing(older.content) ?? older.content,
                let request = try? Request(encoded: content, number: older.number)
            else { return nil }
            // Who has changed it meanwhile has done it.
            return PQStatement(
                "UPDATE request SET content = $1, due = $2 WHERE number = $3 AND version = $4",
                [
                    .bytes(content), .integer(RequestColumns.due(of: request)), .integer(older.number),
                    .integer(older.version),
                ])
        }
    }
#endif
