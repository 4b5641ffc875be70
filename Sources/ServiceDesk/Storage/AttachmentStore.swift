/// Where the bytes of attachments are kept, in chunks, under their SHA-256. Equal files are kept once.
///
/// An upload is written chunk by chunk under an id of its own and then sealed under its digest; what was never sealed
/// can be swept away. ``Desk`` does all of this; a store only keeps chunks.
public protocol AttachmentStore: Sendable {
    /// Keeps the next chunk of an upload: the indexes start at 0 and have no gaps. At most
    /// ``AttachmentChunk/maximumSize`` bytes.
    func write(_ chunk: AttachmentChunk) async throws(StoreError)
    /// Ends an upload: from now on its bytes are found under the digest. Where the digest is there already, the
    /// upload's own chunks are dropped.
    func seal(_ seal: AttachmentSeal) async throws(StoreError)
    /// Keeps the last chunk of each upload and ends it, as ``write(_:)`` and ``seal(_:)`` one after the other do, which
    /// is what it does unless a store can do all of it in one commit. Where one of them cannot be kept, any of them may
    /// be: the desk then asks for each by itself.
    ///
    /// - Parameter endings: At most ``UploadEnding/maximumBatch``, each of another upload.
    func end(_ endings: [UploadEnding]) async throws(StoreError)
    /// The bytes of one chunk; `nil` past the end, or where nothing is kept under the digest.
    func read(_ digest: Digest, chunk index: Int) async throws(StoreError) -> [UInt8]?
    /// The size of what is kept under a digest; `nil` where nothing is.
    func size(of digest: Digest) async throws(StoreError) -> Int64?
    /// Drops what is kept under these digests, whoever names it: the desk asks only for what nobody names any more.
    /// Nothing where nothing is kept.
    func remove(_ digests: [Digest]) async throws(StoreError)
    /// Drops the chunks of uploads that were begun before an instant and never sealed. Returns how many uploads.
    func sweepUploads(before time: Timestamp) async throws(StoreError) -> Int
}

extension AttachmentStore {
    public func end(_ endings: [UploadEnding]) async throws(StoreError) {
        try UploadEnding.validate(endings)
        for ending in endings {
            try await write(ending.chunk)
            try await seal(ending.seal)
        }
    }
}

/// The last chunk of an upload, and its end.
public struct UploadEnding: Hashable, Sendable {
    /// So many are kept at once.
    public static let maximumBatch = 64

    public var chunk: AttachmentChunk
    public var seal: AttachmentSeal

    public init(_ chunk: AttachmentChunk, _ seal: AttachmentSeal) { (self.chunk, self.seal) = (chunk, seal) }

    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public static func validate(_ endings: [UploadEnding]) throws(StoreError) {
        guard endings.count <= maximumBatch else {
            throw StoreError(.invalidQuery, "At most \(maximumBatch) uploads end at once.")
        }
        for ending in endings { try ending.chunk.validate() }
    }
}

/// A piece of an upload.
public struct AttachmentChunk: Hashable, Sendable {
    public static let maximumSize = 256 << 10

    /// Made at the beginning of the upload; its time is when that was.
    public var upload: UniqueID
    public var index: Int
    public var bytes: [UInt8]

    public init(upload: UniqueID, index: Int, bytes: [UInt8]) {
        self.upload = upload
        self.index = index
        self.bytes = bytes
    }
}

/// The end of an upload.
public struct AttachmentSeal: Hashable, Sendable {
    public var upload: UniqueID
    public var digest: Digest
    public var size: Int64

    public init(upload: UniqueID, digest: Digest, size: Int64) {
        self.upload = upload
        self.digest = digest
        self.size = size
    }
}
