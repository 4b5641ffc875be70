#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    extension SQLiteStore: AttachmentStore {
        public func write(_ chunk: AttachmentChunk) async throws(StoreError) {
            try chunk.validate()
            try await write { db in try db.insert(chunk) }
        }

        public func seal(_ seal: AttachmentSeal) async throws(StoreError) {
            try await write { db in try db.seal(seal) }
        }

        public func end(_ endings: [UploadEnding]) async throws(StoreError) {
            try UploadEnding.validate(endings)
            try await write { db in
                for ending in endings {
                    try db.insert(ending.chunk)
                    try db.seal(ending.seal)
                }
            }
        }

        public func read(_ digest: Digest, chunk index: Int) async throws(StoreError) -> [UInt8]? {
            try await read { db in
                try db.first(
                    """
                    SELECT bytes FROM upload_chunk WHERE upload = (SELECT upload FROM attachment WHERE digest = ?1) \
                    AND position = ?2
                    """, [.blob(digest.bytes), .integer(Int64(index))]
                ) { try $0.bytes(0) }
            }
        }

        public func size(of digest: Digest) async throws(StoreError) -> Int64? {
            try await read { db in
                try db.first("SELECT size FROM attachment WHERE digest = ?1", [.blob(digest.bytes)]) { try $0.int64(0) }
            }
        }

        public func remove(_ digests: [Digest]) async throws(StoreError) {
            try await write { db in
                for digest in digests {
                    try db.run(
                        "DELETE FROM upload_chunk WHERE upload = (SELECT upload FROM attachment WHERE digest = ?1)",
                        [.blob(digest.bytes)])
                    try db.run("DELETE FROM attachment WHERE digest = ?1", [.blob(digest.bytes)])
                }
            }
        }

        public func sweepUploads(before time: Timestamp) async throws(StoreError) -> Int {
            try await write { db in
                let uploads = try db.rows(
                    "SELECT DISTINCT upload FROM upload_chunk WHERE upload NOT IN (SELECT upload FROM attachment)", []
                ) { try $0.bytes(0) }
                let old = uploads.filter { UniqueID(bytes: $0).map { $0.time < time } ?? true }
                for upload in old {
                    try db.run("DELETE FROM upload_chunk WHERE upload = ?1", [.blob(upload)])
                }
                return old.count
            }
        }
    }

    extension Database {
        fileprivate func insert(_ chunk: AttachmentChunk) throws {
            let upload = SQLValue.blob(chunk.upload.bytes)
            let next = try first(
                "SELECT coalesce(max(position) + 1, 0) FROM upload_chunk WHERE upload = ?1", [upload]
            ) { try $0.int(0) }
            guard next == chunk.index else { throw StoreError.chunkOutOfOrder(chunk.index) }
            try run(
                "INSERT INTO upload_chunk (upload, position, bytes) VALUES (?1, ?2, ?3)",
                [upload, .integer(Int64(chunk.index)), .blob(chunk.bytes)])
        }

        fileprivate func seal(_ seal: AttachmentSeal) throws {
            let upload = SQLValue.blob(seal.upload.bytes)
            let size = try first(
                "SELECT coalesce(sum(length(bytes)), 0) FROM upload_chunk WHERE upload = ?1", [upload]
            ) { try $0.int64(0) }
            guard size == seal.size else { throw StoreError.uploadIncomplete(seal.size) }
            try run(
                "INSERT OR IGNORE INTO attachment (digest, upload, size) VALUES (?1, ?2, ?3)",
                [.blob(seal.digest.bytes), upload, .integer(seal.size)])
            // Nothing was inserted where the same bytes are kept already.
            if changesCount == 0 { try run("DELETE FROM upload_chunk WHERE upload = ?1", [upload]) }
        }
    }
#endif
