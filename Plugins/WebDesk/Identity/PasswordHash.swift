#if Web
    import Foundation
    import _CryptoExtras

    import struct Crypto.SymmetricKey

    /// A password as it is kept: what scrypt makes of it and of a salt of its own (RFC 7914). 32 MB and a tenth of a
    /// second for each guess.
    public struct PasswordHash: Hashable, Sendable {
        private let salt: [UInt8]
        private let key: [UInt8]

        private static let (rounds, blockSize, parallelism) = (1 << 15, 8, 3)
        private static let size = 32
        private static let prefix = "scrypt$15$8$3"
        /// A password has so many bytes.
        public static let length = 10...1_000

        /// - Throws: ``SiteError`` for a password that is too short or too long.
        public init(of password: String) throws {
            let password = password.precomposedStringWithCanonicalMapping
            guard Self.length.contains(password.utf8.count) else {
                throw SiteError("A password has \(Self.length.lowerBound) to \(Self.length.upperBound) bytes.")
            }
            salt = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
            key = try Self.key(of: password, salt)
        }

        /// Whether it is the password; takes as long for any.
        public func matches(_ password: String) -> Bool {
            // However a keyboard composes its letters (RFC 8265, 4.2.2).
            let password = password.precomposedStringWithCanonicalMapping
            guard password.utf8.count <= Self.length.upperBound, let other = try? Self.key(of: password, salt) else {
                return false
            }
            // All bytes are looked at, so that the time says nothing of where they differ.
            return zip(key, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
        }

        private static func key(of password: String, _ salt: [UInt8]) throws -> [UInt8] {
            try KDF.Scrypt.deriveKey(
                from: Array(password.utf8), salt: salt, outputByteCount: size, rounds: rounds, blockSize: blockSize,
                parallelism: parallelism
            ).withUnsafeBytes { Array($0) }
        }
    }

    extension PasswordHash: LosslessStringConvertible {
        /// `scrypt$15$8$3$SALT$KEY`, both in base64: for a file of accounts.
        public var description: String {
            "\(Self.prefix)$\(Data(salt).base64EncodedString())$\(Data(key).base64EncodedString())"
        }

        /// Reads what ``description`` wrote; `nil` for anything else.
        public init?(_ description: String) {
            let parts = description.split(separator: "$", omittingEmptySubsequences: false)
            guard parts.count == 6, parts[..<4].joined(separator: "$") == Self.prefix,
                let salt = Data(base64Encoded: String(parts[4])), let key = Data(base64Encoded: String(parts[5])),
                salt.count == 16, key.count == Self.size
            else { return nil }
            (self.salt, self.key) = (Array(salt), Array(key))
            // There is one way to write it.
            guard self.description == description else { return nil }
        }
    }
#endif
