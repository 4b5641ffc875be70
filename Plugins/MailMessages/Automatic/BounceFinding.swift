/// What follows from the words about one recipient.
struct BounceFinding {
    private let text: String
    private let codes: ReplyCodes
    private let cause: BounceCause?
    private let isAfterData: Bool
    /// The status of the report.
    var declared: MailStatus?
    var isDelayed = false

    /// Bytes of the words that are looked at.
    private static let byteLimit = 4_000

    /// - Parameters:
    ///   - text: The answer of the server, or what stands for it.
    ///   - context: All that is said about the recipient.
    init(_ text: String, context: String) {
        let text = String(decoding: text.utf8.prefix(Self.byteLimit), as: UTF8.self)
        self.text = text
        codes = ReplyCodes(Array(text.utf8))
        let key = ReplyKey(text)
        cause = BounceCause(words: key)
        let context = ReplyKey(String(decoding: context.utf8.prefix(Self.byteLimit), as: UTF8.self))
        isAfterData = Self.afterData.contains(where: context.contains)
    }

    var saysSomething: Bool { codes.code != nil || codes.status != nil || cause != nil }

    /// A server that has accepted the recipient and refuses the content says nothing about the address, unless by a
    /// status of its own.
    private static let afterData: [[UInt8]] = [
        "after end of data", "in reply to end of data", "after i sent the message", "in reply to data", ">>> data",
    ].map { Array($0.utf8) }

    func recipient(address: String?, original: String?) -> MailBounce.Recipient {
        let status = status
        let known = cause ?? BounceCause(status)
        let isFinal = status.level == 5 && !isDelayed
        return MailBounce.Recipient(
            address: address, originalAddress: original, status: status, replyCode: codes.code,
            isHard: isFinal && (known?.isHard ?? false) && !(isAfterData && !isAddressStated),
            isDelayed: isDelayed, diagnostic: Self.oneLine(text))
    }

    /// Whether a status says that it is about the address, and not only words.
    private var isAddressStated: Bool {
        (codes.status ?? declared).flatMap { BounceCause($0) }?.isHard ?? false
    }

    /// The remote server is nearer to the cause than the one that reports.
    private var status: MailStatus {
        if let status = codes.status, status.level != 2 { return status }
        if let declared { return declared }
        if isDelayed { return MailStatus(4, 4, 7) }
        let level = codes.code.map { $0 / 100 } ?? 5
        return cause?.status(level: level) ?? MailStatus(level, 0, 0)
    }

    private static func oneLine(_ text: String) -> String {
        let line = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ").withoutControls
        guard line.utf8.count > MailBounce.diagnosticBytes else { return line }
        var cut = ""
        for character in line {
            guard cut.utf8.count + character.utf8.count <= MailBounce.diagnosticBytes else { break }
            cut.append(character)
        }
        return cut
    }
}
