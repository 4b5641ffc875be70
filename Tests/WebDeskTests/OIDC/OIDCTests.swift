import Crypto
import Foundation
import HTTPTypes
import HummingbirdTesting
import ServiceDesk
import Testing

@testable import WebDesk

@Suite("Signing in with the organisation’s provider (OpenID Connect)")
struct OIDCTests {
    /// A browser, a desk and a provider.
    struct Stage: Sendable {
        let world: WebWorld
        let provider: ScriptedProvider
        let browser: Browser

        /// What a browser has and knows that was sent to the provider.
        struct Sent {
            let address: String
            let query: [String: String]
            let cookie: String
        }

        func get(_ path: String, cookie: String? = nil) async throws -> TestResponse {
            var headers: HTTPFields = [.fetchSite: "none"]
            headers[.cookie] = cookie
            return try await browser.client.executeRequest(uri: path, method: .get, headers: headers, body: nil)
        }

        func start(_ path: String = "/sign-in/start", cookie: String? = nil) async throws -> Sent {
            let response = try await get(path, cookie: cookie)
            #expect(response.status == .seeOther)
            let parts = (response.location ?? "").split(separator: "?", maxSplits: 1).map(String.init)
            let pairs = FormText.pairs(Array((parts.last ?? "").utf8)) ?? []
            return Sent(
                address: parts.first ?? "",
                query: Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }),
                cookie: OIDCTests.cookie(response) ?? "")
        }

        /// There and back.
        func round(claims: [String: JSONValue] = [:]) async throws -> TestResponse {
            let sent = try await start()
            return try await end(sent, claims: claims)
        }

        /// The provider knows somebody, and sends the browser back.
        func end(
            _ sent: Sent, cookie: String? = nil, more: String = "", claims: [String: JSONValue] = [:]
        ) async throws -> TestResponse {
            let now = world.clock.now().microseconds / 1_000_000
            let right: [String: JSONValue] = [
                "iss": .text(provider.issuer), "aud": "desk", "sub": "u-17", "email": "Anna@Firm.example",
                "email_verified": true, "nonce": .text(sent.query["nonce"] ?? ""), "iat": .integer(now),
                "exp": .integer(now + 300), "groups": ["staff", "it"],
            ]
            provider.change { $0.claims = right.merging(claims) { $1 }.filter { $0.value != .null } }
            let state = (sent.query["state"] ?? "").percentEncoded
            return try await get("/sign-in/callback?code=c1&state=\(state)\(more)", cookie: cookie ?? sent.cookie)
        }
    }

    static func cookie(_ response: TestResponse) -> String? {
        response.headers[.setCookie]?.split(separator: ";").first.map(String.init)
    }

    private func play(
        secret: String? = "s3cret & more", _ body: @escaping @Sendable (Stage) async throws -> Void
    ) async throws {
        let world = try await WebWorld()
        let provider = ScriptedProvider()
        try await provider.run {
            let identity = try OIDCIdentity(
                issuer: provider.issuer, clientID: "desk", clientSecret: secret, time: world.clock
            ) { claims in
                guard claims.isEmailVerified, claims["groups"].contains("staff") else { return nil }
                return claims.email == "anna@firm.example" && claims.subject == "u-17" ? "anna" : nil
            }
            try await world.browse(as: identity) { browser in
                try await body(Stage(world: world, provider: provider, browser: browser))
            }
        }
    }

    @Test("a browser goes to the provider and comes back signed in, to where it wanted to go")
    func signsIn() async throws {
        try await play { stage in
            let asked = try await stage.get("/requests")
            #expect(asked.location == "/sign-in?next=%2Frequests")
            let sent = try await stage.start("/sign-in?next=%2Frequests")
            #expect(sent.address == stage.provider.issuer + "/authorize")
            // Where somebody wants to go is not for the provider.
            #expect(sent.query["state"]?.contains("requests") == false && !sent.cookie.hasPrefix("__Host-"))
            #expect(sent.query["response_type"] == "code" && sent.query["client_id"] == "desk")
            #expect(sent.query["scope"] == "openid email profile" && sent.query["code_challenge_method"] == "S256")
            let callback = try #require(sent.query["redirect_uri"])
            #expect(callback.hasSuffix("/sign-in/callback"))
            let back = try await stage.end(sent)
            #expect(back.status == .seeOther && back.location == "/requests")
            let session = try #require(Self.cookie(back))
            #expect(try await stage.get("/", cookie: session).text.contains("<span>Anna</span>"))
            let form = try #require(stage.provider.now.forms.first)
            #expect(form["grant_type"] == "authorization_code" && form["code"] == "c1")
            #expect(form["redirect_uri"] == callback && form["client_secret"] == nil)
            let pair = Data("desk:s3cret%20%26%20more".utf8).base64EncodedString()
            #expect(stage.provider.now.authorization == ["Basic \(pair)"])
            // RFC 7636, 4.6.
            let digest = SHA256.hash(data: Data((form["code_verifier"] ?? "").utf8))
            #expect(ScriptedProvider.base64(digest) == sent.query["code_challenge"])
            #expect((43...128).contains(form["code_verifier"]?.utf8.count ?? 0))
        }
    }

    @Test("a client without a secret, and a provider that wants it in the body")
    func showsSecret() async throws {
        try await play(secret: nil) { stage in
            let back = try await stage.round()
            #expect(back.location == "/")
            #expect(stage.provider.now.forms.first?["client_id"] == "desk")
            #expect(stage.provider.now.authorization == [nil])
        }
        try await play { stage in
            stage.provider.change {
                $0.description["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
            }
            let back = try await stage.round()
            #expect(back.location == "/")
            #expect(stage.provider.now.forms.first?["client_secret"] == "s3cret & more")
            #expect(stage.provider.now.authorization == [nil])
        }
    }

    @Test("who signs out is not signed in again by itself")
    func signsOut() async throws {
        try await play { stage in
            let session = try #require(Self.cookie(try await stage.round()))
            let out = try await stage.browser.post("/sign-out") { $0[.cookie] = session }
            #expect(out.location == "/sign-in")
            let page = try await stage.get("/sign-in")
            #expect(page.status == .ok && page.text.contains("href=\"/sign-in/start\""))
            #expect(try await stage.get("/", cookie: session).status == .seeOther)
        }
    }

    @Test("only the browser that was sent comes back, in time, and with what it was sent with")
    func isBound() async throws {
        try await play { stage in
            let sent = try await stage.start()
            let other = try await stage.start()
            func refused(_ response: TestResponse, _ what: Comment) {
                #expect(response.status == .forbidden, what)
                #expect(Self.cookie(response) == nil, what)
            }
            refused(try await stage.end(sent, cookie: ""), "no cookie")
            refused(try await stage.end(sent, cookie: other.cookie), "another browser")
            for state in ["", "x", "a.b.c.d", (sent.query["state"] ?? "") + "x"] {
                let path = "/sign-in/callback?code=c1&state=\(state.percentEncoded)"
                refused(try await stage.get(path, cookie: sent.cookie), "\(state)")
            }
            let state = sent.query["state"] ?? ""
            let changed = state.enumerated().map { $0 == 40 ? ($1 == "A" ? "B" : "A") : $1 }
            let elsewhere = Stage.Sent(
                address: "", query: sent.query.merging(["state": String(changed)]) { $1 }, cookie: sent.cookie)
            refused(try await stage.end(elsewhere), "a state that was changed")
            refused(try await stage.end(sent, more: "&iss=https%3A%2F%2Fother.example"), "RFC 9207")
            refused(try await stage.end(sent, more: "&error=access_denied"), "refused")
            #expect(stage.provider.now.forms.isEmpty)
            stage.world.clock.advance(bySeconds: 601)
            refused(try await stage.end(sent), "too late")
            #expect(stage.provider.now.forms.isEmpty)
            // From two pages of one browser.
            let first = try await stage.start()
            let second = try await stage.start(cookie: first.cookie)
            #expect(first.cookie == second.cookie)
            #expect(try await stage.end(first).status == .seeOther)
            #expect(try await stage.end(second).status == .seeOther)
        }
    }

    @Test("asks the provider so many times for one browser, and keeps no other out")
    func isLimited() async throws {
        try await play { stage in
            stage.provider.change { $0.answer = (.badRequest, "no") }
            let sent = try await stage.start()
            for _ in 0..<20 { #expect(try await stage.end(sent).status == .badGateway) }
            #expect(try await stage.end(sent).status == .tooManyRequests)
            #expect(stage.provider.now.forms.count == 20)
            stage.provider.change { $0.answer = nil }
            let other = try await stage.round()
            #expect(other.status == .seeOther)
        }
    }

    @Test("over TLS the cookie is the host’s alone")
    func isOfHost() async throws {
        let world = try await WebWorld { $0.origin = "https://desk.example" }
        let provider = ScriptedProvider()
        try await provider.run {
            let identity = try OIDCIdentity(issuer: provider.issuer, clientID: "desk", time: world.clock) { _ in nil }
            try await world.browse(as: identity, options: world.site.site.options) { browser in
                let response = try await browser.get("/sign-in/start")
                let parts = response.headers[.setCookie]?.split(separator: "; ").map(String.init) ?? []
                #expect(parts.first?.hasPrefix("__Host-desk-sign-in=") == true)
                #expect(Set(parts).isSuperset(of: ["Secure", "HttpOnly", "Path=/", "SameSite=Lax"]))
                #expect(response.location?.contains("redirect_uri=https%3A%2F%2Fdesk.example%2F") == true)
            }
        }
    }

    @Test("leads to no other site")
    func leadsNowhere() async throws {
        try await play { stage in
            for next in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1"] {
                let sent = try await stage.start("/sign-in?next=\(next.percentEncoded)")
                #expect(try await stage.end(sent).location == "/", "\(next)")
            }
        }
    }

    @Test(
        "a token that is not for this desk, this browser and this time signs nobody in",
        arguments: [
            ["iss": "https://other.example"], ["iss": .null], ["aud": "other"], ["aud": .null], ["aud": ["desk", "x"]],
            ["aud": ["desk", "x"], "azp": "x"], ["azp": "x"], ["nonce": "x"], ["nonce": .null], ["sub": .null],
            ["sub": ""], ["exp": 1], ["exp": .null], ["exp": "soon"], ["iat": 99_999_999_999], ["iat": .null],
        ] as [[String: JSONValue]])
    fileprivate func refusesClaims(_ claims: [String: JSONValue]) async throws {
        try await play { stage in
            let back = try await stage.round(claims: claims)
            #expect(back.status == .badGateway && Self.cookie(back) == nil)
            // The same provider, telling the truth.
            #expect(try await stage.round(claims: ["aud": ["desk"]]).status == .seeOther)
        }
    }

    /// What a provider, or somebody in its place, does wrong.
    static let wrongs: [(String, @Sendable (inout ScriptedProvider.Script) -> Void)] = [
        ("another key", { $0.signer = P256.Signing.PrivateKey() }),
        ("another key that says it is another", { ($0.signer, $0.header["kid"]) = (P256.Signing.PrivateKey(), "k2") }),
        ("no signature", { ($0.header["alg"], $0.signature) = ("none", "") }),
        (
            "the public key taken for a secret",
            { script in
                script.header["alg"] = "HS256"
                let key = SymmetricKey(data: script.key.publicKey.rawRepresentation)
                script.signature = ScriptedProvider.base64(
                    HMAC<SHA256>.authenticationCode(for: Data("x".utf8), using: key))
            }
        ),
        ("a refusal", { $0.answer = (.badRequest, #"{"error": "invalid_grant"}"#) }),
        ("no token", { $0.answer = (.ok, #"{"access_token": "a"}"#) }),
        ("no JSON", { $0.answer = (.ok, "<html>") }),
        ("no token in three parts", { $0.answer = (.ok, #"{"id_token": "a.b"}"#) }),
        ("a token of nothing", { $0.answer = (.ok, #"{"id_token": ".."}"#) }),
        ("more than anybody needs", { $0.answer = (.ok, String(repeating: " ", count: 2 << 20)) }),
        ("a way to elsewhere", { $0.answer = (.seeOther, "") }),
        ("another issuer", { $0.description["issuer"] = "https://other.example" }),
        ("no keys", { $0.description["jwks_uri"] = .null }),
        ("keys without TLS", { $0.description["jwks_uri"] = "http://other.example/keys" }),
        ("a secret without TLS", { $0.description["token_endpoint"] = "http://other.example/token" }),
    ]

    @Test("what is not signed by the provider, or not said as it should, signs nobody in", arguments: wrongs.indices)
    func refusesOthers(_ index: Int) async throws {
        try await play { stage in
            stage.provider.change(Self.wrongs[index].1)
            let started = try await stage.get("/sign-in/start")
            guard started.status == .seeOther else {
                #expect(started.status == .badGateway, "\(Self.wrongs[index].0)")
                return
            }
            let back = try await stage.round()
            #expect(back.status == .badGateway && Self.cookie(back) == nil, "\(Self.wrongs[index].0)")
        }
    }

    @Test("who may not come in is told so, and not signed in")
    func refusesPeople() async throws {
        try await play { stage in
            for claims in [
                ["email": "eve@firm.example"], ["email_verified": false], ["groups": ["guests"]], ["sub": "u-18"],
            ] as [[String: JSONValue]] {
                let back = try await stage.round(claims: claims)
                #expect(back.status == .forbidden && Self.cookie(back) == nil)
            }
            let text = try await stage.round(claims: ["email_verified": "true"])
            #expect(text.status == .seeOther)
        }
    }

    @Test("keys are kept, and fetched again when they change")
    func renewsKeys() async throws {
        try await play { stage in
            // Of kinds that nobody here knows.
            stage.provider.change {
                $0.otherKeys = [["kty": "oct", "k": "AAAA", "kid": "k0"], ["kty": "new"], "x", ["kty": "RSA"]]
            }
            for _ in 0..<3 {
                let back = try await stage.round()
                #expect(back.status == .seeOther)
            }
            #expect(stage.provider.now.fetchedKeys == 1)
            stage.provider.change { script in
                (script.key, script.keyName, script.header["kid"]) = (P256.Signing.PrivateKey(), "k2", "k2")
            }
            // Not for each token that somebody makes up.
            let early = try await stage.round()
            #expect(early.status == .badGateway)
            #expect(stage.provider.now.fetchedKeys == 1)
            stage.world.clock.advance(bySeconds: 61)
            let later = try await stage.round()
            #expect(later.status == .seeOther && stage.provider.now.fetchedKeys == 2)
        }
    }

    @Test("a provider that is away is told of, and nothing is lost")
    func isAway() async throws {
        let world = try await WebWorld()
        let identity = try OIDCIdentity(issuer: "http://127.0.0.1:1", clientID: "desk", time: world.clock) { _ in
            "anna"
        }
        try await world.browse(as: identity) { browser in
            let page = try await browser.get("/sign-in/start")
            #expect(page.status == .badGateway && page.text.contains("href=\"/sign-in/start\""))
        }
        for wrong in ["", "login.firm.example", "http://login.firm.example", "https://a.example/#x", "ftp://a.b"] {
            #expect(throws: SiteError.self, "\(wrong)") {
                try OIDCIdentity(issuer: wrong, clientID: "desk") { _ in nil }
            }
        }
    }
}
