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

/// Where a revision of an article stands.
public enum ArticleState: String, Sendable, Codable, CaseIterable {
    /// Being written: only the team that owns the article sees it.
    case draft
    /// For the audience.
    case published
    /// Taken back: only the team that owns the article sees it, and search does not find it.
    case retired
}
