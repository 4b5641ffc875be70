import Crypto
import Foundation

/// The secret that signs webhooks, known to both sides.
public struct WebhookSecret: Sendable {
    let key: SymmetricKey

    /// - Parameter bytes: At least 24 random bytes, kept like a password; `nil` with fewer.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count >= 24 else { return nil }
        key = SymmetricKey(data: Array(bytes))
    }

    /// - Parameter text: At least 24 bytes of UTF-8. With the prefix `whsec_` it is the Base64 of the secret, as the
    ///   tools of Standard Webhooks write it.
    public init?(_ text: String) {
        let prefix = "whsec_"
        guard text.hasPrefix(prefix) else {
            self.init(Array(text.utf8))
            return
        }
        guard let bytes = Data(base64Encoded: String(text.dropFirst(prefix.count))) else { return nil }
        self.init(bytes)
    }
}

extension WebhookSecret {
    /// Whether both are the same bytes.
    package func isSame(as other: WebhookSecret) -> Bool { key == other.key }
}

extension WebhookSecret: CustomStringConvertible, CustomReflectable {
    /// Says nothing of the secret, so that no log does.
    public var description: String { "WebhookSecret" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// How a webhook proves from whom it comes, after Standard Webhooks: HMAC-SHA-256 over id, time and body.
///
/// The headers are `Webhook-Id`, `Webhook-Timestamp` (seconds since 1970) and `Webhook-Signature` (`v1,` and Base64);
/// `Idempotency-Key` is the id once more. A receiver in Swift checks them with ``isValid(_:id:timestamp:body:now:)``.
public struct WebhookSignature: Sendable {
    /// How far the time of a webhook may be from the receiver's, in seconds. An old one may be somebody else's copy.
    public static let maximumAge: Int64 = 300

    package let secret: WebhookSecret

    public init(_ secret: WebhookSecret) { self.secret = secret }

    private static func content(_ id: String, _ timestamp: String, _ body: [UInt8]) -> [UInt8] {
        Array("\(id).\(timestamp).".utf8) + body
    }

    /// The headers of a webhook that goes out.
    public func headers(id: String, body: [UInt8], at now: Timestamp) -> [(name: String, value: String)] {
        let timestamp = "\(now.microseconds / 1_000_000)"
        let code = HMAC<SHA256>.authenticationCode(for: Self.content(id, timestamp, body), using: secret.key)
        return [
            ("Webhook-Id", id), ("Webhook-Timestamp", timestamp),
            ("Webhook-Signature", "v1,\(Data(code).base64EncodedString())"),
        ]
    }

    /// Whether a webhook comes from somebody who has the secret, and comes now.
    ///
    /// - Parameters:
    ///   - signatures: The header `Webhook-Signature`: one or several, with blanks between them.
    ///   - id: The header `Webhook-Id`.
    ///   - timestamp: The header `Webhook-Timestamp`.
    public func isValid(_ signatures: String, id: String, timestamp: String, body: [UInt8], now: Timestamp) -> Bool {
        guard Self.isNow(timestamp, now) else { return false }
        let content = Self.content(id, timestamp, body)
        let code = Array(HMAC<SHA256>.authenticationCode(for: content, using: secret.key))
        let known = signatures.split(separator: " ", maxSplits: Self.maximumSignatures).prefix(Self.maximumSignatures)
        return known.contains { signature in
            let parts = signature.split(separator: ",", maxSplits: 1)
            guard parts.count == 2, parts[0] == "v1", parts[1].utf8.count <= 100,
                let other = Data(base64Encoded: String(parts[1])), other.count == code.count
            else { return false }
            // Takes the same time whatever differs.
            return zip(code, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
        }
    }

    /// Of several signatures so many are looked at.
    private static let maximumSignatures = 8

    /// Whether a webhook with this time comes now: to be asked before anything of it is read.
    public static func isNow(_ timestamp: String, _ now: Timestamp) -> Bool {
        guard let seconds = Int64(timestamp), seconds >= 0 else { return false }
        return (now.microseconds / 1_000_000 - seconds).magnitude <= UInt64(maximumAge)
    }
}
