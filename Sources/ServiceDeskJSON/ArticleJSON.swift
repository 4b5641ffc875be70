import ServiceDesk

/// A revision of an article.
package struct ArticleJSON: Encodable {
    package let number: Article.Number
    package let id, title, language, team, state: String
    package let version: Int
    /// The version that readers see.
    package let publishedVersion: Int?
    package let audience, tags: [String]
    package let at: TimeJSON
    package let person, delegate, host: String?
    /// The day by which it is looked at again.
    package let reviewBy: String?
    /// The id of the article that it says in another language.
    package let translationOf: String?
    /// Only where one article is shown.
    package let text: String?
    /// Its place among the answers to a search, from 1 for the best.
    package var rank: Int?
    /// How well it answers that search; not to be compared with the scores of another.
    package var score: Double?
    /// Only where it is due for review: by how many days, negative for those that are left.
    package var daysOver: Int?

    package init(_ revision: ArticleRevision, of article: Article, withText: Bool = false) {
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

extension Audience {
    /// As the command and files write it.
    package var words: [String] {
        (isEveryone ? ["everyone"] : []) + (isAgents ? ["agents"] : []) + departments.map { "department:\($0)" }
            + teams.map { "team:\($0)" }
    }
}
