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
        var agents = false
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
            Rule(agents: true), Rule(agents: true, departments: ["sales"]),
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
            isEveryone: rule.everyone, isAgents: rule.agents, departments: SortedSet(rule.departments),
            teams: SortedSet(rule.teams))
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
            || fact.rule.agents && !actor.teams.isEmpty
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
