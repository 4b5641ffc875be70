/// What is done to a request in one go: a reply, a note, and commands, in this order. What a macro and a rule do.
public struct ActionList: Hashable, Sendable, Codable {
    /// To the requester and everyone who takes part; `nil` for none. By a rule it is an automatic message.
    public var reply: TextByLanguage?
    /// For the team only; `nil` for none.
    public var note: TextByLanguage?
    /// In order; without messages of their own.
    public var commands: [RequestCommand]

    public init(reply: TextByLanguage? = nil, note: TextByLanguage? = nil, _ commands: [RequestCommand] = []) {
        (self.reply, self.note, self.commands) = (reply, note, commands)
    }

    /// Most commands of a list.
    public static let maximumCommands = 20

    /// - Throws: ``Rejection`` that names what cannot be done in one go.
    public func validate() throws(Rejection) {
        guard reply != nil || note != nil || !commands.isEmpty else {
            throw .invalidField("actions", "Say what is to be done: a reply, a note, or a change.")
        }
        try RequestLimits().check(count: commands.count, "actions", limit: Self.maximumCommands)
        for text in [reply, note].compactMap(\.self) { try text.validate() }
        for command in commands where !command.isAction {
            throw .invalidField("actions", "“\(command.action.rawValue)” cannot be done by a macro or a rule.")
        }
    }
}

extension RequestCommand {
    /// Whether it can be written down once and done to many requests.
    fileprivate var isAction: Bool {
        switch self {
        case .classify, .chooseService, .setLanguage, .tag, .untag, .assign, .take, .watch, .unwatch, .hold, .resume,
            .close, .reopen, .handOver, .askApproval, .addSteps, .rename, .addThing, .removeThing:
            true
        case .resolve(_, let message, _, let article): message == nil && article == nil
        default: false
        }
    }
}

/// A text in one or several languages, with places that are filled in: `{number}`, `{subject}`, `{requester}`,
/// `{team}`, `{agent}`.
public struct TextByLanguage: Hashable, Sendable, Codable {
    /// By the language’s tag; `""` where it is not said.
    public var texts: [String: String]

    public init(_ texts: [Language: String]) {
        self.texts = Dictionary(texts.map { ($0.rawValue, $1) }, uniquingKeysWith: { first, _ in first })
    }

    /// The same in every language.
    public init(_ text: String) { texts = ["": text] }

    /// The text for a reader: in their language, in one of which theirs is a variant, in English, or else the first.
    public func text(in language: Language?) -> String {
        let tag = language?.rawValue ?? ""
        let own = texts[tag] ?? texts[language?.main ?? ""] ?? texts[""]
        return own ?? texts["en"] ?? texts.min { $0.key < $1.key }?.value ?? ""
    }

    /// What can be filled in.
    public static let places = ["number", "subject", "requester", "team", "agent"]

    /// - Throws: ``Rejection`` that names a place that nothing fills.
    public func validate(places: [String] = Self.places) throws(Rejection) {
        guard !texts.isEmpty else { throw .invalidField("text", "There is no text in any language.") }
        let limits = RequestLimits()
        for (tag, text) in texts {
            if !tag.isEmpty { try limits.check(Language(tag), "language") }
            try limits.check(text, "text", limit: 64 << 10)
            guard text.contains(where: { !$0.isWhitespace }) else { throw .invalidField("text", "A text is empty.") }
            try Places.check(text, known: places)
        }
    }
}

/// Texts with places to be filled in, between braces.
enum Places {
    /// - Throws: ``Rejection`` that names a place that is not known.
    static func check(_ text: String, known: [String]) throws(Rejection) {
        for name in names(in: text) where !known.contains(name) {
            throw .invalidField(
                "text",
                "Nothing fills “{\(name)}”; there "
                    + (known.isEmpty
                        ? "is nothing to fill in." : "are \(known.map { "{\($0)}" }.joined(separator: ", "))."))
        }
    }

    /// Fills in what is known; what is filled in is not looked through again.
    static func fill(_ text: String, _ values: [String: String]) -> String {
        var (result, rest) = ("", text[...])
        while let (range, name) = next(in: rest) {
            result += rest[..<range.lowerBound]
            result += values[name] ?? String(rest[range])
            rest = rest[range.upperBound...]
        }
        return result + rest
    }

    static func names(in text: String) -> [String] {
        var (names, rest) = ([String](), text[...])
        while let (range, name) = next(in: rest) {
            names.append(name)
            rest = rest[range.upperBound...]
        }
        return names
    }

    /// The next place: a word of letters, digits and hyphens between braces. Other braces are text.
    private static func next(in text: Substring) -> (Range<Substring.Index>, name: String)? {
        var from = text.startIndex
        while let open = text[from...].firstIndex(of: "{") {
            let start = text.index(after: open)
            let name = text[start...].prefix { $0.isLetter || $0.isNumber || $0 == "-" }
            if !name.isEmpty, name.endIndex < text.endIndex, text[name.endIndex] == "}" {
                return (open..<text.index(after: name.endIndex), String(name))
            }
            from = start
        }
        return nil
    }
}

/// Changes and a reply under a name, for agents to do at once.
public struct Macro: Hashable, Sendable, Codable, Identifiable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public var id: ID
    /// One line, for those who choose.
    public var title: String
    /// What it does.
    public var actions: ActionList
    /// The teams whose members use it; none for everyone who handles a request.
    public var teams: SortedSet<Team.ID>
    /// Whether it can be used.
    public var isActive: Bool

    public init(
        _ id: ID, _ title: String, _ actions: ActionList, teams: SortedSet<Team.ID> = [], isActive: Bool = true
    ) {
        (self.id, self.title, self.actions, self.teams, self.isActive) = (id, title, actions, teams, isActive)
    }

    /// - Throws: ``Rejection``.
    public func validate() throws(Rejection) {
        try RequestLimits().check(line: title, "title")
        try actions.validate()
        let leavesNobody = actions.commands.contains { if case .assign(team: nil, _) = $0 { true } else { false } }
        guard !leavesNobody else {
            throw .invalidField("actions", "Only a rule leaves a request without a team; name one.")
        }
    }
}
