import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ServiceDesk
import Synchronization

@testable import WebDesk

/// A provider of OpenID Connect that says what a test wants, and signs with its own hands.
final class ScriptedProvider: Sendable {
    struct Script: Sendable {
        var port = 0
        /// What stands in the description beside, or in place of, what is right.
        var description: [String: JSONValue] = [:]
        var claims: [String: JSONValue] = [:]
        /// What the token says of how it is signed.
        var header: [String: JSONValue] = ["alg": "ES256", "kid": "k1"]
        /// By whom it is signed, where that is not whose key is shown.
        var signer: P256.Signing.PrivateKey?
        /// In place of the signature.
        var signature: String?
        /// In place of the whole answer.
        var answer: (status: HTTPResponse.Status, text: String)?
        var keyName = "k1"
        var key = P256.Signing.PrivateKey()
        var otherKeys: [JSONValue] = []
        // What was asked.
        var forms: [[String: String]] = []
        var authorization: [String?] = []
        var fetchedKeys = 0
    }

    private let script = Mutex(Script())

    var now: Script { script.withLock { $0 } }
    func change(_ body: (inout Script) -> Void) { script.withLock { body(&$0) } }

    var issuer: String { "http://127.0.0.1:\(now.port)" }

    /// Does something while the provider is there.
    func run(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let router = Router()
        router.get("/.well-known/openid-configuration") { [self] _, _ in try describe() }
        router.get("/keys") { [self] _, _ in try keys() }
        router.post("/token") { [self] request, _ in try await answer(request) }
        try await Application(router: router).test(.live) { [self] client in
            change { $0.port = client.port ?? 0 }
            try await body()
        }
    }

    private func describe() throws -> Response {
        let own: [String: JSONValue] = [
            "issuer": .text(issuer), "authorization_endpoint": .text(issuer + "/authorize"),
            "token_endpoint": .text(issuer + "/token"), "jwks_uri": .text(issuer + "/keys"),
        ]
        return try Self.json(own.merging(now.description) { $1 })
    }

    private func keys() throws -> Response {
        change { $0.fetchedKeys += 1 }
        let bytes = [UInt8](now.key.publicKey.rawRepresentation)
        let key: JSONValue = [
            "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": .text(now.keyName),
            "x": .text(Self.base64(bytes[..<32])), "y": .text(Self.base64(bytes[32...])),
        ]
        return try Self.json(["keys": .list(now.otherKeys + [key])])
    }

    private func answer(_ request: HTTPMessage) async throws -> Response {
        let body = try await request.body.collect(upTo: 1 << 16)
        let pairs = FormText.pairs(Array(body.readableBytesView)) ?? []
        change { script in
            script.forms.append(Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }))
            script.authorization.append(request.headers[.authorization])
        }
        if let answer = now.answer {
            return Response(status: answer.status, body: ResponseBody(byteBuffer: ByteBuffer(string: answer.text)))
        }
        return try Self.json(["access_token": "a", "token_type": "Bearer", "id_token": .text(try token())])
    }

    private func token() throws -> String {
        func part(_ entries: [String: JSONValue]) throws -> String {
            Self.base64(try CanonicalJSON.encode(JSONValue.object(entries)))
        }
        let text = "\(try part(now.header)).\(try part(now.claims))"
        let signature = try (now.signer ?? now.key).signature(for: Data(text.utf8)).rawRepresentation
        return "\(text).\(now.signature ?? Self.base64(Array(signature)))"
    }

    private static func json(_ entries: [String: JSONValue]) throws -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try CanonicalJSON.encode(JSONValue.object(entries)))))
    }

    static func base64(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
