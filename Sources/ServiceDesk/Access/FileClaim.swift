import Crypto

/// The proof that someone may name a file in a message: they uploaded it, or may read a message that has it.
///
/// A desk gives it (``Desk/upload(name:mediaType:as:_:)``, ``Desk/attachment(_:of:as:)``) and asks for it when a
/// message names a file: to know the digest of somebody else's file is not enough. It is signed, so that it can travel
/// through a web page and back, and it counts only for whoever it was given to; the host's, for whoever the host gives
/// it to.
public struct FileClaim: Hashable, Sendable {
    /// From this instant on it counts no more.
    public let until: Timestamp
    /// HMAC-SHA-256 (RFC 2104) over holder, digest and end.
    private let code: [UInt8]

    private struct Content: Encodable {
        /// `nil` for whoever the host gives it to.
        var holder: Actor?
        var digest: Digest
        var until: Timestamp
    }

    init(for viewer: Viewer, digest: Digest, until: Timestamp, key: FileClaimKey) throws {
        self.until = until
        let content = Content(holder: viewer.isHost ? nil : viewer.actor, digest: digest, until: until)
        code = Array(
            HMAC<SHA256>.authenticationCode(for: try CanonicalJSON.encode(content), using: key.symmetricKey))
    }

    /// Whether it lets a viewer name the file at an instant.
    func admits(_ viewer: Viewer, to digest: Digest, at now: Timestamp, key: FileClaimKey) throws -> Bool {
        guard now < until else { return false }
        return try [viewer.actor, nil].contains { holder in
            let content = Content(holder: holder, digest: digest, until: until)
            return HMAC<SHA256>.isValidAuthenticationCode(
                code, authenticating: try CanonicalJSON.encode(content), using: key.symmetricKey)
        }
    }
}

extension FileClaim: LosslessStringConvertible {
    /// `1772438400000000.6f2c…`: a text that a web page can carry.
    public var description: String { "\(until.microseconds).\(HexDigits.string(code))" }

    public init?(_ description: String) {
        let parts = description.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let until = Int64(parts[0]), parts[1].utf8.count == 2 * SHA256.byteCount,
            let code = HexDigits.bytes(String(parts[1]))
        else { return nil }
        self.until = Timestamp(microseconds: until)
        self.code = code
    }
}

/// The secret with which a desk signs its claims to files. Processes that share a store, and a desk that starts again,
/// know each other's claims when they are given the same one.
public struct FileClaimKey: Sendable {
    let symmetricKey: SymmetricKey

    /// A new one at random.
    public init() { symmetricKey = SymmetricKey(size: .bits256) }

    /// - Parameter secret: At least 32 random bytes, kept like a password; `nil` with fewer.
    public init?(secret: some Collection<UInt8>) {
        guard secret.count >= 32 else { return nil }
        symmetricKey = SymmetricKey(data: Array(secret))
    }
}

extension FileClaimKey: CustomStringConvertible, CustomReflectable {
    /// Says nothing of the secret, so that no log does.
    public var description: String { "FileClaimKey" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
