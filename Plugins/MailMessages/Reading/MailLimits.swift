/// How much of a mail is read. What is beyond a limit is left out or kept in one piece, with a warning.
/// No limit may be negative.
public struct MailLimits: Sendable, Hashable {
    /// Bytes of the whole message; the rest is not read.
    public var messageBytes = 25 << 20
    /// Bytes of the header of the message, and of each part; further fields are left out.
    public var headerBytes = 256 << 10
    /// Bytes of one header field; the rest of it is cut off.
    public var fieldBytes = 16 << 10
    /// Fields of a header; further ones are left out.
    public var fields = 1_000
    /// Addresses in To and Cc together, and in each other field; further ones are left out.
    public var recipients = 50
    /// Multiparts within each other; what is nested deeper is kept as one part.
    public var depth = 20
    /// Parts, multiparts counted; the rest of the message is kept as the last of them.
    public var parts = 300
    /// Attachments; further ones are parts only.
    public var attachments = 100
    /// Bytes of a file name in UTF-8; longer ones are shortened before their extension.
    public var fileNameBytes = 200
    /// Bytes of HTML in all, before decoding of its charset; the rest is cut off.
    public var htmlBytes = 1 << 20
    /// Bytes of plain text in all, before decoding of its charset; the rest is cut off.
    public var textBytes = 1 << 20

    /// The limits above.
    public static let standard = MailLimits()

    public init() {}
}
