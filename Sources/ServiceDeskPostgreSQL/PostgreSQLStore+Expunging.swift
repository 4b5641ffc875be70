#if PostgreSQL
    import LibPQ
    import ServiceDesk

    extension PostgreSQLStore {
        /// Writes the tables anew that have held what people wrote and who they are, one after the other: until then
        /// what was replaced stays in rows that nobody sees. `CLUSTER` does what `VACUUM FULL` does, and may do it
        /// within a transaction; it keeps everybody from a table meanwhile, and takes as much room again as that has.
        public func expunge() async throws(StoreError) {
            for table in Self.personalTables {
                do throws(PQError) {
                    let rewriting = PQStatement("CLUSTER \(table) USING \(table)_pkey")
                    _ = try await write([rewriting], until: .now + .seconds(3_600))
                } catch {
                    throw StoreError(error, at: name, isWriting: true)
                }
            }
        }

        private static let personalTables = [
            "event", "request", "participant", "passage", "work", "directory_entry", "address", "member", "delegate",
            "article_reading", "attachment", "upload_chunk",
        ]
    }
#endif
