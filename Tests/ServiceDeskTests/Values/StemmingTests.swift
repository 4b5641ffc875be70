import ServiceDesk
import Testing

@Suite("Words of articles and of questions")
struct StemmingTests {
    @Test(
        "meet in any inflection, with or without accents",
        arguments: [
            ("en", "printers", "printer"), ("en-US", "Deleting", "deleted"), ("fr", "bloquées", "bloque"),
            ("fr", "IMPRIMANTES", "imprimante"), ("fr", "oublier", "oubliée"), ("nl", "wachtwoorden", "wachtwoord"),
            ("nl-BE", "aanvragen", "aanvraag"), ("de", "Passwörter", "Passwort"), ("es", "contraseñas", "contrasena"),
            ("nb", "skriverne", "skriver"), ("nn", "skriverne", "skriver"), ("fi", "tulostimet", "tulostimen"),
        ] as [(Language, String, String)])
    func meet(language: Language, text: String, question: String) {
        let stemming = Stemming(language)
        #expect(stemming.terms(in: text) == stemming.terms(in: question))
        #expect(stemming.terms(in: text).allSatisfy { $0.hasPrefix(stemming.tag + ":") })
    }

    @Test("stay as they are in a language without stems, and in the same index as all such")
    func unknown() {
        #expect(Stemming("lv").terms(in: "Printeri nestrādā") == [":printeri", ":nestrada"])
        #expect(Stemming("tlh").terms(in: "printers") == [":printers"])
    }

    @Test("are counted four times where they stand in the title")
    func title() throws {
        let content = ArticleContent("Locked screens", text: "A screen locks itself.", language: "en", team: "it")
        let revision = try ArticleRevision(
            of: Article.ID(UniqueID(high: 1, low: 1)), after: nil, at: Timestamp(microseconds: 0),
            author: .person("bram"), state: .published, content: content)
        let words = try #require(revision.passage?.words)
        #expect(words.count == 2 * ArticleRanking.titleFactor + 4)
        #expect(words.count { $0 == "en:screen" } == 5 && words.count { $0 == "en:lock" } == 5)
    }

    private func terms(_ text: String, _ languages: Language...) -> [[String]] {
        ArticleQuestion(SearchText(text), languages: languages).words.map { word in
            word.terms.map { $0.text + ($0.isPrefix ? "*" : "") }
        }
    }

    @Test("have a stem for each language that articles have")
    func languages() {
        #expect(terms("passwords x", "en", "nl-BE", "en-GB") == [["en:password", "nl:password"], ["en:x", "nl:x"]])
        #expect(terms("mail mails vpn x", "en").count == 3)
        #expect(terms("vpn") == [[]])
    }

    @Test("may be half typed, if they come last")
    func beginnings() {
        #expect(terms("vpn prin", "en") == [["en:vpn"], ["en:prin*"]])
        #expect(terms("vpn pr", "en") == [["en:vpn"], ["en:pr"]])
        #expect(terms("impriman", "fr") == [["fr:impri", "fr:imprim", "fr:imprima", "fr:impriman*"]])
        let word = ArticleQuestion(SearchText("printi"), languages: ["en" as Language]).words[0]
        #expect(word.count(in: ["en:print", "en:printing", "en:printer", "nl:print"]) == 2)
    }

    @Test(
        "that hold a question together are told from the others",
        arguments: [
            ("how do i reset my password", ["reset", "password"], 4),
            ("comment est-ce que je change le toner", ["change", "toner"], 6),
            ("hoe kan ik een badge aanvragen", ["badge", "aanvragen"], 4),
            ("wie kann ich das Passwort ändern", ["passwort", "andern"], 4),
            ("what happens when you die", ["happens", "die"], 3), ("die rente", ["die", "rente"], 0),
            ("how do i", ["how", "do", "i"], 0),
        ] as [(String, [String], Int)])
    func function(text: String, content: [String], others: Int) {
        let question = ArticleQuestion(SearchText(text), languages: ["lv" as Language])
        #expect(
            question.words.compactMap { $0.terms.first { $0.isPrefix } ?? $0.terms.first }.map(\.text)
                == content.map { ":" + $0 })
        #expect(question.functionWords.count == others)
    }

    @Test("weigh more where they are rare, and something where they are not")
    func ranking() {
        let ranking = ArticleRanking(passageCount: 100, wordCount: 10_000)
        let weights = [1, 10, 50, 99, 100].map { ranking.weight(matches: $0) }
        #expect(zip(weights, weights.dropFirst()).allSatisfy { $0 > $1 } && weights.allSatisfy { $0 > 0 })
        func score(_ frequency: Int, _ length: Int) -> Int {
            ranking.score(weight: weights[1], frequency: frequency, length: length)
        }
        #expect(score(0, 100) == 0 && score(1, 100) < score(2, 100) && score(2, 200) < score(2, 100))
        #expect(score(1_000_000, 100) <= Int(weights[1]))
    }
}
