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

    /// The best passages whatever the viewer may read: `place`, `score`, and 1 for those that are to be found.
    ///
    /// To find out who may read a passage takes longer than to weigh it. They are counted, of which there is one at
    /// most: for `EXISTS`, PostgreSQL looks up all that the viewer may read beforehand.
    package var first: SQLFragment {
        let conditions = ["face.place = best.place"] + ArticleConditions.all(query.filter, query.viewer)
        return """
            SELECT best.place, best.score, (SELECT count(*) FROM article_face face \
            JOIN article ON article.number = face.number WHERE \(conditions.joined(separator: " AND "))) \
            FROM (\(scores) ORDER BY 2 DESC, 1 DESC LIMIT \(firstLimit)) best \
            ORDER BY best.score DESC, best.place DESC
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
        return """
            SELECT best.place, best.score, 1 FROM (\(scores)) best \
            JOIN article_face face ON face.place = best.place JOIN article ON article.number = face.number \
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY best.score DESC, best.place DESC LIMIT \(finalists)
            """
    }

    /// What words that hold the question together add to the scores of the finalists: `place`, `score`, 1; `nil` where
    /// there are none. A statement of its own: within that of the best, passage by passage, PostgreSQL takes longer.
    package func additions(to finalists: [Match]) -> SQLFragment? {
        guard !question.functionWords.isEmpty, !finalists.isEmpty else { return nil }
        let isFinalist: SQLFragment = " AND place IN \(list: finalists.map { .integer($0.place) })"
        let hits = question.functionWords.map { word in
            weighed(
                word, ArticleRanking.functionWeight, in: ArticleCounting.rows(of: word, where: isFinalist))
        }
        return "SELECT place, score, 1 FROM (\(Self.sum(of: hits))) added"
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
    package func answers(_ finalists: [Match], _ additions: [Match]) -> [ArticleScan.Answer] {
        let added = Dictionary(additions.map { ($0.place, $0.score) }, uniquingKeysWith: +)
        let ranked = finalists.map { ($0.score + (added[$0.place] ?? 0), $0.place) }.sorted(by: >)
        var seen: Set<Article.Number> = []
        return ranked.map { ($0.1 >> PassagePlace.numberShift, ArticleRanking.told($0.0)) }
            .filter { seen.insert($0.0).inserted }.prefix(query.limit).map { $0 }
    }
}
