/// Searches by walking over all passages: for stores whose engine does not search by itself.
public struct PassageScan: Sendable {
    /// A passage and the number of what it belongs to.
    public typealias Entry = (number: Int64, passage: Passage)

    private let entries: [Entry]
    private let wordCount: Int

    public init(_ entries: [Entry]) {
        self.entries = entries
        wordCount = entries.reduce(0) { $0 + $1.passage.words.count }
    }

    /// The numbers of what answers best, pass after pass (``SearchTier``), each once.
    ///
    /// - Parameters:
    ///   - isWanted: Whether a passage may be read and what it belongs to is asked for.
    public func numbers(for text: SearchText, limit: Int, where isWanted: (Entry) -> Bool) -> [Int64] {
        var found: [Int64] = []
        for tier in text.tiers() where found.count < limit {
            let known = Set(found)
            found += best(tier, where: isWanted).filter { !known.contains($0) }
        }
        return Array(found.prefix(limit))
    }

    /// What one pass finds, each number by its best passage.
    private func best(_ tier: SearchTier, where isWanted: (Entry) -> Bool) -> [Int64] {
        let frequencies = entries.map { _, passage in tier.words.map { $0.count(in: passage.words) } }
        let matches = tier.words.indices.map { word in frequencies.count { $0[word] > 0 } }
        let ranking = PassageRanking(passageCount: entries.count, wordCount: wordCount)

        var scores: [Int64: Double] = [:]
        for (entry, frequencies) in zip(entries, frequencies) {
            let isFound = tier.needsAll ? !frequencies.contains(0) : frequencies.contains { $0 > 0 }
            guard isFound, isWanted(entry) else { continue }
            let score = ranking.score(
                frequencies: frequencies, matches: matches, length: entry.passage.words.count)
            scores[entry.number] = max(score, scores[entry.number] ?? 0)
        }
        return scores.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.map(\.key)
    }
}
