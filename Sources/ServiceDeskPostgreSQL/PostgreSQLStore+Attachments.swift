#if PostgreSQL
    import Foundation
    import LibPQ
    import ServiceDesk

    extension PostgreSQLStore: AttachmentStore {
        public func write(_ chunk: AttachmentChunk) async throws(StoreError) {
            try chunk.validate()
            // The key of the table keeps the same chunk out the second time.
            let table = try await writing(
                [
                    .kept(
                        """
                        INSERT INTO upload_chunk (upload, position, bytes) SELECT $1, $2, $3 WHERE $2 = \
                        (SELECT coalesce(max(position) + 1, 0) FROM upload_chunk WHERE upload = $1) \
                        ON CONFLICT DO NOTHING
                        """, [.id(chunk.upload), .integer(Int64(chunk.index)), .bytes(chunk.bytes)])
                ])[0]
            guard table.affectedRows == 1 else { throw StoreError.chunkOutOfOrder(chunk.index) }
        }

        public func seal(_ seal: AttachmentSeal) async throws(StoreError) {
            let (upload, digest) = (PQParameter.id(seal.upload), PQParameter.bytes(seal.digest.bytes))
            let statements: [PQStatement] = [
                .kept(
                    """
                    SELECT refuse_unless(coalesce(sum(octet_length(bytes)), 0) = $2, 'size') FROM upload_chunk \
                    WHERE upload = $1
                    """, [upload, .integer(seal.size)]),
                .kept(
                    """
                    INSERT INTO attachment (digest, upload, size) VALUES ($1, $2, $3) \
                    ON CONFLICT (digest) DO NOTHING
                    """, [digest, upload, .integer(seal.size)]),
                // Where the same bytes are kept already.
                .kept(
                    """
                    DELETE FROM upload_chunk WHERE upload = $1 \
                    AND NOT EXISTS (SELECT 1 FROM attachment WHERE attachment.upload = $1)
                    """, [upload]),
            ]
            do throws(PQError) {
                _ = try await write(statements, until: deadline)
            } catch {
                if error.state == PostgreSQLSchema.refusal { throw StoreError.uploadIncomplete(seal.size) }
                throw StoreError(error, at: name, isWriting: true)
            }
        }

        public func read(_ digest: Digest, chunk index: Int) async throws(StoreError) -> [UInt8]? {
            try await rows(
                .kept(
                    """
                    SELECT bytes FROM upload_chunk WHERE upload = (SELECT upload FROM attachment WHERE digest = $1) \
                    AND position = $2
                    """, [.bytes(digest.bytes), .integer(Int64(index))])
            ) { try $0.bytes(0) }.first
        }

        public func size(of digest: Digest) async throws(StoreError) -> Int64? {
            try await rows(.kept("SELECT size FROM attachment WHERE digest = $1", [.bytes(digest.bytes)])) {
                try $0.integer(0)
            }.first
        }

        public func sweepUploads(before time: Timestamp) async throws(StoreError) -> Int {
            let uploads = try await rows(
                PQStatement(
                    """
                    SELECT DISTINCT upload FROM upload_chunk c \
                    WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE a.upload = c.upload)
                    """)
            ) { try $0.uniqueID(0) }
            let old = uploads.filter { $0.time < time }
            guard !old.isEmpty else { return 0 }
            // Somebody may have sealed one meanwhile.
            let table = try await writing(
                [
                    PQStatement(
                        """
                        WITH gone AS (DELETE FROM upload_chunk c WHERE upload = ANY($1) \
                        AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.upload = c.upload) RETURNING upload) \
                        SELECT count(DISTINCT upload) FROM gone
                        """, [.uuids(old.map { UUID($0) })])
                ])[0]
            return try decoding { try table[0].int(0) }
        }

        /// Writes what is not tried a second time.
        func writing(_ statements: [PQStatement]) async throws(StoreError) -> [PQTable] {
            do throws(PQError) {
                return try await write(statements, until: deadline).tables
            } catch {
                throw StoreError(error, at: name, isWriting: true)
            }
        }
    }
#endif
