/// What a search for articles looks for, word by word, in terms as passages of articles have them
/// (``ArticleRevision/passage``).
///
/// Nobody says in what language they ask. So each word stands for the stem that it has in each language of the
/// articles; a passage has stems of its own language only. Words that only hold a sentence together find nothing, where
/// there are others. The last word, which may be half typed, stands for longer ones too, if it has three letters.
public struct ArticleQuestion: Hashable, Sendable {
    /// One of the forms of a word.
    public struct Term: Hashable, Sendable {
        public let text: String
        /// Whether longer terms that begin with it count as well.
        public let isPrefix: Bool
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

    /// The words that passages are found by.
    public let words: [Word]
    /// Words that only hold the question together. They tell a little about those passages that answer best: articles
    /// may repeat how people ask.
    public let functionWords: [Word]

    /// - Parameter languages: Those of the articles that are kept, or some more.
    public init(_ text: SearchText, languages: some Sequence<Language>) {
        self.init(text, Set(languages.map { Stemming($0).tag }))
    }

    init(_ text: SearchText, _ tags: Set<String>) {
        let (content, function) = FunctionWords.parting(text.words)
        let stemmings = tags.sorted().map(Stemming.init(tag:))
        words = Self.words(content, open: text.words.last, stemmings)
        functionWords = Self.words(function, open: nil, stemmings)
    }

    /// - Parameter open: The word that may begin longer ones.
    private static func words(_ folded: [String], open: String?, _ stemmings: [Stemming]) -> [Word] {
        let stems = stemmings.map { $0.stems(folded) }
        var words: [Word] = []
        for (index, word) in folded.enumerated() {
            let isOpen = word == open && word.utf8.count >= SearchText.minimumPrefixLength
            let terms = zip(stemmings, stems).flatMap { stemming, stems in
                Self.terms(of: word, stems[index], isOpen: isOpen, stemming)
            }
            let found = Word(terms: terms)
            if !words.contains(found) { words.append(found) }
        }
        return words
    }

    /// A word that is half typed may be longer than the stem of the whole one already, by so many letters: “impriman”
    /// is on the way to “imprimante”, of which the stem is “imprim”.
    private static let lettersBehindStem = 3
    private static let shortestStem = 4

    private static func terms(of word: String, _ stem: String, isOpen: Bool, _ stemming: Stemming) -> [Term] {
        var terms: Set = [Term(text: stemming.term(stem), isPrefix: false)]
        if isOpen {
            for letters in 1...lettersBehindStem where word.count - letters >= shortestStem {
                terms.insert(Term(text: stemming.term(String(word.dropLast(letters))), isPrefix: false))
            }
            // What the beginning stands for is not counted twice.
            terms = terms.filter { !$0.text.hasPrefix(stemming.term(word)) }
            terms.insert(Term(text: stemming.term(word), isPrefix: true))
        }
        return terms.sorted { $0.text < $1.text }
    }
}
