/// Something that somebody is told: one way, ready to be read.
///
/// It says only what its recipient may see at the moment at which it was made. It is made anew for each attempt to
/// deliver it.
public struct Notice: Hashable, Sendable, Identifiable {
    /// The same for each attempt to deliver a notice to one recipient by one notifier, and of this notice alone: the
    /// key by which a receiver recognises a repetition. At most 250 bytes without control characters.
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public let id: ID
    public let kind: NoticeKind
    public let recipient: NoticeRecipient
    /// In which it is written: one of those that the ``NoticeTemplates`` have.
    public let language: Language
    /// One line without control characters.
    public let subject: String
    /// Plain text of one or several lines.
    public let text: String
    /// The request that it is about; `nil` for a ``NoticeKind/digest`` and a ``NoticeKind/teamDigest``.
    public let request: Request.Number?
    /// The team that has the request.
    public let team: Team.ID?
    /// The files of the message that it tells of; their bytes are in the ``AttachmentStore``. A notifier may pass them
    /// on, now.
    public let files: [FileAttachment]
    /// When that happened of which it tells.
    public let at: Timestamp

    public init(
        id: ID, kind: NoticeKind, recipient: NoticeRecipient, language: Language, subject: String, text: String,
        request: Request.Number?, team: Team.ID? = nil, files: [FileAttachment] = [], at: Timestamp
    ) {
        self.id = id
        self.kind = kind
        self.recipient = recipient
        self.language = language
        self.subject = subject
        self.text = text
        self.request = request
        self.team = team
        self.files = files
        self.at = at
    }
}

/// Who is told.
public enum NoticeRecipient: Hashable, Sendable {
    case person(Person)
    /// A place that all members of a team read, such as the team's channel in a chat. It is never told of anything
    /// confidential: a member whom the matter concerns may be among those who read.
    case team(Team)

    public var name: String {
        switch self {
        case .person(let person): person.name
        case .team(let team): team.name
        }
    }

    public var isPerson: Bool { if case .person = self { true } else { false } }

    var reference: NoticeReference {
        switch self {
        case .person(let person): .person(person.id)
        case .team(let team): .team(team.id)
        }
    }
}

/// A recipient as due work names one.
enum NoticeReference: Hashable, Sendable, Codable {
    case person(Person.ID)
    case team(Team.ID)

    /// In the order of these recipients are told.
    var key: String {
        switch self {
        case .person(let person): "person:\(person)"
        case .team(let team): "team:\(team)"
        }
    }
}

extension Notice: Encodable {
    private enum CodingKeys: String, CodingKey {
        case at, id, kind, language, name, person, request, subject, team, text
    }

    /// As programs outside read it: `at` in ISO 8601, the recipient as `person` or `team`, with the `name`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(at.description, forKey: .at)
        try container.encode(id, forKey: .id)
        try container.encode(kind, forKey: .kind)
        try container.encode(language, forKey: .language)
        try container.encode(recipient.name, forKey: .name)
        if case .person(let person) = recipient { try container.encode(person.id, forKey: .person) }
        try container.encodeIfPresent(request, forKey: .request)
        try container.encode(subject, forKey: .subject)
        if case .team(let team) = recipient { try container.encode(team.id, forKey: .team) }
        try container.encode(text, forKey: .text)
    }
}
