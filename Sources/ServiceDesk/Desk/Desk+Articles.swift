extension Desk {
    /// Begins an article, as a draft that the team that owns it sees.
    ///
    /// - Parameter id: Makes a repetition harmless: writing the same again under the same id gives the article that is
    ///   there. `nil` for a new one each time.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted`` for whoever is not of that team,
    ///   ``Rejection/Code/unknownReference`` for a team or department that the directory does not know.
    @discardableResult
    public func write(_ content: ArticleContent, id: Article.ID? = nil, as viewer: Viewer) async throws -> Article {
        try await spans.span(.write) { try await begin(content, id: id, as: viewer) }
    }

    private func begin(_ content: ArticleContent, id: Article.ID?, as viewer: Viewer) async throws -> Article {
        let viewer = viewer.at(configuration.time.now())
        guard let outcome = try Article.decide(.write(content), on: nil, as: viewer, limits: configuration.limits)
        else { throw Rejection.noArticle }
        let id = id ?? makeArticleID()
        try await checkReferences(of: outcome.content, id, by: viewer)
        let first = try revision(of: id, after: nil, outcome, by: viewer)
        if case .kept(let number)? = try await articles.keep([ArticleChange([first])]).first {
            return Article(number: number, first: first)
        }
        let known = try await articles.revisions(RevisionQuery(first.article, limit: 1)).first
        guard let known, known.author == first.author, known.content == first.content else {
            throw Rejection(.contended, "Another article has this id; write it under a new one.")
        }
        return try await present(.id(first.article), to: viewer)
    }

    /// Makes an id for an article that is to be written once, however often the attempt is repeated.
    public func makeArticleID() -> Article.ID { Article.ID(configuration.ids.next(at: configuration.time.now())) }

    /// Goes on writing an article. What readers see stays until the draft is published.
    ///
    /// - Parameters:
    ///   - version: The version that the author has read and changed.
    /// - Returns: The article afterwards. Content that changes nothing returns it as it is.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/outdated`` when someone else has saved it since then: what they
    ///   wrote is not overwritten.
    @discardableResult
    public func revise(
        _ reference: ArticleReference, version: Int, to content: ArticleContent, as viewer: Viewer
    ) async throws -> Article {
        try await spans.span(.revise, .internal, [.article: reference.description]) {
            try await change(reference, .revise(content), version: version, as: viewer)
        }
    }

    /// Shows the newest revision of an article to its audience.
    ///
    /// - Parameter version: Only this version; `nil` for whichever is the newest.
    @discardableResult
    public func publish(
        _ reference: ArticleReference, version: Int? = nil, as viewer: Viewer
    ) async throws -> Article {
        try await spans.span(.publish, .internal, [.article: reference.description]) {
            try await change(reference, .publish, version: version, as: viewer)
        }
    }

    /// Takes an article back. The team that owns it still reads it, and can publish or revise it again.
    @discardableResult
    public func retire(
        _ reference: ArticleReference, version: Int? = nil, as viewer: Viewer
    ) async throws -> Article {
        try await spans.span(.retire, .internal, [.article: reference.description]) {
            try await change(reference, .retire, version: version, as: viewer)
        }
    }

    private func change(
        _ reference: ArticleReference, _ command: ArticleCommand, version: Int?, as viewer: Viewer
    ) async throws -> Article {
        for _ in 0..<configuration.maximumAttempts {
            let viewer = viewer.at(configuration.time.now())
            var article = try await load(reference)
            let outcome = try Article.decide(command, on: article, as: viewer, limits: configuration.limits)
            guard version.map({ $0 == article.version }) ?? true else { throw Rejection.outdated(article) }
            guard let outcome else { return article }
            try await checkReferences(
                of: outcome.content, article.id, besides: article.newest.content, by: viewer)
            let revision = try revision(of: article.id, after: article.newest, outcome, by: viewer)
            guard case .kept? = try await articles.keep([ArticleChange([revision])]).first else { continue }
            article.apply(revision)
            return article
        }
        throw Rejection(.contended, "The article keeps changing; try again.")
    }

    func revision(
        of id: Article.ID, after previous: ArticleRevision?, _ outcome: Article.Outcome, by viewer: Viewer
    ) throws -> ArticleRevision {
        try ArticleRevision(
            of: id, after: previous, at: configuration.time.now(), author: viewer.actor, state: outcome.state,
            content: outcome.content)
    }

    /// Checks that the teams, departments and the article that an article names exist; those that it named before may
    /// be gone since.
    func checkReferences(
        of content: ArticleContent, _ id: Article.ID, besides known: ArticleContent? = nil, by viewer: Viewer
    ) async throws {
        let named = Set(known.map { [$0.team] + $0.audience.teams } ?? [])
        for team in [content.team] + content.audience.teams where !named.contains(team) {
            guard try await directory.team(team) != nil else { throw Rejection.unknown("team", team.rawValue) }
        }
        let departments = known?.audience.departments ?? []
        for department in content.audience.departments where !departments.contains(department) {
            guard try await directory.department(department) != nil else {
                throw Rejection.unknown("department", department.rawValue)
            }
        }
        if let original = content.translationOf, original != known?.translationOf {
            try await check(original: original, of: id, by: viewer)
        }
    }

    private func check(original: Article.ID, of translation: Article.ID, by viewer: Viewer) async throws {
        guard original != translation else {
            throw Rejection.invalidField("translation", "An article is no translation of itself.")
        }
        guard let found = try await articles.articles([.id(original)]).first.flatMap(viewer.presented) else {
            throw Rejection(
                .unknownReference, "The article of which it is to be a translation is not there.", field: "translation")
        }
        guard found.newest.content.translationOf == nil else {
            throw Rejection.invalidField(
                "translation", "A\(found.number) is a translation itself; name the article that it translates.")
        }
        var query = ArticleQuery(viewer: .host("translations"), limit: 1)
        query.filter.translationOf = translation
        guard try await articles.page(query).articles.isEmpty else {
            throw Rejection.invalidField("translation", "Others are translations of this article; it cannot be one.")
        }
    }

    private func load(_ reference: ArticleReference) async throws -> Article {
        guard let article = try await articles.articles([reference]).first else { throw Rejection.noArticle }
        return article
    }

    // MARK: Reading

    /// One article as a viewer may see it: readers see the published revision only.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notFound``, alike for an article that does not exist and for
    ///   one that the viewer may not know of.
    public func article(_ reference: ArticleReference, as viewer: Viewer) async throws -> Article {
        try await spans.span(.article, .internal, [.article: reference.description]) {
            try await present(reference, to: viewer)
        }
    }

    func present(_ reference: ArticleReference, to viewer: Viewer) async throws -> Article {
        let viewer = viewer.at(configuration.time.now())
        guard let article = viewer.presented(try await load(reference)) else { throw Rejection.noArticle }
        return article
    }

    /// The history of an article, oldest first, for the team that owns it.
    ///
    /// - Parameters:
    ///   - version: Only revisions after this version.
    ///   - limit: 1 to 100. Fewer revisions come back only where no more follow.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted`` for readers.
    public func revisions(
        of reference: ArticleReference, as viewer: Viewer, after version: Int = 0, limit: Int = 50
    ) async throws -> [ArticleRevision] {
        try await spans.span(.revisions, .internal, [.article: reference.description]) {
            try await readRevisions(of: reference, as: viewer, after: version, limit: limit)
        }
    }

    private func readRevisions(
        of reference: ArticleReference, as viewer: Viewer, after version: Int, limit: Int
    ) async throws -> [ArticleRevision] {
        let viewer = viewer.at(configuration.time.now())
        let article = try await load(reference)
        guard viewer.presented(article) != nil else { throw Rejection.noArticle }
        guard viewer.owns(article) else {
            throw Rejection(.notPermitted, "Only members of the team that owns the article read its history.")
        }
        return try await articles.revisions(RevisionQuery(article.id, after: version, limit: limit))
    }

    /// A page of the articles that a viewer may see.
    public func page(_ query: ArticleQuery) async throws -> ArticlePage {
        var query = query
        query.viewer = query.viewer.at(configuration.time.now())
        return try await spans.span(.pageArticles) { [query] in
            var page = try await articles.page(query)
            page.articles = page.articles.compactMap(query.viewer.presented)
            return page
        }
    }

    /// The articles that answer best, each with its score.
    public func search(_ query: ArticleSearch) async throws -> [FoundArticle] {
        var query = query
        query.viewer = query.viewer.at(configuration.time.now())
        return try await spans.span(.searchArticles) { [query] in
            try await articles.search(query).compactMap { found in
                query.viewer.presented(found.article).map { FoundArticle($0, score: found.score) }
            }
        }
    }

    /// What a desk knows about a question: the articles that answer it best, and the requests.
    public struct Answers: Hashable, Sendable {
        public var articles: [Article]
        public var requests: [Request]
    }

    /// Searches articles and requests at once.
    ///
    /// - Parameters:
    ///   - articleLimit: 1 to 200.
    ///   - requestLimit: 1 to 200.
    public func find(
        _ text: SearchText, as viewer: Viewer, articleLimit: Int = 5, requestLimit: Int = 25
    ) async throws -> Answers {
        try await spans.span(.find) {
            async let articles = search(ArticleSearch(viewer: viewer, text: text, limit: articleLimit))
            async let requests = search(SearchQuery(viewer: viewer, text: text, limit: requestLimit))
            return Answers(articles: try await articles.map(\.article), requests: try await requests)
        }
    }
}
