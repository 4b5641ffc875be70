import ServiceDesk
import Testing

@Suite("Words to look for")
struct SearchTextTests {
    @Test(
        "are folded, each once, in the order typed",
        arguments: [
            ("L’imprimante du 2ᵉ ÉTAGE", ["l", "imprimante", "du", "2e", "etage"]),
            ("wacht-woord_wacht", ["wacht", "woord"]), ("Größe GRÖSSE", ["grosse"]), ("a\u{0}b", ["a", "b"]),
            ("e\u{301}té Été ÉTÉ", ["ete"]), ("Ｆｕｌｌ ﬁt", ["full", "fit"]), ("日本語 テスト", ["日本語", "テスト"]), ("?! …", []),
        ])
    func words(text: String, words: [String]) { #expect(SearchText(text).words == words) }

    @Test("are bounded in number and length")
    func bounds() {
        let many = (0..<500).map(String.init).joined(separator: " ")
        #expect(SearchText(many).words == (0..<SearchText.maximumWords).map(String.init))
        #expect(SearchText(String(repeating: "x", count: 5_000)).words.map(\.utf8.count) == [60])
        let cut = SearchText.words(in: String(repeating: "語", count: 100))
        #expect(cut == [String(repeating: "語", count: 20)])
    }

    @Test("of plain and of accented texts follow the same rules")
    func samePaths() {
        for text in ["VPN 2-faktor x_y", "abc\tdef\r\nghi", String(repeating: "ab", count: 40) + " c"] {
            // A letter with an accent takes the text through the general path; its word is left out again.
            #expect(SearchText.words(in: text + " é") == SearchText.words(in: text) + ["e"])
        }
    }
}
