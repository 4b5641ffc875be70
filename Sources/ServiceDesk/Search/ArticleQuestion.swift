/// What a search for articles looks for, word by word, in terms as passages of articles have them
/// (``ArticleRevision/passage``).
///
/// Nobody says in what language they ask. So each word stands for the stem that it has in each language of the articles;
/// a passage has stems of its own language only. Words that only hold a sentence together are left out, where others
/// remain. The last word, which may be half typed, stands for longer ones too, if it has three letters.
public struct ArticleQuestion: Hashable, Sendable {
    /// One of the forms of a word.
    public struct Term: Hashable, Sendable {
        public let text: String
        /// Whether longer terms that begin with it count as well.
        public let isPrefix: Bool

        init(text: String, isPrefix: Bool) {
            self.text = text
            self.isPrefix = isPrefix
        }
    }

    /// A word: its terms, of which no two stand for the same term of a passage.
    public struct Word: Hashable, Sendable {
        public let terms: [Term]

        /// Whether it may begin longer ones, so that a passage may have several of them.
        public var isOpen: Bool { terms.contains(where: \.isPrefix) }

        /// How often it occurs among the terms of a passage.
        public func count(in passage: [String]) -> Int {
            passage.count { word in terms.contains { $0.isPrefix ? word.hasPrefix($0.text) : word == $0.text } }
        }
    }

    public let words: [Word]

    /// - Parameter languages: Those of the articles that are kept, or some more.
    public init(_ text: SearchText, languages: some Sequence<Language>) {
        self.init(text, Set(languages.map { Stemming($0).tag }))
    }

    init(_ text: SearchText, _ tags: Set<String>) {
        let left = FunctionWords.leavingOut(text.words)
        let stemmings = tags.sorted().map(Stemming.init(tag:))
        let stems = stemmings.map { $0.stems(left) }
        var words: [Word] = []
        for (index, word) in left.enumerated() {
            let isOpen = index == left.count - 1 && word == text.words.last
                && word.utf8.count >= SearchText.minimumPrefixLength
            let terms = zip(stemmings, stems).flatMap { stemming, stems in
                Self.terms(of: word, stems[index], isOpen: isOpen, stemming)
            }
            let found = Word(terms: terms)
            if !words.contains(found) { words.append(found) }
        }
        self.words = words
    }

    private static func terms(of word: String, _ stem: String, isOpen: Bool, _ stemming: Stemming) -> [Term] {
        let whole = Term(text: stemming.term(stem), isPrefix: false)
        guard isOpen else { return [whole] }
        let beginning = Term(text: stemming.term(word), isPrefix: true)
        // A stem that the beginning stands for already is not counted twice.
        return stem.hasPrefix(word) ? [beginning] : [whole, beginning]
    }
}
