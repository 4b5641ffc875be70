/// That a program sent a mail and no person: it is never answered, reopens nothing and resets no clock.
public struct AutomaticMail: Sendable, CustomStringConvertible {
    /// What kind of automatic mail it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A mail of ours was not delivered, or not yet (RFC 3464, and older forms).
        case bounce
        /// An answer or notice of a program: absence, receipt, loop of our own mail.
        case autoReply = "auto-reply"
        /// A report about a mail that was taken for spam or forged (RFC 5965, RFC 6591).
        case feedback
        /// A mail of a mailing list (RFC 2369, RFC 2919).
        case list
        /// A mail to many, or from an address that nobody reads.
        case bulk
    }

    /// The rule by which it was recognised.
    public enum Rule: String, Sendable, Hashable, CaseIterable {
        /// A `multipart/report` that is a feedback report (RFC 5965, 2).
        case feedbackReport = "feedback report"
        /// A delivery status that tells of a failure or a delay (RFC 3464), or `X-Failed-Recipients`.
        case deliveryStatus = "delivery status"
        /// A mail system writes in its own words that a mail was not delivered.
        case deliveryNotice = "delivery notice"
        /// From one of our own addresses.
        case ownAddress = "own address"
        /// `Auto-Submitted` other than `no` (RFC 3834, 5).
        case autoSubmitted = "auto-submitted"
        /// Another `multipart/report` (RFC 6522), such as a receipt (RFC 8098).
        case report = "report"
        /// A field that programs add to their own answers.
        case autoReplyField = "auto-reply field"
        /// The subject that Outlook and Exchange give to an absence notice.
        case autoReplySubject = "auto-reply subject"
        /// Any `List-` field, or one of the programs before RFC 2369.
        case listField = "list field"
        /// `Precedence` of bulk, junk, list or auto_reply.
        case precedence
        /// `X-Auto-Response-Suppress` that asks for no answers.
        case suppressed = "answers suppressed"
        /// The empty return path (RFC 5321, 4.5.5), which must not be answered.
        case emptyReturnPath = "empty return path"
        /// From the address of a mail system, or one that takes no answers.
        case sender
    }

    /// What kind it is.
    public let kind: Kind
    /// The rule that recognised it, the first one that did.
    public let rule: Rule
    /// The field that the rule went by; nil where it went by the structure or the text.
    public let field: String?
    /// What was not delivered, where the kind is ``Kind/bounce``.
    public let bounce: MailBounce?

    init(_ kind: Kind, _ rule: Rule, field: String? = nil, bounce: MailBounce? = nil) {
        (self.kind, self.rule, self.field, self.bounce) = (kind, rule, field, bounce)
    }

    /// A sentence part for a person, such as “auto-reply (auto-submitted: Auto-Submitted)”.
    public var description: String { "\(kind.rawValue) (\(rule.rawValue)\(field.map { ": " + $0 } ?? ""))" }
}

extension MailMessage {
    /// Whether a program sent the mail, and what for; nil of what a person wrote.
    ///
    /// - Parameters:
    ///   - envelopeSender: The sender of the envelope (MAIL FROM), without angle brackets: an empty one is the empty
    ///     return path. Nil where it is not known; then the field `Return-Path` is asked.
    ///   - ownAddresses: The addresses of this desk. Upper and lower case are the same, and so is an address with a
    ///     detail after `+` and the one without.
    ///   - limits: What is read of a bounce.
    public func automatic(
        envelopeSender: String? = nil, ownAddresses: Set<String> = [], limits: MailLimits = .standard
    ) -> AutomaticMail? {
        let recognition = AutomaticRules(self, envelopeSender: envelopeSender, ownAddresses: ownAddresses)
        return recognition.feedback() ?? recognition.bounce(limits) ?? recognition.own() ?? recognition.answer()
            ?? recognition.list() ?? recognition.other()
    }
}
