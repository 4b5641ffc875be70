/// A mail, read (RFC 5322, 2045 to 2047).
///
/// Reading never fails: what is damaged is read as well as can be, and ``warnings`` say what and where. It takes time
/// in proportion to the message, and beside it not much more memory than its texts: parts are pieces of the message,
/// and attachments are decoded when they are asked for.
public struct MailMessage: Sendable {
    /// A text of the message.
    public struct Body: Sendable, Hashable {
        /// The number of its part.
        public let part: Int
        /// Whether it is HTML.
        public let isHTML: Bool
        /// The text, with LF between lines, or the HTML as it came.
        public let text: String
    }

    /// From.
    public let from: [MailAddress]
    /// Sender: who sent it for those in From.
    public let sender: MailAddress?
    /// Reply-To.
    public let replyTo: [MailAddress]
    /// To.
    public let to: [MailAddress]
    /// Cc.
    public let cc: [MailAddress]
    /// Subject, decoded; nil where there is none.
    public let subject: String?
    /// Date; nil where there is none that can be read.
    public let date: MailDate?
    /// Message-ID without angle brackets.
    public let messageID: String?
    /// The identifiers in In-Reply-To, without angle brackets.
    public let inReplyTo: [String]
    /// The identifiers in References, without angle brackets, oldest first.
    public let references: [String]
    /// All parts in their order, the message itself first. There is always one.
    public let parts: [MailPart]
    /// What to show where plain text is wanted, in its order: where a text is there only as HTML, that (RFC 8621,
    /// 4.1.4).
    public let textBody: [Body]
    /// What to show where HTML is wanted, in its order: where a text is there only as plain text, that.
    public let htmlBody: [Body]
    /// The numbers of the parts that are attachments; pictures within the HTML are among them.
    public let attachmentIndices: [Int]
    /// What was not as it should be; at most 100.
    public let warnings: [MailWarning]

    /// All fields of the header.
    public var header: MailHeader { parts.first?.header ?? MailHeader() }
    /// The parts that are attachments.
    public var attachments: [MailPart] { attachmentIndices.map { parts[$0] } }
    /// The plain texts, in their order; nil where there are none.
    public var text: String? { Self.joined(textBody.filter { !$0.isHTML }) }
    /// The HTML texts, in their order; nil where there are none.
    public var html: String? { Self.joined(htmlBody.filter(\.isHTML)) }

    /// Reads a mail.
    public init(reading bytes: [UInt8], limits: MailLimits = .standard) {
        self.init(reading: bytes[...], limits: limits)
    }

    /// Reads a mail that is a piece of something larger.
    public init(reading bytes: ArraySlice<UInt8>, limits: MailLimits = .standard) {
        var reader = PartReader(bytes, limits: limits)
        reader.read()
        var (parts, warnings) = (reader.parts, reader.warnings)
        let header = parts.first?.header ?? MailHeader()
        var fields = FieldReader(header: header, limits: limits, warnings: warnings)
        from = fields.addresses("From", isSingle: true)
        sender = fields.addresses("Sender", isSingle: true).first
        replyTo = fields.addresses("Reply-To")
        to = fields.addresses("To")
        cc = fields.addresses("Cc", besides: to.count)
        subject = fields.single("Subject")?.value
        date = fields.date()
        messageID = fields.single("Message-ID")?.messageIDs.first
        inReplyTo = header["In-Reply-To"]?.messageIDs ?? []
        references = header["References"]?.messageIDs ?? []
        warnings = fields.warnings

        var bodies = BodyReader(limits: limits, warnings: warnings)
        let choice = BodyChoice(parts) { bodies.isText($0) }
        textBody = choice.text.compactMap { bodies.body(parts[$0]) }
        htmlBody = choice.html.compactMap { bodies.body(parts[$0]) }
        attachmentIndices = Array(choice.attachments.prefix(limits.attachments))
        warnings = bodies.warnings
        if choice.attachments.count > limits.attachments { warnings.add(.tooManyAttachments, "message") }
        for index in parts.indices { parts[index].isInline = Self.isInline(parts[index], among: parts) }
        for body in textBody + htmlBody { parts[body.part].isInline = true }
        self.parts = parts
        self.warnings = warnings.warnings
    }

    /// The text for a reader: HTML that has no plain text beside it is turned into text by a function of yours.
    public func text(convertingHTML convert: (String) -> String) -> String {
        textBody.map { $0.isHTML ? convert($0.text) : $0.text }.reduce(into: "", Self.append)
    }

    private static func joined(_ bodies: [Body]) -> String? {
        bodies.isEmpty ? nil : bodies.map(\.text).reduce(into: "", append)
    }

    /// Texts stand under each other.
    private static func append(_ text: inout String, _ next: String) {
        if !text.isEmpty, !text.utf8.reversed().starts(with: "\n".utf8) { text += "\n" }
        text += next
    }

    /// Declared, or a picture of a related HTML that says nothing about it (RFC 2387).
    private static func isInline(_ part: MailPart, among parts: [MailPart]) -> Bool {
        if let disposition = part.disposition?.name, !disposition.isEmpty { return disposition == "inline" }
        return part.contentID != nil && part.parent.map { parts[$0].type.name } == "multipart/related"
    }
}

/// Reads the fields that a message has names for.
private struct FieldReader {
    let header: MailHeader
    let limits: MailLimits
    var warnings: WarningList

    /// The first field of a name that should be there once (RFC 5322, 3.6).
    mutating func single(_ name: String) -> MailHeaderField? {
        let fields = header.fields(named: name)
        if fields.count > 1 { warnings.add(.duplicateField, name) }
        return fields.first
    }

    mutating func addresses(_ name: String, isSingle: Bool = false, besides count: Int = 0) -> [MailAddress] {
        var addresses: [MailAddress] = []
        let fields = isSingle ? [single(name)].compactMap { $0 } : header.fields(named: name)
        for field in fields {
            let room = max(0, limits.recipients - count - addresses.count)
            let reading = AddressReader.read(field.rawValue, limit: room)
            addresses += reading.addresses
            warnings.add(reading.problems, name)
        }
        return addresses
    }

    mutating func date() -> MailDate? {
        guard let value = single("Date")?.value else { return nil }
        let date = MailDate(value)
        if date == nil { warnings.add(.badDate, "Date") }
        return date
    }
}

/// Decodes the texts of a message, each once, up to the limits.
private struct BodyReader {
    private var (textRoom, htmlRoom): (Int, Int)
    private var bodies: [Int: MailMessage.Body] = [:]
    private(set) var warnings: WarningList

    init(limits: MailLimits, warnings: WarningList) {
        (textRoom, htmlRoom) = (limits.textBytes, limits.htmlBytes)
        self.warnings = warnings
    }

    /// Decodes a part; whether it is a text. What is Base64 by declaration only is a file, as nobody could read it.
    mutating func isText(_ part: MailPart) -> Bool {
        let isHTML = part.type.name == "text/html"
        let decoded = part.decodedText(limit: isHTML ? htmlRoom : textRoom)
        warnings.add(decoded.problems, part.place)
        if decoded.problems.contains(.notBase64) { return false }
        if decoded.isCut { warnings.add(isHTML ? .htmlTooLong : .textTooLong, part.place) }
        let size = min(part.rawContent.count, decoded.text.utf8.count)
        if isHTML { htmlRoom = max(0, htmlRoom - size) } else { textRoom = max(0, textRoom - size) }
        bodies[part.index] = MailMessage.Body(part: part.index, isHTML: isHTML, text: decoded.text)
        return true
    }

    func body(_ part: MailPart) -> MailMessage.Body? { bodies[part.index] }
}
