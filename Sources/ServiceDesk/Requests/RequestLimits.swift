/// Bounds on what comes from outside. All sizes are in bytes of UTF-8.
public struct RequestLimits: Hashable, Sendable {
    public var subject = 1_000
    public var text = 1 << 20
    public var tag = 100
    public var tags = 100
    public var watchers = 200
    public var fields = 200
    public var fieldValue = 64 << 10
    public var links = 1_000
    /// A question to those who are to agree, a remark, a step of a checklist, a line of thanks.
    public var question = 2_000
    /// Steps of a checklist.
    public var steps = 200
    public var attachmentsPerMessage = 100
    /// Colleagues whom a private note names.
    public var mentions = 10
    public var attachmentName = 200
    /// One file.
    public var attachmentSize: Int64 = 4 << 30
    public var articleTitle = 500
    public var articleText = 256 << 10
    /// Departments and teams of an article's audience.
    public var audience = 200

    public init() {}
}

extension RequestLimits {
    func check(_ text: String, _ field: String, limit: Int) throws(Rejection) {
        guard text.utf8.count <= limit else { throw .tooLarge(field, text.utf8.count, limit: limit, unit: "bytes") }
        guard !text.utf8.contains(0) else { throw .invalidField(field, "A text cannot contain the character NUL.") }
    }

    func check(count: Int, _ field: String, limit: Int) throws(Rejection) {
        guard count <= limit else { throw .tooLarge(field, count, limit: limit, unit: "entries") }
    }

    func check(subject: String) throws(Rejection) {
        try check(subject, "subject", limit: self.subject)
        guard subject.contains(where: { !$0.isWhitespace }) else {
            throw .invalidField("subject", "A request needs a subject.")
        }
        guard subject.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw .invalidField("subject", "A subject is one line without control characters.")
        }
    }

    func check(_ message: Message) throws(Rejection) {
        try check(message.text, "text", limit: text)
        try check(count: message.attachments.count, "attachments", limit: attachmentsPerMessage)
        try check(count: message.mentions.count, "mentions", limit: mentions)
        for person in message.mentions { try check(person, "mentions") }
        for attachment in message.attachments {
            try check(attachment.name, "attachment name", limit: attachmentName)
            guard !attachment.name.isEmpty, !attachment.name.contains("/"),
                attachment.name.utf8.allSatisfy({ $0 >= 0x20 })
            else {
                throw .invalidField("attachment name", "A file name is not empty and has no “/” or control character.")
            }
            try check(attachment.mediaType, "media type", limit: attachmentName)
            guard (0...attachmentSize).contains(attachment.size) else {
                throw .tooLarge(
                    "attachment", Int(clamping: attachment.size), limit: Int(clamping: attachmentSize), unit: "bytes")
            }
        }
    }

    func check(tags: SortedSet<String>) throws(Rejection) {
        try check(count: tags.count, "tags", limit: self.tags)
        for tag in tags {
            try check(tag, "tag", limit: self.tag)
            guard !tag.isEmpty, tag.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != 0x2C }) else {
                throw .invalidField("tag", "A tag is a word without blanks or commas; “\(tag)” is none.")
            }
        }
    }

    func check(fields: [String: FieldValue]) throws(Rejection) {
        try check(count: fields.count, "fields", limit: self.fields)
        for (name, value) in fields {
            try check(name, "field name", limit: tag)
            switch value {
            case .text(let text), .choice(let text): try check(text, name, limit: fieldValue)
            case .person(let person): try check(person, "field \(name)")
            case .number(let number):
                guard number.isFinite else { throw .invalidField(name, "The number must be finite.") }
            case .date: break
            }
        }
    }

    func check(_ identifier: (some Identifier)?, _ field: String) throws(Rejection) {
        guard let identifier, !identifier.isValid else { return }
        throw .invalidField(field, "An identifier has 1 to 200 bytes, no control characters and no blanks at its ends.")
    }

    /// As BCP 47 writes it: letters, digits and hyphens (RFC 5646, 2.1); which languages there are is not looked up.
    func check(_ language: Language?, _ field: String) throws(Rejection) {
        guard let language else { return }
        let parts = language.rawValue.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
        func isAlphanumeric(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
        guard language.rawValue.utf8.count <= 35, parts.allSatisfy({ (1...8).contains($0.count) }),
            parts.allSatisfy({ $0.allSatisfy(isAlphanumeric) })
        else { throw .invalidField(field, "A language is a tag such as fr, nl-BE or en.") }
    }

    func check(people: SortedSet<Person.ID>, _ field: String) throws(Rejection) {
        try check(count: people.count, field, limit: watchers)
        for person in people { try check(person, field) }
    }
}
