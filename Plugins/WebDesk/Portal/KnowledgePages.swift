#if Web
    import Hummingbird
    import MailMessages
    import ServiceDesk

    /// Articles, and whether they helped.
    extension Site {
        var knowledgeRoutes: [Route] {
            [
                Route(.get, "/articles") { try await $0.articles() },
                Route(.get, "/articles/{number}") { visit in
                    try await visit.article(try await visit.desk.read(try visit.article(), as: try visit.viewer))
                },
                Route(.post, "/articles/{number}/rating") { visit in
                    let verdicts: [String: ArticleReading.Verdict] = ["yes": .helpful, "no": .notHelpful]
                    guard let verdict = verdicts[try await visit.form()["helpful"] ?? ""] else {
                        throw Refusal.badForm(visit.text("error.badForm"))
                    }
                    _ = try await visit.desk.rate(try visit.article(), verdict, as: try visit.viewer)
                    return visit.go(to: "/articles/\(try visit.parameter("number"))?done=rated")
                },
            ]
        }
    }

    extension Visit {
        func article() throws -> ArticleReference {
            guard let number = Article.Number(try parameter("number")), number > 0, number <= Article.maximumNumber
            else { throw Rejection(.notFound, texts["error.notFound"]) }
            return .number(number)
        }

        /// How a text begins, in one line, without the marks of Markdown that only its page reads.
        static func excerpt(of text: String) -> String {
            let lines = text.prefix(400).split(whereSeparator: \.isNewline).map { line in
                line.drop { "#>".contains($0) || $0.isWhitespace }
            }
            let words = lines.joined(separator: " ").filter { !"*`".contains($0) }
            guard words.count > 200 else { return words }
            let end = words.prefix(200).lastIndex(of: " ") ?? words.index(words.startIndex, offsetBy: 200)
            return words[..<end] + " …"
        }

        fileprivate func articles() async throws -> Response {
            let viewer = try viewer
            let filter = ArticleFilter { $0.states = [.published] }
            var values: PageValues = ["title": text("articles.title"), "isKnowledge": true]
            let found: [Article]
            if let words = query("text") {
                found = try await desk.search(
                    ArticleSearch(viewer: viewer, text: SearchText(words), filter: filter, limit: 20)
                ).map(\.article)
                values["text"] = words
            } else {
                let page = try await desk.page(ArticleQuery(viewer: viewer, filter: filter, limit: 50))
                found = page.articles
            }
            values["articles"] = found.compactMap { article -> PageValues? in
                guard let content = article.published?.content else { return nil }
                return [
                    "number": article.number, "title": content.title, "language": content.language.main,
                    "excerpt": Self.excerpt(of: content.text),
                ]
            }
            values["isEmpty"] = found.isEmpty
            return try page("articles", values)
        }

        fileprivate func article(_ article: Article) async throws -> Response {
            let revision = article.published ?? article.newest
            let content = revision.content
            var values: PageValues = [
                "title": content.title, "number": article.number, "articleLanguage": content.language.main,
                "updated": times.values(revision.at), "text": content.text,
                "mayRate": try viewer.looksForAnswer(in: article),
                "isRated": query("done") == "rated", "isKnowledge": true,
            ]
            if let html = site.options.articleHTML {
                values["html"] = SafeMarkup(SafeHTML(of: try html(content.text), remotePictures: .links).html)
            }
            return try page("article", values)
        }
    }
#endif
