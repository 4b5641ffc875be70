import ServiceDesk

/// Makes articles for a check and keeps them in its store. Ids and time are the same in every run.
struct ArticleScene: Sendable {
    let store: any ArticleStore
    let clock = ManualClock()
    let ids = IDGenerator(SeededGenerator(seed: 20_260_303))

    init(_ store: any ArticleStore) { self.store = store }

    static let host = Viewer.host("contract")

    func newID() -> Article.ID { Article.ID(ids.next(at: clock.now())) }

    func content(
        _ title: String, _ text: String = "", team: Team.ID = "it", audience: Audience = .everyone,
        language: Language = "fr", tags: SortedSet<String> = []
    ) -> ArticleContent {
        ArticleContent(title, text: text, language: language, team: team, audience: audience, tags: tags)
    }

    /// The revision that follows another, a second after the one before it.
    func revision(
        of id: Article.ID, after previous: ArticleRevision? = nil, _ state: ArticleState, _ content: ArticleContent
    ) throws -> ArticleRevision {
        try ArticleRevision(
            of: id, after: previous, at: clock.advance(bySeconds: 1), author: .person("bram"), state: state,
            content: content)
    }

    /// Keeps a new article.
    @discardableResult
    func write(
        _ content: ArticleContent, _ state: ArticleState = .published, number: Article.Number = 0
    ) async throws -> Article {
        let revision = try revision(of: newID(), state, content)
        return Article(number: try await keep(ArticleChange(number: number, [revision])), first: revision)
    }

    /// Keeps the next revision of an article; without content only the state changes.
    @discardableResult
    func revise(
        _ article: Article, _ state: ArticleState, _ content: ArticleContent? = nil
    ) async throws -> Article {
        let revision = try revision(of: article.id, after: article.newest, state, content ?? article.newest.content)
        _ = try await keep(ArticleChange([revision]))
        var article = article
        article.apply(revision)
        return article
    }

    private func keep(_ change: ArticleChange) async throws -> Article.Number {
        let results = try await store.keep([change])
        guard case .kept(let number)? = results.first, results.count == 1 else {
            throw UnexpectedResult(description: "expected that an article is kept, found \(results)")
        }
        return number
    }

    // MARK: Looking

    func found(_ id: Article.ID) async throws -> Article? { try await store.articles([.id(id)]).first }

    /// The numbers of all articles of a question, page by page.
    func all(
        as viewer: Viewer = host, _ filter: ArticleFilter = ArticleFilter(), limit: Int = 200
    ) async throws -> [Article.Number] {
        var (query, found) = (ArticleQuery(viewer: viewer, filter: filter, limit: limit), [Article.Number]())
        repeat {
            let page = try await store.page(query)
            found += page.articles.map(\.number)
            guard found.count <= 10_000 else { throw UnexpectedResult(description: "the pages never end") }
            query.after = page.next
        } while query.after != nil
        return found
    }

    func search(
        _ text: String, as viewer: Viewer = host, _ filter: ArticleFilter = ArticleFilter(), limit: Int = 200
    ) async throws -> [Article.Number] {
        let query = ArticleSearch(viewer: viewer, text: SearchText(text), filter: filter, limit: limit)
        return try await store.search(query).map(\.article.number)
    }
}
