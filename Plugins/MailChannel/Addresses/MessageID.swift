import ServiceDesk

/// Message-IDs of what the desk sends (RFC 5322, 3.6.4), without angle brackets. They carry a token, so that mail that
/// answers is recognised where its address has lost it.
enum MessageID {
    private static let prefix = "desk."

    /// That of a notice: the same each time it is sent.
    static func of(_ notice: Notice.ID, _ token: MailToken, signedBy key: MailKey, domain: String) -> String {
        let mark = Digest(of: Array(notice.rawValue.utf8)).description.prefix(24)
        return "\(prefix)\(token.word(signedBy: key)).\(mark)@\(domain)"
    }

    /// What all mail to one person about one request refers to, so that mail programs show one conversation.
    static func thread(_ token: MailToken, signedBy key: MailKey, domain: String) -> String {
        "\(prefix)\(token.word(signedBy: key))@\(domain)"
    }

    /// The token of an identifier of ours; whatever domain stands behind it, the signature counts.
    static func token(in identifier: String, signedBy keys: [MailKey]) -> MailToken? {
        guard identifier.hasPrefix(prefix) else { return nil }
        let word = identifier.dropFirst(prefix.count).prefix { $0 != "." && $0 != "@" }
        return MailToken(word, signedBy: keys)
    }

    /// Whether an identifier of somebody else can stand in a header of ours as it is (RFC 5322, 3.6.4 and 2.1.1).
    static func isSafe(_ identifier: String) -> Bool {
        identifier.utf8.count <= 250 && identifier.contains("@")
            && identifier.utf8.allSatisfy {
                (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
            }
    }
}
