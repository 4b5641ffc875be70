/// One contribution to the conversation of a request.
public struct Message: Hashable, Sendable, Codable, Identifiable {
    public typealias ID = UniqueID

    public var id: ID
    /// Plain text.
    public var text: String
    public var attachments: [FileAttachment]
    /// The channel by which it came or goes; `nil` for the request's own.
    public var channel: ChannelName?

    public init(id: ID, text: String, attachments: [FileAttachment] = [], channel: ChannelName? = nil) {
        self.id = id
        self.text = text
        self.attachments = attachments
        self.channel = channel
    }
}

/// A file of a conversation: its name and what it is. The bytes are in an ``AttachmentStore`` under their digest.
public struct FileAttachment: Hashable, Sendable, Codable {
    /// The name that the sender gave, without a path: at most 200 bytes.
    public var name: String
    /// The media type as claimed by the sender (RFC 6838); never trusted.
    public var mediaType: String
    /// The number of bytes.
    public var size: Int64
    public var digest: Digest
    /// The right to name the file, as the desk gave it. Not part of the encoded form, nor of what is kept.
    public var claim: FileClaim?

    public init(name: String, mediaType: String, size: Int64, digest: Digest, claim: FileClaim? = nil) {
        self.name = name
        self.mediaType = mediaType
        self.size = size
        self.digest = digest
        self.claim = claim
    }

    private enum CodingKeys: String, CodingKey {
        case name, mediaType, size, digest
    }
}

extension Message {
    /// As the journal has it.
    var withoutClaims: Message {
        guard attachments.contains(where: { $0.claim != nil }) else { return self }
        var message = self
        for index in attachments.indices { message.attachments[index].claim = nil }
        return message
    }
}
