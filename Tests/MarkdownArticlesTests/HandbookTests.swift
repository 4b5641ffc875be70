#if Markdown
    import MarkdownArticles
    import ServiceDesk
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

        @Test("A desk takes every page, once", .enabled(if: Fixtures.areThere, "the fixtures are not there"))
        func saved() async throws {
            let store = InMemoryStore()
            try await store.save([
                .person(Person(id: "lena", name: "Lena")), .team(Team(id: "hr", name: "HR", members: [.init("lena")])),
            ])
            let desk = Desk(store)
            let lena = try await desk.viewer(for: "lena")
            var options = MarkdownFolder.Options()
            options.tagsFromFolders = true
            var drafts: [ArticleDraft] = []
            for try await page in try MarkdownFolder(at: Fixtures.handbook, options).pages() {
                var content = ArticleContent(page.title, text: page.text, language: page.language, team: "hr")
                content.tags = page.tags
                drafts.append(ArticleDraft(id: page.id, content))
            }
            for isFirst in [true, false] {
                for start in stride(from: 0, to: drafts.count, by: ArticleChange.maximumBatch) {
                    let batch = Array(drafts[start..<min(start + ArticleChange.maximumBatch, drafts.count)])
                    for saving in try await desk.save(batch, publishing: true, as: lena) {
                        switch saving {
                        case .added: #expect(isFirst)
                        case .unchanged: #expect(!isFirst)
                        case .changed, .edited, .refused: Issue.record("\(saving)")
                        }
                    }
                }
            }
            // Whoever is not of the team learns nothing of what is there.
            try await store.save([.person(Person(id: "emily", name: "Emily"))])
            let emily = try await desk.viewer(for: "emily")
            let asked = try await desk.save([drafts[0]], publishing: true, overwriting: true, as: emily)
            guard case .refused(let rejection)? = asked.first else {
                Issue.record("\(asked)")
                return
            }
            #expect(rejection.code == .notFound)
        }
    }
#endif
