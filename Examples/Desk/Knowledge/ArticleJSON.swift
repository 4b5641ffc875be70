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

    struct SuggestionsAnswer: Encodable {
        var knownErrors, articles: [ArticleJSON]
        var requests: [RequestJSON]
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
        /// The day by which it is looked at again.
        let reviewBy: String?
        /// The id of the article that it says in another language.
        let translationOf: String?
        /// Only where one article is shown.
        let text: String?
        /// Its place among the answers to a search, from 1 for the best.
        var rank: Int?
        /// How well it answers that search; not to be compared with the scores of another.
        var score: Double?
        /// Only where it is due for review: by how many days, negative for those that are left.
        var daysOver: Int?

        init(_ revision: ArticleRevision, of article: Article, withText: Bool = false) {
            let content = revision.content
            (number, id, version) = (article.number, article.id.description, revision.version)
            (title, language, team) = (content.title, content.language.rawValue, content.team.rawValue)
            (state, publishedVersion) = (revision.state.rawValue, article.published?.version)
            (audience, tags) = (content.audience.words, Array(content.tags))
            at = TimeJSON(revision.at)
            (person, delegate, host) = revision.author.parts
            reviewBy = content.reviewBy?.description
            translationOf = content.translationOf?.description
            text = withText ? content.text : nil
        }
    }
#endif
