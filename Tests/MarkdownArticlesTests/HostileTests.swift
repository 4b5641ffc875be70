#if Markdown
    import Foundation
    import MarkdownArticles
    import Testing

    @Suite("Markdown: hostile texts")
    struct HostileTests {
        private struct Document: Decodable {
            let id: String
            let payload: String
        }

        /// Within a second or so, and here with room for a slow machine.
        private static let patience = Duration.seconds(20)

        @Test("Hostile HTML comes out as text", .enabled(if: Fixtures.areThere, "the fixtures are not there"))
        func documents() throws {
            let lines = try Data(contentsOf: URL(fileURLWithPath: Fixtures.hostile)).split(separator: 0x0A)
            let documents = try lines.map { try JSONDecoder().decode(Document.self, from: Data($0)) }
            try #require(documents.count == 223)
            var renderer = MarkdownRenderer()
            for prefix in [nil, "s-"] {
                renderer.policy.headingPrefix = prefix
                for document in documents {
                    // As it is, and where Markdown looks for other things than blocks of HTML.
                    let once = document.payload.replacing("\n", with: " ")
                    let texts = [
                        document.payload, "a \(once) b", "# \(once)", "[\(once)](\(once))", "![\(once)](\(once))",
                        "[a](<\(once)> \"\(once)\")", "| \(once) |\n|---|\n| \(once) |", "```\(once)\n\(once)\n```",
                        "[a]\n\n[a]: \(once)", "> - \(document.payload)", "<\(once)>",
                    ]
                    for text in texts {
                        let findings = AllowedHTML.findings(in: try renderer.html(text))
                        #expect(findings.isEmpty, "\(document.id): \(findings) in \(text)")
                        let plain = try renderer.plainText(text) + renderer.excerpt(text)
                        #expect(plain.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" }, "\(document.id)")
                    }
                }
            }
        }

        @Test(
            "No address runs anything, however it is written",
            arguments: [
                "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&Tab;script:alert(1)", "java&#10;script:alert(1)",
                "&#1;javascript:alert(1)", "javascript&colon;alert(1)", "&#x6A;avascript:alert(1)", "vbscript:x",
                "data:,x",
                "data:text/html;base64,PHNjcmlwdD4=", "data:image/png;base64,AAAA", "file:///etc/passwd", "blob:x",
                "javascript\\:alert(1)", "feed:javascript:alert(1)", "jar:x", "view-source:x", "article:7",
                "\u{A0}javascript:alert(1)", "ｊavascript:alert(1)", "java\u{AD}script:alert(1)",
            ])
        func addresses(address: String) throws {
            let renderer = MarkdownRenderer()
            let texts = [
                "[a](\(address))", "[a](<\(address)>)", "![a](\(address))", "<\(address)>", "[a]\n\n[a]: \(address)",
                "[![b](\(address))](\(address))", "[a](<\(address)> 'title')",
            ]
            for text in texts {
                let html = try renderer.html(text)
                #expect(AllowedHTML.findings(in: html).isEmpty, "\(text): \(html)")
                #expect(!html.contains("href"), "\(text): \(html)")
            }
        }

        @Test("What would take for ever is refused or rendered at once", arguments: HostileText.all)
        func bounded(_ hostile: HostileText) throws {
            for size in hostile.sizes {
                let (text, clock) = (hostile.make(size), ContinuousClock())
                let start = clock.now
                do throws(MarkdownError) {
                    var renderer = MarkdownRenderer()
                    renderer.limits.bytes = 600_000
                    let html = try renderer.html(text)
                    #expect(AllowedHTML.findings(in: html).isEmpty)
                    #expect(html.utf8.count <= renderer.limits.outputBytes)
                    _ = try renderer.plainText(text)
                    _ = try renderer.excerpt(text)
                    _ = try renderer.outline(text)
                } catch {
                    #expect(!error.description.isEmpty)
                }
                #expect(clock.now - start < Self.patience, "\(hostile) of \(size) took \(clock.now - start)")
            }
        }

        @Test("Ten megabytes are refused before anything is made of them", arguments: ["[", "*", "> ", "|", "a "])
        func long(piece: String) {
            let text = String(repeating: piece, count: 10_000_000 / piece.utf8.count)
            #expect(throws: MarkdownError.tooLong(bytes: 10_000_000, limit: 512 << 10)) {
                try MarkdownRenderer().html(text)
            }
            var renderer = MarkdownRenderer()
            renderer.limits.bytes = .max
            #expect(throws: MarkdownError.tooLong(bytes: 20_000_000, limit: 16 << 20)) {
                try renderer.html(text + text)
            }
        }

        @Test("Limits are named with what to do")
        func limits() throws {
            var renderer = MarkdownRenderer()
            renderer.limits.bytes = 10
            #expect(throws: MarkdownError.tooLong(bytes: 11, limit: 10)) { try renderer.html("12345678901") }
            renderer.limits = MarkdownLimits()
            renderer.limits.outputBytes = 20
            #expect(throws: MarkdownError.outputTooLong(limit: 20)) { try renderer.html("a & b & c & d & e") }
            #expect(throws: MarkdownError.outputTooLong(limit: 20)) { try renderer.plainText("a & b & c & d & e & f") }
            renderer.limits = MarkdownLimits()
            let quotes = String(repeating: "> ", count: 101) + "a"
            #expect(throws: MarkdownError.tooDeep(limit: 100)) { try renderer.html(quotes) }
            #expect(try renderer.html(String(quotes.dropFirst(6))).contains("<p>a</p>"))
            #expect(MarkdownError.tooDeep(limit: 100).description.contains("100"))
            #expect(MarkdownRenderer.verbatimHTML("a <b> & c") == "<pre>a &lt;b&gt; &amp; c</pre>\n")
        }

        @Test("Many tasks render at once without disturbing one another")
        func concurrent() async throws {
            let renderer = MarkdownRenderer()
            let text = "~~a~~ www.example.org\n\n| a | b |\n|---|---|\n| ~~c~~ | d |\n\n- [x] *e*\n"
            let expected = try renderer.html(text)
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 {
                    group.addTask { try (0..<500).allSatisfy { _ in try renderer.html(text) == expected } }
                }
                for try await isSame in group { #expect(isSame) }
            }
            #expect(expected.contains("<del>a</del>") && expected.contains("http://www.example.org"))
        }
    }
#endif
