#if Markdown
    import MarkdownArticles
    import Testing

    @Suite("Markdown: text")
    struct PlainTextTests {
        private static let article = """
            # Parental leave

            Ask your *supervisor*, see [the form](https://example.org/form) or <https://example.org>
            and write to people@example.org. [Above](#top)

            - one
              - two
            - [x] three

            3. c
            4. d

            > quoted
            > again

            | Weeks | Who |
            |---|---|
            | 12 | parents |
            | 4 | 他の人 |

            ```
            let a = 1

            let b = 2
            ```

            ---

            Last ~~not~~.
            """

        @Test("An article in a terminal")
        func article() throws {
            #expect(
                try MarkdownRenderer().plainText(Self.article, width: 60) == """
                    Parental leave
                    ==============

                    Ask your supervisor, see the form (https://example.org/form)
                    or https://example.org and write to people@example.org.
                    Above

                    - one
                      - two
                    - [x] three

                    3. c
                    4. d

                    > quoted again

                    Weeks  Who
                    -----  -------
                    12     parents
                    4      他の人

                        let a = 1

                        let b = 2

                    ----------------------------------------

                    Last ~~not~~.

                    """)
        }

        @Test("A table that is too wide is told row by row")
        func wideTable() throws {
            let text = "| Name | Said |\n|---|---|\n| Anna | it is a long way to Tipperary |\n| Bo | |\n"
            #expect(
                try MarkdownRenderer().plainText(text, width: 24)
                    == "Name: Anna\nSaid: it is a long way\n  to Tipperary\n\nName: Bo\n")
        }

        @Test("No line is wider than asked, addresses and code aside", arguments: [20, 40, 80])
        func width(_ width: Int) throws {
            let words = (0..<200).map { String(repeating: $0 % 7 == 0 ? "字" : "w", count: $0 % 31 + 1) }
            let text = words.joined(separator: " ")
            for line in try MarkdownRenderer().plainText("# \(text)\n\n> \(text)\n\n- \(text)", width: width).split(
                separator: "\n")
            {
                let columns = line.reduce(0) { $0 + ($1 == "字" ? 2 : 1) }
                #expect(columns <= max(width, 22), "\(line)")
            }
        }

        @Test("No article moves the cursor or turns the writing")
        func controls() throws {
            let text =
                "a\u{1B}[31mb\u{7}c\u{9B}2Jd\u{202E}e\u{2066} [f](http://x\u{1B}y) `\u{1B}`\n\n    \u{1B}c\r\n\tx\n"
            let plain = try MarkdownRenderer().plainText(text) + MarkdownRenderer().excerpt(text)
            let bad = plain.unicodeScalars.filter {
                ($0.value < 0x20 && $0 != "\n") || (0x7F..<0xA0).contains($0.value)
                    || [0x202E, 0x2066].contains($0.value)
            }
            #expect(bad.isEmpty, "\(plain)")
        }

        @Test("The first words, without the heading that says the title again")
        func excerpt() throws {
            let renderer = MarkdownRenderer()
            let text =
                "# Leave\n\nTwelve *weeks* for [parents](https://example.org).\n\n| a | b |\n|---|---|\n| c | d |\n"
            #expect(try renderer.excerpt(text) == "Twelve weeks for parents. a b c d")
            #expect(try renderer.excerpt(text, characters: 20) == "Twelve weeks for…")
            #expect(try renderer.excerpt(text, characters: 33) == "Twelve weeks for parents. a b c d")
            #expect(try renderer.excerpt("", characters: 20) == "")
            #expect(try renderer.excerpt(String(repeating: "字", count: 300), characters: 10).count == 10)
        }

        @Test("The headings in their order")
        func outline() throws {
            let headings = try MarkdownRenderer().outline("# A `b`\n\nc\n\n### D\n---\n\nE\n===\n")
            #expect(headings.map(\.title) == ["A b", "D", "E"] && headings.map(\.level) == [1, 3, 1])
            #expect(headings.map(\.id) == ["a-b", "d", "e"])
        }
    }
#endif
