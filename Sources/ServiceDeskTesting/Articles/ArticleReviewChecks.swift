import ServiceDesk

/// Articles are listed by when they are looked at again, and by what they translate.
enum ArticleReviewChecks {
    static let all: [StoreCheck<any ArticleStore>] = [
        StoreCheck("article review: what is to be looked at before a day is listed", listsReviews),
        StoreCheck("article review: the day of a revision goes with it", movesReviews),
        StoreCheck("article translations: those of one article are listed", listsTranslations),
    ]

    private static let days = ["0001-01-01", "0999-12-31", "2026-09-30", "2026-10-01", "9999-12-31"]
        .compactMap { CalendarDate($0) }

    private static func filter(before day: CalendarDate) -> ArticleFilter { ArticleFilter { $0.reviewBefore = day } }

    private static func listsReviews(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        var articles: [Article] = []
        for day in days + [nil] {
            var content = scene.content("Sujet")
            content.reviewBy = day
            articles.append(try await scene.write(content))
        }
        guard let last = days.last else { return }
        for day in days + [last.advanced(byDays: 1)] {
            let expected = articles.filter { $0.newest.content.reviewBy.map { $0 < day } ?? false }.map(\.number)
            let filter = filter(before: day)
            findings.expect(try await scene.all(filter), equals: expected, "before \(day)")
            findings.expect(
                try await scene.search("sujet", as: ArticleScene.host, filter).sorted(), equals: expected,
                "search: before \(day)")
        }
    }

    private static func movesReviews(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        let now = scene.clock.now()
        let (owner, reader) = (Viewer("bram", teams: ["it"], now: now), Viewer("anna", now: now))
        let due = filter(before: days[3])
        func expect(_ forReader: Bool, _ forOwner: Bool, _ when: String) async throws {
            findings.expect(try await scene.all(as: reader, due), equals: forReader ? [1] : [], "reader, \(when)")
            findings.expect(try await scene.all(as: owner, due), equals: forOwner ? [1] : [], "owner, \(when)")
        }
        var content = scene.content("Sujet")
        content.reviewBy = days[2]
        var article = try await scene.write(content)
        try await expect(true, true, "due")
        content.reviewBy = days[3]
        article = try await scene.revise(article, .draft, content)
        // Until it is published, readers see the old one.
        try await expect(true, true, "put off in a draft")
        article = try await scene.revise(article, .published)
        try await expect(false, false, "put off")
        content.reviewBy = days[1]
        article = try await scene.revise(article, .draft, content)
        try await expect(false, true, "due in a draft")
        content.reviewBy = nil
        article = try await scene.revise(article, .published, content)
        try await expect(false, false, "without a day")
        findings.expect(try await scene.found(article.id), equals: article, "the article")
    }

    private static func listsTranslations(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ArticleScene(store)
        let (first, second) = (try await scene.write(scene.content("Un")), try await scene.write(scene.content("Deux")))
        func translation(_ original: Article, _ state: ArticleState) async throws -> Article.Number {
            var content = scene.content("Een", language: "nl")
            content.translationOf = original.id
            return try await scene.write(content, state).number
        }
        let published = try await translation(first, .published)
        let draft = try await translation(first, .draft)
        let other = try await translation(second, .published)
        let reader = Viewer("anna", now: scene.clock.now())
        let filter = ArticleFilter { $0.translationOf = first.id }
        findings.expect(try await scene.all(filter), equals: [published, draft], "all")
        findings.expect(try await scene.all(as: reader, filter), equals: [published], "those that a reader sees")
        let ofOther = ArticleFilter { $0.translationOf = second.id }
        findings.expect(try await scene.all(ofOther), equals: [other], "of another article")
        let none = ArticleFilter { $0.translationOf = scene.newID() }
        findings.expect(try await scene.all(none), equals: [], "of no article")
    }
}
