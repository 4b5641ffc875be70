/// A request as ``RecurrenceGrouping`` looks at it: the words it is told by, and what it is about.
public struct GroupingSubject: Hashable, Sendable, Identifiable {
    /// So many words are looked at, the first ones; the rest of a long text says little more.
    public static let maximumWords = 200
    /// So many tags, and so many things.
    public static let maximumTags = 50

    public let id: Request.ID
    public let number: Request.Number
    public let openedAt: Timestamp
    /// Each once, in the order of the text, at most ``maximumWords``. A word may be several that mean something only
    /// together: `error 691`, `os: windows 11`.
    public let words: [String]
    public let service: Service.ID?
    public let team: Team.ID?
    /// The things of the host that it is about, such as `device:LT-4711`; each once, at most ``maximumTags``.
    public let about: [String]
    /// Whole tags; they count as words. At most ``maximumTags``.
    public let tags: SortedSet<String>

    /// A subject made by hand; what is over the limits is left out.
    ///
    /// - Parameter words: Folded, as ``words(in:)`` gives them.
    public init(
        id: Request.ID, number: Request.Number, openedAt: Timestamp, words: [String], service: Service.ID? = nil,
        team: Team.ID? = nil, about: [String] = [], tags: SortedSet<String> = []
    ) {
        self.id = id
        self.number = number
        self.openedAt = openedAt
        self.words = Self.firstOnce(words, limit: Self.maximumWords)
        self.service = service
        self.team = team
        self.about = Self.firstOnce(about, limit: Self.maximumTags)
        self.tags = SortedSet(tags.prefix(Self.maximumTags))
    }

    /// What a request says by its subject, its tags and the answers to the questions of its form.
    ///
    /// - Parameters:
    ///   - text: More that was said, such as the opening message; it is read after the rest.
    ///   - about: The things of the host that the request is about.
    ///   - leavingOut: Words that say nothing here, such as those of the service's own name.
    public init(
        _ request: Request, text: String? = nil, about: [String] = [], leavingOut unsaid: Set<String> = []
    ) {
        var words = Self.words(in: request.subject)
        for (name, value) in request.fields.sorted(by: { $0.key < $1.key }) {
            words += Self.words(of: value, named: name)
        }
        if let text { words += Self.words(in: text) }
        self.init(
            id: request.id, number: request.number, openedAt: request.openedAt,
            words: unsaid.isEmpty ? words : words.filter { !unsaid.contains($0) }, service: request.service,
            team: request.team, about: about, tags: request.tags)
    }

    /// The words of a text by which requests are compared: folded as for search, without single letters. A number
    /// means nothing by itself: it stays with the word before it, as in `error 691`, and goes where there is none.
    public static func words(in text: String) -> [String] {
        var (words, last): ([String], String?) = ([], nil)
        for word in SearchText.words(in: text) {
            if word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                if let name = last { words.append("\(name) \(word)") }
                last = nil
            } else {
                // One letter of an alphabet says nothing, one character of Chinese or Japanese may.
                if word.utf8.count > 1, !functionWords.contains(word) { words.append(word) }
                last = word
            }
        }
        return words
    }

    /// Words that hold sentences together and say nothing of what they are about, in the languages of this package.
    private static let functionWords: Set<String> = Set(
        """
        a an and are at be but by can do does for from has have he her his i if in is it its me my no not of on or our
        please she so that the their them there they this to was we what when which who will with you your
        au aux avec ce ces cette dans de des du elle en est et il ils je la le les leur ma mais me mes mon ne nous on ou
        par pas plus pour qu que qui sa se ses si son sur ta te tu un une vous votre
        aan al als bij dan dat de der die dit door een en er het hij ik in is je kan maar me met mij mijn na naar niet
        nog of om onze ook op over te tot u uit van voor was wat we wel wij ze zij zijn zo
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    /// An answer is one word, with the name of its question; a sentence is its words.
    private static func words(of value: FieldValue, named name: String) -> [String] {
        switch value {
        case .text(let text):
            let words = SearchText.words(in: text)
            guard words.count <= maximumWordsOfAnswer else { return Self.words(in: text) }
            return words.isEmpty ? [] : [word(name, words)]
        case .choice(let choice): return [word(name, SearchText.words(in: choice))]
        case .number, .date, .person: return [word(name, [value.description])]
        }
    }

    private static let maximumWordsOfAnswer = 4

    private static func word(_ name: String, _ words: [String]) -> String {
        "\(SearchText.words(in: name).joined(separator: " ")): \(words.joined(separator: " "))"
    }

    private static func firstOnce(_ words: [String], limit: Int) -> [String] {
        var (kept, met): ([String], Set<String>) = ([], [])
        for word in words where met.insert(word).inserted {
            kept.append(word)
            if kept.count == limit { break }
        }
        return kept
    }
}
