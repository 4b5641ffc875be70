import ServiceDesk

/// Articles of every owner, audience and state, and what each sort of viewer may read of them, said with plain sets.
struct ArticleWorld: Sendable {
    /// Words that only one sort of revision has.
    enum Word: String, CaseIterable, Sendable {
        case published = "publié"
        case draft = "brouillon"
        case retired = "retiré"
        /// All of them have it.
        case any = "article"
    }

    struct Actor: Sendable {
        var name: String
        var teams: Set<Team.ID> = []
        var department: Department.ID?
        var isOutside = false
        var isHost = false
        var hasEnded = false
        var viewer: Viewer
    }

    private struct Fact {
        var number: Article.Number
        var owner: Team.ID
        var rule: Rule
        var isPublished: Bool
        var hasDraft: Bool
    }

    private struct Rule {
        var everyone = false
        var departments: Set<Department.ID> = []
        var teams: Set<Team.ID> = []
    }

    private let facts: [Fact]
    let actors: [Actor]

    /// How an article came to be as it is.
    private enum Life: CaseIterable {
        case draft, published, publishedWithDraft, retired, givenAway
    }

    init(in store: any ArticleStore) async throws {
        let scene = ArticleScene(store)
        let rules = [
            Rule(), Rule(everyone: true), Rule(departments: ["ops"]), Rule(teams: ["hr"]),
            Rule(departments: ["ops", "sales"], teams: ["hr", "legal"]), Rule(everyone: true, teams: ["it"]),
        ]
        var facts: [Fact] = []
        for owner in ["it", "hr"] as [Team.ID] {
            for rule in rules {
                for life in Life.allCases { facts.append(try await Self.keep(owner, rule, life, in: scene)) }
            }
        }
        self.facts = facts
        actors = Self.actors(at: scene.clock.now())
    }

    private static func keep(
        _ owner: Team.ID, _ rule: Rule, _ life: Life, in scene: ArticleScene
    ) async throws -> Fact {
        let audience = Audience(
            isEveryone: rule.everyone, departments: SortedSet(rule.departments), teams: SortedSet(rule.teams))
        func content(_ word: Word, _ team: Team.ID, _ audience: Audience) -> ArticleContent {
            scene.content("article \(word.rawValue)", team: team, audience: audience)
        }
        func fact(_ article: Article, owner: Team.ID, isPublished: Bool, hasDraft: Bool) -> Fact {
            Fact(number: article.number, owner: owner, rule: rule, isPublished: isPublished, hasDraft: hasDraft)
        }
        if life == .draft {
            let article = try await scene.write(content(.draft, owner, audience), .draft)
            return fact(article, owner: owner, isPublished: false, hasDraft: true)
        }
        let article = try await scene.write(content(.published, owner, audience))
        switch life {
        case .draft, .published: return fact(article, owner: owner, isPublished: true, hasDraft: false)
        case .publishedWithDraft:
            // A draft for everyone opens nothing.
            try await scene.revise(article, .draft, content(.draft, owner, .everyone))
            return fact(article, owner: owner, isPublished: true, hasDraft: true)
        case .retired:
            try await scene.revise(article, .retired, content(.retired, owner, .everyone))
            return fact(article, owner: owner, isPublished: false, hasDraft: false)
        case .givenAway:
            try await scene.revise(article, .draft, content(.draft, "legal", audience))
            return fact(article, owner: "legal", isPublished: true, hasDraft: true)
        }
    }

    private static func actors(at now: Timestamp) -> [Actor] {
        func member(_ name: String, _ teams: Set<Team.ID>, _ department: Department.ID? = nil) -> Actor {
            Actor(
                name: name, teams: teams, department: department,
                viewer: Viewer("someone", teams: SortedSet(teams), department: department, now: now))
        }
        return [
            member("a colleague", []), member("someone of ops", [], "ops"), member("someone of sales", [], "sales"),
            member("someone of another department", [], "board"), member("an agent of it", ["it"]),
            member("an agent of hr in ops", ["hr"], "ops"), member("an agent of both", ["hr", "it"]),
            member("an agent of legal", ["legal"], "sales"), member("an agent of a fourth team", ["facilities"]),
            Actor(
                name: "someone of a supplier", isOutside: true,
                viewer: Viewer("tess", teams: ["it"], supplier: "acme", department: "ops", now: now)),
            Actor(
                name: "a delegate of an agent", teams: ["hr"],
                viewer: Viewer("hugo", teams: ["hr"], delegate: "dan", now: now)),
            Actor(
                name: "a delegate of an agent at the end", teams: ["hr"], department: "ops", hasEnded: true,
                viewer: Viewer(
                    "hugo", teams: ["hr"], department: "ops", delegate: "dan", delegationEnd: now, now: now)),
            Actor(name: "the host", isHost: true, viewer: .host("contract")),
        ]
    }

    // MARK: What the rules allow

    private func owns(_ actor: Actor, _ fact: Fact) -> Bool {
        !actor.hasEnded && (actor.isHost || actor.teams.contains(fact.owner))
    }

    private func reads(_ actor: Actor, _ fact: Fact) -> Bool {
        guard fact.isPublished, !actor.hasEnded else { return false }
        return owns(actor, fact) || fact.rule.everyone && !actor.isOutside
            || actor.department.map(fact.rule.departments.contains) == true
            || !fact.rule.teams.isDisjoint(with: actor.teams)
    }

    func visible(to actor: Actor) -> Set<Article.Number> {
        Set(facts.filter { owns(actor, $0) || reads(actor, $0) }.map(\.number))
    }

    func found(by word: Word, for actor: Actor) -> Set<Article.Number> {
        let found = facts.filter { fact in
            let (published, draft) = (reads(actor, fact), fact.hasDraft && owns(actor, fact))
            return switch word {
            case .published: published
            case .draft: draft
            case .retired: false
            case .any: published || draft
            }
        }
        return Set(found.map(\.number))
    }
}

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

    private mutating func text(_ range: ClosedRange<Int>) -> String {
        (0..<Int.random(in: range, using: &random)).map { _ in random.pick(LockstepScript.words) }
            .joined(separator: " ")
    }

    private mutating func content() -> ArticleContent {
        let audience = Audience(
            isEveryone: random.happens(40), departments: random.happens(30) ? [random.pick(Self.departments)] : [],
            teams: random.happens(30) ? [random.pick(Self.teams)] : [])
        return ArticleContent(
            text(1...4), text: text(1...60), language: random.pick(["fr", "nl", "en"]), team: random.pick(Self.teams),
            audience: audience, tags: random.pick([[], ["vpn"], ["vpn", "étage"]]))
    }

    mutating func next() throws -> ArticleChange {
        if articles.isEmpty || random.happens(25) {
            let number = random.happens(10) ? Article.Number.random(in: 1...150, using: &random) : 0
            let revision = try scene.revision(
                of: scene.newID(), random.pick(ArticleState.allCases), content())
            return ArticleChange(number: number, [revision])
        }
        let article = random.pick(articles)
        var previous = random.happens(30) ? article.published ?? article.newest : article.newest
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
        return filter
    }

    mutating func limit() -> Int { random.pick([1, 3, 10, 200]) }

    mutating func questions() -> [String] { [text(1...1), text(2...3), String(text(1...2).dropLast(2))] }
}
