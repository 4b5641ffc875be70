import ServiceDesk

/// A revision by which an article is listed or found, as the tables beside the revisions have it.
package struct ArticleFace {
    package let number: Article.Number
    package let revision: ArticleRevision
    package let place: Int64

    package static func all(of article: Article) -> [ArticleFace] {
        article.faces.map { ArticleFace(article.number, $0) }
    }

    private init(_ number: Article.Number, _ revision: ArticleRevision) {
        self.number = number
        self.revision = revision
        place = PassagePlace.rowid(
            number: number, version: revision.version, isPrivate: revision.state != .published)
    }

    /// `number`, `is_public`, `is_everyone`, `team`, `language`, `state`.
    package var columns: [SQLValue] {
        let content = revision.content
        return [
            .integer(number), .integer(revision.state == .published ? 1 : 0),
            .integer(content.audience.isEveryone ? 1 : 0), .text(content.team.rawValue),
            .text(content.language.rawValue), .text(revision.state.rawValue),
        ]
    }

    /// Who reads it beside its owners, and what else it is found by.
    package var marks: [(ArticleConditions.Mark, String)] {
        let content = revision.content
        let audience = content.audience
        var marks: [(ArticleConditions.Mark, String)] = audience.departments.map { (.department, $0.rawValue) }
        marks += audience.teams.map { (.team, $0.rawValue) }
        if audience.isAgents { marks.append((.agents, "")) }
        if let day = content.reviewBy { marks.append((.review, day.description)) }
        if let original = content.translationOf { marks.append((.translation, original.description)) }
        return marks
    }

    /// By what search finds it; `nil` for what it does not find. Made anew with each call.
    package var words: ArticleFaceWords? { revision.passage.map { ArticleFaceWords($0) } }
}

/// The words by which a revision is found.
package struct ArticleFaceWords {
    /// How many there are in all.
    package let length: Int
    /// Each once, with how often it stands there, in the order of their bytes.
    package let frequencies: [(word: String, frequency: Int)]

    fileprivate init(_ passage: Passage) {
        length = passage.words.count
        var frequencies: [String: Int] = [:]
        for word in passage.words { frequencies[word, default: 0] += 1 }
        self.frequencies = frequencies.map { ($0.key, $0.value) }
            .sorted { $0.word.utf8.lexicographicallyPrecedes($1.word.utf8) }
    }
}
