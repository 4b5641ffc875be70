/// One contribution to the conversation of a request.
public struct Message: Hashable, Sendable, Codable, Identifiable {
    public typealias ID = UniqueID

    public var id: ID
    /// Plain text.
    public var text: String
    public var attachments: [FileAttachment]
    /// The channel by which it came or goes; `nil` for the request's own.
    public var channel: ChannelName?
    /// Colleagues who are told of a private note because it names them, at most ``RequestLimits/mentions``: each
    /// handles the request.
    public var mentions: SortedSet<Person.ID>

    public init(
        id: ID, text: String, attachments: [FileAttachment] = [], channel: ChannelName? = nil,
        mentions: SortedSet<Person.ID> = []
    ) {
        self.id = id
        self.text = text
        self.attachments = attachments
        self.channel = channel
        self.mentions = mentions
    }

    private enum CodingKeys: String, CodingKey {
        case id, text, attachments, channel, mentions
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        id = try values.decode(ID.self, forKey: .id)
        text = try values.decode(String.self, forKey: .text)
        attachments = try values.decode([FileAttachment].self, forKey: .attachments)
        channel = try values.decodeIfPresent(ChannelName.self, forKey: .channel)
        mentions = try values.decodeIfPresent(SortedSet<Person.ID>.self, forKey: .mentions) ?? []
    }

    /// Without mentions it is as it was before there were any.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(id, forKey: .id)
        try values.encode(text, forKey: .text)
        try values.encode(attachments, forKey: .attachments)
        try values.encodeIfPresent(channel, forKey: .channel)
        if !mentions.isEmpty { try values.encode(mentions, forKey: .mentions) }
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
