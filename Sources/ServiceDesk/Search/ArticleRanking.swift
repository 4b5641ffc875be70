import Foundation

/// How well passages of articles answer a question: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance
/// Framework", 2009) with k1 = 2.5 and b = 0.75, with whole numbers as scores, so that engines that add them up in any
/// order agree.
///
/// Unlike in ``PassageRanking``, a word that more than half of all passages have still counts: among articles about one
/// product its name is such a word, and tells them from the others. And a word that comes often counts for more, since
/// an article has one subject.
public struct ArticleRanking: Sendable {
    /// A word of a title counts as often as this many words of the text.
    public static let titleFactor = 4

    private static let (saturation, weightOfLength) = (2.5, 0.75)
    /// A score of 1 is this many units.
    private static let precision = 1_000_000.0

    /// What a score of so many units is told as (``FoundArticle/score``).
    public static func told(_ units: Int) -> Double { Double(units) / precision }

    private let passageCount: Int
    /// What is added to the frequency of a word below the line: this for every passage, …
    public let base: Double
    /// … and this for each word that the passage has.
    public let slope: Double

    /// - Parameters:
    ///   - passageCount: How many passages the store has.
    ///   - wordCount: How many words they have in all.
    public init(passageCount: Int, wordCount: Int) {
        self.passageCount = passageCount
        base = Self.saturation * (1 - Self.weightOfLength)
        slope = Self.saturation * Self.weightOfLength * Double(max(1, passageCount)) / Double(max(1, wordCount))
    }

    /// How much a word counts, by how many passages have it.
    public func weight(matches: Int) -> Double {
        let others = Double(max(0, passageCount - matches))
        return log(1 + (others + 0.5) / (Double(matches) + 0.5)) * Self.precision
    }

    /// How much a word counts that only holds the question together, however rare it is.
    public static let functionWeight = 0.3 * precision

    /// Of so many of the best passages that are to be found, these words are looked at.
    public static func finalists(limit: Int) -> Int { max(40, 2 * limit) }

    /// What one word of the question adds to the score of a passage, in units. An engine of its own computes the same,
    /// operation by operation, and cuts off what is behind the point.
    public func score(weight: Double, frequency: Int, length: Int) -> Int {
        Int(weight * Double(frequency) / (Double(frequency) + (base + slope * Double(length))))
    }
}
