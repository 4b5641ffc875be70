#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk
    import ServiceDeskJSON

    /// Articles, and what answers a text that somebody is writing.
    extension Site {
        static var knowledgeOperations: [APIOperation] {
            [
                APIOperation(
                    .get, "/articles", "listArticles",
                    "Articles that are published for you, or those that a text finds.",
                    for: .scope(.readKnowledge),
                    query: [
                        APIField("text", .text(1_000, isBlankAllowed: false), "The best answer first, one page."),
                        APIField(
                            "tag", .list(.text(100), atMost: 20),
                            "All of these: `\(Desk.knownErrorTag)` for what helps with known problems."),
                        APIField("limit", .integer(1...100)), APIField("after", .articleNumber),
                    ], answers: .ok(.named("ArticleList"), "A page; `next` says where to go on.")
                ) { try await $0.articles() },
                APIOperation(
                    .get, "/articles/{number}", "readArticle", "An article with its text. That it was read is counted.",
                    for: .scope(.readKnowledge),
                    query: [
                        APIField(
                            "newest", .boolean,
                            "For those who write it: the newest version instead, also a draft. Nothing is counted.")
                    ], answers: .ok(.named("Article"), "As its readers see it.")
                ) { call in
                    if call.query.flag("newest") == true {
                        let article = try await call.desk.article(try call.visit.article(), as: try call.viewer)
                        return try call.json(ArticleJSON(article.newest, of: article, withText: true))
                    }
                    let article = try await call.desk.read(try call.visit.article(), as: try call.viewer)
                    return try call.json(ArticleJSON(article.published ?? article.newest, of: article, withText: true))
                },
                APIOperation(
                    .post, "/articles/{number}/rating", "rateArticle", "Say whether it helped.",
                    for: .scope(.writeKnowledge),
                    body: .object([.required("isHelpful", .boolean)]), answers: .done
                ) { call in
                    let verdict: ArticleReading.Verdict = call.body.flag("isHelpful") == true ? .helpful : .notHelpful
                    _ = try await call.desk.rate(try call.visit.article(), verdict, as: try call.viewer)
                    return Response(status: .noContent)
                },
                APIOperation(
                    .get, "/suggestions", "suggest", "What may answer a text before it becomes a request.",
                    for: .scope(.readKnowledge), query: [.required("text", .text(4_000, isBlankAllowed: false))],
                    answers: .ok(.named("Suggestions"), "Known errors, articles, and requests like it.")
                ) { try await $0.suggestions() },
            ]
        }
    }

    extension APICall {
        fileprivate func articles() async throws -> Response {
            let (limit, viewer) = (query.integer("limit").map { Int($0) } ?? 50, try viewer)
            let filter = ArticleFilter {
                $0.states = [.published]
                $0.tags = SortedSet(query.texts("tag"))
            }
            if let words = query.text("text") {
                let found = try await desk.search(
                    ArticleSearch(viewer: viewer, text: SearchText(words), filter: filter, limit: limit))
                return try json(ArticleListJSON(found.map(\.article)))
            }
            let page = try await desk.page(
                ArticleQuery(viewer: viewer, filter: filter, limit: limit, after: query.integer("after")))
            return try json(
                ArticleListJSON(page.articles, next: page.next), .ok,
                next("/articles", after: page.next.map { "\($0)" }))
        }

        fileprivate func suggestions() async throws -> Response {
            let found = try await desk.suggestions(for: query.text("text") ?? "", as: try viewer)
            return try json(
                SuggestionsJSON(
                    knownErrors: ArticleListJSON(found.knownErrors).articles,
                    articles: ArticleListJSON(found.articles).articles, requests: found.requests.map { RequestJSON($0) }
                ))
        }
    }

    struct ArticleListJSON: Encodable {
        let articles: [ArticleJSON]
        let next: Article.Number?

        init(_ articles: [Article], next: Article.Number? = nil) {
            self.articles = articles.compactMap { article in article.published.map { ArticleJSON($0, of: article) } }
            self.next = next
        }
    }

    struct SuggestionsJSON: Encodable {
        let knownErrors, articles: [ArticleJSON]
        let requests: [RequestJSON]
    }
#endif
