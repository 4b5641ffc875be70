import Foundation
import MarkdownArticles
import ServiceDesk
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
}
