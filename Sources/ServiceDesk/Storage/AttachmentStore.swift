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
    /// Keeps the last chunk of an upload and ends it, as ``write(_:)`` and ``seal(_:)`` one after the other do, which
    /// is what it does unless a store can do both in one commit.
    func write(_ chunk: AttachmentChunk, sealing seal: AttachmentSeal) async throws(StoreError)
    /// The bytes of one chunk; `nil` past the end, or where nothing is kept under the digest.
    func read(_ digest: Digest, chunk index: Int) async throws(StoreError) -> [UInt8]?
    /// The size of what is kept under a digest; `nil` where nothing is.
    func size(of digest: Digest) async throws(StoreError) -> Int64?
    /// Drops the chunks of uploads that were begun before an instant and never sealed. Returns how many uploads.
    func sweepUploads(before time: Timestamp) async throws(StoreError) -> Int
}

extension AttachmentStore {
    public func write(_ chunk: AttachmentChunk, sealing seal: AttachmentSeal) async throws(StoreError) {
        try await write(chunk)
        try await self.seal(seal)
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
