#if Web
    import Foundation
    import JWTKit
    import ServiceDesk

    /// Lets pages of other origins, such as an intranet, show the form and the conversation in an `iframe`
    /// (``SiteOptions/embedding``). Nothing of it needs a cookie, which browsers keep from frames of other sites.
    ///
    /// Who it is says a pass in the address of the frame: a JSON Web Token (RFC 7519) that the server of the foreign
    /// page signs for whoever is signed in there, in whatever language it is written. In a frame everybody is whoever
    /// asks, and nobody an agent.
    public struct SiteEmbedding: Sendable {
        /// Whose pages may have the frame, as `https://intranet.example`.
        public let origins: [String]
        private let passes: EmbeddingPasses

        /// The longest time for which a pass is good, in seconds: a day.
        public static let maximumLifetime: Int64 = 86_400
        /// What a pass is for (`aud`).
        public static let audience = "service-desk-embedding"

        /// - Parameters:
        ///   - origins: At least one; a host and, where it is not the usual one, a port. Over TLS, but on one’s own
        ///     machine: whoever reads the foreign page has the pass.
        ///   - key: With which passes are signed (HS256): at least 32 bytes, for nothing else, kept like a password.
        /// - Throws: ``SiteError`` that says what is wrong.
        public init(origins: [String], key: String) throws {
            guard !origins.isEmpty else { throw SiteError("A frame is for at least one origin.") }
            for origin in origins where !Self.isOrigin(origin) {
                throw SiteError("The origin “\(origin)” is written as https://intranet.example, without a path.")
            }
            guard key.utf8.count >= 32 else { throw SiteError("The key for passes has at least 32 bytes.") }
            self.origins = origins
            passes = EmbeddingPasses(key)
        }

        /// A pass for somebody who is signed in with the foreign page.
        ///
        /// - Parameters:
        ///   - seconds: How long it is good, 1 to ``maximumLifetime``: as long as the foreign page may stay open.
        ///   - now: From when.
        /// - Returns: What stands in the address: `…/embed/PASS/ask`, `…/embed/PASS/chat`.
        public func pass(
            for person: Person.ID, lifetime seconds: Int64 = 8 * 3_600, at now: Timestamp = SystemTime().now()
        ) async throws -> String {
            guard (1...Self.maximumLifetime).contains(seconds) else {
                throw SiteError("A pass is good for 1 to \(Self.maximumLifetime) seconds.")
            }
            guard person.isValid else { throw SiteError("“\(person)” is no id of a person.") }
            return try await passes.make(for: person, until: now.advanced(bySeconds: seconds))
        }

        /// Whose pass it is; `nil` for one that is not good, or not any more.
        func person(of pass: String, at now: Timestamp) async -> Person.ID? {
            guard let content = try? await passes.content(of: pass), content.aud.value.contains(Self.audience) else {
                return nil
            }
            let left = content.exp.value.timeIntervalSince1970 - Double(now.microseconds) / 1_000_000
            // A clock may be a minute ahead of ours.
            guard left > 0, left <= Double(Self.maximumLifetime) + 60 else { return nil }
            let person = Person.ID(content.sub.value)
            return person.isValid ? person : nil
        }

        private static func isOrigin(_ text: String) -> Bool {
            // What stands in a policy must not end it, nor mean more than one host.
            guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !";,*'\"".utf8.contains($0) }),
                let url = URLComponents(string: text), let scheme = url.scheme, let host = url.host
            else { return false }
            let isSafe = scheme == "https" || (scheme == "http" && ["localhost", "127.0.0.1"].contains(host))
            return isSafe && !host.isEmpty && !host.contains(":") && url.path.isEmpty && url.query == nil
                && url.fragment == nil && url.user == nil
        }
    }

    /// Signs passes, and reads those that were signed with the same key.
    private actor EmbeddingPasses {
        struct Content: JWTPayload {
            var sub: SubjectClaim
            var aud: AudienceClaim
            var exp: ExpirationClaim

            /// The time is judged by the clock of the desk.
            func verify(using algorithm: some JWTAlgorithm) {}
        }

        private let key: HMACKey
        private var known: JWTKeyCollection?

        init(_ key: String) { self.key = HMACKey(from: key) }

        private func keys() async -> JWTKeyCollection {
            if let known { return known }
            let keys = await JWTKeyCollection().add(hmac: key, digestAlgorithm: .sha256)
            known = keys
            return keys
        }

        func make(for person: Person.ID, until end: Timestamp) async throws -> String {
            let end = Date(timeIntervalSince1970: Double(end.microseconds) / 1_000_000)
            return try await keys().sign(
                Content(
                    sub: SubjectClaim(value: person.rawValue), aud: AudienceClaim(value: [SiteEmbedding.audience]),
                    exp: ExpirationClaim(value: end)))
        }

        func content(of pass: String) async throws -> Content { try await keys().verify(pass) }
    }
#endif
