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
            var challenge: String {
                Data(SHA256.hash(data: Data(verifier.utf8))).base64EncodedString()
                    .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
            }
        }

        /// Seconds that somebody has for it.
        static let lifetime: Int64 = 600
        private let key = SymmetricKey(size: .bits256)

        /// - Parameter browser: What the browser has of an earlier attempt: it may be on its way from several pages.
        /// - Returns: What the browser keeps, by which it is known again, and the attempt.
        func begin(_ browser: String?, next: String?, at now: Timestamp) -> (browser: String, Attempt) {
            let browser = browser.flatMap { $0.utf8.count == 64 ? $0 : nil } ?? SiteSessions.makeToken()
            let head = "\(SiteSessions.makeToken().prefix(32)).\(now.advanced(bySeconds: Self.lifetime).microseconds)"
            let next = next.flatMap { $0.utf8.count <= 1_000 ? $0 : nil } ?? ""
            let state = "\(head).\(code("state", head, next, browser)).\(next)"
            return (browser, attempt(state, next, browser))
        }

        /// `nil` for another browser, for one that took too long, and for what was never begun here.
        func end(_ state: String, of browser: String, at now: Timestamp) -> Attempt? {
            let parts = state.split(separator: ".", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 4, let end = Int64(parts[1]), now.microseconds < end else { return nil }
            let expected = code("state", "\(parts[0]).\(parts[1])", parts[3], browser)
            // Of codes made anew with a random key each time, so that the time tells nothing of them.
            guard code(expected) == code(parts[2]) else { return nil }
            return attempt(state, parts[3], browser)
        }

        private func attempt(_ state: String, _ next: String, _ browser: String) -> Attempt {
            Attempt(
                state: state, nonce: code("nonce", state, browser), verifier: code("verifier", state, browser),
                next: next.isEmpty ? nil : next)
        }

        /// Nobody else can make it, and none of other texts is the same.
        private func code(_ texts: String...) -> String {
            let text = texts.map { "\($0.utf8.count):\($0)" }.joined()
            return HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
                .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
#endif
