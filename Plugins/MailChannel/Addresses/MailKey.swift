import Crypto

/// What signs reply addresses and Message-IDs. Whoever knows it can make mail that counts as an answer; keep it like a
/// password, and give all processes over one store the same.
public struct MailKey: Sendable {
    /// Fewest bytes of a secret.
    public static let minimumLength = 24

    private let key: SymmetricKey

    /// - Returns: `nil` for fewer than ``minimumLength`` bytes.
    public init?(_ secret: String) {
        guard secret.utf8.count >= Self.minimumLength else { return nil }
        // A key of its own: the secret may sign other things elsewhere.
        let material = HMAC<SHA256>.authenticationCode(
            for: Array("mail of a service desk".utf8), using: SymmetricKey(data: Array(secret.utf8)))
        key = SymmetricKey(data: Array(material))
    }

    /// The first bytes of the HMAC (RFC 2104, 5: at least half of the output is prudent where a verifier can be asked
    /// without end; each wrong guess here is a mail, and 80 bits are enough for those).
    func code(of bytes: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: bytes, using: key).prefix(MailToken.codeLength))
    }

    /// What nobody can know without the secret, the same each time: it makes the bytes of a mail others than those that
    /// anybody else could send.
    func salt(for name: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array("salt \(name)".utf8), using: key))
    }

    /// Whether bytes have a code. Takes the same time whatever differs.
    func admits(_ code: [UInt8], of bytes: [UInt8]) -> Bool {
        let expected = self.code(of: bytes)
        guard code.count == expected.count else { return false }
        return zip(code, expected).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
