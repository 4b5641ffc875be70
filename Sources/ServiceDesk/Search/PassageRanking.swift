import Foundation

/// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) with k1 = 1.2 and b = 0.75, in the form
/// that SQLite's FTS5 uses, so that the stores agree. For stores whose engine does not rank by itself.
public struct PassageRanking: Sendable {
    private let passageCount: Int
    private let wordCount: Int

    /// - Parameters:
    ///   - passageCount: How many passages the store has.
    ///   - wordCount: How many words they have in all.
    public init(passageCount: Int, wordCount: Int) {
        self.passageCount = passageCount
        self.wordCount = wordCount
    }

    /// How well a passage answers.
    ///
    /// - Parameters:
    ///   - frequencies: How often each word of the question occurs in the passage.
    ///   - matches: How many passages have each word.
    ///   - length: The passage's own number of words.
    /// - Returns: The larger, the better.
    public func score(frequencies: [Int], matches: [Int], length: Int) -> Double {
        let average = Double(wordCount) / Double(max(1, passageCount))
        var score = 0.0
        for (frequency, matching) in zip(frequencies, matches) where frequency > 0 {
            let rarity = log((Double(max(0, passageCount - matching)) + 0.5) / (Double(matching) + 0.5))
            let frequency = Double(frequency)
            let norm = frequency + 1.2 * (1 - 0.75 + 0.75 * Double(length) / average)
            // A word that most passages have would count against them; it counts for next to nothing instead.
            score += (rarity > 0 ? rarity : 1e-6) * (frequency * 2.2 / norm)
        }
        return score
    }
}
