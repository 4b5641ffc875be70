/// What someone wants to do with an article.
public enum ArticleCommand: Hashable, Sendable {
    /// Begin one.
    case write(ArticleContent)
    /// Go on writing: a draft, which readers do not see until it is published.
    case revise(ArticleContent)
    /// Show the newest revision to the audience.
    case publish
    /// Take it back.
    case retire
}

extension Article {
    /// What a command makes of an article.
    public struct Outcome: Hashable, Sendable {
        public var state: ArticleState
        public var content: ArticleContent
    }

    /// Decides a command: what the next revision says, or why there is none.
    ///
    /// Pure: no clock, no I/O, no store. A command that would change nothing gives `nil`; that is not an error.
    ///
    /// - Parameters:
    ///   - article: The article as it stands; `nil` exactly for ``ArticleCommand/write(_:)``.
    /// - Throws: ``Rejection``.
    public static func decide(
        _ command: ArticleCommand, on article: Article?, as viewer: Viewer, limits: RequestLimits = RequestLimits()
    ) throws(Rejection) -> Outcome? {
        guard let article else {
            guard case .write(let content) = command else { throw .noArticle }
            try limits.check(content)
            try viewer.checkWrites(for: content.team)
            return Outcome(state: .draft, content: content)
        }
        try viewer.checkChanges(article)
        let (state, content) = (article.newest.state, article.newest.content)
        switch command {
        case .write:
            throw Rejection.invalidField("command", "The article is there already; revise it.")
        case .revise(let revised):
            try limits.check(revised)
            // Who gives an article to another team puts it among that team's own.
            if revised.team != content.team { try viewer.checkWrites(for: revised.team) }
            return revised == content && state != .retired ? nil : Outcome(state: .draft, content: revised)
        case .publish:
            // The limits may have become narrower since it was written.
            try limits.check(content)
            return state == .published ? nil : Outcome(state: .published, content: content)
        case .retire:
            return state == .retired ? nil : Outcome(state: .retired, content: content)
        }
    }
}

extension Viewer {
    /// Whether there is such an article for the viewer, and it is theirs to change.
    func checkChanges(_ article: Article) throws(Rejection) {
        guard !readable(article).isEmpty else { throw .noArticle }
        guard owns(article) else {
            throw Rejection(.notPermitted, "Only members of the team that owns the article can change it.")
        }
    }

    fileprivate func checkWrites(for team: Team.ID) throws(Rejection) {
        guard isHost || !hasEnded && teams.contains(team) else {
            throw Rejection(.notPermitted, "Only members of the team “\(team)” write its articles.")
        }
    }
}

extension RequestLimits {
    func check(_ content: ArticleContent) throws(Rejection) {
        try check(content.title, "title", limit: articleTitle)
        guard content.title.contains(where: { !$0.isWhitespace }),
            content.title.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else {
            throw .invalidField("title", "A title is one line with something in it and without control characters.")
        }
        try check(content.text, "text", limit: articleText)
        try check(content.language as Language?, "language")
        try check(content.team as Team.ID?, "team")
        try check(tags: content.tags)
        try check(reviewBy: content.reviewBy)
        let (departments, teams) = (content.audience.departments, content.audience.teams)
        try check(count: departments.count + teams.count, "audience", limit: audience)
        for department in departments { try check(department as Department.ID?, "audience") }
        for team in teams { try check(team as Team.ID?, "audience") }
    }

    /// A date that was computed may lie beyond those that can be read again.
    private func check(reviewBy date: CalendarDate?) throws(Rejection) {
        guard let date, !(1...9_999).contains(date.year) else { return }
        throw .invalidField("review", "A date lies between the years 1 and 9999.")
    }
}

extension Rejection {
    static let noArticle = Rejection(.notFound, "There is no such article.")

    static func outdated(_ article: Article) -> Rejection {
        Rejection(
            .outdated, "The article was changed meanwhile: it has the version \(article.version) now. Read it again.",
            field: "version")
    }
}
