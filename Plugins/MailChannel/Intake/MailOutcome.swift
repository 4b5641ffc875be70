import ServiceDesk

extension Viewer {
    /// As whom the channel does what no person does.
    static let mail = Viewer.host("mail")
}

/// How a mail came, beside what it says itself.
public struct MailEnvelope: Sendable, Hashable, Codable {
    /// The return path (RFC 5321, 4.4): empty for reports, `nil` where it is not known.
    public var sender: String?
    /// The address to which it was delivered; `nil` where it is not known.
    public var recipient: String?

    public init(sender: String? = nil, recipient: String? = nil) {
        self.sender = sender
        self.recipient = recipient
    }
}

/// What became of a mail. Whatever it is, it is kept durably, and may be acknowledged.
public enum MailOutcome: Sendable, Hashable {
    /// It is a new request.
    case opened(Request.Number)
    /// It is part of the conversation of a request.
    case answered(Request.Number)
    /// It is a note that only the team reads.
    case noted(Request.Number)
    /// It was taken before.
    case duplicate(of: Request.Number)
    case quarantined(QuarantinedMail)
    /// It is not accepted and not kept: whoever delivers it has it still, and tells the writer.
    case refused(MailRefusal)
}

/// Why a mail is not accepted.
public enum MailRefusal: Sendable, Hashable, CustomStringConvertible {
    /// With the limit, in bytes.
    case tooLarge(limit: Int)
    /// The writer is in no directory (``UnknownWriters/refuse``).
    case unknownWriter

    /// A sentence for whoever delivers the mail.
    public var description: String {
        switch self {
        case .tooLarge(let limit): "The message is larger than \(limit) bytes."
        case .unknownWriter: "Mail by this writer is not accepted here."
        }
    }
}

/// Why a mail waits for an agent.
public enum QuarantineReason: String, Sendable, Codable, CaseIterable {
    /// No program or several people wrote it, or nobody can be told from From.
    case noWriter
    /// Nobody says that it comes from whom it claims.
    case notAuthenticated
    /// The writer is in no directory.
    case unknownWriter
    /// The address is in the directory, but nobody has verified that it is that person’s.
    case unverifiedAddress
    /// The writer has left.
    case hasLeft
    /// It answers mail that somebody else got.
    case othersAddress
    /// It answers a request that the writer may not see any more, or not answer.
    case noRight
    /// A program sent it.
    case automatic
    /// It says that mail could not be delivered, but not that it was mail of the desk.
    case foreignBounce
    /// It went to no address of the desk.
    case noMailbox
    /// What it says cannot be kept as a request.
    case unacceptable
    /// The desk itself sent it.
    case ownMail
    /// A confidential mailbox got a copy of what is a request of others already.
    case confidentialCopy

    /// A sentence for an agent.
    public var explanation: String {
        switch self {
        case .noWriter: "It does not say who wrote it, or names several people."
        case .notAuthenticated: "Nobody vouches that it comes from whom it claims to come from."
        case .unknownWriter: "The writer is not in the directory."
        case .unverifiedAddress: "The writer’s address is in the directory, but was not verified."
        case .hasLeft: "The writer has left."
        case .othersAddress: "It answers a mail that somebody else got."
        case .noRight: "It answers a request that the writer may not see or not answer."
        case .automatic: "A program sent it."
        case .foreignBounce:
            "It reports a mail that could not be delivered, but none that the desk is known to have sent."
        case .noMailbox: "It went to no address of the desk."
        case .unacceptable: "It cannot be kept as a request as it is."
        case .ownMail: "The desk itself sent it."
        case .confidentialCopy: "Others have this mail as a request already; it went to a confidential mailbox, too."
        }
    }
}
