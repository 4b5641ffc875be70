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

    /// So many times as many of the best passages are checked as are wanted, before all that match are.
    private static let checksForEach = 4

    private let query: ArticleSearch
    private let question: ArticleQuestion
    private let ranking: ArticleRanking
    /// How many passages have each word of the question.
    private let counts: [Int]
    private let dialect: Dialect

    package init(_ counting: ArticleCounting, _ totals: [ArticleCounting.Total], _ counts: [Int], _ dialect: Dialect) {
        (query, question) = (counting.query, counting.question)
        ranking = ArticleRanking(
            passageCount: totals.reduce(0) { $0 + $1.passages }, wordCount: totals.reduce(0) { $0 + $1.words })
        self.counts = counts
        self.dialect = dialect
    }

    // MARK: The best

    /// A passage that answers.
    package struct Match {
        package var place: Int64
        /// In units (``/ServiceDesk/ArticleRanking``).
        package var score: Int
        /// Whether the viewer may read it, and it is asked for.
        package var isFound: Bool

        package init(place: Int64, score: Int, isFound: Bool) {
            (self.place, self.score, self.isFound) = (place, score, isFound)
        }
    }

    private var finalists: Int { ArticleRanking.finalists(limit: query.limit) }
    private var firstLimit: Int { finalists * Self.checksForEach }

    /// The best passages whatever the viewer may read: `place`, `score`, and 1 for those that are to be found, of which
    /// the finalists have their whole score.
    ///
    /// To find out who may read a passage takes longer than to weigh it.
    package var first: SQLFragment {
        let conditions = ["face.place = best.place"] + ArticleConditions.all(query.filter, query.viewer)
        let best: SQLFragment = """
            SELECT best.place, best.score, CASE WHEN EXISTS (SELECT 1 FROM article_face face \
            JOIN article ON article.number = face.number WHERE \(conditions.joined(separator: " AND "))) \
            THEN 1 ELSE 0 END AS is_found FROM (\(scores) ORDER BY 2 DESC, 1 DESC LIMIT \(firstLimit)) best
            """
        guard !question.functionWords.isEmpty else { return "\(best) ORDER BY best.score DESC, best.place DESC" }
        let isFinalist: SQLFragment = """
            best.is_found = 1 AND \
            row_number() OVER (PARTITION BY best.is_found ORDER BY best.score DESC, best.place DESC) <= \(finalists)
            """
        return """
            SELECT best.place, best.score + CASE WHEN \(isFinalist) THEN \(addition) ELSE 0 END, best.is_found \
            FROM (\(best)) best ORDER BY best.score DESC, best.place DESC
            """
    }

    /// The finalists among those; `nil` where there may be others.
    package func finalists(of best: [Match]) -> [Match]? {
        let found = best.filter(\.isFound).prefix(finalists)
        return found.count == finalists || best.count < firstLimit ? Array(found) : nil
    }

    /// The finalists of all passages that are to be found: `place`, `score`, 1.
    package var all: SQLFragment {
        let conditions = ["1 = 1"] + ArticleConditions.all(query.filter, query.viewer)
        let best: SQLFragment = """
            SELECT best.place, best.score FROM (\(scores)) best \
            JOIN article_face face ON face.place = best.place JOIN article ON article.number = face.number \
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY best.score DESC, best.place DESC LIMIT \(finalists)
            """
        return "SELECT best.place, best.score + \(addition), 1 FROM (\(best)) best"
    }

    /// What words that hold the question together add to the score of the passage `best.place`: they are looked up
    /// passage by passage, and there are few of those.
    private var addition: SQLFragment {
        let additions = question.functionWords.map { word -> SQLFragment in
            let rows = ArticleCounting.rows(of: word, where: " AND place = best.place")
            let hit = weighed(word, ArticleRanking.functionWeight, in: rows)
            return "COALESCE((SELECT sum(score) FROM (\(hit)) added), 0)"
        }
        return additions.isEmpty ? "0" : additions.joined(separator: " + ")
    }

    private var scores: SQLFragment {
        let hits = zip(question.words, counts).compactMap { word, count in
            count > 0 ? weighed(word, ranking.weight(matches: count), in: ArticleCounting.rows(of: word)) : nil
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

    /// The articles, each once, with their scores.
    package func answers(_ finalists: [Match]) -> [ArticleScan.Answer] {
        let ranked = finalists.sorted { ($0.score, $0.place) > ($1.score, $1.place) }
        var seen: Set<Article.Number> = []
        return ranked.map { ($0.place >> PassagePlace.numberShift, ArticleRanking.told($0.score)) }
            .filter { seen.insert($0.0).inserted }.prefix(query.limit).map { $0 }
    }
}
