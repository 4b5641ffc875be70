import Foundation

/// What a line of a mail is to the separation of the new from the quoted.
enum ReplyLineKind {
    case empty, text, quote
    /// A line of dashes or the like, after which a signature begins.
    case delimiter
    /// "Sent from my iPhone"
    case device
    /// An attribution or a heading over another mail.
    case attribution
    /// A header field of another mail, as Outlook quotes it.
    case field
    /// A frame that programs put around a signed text; never text of the writer.
    case frame
}

/// A line, or the lines of a wrapped attribution as one.
struct ReplyLine {
    var text: Substring
    var kind: ReplyLineKind
    /// A heading that stands over a whole mail ("-----Original Message-----"), not only over quoted lines.
    var isHeading = false
    /// The heading of a mail that is passed on.
    var isForward = false
}

/// Splits a text into lines and says what each is; in one pass, but for attributions of at most five lines.
struct ReplyLineReader {
    private let attributions = AttributionLine.standard
    private let source: [Substring]
    private var lines: [ReplyLine] = []
    private var index = 0
    private var fence: Substring?
    private var enclosedUntil = -1
    private var nextFrameEnd: Int?
    private var nextFenceEnd: [Substring: Int] = [:]
    /// Lines joined so far to see whether they are an attribution.
    private var wrapped = 0
    /// The most that are joined in a text; enough for any thread, and a bound for texts made to take time.
    private static let wrappedLines = 20_000
    private let nextClose: [Int: Int]

    static func lines(of text: String) -> [ReplyLine] {
        var reader = ReplyLineReader(text)
        return reader.read()
    }

    private init(_ text: String) {
        source = Self.split(text)
        nextClose = Self.enclosures(source)
    }

    /// Lines without their ends; CR LF, LF and a lone CR end a line. No person’s mail has more than these: what is
    /// beyond them counts as one line, to bound the memory.
    private static let most = 100_000

    private static func split(_ text: String) -> [Substring] {
        let start = text.unicodeScalars.firstIndex { !isBlank($0) } ?? text.endIndex
        guard let last = text.unicodeScalars.lastIndex(where: { !isBlank($0) }) else { return [] }
        // From the beginning of the first line, for its indent.
        let first = text[..<start].utf8.lastIndex { $0 == 0x0A || $0 == 0x0D }.map { text.utf8.index(after: $0) }
        return text[(first ?? text.startIndex)...last].split(maxSplits: most, omittingEmptySubsequences: false) {
            $0 == "\n" || $0 == "\r\n" || $0 == "\r"
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.value == 0x200B || scalar.value == 0xFEFF
    }

    static func isBlank(_ line: some StringProtocol) -> Bool {
        if let first = line.utf8.first, (0x21...0x7E).contains(first) { return false }
        return line.unicodeScalars.allSatisfy { isBlank($0) }
    }

    /// Where quotes that stand between ">>>>" and "<<<<" begin and end.
    private static func enclosures(_ lines: [Substring]) -> [Int: Int] {
        var open: Int?
        var found: [Int: Int] = [:]
        for (index, line) in lines.enumerated() {
            if open == nil, line.utf8.starts(with: ">>>".utf8), isFence(line, ">") {
                open = index
            } else if let start = open, line.utf8.starts(with: "<<<".utf8), isFence(line, "<") {
                found[start] = index
                open = nil
            }
        }
        return found
    }

    /// ">>>>", or ">>> name >>>" that ends as it begins.
    private static func isFence(_ line: Substring, _ mark: Character) -> Bool {
        guard line.utf8.count < 200 else { return false }
        if line.allSatisfy({ $0 == mark }) { return line.utf8.count >= 4 }
        let trimmed = line.trimmingCharacters(in: .whitespaces)
        if trimmed.allSatisfy({ $0 == mark }) { return trimmed.count >= 4 }
        let triple = String(repeating: mark, count: 3)
        return trimmed.count > 6 && trimmed.hasSuffix(triple) && !trimmed.dropFirst(3).dropLast(3).contains(mark)
    }

    private mutating func read() -> [ReplyLine] {
        lines.reserveCapacity(source.count)
        while index < source.count {
            let line = source[index]
            if index <= enclosedUntil {
                let isEnd = index == enclosedUntil
                add(isEnd ? "" : ("> " + line)[...], isEnd ? .empty : .quote)
            } else if let end = nextClose[index] {
                enclosedUntil = end
                add("", .empty)
            } else if readFence(line) || readFrame(line) {
                continue
            } else {
                classify(line)
            }
        }
        return lines
    }

    private mutating func add(_ text: Substring, _ kind: ReplyLineKind, taking count: Int = 1) {
        lines.append(ReplyLine(text: text, kind: kind))
        index += count
    }

    /// Markdown code between fences is text, whatever is in it.
    private mutating func readFence(_ line: Substring) -> Bool {
        let isFence = line.utf8.starts(with: "```".utf8) || line.utf8.starts(with: "~~~".utf8)
        if let open = fence {
            if isFence, Self.ends(line, open) { fence = nil }
            add(line, Self.isBlank(line) ? .empty : .text)
            return true
        }
        guard isFence, line.utf8.starts(with: "```".utf8) || line.utf8.count > 3 && !Self.isRule(line) else {
            return false
        }
        // Without an end it is no code.
        let mark = line.prefix(3)
        guard hasFenceEnd(mark) else { return false }
        fence = mark
        add(line, .text)
        return true
    }

    private static func ends(_ line: Substring, _ mark: Substring) -> Bool {
        line.utf8.starts(with: mark.utf8) && isBlank(line.drop { $0 == mark.first })
    }

    /// Whether a fence that begins here ends; the next end of each kind is looked for once.
    private mutating func hasFenceEnd(_ mark: Substring) -> Bool {
        if let known = nextFenceEnd[mark], known > index { return known < source.count }
        let end = source[(index + 1)...].firstIndex { Self.ends($0, mark) } ?? source.count
        nextFenceEnd[mark] = end
        return end < source.count
    }

    private static func isRule(_ line: Substring) -> Bool {
        line.utf8.allSatisfy { $0 == 0x7E || $0 == 0x20 }
    }

    /// OpenPGP's frame around a signed text (RFC 9580, 6.2 and 7).
    private mutating func readFrame(_ line: Substring) -> Bool {
        guard line.utf8.starts(with: "-----BEGIN PGP SIG".utf8) else { return false }
        if line.utf8.starts(with: "-----BEGIN PGP SIGNED MESSAGE-----".utf8) {
            add(line, .frame)
            while index < source.count, source[index].utf8.starts(with: "Hash:".utf8) { add(source[index], .frame) }
            return true
        }
        guard let end = frameEnd(from: index) else { return false }
        while index <= end { add(source[index], .frame) }
        return true
    }

    /// The next end of a frame, looked for once.
    private mutating func frameEnd(from start: Int) -> Int? {
        if let known = nextFrameEnd, known >= start { return known < source.count ? known : nil }
        let end = source[start...].firstIndex { $0.utf8.starts(with: "-----END PGP SIGNATURE".utf8) }
        nextFrameEnd = end ?? source.count
        return end
    }

    private mutating func classify(_ line: Substring) {
        guard !Self.isBlank(line) else { return add("", .empty) }
        if Self.isDelimiter(line) { return add(line, .delimiter) }
        guard line.utf8.count <= ReplyKey.longest else {
            return add(line, line.utf8.first == 0x3E ? .quote : .text)
        }
        let first = line.utf8.first ?? 0
        // Nothing that is looked for is shorter, or quoted without a word of three letters.
        if line.utf8.count < 4, first != 0x7C { return add(line, first == 0x3E ? .quote : .text) }
        let key = ReplyKey(line)
        if attributions.isDevice(key) { return add(line, .device) }
        let heading = attributions.heading(key)
        if heading.isHeading {
            add(line, .attribution)
            lines[lines.count - 1].isHeading = true
            lines[lines.count - 1].isForward = heading.isForward
            return
        }
        if readAttribution(line, key) { return }
        if attributions.field(key) != nil { return add(line, .field) }
        guard let quote = Self.quote(line) else { return add(line, .text) }
        add(quote, .quote)
    }

    /// Joins an attribution that was wrapped. Empty lines within it are allowed where the first line is dated.
    private mutating func readAttribution(_ line: Substring, _ key: ReplyKey) -> Bool {
        guard attributions.canBegin(key) else { return false }
        var joined = String(line)
        var whole = String(line)
        let isDated = key.hasDigit
        for step in 0..<5 {
            if step > 0 {
                guard index + step < source.count, wrapped < Self.wrappedLines else { return false }
                let next = source[index + step]
                guard next.utf8.count <= 300, whole.utf8.count <= 600 else { return false }
                if Self.isBlank(next) {
                    guard isDated, attributions.opens(key), step < 4 else { return false }
                    continue
                }
                if endsParagraph(source[index + step - 1]) { return false }
                joined += " " + next.drop { $0 == " " || $0 == "\t" }
                whole += " " + next.drop { $0 == " " || $0 == "\t" || $0 == ">" }
                wrapped += 1
            }
            if attributions.canEnd(source[index + step]), attributions.matches(ReplyKey(whole)) {
                add(joined[...], .attribution, taking: step + 1)
                return true
            }
        }
        return false
    }

    /// An attribution has no full stop, question or exclamation mark at the end of a line; a date may end with a stop.
    private func endsParagraph(_ line: Substring) -> Bool {
        guard let last = line.utf8.last else { return false }
        if last == 0x21 || last == 0x3F || last == 0x3A { return true }
        guard last == 0x2E else { return false }
        let word = line.utf8.dropLast().reversed().prefix { $0 != 0x20 }
        return word.count > 5 || line.utf8.count < 20
    }

    /// A line of nothing but marks. A single "-", "*" or "+" is the mark of a list.
    private static func isDelimiter(_ line: Substring) -> Bool {
        guard line.utf8.count <= 400 else { return false }
        var count = 0
        var isListMark = false
        for scalar in line.unicodeScalars where !scalar.properties.isWhitespace {
            switch scalar {
            case "-", "+", "#", "*": isListMark = true
            case "_", ",", "=", "~", "ᐧ", "—", "–", "―": break
            default: return false
            }
            count += 1
        }
        return count > 1 || !isListMark
    }

    /// A quoted line; "| …" becomes "> …", and "AB> …" names who is quoted. A table row and a prompt are none.
    private static func quote(_ line: Substring) -> Substring? {
        let indent = line.prefix { $0 == " " || $0 == "\t" }
        let rest = line[indent.endIndex...]
        if rest.utf8.first == 0x3E { return line }
        if rest.utf8.first == 0x7C {
            let body = rest.dropFirst()
            let isRow = body.contains("|") && rest.last { $0 != " " } == "|"
            return isRow ? nil : (indent + ">" + body)[...]
        }
        let initials = rest.prefix { $0.isASCII && $0.isUppercase }
        guard (2...3).contains(initials.count), rest[initials.endIndex...].first == ">", initials != "PS",
            rest.dropFirst(initials.count + 1).first.map({ $0 == " " || $0 == ">" }) ?? true
        else { return nil }
        return line
    }
}
