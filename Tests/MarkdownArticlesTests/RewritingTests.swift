#if Markdown
    import Foundation
    import MarkdownArticles
    import Testing

    @Suite("Markdown: other addresses for links")
    struct RewritingTests {
        private func rewritten(_ text: String) async throws -> (String, [String]) {
            let scratch = try Scratch()
            try scratch.write("a.md", text).write("b.md", "b").write("c d.md", "c").write("e_f.md", "e")
            for try await page in try MarkdownFolder(at: scratch.path).pages() where page.path == "a.md" {
                let (text, missed) = try page.text { link in
                    guard case .page(_, let path, let anchor) = link.destination else { return nil }
                    return "article:\(path.prefix(1))" + (anchor.map { "#\($0)" } ?? "")
                }
                return (text, missed.map(\.address))
            }
            return ("", [])
        }

        @Test(
            "Only the addresses are others",
            arguments: [
                (
                    "*  [b](b.md) and [c](<c d.md> \"b.md\")\n*  [x](b.md#y)\n",
                    "*  [b](article:b) and [c](<article:c> \"b.md\")\n*  [x](article:b#y)\n"
                ),
                (
                    "[b]\n\n[b]: b.md \"b\"\n[c]: <c d.md>\n[e]: b.md",
                    "[b]\n\n[b]: article:b \"b\"\n[c]: <c d.md>\n[e]: article:b"
                ),
                ("[b](gone.md) ![b](b.md)", "[b](gone.md) ![b](b.md)"), ("nothing", "nothing"),
            ])
        func links(text: String, expected: String) async throws {
            let (result, missed) = try await rewritten(text)
            #expect(result == expected && missed.isEmpty, "\(missed)")
        }

        @Test("What would change anything else stays, and is told")
        func missed() async throws {
            let (result, missed) = try await rewritten("`[b](b.md)` [b](b.md) [e](e\\_f.md) [c](c%20d.md)")
            #expect(result == "`[b](b.md)` [b](b.md) [e](e\\_f.md) [c](article:c)")
            #expect(missed == ["b.md", "e_f.md"])
        }
    }
#endif
