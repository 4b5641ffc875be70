/// Addresses as they go into an SMTP dialogue (RFC 5321, 4.1.2). What is checked here cannot end a command, and cannot
/// add a parameter to one.
enum SMTPAddress {
    /// Whether an address is a dot-string at a domain, in ASCII, and not longer than it may be (4.5.3.1).
    static func isSafe(_ address: String) -> Bool {
        guard address.utf8.count <= 254, let at = address.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
        let (local, domain) = (address.utf8[..<at], address.utf8[address.utf8.index(after: at)...])
        return (1...64).contains(local.count) && local.allSatisfy(isLocal) && isDomain(Array(domain))
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || ".!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isDomain(_ domain: [UInt8]) -> Bool {
        if domain.first == UInt8(ascii: "["), domain.last == UInt8(ascii: "]") {
            return domain.dropFirst().dropLast().allSatisfy { isAlphanumeric($0) || ":.".utf8.contains($0) }
        }
        let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

/// An answer of an SMTP server (RFC 5321, 4.2).
struct SMTPReply: Equatable {
    var code: Int
    /// The texts of its lines.
    var lines: [String]

    var text: String { "\(code) " + lines.joined(separator: " ").prefix(300) }
    var isGood: Bool { (200...299).contains(code) }

    /// What a refusal means.
    ///
    /// - Parameter isFinal: Whether 5xx is about the message or its recipient. What is about the server and us passes
    ///   once somebody has mended it, and costs no mail.
    func error(_ what: String, isFinal: Bool) -> MailTransportError {
        MailTransportError(
            isFinal && (500...599).contains(code) ? .permanent : .temporary, "\(what): \(text.printable)")
    }
}

extension String {
    /// What a server says may hold anything.
    var printable: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }
}
