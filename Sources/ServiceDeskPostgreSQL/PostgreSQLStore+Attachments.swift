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

        public func remove(_ digests: [Digest]) async throws(StoreError) {
            guard !digests.isEmpty else { return }
            _ = try await writing(
                [
                    PQStatement(
                        """
                        WITH gone AS (DELETE FROM attachment WHERE digest = ANY($1) RETURNING upload) \
                        DELETE FROM upload_chunk WHERE upload IN (SELECT upload FROM gone)
                        """, [.byteArrays(digests.map(\.bytes))])
                ], isRepeatable: true)
        }

        public func seal(_ seal: AttachmentSeal) async throws(StoreError) { try await end([seal], after: []) }

        public func end(_ endings: [UploadEnding]) async throws(StoreError) {
            try UploadEnding.validate(endings)
            guard !endings.isEmpty else { return }
            try await end(endings.map(\.seal), after: endings.map(\.chunk))
        }

        /// The key of the table keeps the same chunk out the second time.
        private static let inserting = """
            INSERT INTO upload_chunk (upload, position, bytes) SELECT $1, $2, $3 WHERE $2 = \
            (SELECT coalesce(max(position) + 1, 0) FROM upload_chunk WHERE upload = $1) ON CONFLICT DO NOTHING
            """

        /// Ends uploads after the last chunk of each, where there are any, has been added to it.
        private func end(
            _ seals: [AttachmentSeal], after chunks: [AttachmentChunk]
        ) async throws(StoreError) {
            let statements = [Self.locking(seals.map(\.upload))] + Self.adding(chunks) + Self.ending(seals)
            var attempts = WriteAttempts(self, until: deadline, isRepeatable: true)
            do throws(PQError) {
                _ = try await attempts.run(statements)
            } catch {
                guard error.state == PostgreSQLSchema.refusal else {
                    throw StoreError(error, at: name, isWriting: true)
                }
                // Those whose answer was lost are kept, and their chunks may be gone.
                if attempts.isInDoubt, try await areKept(seals) { return }
                throw StoreError.uploadIncomplete(seals.reduce(0) { $0 + $1.size })
            }
        }

        private func areKept(_ seals: [AttachmentSeal]) async throws(StoreError) -> Bool {
            for seal in seals where try await size(of: seal.digest) != seal.size { return false }
            return true
        }

        private static func adding(_ chunks: [AttachmentChunk]) -> [PQStatement] {
            guard !chunks.isEmpty else { return [] }
            return [
                .kept(
                    """
                    WITH added AS (INSERT INTO upload_chunk (upload, position, bytes) \
                    SELECT row.upload, row.position, row.bytes \
                    FROM unnest($1, $2, $3) AS row (upload, position, bytes) \
                    WHERE row.position = (SELECT coalesce(max(c.position) + 1, 0) FROM upload_chunk c \
                    WHERE c.upload = row.upload) ON CONFLICT DO NOTHING RETURNING 1) \
                    SELECT refuse_unless(count(*) = $4, 'order') FROM added
                    """,
                    [
                        .uuids(chunks.map { UUID($0.upload) }), .integers(chunks.map { Int64($0.index) }),
                        .byteArrays(chunks.map(\.bytes)), .integer(Int64(chunks.count)),
                    ])
            ]
        }

        private static func ending(_ seals: [AttachmentSeal]) -> [PQStatement] {
            let uploads = PQParameter.uuids(seals.map { UUID($0.upload) })
            let sizes = PQParameter.integers(seals.map(\.size))
            return [
                .kept(
                    """
                    SELECT refuse_unless(count(*) = $3, 'size') FROM unnest($1, $2) AS row (upload, size) \
                    WHERE row.size = (SELECT coalesce(sum(octet_length(c.bytes)), 0) FROM upload_chunk c \
                    WHERE c.upload = row.upload)
                    """, [uploads, sizes, .integer(Int64(seals.count))]),
                // In one order, so that two who keep the same files do not wait for each other in a ring.
                .kept(
                    """
                    INSERT INTO attachment (digest, upload, size) SELECT row.digest, row.upload, row.size \
                    FROM unnest($1, $2, $3) AS row (digest, upload, size) ORDER BY row.digest \
                    ON CONFLICT (digest) DO NOTHING
                    """, [.byteArrays(seals.map(\.digest.bytes)), uploads, sizes]),
                // Where the same bytes are kept already. A count, which is looked up for each: what does not exist is
                // found by a walk through all attachments.
                .kept(
                    """
                    DELETE FROM upload_chunk WHERE upload = ANY($1) \
                    AND (SELECT count(*) FROM attachment WHERE attachment.upload = upload_chunk.upload) = 0
                    """, [uploads]),
            ]
        }

        /// Keeps sealing and sweeping apart: each looks at what the other has done once it has the lock.
        private static func locking(_ uploads: [UniqueID]) -> PQStatement {
            .kept(
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
