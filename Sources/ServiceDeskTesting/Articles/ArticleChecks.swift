import ServiceDesk

/// Articles are kept with all their revisions, and change only from the version that one knows.
enum ArticleChecks {
    static let all: [StoreCheck<any ArticleStore>] = [
        StoreCheck("articles: what was kept comes back exactly, by id and by number", comesBack),
        StoreCheck("articles: readers keep the published revision until another is published", separatesFaces),
        StoreCheck("articles: a change of an old version is a conflict and writes nothing", refusesOldVersions),
        StoreCheck("articles: each change of a batch is for itself, in order", keepsChangesApart),
        StoreCheck("articles: numbers are given in sequence, or asked for", givesNumbers),
        StoreCheck("articles: a history is read in parts", readsHistory),
        StoreCheck("articles: every filter holds, page by page", filters),
        StoreCheck("articles: a filter holds for what the viewer may read", filtersWhatIsReadable),
        StoreCheck("articles: what is out of bounds is refused", refusesOutOfBounds),
    ]

    private static func comesBack(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        let content = ArticleContent(
            "L’imprimante e\u{301}tage 2 \"x\"", text: "# Toner\r\n\r\n* ça \u{2028} 💶 \\ \t *\u{0301}*\n",
            language: "fr-BE", team: "it",
            audience: Audience(departments: ["ops", "ventes"], teams: ["hr"]), tags: ["toner", "étage-2"])
        let article = try await scene.write(content, .draft)
        findings.expect(try await store.articles([.id(article.id)]), equals: [article], "by id")
        findings.expect(try await store.articles([.number(article.number)]), equals: [article], "by number")
        let kept = try await store.revisions(RevisionQuery(article.id))
        findings.expect(kept, equals: [article.newest], "the revision")
        findings.expect(kept.first?.encoded ?? [], equals: article.newest.encoded, "its bytes")
        findings.expect(try await store.articles([.id(scene.newID()), .number(99)]), equals: [], "unknown articles")
        findings.expect(try await store.articles([]), equals: [], "no articles")
        var audit = ArticleAudit(of: article.id, number: article.number)
        for revision in kept { try audit.check(revision) }
        try audit.finish(comparing: article)
    }

    private static func separatesFaces(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        var article = try await scene.write(scene.content("Un"), .draft)
        let steps: [(ArticleState, String, published: String?)] = [
            (.draft, "Deux", nil), (.published, "Deux", "Deux"), (.draft, "Trois", "Deux"), (.draft, "Quatre", "Deux"),
            (.published, "Quatre", "Quatre"), (.published, "Cinq", "Cinq"), (.draft, "Six", "Cinq"),
            (.retired, "Six", nil), (.draft, "Sept", nil), (.published, "Sept", "Sept"),
        ]
        for (index, step) in steps.enumerated() {
            article = try await scene.revise(article, step.0, scene.content(step.1))
            let found = try await scene.found(article.id)
            findings.expect(found, equals: article, "the article after step \(index)")
            findings.expect(found?.newest.content.title, equals: step.1, "the newest title after step \(index)")
            findings.expect(found?.published?.content.title, equals: step.published, "what readers see, \(index)")
        }
        findings.expect(
            try await store.revisions(RevisionQuery(article.id)).map(\.version), equals: Array(1...11), "all versions")
    }

    private static func refusesOldVersions(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        let old = try await scene.write(scene.content("Ancien"))
        let now = try await scene.revise(old, .draft, scene.content("Nouveau"))
        let late = try scene.revision(of: old.id, after: old.newest, .published, scene.content("Trop tard"))
        let next = try scene.revision(of: old.id, after: now.newest, .draft, scene.content("Après"))
        let early = try scene.revision(of: old.id, after: next, .draft, scene.content("Trop tôt"))
        let again = try scene.revision(of: old.id, .published, scene.content("Encore"))
        let foreign = try scene.revision(of: scene.newID(), after: old.newest, .draft, scene.content("Autre"))
        for (revision, what) in [
            (late, "an old version"), (early, "a version that is missing one"), (again, "a first revision again"),
            (foreign, "a second revision of nothing"),
        ] {
            findings.expect(try await store.keep([ArticleChange([revision])]), equals: [.conflict], what)
        }
        findings.expect(try await scene.found(old.id), equals: now, "the article")
        findings.expect(try await store.revisions(RevisionQuery(old.id)).count, equals: 2, "its revisions")
        findings.expect(try await scene.all(), equals: [old.number], "all articles")
        for word in ["tard", "tot", "encore", "autre"] {
            findings.expect(try await scene.search(word), equals: [], "“\(word)”")
        }
    }

    private static func keepsChangesApart(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        let (first, second) = (scene.newID(), scene.newID())
        let one = try scene.revision(of: first, .draft, scene.content("Een"))
        let two = try scene.revision(of: first, after: one, .published, scene.content("Twee"))
        let other = try scene.revision(of: second, .draft, scene.content("Ander"))
        let third = try scene.revision(of: first, after: two, .draft, scene.content("Drie"))
        let results = try await store.keep([
            ArticleChange([one, two]), ArticleChange([two]), ArticleChange([other]), ArticleChange([third]),
            ArticleChange([other]),
        ])
        findings.expect(
            results, equals: [.kept(1), .conflict, .kept(2), .kept(1), .conflict], "the results of a batch")
        let kept = try await scene.found(first)
        findings.expect(kept?.newest, equals: third, "the newest revision of the first")
        findings.expect(kept?.published, equals: two, "its published one")
        findings.expect(try await scene.found(second)?.newest, equals: other, "the second")
        findings.expect(try await store.keep([]), equals: [], "no changes")
    }

    private static func givesNumbers(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        findings.expect(try await scene.write(scene.content("Un")).number, equals: 1, "the first")
        findings.expect(try await scene.write(scene.content("Deux")).number, equals: 2, "the second")
        let asked = try await scene.write(scene.content("Quarante"), number: 40)
        findings.expect(asked.number, equals: 40, "one that was asked for")
        let taken = try scene.revision(of: scene.newID(), .draft, scene.content("Pris"))
        findings.expect(try await store.keep([ArticleChange(number: 40, [taken])]), equals: [.conflict], "a taken one")
        findings.expect(try await scene.write(scene.content("Suivant")).number, equals: 41, "the one after")
        findings.expect(try await scene.write(scene.content("Trois"), number: 3).number, equals: 3, "one in a gap")
        findings.expect(try await scene.write(scene.content("Encore")).number, equals: 42, "the next one")
        findings.expect(try await scene.all(), equals: [1, 2, 3, 40, 41, 42], "all")
        let greatest = try await scene.write(scene.content("Max"), number: Article.maximumNumber)
        findings.expect(try await scene.search("max"), equals: [greatest.number], "the greatest number, found")
    }

    private static func readsHistory(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        var article = try await scene.write(scene.content("Versie 1"))
        var expected = [article.newest]
        for version in 2...7 {
            article = try await scene.revise(article, .draft, scene.content("Versie \(version)"))
            expected.append(article.newest)
        }
        for (after, limit) in [(0, 3), (3, 3), (6, 3), (7, 3), (0, 100)] {
            let found = try await store.revisions(RevisionQuery(article.id, after: after, limit: limit))
            findings.expect(
                found, equals: Array(expected.filter { $0.version > after }.prefix(limit)),
                "at most \(limit) revisions after \(after)")
        }
        findings.expect(try await store.revisions(RevisionQuery(scene.newID())), equals: [], "of an unknown article")
    }

    private static func filters(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        var articles: [Article] = []
        for index in 0..<24 {
            let content = scene.content(
                "Sujet \(index)", team: ["it", "hr", "facilities"][index % 3],
                language: index.isMultiple(of: 2) ? "nl" : "fr",
                tags: [[], ["toner"], ["toner", "étage"], ["e\u{301}tage"]][index % 4])
            articles.append(try await scene.write(content, ArticleState.allCases[index / 3 % 3]))
        }
        let filters = [
            ArticleFilter(), ArticleFilter { $0.teams = ["it"] }, ArticleFilter { $0.teams = ["hr", "facilities"] },
            ArticleFilter { $0.languages = ["nl"] }, ArticleFilter { $0.languages = ["nl", "de"] },
            ArticleFilter { $0.states = [.draft] }, ArticleFilter { $0.states = [.published, .retired] },
            ArticleFilter { $0.tags = ["toner"] }, ArticleFilter { $0.tags = ["toner", "étage"] },
            ArticleFilter { $0.tags = ["étage"] }, ArticleFilter { $0.teams = ["nobody"] },
            ArticleFilter {
                ($0.teams, $0.languages, $0.states) = (["it", "hr"], ["fr"], [.published])
            },
        ]
        for (index, filter) in filters.enumerated() {
            let expected = articles.filter { filter.matches($0.newest) }
            for limit in [1, 5, 200] {
                findings.expect(
                    try await scene.all(filter, limit: limit), equals: expected.map(\.number),
                    "filter \(index) by pages of \(limit)")
            }
            findings.expect(
                Set(try await scene.search("sujet", as: ArticleScene.host, filter)),
                equals: Set(expected.filter { $0.newest.state != .retired }.map(\.number)), "search, filter \(index)")
        }
    }

    private static func filtersWhatIsReadable(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        let published = try await scene.write(scene.content("Badge", language: "fr", tags: ["public"]))
        try await scene.revise(
            published, .draft, scene.content("Badge", team: "it", language: "nl", tags: ["secret"]))
        let now = scene.clock.now()
        let (owner, reader) = (Viewer("bram", teams: ["it"], now: now), Viewer("anna", now: now))
        let filters: [(String, ArticleFilter, ofDraft: Bool)] = [
            ("the draft’s tag", ArticleFilter { $0.tags = ["secret"] }, true),
            ("the draft’s language", ArticleFilter { $0.languages = ["nl"] }, true),
            ("drafts", ArticleFilter { $0.states = [.draft] }, true),
            ("the published tag", ArticleFilter { $0.tags = ["public"] }, false),
            ("published ones", ArticleFilter { $0.states = [.published] }, false),
        ]
        for (name, filter, isOfDraft) in filters {
            let expected = isOfDraft ? [] : [published.number]
            findings.expect(try await scene.all(as: reader, filter), equals: expected, "\(name), for a reader")
            findings.expect(try await scene.search("badge", as: reader, filter), equals: expected, "search: \(name)")
            findings.expect(try await scene.all(as: owner, filter), equals: [published.number], "\(name), for an owner")
            findings.expect(
                try await scene.search("badge", as: owner, filter), equals: [published.number],
                "search by an owner: \(name)")
        }
        // Of one revision, not of two together.
        let mixed = ArticleFilter { ($0.tags, $0.languages) = (["secret"], ["fr"]) }
        findings.expect(try await scene.all(as: owner, mixed), equals: [], "the draft’s tag and the old language")
    }

    private static func refusesOutOfBounds(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        let (id, viewer) = (scene.newID(), ArticleScene.host)
        for limit in [0, -1, .min, .max, 101] {
            await findings.expectError(.invalidQuery, "a history of \(limit)") { () async throws(StoreError) in
                try await store.revisions(RevisionQuery(id, limit: limit))
            }
        }
        for limit in [0, -1, .min, .max, 201] {
            await findings.expectError(.invalidQuery, "a page of \(limit)") { () async throws(StoreError) in
                try await store.page(ArticleQuery(viewer: viewer, limit: limit))
            }
            await findings.expectError(.invalidQuery, "a search of \(limit)") { () async throws(StoreError) in
                try await store.search(ArticleSearch(viewer: viewer, text: SearchText("a"), limit: limit))
            }
        }
        let one = try scene.revision(of: id, .draft, scene.content("Un"))
        let two = try scene.revision(of: id, after: one, .draft, scene.content("Deux"))
        let other = try scene.revision(of: scene.newID(), .draft, scene.content("Autre"))
        let invalid = [
            ArticleChange([]), ArticleChange([two, one]), ArticleChange([one, one]), ArticleChange([one, other]),
        ]
        for change in invalid {
            await findings.expectError(.invalidQuery, "revisions that do not follow") { () async throws(StoreError) in
                try await store.keep([ArticleChange([other]), change])
            }
        }
        for number in [-1, Article.maximumNumber + 1, .max] {
            await findings.expectError(.constraint, "A\(number)") { () async throws(StoreError) in
                try await store.keep([ArticleChange(number: number, [one])])
            }
        }
        let many = try (0...ArticleChange.maximumBatch).map { _ in
            ArticleChange([try scene.revision(of: scene.newID(), .draft, scene.content("Beaucoup"))])
        }
        await findings.expectError(.invalidQuery, "too many at once") { () async throws(StoreError) in
            try await store.keep(many)
        }
        findings.expect(try await scene.all(), equals: [], "all articles")
        let behind = try await store.page(ArticleQuery(viewer: viewer, after: .max))
        findings.expect(behind, equals: ArticlePage(articles: [], next: nil), "a page behind the last number")
    }
}
