#if Command
    import ServiceDesk
    import ServiceDeskJSON

    // What --json prints of articles. The keys are documented in Documentation/Command.md and stay; a key without a
    // value is left out.

    struct ArticleAnswer: Encodable {
        var article: ArticleJSON
    }

    struct HistoryAnswer: Encodable {
        var versions: [ArticleJSON]
    }

    struct ArticlesAnswer: Encodable {
        var articles: [ArticleJSON]
        /// `null` when nothing follows.
        var next: Article.Number?

        enum CodingKeys: CodingKey { case articles, next }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(articles, forKey: .articles)
            try container.encode(next, forKey: .next)
        }
    }

    struct SuggestionsAnswer: Encodable {
        var knownErrors, articles: [ArticleJSON]
        var requests: [RequestJSON]
    }
#endif
