/// What a template of a notice can have filled in, in braces: `{number}`.
public enum NoticePlaceholder: String, Sendable, CaseIterable {
    /// The name of whoever reads it.
    case reader
    /// The name of whoever did it.
    case actor
    /// The number of the request, without a sign before it.
    case number
    /// The subject of the request.
    case subject
    /// What was written; nothing where nothing was. All but this, ``expectation``, ``question`` and some of a month of
    /// a team are a dash where there is none.
    case text
    /// What somebody who asks can expect: that the team is closed now and when it opens again, and what is
    /// promised (``NoticePhrases``); nothing where there is nothing to say.
    case expectation
    /// Whether whoever asked is content, as a question (``Survey``); nothing where that is not asked.
    case question
    /// The name of the team that has the request.
    case team
    /// The name of whoever has the request.
    case agent
    /// When the request should be done.
    case due
    /// The reason that somebody gave.
    case reason
    /// The name of the desk.
    case desk
    /// How many notices a digest holds.
    case count
    /// The notices that a digest holds, one a line.
    case list

    // A month of a team. A paragraph with one of those of which there is nothing is left out.

    /// The name of the month.
    case month
    /// Of the month.
    case year
    /// How many requests were opened, and how many resolved; of both those that were opened again; how many are open.
    case opened, resolved, reopened, open
    /// The mean of how content people were, from 1 to 5; nothing where too few said so.
    case rating
    /// How many said how content they are.
    case answers
    /// How many that is where it is too few to tell of; nothing where it is enough, or none.
    case withheld
    /// What they wrote, one a line (``NoticePhrases/remark``).
    case remarks
    /// Who thanked whom for what, one a line (``NoticePhrases/thanks``).
    case thanks
    /// How what the team owes was met, and what is owed to it (``NoticePhrases/owed``).
    case owedByTeam, owedToTeam

    /// Whether it may be nothing; a paragraph of it alone is then left out.
    fileprivate var isOptional: Bool { self == .text || self == .expectation || self == .question }

    /// Whether a paragraph is left out, words and all, where there is nothing of it.
    fileprivate var isDecisive: Bool {
        switch self {
        case .rating, .withheld, .remarks, .thanks, .owedByTeam, .owedToTeam: true
        default: false
        }
    }
}

/// How a notice of one kind is worded in one language. A brace that is no placeholder's is written twice.
public struct NoticeTemplate: Hashable, Sendable {
    public var subject: String
    public var text: String

    public init(subject: String, text: String) {
        self.subject = subject
        self.text = text
    }
}

/// Why templates cannot be used: which one, and what is wrong with it.
public struct NoticeTemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    public let language: Language
    /// `phrases` for those of the language.
    public let kind: NoticeKind
    public let description: String

    init(_ kind: NoticeKind, _ language: Language, _ problem: String) {
        self.kind = kind
        self.language = language
        description = "The template “\(kind)” in “\(language)”: \(problem)"
    }

    init(phrasesIn language: Language, _ problem: String) {
        kind = "phrases"
        self.language = language
        description = "The phrases in “\(language)”: \(problem)"
    }
}

/// How notices are worded: a template for each kind in each language.
public struct NoticeTemplates: Sendable {
    private let parsed: [Language: [NoticeKind: Parsed]]
    private let templates: [Language: [NoticeKind: NoticeTemplate]]
    private let phrases: [Language: NoticePhrases]

    private struct Parsed: Sendable {
        var subject, text: [Part]
    }

    private enum Part: Hashable, Sendable {
        case words(String)
        case placeholder(NoticePlaceholder)
    }

    /// The templates of this package: English, French and Dutch.
    public static let standard: NoticeTemplates = {
        do {
            return try NoticeTemplates([.english: english, .french: french, .dutch: dutch])
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    /// - Parameters:
    ///   - templates: In each language one for each kind of ``NoticeKind/all``; others as the host has kinds.
    ///   - phrases: In each of these languages; without them the package’s, which has English, French and Dutch.
    /// - Throws: ``NoticeTemplateError`` where one is missing, has a placeholder that there is not, or lacks the
    ///   `{number}` of the request, a digest its `{list}`, or the month of a team its `{month}`; and where the
    ///   phrases of a language cannot be used.
    public init(
        _ templates: [Language: [NoticeKind: NoticeTemplate]], phrases: [Language: NoticePhrases] = [:]
    ) throws(NoticeTemplateError) {
        var parsed: [Language: [NoticeKind: Parsed]] = [:]
        for (language, templates) in templates.sorted(by: { $0.key < $1.key }) {
            for kind in NoticeKind.all where templates[kind] == nil {
                throw NoticeTemplateError(kind, language, "It is missing.")
            }
            for (kind, template) in templates.sorted(by: { $0.key < $1.key }) {
                parsed[language, default: [:]][kind] = try Self.parse(template, kind, language)
            }
        }
        let own: [Language: NoticePhrases] = [.english: .english, .french: .french, .dutch: .dutch]
        let all = own.merging(phrases) { _, new in new }
        for language in parsed.keys.sorted() {
            guard let phrases = all[language] else {
                throw NoticeTemplateError(phrasesIn: language, "They are missing.")
            }
            if let problem = phrases.problem { throw NoticeTemplateError(phrasesIn: language, problem) }
        }
        self.parsed = parsed
        self.templates = templates
        self.phrases = all
    }

    /// The same with some templates and phrases replaced or added. A language that is new needs its phrases and a
    /// template for each kind.
    ///
    /// - Throws: ``NoticeTemplateError``.
    public func replacing(
        _ others: [Language: [NoticeKind: NoticeTemplate]], phrases: [Language: NoticePhrases] = [:]
    ) throws(NoticeTemplateError) -> NoticeTemplates {
        var templates = templates
        for (language, others) in others { templates[language, default: [:]].merge(others) { _, new in new } }
        return try NoticeTemplates(templates, phrases: self.phrases.merging(phrases) { _, new in new })
    }

    /// In the order of their tags.
    public var languages: [Language] { parsed.keys.sorted() }

    /// The language in which somebody is written to who prefers another: `nl` for `nl-BE`. `nil` where there is none.
    public func language(for language: Language) -> Language? {
        if parsed[language] != nil { return language }
        let main = Language(language.rawValue.prefix { $0 != "-" }.lowercased())
        return parsed[main] == nil ? nil : main
    }

    // MARK: Reading

    private static func parse(
        _ template: NoticeTemplate, _ kind: NoticeKind, _ language: Language
    ) throws(NoticeTemplateError) -> Parsed {
        do throws(Problem) {
            let parsed = Parsed(subject: try parts(of: template.subject), text: try parts(of: template.text))
            let needed: NoticePlaceholder =
                switch kind {
                case .digest: .list
                case .teamDigest: .month
                default: .number
                }
            guard (parsed.subject + parsed.text).contains(.placeholder(needed)) else {
                throw Problem("It lacks {\(needed.rawValue)}, without which nobody knows what it is about.")
            }
            return parsed
        } catch {
            throw NoticeTemplateError(kind, language, error.description)
        }
    }

    private struct Problem: Error {
        let description: String
        init(_ description: String) { self.description = description }
    }

    private static func parts(of text: String) throws(Problem) -> [Part] {
        var (parts, words, rest): ([Part], String, Substring) = ([], "", text[...])
        while let character = rest.popFirst() {
            if character == "{" || character == "}", rest.first == character {
                words.append(character)
                rest.removeFirst()
            } else if character == "{" {
                let name = rest.prefix { $0 != "}" && $0 != "{" }
                guard rest.dropFirst(name.count).first == "}", let placeholder = NoticePlaceholder(rawValue: "\(name)")
                else {
                    let known = NoticePlaceholder.allCases.map { "{\($0.rawValue)}" }.joined(separator: " ")
                    throw Problem("“{\(name.prefix(40))” begins no placeholder; there are \(known).")
                }
                if !words.isEmpty { parts.append(.words(words)) }
                parts.append(.placeholder(placeholder))
                words = ""
                rest = rest.dropFirst(name.count + 1)
            } else if character == "}" {
                throw Problem("A “}” ends no placeholder; write it twice to have one.")
            } else {
                words.append(character)
            }
        }
        return words.isEmpty ? parts : parts + [.words(words)]
    }

    // MARK: Filling in

    /// - Throws: ``NoticeTemplateError`` for a kind of a host that has no template for it.
    func render(
        _ kind: NoticeKind, in language: Language, _ values: [NoticePlaceholder: String]
    ) throws(NoticeTemplateError) -> (subject: String, text: String) {
        guard let parsed = parsed[language]?[kind] else { throw NoticeTemplateError(kind, language, "It is missing.") }
        return (Self.fill(parsed.subject, values).asOneLine, Self.fill(parsed.text, values))
    }

    private static let paragraph = "\n\n"

    /// Without the paragraphs of which there is nothing to say.
    private static func told(_ parts: [Part], _ values: [NoticePlaceholder: String]) -> [Part] {
        func isMissing(_ part: Part) -> Bool {
            if case .placeholder(let placeholder) = part {
                placeholder.isDecisive && values[placeholder] == nil
            } else {
                false
            }
        }
        guard parts.contains(where: isMissing) else { return parts }
        var paragraphs: [[Part]] = [[]]
        for part in parts {
            guard case .words(let words) = part else {
                paragraphs[paragraphs.count - 1].append(part)
                continue
            }
            let pieces = words.split(separator: paragraph, omittingEmptySubsequences: false)
            for (index, piece) in pieces.enumerated() {
                if index > 0 { paragraphs.append([]) }
                if !piece.isEmpty { paragraphs[paragraphs.count - 1].append(.words(String(piece))) }
            }
        }
        paragraphs.removeAll { $0.contains(where: isMissing) }
        return Array(paragraphs.joined(separator: [.words(paragraph)]))
    }

    private static func fill(_ parts: [Part], _ values: [NoticePlaceholder: String]) -> String {
        var (text, isLeftOut) = ("", false)
        for part in told(parts, values) {
            switch part {
            case .words(let words):
                // The paragraph before has ended already.
                text += isLeftOut && words.hasPrefix(paragraph) ? String(words.dropFirst(paragraph.count)) : words
                isLeftOut = false
            case .placeholder(let placeholder) where placeholder.isOptional && values[placeholder] == nil:
                isLeftOut = text.isEmpty || text.hasSuffix(paragraph)
            case .placeholder(let placeholder):
                text += values[placeholder] ?? "–"
                isLeftOut = false
            }
        }
        return isLeftOut && text.hasSuffix(paragraph) ? String(text.dropLast(paragraph.count)) : text
    }

    /// Whether the template of a kind has a placeholder.
    func uses(_ placeholder: NoticePlaceholder, _ kind: NoticeKind, in language: Language) -> Bool {
        parsed[language]?[kind].map { ($0.subject + $0.text).contains(.placeholder(placeholder)) } ?? false
    }

    /// The phrases of a language that there are templates in.
    func phrases(in language: Language) -> NoticePhrases { phrases[language] ?? .english }
}

extension String {
    /// Without line ends and other control characters: what comes from a name cannot begin a header of a mail.
    var asOneLine: String {
        split { $0.unicodeScalars.allSatisfy { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) } || $0.isNewline }
            .joined(separator: " ")
    }
}
