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

    /// The numbers of the articles that answer best, each once: an article stands by its best passage, newer ones first
    /// where that is equal.
    ///
    /// - Parameter isWanted: Whether a passage may be read and its article is asked for.
    public func numbers(for text: SearchText, limit: Int, where isWanted: (Entry) -> Bool) -> [Article.Number] {
        let words = ArticleQuestion(text, tags).words
        let frequencies = entries.map { _, passage in words.map { $0.count(in: passage.words) } }
        let weights = words.indices.map { word in
            ranking.weight(matches: frequencies.count { $0[word] > 0 })
        }
        var scores: [Article.Number: Int] = [:]
        for (entry, frequencies) in zip(entries, frequencies)
        where frequencies.contains(where: { $0 > 0 }) && isWanted(entry) {
            let score = zip(weights, frequencies).reduce(0) { sum, word in
                sum + ranking.score(weight: word.0, frequency: word.1, length: entry.passage.words.count)
            }
            scores[entry.number] = max(score, scores[entry.number] ?? 0)
        }
        return scores.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.prefix(limit).map(\.key)
    }
}
