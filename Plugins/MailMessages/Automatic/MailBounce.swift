/// What a mail system says about a mail that it could not deliver, or not yet.
///
/// Anybody can write one: it counts only when the mail that is returned proves to be ours.
public struct MailBounce: Sendable {
    /// What has become of the mail for one recipient.
    public struct Recipient: Sendable, Hashable {
        /// The address that was tried last (`Final-Recipient`); nil where none can be read.
        public let address: String?
        /// The address that the mail was sent to, where the report names it (`Original-Recipient`).
        public let originalAddress: String?
        /// The status (RFC 3463): the one of the server that refused, else that of the report, else one that follows
        /// from the reply code and the words.
        public let status: MailStatus
        /// The reply code of the server that refused, 400 to 599 (RFC 5321, 4.2).
        public let replyCode: Int?
        /// Whether mail to this address has no prospect: the address or its domain does not exist, has moved or takes
        /// no mail. A full mailbox, a policy, a size or a time-out is about this mail or this day, however final the
        /// code; what is only delayed is never hard.
        public let isHard: Bool
        /// Whether the mail system is still trying (`Action: delayed`).
        public let isDelayed: Bool
        /// What the server said, on one line, at most ``MailBounce/diagnosticBytes`` bytes.
        public let diagnostic: String
    }

    /// Bytes of a diagnostic that are kept.
    public static let diagnosticBytes = 1_000

    /// Those for whom it failed or is delayed, in the order of the report. Where no address can be found, there is one
    /// without.
    public let recipients: [Recipient]
    /// The mail that came back, or its header only, whether as a part or in the text; nil where there is none. Its
    /// Message-ID, To and Return-Path tell whether it was ours.
    public let returned: MailMessage?

    /// Those for whom it failed for good.
    public var failed: [Recipient] { recipients.filter { !$0.isDelayed } }
    /// Those for whom it is still being tried.
    public var delayed: [Recipient] { recipients.filter(\.isDelayed) }
}

/// An enhanced status code (RFC 3463), such as 5.1.1.
public struct MailStatus: Sendable, Hashable, CustomStringConvertible {
    /// 2 delivered, 4 not yet, 5 failed.
    public let level: Int
    /// What it is about, 0 to 999: 1 the address, 2 the mailbox, 3 the mail system, 4 the network, 5 the protocol,
    /// 6 the content, 7 security and policy.
    public let subject: Int
    /// The detail, 0 to 999.
    public let detail: Int

    init(_ level: Int, _ subject: Int, _ detail: Int) {
        (self.level, self.subject, self.detail) = (level, subject, detail)
    }

    /// Reads a status at the start of a text; nil where there is none.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(11))
        guard let found = ReplyCodes.status(in: bytes[...], at: 0) else { return nil }
        self = found.status
    }

    public var description: String { "\(level).\(subject).\(detail)" }
}
