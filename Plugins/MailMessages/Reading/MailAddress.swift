/// Somebody in an address field (RFC 5322, 3.4).
public struct MailAddress: Sendable, Hashable {
    /// The name to show; nil where there is none.
    public let name: String?
    /// The address, such as `nsb@bellcore.com`: without blanks and control characters, in UTF-8 beyond ASCII
    /// (RFC 6532). Nil where there is only a name. It need not be one to which mail can be sent.
    public let address: String?

    public init(name: String?, address: String?) {
        self.name = name
        self.address = address
    }

    /// The addresses of a field as it came, in their order; groups are taken apart (RFC 5322, 3.4 and 4.4).
    ///
    /// What is broken is read as it is most likely meant.
    public static func list(reading value: ArraySlice<UInt8>, limit: Int = MailLimits.standard.recipients)
        -> [MailAddress]
    {
        AddressReader.read(value, limit: limit).addresses
    }
}
