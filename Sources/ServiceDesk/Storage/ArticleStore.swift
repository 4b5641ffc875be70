/// Where articles are kept, with all their revisions, and how they were read. As durable as a ``RequestStore``.
public protocol ArticleStore: Sendable {
    /// Keeps each change whole or not at all; no change decides another's fate, except that a later one sees the
    /// effects of an earlier one. Returns once everything kept is durable.
    ///
    /// - Parameter changes: At most ``ArticleChange/maximumBatch``.
    /// - Returns: One result for each change, in order.
    /// - Throws: ``StoreError`` when none of the changes was kept; with the code ``StoreError/Code/unknownOutcome``
    ///   when that is not known: reading the article again tells.
    func keep(_ changes: [ArticleChange]) async throws(StoreError) -> [ArticleResult]

    /// The articles with these ids or numbers, whoever may see them: the desk checks the right to each. In no
    /// particular order; what does not exist is left out.
    func articles(_ references: [ArticleReference]) async throws(StoreError) -> [Article]

    /// Revisions of one article.
    func revisions(_ query: RevisionQuery) async throws(StoreError) -> [ArticleRevision]

    /// Articles that a viewer may see, by filter, in the order of their numbers, a page at a time.
    func page(_ query: ArticleQuery) async throws(StoreError) -> ArticlePage

    /// Articles that a viewer may see, best answers first, each with its score.
    func search(_ query: ArticleSearch) async throws(StoreError) -> [FoundArticle]

    /// Notes readings, one after the other, all or none: what is kept of each then,
    /// ``ArticleReading/noted(over:or:)`` says. Durable when it returns. To note the same again changes nothing, so
    /// that whoever does not know the outcome does it again.
    ///
    /// - Parameter readings: At most ``ArticleReading/maximumBatch``.
    func note(_ readings: [ArticleReading]) async throws(StoreError)

    /// Readings of articles.
    func readings(_ query: ReadingQuery) async throws(StoreError) -> [ArticleReading]

    /// How often articles were read, in no particular order. Costs grow with the days that are asked for.
    func counts(_ query: ReadingCountQuery) async throws(StoreError) -> [ReadingCount]
}

/// A store for everything that a desk keeps.
public typealias CompleteStore = RequestStore & DirectoryStore & AttachmentStore & ArticleStore

/// An article by what one knows of it.
public enum ArticleReference: Hashable, Sendable, CustomStringConvertible {
    case id(Article.ID)
    case number(Article.Number)

    public var description: String {
        switch self {
        case .id(let id): id.description
        case .number(let number): "A\(number)"
        }
    }
}

extension ArticleReference: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self = .number(value) }
}

/// Revisions that follow what the store has of one article. The store refuses them where it has another version by now.
public struct ArticleChange: Hashable, Sendable {
    /// As many changes are kept at once.
    public static let maximumBatch = 64

    /// For a new article 0, which gets the next number, or, in an import, the number that it had; it meets a conflict
    /// where that is taken.
    public let number: Article.Number
    /// At least one, of one article, with versions that follow one another. The first one's version says what the store
    /// must have: an article with one version less, or none for 1.
    public let revisions: [ArticleRevision]

    public init(number: Article.Number = 0, _ revisions: [ArticleRevision]) {
        self.number = number
        self.revisions = revisions
    }
}

/// What became of a change of an article.
public enum ArticleResult: Hashable, Sendable {
    /// Kept durably, under this number.
    case kept(Article.Number)
    /// The article has another version by now, or the number is taken; nothing was written. Read again, decide again.
    case conflict
}

/// A question for revisions of one article, in the order of their versions.
public struct RevisionQuery: Hashable, Sendable {
    public var article: Article.ID
    /// Only revisions with a version above this.
    public var after: Int
    /// 1 to 100.
    public var limit: Int

    public init(_ article: Article.ID, after: Int = 0, limit: Int = 50) {
        self.article = article
        self.after = after
        self.limit = limit
    }
}

/// Which articles. Conditions that are set must all hold for one revision that the viewer may read; an empty set of
/// choices means no condition.
public struct ArticleFilter: Hashable, Sendable {
    /// The team that the revision names as owner.
    public var teams: SortedSet<Team.ID> = []
    /// Compared as they are written: `fr` does not stand for `fr-BE`.
    public var languages: SortedSet<Language> = []
    public var states: Set<ArticleState> = []
    /// All of these.
    public var tags: SortedSet<String> = []
    /// To be looked at again before this day.
    public var reviewBefore: CalendarDate?
    /// The versions of this article in other languages.
    public var translationOf: Article.ID?

    public init() {}

    /// A filter made in one expression: `ArticleFilter { $0.teams = ["it"] }`.
    public init(_ build: (inout ArticleFilter) -> Void) { build(&self) }

    /// Whether a revision meets all conditions.
    public func matches(_ revision: ArticleRevision) -> Bool {
        let content = revision.content
        return (teams.isEmpty || teams.contains(content.team))
            && (languages.isEmpty || languages.contains(content.language))
            && (states.isEmpty || states.contains(revision.state))
            && tags.allSatisfy { tag in content.tags.contains { $0.utf8.elementsEqual(tag.utf8) } }
            && (reviewBefore.map { day in content.reviewBy.map { $0 < day } ?? false } ?? true)
            && (translationOf == nil || content.translationOf == translationOf)
    }
}

/// A question for a page of articles, in the order of their numbers.
public struct ArticleQuery: Hashable, Sendable {
    public var viewer: Viewer
    public var filter: ArticleFilter
    /// 1 to 200.
    public var limit: Int
    /// Only articles behind this number.
    public var after: Article.Number?

    public init(
        viewer: Viewer, filter: ArticleFilter = ArticleFilter(), limit: Int = 50, after: Article.Number? = nil
    ) {
        self.viewer = viewer
        self.filter = filter
        self.limit = limit
        self.after = after
    }
}

/// Some articles and where to go on.
public struct ArticlePage: Hashable, Sendable {
    public var articles: [Article]
    /// The number behind which more follow; `nil` when nothing follows.
    public var next: Article.Number?

    public init(articles: [Article], next: Article.Number?) {
        self.articles = articles
        self.next = next
    }

    /// A page of what was found, which is one more than was asked for where something follows.
    public init(found: [Article], limit: Int) {
        articles = Array(found.prefix(limit))
        next = found.count > limit ? articles.last?.number : nil
    }
}

/// A question in someone's own words, for articles that answer it.
///
/// An article answers by its published revision, and to members of the team that owns it by a newer draft as well;
/// title and text of a revision are one passage, in which the title counts for more. Articles are found that have some
/// of the words, in whatever inflection (``ArticleQuestion``); those come first that have more of the rare ones
/// (``ArticleRanking``), newer ones first where that is equal. How rare a word is depends on all passages, whoever may
/// read them; what is found does not.
public struct ArticleSearch: Hashable, Sendable {
    public var viewer: Viewer
    public var text: SearchText
    public var filter: ArticleFilter
    /// 1 to 200.
    public var limit: Int

    public init(viewer: Viewer, text: SearchText, filter: ArticleFilter = ArticleFilter(), limit: Int = 25) {
        self.viewer = viewer
        self.text = text
        self.filter = filter
        self.limit = limit
    }
}

/// An article that answers a question, and how well.
public struct FoundArticle: Hashable, Sendable {
    public var article: Article
    /// How well its best passage answers: 0 or more, with six digits behind the point, the same in every store.
    ///
    /// Each word of the question adds to it that the passage has, more where few passages have it, where it comes often
    /// and where the passage is short (``ArticleRanking``). So a score orders the answers of one question and tells how
    /// far they are apart. Scores of two questions cannot be compared: the questions have other words, and the same
    /// question scores differently once other articles are written.
    public var score: Double

    public init(_ article: Article, score: Double) {
        self.article = article
        self.score = score
    }
}
