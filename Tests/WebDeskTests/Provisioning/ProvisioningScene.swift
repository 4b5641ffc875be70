import HTTPTypes
import NIOCore
import ServiceDesk
import Testing

@testable import WebDesk

/// A directory that brings people and teams to a small company.
enum ProvisioningScene {
    static let token = "a token of the directory, 32 bytes"

    /// A program that has the token.
    struct Caller: Sendable {
        let browser: Browser
        var authorization: String? = "Bearer \(token)"

        struct Answer {
            let status: HTTPResponse.Status
            let headers: HTTPFields
            let json: JSONValue

            subscript(name: String) -> JSONValue? { json.entries[name] }
            var type: JSONValue? { self["scimType"] }
            var resources: [JSONValue] { self["Resources"]?.elements ?? [] }
        }

        func call(_ method: HTTPRequest.Method, _ path: String, _ body: String? = nil) async throws -> Answer {
            var headers: HTTPFields = [.contentType: "application/scim+json"]
            headers[.authorization] = authorization
            let response = try await browser.client.executeRequest(
                uri: "/scim/v2" + path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
            let bytes = Array(response.body.readableBytesView)
            if !bytes.isEmpty { #expect(response.headers[.contentType] == "application/scim+json") }
            return Answer(
                status: response.status, headers: response.headers,
                json: bytes.isEmpty ? .null : try JSONValue(reading: bytes))
        }

        func patch(_ path: String, _ operations: String) async throws -> Answer {
            try await call(
                .patch, path,
                #"{"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [\#(operations)]}"#)
        }
    }

    static func run(
        _ body: @escaping @Sendable (WebWorld, Caller) async throws -> Void
    ) async throws {
        let world = try await WebWorld(provisioning: token) { $0.origin = "https://desk.example" }
        try await world.browse { try await body(world, Caller(browser: $0)) }
    }
}
