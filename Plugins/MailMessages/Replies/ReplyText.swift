/// What a person newly wrote in a mail, apart from what is quoted, passed on or added by a program.
///
/// Goes by the marks that mail programs leave: quoted lines, attributions ("On … wrote:") in many languages, header
/// fields that Outlook repeats, headings ("-----Original Message-----"), signatures after "-- " (RFC 3676, 4.3) and
/// lines of devices. Nothing is lost: each line is in `reply` or in `elided`. Time grows with the length of the text.
public struct ReplyText: Sendable, Hashable {
    /// The new text, without empty lines around it. Where answers stand between quoted lines, those are in it too;
    /// where nothing is new, what is quoted. Empty only if the mail holds no text.
    public let reply: String
    /// The rest, in its order: quotes, attributions, signature. Lines of a wrapped attribution are joined.
    public let elided: String
    /// The mail that is passed on, whole, with its heading and header fields; nil if none is.
    public let forwarded: String?

    /// - Parameters:
    ///   - text: The text of a mail, line ends as they are.
    ///   - subject: The subject of the mail. By it alone ("WG:", "TR:", "Fwd:") a mail that Outlook passes on is told
    ///     from an answer: both repeat the header fields in the same way.
    public init(of text: String, subject: String? = nil) {
        var separator = ReplySeparator(lines: ReplyLineReader.lines(of: text))
        separator.separate()
        reply = separator.text(kept: true)
        elided = separator.text(kept: false)
        forwarded = separator.forwarded(always: subject.map { AttributionLine.isForward(subject: $0) } ?? false)
    }
}

/// Decides line by line what is new. The rules look at the kinds of lines only, and each is one pass over them.
struct ReplySeparator {
    private var lines: [ReplyLine]
    /// Indices of the lines that are still taken for new.
    private var kept: [Int]

    init(lines: [ReplyLine]) {
        self.lines = lines
        kept = Array(lines.indices)
    }

    mutating func separate() {
        markFieldBlocks()
        kept.removeAll { lines[$0].kind == .frame }
        cutAtDelimiter()
        kept.removeAll { lines[$0].kind == .device }
        if keepAnswerAtEnd() { return }
        cutAtHeading()
        cutAtAttribution()
        kept.removeAll { lines[$0].kind == .attribution }
        cutAtFields()
        kept.removeAll { lines[$0].kind == .field }
        cutTrailingQuotes()
    }

    private func kind(_ position: Int) -> ReplyLineKind {
        lines[kept[position]].kind
    }

    private func firstPosition(where matches: (ReplyLineKind) -> Bool) -> Int? {
        kept.indices.first { matches(kind($0)) }
    }

    private mutating func cut(after position: Int) {
        kept.removeLast(kept.count - position - 1)
    }

    /// Three different header fields, one of them the subject or with an address, are the header of another mail;
    /// others are text ("Subject: …" in a description, "From: … To: … Date: …" of a journey). Between two of them stand
    /// at most two lines of text or none, and any number with addresses: lists of recipients are long.
    private mutating func markFieldBlocks() {
        var index = 0
        while index < lines.count {
            guard lines[index].kind == .field else {
                index += 1
                continue
            }
            var last = index
            var gap = 0
            for next in lines.indices[(index + 1)...] {
                if lines[next].kind == .field {
                    last = next
                    gap = 0
                } else if lines[next].kind != .text && lines[next].kind != .empty {
                    break
                } else if !lines[next].text.utf8.contains(where: { $0 == 0x40 || $0 == 0x3B }) {
                    gap += 1
                    if gap > 2 { break }
                }
            }
            let isHeader = isHeader(index...last)
            for inner in index...last { lines[inner].kind = isHeader ? .field : plainKind(inner) }
            index = last + 1
        }
    }

    private func isHeader(_ range: ClosedRange<Int>) -> Bool {
        let fields = lines[range].lazy.filter { $0.kind == .field }.prefix(20).compactMap {
            AttributionLine.standard.field(ReplyKey($0.text))
        }
        return Set(fields.map(\.name)).count >= 3 && fields.contains(where: \.isTelling)
    }

    private func plainKind(_ index: Int) -> ReplyLineKind {
        lines[index].kind == .empty ? .empty : .text
    }

    /// A signature reaches to the end. A rule between two paragraphs, empty lines around it, is part of the text.
    private mutating func cutAtDelimiter() {
        var hasText = false
        let lastText = kept.indices.last { kind($0) == .text } ?? -1
        for position in kept.indices {
            switch kind(position) {
            case .text: hasText = true
            case .delimiter:
                if isRule(at: position) {
                    lines[kept[position]].kind = .text
                } else if hasText || position > lastText {
                    kept.removeLast(kept.count - position)
                    return
                }
            default: break
            }
        }
    }

    private func isRule(at position: Int) -> Bool {
        let text = lines[kept[position]].text
        guard text.utf8.count >= 3, position > 0, position + 2 < kept.count else { return false }
        return kind(position - 1) == .empty && kind(position + 1) == .empty && kind(position + 2) == .text
    }

    /// Bottom posting: attribution, quote, then nothing but text.
    private mutating func keepAnswerAtEnd() -> Bool {
        guard kept.first.map({ lines[$0].kind == .attribution }) == true,
            let text = firstPosition(where: { $0 == .text }),
            kept[text...].allSatisfy({ lines[$0].kind == .text || lines[$0].kind == .empty })
        else { return false }
        kept.removeFirst(text)
        return true
    }

    /// A heading after some text ends what is new, whatever follows.
    private mutating func cutAtHeading() {
        var hasText = false
        for position in kept.indices {
            if kind(position) == .text { hasText = true }
            if hasText, lines[kept[position]].isHeading {
                kept.removeLast(kept.count - position)
                return
            }
        }
    }

    /// Top posting: an attribution after text that no quote follows, or only one quote and a signature.
    private mutating func cutAtAttribution() {
        let lastQuote = kept.indices.last { kind($0) == .quote } ?? -1
        var tail = kept.count
        while tail > 0, [.text, .empty].contains(kind(tail - 1)) { tail -= 1 }
        while tail > 0, [.empty, .quote, .attribution, .field].contains(kind(tail - 1)) { tail -= 1 }
        var lastText: Int?
        for position in kept.indices {
            switch kind(position) {
            case .text: lastText = position
            case .empty: break
            case .attribution:
                guard let text = lastText, position > lastQuote || position >= tail else { break }
                if position < lastQuote, isSalutation(before: position) { return }
                cut(after: text)
                return
            default: lastText = nil
            }
        }
    }

    /// "Hallo Anna," alone before a quote: what comes after the quote is the answer.
    private func isSalutation(before position: Int) -> Bool {
        let texts = kept[..<position].filter { lines[$0].kind == .text }
        guard texts.count == 1, let text = texts.first.map({ lines[$0].text }), text.utf8.count <= 50 else {
            return false
        }
        return text.last { $0 != " " } == ","
            && kept[position...].contains { lines[$0].kind == .text }
    }

    private mutating func cutAtFields() {
        var lastText: Int?
        for position in kept.indices {
            switch kind(position) {
            case .text: lastText = position
            case .field:
                guard let text = lastText else { break }
                cut(after: text)
                return
            default: break
            }
        }
    }

    private mutating func cutTrailingQuotes() {
        guard kept.contains(where: { lines[$0].kind == .text }) else { return }
        let before = kept.count
        var hadQuote = false
        while let last = kept.last, lines[last].kind == .quote || lines[last].kind == .empty {
            if lines[last].kind == .quote { hadQuote = true }
            kept.removeLast()
        }
        // "Bob wrote:" has nothing of an attribution but the quote after it.
        if hadQuote, let last = kept.last, lines[last].kind == .text, kept.count < before,
            kept.contains(where: { $0 != last && lines[$0].kind == .text }),
            AttributionLine.standard.endsWithVerb(ReplyKey(lines[last].text.prefix(200)))
        {
            kept.removeLast()
            while let last = kept.last, lines[last].kind == .empty { kept.removeLast() }
        }
    }

    // MARK: - Results

    func text(kept wanted: Bool) -> String {
        var result = ""
        var next = 0
        for index in lines.indices {
            let isKept = next < kept.count && kept[next] == index
            if isKept { next += 1 }
            if isKept == wanted {
                result += lines[index].text
                result += "\n"
            }
        }
        return Self.trimmed(result)
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }

    /// From the first heading of a mail passed on; by the subject also from the first attribution, header field or
    /// line of Outlook before those.
    func forwarded(always: Bool) -> String? {
        let start = lines.firstIndex { line in
            if line.isForward { return true }
            guard always else { return false }
            if line.kind == .attribution || line.kind == .field { return true }
            return line.kind == .delimiter && line.text.utf8.prefix(32).count { $0 == 0x5F } == 32
        }
        guard let start else { return nil }
        return Self.trimmed(lines[start...].map(\.text).joined(separator: "\n"))
    }
}
