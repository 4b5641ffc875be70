/// A piece of knowledge: an answer that is written once and read by many.
///
/// Every save is a revision, kept whole and for good. Readers see the one that was published last; members of the team
/// that owns the article work on the newest one meanwhile. An article is never deleted: it is retired.
public struct Article: Hashable, Sendable, Identifiable {
    public struct ID: Hashable, Comparable, Sendable, Codable, LosslessStringConvertible {
        public let uuid: UniqueID
        public init(_ uuid: UniqueID) { self.uuid = uuid }
        public init?(_ description: String) {
            guard let uuid = UniqueID(description) else { return nil }
            self.uuid = uuid
        }
        public var description: String { uuid.description }
        public static func < (left: ID, right: ID) -> Bool { left.uuid < right.uuid }
        public init(from decoder: any Decoder) throws { uuid = try UniqueID(from: decoder) }
        public func encode(to encoder: any Encoder) throws { try uuid.encode(to: encoder) }
    }

    /// The number that people say aloud (`A12`), given by the store when the article is first kept.
    public typealias Number = Int64

    /// The largest number that an import may ask for. There is room in the stores for those that come after it.
    public static let maximumNumber: Number = 500_000_000_000

    public let number: Number
    /// The newest revision, whatever its state.
    public private(set) var newest: ArticleRevision
    /// The revision that readers see; `nil` for an article that was never published, or is retired.
    public private(set) var published: ArticleRevision?

    /// An article as a store keeps it.
    public init(number: Number, newest: ArticleRevision, published: ArticleRevision?) {
        self.number = number
        self.newest = newest
        self.published = published
    }

    /// An article as its first revision makes it.
    public init(number: Number, first revision: ArticleRevision) {
        self.init(number: number, newest: revision, published: nil)
        apply(revision)
    }

    /// Takes the next revision: the one way in which an article changes.
    public mutating func apply(_ revision: ArticleRevision) {
        newest = revision
        switch revision.state {
        case .draft: break
        case .published: published = revision
        case .retired: published = nil
        }
    }

    public var id: ID { newest.article }
    /// The number of its revisions.
    public var version: Int { newest.version }
    /// The team that owns it.
    public var team: Team.ID { newest.content.team }

    /// The revisions by which an article is listed: the newest one, and the published one where that is another. Search
    /// finds those of them that have a ``ArticleRevision/passage``.
    public var faces: [ArticleRevision] {
        guard let published, published.version != newest.version else { return [newest] }
        return [newest, published]
    }
}

/// What an author writes.
public struct ArticleContent: Hashable, Sendable, Codable {
    /// One line; at most ``RequestLimits/articleTitle`` bytes.
    public var title: String
    /// Markdown, as it was written; at most ``RequestLimits/articleText`` bytes.
    public var text: String
    public var language: Language
    /// Who reads it once it is published, beside the team that owns it.
    public var audience: Audience
    /// The team that owns it: its members write, publish and retire it.
    public var team: Team.ID
    public var tags: SortedSet<String>

    public init(
        _ title: String, text: String, language: Language, team: Team.ID, audience: Audience = Audience(),
        tags: SortedSet<String> = []
    ) {
        self.title = title
        self.text = text
        self.language = language
        self.audience = audience
        self.team = team
        self.tags = tags
    }
}

/// Who reads an article: whoever one of its rules admits. One without rules admits nobody.
public struct Audience: Hashable, Sendable, Codable {
    /// Everyone in the organisation; people of suppliers are not.
    public var isEveryone: Bool
    /// The people of these departments, not of those below them.
    public var departments: SortedSet<Department.ID>
    /// The members of these teams.
    public var teams: SortedSet<Team.ID>

    public init(
        isEveryone: Bool = false, departments: SortedSet<Department.ID> = [], teams: SortedSet<Team.ID> = []
    ) {
        self.isEveryone = isEveryone
        self.departments = departments
        self.teams = teams
    }

    public static let everyone = Audience(isEveryone: true)
}

/// Where a revision of an article stands.
public enum ArticleState: String, Sendable, Codable, CaseIterable {
    /// Being written: only the team that owns the article sees it.
    case draft
    /// For the audience.
    case published
    /// Taken back: only the team that owns the article sees it, and search does not find it.
    case retired
}
