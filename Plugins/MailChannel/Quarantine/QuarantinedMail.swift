import ServiceDesk

/// A mail that waits until an agent has looked at it.
public struct QuarantinedMail: Sendable, Hashable, Identifiable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// The same for each copy of the mail.
    public let id: ID
    public let reason: QuarantineReason
    /// What more there is to say of the reason; empty for nothing.
    public let detail: String
    /// From, as the mail says it: nothing proves it.
    public let from: String
    public let subject: String
    /// The team of the mailbox to which it went; of the first one where it went to none.
    public let team: Team.ID
    /// The address of that mailbox; `nil` where it went to none.
    public let mailbox: String?
    /// The request that it answers, where it shows that it does.
    public let request: Request.Number?
    public let arrivedAt: Timestamp
    /// Bytes of the mail as it came.
    public let size: Int64
    /// Under which the mail as it came is kept in the ``AttachmentStore``, behind ``salt``.
    public let digest: Digest
    /// So many secret bytes come before it: so nobody else’s file has the same digest, and it goes when the mail does.
    /// `nil` in what older versions put away, of which the bytes stay.
    let salt: Int?
    public let envelope: MailEnvelope
    /// When it is given up.
    public let expiresAt: Timestamp

    var key: WorkKey { Self.key(of: id) }
    /// The address in ``from``.
    var writer: String? {
        guard from.hasSuffix(">"), let start = from.lastIndex(of: "<") else { return nil }
        return String(from[from.index(after: start)...].dropLast())
    }
    static func key(of id: ID) -> WorkKey { WorkKey(rawValue: "mail-quarantine:\(id)") }
}

/// As due work carries it; when it is due it is given up.
extension QuarantinedMail: Codable {}
