import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Suggestions while somebody writes")
struct SuggestionTests {
    @Test(
        "What a text is about is looked for, in three languages",
        arguments: [
            (
                "Bonjour, est-ce que vous pouvez m’aider ? Mon imprimante ne marche plus.",
                ["aider", "imprimante", "marche"]
            ),
            ("Hello, I can't open the door of my garage any more, thanks!", ["open", "door", "garage"]),
            ("Beste, mijn scherm is stuk en de muis doet het niet meer", ["scherm", "stuk", "muis", "doet"]),
            ("VPN 691", ["vpn", "691"]), ("Is it on?", ["is", "it", "on"]), ("…", []),
        ])
    func telling(text: String, words: [String]) {
        #expect(SearchText(draft: text).words == words)
    }

    @Test("Of a long text the words that come most often are looked for, in their order")
    func long() {
        let names = (0..<40).map { "w\($0)x" }.joined(separator: " ")
        let words = SearchText(draft: "\(names) badge parking badge parking").words
        #expect(words.count == SearchText.maximumWords && words.suffix(2) == ["badge", "parking"])
        #expect(words.prefix(2) == ["w0x", "w1x"])
        let far = String(repeating: "bonjour ", count: 1_000) + "imprimante"
        #expect(SearchText(draft: far).words == ["imprimante"])
    }

    @Test("Known errors, articles and solved requests come, each once, as the viewer may read them")
    func suggestions() async throws {
        let company = try await Company()
        let (desk, bram, anna) = (company.desk, try await company.viewer("bram"), try await company.viewer("anna"))
        func write(_ title: String, _ audience: Audience, tag: String? = nil) async throws {
            let content = ArticleContent(
                title, text: "Rallumez l’imprimante.", language: "fr", team: "it", audience: audience,
                tags: tag.map { [$0] } ?? [])
            try await desk.publish(.id(try await desk.write(content, as: bram).id), as: bram)
        }
        try await write("Imprimante muette", .everyone, tag: Desk.knownErrorTag)
        try await write("Une imprimante ne répond plus", .everyone)
        try await write("Imprimante : pour les agents", .agents)
        try await desk.write(
            ArticleContent("Imprimante : brouillon", text: "", language: "fr", team: "it"), as: bram)
        for resolution in [Resolution.fixed, .declined] {
            _ = try await company.perform(.resolve(resolution), on: try await company.open(), by: "bram")
        }
        _ = try await company.open()
        let text = "Bonjour, mon imprimante ne répond plus"
        let forAnna = try await desk.suggestions(for: text, as: anna)
        #expect(forAnna.knownErrors.map(\.number) == [1] && forAnna.articles.map(\.number) == [2])
        #expect(forAnna.requests.map(\.number) == [1])
        let forBram = try await desk.suggestions(for: text, as: bram, limit: 20)
        #expect(forBram.knownErrors.map(\.number) == [1] && Set(forBram.articles.map(\.number)) == [2, 3])
        #expect(forBram.articles.allSatisfy { $0.published != nil })
        let forWim = try await desk.suggestions(for: text, as: try await company.viewer("wim"))
        #expect(forWim.requests.isEmpty && forWim.articles.map(\.number) == [2])
        #expect(try await desk.suggestions(for: text, as: try await company.viewer("tess")).isEmpty)
        #expect(try await desk.suggestions(for: "…", as: anna).isEmpty)
        for limit in [0, 21] {
            let refusal = try await company.refusal {
                _ = try await desk.suggestions(for: text, as: anna, limit: limit)
            }
            #expect(refusal == .invalidField)
        }
    }
}
