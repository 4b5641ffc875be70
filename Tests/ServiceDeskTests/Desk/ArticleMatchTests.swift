import ServiceDesk
import ServiceDeskTesting
import Testing

/// Which revision of an article is listed or answers, where the viewer may read two.
@Suite("The revision that matches")
struct ArticleMatchTests {
    private let company: Company

    /// Published in French about toner, with a draft behind it in Dutch about paper.
    init() async throws {
        company = try await Company()
        let bram = try await company.viewer("bram")
        var content = ArticleContent(
            "Changer le toner", text: "Ouvrez le capot.", language: "fr", team: "it", audience: .everyone,
            tags: ["toner"])
        try await company.desk.write(content, as: bram)
        try await company.desk.publish(1, as: bram)
        (content.title, content.text, content.language) = ("Papier bijvullen", "Open de klep. Neem papier.", "nl")
        content.tags = ["papier"]
        try await company.desk.revise(1, version: 2, to: content, as: bram)
    }

    private func listed(_ person: Person.ID, _ filter: ArticleFilter) async throws -> [Int?] {
        let query = ArticleQuery(viewer: try await company.viewer(person), filter: filter)
        return try await company.desk.page(query).articles.map { query.match(in: $0)?.version }
    }

    private func found(
        _ person: Person.ID, _ text: String, _ filter: ArticleFilter = ArticleFilter()
    ) async throws -> [Int?] {
        let query = ArticleSearch(viewer: try await company.viewer(person), text: SearchText(text), filter: filter)
        return try await company.desk.search(query).map { query.match(in: $0.article)?.version }
    }

    @Test("of a list is the newest that meets the filter; readers have the published one only")
    func lists() async throws {
        #expect(try await listed("bram", ArticleFilter()) == [3])
        #expect(try await listed("bram", ArticleFilter { $0.states = [.published] }) == [2])
        #expect(try await listed("bram", ArticleFilter { $0.states = [.draft, .published] }) == [3])
        #expect(try await listed("bram", ArticleFilter { $0.tags = ["toner"] }) == [2])
        #expect(try await listed("bram", ArticleFilter { $0.languages = ["nl"] }) == [3])
        #expect(try await listed("anna", ArticleFilter()) == [2])
        #expect(try await listed("anna", ArticleFilter { $0.languages = ["nl"] }) == [])
    }

    @Test("of a search has the most of the words, in any inflection, the last one begun")
    func searches() async throws {
        #expect(try await found("bram", "toner") == [2])
        #expect(try await found("bram", "papier") == [3])
        #expect(try await found("anna", "toner") == [2])
        #expect(try await found("anna", "papier") == [])
        // “ouvre” begins a word of the published one; “open” stands in the draft.
        #expect(try await found("bram", "ouvre") == [2])
        #expect(try await found("bram", "toner ouvrez klep") == [2])
        #expect(try await found("bram", "toner klep papier") == [3])
        #expect(try await found("bram", "toner papier") == [3], "the newer of two with as many words")
        #expect(try await found("bram", "toner papier", ArticleFilter { $0.states = [.published] }) == [2])
        #expect(try await found("bram", "papier", ArticleFilter { $0.states = [.published] }) == [])
    }

    @Test("is none where the viewer may read none, or none answers")
    func none() async throws {
        let kept = try #require(try await company.store.articles([1]).first)
        let (tess, bram) = (try await company.viewer("tess"), try await company.viewer("bram"))
        #expect(ArticleQuery(viewer: tess).match(in: kept) == nil)
        #expect(ArticleSearch(viewer: tess, text: SearchText("toner")).match(in: kept) == nil)
        #expect(ArticleSearch(viewer: bram, text: SearchText("écran")).match(in: kept) == nil)
        #expect(ArticleSearch(viewer: bram, text: SearchText("")).match(in: kept) == nil)
        let anna = try await company.viewer("anna")
        #expect(ArticleSearch(viewer: anna, text: SearchText("papier toner")).match(in: kept)?.version == 2)
    }
}
