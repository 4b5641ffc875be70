import HTTPTypes
import HummingbirdTesting
import NIOCore
import ServiceDesk
import Testing

@testable import WebDesk

/// A program that calls the API: with a token, or as somebody who is signed in. What is answered is held against the
/// description.
struct APIClient: Sendable {
    let client: any TestClientProtocol
    let operations: [APIOperation]
    var person: Person.ID?
    var token: String?

    /// What was answered.
    struct Answer {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let text: String
        let json: JSONValue

        subscript(name: String) -> JSONValue? {
            if case .object(let object) = json { object[name] } else { nil }
        }

        func text(_ name: String) -> String? { self[name]?.typed }
        func list(_ name: String) -> [JSONValue] { if case .list(let values)? = self[name] { values } else { [] } }
        var code: String? { text("code") }
    }

    func being(_ person: Person.ID?) -> APIClient { change { $0.person = person } }
    func with(_ token: String?) -> APIClient { change { ($0.token, $0.person) = (token, nil) } }

    private func change(_ body: (inout APIClient) -> Void) -> APIClient {
        var other = self
        body(&other)
        return other
    }

    /// - Parameter path: Below the root of the API.
    func call(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, _ others: HTTPFields = [:],
        bytes: [UInt8]? = nil
    ) async throws -> Answer {
        var headers: HTTPFields = [:]
        if let person {
            headers[.person] = person.rawValue
            headers[.fetchSite] = "same-origin"
        }
        if let token { headers[.authorization] = "Bearer \(token)" }
        if body != nil { headers[.contentType] = "application/json" }
        for field in others { headers[field.name] = field.value }
        let sent = body.map { ByteBuffer(string: $0) } ?? bytes.map { ByteBuffer(bytes: $0) }
        let response = try await client.executeRequest(
            uri: APIOperation.root + path, method: method, headers: headers, body: sent)
        let isJSON = response.headers[.contentType].map { $0.hasSuffix("json") } ?? false
        let json =
            isJSON ? try JSONValue(reading: Array(response.body.readableBytesView)) : .null
        try check(response, json, method, path)
        return Answer(status: response.status, headers: response.headers, text: response.text, json: json)
    }

    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        try await call(.get, path, nil, headers)
    }

    func post(_ path: String, _ body: String = "{}", _ headers: HTTPFields = [:]) async throws -> Answer {
        try await call(.post, path, body, headers)
    }

    /// What is answered is what the description says.
    private func check(
        _ response: TestResponse, _ json: JSONValue, _ method: HTTPRequest.Method, _ path: String
    ) throws {
        guard response.status.code < 400 else {
            #expect(response.headers[.contentType] == "application/problem+json")
            return try APIProblem.schema.check(json)
        }
        let pieces = path.split(separator: "?")[0].split(separator: "/")
        let operation = operations.first { operation in
            let own = operation.path.split(separator: "/")
            return operation.method == method && own.count == pieces.count
                && zip(own, pieces).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
        guard let operation, response.status == operation.answer.status else {
            #expect(response.status == .notModified)
            return
        }
        if let schema = operation.answer.schema { try schema.check(json) }
    }
}

extension WebWorld {
    /// Calls the API.
    func call(_ body: @escaping @Sendable (APIClient) async throws -> Void) async throws {
        let operations = site.site.routes.compactMap(\.operation)
        try await browse { browser in try await body(APIClient(client: browser.client, operations: operations)) }
    }

    func token(for person: Person.ID, _ scopes: Set<APIScope> = Set(APIScope.allCases)) async throws -> String {
        try await site.tokens.make("test", for: person, scopes: scopes, lifetime: 86_400).secret
    }
}
