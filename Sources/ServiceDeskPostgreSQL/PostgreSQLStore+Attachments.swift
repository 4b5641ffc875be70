#if PostgreSQL
    import Foundation
    import LibPQ
    import ServiceDesk

    extension PostgreSQLStore: AttachmentStore {
        public func write(_ chunk: AttachmentChunk) async throws(StoreError) {
            try chunk.validate()
            let parameters: [PQParameter] = [
                .id(chunk.upload), .integer(Int64(chunk.index)), .bytes(chunk.bytes),
            ]
            let statements: [PQStatement] = [
                .kept(Self.inserting, parameters),
                .kept("SELECT 1 FROM upload_chunk WHERE upload = $1 AND position = $2 AND bytes = $3", parameters),
            ]
            var attempts = WriteAttempts(self, until: deadline, isRepeatable: true)
            let tables: [PQTable]
            do throws(PQError) {
                tables = try await attempts.run(statements).tables
            } catch {
                throw StoreError(error, at: name, isWriting: true)
            }
            // One whose answer was lost is there.
            guard tables[0].affectedRows == 1 || attempts.isInDoubt && tables[1].rowCount == 1 else {
                throw StoreError.chunkOutOfOrder(chunk.index)
            }
        }

        public func seal(_ seal: AttachmentSeal) async throws(StoreError) {
            try await end(seal, [])
        }

        public func write(_ chunk: AttachmentChunk, sealing seal: AttachmentSeal) async throws(StoreError) {
            try chunk.validate()
            let inserting = PQStatement.kept(
                "WITH added AS (\(Self.inserting) RETURNING 1) SELECT refuse_unless(count(*) = 1, 'order') FROM added",
                [.id(chunk.upload), .integer(Int64(chunk.index)), .bytes(chunk.bytes)])
            try await end(seal, [inserting])
        }

        /// The key of the table keeps the same chunk out the second time.
        private static let inserting = """
            INSERT INTO upload_chunk (upload, position, bytes) SELECT $1, $2, $3 WHERE $2 = \
            (SELECT coalesce(max(position) + 1, 0) FROM upload_chunk WHERE upload = $1) ON CONFLICT DO NOTHING
            """

        /// Seals an upload after the last has been added to it.
        private func end(_ seal: AttachmentSeal, _ last: [PQStatement]) async throws(StoreError) {
            let (upload, digest) = (PQParameter.id(seal.upload), PQParameter.bytes(seal.digest.bytes))
            let statements: [PQStatement] =
                [Self.locking([seal.upload])] + last + [
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
            var attempts = WriteAttempts(self, until: deadline, isRepeatable: true)
            do throws(PQError) {
                _ = try await attempts.run(statements)
            } catch {
                guard error.state == PostgreSQLSchema.refusal else {
                    throw StoreError(error, at: name, isWriting: true)
                }
                // One whose answer was lost is kept, and its chunks may be gone.
                if attempts.isInDoubt, try await size(of: seal.digest) == seal.size { return }
                throw StoreError.uploadIncomplete(seal.size)
            }
        }

        /// Keeps sealing and sweeping apart: each looks at what the other has done once it has the lock.
        private static func locking(_ uploads: [UniqueID]) -> PQStatement {
            PQStatement(
                """
                SELECT pg_advisory_xact_lock(hashtextextended('upload ' || id::text, 0)) \
                FROM unnest($1) AS upload (id) ORDER BY id
                """, [.uuids(uploads.map { UUID($0) })])
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
            var (old, count) = (uploads.filter { $0.time < time }[...], 0)
            // Each has up to 4 GiB: however much has gathered, some of it is gone with every call.
            while !old.isEmpty {
                let some = Array(old.prefix(Self.uploadsAtOnce))
                old = old.dropFirst(some.count)
                let gone = try await writing(
                    [
                        Self.locking(some),
                        PQStatement(
                            """
                            WITH gone AS (DELETE FROM upload_chunk c WHERE upload = ANY($1) \
                            AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.upload = c.upload) RETURNING upload) \
                            SELECT count(DISTINCT upload) FROM gone
                            """, [.uuids(some.map { UUID($0) })]),
                    ])[1]
                count += try decoding { try gone[0].int(0) }
            }
            return count
        }

        private static let uploadsAtOnce = 8
    }
#endif
