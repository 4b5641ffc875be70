/// Searches articles by walking over all their passages: for stores whose engine does not search by itself.
public struct ArticleScan: Sendable {
    /// A passage and the number of its article.
    public typealias Entry = (number: Article.Number, passage: Passage)

    private let entries: [Entry]
    private let tags: Set<String>
    private let ranking: ArticleRanking

    public init(_ entries: [Entry]) {
        self.entries = entries
        tags = Set(entries.compactMap { $0.passage.words.first?.prefix { $0 != Stemming.separator } }.map(String.init))
        ranking = ArticleRanking(
            passageCount: entries.count, wordCount: entries.reduce(0) { $0 + $1.passage.words.count })
    }

    /// An article that answers, by the score of its best passage (``FoundArticle/score``).
    public typealias Answer = (number: Article.Number, score: Double)

    /// The articles that answer best, each once: an article stands by its best passage, newer ones first where that is
    /// equal.
    ///
    /// - Parameter isWanted: Whether a passage may be read and its article is asked for.
    public func answers(to text: SearchText, limit: Int, where isWanted: (Entry) -> Bool) -> [Answer] {
        let question = ArticleQuestion(text, tags)
        let frequencies = entries.map { _, passage in question.words.map { $0.count(in: passage.words) } }
        let weights = question.words.indices.map { word in
            ranking.weight(matches: frequencies.count { $0[word] > 0 })
        }
        var found: [(entry: Entry, score: Int)] = []
        for (entry, frequencies) in zip(entries, frequencies)
        where frequencies.contains(where: { $0 > 0 }) && isWanted(entry) {
            found.append((entry, score(entry, Array(zip(weights, frequencies)))))
        }
        let finalists = Self.ranked(found).prefix(ArticleRanking.finalists(limit: limit)).map { entry, score in
            let frequencies = question.functionWords.map { $0.count(in: entry.passage.words) }
            return (entry, score + self.score(entry, frequencies.map { (ArticleRanking.functionWeight, $0) }))
        }
        var seen: Set<Article.Number> = []
        return Self.ranked(finalists).filter { seen.insert($0.entry.number).inserted }.prefix(limit)
            .map { ($0.entry.number, ArticleRanking.told($0.score)) }
    }

    private func score(_ entry: Entry, _ words: [(weight: Double, frequency: Int)]) -> Int {
        words.reduce(0) { sum, word in
            sum + ranking.score(weight: word.weight, frequency: word.frequency, length: entry.passage.words.count)
        }
    }

    /// Best first, newer ones first where that is equal.
    private static func ranked(_ found: [(entry: Entry, score: Int)]) -> [(entry: Entry, score: Int)] {
        found.sorted { left, right in
            (left.score, left.entry.number, left.entry.passage.version)
                > (right.score, right.entry.number, right.entry.passage.version)
        }
    }
}
