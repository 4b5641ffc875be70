#if Web
    import Crypto
    import Foundation
    import ServiceDesk

    /// Ways to the provider and back: each is of one browser, and nothing is kept of it here, so that no flood of them
    /// keeps anybody out.
    struct OIDCAttempts: Sendable {
        struct Attempt: Sendable {
            /// What goes to the provider, and comes back in the address: RFC 6749, 10.12.
            let state: String
            /// What comes back in the token.
            let nonce: String
            /// RFC 7636, 4.1.
            let verifier: String
            /// Where the browser wanted to go.
            let next: String?

            /// RFC 7636, 4.2.
            var challenge: String { OIDCAttempts.base64(Data(SHA256.hash(data: Data(verifier.utf8)))) }
        }

        /// Seconds that somebody has for it.
        static let lifetime: Int64 = 600
        private let key = SymmetricKey(size: .bits256)

        /// - Parameter browser: What the browser has of an earlier attempt: it may be on its way from several pages.
        /// - Returns: What the browser keeps, by which it is known again, and the attempt.
        func begin(_ browser: String?, next: String?, at now: Timestamp) throws -> (browser: String, Attempt) {
            let browser = browser.flatMap { $0.utf8.count == 64 ? $0 : nil } ?? SiteSessions.makeToken()
            let next = next.flatMap { $0.utf8.count <= 1_000 ? $0 : nil } ?? ""
            let end = now.advanced(bySeconds: Self.lifetime).microseconds
            // Sealed: where somebody wanted to go is not for the provider.
            let text = Data("\(end) \(next)".utf8)
            let box = try AES.GCM.seal(text, using: key, authenticating: Data(browser.utf8))
            let bytes = Data(box.nonce) + box.ciphertext + box.tag
            return (browser, attempt(Self.base64(bytes), next, browser))
        }

        /// `nil` for another browser, for one that took too long, and for what was never begun here.
        func end(_ state: String, of browser: String, at now: Timestamp) -> Attempt? {
            let plain = state.replacing("-", with: "+").replacing("_", with: "/")
            let padding = String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
            guard let bytes = Data(base64Encoded: plain + padding), let box = try? AES.GCM.SealedBox(combined: bytes),
                let opened = try? AES.GCM.open(box, using: key, authenticating: Data(browser.utf8))
            else { return nil }
            let parts = String(decoding: opened, as: UTF8.self).split(
                separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let end = Int64(parts[0]), now.microseconds < end else { return nil }
            return attempt(state, String(parts[1]), browser)
        }

        private func attempt(_ state: String, _ next: String, _ browser: String) -> Attempt {
            Attempt(
                state: state, nonce: code("nonce", state, browser), verifier: code("verifier", state, browser),
                next: next.isEmpty ? nil : next)
        }

        /// As addresses carry it: RFC 4648, 5.
        private static func base64(_ bytes: Data) -> String {
            bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        }

        /// Nobody else can make it, and none of other texts is the same.
        private func code(_ texts: String...) -> String {
            let text = texts.map { "\($0.utf8.count):\($0)" }.joined()
            return SiteSessions.hexadecimal(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
        }
    }
#endif
