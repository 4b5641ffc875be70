import ServiceDesk

/// Random changes of articles, and questions for them: the same for the same seed.
struct ArticleScript {
    private let scene: ArticleScene
    private var random = SeededGenerator(seed: 77)
    private var articles: [Article] = []
    private(set) var conflicts = 0

    init(_ scene: ArticleScene) { self.scene = scene }

    var count: Int { articles.count }

    private static let teams: [Team.ID] = ["it", "hr", "facilities"]
    private static let departments: [Department.ID] = ["ops", "sales"]
    private static let days = ["0999-12-31", "2026-09-30", "2026-10-01", "9999-12-31"].map { CalendarDate($0) }

    private mutating func text(_ range: ClosedRange<Int>) -> String {
        (0..<Int.random(in: range, using: &random)).map { _ in random.pick(LockstepScript.words) }
            .joined(separator: " ")
    }

    private mutating func content() -> ArticleContent {
        let audience = Audience(
            isEveryone: random.happens(30), isAgents: random.happens(20),
            departments: random.happens(30) ? [random.pick(Self.departments)] : [],
            teams: random.happens(30) ? [random.pick(Self.teams)] : [])
        return ArticleContent(
            text(1...4), text: text(1...60), language: random.pick(["fr", "nl", "en"]), team: random.pick(Self.teams),
            audience: audience, tags: random.pick([[], ["vpn"], ["vpn", "étage"]]),
            reviewBy: random.pick([nil, nil] + Self.days), translationOf: random.pick([nil, articles.first?.id]))
    }

    mutating func next() throws -> ArticleChange {
        if articles.isEmpty || random.happens(25) {
            let number = random.happens(10) ? Article.Number.random(in: 1...150, using: &random) : 0
            let revision = try scene.revision(
                of: scene.newID(), random.pick(ArticleState.allCases), content())
            return ArticleChange(number: number, [revision])
        }
        let article = random.pick(articles)
        var previous = random.happens(45) ? article.published ?? article.newest : article.newest
        var revisions: [ArticleRevision] = []
        for _ in 0..<(random.happens(15) ? 3 : 1) {
            let content = random.happens(60) ? content() : previous.content
            previous = try scene.revision(
                of: article.id, after: previous, random.pick([.draft, .published, .published, .retired]), content)
            revisions.append(previous)
        }
        return ArticleChange(revisions)
    }

    mutating func note(_ change: ArticleChange, _ results: [ArticleResult]) {
        guard case .kept(let number)? = results.first, let first = change.revisions.first else {
            conflicts += 1
            return
        }
        if let index = articles.firstIndex(where: { $0.number == number }) {
            for revision in change.revisions { articles[index].apply(revision) }
        } else {
            articles.append(Article(number: number, first: first))
        }
    }

    mutating func viewer() -> Viewer {
        let now = scene.clock.now()
        guard random.happens(85) else { return ArticleScene.host }
        let supplier: Supplier.ID? = random.happens(10) ? "acme" : nil
        return Viewer(
            "someone", teams: random.happens(50) ? [random.pick(Self.teams)] : [], supplier: supplier,
            department: random.happens(50) ? random.pick(Self.departments) : nil, now: now)
    }

    mutating func filter() -> ArticleFilter {
        var filter = ArticleFilter()
        if random.happens(20) { filter.teams = [random.pick(Self.teams)] }
        if random.happens(20) { filter.languages = [random.pick(["fr", "nl"])] }
        if random.happens(20) { filter.states = [random.pick(ArticleState.allCases)] }
        if random.happens(20) { filter.tags = ["vpn"] }
        if random.happens(20) { filter.reviewBefore = random.pick(Self.days) }
        if random.happens(10) { filter.translationOf = articles.first?.id }
        return filter
    }

    mutating func limit() -> Int { random.pick([1, 3, 10, 200]) }

    mutating func questions() -> [String] { [text(1...1), text(2...3), String(text(1...2).dropLast(2))] }
}
