#if Command
    import ServiceDesk

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

    /// A revision of an article.
    struct ArticleJSON: Encodable {
        let number: Article.Number
        let id, title, language, team, state: String
        let version: Int
        /// The version that readers see.
        let publishedVersion: Int?
        let audience, tags: [String]
        let at: TimeJSON
        let person, delegate, host: String?
        /// Only where one article is shown.
        let text: String?

        init(_ revision: ArticleRevision, of article: Article, withText: Bool = false) {
            let content = revision.content
            (number, id, version) = (article.number, article.id.description, revision.version)
            (title, language, team) = (content.title, content.language.rawValue, content.team.rawValue)
            (state, publishedVersion) = (revision.state.rawValue, article.published?.version)
            (audience, tags) = (content.audience.words, Array(content.tags))
            at = TimeJSON(revision.at)
            (person, delegate, host) = revision.author.parts
            text = withText ? content.text : nil
        }
    }
#endif
