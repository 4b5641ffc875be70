/// The words of a mail system about a mail that it could not deliver: its own lines, and those of the mail itself
/// where they follow in the same text.
struct BounceNotice {
    /// What stands about one address.
    struct Section {
        var address: String?
        var lines: [Substring] = []
    }

    /// Bytes of the text that are looked at, and lines of a section that are kept.
    static let (byteLimit, sectionLines) = (64 << 10, 40)

    let lines: ArraySlice<Substring>
    /// The header of the mail that could not be delivered, with what follows.
    let returned: String?
    let sections: [Section]
    /// All lines on one, made comparable.
    let key: ReplyKey

    init(_ text: String, addressLimit: Int) {
        let all = String(decoding: text.utf8.prefix(Self.byteLimit), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        let start = Self.returnedStart(all)
        var end = start ?? all.endIndex
        // The line that announces the mail is none about its recipients.
        while start != nil, end > 0, all[end - 1].allSatisfy(Self.isBlank) || Self.isMark(all[end - 1]) { end -= 1 }
        lines = all[..<end]
        returned = start.map { Self.unindented(all[$0...]) }
        sections = Self.sections(lines, limit: addressLimit)
        key = ReplyKey(lines.joined(separator: " "))
    }

    // MARK: - The mail that came back

    private static let headerFields: Set<String> = [
        "received", "return-path", "message-id", "from", "to", "subject", "date", "mime-version", "content-type",
        "dkim-signature", "delivered-to", "reply-to", "sender", "cc", "x-mailer", "user-agent", "x-received",
        "authentication-results", "arc-seal", "x-originating-ip", "domainkey-signature", "content-transfer-encoding",
        "x-google-smtp-source", "references", "in-reply-to", "list-id", "feedback-id", "received-spf",
    ]
    /// At least one of these is in the header of a mail, and in no list of particulars.
    private static let tellingFields: Set<String> = [
        "received", "return-path", "message-id", "mime-version", "dkim-signature", "x-received", "arc-seal",
        "delivered-to", "x-google-smtp-source",
    ]

    /// The name of the field that a line begins, in lower case.
    private static func fieldName(_ line: Substring) -> String? {
        let bytes = line.utf8.prefix(60)
        guard let colon = bytes.firstIndex(of: ASCII.colon), colon > bytes.startIndex,
            bytes[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        return line[..<colon].lowercased()
    }

    /// The first line of a run of fields that are those of a mail.
    private static func returnedStart(_ lines: [Substring]) -> Int? {
        var index = lines.startIndex
        var isMarked = false
        while index < lines.endIndex {
            let line = lines[index].drop(while: isBlank)
            let indent = lines[index].utf8.count - line.utf8.count
            guard let name = fieldName(line), headerFields.contains(name) else {
                if !line.isEmpty { isMarked = isMark(line) }
                index += 1
                continue
            }
            var (known, isTelling, next) = (Set([name]), tellingFields.contains(name), index + 1)
            // Continuations stand further in.
            while next < min(lines.endIndex, index + 200) {
                let line = lines[next].drop(while: isBlank)
                if line.isEmpty { break }
                if lines[next].utf8.count - line.utf8.count <= indent {
                    guard let name = fieldName(line) else { break }
                    if headerFields.contains(name) { known.insert(name) }
                    isTelling = isTelling || tellingFields.contains(name)
                }
                next += 1
            }
            if (known.count >= 2 && isTelling) || (known.count >= 1 && isMarked) { return index }
            (index, isMarked) = (next, false)
        }
        return nil
    }

    /// “--- Below this line is a copy of the message.” and the like.
    private static func isMark(_ line: Substring) -> Bool {
        let key = ReplyKey(line.prefix(120))
        return marks.contains(where: key.contains)
    }

    private static let marks: [[UInt8]] = [
        "copy of the", "copy of your", "original message", "unsent message", "headers follow", "header follows",
        "message follows", "returned message", "message header", "contents follow", "original mail",
    ].map { Array($0.utf8) }

    private static func unindented(_ lines: ArraySlice<Substring>) -> String {
        let indent = lines.first.map { $0.prefix(while: isBlank).utf8.count } ?? 0
        guard indent > 0 else { return lines.joined(separator: "\n") }
        return lines.map { line in
            var line = line
            var rest = indent
            while rest > 0, let first = line.first, isBlank(first) {
                line = line.dropFirst()
                rest -= 1
            }
            return line
        }.joined(separator: "\n")
    }

    static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" || character == "\r" }

    // MARK: - What stands about whom

    private static func sections(_ lines: ArraySlice<Substring>, limit: Int) -> [Section] {
        var sections: [Section] = []
        var current: Int?
        var known: [String: Int] = [:]
        /// Replies of a server before the line that names for whom they are.
        var pending: [Substring] = []
        for line in lines {
            let reading = BounceLine(line)
            guard let address = reading.address, reading.role != .aside else {
                if let current {
                    if sections[current].lines.count < sectionLines { sections[current].lines.append(line) }
                } else if reading.isReply {
                    pending.append(line)
                }
                continue
            }
            let place = known[address.lowercased()]
            // The address behind an alias belongs to the recipient above it.
            if place == nil, reading.role == .mention, current != nil {
                if let current, sections[current].lines.count < sectionLines { sections[current].lines.append(line) }
                continue
            }
            if place == nil, sections.count >= limit { break }
            if place == nil { sections.append(Section(address: address)) }
            current = place ?? sections.count - 1
            known[address.lowercased()] = current
            if let current, sections[current].lines.count < sectionLines {
                sections[current].lines += pending + [line]
            }
            pending = []
        }
        return sections
    }
}
