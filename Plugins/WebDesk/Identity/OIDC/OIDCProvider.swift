#if Web
    import AsyncHTTPClient
    import Foundation
    import JWTKit
    import NIOCore
    import ServiceDesk

    /// The provider: where it is reached, and how its signatures are checked (OpenID Connect Discovery 1.0).
    actor OIDCProvider {
        /// Where the provider takes what.
        struct Endpoints: Sendable {
            let authorization, token, keys: String
            /// How a client with a secret shows it: RFC 6749, 2.3.1.
            let takesSecretInBody: Bool
        }

        nonisolated let issuer, clientID: String
        private let clientSecret: String?
        private let time: any TimeSource
        private var known: (endpoints: Endpoints, until: Timestamp)?
        private var keys: (collection: JWTKeyCollection, since: Timestamp)?
        /// Those under way, for all who want them meanwhile.
        private var describing: Task<Endpoints, any Error>?
        private var fetching: Task<JWTKeyCollection, any Error>?

        private static let lifetime: Int64 = 3_600
        /// Seconds after which keys are fetched again for a signature that none of them made.
        private static let renewal: Int64 = 60
        private static let maximumSize = 1 << 20

        init(issuer: String, clientID: String, clientSecret: String?, time: any TimeSource) throws {
            guard Self.isSafe(issuer), !issuer.hasSuffix("/.well-known/openid-configuration") else {
                throw SiteError("The issuer “\(issuer)” is written as https://login.example/realm.")
            }
            (self.issuer, self.clientID, self.clientSecret, self.time) = (issuer, clientID, clientSecret, time)
        }

        /// Over TLS, but on one’s own machine.
        private static func isSafe(_ address: String) -> Bool {
            guard let url = URLComponents(string: address), let host = url.host, url.fragment == nil else {
                return false
            }
            return url.scheme == "https" || (url.scheme == "http" && ["localhost", "127.0.0.1", "[::1]"].contains(host))
        }

        /// What the provider says of itself; kept for an hour, and for longer where it does not answer.
        func endpoints() async throws -> Endpoints {
            if let known, time.now() < known.until { return known.endpoints }
            let task = describing ?? Task { try await describe() }
            describing = task
            defer { describing = nil }
            do {
                let endpoints = try await task.value
                known = (endpoints, time.now().advanced(bySeconds: Self.lifetime))
                return endpoints
            } catch {
                guard let known else { throw error }
                self.known = (known.endpoints, time.now().advanced(bySeconds: Self.renewal))
                return known.endpoints
            }
        }

        private func describe() async throws -> Endpoints {
            let path = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
            let fields = try await Self.object(HTTPClientRequest(url: path + "/.well-known/openid-configuration"))
            // Whoever says that they are another are not believed (4.3).
            guard fields["issuer"] == .text(issuer) else {
                throw OIDCError("The provider at \(issuer) says that it is another: \(fields["issuer"]?.typed ?? "").")
            }
            func address(_ name: String) throws -> String {
                guard case .text(let address)? = fields[name], Self.isSafe(address) else {
                    throw OIDCError("The provider says no “\(name)” that is reached over TLS.")
                }
                return address
            }
            let methods = fields["token_endpoint_auth_methods_supported"]?.elements ?? ["client_secret_basic"]
            return Endpoints(
                authorization: try address("authorization_endpoint"), token: try address("token_endpoint"),
                keys: try address("jwks_uri"),
                takesSecretInBody: !methods.contains("client_secret_basic") && methods.contains("client_secret_post"))
        }

        /// Exchanges a code for what is known of somebody.
        ///
        /// - Throws: ``OIDCError`` that says what is wrong with it.
        func claims(for code: String, verifier: String, callback: String, nonce: String) async throws -> OIDCClaims {
            let endpoints = try await endpoints()
            var request = HTTPClientRequest(url: endpoints.token)
            request.method = .POST
            request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
            var form = [
                ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", callback),
                ("code_verifier", verifier),
            ]
            switch clientSecret {
            case let secret? where !endpoints.takesSecretInBody:
                let pair = "\(clientID.percentEncoded):\(secret.percentEncoded)"
                request.headers.add(
                    name: "Authorization", value: "Basic \(Data(pair.utf8).base64EncodedString())")
            case let secret?: form += [("client_id", clientID), ("client_secret", secret)]
            case nil: form.append(("client_id", clientID))
            }
            let text = form.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
            request.body = .bytes(ByteBuffer(string: text))
            guard case .text(let token)? = try await Self.object(request)["id_token"] else {
                throw OIDCError("The provider sends no token about who it is.")
            }
            let read = try await verified(token, endpoints)
            try read.check(issuer: issuer, client: clientID, nonce: nonce, at: time.now())
            return OIDCClaims(read)
        }

        // MARK: Keys

        /// A token with a signature of one of the provider’s keys, which may have changed since they were fetched.
        private func verified(_ token: String, _ endpoints: Endpoints) async throws -> IDToken {
            let now = time.now()
            if let keys {
                do {
                    guard now < keys.since.advanced(bySeconds: Self.lifetime) else { throw OIDCError("Keys are old.") }
                    return try await keys.collection.verify(token, as: IDToken.self, iteratingKeys: true)
                } catch {
                    guard now >= keys.since.advanced(bySeconds: Self.renewal) else { throw error }
                }
            }
            let task = fetching ?? Task { try await fetchedKeys(endpoints) }
            fetching = task
            defer { fetching = nil }
            let collection: JWTKeyCollection
            do {
                collection = try await task.value
                keys = (collection, now)
            } catch {
                guard let keys else { throw error }
                collection = keys.collection
            }
            return try await collection.verify(token, as: IDToken.self, iteratingKeys: true)
        }

        /// Keys of kinds that nobody here knows are left out: what they sign is not believed.
        private func fetchedKeys(_ endpoints: Endpoints) async throws -> JWTKeyCollection {
            let collection = JWTKeyCollection()
            let fields = try await Self.object(HTTPClientRequest(url: endpoints.keys))
            var count = 0
            for (index, key) in (fields["keys"]?.elements ?? []).prefix(100).enumerated() {
                guard key.entries["use"] == nil || key.entries["use"] == "sig",
                    var read = try? JSONDecoder().decode(JWK.self, from: Data(CanonicalJSON.encode(key))),
                    read.privateExponent == nil
                else { continue }
                if read.keyIdentifier == nil { read.keyIdentifier = JWKIdentifier(string: "#\(index)") }
                guard (try? await collection.add(jwk: read)) != nil else { continue }
                count += 1
            }
            guard count > 0 else { throw OIDCError("The provider has no key for signatures that is known here.") }
            return collection
        }

        // MARK: Asking

        /// What is answered, which has to be an object.
        private static func object(_ request: HTTPClientRequest) async throws -> [String: JSONValue] {
            var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
            configuration.timeout.connect = .seconds(5)
            return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
                let response = try await client.execute(request, timeout: .seconds(15))
                let body = try await response.body.collect(upTo: maximumSize)
                guard response.status == .ok else {
                    let start = String(decoding: body.readableBytesView.prefix(300), as: UTF8.self)
                    throw OIDCError("\(request.url) answers \(response.status.code): \(start)")
                }
                guard let value = try? JSONValue(reading: Array(body.readableBytesView)),
                    case .object(let fields) = value
                else { throw OIDCError("\(request.url) answers no object.") }
                return fields
            }
        }
    }
#endif
