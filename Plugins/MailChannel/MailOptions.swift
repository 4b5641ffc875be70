import ServiceDesk

/// How a desk receives and sends mail.
public struct MailOptions: Sendable {
    /// The addresses of the desk; at least one. The first sends what belongs to no team that has one.
    public var mailboxes: [Mailbox]
    /// Signs what is sent.
    public var key: MailKey
    /// Keys of before: what they have signed still counts, nothing more is signed with them.
    public var earlierKeys: [MailKey] = []
    /// Whose word it is that a mail comes from whom it says.
    public var authentication: SenderAuthentication
    public var unknownWriters: UnknownWriters = .quarantine
    /// Whether answers go to `it+TOKEN@example.org`. Turn it off for servers that know no plus-addresses: then only
    /// their Message-IDs tell what mail answers.
    public var usesPlusAddresses = true
    /// Largest mail, in bytes.
    public var maximumSize = 25 << 20
    /// How long a mail stays in quarantine before it is given up, in seconds.
    public var quarantineRetention: Int64 = 30 * 86_400
    /// Mails in quarantine at most; then a mail that would have to go there is not accepted, and stays where it is.
    public var quarantineLimit = 10_000
    /// Largest sum of files that a mail of the desk has as attachments, in bytes; larger ones are named in it.
    public var attachmentSize: Int64 = 5 << 20
    /// Where people find a request on the web, for the links in what is sent; `nil` for nowhere.
    public var link: (@Sendable (Request.Number) -> String)?

    public init(_ mailboxes: [Mailbox], key: MailKey, authentication: SenderAuthentication) {
        precondition(!mailboxes.isEmpty, "A desk has at least one mailbox.")
        self.mailboxes = mailboxes
        self.key = key
        self.authentication = authentication
    }

    var keys: [MailKey] { [key] + earlierKeys }

    /// The mailbox to which an address leads, and the detail of a plus-address.
    func mailbox(at address: String) -> (mailbox: Mailbox, detail: String?)? {
        guard let parts = AddressParts(address) else { return nil }
        return mailboxes.first { AddressParts($0.address)?.isAt(parts) == true }.map { ($0, parts.detail) }
    }

    /// What answers for a team.
    func mailbox(of team: Team.ID?) -> Mailbox { mailboxes.first { $0.team == team } ?? mailboxes[0] }
}

/// What becomes of mail by somebody who is in no directory.
public enum UnknownWriters: Sendable {
    /// They get an entry in the directory, and their request is opened.
    case openAsGuest(any DirectoryStore)
    /// It waits for an agent.
    case quarantine
    /// It is not accepted: whoever delivers it tells the writer.
    case refuse
}

/// Whose word it is that a mail comes from whom it says it does. From alone proves nothing.
public enum SenderAuthentication: Sendable, Hashable {
    /// The server before the desk says so in Authentication-Results (RFC 8601), under this name, and removes such
    /// fields under its name from what comes from outside. Good is DMARC that passed (RFC 7489), or DKIM or SPF that
    /// passed for the domain in From or one above it.
    case results(by: String)
    /// The server before the desk accepts only mail whose writer it has authenticated.
    case vouchedByServer
}
