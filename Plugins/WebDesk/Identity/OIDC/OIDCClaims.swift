#if Web
    import JWTKit
    import ServiceDesk

    /// What a provider says of somebody who has signed in with it (OpenID Connect Core 1.0, 5.1).
    public struct OIDCClaims: Sendable {
        /// Who it is with this provider: it never changes, and is never anybody else.
        public let subject: String
        /// In lower case.
        public let email: String?
        /// Whether the provider has made sure that the address is theirs.
        public let isEmailVerified: Bool
        private let others: [String: [String]]

        /// Another claim that is a text, or several: `name`, `groups`, `oid`; a number or a boolean as it is written;
        /// empty where it is not there.
        public subscript(claim: String) -> [String] { others[claim] ?? [] }

        init(_ token: IDToken) {
            subject = token.subject
            email = token.texts["email"]?.first?.lowercased()
            isEmailVerified = token.isEmailVerified
            others = token.texts
        }
    }

    /// A token about somebody (OpenID Connect Core 1.0, 2), of which the signature is checked by whoever reads it.
    struct IDToken: JWTPayload {
        let issuer, subject: String
        let audience: [String]
        let authorizedParty, nonce: String?
        /// Seconds since 1970.
        let expires, issued: Int64
        let isEmailVerified: Bool
        /// All claims that are a text, or several.
        let texts: [String: [String]]

        private struct Name: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(_ name: String) { stringValue = name }
            init(stringValue: String) { self.init(stringValue) }
            init?(intValue: Int) { nil }
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Name.self)
            var texts: [String: [String]] = [:]
            for key in container.allKeys {
                if let text = try? container.decode(String.self, forKey: key) {
                    texts[key.stringValue] = [text]
                } else if let list = try? container.decode([String].self, forKey: key) {
                    texts[key.stringValue] = list
                } else if let value = try? container.decode(Bool.self, forKey: key) {
                    texts[key.stringValue] = ["\(value)"]
                } else if let number = try? container.decode(Int64.self, forKey: key) {
                    texts[key.stringValue] = ["\(number)"]
                }
            }
            self.texts = texts
            issuer = try container.decode(String.self, forKey: Name("iss"))
            subject = try container.decode(String.self, forKey: Name("sub"))
            audience = texts["aud"] ?? []
            (authorizedParty, nonce) = (texts["azp"]?.first, texts["nonce"]?.first)
            // Seconds may have fractions.
            func seconds(_ name: String) throws -> Int64 {
                let value = try container.decode(Double.self, forKey: Name(name))
                guard value.magnitude < 1e11 else { throw OIDCError("“\(name)” is no time.") }
                return Int64(value)
            }
            (expires, issued) = (try seconds("exp"), try seconds("iat"))
            // Some providers write it as a text.
            isEmailVerified = texts["email_verified"] == ["true"]
        }

        func encode(to encoder: any Encoder) throws { throw OIDCError("A token is read here, not made.") }

        /// What is in it is checked with what is known here: ``check(issuer:client:nonce:at:)``.
        func verify(using algorithm: some JWTAlgorithm) async throws {}

        /// Seconds by which clocks may differ.
        private static let leeway: Int64 = 60

        /// OpenID Connect Core 1.0, 3.1.3.7.
        ///
        /// - Throws: ``OIDCError`` that says what is wrong.
        func check(issuer: String, client: String, nonce: String, at now: Timestamp) throws {
            guard self.issuer == issuer else { throw OIDCError("The token is by “\(self.issuer)”.") }
            guard audience.contains(client), audience.count == 1 || authorizedParty != nil,
                authorizedParty.map({ $0 == client }) ?? true
            else { throw OIDCError("The token is for somebody else: \(audience).") }
            guard self.nonce == nonce else { throw OIDCError("The token was not asked for here.") }
            let seconds = now.microseconds / 1_000_000
            guard seconds < expires + Self.leeway, seconds >= issued - Self.leeway else {
                throw OIDCError("The token is of \(issued) to \(expires), and it is \(seconds).")
            }
            guard (1...255).contains(subject.utf8.count) else { throw OIDCError("The token says not who it is.") }
        }
    }

    /// Why somebody could not be signed in, for the log.
    struct OIDCError: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }
#endif
