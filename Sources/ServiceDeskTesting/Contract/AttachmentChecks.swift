import ServiceDesk

/// Files are kept in chunks under their digest, whole or not at all.
enum AttachmentChecks {
    static let all: [StoreCheck<any AttachmentStore>] = [
        StoreCheck("attachments: a file comes back chunk by chunk, and nothing past its end", comesBack),
        StoreCheck("attachments: an empty file is kept", keepsEmptyFile),
        StoreCheck("attachments: chunks come in order, without gaps or repeats", wantsOrder),
        StoreCheck("attachments: a chunk has a size within bounds", boundsChunks),
        StoreCheck("attachments: an upload is sealed only when all of it is there", sealsWholeFiles),
        StoreCheck("attachments: the last chunk and the end may come in one", endsWithLastChunk),
        StoreCheck("attachments: several uploads may end in one", endsSeveral),
        StoreCheck("attachments: what is not sealed is not found", hidesUnsealed),
        StoreCheck("attachments: equal files are kept once", keepsEqualFilesOnce),
        StoreCheck("attachments: old uploads that were never sealed are swept away", sweeps),
        StoreCheck("attachments: files are removed, and may come again", removes),
    ]

    private static let start = Timestamp(microseconds: 1_772_438_400_000_000)

    /// Makes the ids of uploads.
    private struct Uploads {
        var random = SeededGenerator(seed: 4)

        mutating func next(at time: Timestamp = start) -> UniqueID { UniqueID(at: time, using: &random) }
    }

    private static func keep(
        _ chunks: [[UInt8]], as upload: UniqueID, in store: any AttachmentStore
    ) async throws -> Digest {
        for (index, bytes) in chunks.enumerated() {
            try await store.write(AttachmentChunk(upload: upload, index: index, bytes: bytes))
        }
        let digest = Digest(of: chunks.joined())
        try await store.seal(AttachmentSeal(upload: upload, digest: digest, size: Int64(chunks.joined().count)))
        return digest
    }

    private static func comesBack(_ store: any AttachmentStore, _ findings: Findings) async throws {
        var uploads = Uploads()
        let full = (0..<AttachmentChunk.maximumSize).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let chunks: [[UInt8]] = [full, [0, 255, 10, 13], full.reversed(), [7]]
        let digest = try await keep(chunks, as: uploads.next(), in: store)
        for (index, bytes) in chunks.enumerated() {
            findings.expect(try await store.read(digest, chunk: index), equals: bytes, "chunk \(index)")
        }
        for index in [4, 5, -1, .max] {
            findings.expect(try await store.read(digest, chunk: index), equals: nil, "chunk \(index) of four")
        }
        findings.expect(try await store.size(of: digest), equals: Int64(2 * full.count + 5), "the size")
        let unknown = Digest(of: [1])
        findings.expect(try await store.read(unknown, chunk: 0), equals: nil, "a chunk of a file that is not there")
        findings.expect(try await store.size(of: unknown), equals: nil, "the size of a file that is not there")
    }

    private static func keepsEmptyFile(_ store: any AttachmentStore, _ findings: Findings) async throws {
        var uploads = Uploads()
        let digest = try await keep([], as: uploads.next(), in: store)
        findings.expect(try await store.size(of: digest), equals: 0, "the size")
        findings.expect(try await store.read(digest, chunk: 0), equals: nil, "the first chunk")
    }

    private static func wantsOrder(_ store: any AttachmentStore, _ findings: Findings) async throws {
        var uploads = Uploads()
        let (one, two) = (uploads.next(), uploads.next())
        try await store.write(AttachmentChunk(upload: one, index: 0, bytes: [1]))
        for index in [0, 2, .max] {
            await findings.expectError(.constraint, "chunk \(index) after chunk 0") { () async throws(StoreError) in
                try await store.write(AttachmentChunk(upload: one, index: index, bytes: [9]))
            }
        }
        await findings.expectError(.constraint, "chunk 1 of an upload without chunks") { () async throws(StoreError) in
            try await store.write(AttachmentChunk(upload: two, index: 1, bytes: [9]))
        }
        // Uploads that are under way at once do not disturb each other.
        try await store.write(AttachmentChunk(upload: two, index: 0, bytes: [3]))
        try await store.write(AttachmentChunk(upload: one, index: 1, bytes: [2]))
        let digest = Digest(of: [1, 2])
        try await store.seal(AttachmentSeal(upload: one, digest: digest, size: 2))
        findings.expect(try await store.read(digest, chunk: 0), equals: [1], "chunk 0")
        findings.expect(try await store.read(digest, chunk: 1), equals: [2], "chunk 1")
    }

    private static func boundsChunks(_ store: any AttachmentStore, _ findings: Findings) async throws {
        var uploads = Uploads()
        let upload = uploads.next()
        let tooLarge = [UInt8](repeating: 1, count: AttachmentChunk.maximumSize + 1)
        for (index, bytes) in [(0, tooLarge), (0, []), (-1, [1]), (.min, [1])] {
            await findings.expectError(.invalidQuery, "a chunk \(index) of \(bytes.count) bytes") {
                () async throws(StoreError) in
                try await store.write(AttachmentChunk(upload: upload, index: index, bytes: bytes))
            }
        }
    }

    private static func sealsWholeFiles(_ store: any AttachmentStore, _ findings: Findings) async throws {
        var uploads = Uploads()
        let (upload, digest) = (uploads.next(), Digest(of: [1, 2, 3]))
        try await store.write(AttachmentChunk(upload: upload, index: 0, bytes: [1, 2, 3]))
        for size in [0, 2, 4, -1, .max] as [Int64] {
            await findings.expectError(.constraint, "a seal of \(size) bytes on 3") { () async throws(StoreError) in
                try await store.seal(AttachmentSeal(upload: upload, digest: digest, size: size))
            }
        }
        let nothing = uploads.next()
        await findings.expectError(.constraint, "a seal of 3 bytes on nothing") { () async throws(StoreError) in
            try await store.seal(AttachmentSeal(upload: nothing, digest: digest, size: 3))
        }
        findings.expect(try await store.size(of: digest), equals: nil, "the size before the seal")
        try await store.seal(AttachmentSeal(upload: upload, digest: digest, size: 3))
        findings.expect(try await store.size(of: digest), equals: 3, "the size after the seal")
    }

    private static func ending(_ upload: UniqueID, _ index: Int, _ bytes: [UInt8], _ whole: [UInt8]) -> UploadEnding {
        UploadEnding(
            AttachmentChunk(upload: upload, index: index, bytes: bytes),
            AttachmentSeal(upload: upload, digest: Digest(of: whole), size: Int64(whole.count)))
    }

    private static func endsSeveral(_ store: any AttachmentStore, _ findings: Findings) async throws {
        var uploads = Uploads()
        let long = uploads.next()
        try await store.write(AttachmentChunk(upload: long, index: 0, bytes: [1]))
        try await store.end([])
        try await store.end([
            ending(uploads.next(), 0, [2], [2]), ending(long, 1, [3], [1, 3]), ending(uploads.next(), 0, [2], [2]),
            ending(uploads.next(), 0, [4], [4]),
        ])
        for whole in [[2], [1, 3], [4]] as [[UInt8]] {
            let digest = Digest(of: whole)
            findings.expect(try await store.size(of: digest), equals: Int64(whole.count), "the size of \(whole)")
            for (index, byte) in whole.enumerated() {
                let chunk = try await store.read(digest, chunk: index)
                findings.expect(chunk, equals: [byte], "chunk \(index) of \(whole)")
            }
        }
        // One that is not whole is kept in no case; what comes of the others is not said.
        let (good, bad) = (ending(uploads.next(), 0, [5], [5]), ending(uploads.next(), 0, [6], [6, 7]))
        await findings.expectError(.constraint, "a seal of 2 bytes on 1, beside others") {
            () async throws(StoreError) in try await store.end([good, bad])
        }
        findings.expect(try await store.size(of: Digest(of: [6, 7])), equals: nil, "the size of what is not whole")
        let full = (0...UploadEnding.maximumBatch).map { ending(uploads.next(), 0, [9, UInt8($0)], [9, UInt8($0)]) }
        await findings.expectError(.invalidQuery, "too many at once") { () async throws(StoreError) in
            try await store.end(full)
        }
        try await store.end(Array(full.dropLast()))
        findings.expect(try await store.size(of: full[7].seal.digest), equals: 2, "the size of one of many")
    }

    private static func endsWithLastChunk(_ store: any AttachmentStore, _ findings: Findings) async throws {
        var uploads = Uploads()
        func end(_ upload: UniqueID, _ index: Int, _ bytes: [UInt8], _ whole: [UInt8]) async throws(StoreError) {
            try await store.end([ending(upload, index, bytes, whole)])
        }
        try await end(uploads.next(), 0, [1, 2], [1, 2])
        let two = uploads.next()
        try await store.write(AttachmentChunk(upload: two, index: 0, bytes: [3]))
        for index in [0, 2] {
            await findings.expectError(.constraint, "chunk \(index) after chunk 0, as the last") {
                () async throws(StoreError) in try await end(two, index, [4], [3, 4])
            }
        }
        await findings.expectError(.constraint, "a seal of 3 bytes on 2") { () async throws(StoreError) in
            try await end(uploads.next(), 0, [3, 4], [3, 4, 5])
        }
        for (index, bytes) in [(0, [UInt8]()), (-1, [4])] {
            await findings.expectError(.invalidQuery, "the last chunk \(index) of \(bytes.count) bytes") {
                () async throws(StoreError) in try await end(two, index, bytes, [3])
            }
        }
        for bytes in [[3], [3, 4], [3, 4, 5]] as [[UInt8]] {
            findings.expect(try await store.size(of: Digest(of: bytes)), equals: nil, "the size of what was refused")
        }
        try await end(two, 1, [4], [3, 4])
        // The same bytes again, in other pieces.
        try await end(uploads.next(), 0, [3, 4], [3, 4])
        for (index, byte) in [(0, 3), (1, 4)] as [(Int, UInt8)] {
            findings.expect(try await store.read(Digest(of: [3, 4]), chunk: index), equals: [byte], "chunk \(index)")
        }
        findings.expect(try await store.read(Digest(of: [1, 2]), chunk: 0), equals: [1, 2], "a file of one chunk")
        _ = try await store.sweepUploads(before: start.advanced(bySeconds: 3_600))
        findings.expect(try await store.size(of: Digest(of: [1, 2])), equals: 2, "what was kept, after sweeping")
        findings.expect(try await store.size(of: Digest(of: [3, 4])), equals: 2, "what was kept, after sweeping")
    }

    private static func hidesUnsealed(_ store: any AttachmentStore, _ findings: Findings) async throws {
        var uploads = Uploads()
        try await store.write(AttachmentChunk(upload: uploads.next(), index: 0, bytes: [5, 5]))
        findings.expect(try await store.read(Digest(of: [5, 5]), chunk: 0), equals: nil, "its chunk")
        findings.expect(try await store.size(of: Digest(of: [5, 5])), equals: nil, "its size")
    }

    private static func keepsEqualFilesOnce(_ store: any AttachmentStore, _ findings: Findings) async throws {
        var uploads = Uploads()
        let first = try await keep([[1, 2], [3]], as: uploads.next(), in: store)
        let again = try await keep([[1], [2, 3]], as: uploads.next(), in: store)
        findings.expect(again, equals: first, "the digest")
        findings.expect(try await store.size(of: first), equals: 3, "the size")
        var (bytes, index): ([UInt8], Int) = ([], 0)
        while let chunk = try await store.read(first, chunk: index), index < 10 {
            bytes += chunk
            index += 1
        }
        findings.expect(bytes, equals: [1, 2, 3], "the bytes")
        let left = try await store.sweepUploads(before: start.advanced(bySeconds: 3_600))
        findings.expect(left, equals: 0, "uploads left over")
    }

    private static func removes(_ store: any AttachmentStore, _ findings: Findings) async throws {
        var uploads = Uploads()
        let gone = try await keep([[1], [2]], as: uploads.next(), in: store)
        let kept = try await keep([[3]], as: uploads.next(), in: store)
        try await store.remove([])
        try await store.remove([gone, Digest(of: [9])])
        findings.expect(try await store.size(of: gone), equals: nil, "the size of the removed file")
        findings.expect(try await store.read(gone, chunk: 1), equals: nil, "a chunk of it")
        findings.expect(try await store.read(kept, chunk: 0), equals: [3], "the other file")
        findings.expect(try await keep([[1], [2]], as: uploads.next(), in: store), equals: gone, "the same once more")
        findings.expect(try await store.read(gone, chunk: 1), equals: [2], "a chunk of that")
    }

    private static func sweeps(_ store: any AttachmentStore, _ findings: Findings) async throws {
        var uploads = Uploads()
        let sealed = try await keep([[1]], as: uploads.next(), in: store)
        let (old, young) = (uploads.next(), uploads.next(at: start.advanced(bySeconds: 60)))
        for upload in [old, young] {
            try await store.write(AttachmentChunk(upload: upload, index: 0, bytes: [2]))
            try await store.write(AttachmentChunk(upload: upload, index: 1, bytes: [3]))
        }
        let limit = start.advanced(bySeconds: 60)
        findings.expect(try await store.sweepUploads(before: start), equals: 0, "uploads begun before the first")
        findings.expect(try await store.sweepUploads(before: limit), equals: 1, "uploads begun before the second")
        findings.expect(try await store.sweepUploads(before: limit), equals: 0, "uploads left after that")
        findings.expect(try await store.read(sealed, chunk: 0), equals: [1], "the sealed file")
        await findings.expectError(.constraint, "going on with an upload that was swept") {
            () async throws(StoreError) in
            try await store.write(AttachmentChunk(upload: old, index: 2, bytes: [4]))
        }
        try await store.write(AttachmentChunk(upload: young, index: 2, bytes: [4]))
        try await store.seal(AttachmentSeal(upload: young, digest: Digest(of: [2, 3, 4]), size: 3))
        findings.expect(try await store.size(of: Digest(of: [2, 3, 4])), equals: 3, "the upload that went on")
    }
}
