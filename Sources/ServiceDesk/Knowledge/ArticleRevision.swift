/// One save of an article: what it says from then on, whole; when, by whom; chained by hash to all before it, as the
/// events of a request are.
public struct ArticleRevision: Hashable, Sendable {
    public let article: Article.ID
    /// 1 for the first, then one more for each.
    public let version: Int
    /// Never before the revision that precedes it, even if the clock was put back.
    public let at: Timestamp
    public let author: Actor
    public let state: ArticleState
    public let content: ArticleContent
    /// Author, state and content as ``CanonicalJSON``: the bytes that are kept, exported and hashed.
    public let encoded: [UInt8]
    /// The hash of this revision and, through its predecessor's, of everything before it.
    public let hash: Digest

    /// Makes the revision that follows another.
    ///
    /// - Parameters:
    ///   - previous: `nil` for the first one.
    ///   - now: Where the clock went back, the instant of the previous revision counts instead.
    /// - Throws: `EncodingError`, which the limits of the desk rule out.
    public init(
        of article: Article.ID, after previous: ArticleRevision?, at now: Timestamp, author: Actor,
        state: ArticleState, content: ArticleContent
    ) throws {
        self.article = article
        self.author = author
        self.state = state
        self.content = content
        version = (previous?.version ?? 0) + 1
        at = max(now, previous?.at ?? now)
        encoded = try CanonicalJSON.encode(Encoded(author: author, content: content, state: state))
        hash = RecordedEvent.hash(
            of: Digest(of: encoded), subject: article.uuid, version: version, at: at, after: previous?.hash ?? .zero)
    }

    /// Reads a revision as a store keeps it. The hash is taken as it is: ``ArticleAudit`` checks it.
    ///
    /// - Throws: `DecodingError` when the bytes are not a revision.
    public init(article: Article.ID, version: Int, at: Timestamp, encoded: [UInt8], hash: Digest) throws {
        let decoded = try CanonicalJSON.decode(Encoded.self, from: encoded)
        (author, state, content) = (decoded.author, decoded.state, decoded.content)
        self.article = article
        self.version = version
        self.at = at
        self.encoded = encoded
        self.hash = hash
    }

    private struct Encoded: Codable {
        var author: Actor
        var content: ArticleContent
        var state: ArticleState
    }

    /// What search finds of the revision while it is one of the article's ``Article/faces``; `nil` for a retired one.
    /// That of a draft is private: only the team that owns the article finds it.
    ///
    /// Its words are stems, each with the language of the article before it, and those of the title come several times
    /// (``ArticleRanking/titleFactor``). ``ArticleQuestion`` has words of the same form.
    public var passage: Passage? {
        guard state != .retired else { return nil }
        let stemming = Stemming(content.language)
        let title = stemming.terms(in: content.title)
        return Passage(
            version: version, isPrivate: state == .draft,
            words: Array(repeatElement(title, count: ArticleRanking.titleFactor).joined())
                + stemming.terms(in: content.text))
    }
}

/// Checks the revisions of one article: that none was edited, removed, inserted or moved.
public struct ArticleAudit: Sendable {
    private let id: Article.ID
    /// The article as the revisions checked so far give it.
    public private(set) var article: Article?
    private let number: Article.Number

    public init(of id: Article.ID, number: Article.Number) {
        self.id = id
        self.number = number
    }

    /// Checks the next revision.
    ///
    /// - Throws: ``ArticleFault`` that names the version.
    public mutating func check(_ revision: ArticleRevision) throws(ArticleFault) {
        let (version, previous) = (revision.version, article?.newest)
        guard revision.article == id else { throw ArticleFault(number, version, .foreign) }
        guard version == (previous?.version ?? 0) + 1 else {
            throw ArticleFault(number, (previous?.version ?? 0) + 1, .missing)
        }
        guard previous.map({ $0.at <= revision.at }) ?? true else { throw ArticleFault(number, version, .timeGoesBack) }
        let hash = RecordedEvent.hash(
            of: Digest(of: revision.encoded), subject: id.uuid, version: version, at: revision.at,
            after: previous?.hash ?? .zero)
        guard hash == revision.hash else { throw ArticleFault(number, version, .hashDiffers) }
        if article == nil {
            article = Article(number: number, first: revision)
        } else {
            article?.apply(revision)
        }
    }

    /// Compares what the revisions give with the article as the store has it.
    public func finish(comparing kept: Article) throws(ArticleFault) {
        guard let article, article.version == kept.version else {
            throw ArticleFault(number, (article?.version ?? 0) + 1, .missing)
        }
        guard article == kept else { throw ArticleFault(number, article.version, .stateDiffers) }
    }
}

/// Where and how the history of an article is damaged.
public struct ArticleFault: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: String, Sendable {
        case foreign = "belongs to another article"
        case missing = "is missing, or stands in the wrong place"
        case timeGoesBack = "is earlier than the one before it"
        case hashDiffers = "was changed: its hash does not follow from the one before it"
        case stateDiffers = "is the last one, and the article as kept differs from what its revisions give"
    }

    public let article: Article.Number
    public let version: Int
    public let reason: Reason

    init(_ article: Article.Number, _ version: Int, _ reason: Reason) {
        (self.article, self.version, self.reason) = (article, version, reason)
    }

    public var description: String { "Article A\(article): revision \(version) \(reason.rawValue)." }
}
