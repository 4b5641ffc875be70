#if Markdown
    import MarkdownArticles
    import Testing

    @Suite("Markdown: the handbook")
    struct HandbookTests {
        @Test("Every page has a title, HTML and text", .enabled(if: Fixtures.areThere, "the fixtures are not there"))
        func pages() async throws {
            var renderer = MarkdownRenderer()
            renderer.policy.headingPrefix = "page-"
            let pages = try MarkdownFolder(at: Fixtures.handbook).pages()
            var (paths, relative, empty): ([String], Int, Int) = ([], 0, 0)
            for try await page in pages {
                paths.append(page.path)
                relative += page.links.count
                #expect(!page.title.isEmpty && page.title.first != "#", "\(page.path)")
                let findings = AllowedHTML.findings(in: try renderer.html(page.text))
                #expect(findings.isEmpty, "\(page.path): \(findings)")
                guard page.text.contains(where: { !$0.isWhitespace }) else {
                    // Such a page only leads elsewhere, by a key of its front matter.
                    empty += 1
                    #expect(page.warnings.map(\.message) == ["The page has no text."], "\(page.path)")
                    continue
                }
                #expect(!(try renderer.plainText(page.text)).isEmpty, "\(page.path)")
                let excerpt = try renderer.excerpt(page.text, characters: 160)
                #expect(!excerpt.isEmpty && excerpt.count <= 160, "\(page.path)")
            }
            let report = pages.report
            #expect(report.pages == 239 && report.passedOver.isEmpty, "\(report)")
            #expect(paths.count == 239 && paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
            #expect(relative > 0 && empty == 6)
        }
    }
#endif
