import ServiceDesk

/// A search for articles, as the statements of which it consists.
///
/// `article_word` has a row for each word of a passage, with how often it stands there and the number of words of the
/// whole; so that an engine weighs by what it finds in one place, whatever it knows of languages and rarity.
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
        SELECT language, count(*), sum(length) FROM article_face WHERE length IS NOT NULL GROUP BY language
        """

    /// So many times as many of the best passages are checked as are wanted, before all that match are.
    private static let checksForEach = 4

    private let query: ArticleSearch
    private let question: ArticleQuestion
    private let ranking: ArticleRanking
    private let dialect: Dialect

    package init(
        _ query: ArticleSearch, _ totals: [(language: Language, passages: Int, words: Int)], _ dialect: Dialect
    ) {
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
            return "SELECT \(raw: "\(index)"), \(count) FROM (\(Self.rows(of: word))) \(raw: "w\(index)")"
        }
        return "\(counts.joined(separator: " UNION ALL ")) ORDER BY 1"
    }

    /// The rows of one word, each term by a step in the index.
    private static func rows(of word: ArticleQuestion.Word, where condition: SQLFragment = "") -> SQLFragment {
        let columns: SQLFragment = "SELECT place, frequency, length FROM article_word WHERE"
        let whole = word.terms.filter { !$0.isPrefix }.map { SQLValue.text($0.text) }
        var parts: [SQLFragment] = whole.isEmpty ? [] : ["\(columns) word IN \(list: whole)\(condition)"]
        for term in word.terms where term.isPrefix {
            // No word goes on with the last of all characters.
            parts.append("\(columns) word >= \(term.text) AND word < \(term.text + "\u{10FFFF}")\(condition)")
        }
        return parts.joined(separator: " UNION ALL ")
    }

    // MARK: The best

    /// A passage that answers.
    package struct Match {
        package var place: Int64
        package var score: Int
        /// Whether the viewer may read it, and it is asked for.
        package var isFound: Bool

        package init(place: Int64, score: Int, isFound: Bool) {
            (self.place, self.score, self.isFound) = (place, score, isFound)
        }
    }

    private var finalists: Int { ArticleRanking.finalists(limit: query.limit) }
    private var firstLimit: Int { finalists * Self.checksForEach }

    /// The best passages whatever the viewer may read: `place`, `score`, and 1 for those that are to be found.
    ///
    /// To find out who may read a passage takes longer than to weigh it.
    package func first(_ counts: [Int]) -> SQLFragment {
        let conditions = ["face.place = best.place"] + ArticleConditions.all(query.filter, query.viewer)
        return """
            SELECT best.place, best.score, CASE WHEN EXISTS (SELECT 1 FROM article_face face \
            JOIN article ON article.number = face.number WHERE \(conditions.joined(separator: " AND "))) \
            THEN 1 ELSE 0 END FROM (\(scores(counts)) ORDER BY 2 DESC, 1 DESC LIMIT \(firstLimit)) best \
            ORDER BY best.score DESC, best.place DESC
            """
    }

    /// The finalists among those; `nil` where there may be others.
    package func finalists(of best: [Match]) -> [Match]? {
        let found = best.filter(\.isFound).prefix(finalists)
        return found.count == finalists || best.count < firstLimit ? Array(found) : nil
    }

    /// The best passages of those that are to be found: `place`, `score`, 1.
    package func all(_ counts: [Int]) -> SQLFragment {
        let conditions = ["1 = 1"] + ArticleConditions.all(query.filter, query.viewer)
        return """
            SELECT best.place, best.score, 1 FROM (\(scores(counts))) best \
            JOIN article_face face ON face.place = best.place JOIN article ON article.number = face.number \
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY best.score DESC, best.place DESC LIMIT \(finalists)
            """
    }

    /// What words that hold the question together add to the score of the finalists: `place`, `score`, 1; `nil`
    /// where there are none.
    package func additions(to finalists: [Match]) -> SQLFragment? {
        guard !question.functionWords.isEmpty, finalists.count > 1 else { return nil }
        let isFinalist: SQLFragment = " AND place IN \(list: finalists.map { .integer($0.place) })"
        let hits = question.functionWords.map { word in
            weighed(word, ArticleRanking.functionWeight, in: Self.rows(of: word, where: isFinalist))
        }
        return "SELECT place, score, 1 FROM (\(Self.sum(of: hits))) added"
    }

    private func scores(_ counts: [Int]) -> SQLFragment {
        let hits = zip(question.words, counts).compactMap { word, count in
            count > 0 ? weighed(word, ranking.weight(matches: count), in: Self.rows(of: word)) : nil
        }
        return Self.sum(of: hits)
    }

    private static func sum(of hits: [SQLFragment]) -> SQLFragment {
        "SELECT place, sum(score) AS score FROM (\(hits.joined(separator: " UNION ALL "))) hit GROUP BY place"
    }

    /// `place` and `score` of each passage with a word.
    private func weighed(_ word: ArticleQuestion.Word, _ weight: Double, in rows: SQLFragment) -> SQLFragment {
        func score(_ frequency: SQLFragment, _ length: SQLFragment) -> SQLFragment {
            let (weight, base, slope) = (
                SQLValue.real(weight), SQLValue.real(ranking.base), SQLValue.real(ranking.slope)
            )
            return dialect.whole("\(weight) * \(frequency) / (\(frequency) + (\(base) + \(slope) * \(length)))")
        }
        guard word.isOpen else {
            // A passage has one language, and so one of the terms.
            return "SELECT place, \(score("frequency", "length")) AS score FROM (\(rows)) word"
        }
        return """
            SELECT place, \(score("sum(frequency)", "max(length)")) AS score FROM (\(rows)) word GROUP BY place
            """
    }

    // MARK: What was found

    /// The numbers of the articles, each once.
    package func numbers(_ finalists: [Match], _ additions: [Match]) -> [Article.Number] {
        let added = Dictionary(additions.map { ($0.place, $0.score) }, uniquingKeysWith: +)
        let ranked = finalists.map { ($0.score + (added[$0.place] ?? 0), $0.place) }.sorted(by: >)
        var seen: Set<Article.Number> = []
        return Array(
            ranked.map { $0.1 >> PassagePlace.numberShift }.filter { seen.insert($0).inserted }
                .prefix(query.limit))
    }
}
