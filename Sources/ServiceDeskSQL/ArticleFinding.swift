import ServiceDesk

/// A search for articles, as the statements of which it consists. `article_word` has a row for each word of a passage,
/// with how often it stands there and the number of words of the whole; so that an engine weighs by what it finds in one
/// place, whatever it knows of languages and rarity.
package struct ArticleFinding {
    /// What engines have different names for.
    package struct Dialect: Sendable {
        /// A number without what is behind the point.
        let whole: @Sendable (SQLFragment) -> SQLFragment

        package static let sqlite = Dialect { "CAST(\($0) AS INTEGER)" }
        package static let postgreSQL = Dialect { "trunc(\($0))::integer" }
    }

    /// The languages, and how many passages there are of each with how many words: `language`, `count`, `sum`.
    package static let totals = """
        SELECT language, count(*), CAST(sum(length) AS bigint) FROM article_face WHERE length IS NOT NULL GROUP BY language
        """

    /// So many of the best passages are checked for each article that is wanted, before all that match are.
    private static let checksForEach = 8

    private let query: ArticleSearch
    private let question: ArticleQuestion
    private let ranking: ArticleRanking
    private let dialect: Dialect

    package init(_ query: ArticleSearch, _ totals: [(language: Language, passages: Int, words: Int)], _ dialect: Dialect) {
        self.query = query
        self.dialect = dialect
        question = ArticleQuestion(query.text, languages: totals.map(\.language))
        ranking = ArticleRanking(
            passageCount: totals.reduce(0) { $0 + $1.passages }, wordCount: totals.reduce(0) { $0 + $1.words })
    }

    /// Whether nothing can be found.
    package var isEmpty: Bool { question.words.allSatisfy(\.terms.isEmpty) }

    // MARK: How common the words are

    /// How many passages have each word, in the order of the words: one row each.
    package var counts: SQLFragment {
        let counts = question.words.enumerated().map { index, word -> SQLFragment in
            let count: SQLFragment = word.isOpen ? "count(DISTINCT place)" : "count(*)"
            return "SELECT CAST(\(raw: "\(index)") AS bigint), \(count) FROM (\(Self.rows(of: word))) \(raw: "w\(index)")"
        }
        return "\(counts.joined(separator: " UNION ALL ")) ORDER BY 1"
    }

    /// The rows of one word, each term by a step in the index.
    private static func rows(of word: ArticleQuestion.Word) -> SQLFragment {
        let columns: SQLFragment = "SELECT place, frequency, length FROM article_word WHERE"
        let whole = word.terms.filter { !$0.isPrefix }.map { SQLValue.text($0.text) }
        var parts: [SQLFragment] = whole.isEmpty ? [] : ["\(columns) word IN \(list: whole)"]
        for term in word.terms where term.isPrefix {
            // No word goes on with the last of all characters.
            parts.append("\(columns) word >= \(term.text) AND word < \(term.text + "\u{10FFFF}")")
        }
        return parts.joined(separator: " UNION ALL ")
    }

    // MARK: The best

    /// Which passages answer best, before anything is asked about the viewer: so many that most searches need no more.
    package var firstLimit: Int { max(40, query.limit * Self.checksForEach) }

    /// The best passages whatever the viewer may read: `place`, and 1 for those that are to be found.
    ///
    /// To find out who may read a passage takes longer than to weigh it.
    package func first(_ counts: [Int]) -> SQLFragment {
        let conditions = ["face.place = best.place"] + ArticleConditions.all(query.filter, query.viewer)
        return """
            SELECT best.place, CAST(CASE WHEN EXISTS (SELECT 1 FROM article_face face \
            JOIN article ON article.number = face.number WHERE \(conditions.joined(separator: " AND "))) \
            THEN 1 ELSE 0 END AS bigint) FROM (\(scores(counts)) ORDER BY 2 DESC, 1 DESC LIMIT \(firstLimit)) best \
            ORDER BY best.score DESC, best.place DESC
            """
    }

    /// The best passages of those that are to be found: `place`.
    package func all(_ counts: [Int]) -> SQLFragment {
        let conditions = ["1 = 1"] + ArticleConditions.all(query.filter, query.viewer)
        return """
            SELECT best.place FROM (\(scores(counts))) best JOIN article_face face ON face.place = best.place \
            JOIN article ON article.number = face.number WHERE \(conditions.joined(separator: " AND ")) \
            ORDER BY best.score DESC, best.place DESC LIMIT \(2 * query.limit)
            """
    }

    private func scores(_ counts: [Int]) -> SQLFragment {
        let hits = zip(question.words, counts).compactMap { word, count in
            count > 0 ? hits(word, ranking.weight(matches: count)) : nil
        }
        return """
            SELECT place, sum(score) AS score FROM (\(hits.joined(separator: " UNION ALL "))) hit GROUP BY place
            """
    }

    /// `place` and `score` of each passage with a word.
    private func hits(_ word: ArticleQuestion.Word, _ weight: Double) -> SQLFragment {
        func score(_ frequency: SQLFragment, _ length: SQLFragment) -> SQLFragment {
            let (weight, base, slope) = (SQLValue.real(weight), SQLValue.real(ranking.base), SQLValue.real(ranking.slope))
            return dialect.whole("\(weight) * \(frequency) / (\(frequency) + (\(base) + \(slope) * \(length)))")
        }
        guard word.isOpen else {
            // A passage has one language, and so one of the terms.
            return "SELECT place, \(score("frequency", "length")) AS score FROM (\(Self.rows(of: word))) word"
        }
        return """
            SELECT place, \(score("sum(frequency)", "max(length)")) AS score FROM (\(Self.rows(of: word))) word \
            GROUP BY place
            """
    }

    // MARK: What was found

    /// The numbers of the articles, each once; `nil` where there may be more that belong before the end of the list.
    package func numbers(_ best: [(place: Int64, isFound: Bool)]) -> [Article.Number]? {
        let numbers = numbers(best.filter(\.isFound).map(\.place))
        return numbers.count == query.limit || best.count < firstLimit ? numbers : nil
    }

    /// The numbers of the articles, each once.
    package func numbers(_ places: [Int64]) -> [Article.Number] {
        var seen: Set<Article.Number> = []
        return Array(places.map { $0 >> PassagePlace.numberShift }.filter { seen.insert($0).inserted }.prefix(query.limit))
    }
}
