/// Something in a mail that is not as it should be, and where. The mail was read as well as can be.
public struct MailWarning: Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Kind: String, Sendable, CaseIterable {
        case messageTooLong = "the message is longer than the limit and was cut off"
        case headerTooLong = "the header is longer than the limit and fields were left out"
        case fieldTooLong = "the field is longer than the limit and was cut off"
        case tooManyRecipients = "there are more addresses than the limit and some were left out"
        case tooDeep = "what is nested deeper than the limit was kept as one part"
        case tooManyParts = "there are more parts than the limit and the rest was kept as one"
        case tooManyAttachments = "there are more attachments than the limit and some are not listed"
        case textTooLong = "the text is longer than the limit and was cut off"
        case htmlTooLong = "the HTML is longer than the limit and was cut off"
        case tooManyWarnings = "there are further warnings"

        case noHeader = "there is no header"
        case noBlankLine = "the header ends without a blank line"
        case badField = "a line of the header is no field and was taken as part of the one before it"
        case duplicateField = "the field is there more than once and the first was taken"
        case badAddress = "an address is not written as it should be"
        case badDate = "the date cannot be read"
        case badContentType = "the content type cannot be read"
        case badEncoding = "the content is not encoded as declared"
        case notBase64 = "the content is declared as Base64, is not, and was kept as it came"
        case unknownEncoding = "the transfer encoding is unknown and the content was kept as it came"
        case unknownCharset = "the charset is unknown and was guessed"
        case wrongCharset = "the charset is not the one declared and was guessed"
        case undecodableText = "bytes that mean nothing in the charset were replaced by U+FFFD"
        case noBoundary = "the multipart declares no boundary and one was guessed"
        case noParts = "the multipart has no parts and was taken as text"
        case noEnd = "the multipart has no end"
    }

    /// What is wrong.
    public let kind: Kind
    /// Where: a field such as `To`, a part such as `part 3` by its number in ``MailMessage/parts``, or `message`.
    public let place: String

    public init(kind: Kind, place: String) {
        self.kind = kind
        self.place = place
    }

    /// A sentence for a person.
    public var description: String { "\(place): \(kind.rawValue)" }
}

/// Warnings as they arise, each once, and not more of them than anybody reads.
struct WarningList {
    static let limit = 100
    private(set) var warnings: [MailWarning] = []
    private var known: Set<MailWarning> = []

    mutating func add(_ kind: MailWarning.Kind, _ place: String) {
        guard warnings.count < Self.limit else { return }
        let isLast = warnings.count == Self.limit - 1
        let warning = MailWarning(kind: isLast ? .tooManyWarnings : kind, place: isLast ? "message" : place)
        if known.insert(warning).inserted { warnings.append(warning) }
    }

    mutating func add(_ kinds: Set<MailWarning.Kind>, _ place: String) {
        for kind in kinds.sorted(by: { $0.rawValue < $1.rawValue }) { add(kind, place) }
    }
}
