import ServiceDesk

/// What a search for articles looks for, and the statements that tell how common that is: by what ``ArticleFinding``
/// weighs.
package struct ArticleCounting {
    /// The passages of one language, and how many words they have in all.
    package typealias Total = (language: Language, passages: Int, words: Int)

    /// `language`, `count`, `sum`: a ``Total`` in each row.
    package static let totals = """
        SELECT language, count(*), sum(length) FROM article_face WHERE length IS NOT NULL GROUP BY language
        """

    let query: ArticleSearch
    let question: ArticleQuestion

    /// - Parameter languages: Those of the passages.
    package init(_ query: ArticleSearch, _ languages: some Sequence<Language>) {
        self.query = query
        question = ArticleQuestion(query.text, languages: languages)
    }

    /// How many passages have each word, in the order of the words: one row each. `nil` where nothing can be found.
    package var counts: SQLFragment? {
        guard !question.words.allSatisfy(\.terms.isEmpty) else { return nil }
        let counts = question.words.enumerated().map { index, word -> SQLFragment in
            let count: SQLFragment = word.isOpen ? "count(DISTINCT place)" : "count(*)"
            return "SELECT \(raw: "\(index)"), \(count) FROM (\(Self.rows(of: word))) \(raw: "w\(index)")"
        }
        return "\(counts.joined(separator: " UNION ALL ")) ORDER BY 1"
    }

    /// The rows of one word, each term by a step in the index.
    static func rows(of word: ArticleQuestion.Word, where condition: SQLFragment = "") -> SQLFragment {
        let columns: SQLFragment = "SELECT place, frequency, length FROM article_word WHERE"
        let whole = word.terms.filter { !$0.isPrefix }.map { SQLValue.text($0.text) }
        var parts: [SQLFragment] = whole.isEmpty ? [] : ["\(columns) word IN \(list: whole)\(condition)"]
        for term in word.terms where term.isPrefix {
            // No word goes on with the last of all characters.
            parts.append("\(columns) word >= \(term.text) AND word < \(term.text + "\u{10FFFF}")\(condition)")
        }
        return parts.joined(separator: " UNION ALL ")
    }
}
