#if Markdown
    import Foundation
    import MarkdownArticles
    import Testing

    @Suite("Markdown: front matter")
    struct FrontMatterTests {
        /// What is said of a page that begins so; `nil` where it is read.
        private func problem(_ text: String) async throws -> String? {
            let scratch = try Scratch()
            try scratch.write("a.md", text)
            let pages = try MarkdownFolder(at: scratch.path).pages()
            for try await _ in pages {}
            #expect(pages.report.pages + pages.report.passedOverCount == 1)
            return pages.report.passedOver.first?.description
        }

        @Test(
            "What is broken is told with its line",
            arguments: [
                ("---\ntitle: a\nkeywords: [b\n---\n", "a.md:4: The front matter is no YAML"),
                ("---\ntitle: a: b\n---\n", "a.md:2: The front matter is no YAML"),
                ("---\ntitle: a\n", "a.md:1: The front matter has no line “---” at its end."),
                ("---\n- a\n---\n", "a.md:2: The front matter is written as keys and values."),
                ("---\ntitle: a\ntitle: b\n---\n", "a.md:2: “title” stands there twice."),
                ("---\n\ntitle: [a]\n---\n", "a.md:3: The title is one text."),
                ("---\na: b\naudience: all\n---\n", "a.md:3: “all” is no audience"),
                ("---\naudience: [everyone, 'department:']\n---\n", "a.md:2: “department:” is no audience"),
                ("---\nreview: soon\n---\n", "a.md:2: “soon” is no day"),
                ("---\nreview: 2026-02-30\n---\n", "a.md:2: “2026-02-30” is no day"),
                ("---\nlang: klingon\n---\n", "a.md:2: “klingon” is no language"),
                ("---\ntags: {a: b}\n---\n", "a.md:2: Tags are a list of texts."),
                ("---\na: &b c\n---\n", "a.md:2: Anchors and aliases"),
                ("---\na: &b c\nd: *b\n---\n", "a.md:2: Anchors and aliases"),
                ("---\na: *b\n---\n", "a.md:2: The front matter is no YAML"),
            ])
        func broken(text: String, expected: String) async throws {
            let told = try await problem(text)
            #expect(told?.hasPrefix(expected) == true, "\(told ?? "nothing")")
        }

        @Test("What is hostile is refused at once")
        func hostile() async throws {
            var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
            for level in 1...30 {
                bomb +=
                    "a\(level): &a\(level) [" + [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
                    + "]\n"
            }
            bomb += "? *a30\n: a\n? *a30\n: b\n"
            let (clock, start) = (ContinuousClock(), ContinuousClock().now)
            for yaml in [
                bomb, String(repeating: "[", count: 30_000), String(repeating: "{a: ", count: 10_000),
                String(repeating: "- ", count: 30_000), String(repeating: "? ", count: 30_000),
                "a: " + String(repeating: "x", count: 70_000), String(repeating: "a:\n", count: 20_000),
                "a: \"" + String(repeating: "\\", count: 60_000), "a: !!binary |\n  x\nb: !<tag:x> y\nc: \u{1}",
            ] {
                let told = try await problem("---\n\(yaml)\n---\ntext\n")
                #expect(told?.hasPrefix("a.md:") == true, "\(yaml.prefix(40)): \(told ?? "nothing")")
            }
            #expect(clock.now - start < .seconds(20))
        }

        @Test(
            "What is no front matter is text",
            arguments: [
                "", "\n---\na: b\n---\n", "----\n", "a\n---\n", "---\n---\n", "---\n# only a comment\n---\nb",
                " ---\na\n---\n",
                "---\ntitle:\ntags: []\naudience: ~\n---\n", "---\ndescription: |\n  *a* & b\n  * c\n---\n",
                "---\nreview: 2026-03-02T10:00:00Z\n...\ntext",
            ])
        func none(text: String) async throws { #expect(try await problem(text) == nil) }
    }
#endif
