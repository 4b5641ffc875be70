import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import ServiceDesk
import ServiceDeskTesting
import Testing

@testable import WebDesk

/// A small company whose desk is on the web. The header `X-Person` says who is signed in.
///
/// `it`: bram is agent, lena leads. `hr`: hugo is agent, nora leads. anna and wim ask. tess works for the supplier
/// acme.
struct WebWorld: Sendable {
    let store = InMemoryStore()
    let clock = ManualClock()
    let desk: Desk
    let site: DeskSite

    /// - Parameters:
    ///   - notifying: Whether people are told of what happens, by a way that leads nowhere.
    ///   - provisioning: The token with which a directory brings people and teams.
    init(
        notifying: Bool = false, provisioning token: String? = nil, _ change: (inout SiteOptions) -> Void = { _ in }
    ) async throws {
        try await store.save(Self.entries)
        var configuration = Desk.Configuration()
        configuration.time = clock
        configuration.workHandlers = SiteWork.handlers
        if notifying { configuration.notices = NoticeOptions([]) }
        configuration.ids = IDGenerator(SeededGenerator(seed: 1))
        desk = Desk(store, configuration: configuration)
        var options = try Self.options()
        options.administration = SiteAdministration(directory: store, by: ["wim"])
        if let token { options.provisioning = try SiteProvisioning(directory: store, token: token) }
        change(&options)
        site = try DeskSite(
            desk, identity: HostIdentity { $0.headers[.person].map { Person.ID($0) } }, options: options)
    }

    /// Of which no time decides a test.
    static func options() throws -> SiteOptions {
        var options = SiteOptions()
        options.zone = try #require(TimeZone(identifier: "Europe/Brussels"))
        options.limits.formTime = .seconds(3_600)
        options.limits.writingTime = .seconds(3_600)
        // Streams say what there is, and end.
        options.limits.liveTime = .zero
        options.report = { "<svg></svg>\($0.teams.map(\.rawValue)) \($0.start) \($0.end) \($0.language)" }
        return options
    }

    static let entries: [DirectoryEntry] =
        ["bram", "lena", "hugo", "nora", "anna", "wim"].map {
            .person(Person(id: Person.ID($0), name: $0.capitalized, language: "en"))
        } + [
            .supplier(Supplier(id: "acme", name: "Acme")),
            .person(Person(id: "tess", name: "Tess", supplier: "acme")),
            .team(
                Team(
                    id: "it", name: "IT", mission: "Screens and keys.",
                    members: [.init("bram"), .init("lena", role: .lead)])),
            .team(Team(id: "hr", name: "HR", members: [.init("hugo"), .init("nora", role: .lead)])),
            .service(
                Service(
                    id: "printing", team: "it", name: "Printers",
                    form: ServiceForm([
                        .init("what", label: "What is wrong?", kind: .choice(["jam", "other"]), isRequired: true),
                        .init(
                            "more", label: "What else?", kind: .text, isRequired: true,
                            condition: .init(field: "what", isOneOf: [.choice("other")])),
                    ]))),
            .service(Service(id: "complaint", team: "hr", name: "Complaint", isConfidential: true)),
        ]

    func viewer(_ person: Person.ID) async throws -> Viewer { try await desk.viewer(for: person) }

    func open(
        _ subject: String = "The printer is out of toner", by person: Person.ID = "anna", team: Team.ID = "it"
    ) async throws -> ServiceDesk.Request {
        try await desk.open(RequestDraft(subject, text: "Since today.", team: team), as: try await viewer(person))
    }

    /// Does something with a browser, where another identity says who is signed in.
    func browse(
        as identity: any SiteIdentity, options: SiteOptions? = nil,
        _ body: @escaping @Sendable (Browser) async throws -> Void
    ) async throws {
        let router = Router()
        try DeskSite(desk, identity: identity, options: options ?? Self.options()).mount(on: router)
        try await Application(router: router).test(.router) { try await body(Browser(client: $0)) }
    }

    /// Does something with a browser.
    func browse(_ body: @escaping @Sendable (Browser) async throws -> Void) async throws {
        let router = Router()
        site.mount(on: router)
        try await Application(router: router).test(.router) { try await body(Browser(client: $0)) }
    }
}

extension HTTPField.Name {
    static let person = HTTPField.Name("X-Person")!
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
}

/// Asks for pages and sends forms, as a browser does that somebody is signed in with.
struct Browser: Sendable {
    let client: any TestClientProtocol
    var person: Person.ID?

    func being(_ person: Person.ID?) -> Browser { Browser(client: client, person: person) }

    private var headers: HTTPFields {
        var headers: HTTPFields = [.fetchSite: "same-origin"]
        if let person { headers[.person] = person.rawValue }
        return headers
    }

    func get(_ path: String, _ others: HTTPFields = [:]) async throws -> TestResponse {
        try await client.executeRequest(uri: path, method: .get, headers: headers + others, body: nil)
    }

    func post(
        _ path: String, _ fields: KeyValuePairs<String, String> = [:], _ change: (inout HTTPFields) -> Void = { _ in }
    ) async throws -> TestResponse { try await send(.post, path, fields, change) }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ fields: KeyValuePairs<String, String> = [:],
        _ change: (inout HTTPFields) -> Void = { _ in }
    ) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        change(&headers)
        let text = fields.map { "\($0.percentEncoded)=\($1.percentEncoded)" }.joined(separator: "&")
        return try await client.executeRequest(
            uri: path, method: method, headers: headers, body: ByteBuffer(string: text))
    }

    /// A form with files.
    func send(
        _ path: String, _ fields: KeyValuePairs<String, String>, files: [(name: String, bytes: [UInt8])]
    ) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "multipart/form-data; boundary=----desk"
        var body = ByteBuffer()
        for (name, value) in fields {
            body.writeString("------desk\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        for file in files {
            body.writeString(
                "------desk\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(file.name)\"\r\n")
            body.writeString("Content-Type: text/plain\r\n\r\n")
            body.writeBytes(file.bytes)
            body.writeString("\r\n")
        }
        body.writeString("------desk--\r\n")
        return try await client.executeRequest(uri: path, method: .post, headers: headers, body: body)
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
    var location: String? { headers[.location] }
}
