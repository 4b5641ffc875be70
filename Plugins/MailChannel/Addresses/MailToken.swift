import Crypto
import ServiceDesk

/// What a signed reply address and a signed Message-ID say: about which request mail was sent, to whom, and what an
/// answer to it is. It proves who received that mail, not who writes.
struct MailToken: Hashable, Sendable {
    /// What mail that carries the token is.
    enum Purpose: UInt8, Sendable {
        /// A public message.
        case reply = 1
        /// A private note: the mail told of one.
        case note = 2
        /// A report that the mail could not be delivered.
        case bounce = 3
    }

    let purpose: Purpose
    let request: Request.Number
    private let recipient: [UInt8]

    static let codeLength = 10
    private static let numberLength = 6
    private static let recipientLength = 6
    private static let length = 1 + numberLength + recipientLength + codeLength

    /// - Returns: `nil` where the number is beyond what a token can say, 2^47.
    init?(_ purpose: Purpose, of request: Request.Number, to person: Person.ID) {
        guard request >= 0, request < 1 << 47 else { return nil }
        self.purpose = purpose
        self.request = request
        recipient = Self.mark(of: person)
    }

    /// Whether the mail went to a person.
    func isTo(_ person: Person.ID) -> Bool { recipient == Self.mark(of: person) }

    private static func mark(of person: Person.ID) -> [UInt8] {
        Array(SHA256.hash(data: Array("recipient \(person)".utf8)).prefix(recipientLength))
    }

    /// The request and the person, for names of keys.
    var mark: String { "\(request):\(Base32.word(recipient))" }

    private var content: [UInt8] {
        [purpose.rawValue] + (0..<Self.numberLength).reversed().map { UInt8(truncatingIfNeeded: request >> (8 * $0)) }
            + recipient
    }

    /// The token as a word of small letters and digits, since some programs change the case of addresses.
    func word(signedBy key: MailKey) -> String { Base32.word(content + key.code(of: content)) }

    /// Reads a word.
    ///
    /// - Returns: `nil` for what none of the keys has signed.
    init?(_ word: some StringProtocol, signedBy keys: [MailKey]) {
        guard let bytes = Base32.bytes(word, count: Self.length), let purpose = Purpose(rawValue: bytes[0]) else {
            return nil
        }
        let content = Array(bytes.prefix(Self.length - Self.codeLength))
        let code = Array(bytes.suffix(Self.codeLength))
        guard keys.contains(where: { $0.admits(code, of: content) }) else { return nil }
        self.purpose = purpose
        request = content[1...Self.numberLength].reduce(0) { $0 << 8 | Int64($1) }
        recipient = Array(content.suffix(Self.recipientLength))
    }
}

/// Bytes as small letters and digits (RFC 4648, 6, without padding).
enum Base32 {
    private static let digits = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    static func word(_ bytes: [UInt8]) -> String {
        var (digits, rest, count): ([UInt8], UInt16, Int) = ([], 0, 0)
        for byte in bytes {
            (rest, count) = (rest << 8 | UInt16(byte), count + 8)
            while count >= 5 {
                count -= 5
                digits.append(Self.digits[Int(rest >> count & 31)])
            }
        }
        if count > 0 { digits.append(Self.digits[Int(rest << (5 - count) & 31)]) }
        return String(decoding: digits, as: UTF8.self)
    }

    /// - Returns: `nil` unless there are exactly so many bytes, written in the one way in which they can be.
    static func bytes(_ word: some StringProtocol, count: Int) -> [UInt8]? {
        guard word.utf8.count == (count * 8 + 4) / 5 else { return nil }
        var (bytes, rest, bits): ([UInt8], UInt16, Int) = ([], 0, 0)
        for character in word.utf8 {
            let letter = (0x41...0x5A).contains(character) ? character | 0x20 : character
            guard let digit = digits.firstIndex(of: letter) else { return nil }
            (rest, bits) = (rest << 5 | UInt16(digit), bits + 5)
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: rest >> bits))
            }
        }
        return bytes.count == count && rest & ((1 << bits) - 1) == 0 ? bytes : nil
    }
}
