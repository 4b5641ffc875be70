#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk
    import ServiceDeskJSON

    /// Writing articles, for those of the team that owns them.
    extension Site {
        private static let content: [APIField] = [
            .required("title", .text(500, isBlankAllowed: false)), .required("text", .text(256 << 10), "Markdown."),
            .required("language", .text(35, isBlankAllowed: false)), .required("team", .identifier, "Its owners."),
            APIField(
                "audience", .list(.text(300), atMost: 100),
                "Its readers: `everyone`, `agents`, `department:ID`, `team:ID`; several add up. Without any its team."),
            APIField("tags", .list(.text(100, isBlankAllowed: false), atMost: 100)),
            APIField("reviewBy", .date, "The day by which the team looks at it again."),
            APIField("translationOf", .text(36), "`id` of the article that it says in another language."),
        ]
        private static let version = APIField.required(
            "version", .integer(1...1_000_000_000), "The version that was read and changed.")

        static var articleOperations: [APIOperation] {
            [
                APIOperation(
                    .post, "/articles", "writeArticle", "Begin an article, as a draft that its team sees.",
                    for: .scope(.writeArticles),
                    body: .object(
                        content + [
                            APIField(
                                "id", .text(36),
                                "A UUID of your own: the same again under it gives the article that is there.")
                        ]), answers: .created(.named("Article"), "As it is now, with its text.")
                ) { call in
                    let id = try call.body.text("id").map { try call.articleID($0, "id") }
                    let article = try await call.desk.write(try call.content, id: id, as: try call.viewer)
                    return try call.written(article, .created)
                },
                APIOperation(
                    .put, "/articles/{number}", "reviseArticle",
                    "Go on writing an article. What readers see stays until it is published.",
                    for: .scope(.writeArticles), body: .object(content + [version]),
                    answers: .ok(.named("Article"), "As it is now, with its text.")
                ) { call in
                    let article = try await call.desk.revise(
                        try call.visit.article(), version: Int(call.body.integer("version") ?? 0),
                        to: try call.content, as: try call.viewer)
                    return try call.written(article)
                },
                APIOperation(
                    .post, "/articles/{number}/publish", "publishArticle", "Show its newest version to its audience.",
                    for: .scope(.writeArticles), body: .object([version]),
                    answers: .ok(.named("Article"), "As it is now, with its text.")
                ) { call in
                    let version = Int(call.body.integer("version") ?? 0)
                    return try call.written(
                        try await call.desk.publish(
                            try call.visit.article(), version: version, as: try call.viewer))
                },
                APIOperation(
                    .post, "/articles/{number}/retire", "retireArticle", "Take it back from its readers.",
                    for: .scope(.writeArticles), body: .object([version]),
                    answers: .ok(.named("Article"), "As it is now, with its text.")
                ) { call in
                    let version = Int(call.body.integer("version") ?? 0)
                    return try call.written(
                        try await call.desk.retire(
                            try call.visit.article(), version: version, as: try call.viewer))
                },
            ]
        }
    }

    extension APICall {
        fileprivate func written(_ article: Article, _ status: HTTPResponse.Status = .ok) throws -> Response {
            try json(ArticleJSON(article.newest, of: article, withText: true), status)
        }

        fileprivate func articleID(_ text: String, _ name: String) throws -> Article.ID {
            guard let id = UniqueID(text) else { throw APIMistake(pointer: "/\(name)", text: "It is a UUID.") }
            return Article.ID(id)
        }

        /// What an article is to say, and to whom.
        fileprivate var content: ArticleContent {
            get throws {
                var audience = Audience()
                for (index, word) in body.texts("audience").enumerated() where !audience.admit(word) {
                    throw APIMistake(
                        pointer: "/audience/\(index)", text: "It is everyone, agents, department:ID or team:ID.")
                }
                var content = ArticleContent(
                    body.text("title") ?? "", text: body.text("text") ?? "",
                    language: Language(body.text("language") ?? ""), team: body.id("team") ?? "", audience: audience,
                    tags: SortedSet(body.texts("tags")))
                content.reviewBy = body.text("reviewBy").flatMap { CalendarDate($0) }
                content.translationOf = try body.text("translationOf").map { try articleID($0, "translationOf") }
                return content
            }
        }
    }

    extension Audience {
        /// Adds a rule as ``words`` writes it.
        ///
        /// - Returns: `false` for what is none.
        fileprivate mutating func admit(_ word: String) -> Bool {
            let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.last?.isEmpty == false else { return false }
            switch (parts.first, parts.dropFirst().first) {
            case ("everyone", nil): isEveryone = true
            case ("agents", nil): isAgents = true
            case ("department", let id?): departments.insert(Department.ID(id))
            case ("team", let id?): teams.insert(Team.ID(id))
            default: return false
            }
            return true
        }
    }
#endif
