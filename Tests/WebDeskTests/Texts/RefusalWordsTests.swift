import Foundation
import Testing

@testable import ServiceDesk
@testable import WebDesk

@Suite("Refusals in the languages of the pages") struct RefusalWordsTests {
    private static let texts: [RefusalTexts] = [.french, .dutch]
    private static let languages = [RefusalWords(.french), RefusalWords(.dutch)]

    private func french(_ description: String) -> String? {
        RefusalWords(.french).translated(description)?.replacing("\u{A0}", with: " ")
    }

    private func dutch(_ description: String) -> String? { RefusalWords(.dutch).translated(description) }

    // MARK: The tables

    @Test("are known as the desk says them, letter by letter")
    func areInTheSources() throws {
        let literals = try SwiftLiterals.ofTheDesk()
        let texts = RefusalTexts.french
        #expect(literals.contains(RefusalWords.possible))
        // Of what a timeline says, by which it is known that the desk says it.
        #expect(literals.contains(Visit.replyCame))
        for (sentence, _) in texts.sentences {
            // Of a mail in quarantine the reason is said, and then why.
            let alone = sentence.hasSuffix(". *") ? String(sentence.dropLast(2)) : sentence
            #expect(literals.contains(alone), "Nobody says “\(sentence)”.")
        }
        let ends = Set(
            literals.compactMap { literal in
                literal.firstRange(of: ": ").map { String(literal[$0.upperBound...]) }
            })
        for (message, _) in texts.messages {
            #expect(literals.contains(message) || ends.contains(message), "Nobody says “\(message)”.")
        }
        for kind in [RefusalTexts.Kind.reference, .passive, .answer, .unit, .whom, .field] {
            for word in (texts.words[kind] ?? [:]).keys {
                #expect(literals.contains(word), "Nobody says “\(word)”.")
            }
        }
    }

    @Test("are the same in all languages")
    func areTheSame() {
        for other in Self.texts.dropFirst() {
            #expect(other.sentences.map(\.key) == Self.texts[0].sentences.map(\.key))
            #expect(other.messages.map(\.key) == Self.texts[0].messages.map(\.key))
            #expect(other.words.mapValues { Set($0.keys) } == Self.texts[0].words.mapValues { Set($0.keys) })
        }
        let known = Self.texts[0].sentences.map(\.key) + Self.texts[0].messages.map(\.key)
        #expect(Set(known).count == known.count)
    }

    @Test("leave out nothing of what is put in")
    func areWhole() throws {
        for texts in Self.texts {
            let all = texts.sentences.map { ($0.key, $0.value) } + texts.messages.map { ($0.key, $0.value) }
            for (sentence, translation) in all + [(RefusalWords.possible, texts.possible)] {
                let places = translation.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
                    .map { $0.prefix { $0 != "}" } }
                let numbers = places.compactMap { Int($0.prefix { $0 != ":" }) }
                let stars = sentence.count { $0 == "*" }
                #expect(numbers.sorted() == Array(0..<stars).map { $0 + 1 }, "\(translation)")
                for place in places where place.contains(":") {
                    let kind = RefusalTexts.Kind(rawValue: String(place.drop { $0 != ":" }.dropFirst()))
                    #expect(kind != nil, "\(translation)")
                }
                #expect(sentence.last == translation.last || sentence.hasSuffix("*"), "\(translation)")
            }
        }
    }

    @Test("have the blanks of French, at which no line ends")
    func haveBlanks() {
        for (_, text) in Array(RefusalTexts.french.sentences) + Array(RefusalTexts.french.messages) {
            for mark in [" :", " ;", " !", " ?", " »", "« "] { #expect(!text.contains(mark), "\(text)") }
        }
    }

    // MARK: What the desk says

    @Test("say what state a request is in, and what can be done")
    func states() {
        for words in Self.languages {
            for state in RequestState.allCases {
                for action in RequestAction.allCases where action != .open && !action.isLegal(in: state) {
                    let description = Rejection.illegal(action, in: state).description
                    #expect(words.translated(description) != nil, "\(description)")
                }
            }
        }
        #expect(
            french(Rejection.illegal(.resume, in: .closed).description)
                == "Une demande close ne peut pas être reprise. Possible maintenant : noter, rouvrir.")
        #expect(
            dutch(Rejection.illegal(.resume, in: .pending, because: "It is asked once it is resolved.").description)?
                .hasPrefix("Dat wordt gevraagd zodra de aanvraag opgelost is. Nu mogelijk: ") == true)
    }

    @Test("say what there is not, what is too large, and what was done before")
    func references() {
        #expect(french(Rejection.notFound.description) == "Cette demande n’existe pas.")
        #expect(french(Rejection.unknown("team", "it").description) == "Il n’existe pas d’équipe « it ».")
        #expect(dutch(Rejection.unknown("person", "zoë").description) == "Er is geen persoon “zoë”.")
        let large = Rejection.tooLarge("subject", 2_000, limit: 1_000, unit: "bytes").description
        #expect(french(large) == "Objet : 2000 octets, la limite est de 1000.")
        #expect(dutch(large) == "Onderwerp: 2000 bytes, de grens is 1000.")
        let answer = Rejection.tooLarge("cost-centre", 300, limit: 200, unit: "entries").description
        #expect(dutch(answer) == "cost-centre: 300 stuks, de grens is 200.")
        #expect(dutch(Rejection.alreadyDone(7).description) == "Dit is al gedaan. Aanvraag #7 mag je niet meer zien.")
        for words in Self.languages { #expect(words.translated(Rejection.keyReused.description) != nil) }
    }

    @Test("say what is wrong with a field")
    func fields() throws {
        func refused(_ body: () throws -> Void) throws -> String {
            let rejection = try #require(throws: Rejection.self, performing: body)
            return rejection.description
        }
        let limits = RequestLimits()
        let subject = try refused { try limits.check(subject: " ") }
        #expect(french(subject) == "Objet : Une demande a besoin d’un objet.")
        #expect(dutch(subject) == "Onderwerp: Een aanvraag heeft een onderwerp nodig.")
        let tag = try refused { try limits.check(tags: ["a,b"]) }
        #expect(
            french(tag)
                == "Étiquette : Une étiquette est un mot sans espace ni virgule ; « a,b » n’en est pas une.")
        let person = try refused { try limits.check(fields: ["who": .person("")]) }
        #expect(dutch(person)?.hasPrefix("who: Een id heeft 1 tot 200 bytes") == true)
        let form = ServiceForm([.init("model", label: "Which: model?", kind: .text, isRequired: true)])
        let missing = try refused { try form.validate([:]) }
        #expect(french(missing) == "model : « Which: model? » demande une réponse.")
        let wrong = try refused { try form.validate(["model": .number(1)]) }
        #expect(dutch(wrong) == "model: “Which: model?” is een tekst, en niet een getal.")
        let unasked = try refused { try form.validate(["model": .text("x"), "colour": .text("red")]) }
        #expect(french(unasked) == "colour : Le formulaire demande : model.")
    }

    @Test("know all words of their sets")
    func sets() {
        for texts in Self.texts {
            func keys(_ kind: RefusalTexts.Kind) -> Set<String> { Set((texts.words[kind] ?? [:]).keys) }
            #expect(keys(.state) == Set(RequestState.allCases.map(\.rawValue)))
            #expect(keys(.outcome) == Set(Approval.Outcome.allCases.map(\.rawValue)))
            #expect(keys(.action) == Set(RequestAction.lifeCycle.map(\.rawValue)))
            let date = CalendarDate(year: 2026, month: 3, day: 2)
            let answers: [FieldValue] = [.text(""), .number(1), .choice(""), .person(""), .date(date)]
            #expect(keys(.answer) == Set(answers.map(\.article)))
        }
    }

    // MARK: What nobody should be able to say

    @Test("put in what was typed as it is, whatever it looks like")
    func hostile() {
        let typed = "x”. There is no team “y"
        #expect(french("There is no person “\(typed)”.") == "Il n’existe pas de personne « \(typed) ».")
        #expect(dutch("“{1} {2:state} * {9}” has said so already.") == "“{1} {2:state} * {9}” heeft al geantwoord.")
        #expect(dutch("“\u{301}<b>” has said so already.") == "“\u{301}<b>” heeft al geantwoord.")
        #expect(
            dutch("agent: “a” is not a member of team “b”.” is not a member of team “c”.")
                == "Behandelaar: “a” hoort niet bij het team “b”.” is not a member of team “c”.")
        #expect(
            dutch("“ Possible now: close.” has said so already.") == "“ Possible now: close.” heeft al geantwoord.")
        #expect(
            french("mail: x: “a: “b” needs an answer.” needs an answer.")
                == "mail: x : « a: “b” needs an answer. » demande une réponse.")
    }

    @Test("of a mail that cannot be let in say why, once")
    func mails() {
        let start = "It cannot be kept as a request as it is."
        #expect(dutch(start) == "Hij kan zoals hij is geen aanvraag worden.")
        #expect(
            dutch("\(start) subject: A request needs a subject.")
                == "Hij kan zoals hij is geen aanvraag worden. Onderwerp: Een aanvraag heeft een onderwerp nodig.")
        #expect(dutch("\(start) \(start) \(start)") == nil)
        #expect(dutch("\(start) Nobody knows why.") == nil)
    }

    @Test("stay as they are where they are not known, are too long, or are for pages in English")
    func unknown() {
        for words in Self.languages {
            for description in [
                "", "*", "*: *", ": ", "It rains.", "There is no moon “x”.", "A request that is odd cannot be closed.",
                "A request that is open cannot be closed. Possible now: fly.", "subject: It rains.",
                "There is no such request. ", " There is no such request.", "x: y bytes are more than the limit of 3.",
                "“a” is a text, not a poem.", "“” has said so alread", "The approval 1 is over: lost.",
            ] { #expect(words.translated(description) == nil, "\(description)") }
            let long = String(repeating: "x", count: RefusalWords.maximumLength)
            #expect(words.translated("“\(long)” has said so already.") == nil)
            #expect(words.translated("“\(long.prefix(3_900))” has said so already.") != nil)
        }
        #expect(RefusalWords(.english).translated("There is no such request.") == nil)
        #expect(RefusalWords("de").translated("There is no such request.") == nil)
    }
}

/// The texts between quotes of Swift files, with `*` for what is put in, and joined where a `+` joins them.
private struct SwiftLiterals {
    private let bytes: [UInt8]
    private var index = 0
    private var found: Set<String> = []

    /// What the core, the pages and the mail channel say, the translations aside.
    static func ofTheDesk() throws -> Set<String> {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        var all: Set<String> = []
        for folder in ["Sources/ServiceDesk", "Plugins/WebDesk", "Plugins/MailChannel"] {
            let folder = root.appendingPathComponent(folder)
            let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
            for entry in files {
                guard let file = entry as? URL, file.pathExtension == "swift",
                    !file.lastPathComponent.hasPrefix("RefusalWords")
                else { continue }
                var literals = SwiftLiterals(bytes: Array(try Data(contentsOf: file)))
                literals.readCode(inParentheses: false)
                all.formUnion(literals.found)
            }
        }
        return all
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func isNext(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[index...].starts(with: $0) }
    }

    private mutating func skip(to end: StaticString) {
        while index < bytes.count, !isNext(end) { index += 1 }
        index = min(bytes.count, index + end.utf8CodeUnitCount)
    }

    private mutating func readCode(inParentheses: Bool) {
        var (last, isJoined, depth) = (String?.none, false, 0)
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }
        while index < bytes.count {
            if isNext("//") {
                skip(to: "\n")
            } else if isNext("#\"") {
                index += 2
                skip(to: "\"#")
            } else if isNext("\"") {
                let text = readLiteral()
                if isJoined, let start = last {
                    last = start + text
                } else {
                    if let last { found.insert(last) }
                    last = text
                }
                isJoined = false
            } else {
                let byte = bytes[index]
                if byte == 0x29, inParentheses, depth == 0 { break }
                if byte == 0x28 { depth += 1 } else if byte == 0x29 { depth -= 1 }
                index += 1
                if byte == 0x2B, last != nil {
                    isJoined = true
                } else if !isBlank(byte) {
                    if let last { found.insert(last) }
                    (last, isJoined) = (nil, false)
                }
            }
        }
        if let last { found.insert(last) }
    }

    /// Stands before the first quote, and then behind the last one.
    private mutating func readLiteral() -> String {
        let quote: StaticString = isNext("\"\"\"") ? "\"\"\"" : "\""
        index += quote.utf8CodeUnitCount
        var text: [UInt8] = []
        while index < bytes.count, !isNext(quote) {
            if isNext("\\(") {
                index += 2
                readCode(inParentheses: true)
                text.append(0x2A)
            } else if isNext("\\") {
                text += bytes[(index + 1)...].prefix(1)
                index += 2
                continue
            } else {
                text.append(bytes[index])
            }
            index += 1
        }
        index = min(bytes.count, index + quote.utf8CodeUnitCount)
        return String(decoding: text, as: UTF8.self)
    }
}
