import MailMessages
import ServiceDesk

/// A mail that came, read, and where in the desk it leads.
struct ArrivedMail: Sendable {
    let bytes: [UInt8]
    let message: MailMessage
    let envelope: MailEnvelope
    /// The same for each copy of a mail, by whatever way and to whichever address it came.
    private(set) var key: String
    /// The mailboxes to which it went: those in To and Cc in their order, then that to which it was delivered. What is
    /// meant for a confidential one is confidential: those come first.
    let mailboxes: [Mailbox]
    /// What comes after the plus sign in the address of the first of them.
    let detail: String?
    /// Of the mail that it answers, newest first.
    let tokens: [MailToken]

    init(_ bytes: [UInt8], envelope: MailEnvelope, options: MailOptions) {
        self.bytes = bytes
        self.envelope = envelope
        var limits = MailLimits.standard
        limits.messageBytes = max(options.maximumSize, bytes.count)
        let message = MailMessage(reading: bytes, limits: limits)
        self.message = message
        key = Self.key(of: message)
        let named = (message.to + message.cc).compactMap(\.address).compactMap { options.mailbox(at: $0) }
        let delivered = envelope.recipient.flatMap { options.mailbox(at: $0) }
        let places = named + (delivered.map { [$0] } ?? [])
        let distinct = places.map(\.mailbox).reduce(into: [Mailbox]()) { found, mailbox in
            if !found.contains(mailbox) { found.append(mailbox) }
        }
        mailboxes = distinct.filter(\.isConfidential) + distinct.filter { !$0.isConfidential }
        let keys = options.keys
        let first = mailboxes.first
        detail =
            places.first { $0.mailbox == first && $0.detail.map { MailToken($0, signedBy: keys) == nil } == true }?
            .detail
        // The server has put that of delivery there; the others are what the writer says.
        let details = ([delivered?.detail] + named.map(\.detail)).compactMap { $0 }
        let identifiers = (message.inReplyTo + message.references.reversed()).prefix(Self.maximumReferences)
        tokens =
            details.compactMap { MailToken($0, signedBy: keys) }
            + identifiers.compactMap { MessageID.token(in: $0, signedBy: keys) }
    }

    /// Identifiers that are looked at. Who answers has the last one first.
    private static let maximumReferences = 100

    /// The digest of what its writer has sent: Message-ID, From, Date, Subject and the content, without what servers
    /// add on the way, and with line ends that are alike.
    private static func key(of message: MailMessage) -> String {
        var digest = DigestBuilder()
        for name in ["Message-ID", "From", "Date", "Subject"] {
            digest.update(Array("\(name):".utf8))
            for field in message.header.fields(named: name) {
                digest.update(field.rawValue.filter { $0 > 0x20 } + [0])
            }
        }
        let content = message.parts.first?.rawContent ?? []
        let end = content.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? content.startIndex
        var start = content.startIndex
        while start < end {
            let next = min(start + pieceSize, end)
            digest.update(content[start..<next].filter { $0 != UInt8(ascii: "\r") })
            start = next
        }
        return "mail:\(digest.finalize())"
    }

    private static let pieceSize = 64 << 10

    /// The copy that a confidential mailbox got, of a mail that is a request of others by now: kept apart.
    var asConfidentialCopy: ArrivedMail {
        var copy = self
        copy.key += ":confidential"
        return copy
    }

    // MARK: What it says

    /// The one who wrote it; `nil` where nobody is named, or several people are.
    var writer: MailAddress? {
        message.from.count == 1 && message.from[0].address != nil ? message.from[0] : nil
    }

    /// The subject as one of a request: one line, not empty.
    var subject: String {
        let subject = (message.subject ?? "").oneLine(limit: Self.subjectLimit)
        if !subject.isEmpty { return subject }
        let line = wholeText.split(whereSeparator: \.isNewline).lazy.map { String($0).oneLine(limit: 80) }
            .first { !$0.isEmpty }
        return line ?? "–"
    }

    private static let subjectLimit = 900

    /// All of its text, HTML as text where there is no other.
    var wholeText: String {
        message.text { HTMLText(of: $0).text }.keepable
    }

    /// What its writer has added to the conversation; the rest is in the original.
    var newText: String {
        let whole = wholeText
        let reply = ReplyText(of: whole, subject: message.subject)
        let text = reply.reply.keepable
        return text.isEmpty || reply.forwarded != nil ? whole : text
    }
}

extension String {
    /// On one line without control characters, of at most so many bytes.
    func oneLine(limit: Int) -> String {
        var line = split { $0.isWhitespace || $0.unicodeScalars.allSatisfy(\.isControl) }.joined(separator: " ")
        line.unicodeScalars.removeAll(where: \.isControl)
        return line.prefix(bytes: limit)
    }

    /// As a desk keeps texts: without NUL and blank lines around it, and not longer than the limit.
    fileprivate var keepable: String {
        var text = utf8.contains(0) ? String(unicodeScalars.filter { $0.value != 0 }.map(Character.init)) : self
        let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? text.startIndex
        let start = text[..<end].firstIndex { !$0.isNewline } ?? end
        text = String(text[start..<end])
        return text.prefix(bytes: RequestLimits().text)
    }

    /// As many whole characters as fit.
    func prefix(bytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var (end, size) = (startIndex, 0)
        while end < endIndex {
            let next = index(after: end)
            size += utf8.distance(from: end, to: next)
            guard size <= limit else { break }
            end = next
        }
        return String(self[..<end])
    }
}

extension Unicode.Scalar {
    var isControl: Bool { properties.generalCategory == .control || self == "\u{2028}" || self == "\u{2029}" }
}
