#if PostgreSQL
    import LibPQ
    import ServiceDesk

    extension PostgreSQLStore {
        /// Writes the tables anew that have held what people wrote and who they are, one after the other: until then
        /// what was replaced stays in rows that nobody sees. `CLUSTER` does what `VACUUM FULL` does, and may do it
        /// within a transaction; it keeps everybody from a table meanwhile, and takes as much room again as that has.
        /// `ANALYZE` replaces the samples that the server keeps of each column.
        ///
        /// - Throws: ``StoreError`` of code ``StoreError/Code/busy`` where somebody looks at the database as it was
        ///   before, so that the server had to keep the rows for them.
        public func expunge() async throws(StoreError) {
            let begin = try await rewriting([PQStatement("SELECT pg_current_xact_id()::xid::text")])
            let transaction = try decoding { try begin[0][0].text(0) }
            for table in Self.personalTables {
                try await checkReaders(from: transaction)
                _ = try await rewriting([
                    PQStatement("CLUSTER \(table) USING \(table)_pkey"), PQStatement("ANALYZE \(table)"),
                ])
            }
        }

        /// That nobody sees the rows as they were before a transaction: the server would have to keep them. Who does is
        /// waited for, as long as any call may take. Vacuuming keeps no rows from being removed; analyzing does.
        private func checkReaders(from transaction: String) async throws(StoreError) {
            var patience = Patience(until: deadline)
            while true {
                let older = try await read(
                    PQStatement(
                        """
                        SELECT (SELECT string_agg(coalesce(backend_type, 'process') || ' ' || pid, ', ') \
                        FROM pg_stat_activity a \
                        WHERE pid <> pg_backend_pid() AND (datname = current_database() OR datname IS NULL) \
                        AND greatest(age(backend_xmin), age(backend_xid)) > age($1::xid) \
                        AND NOT EXISTS (SELECT FROM pg_stat_progress_vacuum v WHERE v.pid = a.pid)), \
                        (SELECT string_agg(gid, ', ') FROM pg_prepared_xacts WHERE database = current_database() \
                        AND age(transaction) > age($1::xid)), \
                        (SELECT string_agg(slot_name, ', ') FROM pg_replication_slots \
                        WHERE age(xmin) > age($1::xid))
                        """, [.text(transaction)]))
                let names = try decoding { try (0..<3).compactMap { try older[0].optionalText($0) } }
                guard !names.isEmpty else { return }
                guard await patience.isLeft() else {
                    throw StoreError(
                        .busy, "Somebody reads \(name) as it was before: what was erased is in its files until this is "
                            + "done again.", detail: names.joined(separator: "; "))
                }
            }
        }

        private func rewriting(_ statements: [PQStatement]) async throws(StoreError) -> [PQTable] {
            do throws(PQError) {
                return try await write(statements, until: .now + Self.rewritingTime).tables
            } catch {
                throw StoreError(error, at: name, isWriting: true)
            }
        }

        /// One table takes no longer.
        private static let rewritingTime = Duration.seconds(6 * 3_600)

        private static let personalTables = [
            "event", "request", "participant", "passage", "work", "directory_entry", "address", "member", "delegate",
            "article_reading", "attachment", "upload_chunk",
        ]
    }
#endif
