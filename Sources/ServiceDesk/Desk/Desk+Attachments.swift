extension Desk {
    /// Keeps a file, a chunk at a time, so that a large one is never in memory as a whole. It becomes part of a request
    /// with the message that names it.
    ///
    /// - Parameters:
    ///   - viewer: Who will name it. What the host uploads can be named by whoever the host gives the answer to.
    ///   - bytes: The file in pieces of any size.
    /// - Returns: The file with the right to name it, for a day (``Desk/Configuration/fileClaimLifetime``).
    /// - Throws: ``Rejection`` of code ``Rejection/Code/tooLarge`` when there is more than the limits allow; what was
    ///   written until then is swept away later (``sweepUploads(olderThan:)``).
    public func upload<Bytes: AsyncSequence & Sendable>(
        name: String, mediaType: String = "application/octet-stream", as viewer: Viewer, _ bytes: Bytes
    ) async throws -> FileAttachment where Bytes.Element == [UInt8] {
        try await spans.span(.upload) { try await keep(name: name, mediaType: mediaType, as: viewer, bytes) }
    }

    private func keep<Bytes: AsyncSequence & Sendable>(
        name: String, mediaType: String, as viewer: Viewer, _ bytes: Bytes
    ) async throws -> FileAttachment where Bytes.Element == [UInt8] {
        try checkInForce(viewer)
        let upload = configuration.ids.next(at: configuration.time.now())
        var (digest, pending, index) = (DigestBuilder(), [UInt8](), 0)
        for try await piece in bytes {
            guard digest.byteCount + Int64(pending.count + piece.count) <= configuration.limits.attachmentSize else {
                throw Rejection(
                    .tooLarge, "“\(name)” is larger than \(configuration.limits.attachmentSize) bytes.",
                    field: "attachment")
            }
            var rest = piece[...]
            while !rest.isEmpty {
                let part = rest.prefix(AttachmentChunk.maximumSize - pending.count)
                pending += part
                rest = rest.dropFirst(part.count)
                // The last chunk is kept together with the end.
                guard pending.count == AttachmentChunk.maximumSize, !rest.isEmpty else { break }
                try await attachments.write(AttachmentChunk(upload: upload, index: index, bytes: pending))
                digest.update(pending)
                (pending, index) = ([], index + 1)
            }
        }
        digest.update(pending)
        let attachment = FileAttachment(
            name: name, mediaType: mediaType, size: digest.byteCount, digest: digest.finalize())
        try configuration.limits.check(Message(id: upload, text: "", attachments: [attachment]))
        let seal = AttachmentSeal(upload: upload, digest: attachment.digest, size: attachment.size)
        if pending.isEmpty {
            try await attachments.seal(seal)
        } else {
            let last = AttachmentChunk(upload: upload, index: index, bytes: pending)
            try await uploads.end(UploadEnding(last, seal))
        }
        return try claimed(attachment, by: viewer)
    }

    /// Keeps a small file.
    public func upload(
        name: String, mediaType: String = "application/octet-stream", as viewer: Viewer, bytes: [UInt8]
    ) async throws -> FileAttachment {
        try await upload(name: name, mediaType: mediaType, as: viewer, AsyncStream { stream in
            stream.yield(bytes)
            stream.finish()
        })
    }

    /// Drops the bytes of a file that no request names; for the host’s own program only, which knows that of files that
    /// it has made itself.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted``; ``StoreError``.
    public func remove(_ file: Digest, as viewer: Viewer) async throws {
        guard viewer.isHost else { throw Rejection(.notPermitted, "Files are removed by the desk itself.") }
        try await attachments.remove([file])
    }

    /// The bytes of a file of a request, in pieces, checked against the digest as they come.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notFound`` unless the viewer may read a message with this file.
    public func download(
        _ digest: Digest, of reference: RequestReference, as viewer: Viewer
    ) async throws -> AttachmentBytes {
        try await spans.span(.download, .internal, [.request: reference.description]) {
            _ = try await readableAttachment(digest, of: reference, as: viewer)
            return AttachmentBytes(digest: digest, store: attachments)
        }
    }

    /// A file of a request with the right to name it in another message, for a day.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notFound`` unless the viewer may read a message with this file.
    public func attachment(
        _ digest: Digest, of reference: RequestReference, as viewer: Viewer
    ) async throws -> FileAttachment {
        try claimed(try await readableAttachment(digest, of: reference, as: viewer), by: viewer)
    }

    private func readableAttachment(
        _ digest: Digest, of reference: RequestReference, as viewer: Viewer
    ) async throws -> FileAttachment {
        let request = try await load(reference)
        var (after, isWhole) = (0, false)
        while !isWhole {
            let events = try await timeline(of: .id(request.id), as: viewer, after: after)
            let files = events.lazy.compactMap(\.event.message).flatMap(\.attachments)
            if let file = files.first(where: { $0.digest == digest }) { return file }
            after = events.last?.version ?? after
            isWhole = events.count < 1_000
        }
        throw Rejection.notFound
    }

    /// The file with the viewer's right to name it.
    func claimed(_ attachment: FileAttachment, by viewer: Viewer) throws -> FileAttachment {
        let until = configuration.time.now().advanced(bySeconds: configuration.fileClaimLifetime)
        var attachment = attachment
        attachment.claim = try FileClaim(
            for: viewer, digest: attachment.digest, until: until, key: configuration.fileClaimKey)
        return attachment
    }

    /// An attachment is named only once its bytes are kept, and only by someone who has a right to them. What is not
    /// there and what is somebody else's are refused alike.
    func checkAttachments(_ attachments: [FileAttachment], of viewer: Viewer) async throws {
        let now = configuration.time.now()
        for attachment in attachments {
            let isClaimed = try attachment.claim?.admits(
                viewer, to: attachment.digest, at: now, key: configuration.fileClaimKey)
            guard viewer.isHost || isClaimed == true,
                try await self.attachments.size(of: attachment.digest) == attachment.size
            else {
                throw Rejection(
                    .unknownReference, "The file “\(attachment.name)” was not uploaded, or too long ago; upload it.",
                    field: "attachment")
            }
        }
    }

    /// Drops what was uploaded in part and left. Returns how many uploads.
    @discardableResult
    public func sweepUploads(olderThan seconds: Int64 = 86_400) async throws -> Int {
        try await attachments.sweepUploads(before: configuration.time.now().advanced(bySeconds: -seconds))
    }
}

/// The bytes of an attachment, a chunk at a time.
///
/// Iterating throws ``StoreError`` of code ``StoreError/Code/damaged`` when what is kept does not have the digest.
public struct AttachmentBytes: AsyncSequence, Sendable {
    public typealias Element = [UInt8]

    let digest: Digest
    let store: any AttachmentStore

    public init(digest: Digest, store: any AttachmentStore) {
        self.digest = digest
        self.store = store
    }

    public func makeAsyncIterator() -> Iterator { Iterator(digest: digest, store: store) }

    /// The same bytes cut into chunks of the largest size, however the store has cut them.
    func inChunks(_ body: ([UInt8]) async throws -> Void) async throws {
        var pending: [UInt8] = []
        for try await piece in self {
            pending += piece
            while pending.count >= AttachmentChunk.maximumSize {
                try await body(Array(pending.prefix(AttachmentChunk.maximumSize)))
                pending.removeFirst(AttachmentChunk.maximumSize)
            }
        }
        if !pending.isEmpty { try await body(pending) }
    }

    public struct Iterator: AsyncIteratorProtocol {
        let digest: Digest
        let store: any AttachmentStore
        var index = 0
        var builder = DigestBuilder()

        public mutating func next() async throws -> [UInt8]? {
            if let chunk = try await store.read(digest, chunk: index) {
                index += 1
                builder.update(chunk)
                return chunk
            }
            guard builder.finalize() == digest else {
                throw StoreError(.damaged, "The file with the digest \(digest) is damaged or missing.")
            }
            return nil
        }
    }
}
