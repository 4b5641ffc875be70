import HTTPTypes
import ServiceDesk
import Testing

@testable import WebDesk

@Suite("Hooks")
struct HookTests {
    private static let secret = WebhookSecret("the secret of monitoring, long")!
    private static let older = WebhookSecret("the secret that it had before")!

    private static let others = WebhookSecret("the secret of another program")!

    private func world() async throws -> WebWorld {
        try await WebWorld { options in
            options.hooks = [
                SiteHook("orders", secrets: [Self.secret, Self.older], as: "anna", to: "it"),
                SiteHook("hr", secrets: [Self.others], as: "wim") { message in
                    message.body.isEmpty ? nil : RequestDraft("Contract", team: "hr")
                },
            ]
        }
    }

    /// Sends something, signed.
    private func send(
        _ body: String, id: String = "m1", to hook: String = "orders", signedWith secret: WebhookSecret = secret,
        age: Int64 = 0, in world: WebWorld, by api: APIClient, change: (inout HTTPFields) -> Void = { _ in }
    ) async throws -> APIClient.Answer {
        var headers: HTTPFields = [:]
        let now = world.clock.now().advanced(bySeconds: -age)
        for header in WebhookSignature(secret).headers(id: id, body: Array(body.utf8), at: now) {
            if let name = HTTPField.Name(header.name) { headers[name] = header.value }
        }
        change(&headers)
        return try await api.call(.post, "/hooks/\(hook)", nil, headers, bytes: Array(body.utf8))
    }

    @Test("open a request of what a program tells, once however often it does")
    func opens() async throws {
        let world = try await world()
        try await world.call { api in
            let body = #"{"subject": "Schijf vol", "text": "srv-3", "tags": ["disk"], "impact": 1, "urgency": 1}"#
            let first = try await send(body, in: world, by: api)
            #expect(first.status == .ok && first["number"] == .integer(1))
            #expect(try await send(body, in: world, by: api)["number"] == .integer(1))
            #expect(try await send(body, id: "m2", signedWith: Self.older, in: world, by: api)["number"] == .integer(2))
            let request = try await world.desk.request(.number(1), as: world.viewer("bram"))
            #expect(request.subject == "Schijf vol" && request.requester == "anna" && request.team == "it")
            #expect(request.tags == ["disk"] && request.priority == .critical)
            // What came under an id is what counts, whatever comes under it later.
            #expect(try await send(#"{"subject": "Iets anders"}"#, in: world, by: api)["number"] == .integer(1))
            #expect(try await world.desk.counts(CountQuery(viewer: .host("test"))).first?.count == 2)
        }
    }

    @Test("open nothing where there is nothing to do")
    func opensNothing() async throws {
        let world = try await world()
        try await world.call { api in
            let answer = try await send("", to: "hr", signedWith: Self.others, in: world, by: api)
            #expect(answer.status == .ok && answer["number"] == nil)
            let opened = try await send("{}", id: "m2", to: "hr", signedWith: Self.others, in: world, by: api)
            #expect(opened["number"] == .integer(1))
        }
    }

    @Test("tell nobody anything who has not signed, or did long ago")
    func areSigned() async throws {
        let world = try await world()
        let body = #"{"subject": "Schijf vol"}"#
        let wrong = try #require(WebhookSecret("a secret that nobody knows here"))
        try await world.call { api in
            let refused = try await send(body, signedWith: wrong, in: world, by: api)
            #expect(refused.status == .unauthorized && refused.code == "invalid-signature")
            for answer in [
                try await send(body, to: "none", in: world, by: api),
                try await send(body, age: 301, in: world, by: api),
                try await send(body, age: -301, in: world, by: api),
                try await send(body, to: "hr", signedWith: Self.older, in: world, by: api),
                try await send(body, in: world, by: api) { $0[.webhookID] = "m3" },
                try await send(body, in: world, by: api) { headers in
                    let own = headers[.webhookSignature] ?? ""
                    headers[.webhookSignature] = String(repeating: "v1,AAAA ", count: 5_000) + own
                },
            ] { #expect(answer.status == refused.status && answer.text == refused.text) }
            for name in [HTTPField.Name.webhookID, .webhookTimestamp, .webhookSignature] {
                let answer = try await send(body, in: world, by: api) { $0[name] = nil }
                #expect(answer.status == .badRequest && answer.code == "invalid-header")
            }
            #expect(try await world.desk.counts(CountQuery(viewer: .host("test"))).isEmpty)
        }
    }

    @Test("say what is wrong with a message")
    func sayWhatIsWrong() async throws {
        let world = try await world()
        try await world.call { api in
            let bodies = [
                ("{", "JSON"), (#"{"text": "x"}"#, "subject"), (#"{"subject": 4}"#, "subject"),
                (#"{"subject": "x", "impact": 9}"#, "JSON"), (#"{"subject": ""}"#, "subject"),
                (#"{"subject": "x", "service": "none"}"#, "none"),
            ]
            for (index, (body, word)) in bodies.enumerated() {
                let answer = try await send(body, id: "w\(index)", in: world, by: api)
                #expect(answer.status.code == 422 || answer.status.code == 400 || answer.status.code == 404, "\(body)")
                #expect(answer.text.contains(word), "\(body): \(answer.text)")
            }
            let large = String(repeating: " ", count: 256 << 10) + "{}"
            #expect(try await send(large, id: "large", in: world, by: api).status == .contentTooLarge)
        }
    }

    @Test("are described, and are refused where anybody could use them")
    func areChecked() async throws {
        let described = try await world().site.site.routes.compactMap(\.operation?.id)
        #expect(described.contains("receiveWebhook"))
        #expect(try await !WebWorld().site.site.routes.compactMap(\.operation?.id).contains("receiveWebhook"))
        for hooks in [
            [SiteHook("a b", secrets: [Self.secret], as: "anna", to: "it")],
            [SiteHook("", secrets: [Self.secret], as: "anna", to: "it")],
            [SiteHook("a", secrets: [], as: "anna", to: "it")],
            [Self.secret, Self.older].map { SiteHook("a", secrets: [$0], as: "anna", to: "it") },
            ["a", "b"].map { SiteHook($0, secrets: [Self.secret], as: "anna", to: "it") },
        ] {
            await #expect(throws: SiteError.self) { _ = try await WebWorld { $0.hooks = hooks } }
        }
    }
}
