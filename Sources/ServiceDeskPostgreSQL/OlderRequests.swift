#if PostgreSQL
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL

    /// Requests that an older version wrote, brought up to date.
    extension PostgreSQLStore {
        /// Finds of what is open what is late and due next, a batch in one transaction with how far it has come: where
        /// it is interrupted, whoever comes next goes on there.
        ///
        /// - Throws: ``StoreError/Code/unavailable`` for a reader, who may not do it: their lists would go by something
        ///   else than their pages go on by.
        func dateOlderRequests() async throws(StoreError) {
            while true {
                let place = try await rows(PQStatement("SELECT value FROM counter WHERE name = 'undated'")) {
                    try $0.integer(0)
                }
                guard let place = place.first else { return }
                guard configuration.mode != .readOnly else {
                    throw StoreError(
                        .unavailable, "\(name) was written by an older version; open it once for writing.")
                }
                let batch = try await rows(
                    PQStatement(
                        """
                        SELECT number, id, version, due, content FROM request \
                        WHERE is_open = 1 AND number > $1 ORDER BY number LIMIT $2
                        """, [.integer(place), .integer(Self.datedAtOnce)])
                ) { row in
                    OlderRequest(
                        number: try row.integer(0), id: Request.ID(try row.uniqueID(1)), version: try row.integer(2),
                        due: try row.integer(3), content: try row.bytes(4))
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
            var due: Int64
            var content: [UInt8]
        }

        /// - Returns: `nil` for what is as it should be, and for what cannot be read: that is for a check to find.
        private func dating(_ older: OlderRequest) async throws(StoreError) -> PQStatement? {
            let fold = try await fold(older)
            // Also where the journal cannot be read: lists go by the column, and pages go on by the content.
            let content = (try? fold?.completing(older.content)) ?? older.content
            guard let request = try? Request(encoded: content, number: older.number) else { return nil }
            let due = RequestColumns.due(of: request)
            guard content != older.content || due != older.due else { return nil }
            // Only a process of the older version, which must not run beside this one, changes it meanwhile.
            return PQStatement(
                "UPDATE request SET content = $1, due = $2 WHERE number = $3 AND version = $4",
                [.bytes(content), .integer(due), .integer(older.number), .integer(older.version)])
        }

        /// `nil` for a journal that cannot be read.
        private func fold(_ older: OlderRequest) async throws(StoreError) -> JournalFold? {
            var (fold, after) = (JournalFold(of: older.id), 0)
            do {
                while after < Int(older.version) {
                    let events = try await history(HistoryQuery(older.id, after: after, limit: 1_000))
                    for event in events { fold.take(event) }
                    guard let last = events.last else { return fold }
                    after = last.version
                }
            } catch {
                guard error.code == .damaged else { throw error }
                return nil
            }
            return fold
        }
    }
#endif
