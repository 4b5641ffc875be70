/// How an LMTP server receives mail (RFC 2033).
public struct LMTPOptions: Sendable {
    /// Where it listens.
    public enum Address: Sendable, Hashable {
        /// A host and a port; 0 for one that is free.
        case host(String, port: Int)
        /// A socket in the file system. A socket that is there already is replaced.
        case unixSocket(String)
    }

    public var address: Address
    /// What it calls itself.
    public var name = "localhost"
    /// Largest message, in bytes.
    public var maximumSize = 25 << 20
    /// Recipients of a message at most (RFC 5321, 4.5.3.1.8, allows no fewer than 100 for a relay; a desk has few
    /// mailboxes).
    public var maximumRecipients = 50
    /// Connections at once; further ones are told to come again (421).
    public var maximumConnections = 100
    /// Memory for messages that are being received, of all connections together. What has no room waits.
    public var memory = 64 << 20
    /// How long a connection may say nothing.
    public var idleTimeout: Duration = .seconds(300)
    /// How long a message may take to arrive.
    public var messageTimeout: Duration = .seconds(600)
    /// Whether it listens where other machines reach it. There is no authentication: whoever reaches it can deliver.
    public var allowsOtherMachines = false

    public init(_ address: Address) { self.address = address }
}

/// Who takes the mail that an LMTP server receives.
public protocol LMTPHandler: Sendable {
    /// Whether there is such a mailbox.
    ///
    /// - Returns: Why not; `nil` where there is one.
    func refusal(of recipient: String, from sender: String) async -> LMTPReply?

    /// Takes a message. What is answered 250 must be kept durably by then.
    ///
    /// - Returns: One answer for each recipient, in order.
    func deliver(_ message: [UInt8], from sender: String, to recipients: [String]) async -> [LMTPReply]
}

/// An answer (RFC 5321, 4.2, with the enhanced code of RFC 3463).
public struct LMTPReply: Sendable, Hashable {
    /// 200 to 599.
    public let code: Int
    /// Such as `5.1.1`.
    public let status: String
    /// One line of ASCII.
    public let text: String

    public init(_ code: Int, _ status: String, _ text: String) {
        (self.code, self.status) = (code, status)
        self.text = String(
            decoding: text.utf8.map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }.prefix(400), as: UTF8.self)
    }

    var line: String { "\(code) \(status) \(text)\r\n" }
}
