/// One pass over the passages: what it looks for, and whether a passage needs all of it. A search makes its passes in
/// order until it has found as many requests as were asked for; a request stands where the first pass found it.
public struct SearchTier: Hashable, Sendable {
    public struct Word: Hashable, Sendable {
        public let text: String
        /// Whether longer words that begin with it count as well.
        public let isPrefix: Bool

        public init(text: String, isPrefix: Bool) {
            self.text = text
            self.isPrefix = isPrefix
        }

        /// How often it occurs among the words of a passage.
        public func count(in words: [String]) -> Int {
            isPrefix ? words.count { $0.hasPrefix(text) } : words.count { $0 == text }
        }
    }

    public let words: [Word]
    public let needsAll: Bool
}

extension SearchText {
    /// The shortest beginning of a word that is looked for, in bytes. Shorter ones are in nearly every passage.
    public static let minimumPrefixLength = 3

    /// The passes of a search: all words as they stand; all words, the last one as the beginning of a word; some of the
    /// words, the last one likewise.
    ///
    /// They do not depend on what is kept: what a viewer may not see must not show in what they find.
    ///
    /// - Parameter isLastOpen: `false` for a last word so common that the longer ones are not worth gathering.
    public func tiers(isLastOpen: Bool = true) -> [SearchTier] {
        guard let last = words.last else { return [] }
        let exact = words.map { SearchTier.Word(text: $0, isPrefix: false) }
        var tiers = [SearchTier(words: exact, needsAll: true)]
        let canBegin = isLastOpen && last.utf8.count >= Self.minimumPrefixLength
        let open = Array(exact.dropLast()) + [SearchTier.Word(text: last, isPrefix: true)]
        if canBegin { tiers.append(SearchTier(words: open, needsAll: true)) }
        if words.count > 1 { tiers.append(SearchTier(words: canBegin ? open : exact, needsAll: false)) }
        return tiers
    }
}
