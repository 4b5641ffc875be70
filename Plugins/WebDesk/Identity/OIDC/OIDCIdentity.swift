#if Web
    import Hummingbird
    import ServiceDesk

    /// Signing in with the organisation’s own provider (Keycloak, Entra ID, Okta, Google) by OpenID Connect: the
    /// authorization code flow with PKCE (OpenID Connect Core 1.0, 3.1; RFC 7636).
    ///
    /// The provider sends browsers back to `…/sign-in/callback`, which is what is registered there. What it says of
    /// somebody counts once its signature is right, for this desk, for the browser that asked, and for the time.
    /// Sessions are the site’s: who signs out of the desk is still signed in with the provider.
    public final class OIDCIdentity: SigningIdentity {
        public let signInPath: String? = "/sign-in"
        public let signOutPath: String? = "/sign-out"
        public let isOfSite = true
        let sessions = SiteSessions()
        let time: any TimeSource
        private let provider: OIDCProvider
        private let attempts = OIDCAttempts()
        private let scopes: [String]
        /// Ways back of one browser, and at all: each asks the provider.
        private let perBrowser = RateLimiter(limit: 20, seconds: 60)
        private let all = RateLimiter(limit: 1_200, seconds: 60)
        private let find: @Sendable (OIDCClaims) async throws -> Person.ID?

        /// - Parameters:
        ///   - issuer: As the provider writes it: `https://login.firm.example/realms/firm`. Below it is
        ///     `/.well-known/openid-configuration`. Without TLS on one’s own machine alone.
        ///   - clientID: What the desk is called there.
        ///   - clientSecret: `nil` for a client that has none; PKCE is used with both.
        ///   - scopes: `openid` is among them always.
        ///   - find: Who of the directory it is; `nil` for somebody who may not come in. ``OIDCClaims/subject`` never
        ///     changes; a mail address is proof where the provider says that it is verified, and hands it to nobody
        ///     else.
        /// - Throws: ``SiteError`` for an issuer that is no address.
        public init(
            issuer: String, clientID: String, clientSecret: String? = nil, scopes: [String] = ["email", "profile"],
            time: any TimeSource = SystemTime(),
            finding find: @escaping @Sendable (OIDCClaims) async throws -> Person.ID?
        ) throws {
            provider = try OIDCProvider(issuer: issuer, clientID: clientID, clientSecret: clientSecret, time: time)
            (self.time, self.find) = (time, find)
            self.scopes = ["openid"] + scopes.filter { $0 != "openid" }
        }

        public func person(of request: SiteRequest) async throws -> Person.ID? { signedIn(request) }

        var signInRoutes: [Route] {
            [
                Route(.get, "/sign-in", for: .anyone) { [self] visit in
                    // Who wanted to go somewhere goes on at once; who has signed out is not signed in again.
                    guard visit.query("next") != nil else {
                        return try page(visit, ["asksProvider": true])
                    }
                    return try await start(visit)
                },
                Route(.get, "/sign-in/start", for: .anyone) { [self] in try await start($0) },
                Route(.get, "/sign-in/callback", for: .anyone) { [self] in try await end($0) },
            ]
        }

        // MARK: There and back

        /// Over TLS no neighbour of the host can set it: it is for the host alone (RFC 6265bis, 4.1.3.2).
        private func cookieName(_ visit: Visit) -> String {
            let isSecure = visit.site.options.origin?.hasPrefix("https:") == true
            return (isSecure ? "__Host-" : "") + "desk-sign-in"
        }

        private func callback(_ visit: Visit) -> String {
            visit.message.origin(visit.site.options) + visit.address("/sign-in/callback")
        }

        /// Sends a browser to the provider.
        private func start(_ visit: Visit) async throws -> Response {
            let endpoints: OIDCProvider.Endpoints
            do {
                endpoints = try await provider.endpoints()
            } catch {
                return try fail(visit, error)
            }
            let own = SiteRequest(visit.message).cookie(cookieName(visit))
            let (browser, attempt) = try attempts.begin(own, next: visit.query("next"), at: time.now())
            let query = [
                ("response_type", "code"), ("client_id", provider.clientID), ("redirect_uri", callback(visit)),
                ("scope", scopes.joined(separator: " ")), ("state", attempt.state), ("nonce", attempt.nonce),
                ("code_challenge", attempt.challenge), ("code_challenge_method", "S256"),
                ("ui_locales", visit.language.main),
            ]
            let text = query.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
            let mark = endpoints.authorization.contains("?") ? "&" : "?"
            var response = Response(
                status: .seeOther, headers: [.location: "\(endpoints.authorization)\(mark)\(text)"])
            response.setCookie(
                visit.cookie(cookieName(visit), browser, maxAge: Int(OIDCAttempts.lifetime), path: "/"))
            return response
        }

        /// Takes a browser back that the provider sends: only the one that was sent there, and in time. That it is
        /// taken back once is the provider’s to see to, with its code.
        private func end(_ visit: Visit) async throws -> Response {
            guard let state = visit.query("state"), let browser = SiteRequest(visit.message).cookie(cookieName(visit)),
                let attempt = attempts.end(state, of: browser, at: time.now())
            else { return try page(visit, ["asksProvider": true, "wrong": visit.text("signIn.over")], .forbidden) }
            // RFC 9207: an answer of another provider is none.
            guard visit.query("iss").map({ $0 == provider.issuer }) ?? true, visit.query("error") == nil,
                let code = visit.query("code")
            else { return try page(visit, ["asksProvider": true, "wrong": visit.text("signIn.refused")], .forbidden) }
            guard perBrowser.admits(browser, at: time.now()), all.admits("", at: time.now()) else {
                throw Refusal.tooOften
            }
            let claims: OIDCClaims
            do {
                claims = try await provider.claims(
                    for: code, verifier: attempt.verifier, callback: callback(visit), nonce: attempt.nonce)
            } catch {
                return try fail(visit, error)
            }
            guard let person = try await find(claims) else { throw Refusal.unknownPerson }
            return enter(visit, as: person, next: attempt.next)
        }

        /// Whoever signs in is told that it failed, the log why.
        private func fail(_ visit: Visit, _ error: any Error) throws -> Response {
            visit.desk.configuration.logger.error(
                "Somebody could not be signed in.",
                metadata: ["issuer": "\(provider.issuer)", "error": "\(error)"])
            return try page(visit, ["asksProvider": true, "wrong": visit.text("signIn.failed")], .badGateway)
        }

        private func page(
            _ visit: Visit, _ values: PageValues, _ status: HTTPResponse.Status = .ok
        ) throws -> Response {
            let title: PageValues = ["title": visit.text("signIn.title")]
            return try visit.page("sign-in-form", values.merging(title) { $1 }, status: status)
        }
    }
#endif
