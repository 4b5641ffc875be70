import ServiceDesk

/// A question finds the articles that answer it, as they are now, for whoever may read them.
enum ArticleSearchChecks {
    static let all: [StoreCheck<any ArticleStore>] = [
        StoreCheck("article search: title and text are found, in any spelling", findsWords),
        StoreCheck("article search: only what an article says now is found", findsCurrentRevision),
        StoreCheck("article search: what is gone does not weigh", forgetsWeights),
        StoreCheck("article search: the best answers come first", ranks),
        StoreCheck("article search: a word is found in any inflection, in the language of the article", inflections),
        StoreCheck("article search: what holds a question together finds nothing", functionWords),
        StoreCheck("article search: what nobody may read changes no more than weights", unreadable),
        StoreCheck("article search: the limit holds", limits),
        StoreCheck("article search: scores are those of the store in memory, to the last place", scores),
        StoreCheck("article access: lists and searches have exactly what the viewer may read", access),
        StoreCheck("articles: random histories are listed and found as by the store in memory", comparesAtRandom),
    ]

    private static func findsWords(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        let article = try await scene.write(
            scene.content(
                "L’imprimante du DEUXIÈME étage", "## Toner\n\n1. Ouvrez le **capot**.", tags: ["wachtwoord"]))
        try await scene.write(scene.content("Autre chose"))
        for text in ["imprimante", "deuxieme", "Étage", "etag", "toner", "capot", "ouvrez CAPOT", "capot 1"] {
            findings.expect(try await scene.search(text), equals: [article.number], "“\(text)”")
        }
        for text in ["wachtwoord", "apot", "", "*", "\"", "NEAR(", "💶"] {
            findings.expect(try await scene.search(text), equals: [], "“\(text)”")
        }
        findings.expect(
            try await scene.search("toner) OR (chose NOT"), equals: [2, 1], "what an engine could take for syntax")
    }

    private static func findsCurrentRevision(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        let now = scene.clock.now()
        let (owner, reader) = (Viewer("bram", teams: ["it"], now: now), Viewer("anna", now: now))
        func expect(_ words: [(String, reader: Bool, owner: Bool)], _ when: String) async throws {
            for (word, forReader, forOwner) in words {
                findings.expect(
                    try await scene.search(word, as: reader), equals: forReader ? [1] : [],
                    "“\(word)”, reader, \(when)")
                for viewer in [owner, ArticleScene.host] {
                    findings.expect(
                        try await scene.search(word, as: viewer), equals: forOwner ? [1] : [],
                        "“\(word)”, \(viewer.actor), \(when)")
                }
            }
        }
        var article = try await scene.write(scene.content("alfa"), .draft)
        try await expect([("alfa", false, true)], "as a draft")
        article = try await scene.revise(article, .published)
        try await expect([("alfa", true, true)], "published")
        article = try await scene.revise(article, .draft, scene.content("bravo"))
        try await expect([("alfa", true, true), ("bravo", false, true)], "with a draft")
        article = try await scene.revise(article, .draft, scene.content("charlie"))
        try await expect([("alfa", true, true), ("bravo", false, false), ("charlie", false, true)], "with another")
        article = try await scene.revise(article, .published)
        try await expect([("alfa", false, false), ("charlie", true, true)], "published again")
        article = try await scene.revise(article, .retired)
        try await expect([("charlie", false, false)], "retired")
        findings.expect(try await scene.all(as: reader), equals: [], "a retired article in a reader’s list")
        findings.expect(try await scene.all(as: owner), equals: [1], "a retired article in an owner’s list")
        article = try await scene.revise(article, .draft)
        article = try await scene.revise(article, .published)
        try await expect([("charlie", true, true)], "back")
    }

    /// Scores depend on how many passages there are and how many have a word: with the old ones still counted, the
    /// common word would be the rare one.
    private static func forgetsWeights(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        var churned = try await scene.write(scene.content("zeldzaam 0"))
        for index in 1...40 {
            churned = try await scene.revise(churned, .published, scene.content("zeldzaam \(index)"))
        }
        for _ in 1...4 { try await scene.write(scene.content("gewoon 0")) }
        for index in 1...12 { try await scene.write(scene.content("iets anders \(index)")) }
        findings.expect(
            try await scene.search("gewoon zeldzaam"), equals: [1, 5, 4, 3, 2], "a rare word that came often")
    }

    private static func ranks(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        try await scene.write(scene.content("ordinateur certificat", "réseau"))
        for _ in 2...6 { try await scene.write(scene.content("ordinateur réseau lent")) }
        try await scene.write(scene.content("certificat", "expiré"))
        for index in 8...20 { try await scene.write(scene.content("sujet \(index)", "certificats de toutes sortes")) }
        findings.expect(
            try await scene.search("ordinateur certificat", limit: 10), equals: [1, 6, 5, 4, 3, 2, 7, 20, 19, 18],
            "both words, then the rarer one, then in the title, then the newest")
        findings.expect(try await scene.search("lent expi"), equals: [7, 6, 5, 4, 3, 2], "a beginning")
        findings.expect(try await scene.search("expi lent"), equals: [6, 5, 4, 3, 2], "not the last word")
    }

    private static func inflections(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        try await scene.write(scene.content("Forgotten passwords", "Printers that print nothing", language: "en-GB"))
        try await scene.write(scene.content("Les imprimantes bloquées", "Débloquer les réseaux", language: "fr"))
        try await scene.write(scene.content("Sleutels en wachtwoorden", "Storingen melden", language: "nl-BE"))
        try await scene.write(scene.content("lietošana drukāšanas", language: "lv"))
        for (text, numbers) in [
            ("password", [1]), ("printer", [1]), ("printing password", [1]), ("imprimante bloquée", [2]),
            ("imprimante bloquee", [2]), ("BLOQUER reseau", [2]), ("sleutel", [3]), ("melden storing", [3]),
            ("wachtwoord", [3]), ("lietosana", [4]), ("lietosanas vpn", []), ("passwordz vpn", []),
        ] as [(String, [Article.Number])] {
            findings.expect(try await scene.search(text), equals: numbers, "“\(text)”")
        }
        findings.expect(
            Set(try await scene.search("password imprimante sleutel")), equals: [1, 2, 3], "words of three languages")
        let dutch = ArticleFilter { $0.languages = ["nl-BE"] }
        findings.expect(
            try await scene.search("password imprimante sleutel", dutch), equals: [3], "the same, articles in Dutch")
    }

    private static func functionWords(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        try await scene.write(scene.content("What to do when you die", language: "en"))
        try await scene.write(scene.content("How do I get a badge?", language: "en"))
        try await scene.write(scene.content("Comment obtenir un badge ?", language: "fr"))
        findings.expect(Set(try await scene.search("how do I get my badge")), equals: [2, 3], "a question")
        findings.expect(try await scene.search("what happens when you die"), equals: [1], "a word that German has too")
        findings.expect(Set(try await scene.search("how do I")), equals: [1, 2], "a question that has nothing else")
        findings.expect(try await scene.search("comment est-ce que je"), equals: [3], "the same in French")
    }

    private static func unreadable(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        let anna = Viewer("anna", now: scene.clock.now())
        for index in 1...30 { try await scene.write(scene.content("badge \(index)", "garage parking porte")) }
        let before = Set(try await scene.search("badge garage wachtwoord", as: anna, limit: 30))
        findings.expect(before.count, equals: 30, "what may be read")
        for index in 1...400 {
            // Better answers than all that she may read, in her language and in another.
            let language: Language = index % 2 == 0 ? "nl" : "fr"
            try await scene.write(
                scene.content("badge garage wachtwoord", "\(index)", audience: Audience(), language: language))
        }
        findings.expect(
            Set(try await scene.search("badge garage wachtwoord", as: anna, limit: 30)), equals: before,
            "behind what may not be read")
        findings.expect(try await scene.search("wachtwoord", as: anna), equals: [], "what only others may read")
        findings.expect(
            try await scene.search("badge 7", as: anna, limit: 1), equals: [7], "the best of what may be read")
    }

    private static func limits(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        for _ in 1...12 { try await scene.write(scene.content("Badge")) }
        findings.expect(try await scene.search("badge", limit: 3), equals: [12, 11, 10], "three of twelve")
        findings.expect(try await scene.search("badge").count, equals: 12, "all")
    }

    private static func scores(_ store: any ArticleStore, _ findings: Findings) async throws {
        let reference = InMemoryStore()
        for store in [store, reference] as [any ArticleStore] {
            let scene = ArticleScene(store)
            try await scene.write(scene.content("Le badge perdu", "Comment obtenir un autre badge : à la réception."))
            try await scene.write(scene.content("How do I get a badge?", "Ask at the desk.", language: "en"))
            try await scene.write(scene.content("De printer", "Badge en toner, en hoe u ze vindt", language: "nl"))
            for index in 4...60 {
                try await scene.write(
                    scene.content("Sujet \(index)", String(repeating: "toner papier badges ", count: index)))
            }
        }
        // One answer, equal ones, and so many that they are not all looked at closely.
        for (text, limit) in [
            ("badge", 5), ("how do I get a badge", 25), ("how do I lose the desk", 5), ("réception", 1), ("bad", 200),
            ("comment est-ce que je trouve du papier ou un badge pour le sujet 7", 30), ("toner printer vpn", 3),
        ] {
            let query = ArticleSearch(viewer: ArticleScene.host, text: SearchText(text), limit: limit)
            let found = (try await store.search(query), try await reference.search(query))
            findings.expect(found.0.map(\.score), equals: found.1.map(\.score), "the scores of “\(text)”")
            findings.expect(found.0.map(\.article), equals: found.1.map(\.article), "the articles of “\(text)”")
            let scores = found.1.map(\.score)
            findings.expect(scores.sorted(by: >) == scores && scores.contains { $0 > 0 }, "“\(text)” is scored")
        }
    }

    private static func access(_ store: any ArticleStore, _ findings: Findings) async throws {
        let world = try await ArticleWorld(in: store)
        let scene = ArticleScene(store)
        func compare(_ found: [Article.Number], _ expected: Set<Article.Number>, _ what: String) {
            findings.expect(Set(found).symmetricDifference(expected).sorted(), equals: [], "\(what), differing")
            findings.expect(Set(found).count, equals: found.count, "\(what), each once")
        }
        for actor in world.actors {
            compare(try await scene.all(as: actor.viewer, limit: 7), world.visible(to: actor), "\(actor.name): list")
            for word in ArticleWorld.Word.allCases {
                compare(
                    try await scene.search(word.rawValue, as: actor.viewer), world.found(by: word, for: actor),
                    "\(actor.name): “\(word.rawValue)”")
            }
        }
        // Without this the comparison could be one of empty sets.
        let sets = Set(world.actors.map { world.visible(to: $0) })
        findings.expect(sets.count > world.actors.count / 2, "viewers who see different articles")
    }

    private static func comparesAtRandom(_ store: any ArticleStore, _ findings: Findings) async throws {
        let reference = InMemoryStore()
        let scene = ArticleScene(reference)
        var script = ArticleScript(scene)
        for step in 1...400 {
            let change = try script.next()
            let results = (try await store.keep([change]), try await reference.keep([change]))
            findings.expect(results.0, equals: results.1, "the result of step \(step)")
            script.note(change, results.1)
            guard step.isMultiple(of: 8) else { continue }
            let viewer = script.viewer()
            let query = ArticleQuery(viewer: viewer, filter: script.filter(), limit: script.limit())
            findings.expect(try await store.page(query), equals: try await reference.page(query), "a page, \(step)")
            for text in script.questions() {
                let search = ArticleSearch(
                    viewer: viewer, text: SearchText(text), filter: script.filter(), limit: script.limit())
                let found = (try await store.search(search), try await reference.search(search))
                findings.expect(
                    found.0.map(\.article.number), equals: found.1.map(\.article.number), "“\(text)” after step \(step)"
                )
                findings.expect(found.0, equals: found.1, "articles and scores of “\(text)” after step \(step)")
            }
        }
        findings.expect(script.conflicts > 10 && script.count > 40, "articles and conflicts")
    }
}
