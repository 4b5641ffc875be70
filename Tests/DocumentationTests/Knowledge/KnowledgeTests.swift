import Foundation
import MarkdownArticles
import ServiceDesk
import ServiceDeskTesting
import Testing

/// The code of the guide "Knowledge".
@Suite struct KnowledgeTests {
    @Test func aFolderBecomesArticlesThatAreFound() async throws {
        let store = InMemoryStore()
        try await store.save([
            .person(Person(id: "lena", name: "Lena")), .person(Person(id: "anna", name: "Anna")),
            .team(Team(id: "hr", name: "HR", members: [.init("lena")])),
        ])
        let desk = Desk(store)
        let (lena, anna) = (try await desk.viewer(for: "lena"), try await desk.viewer(for: "anna"))
        let folder = try TemporaryFolder()
        let path = folder.path("handbook")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let page = "---\nlang: fr\n---\n# Demander un congé\n\nPar le formulaire, une semaine avant.\n"
        try Data(page.utf8).write(to: URL(fileURLWithPath: path + "/conge.md"))
        // snippet: knowledge-import
        let pages = try MarkdownFolder(at: path).pages()
        for try await page in pages {
            var content = ArticleContent(page.title, text: page.text, language: page.language, team: "hr")
            (content.audience, content.tags, content.reviewBy) = (.everyone, page.tags, page.reviewOn)
            let draft = ArticleDraft(id: page.id, content)
            let saved = try await desk.save([draft], publishing: true, as: lena)
            print(page.path, saved[0].number ?? 0)
        }
        for problem in pages.report.passedOver { print(problem) }
        // end
        #expect(pages.report.pages == 1 && pages.report.passedOver.isEmpty)
        // snippet: knowledge-suggestions
        let text = "Bonjour, je ne sais pas comment demander un congé pour la semaine prochaine. Merci !"
        let suggestions = try await desk.suggestions(for: text, as: anna)
        for article in suggestions.articles { print("A\(article.number)", article.published?.content.title ?? "") }
        // end
        #expect(suggestions.articles.map(\.newest.content.title) == ["Demander un congé"])
        // snippet: knowledge-search
        let found = try await desk.search(ArticleSearch(viewer: anna, text: SearchText("demander congé"), limit: 5))
        for answer in found { print("A\(answer.article.number)", answer.article.newest.content.title, answer.score) }
        // end
        #expect(found.count == 1 && found.allSatisfy { $0.score > 0 })
    }

    /// Five readers, as the guide tells.
    @Test func whatTheExampleSaysIsCounted() async throws {
        let clock = ManualClock()
        let monday = clock.now()
        var configuration = Desk.Configuration()
        configuration.time = clock
        let (store, readers) = (InMemoryStore(), ["anna", "joris", "mia", "tom", "lea"] as [Person.ID])
        try await store.save(
            (readers + ["lena"]).map { .person(Person(id: $0, name: $0.rawValue.capitalized)) } + [
                .team(Team(id: "payroll", name: "Payroll", members: [.init("lena")]))
            ])
        let desk = Desk(store, configuration: configuration)
        let (lena, anna) = (try await desk.viewer(for: "lena"), try await desk.viewer(for: "anna"))
        let content = ArticleContent(
            "Why does my payslip show 19 days?", text: "Holidays.", language: "en", team: "payroll",
            audience: .everyone)
        try await desk.publish(.id(try await desk.write(content, as: lena).id), as: lena)
        for reader in readers { try await desk.read(1, as: try await desk.viewer(for: reader)) }
        try await desk.rate(1, .helpful, as: try await desk.viewer(for: "joris"))
        try await desk.rate(1, .notHelpful, as: try await desk.viewer(for: "mia"))
        clock.advance(bySeconds: 3 * 3_600)
        try await desk.open(RequestDraft("My payslip", team: "payroll"), as: anna)
        clock.advance(bySeconds: 86_400)
        try await desk.runOnce()
        let sunday = clock.now()
        let found = try await desk.articleUse(ArticleUseQuery(viewer: lena, from: monday, to: sunday)).total
        let use = try #require(found)
        #expect(use.openedNothing == Share(4, of: 5) && use.helpful == Share(1, of: 2))
        #expect(use.answeredAtLeast == Share(1, of: 5) && use.answeredAtMost == Share(3, of: 5))
        // snippet: knowledge-reading
        let article = try await desk.read(1, as: anna)
        try await desk.rate(.id(article.id), .helpful, as: anna)
        let week = ArticleUseQuery(viewer: lena, from: monday, to: sunday, by: .article)
        for row in try await desk.articleUse(week).rows {
            guard let use = row.use else { continue }  // withheld
            for figure in ArticleFigure.allCases { print(figure.definition.title, figure.share(of: use)) }
        }
        // end
    }

    @Test func theGuideSaysOfEachFigureWhatThePackageSays() throws {
        let guide = try String(
            contentsOf: Snippets.root.appendingPathComponent("Documentation/Knowledge.md"), encoding: .utf8)
        for figure in ArticleFigure.allCases {
            let definition = figure.definition
            let row =
                "| `\(figure.rawValue)`, \(definition.title) | \(definition.meaning) | \(definition.formula) | "
                + "\(definition.isNot) |"
            #expect(guide.contains(row), "\(row)")
        }
    }
}
