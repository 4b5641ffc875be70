import Hummingbird
import HummingbirdCore
import MarkdownArticles
import ServiceDesk
import ServiceDeskYAML
import Testing
import WebDesk

/// Stands for the host's own login.
private actor Logins {
    private let sessions: [String: Person.ID]
    init(_ sessions: [String: Person.ID]) { self.sessions = sessions }
    func person(ofSession session: String?) -> Person.ID? { session.flatMap { sessions[$0] } }
}

@Suite("The guide: the web desk") struct WebGuideTests {
    @Test("A host mounts the pages")
    func mounts() async throws {
        let (desk, logins) = (Desk(InMemoryStore()), Logins(["s": "anna"]))
        // snippet: mounting
        let router = Router()
        var options = SiteOptions()
        options.path = "/desk"
        options.origin = "https://intranet.example"
        options.articleHTML = { try MarkdownRenderer().html($0) }
        let identity = HostIdentity(signInPath: "/login") { request in
            await logins.person(ofSession: request.cookie("session"))
        }
        try DeskSite(desk, identity: identity, options: options).mount(on: router)
        // end
        #expect(router.routes.contains { $0.path.description == "/desk/queue" })
        // snippet: serving
        let application = Application(
            router: router, server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: ApplicationConfiguration(
                address: .hostname("127.0.0.1", port: 8080),
                availableConnectionsDelegate: MaximumAvailableConnections(6_000)))
        // end
        #expect(application.configuration.address == .hostname("127.0.0.1", port: 8080))
    }

    @Test("Kept lists go with whoever is erased, and some people keep the organisation")
    func keeps() throws {
        let store = InMemoryStore()
        var (configuration, options) = (Desk.Configuration(), SiteOptions())
        // snippet: site-work
        configuration.workHandlers = SiteWork.handlers
        // end
        #expect(configuration.workHandlers.count == SiteWork.handlers.count)
        // snippet: administration
        options.administration = SiteAdministration(directory: store, by: ["luc"])
        // end
        #expect(options.administration != nil)
    }

    @Test("An organisation is read from a file")
    func readsOrganisation() async throws {
        let (store, yaml) = (InMemoryStore(), "departments: [{id: sales, name: Sales}]\n")
        let bytes = Array(yaml.utf8)
        // snippet: organisation-file
        let file = try OrganisationFile(bytes, named: "organisation.yaml")
        let changes = try await OrganisationChanges(file, in: store)
        try await changes.save(in: store)
        // end
        #expect(changes.added == ["department sales"])
        #expect(try await store.departments(["sales"]).count == 1)
    }

    @Test("A page of another site shows the form")
    func embeds() async throws {
        let passKey = "what both servers know: 32 bytes or more"
        var options = SiteOptions()
        // snippet: embedding
        let embedding = try SiteEmbedding(origins: ["https://intranet.example"], key: passKey)
        options.embedding = embedding
        // end
        #expect(options.embedding?.origins == ["https://intranet.example"])
        // snippet: pass
        let pass = try await embedding.pass(for: "anna", lifetime: 8 * 3_600)
        // end
        #expect(pass.split(separator: ".").count == 3)
    }

    @Test("A program outside opens requests")
    func takesWebhooks() throws {
        let (desk, identity) = (Desk(InMemoryStore()), HostIdentity { _ in nil })
        var options = SiteOptions()
        let ordering = try #require(WebhookSecret("a secret of at least 24 bytes"))
        let monitoring = try #require(WebhookSecret("another one of so many bytes"))
        // snippet: hooks
        struct Alarm: Decodable {
            var host, check, state: String
        }
        options.hooks = [
            SiteHook("orders", secrets: [ordering], as: "webshop", to: "it"),
            SiteHook("monitoring", secrets: [monitoring], as: "monitoring") { message in
                let alarm = try message.decode(Alarm.self)
                guard alarm.state == "critical" else { return nil }
                return RequestDraft("\(alarm.check) on \(alarm.host)", team: "it", impact: .high, urgency: .high)
            },
        ]
        // end
        _ = try DeskSite(desk, identity: identity, options: options)
    }

    @Test("A site signs people in itself")
    func signsIn() throws {
        let (store, directory) = (InMemoryStore(), InMemoryStore())
        @Sendable func post(_ subject: String, _ text: String, to address: String) async throws {}
        // snippet: signing in
        let codes = MailCodeIdentity(
            admitting: { address in address.hasSuffix("@partner.example") },
            finding: { address in
                try await directory.person(atVerified: Address(.mail, address))?.id
            },
            sending: { code in try await post(code.subject, code.text, to: code.address) })
        let accounts = try AccountIdentity(accounts: ["anna": PasswordHash(of: "zeven fietsen")])
        // end
        let secret = "a secret"
        // snippet: a provider
        let staff = try OIDCIdentity(
            issuer: "https://login.firm.example/realms/firm", clientID: "desk", clientSecret: secret
        ) { claims in
            guard claims["groups"].contains("staff"), claims.isEmailVerified, let mail = claims.email else {
                return nil
            }
            return try await directory.person(atVerified: Address(.mail, mail))?.id
        }
        // end
        for identity in [codes, accounts, staff] as [any SiteIdentity] {
            let router = Router()
            try DeskSite(Desk(store), identity: identity).mount(on: router)
            #expect(router.routes.contains { $0.path.description == "/sign-in" })
        }
    }

    @Test("The organisation’s directory brings people and teams")
    func provisions() throws {
        let (store, identity) = (InMemoryStore(), HostIdentity { _ in nil })
        let (desk, token) = (Desk(store), "a token of at least 32 random bytes")
        var options = SiteOptions()
        // snippet: provisioning
        options.origin = "https://intranet.example"
        options.provisioning = try SiteProvisioning(directory: store, token: token)
        // end
        let router = Router()
        try DeskSite(desk, identity: identity, options: options).mount(on: router)
        #expect(router.routes.contains { $0.path.description == "/scim/v2/Users" })
    }

    @Test("A host makes a token")
    func makesTokens() async throws {
        let (store, identity) = (InMemoryStore(), HostIdentity { _ in nil })
        try await store.save([.person(Person(id: "bram", name: "Bram"))])
        let desk = Desk(store)
        // snippet: tokens
        let site = try DeskSite(desk, identity: identity)
        let (token, secret) = try await site.tokens.make(
            "Dashboard", for: "bram", scopes: [.readRequests], lifetime: 90 * 86_400)
        // end
        #expect(token.person == "bram" && secret.contains(token.id))
    }

    @Test("A host says when conversations are told")
    func tellsOfConversations() async throws {
        let (store, mail) = (InMemoryStore(), ConsoleNotifier())
        // snippet: conversations
        var configuration = Desk.Configuration()
        configuration.notices = NoticeOptions([mail])
        configuration.notices?.conversationPause = 300
        let desk = Desk(store, configuration: configuration)
        // end
        #expect(desk.configuration.notices?.conversationPause == 300)
    }

    @Test("A program follows a desk")
    func follows() async throws {
        let (store, index) = (InMemoryStore(), Index())
        try await store.save([.person(Person(id: "anna", name: "Anna")), .team(Team(id: "it", name: "IT"))])
        let desk = Desk(store)
        let following = Task { try await Self.follow(desk, into: index) }
        let anna = try await desk.viewer(for: "anna")
        // What was there before it began is not news to it.
        while await index.numbers.isEmpty {
            _ = try await desk.open(RequestDraft("Toner", team: "it"), as: anna)
            try await Task.sleep(for: .milliseconds(50))
        }
        following.cancel()
        _ = await following.result
    }

    private static func follow(_ desk: Desk, into index: Index) async throws {
        // snippet: following
        var changes = try await desk.changes(after: nil, as: .host("index"))
        while !Task.isCancelled {
            for number in changes.versions.keys {
                try await index.update(desk.request(.number(number), as: .host("index")))
            }
            if !changes.isMore { try await Task.sleep(for: .seconds(1)) }
            changes = try await desk.changes(after: changes.next, as: .host("index"))
        }
        // end
    }
}

/// Stands for an index of the host’s own.
private actor Index {
    private(set) var numbers: Set<ServiceDesk.Request.Number> = []
    func update(_ request: ServiceDesk.Request) { numbers.insert(request.number) }
}
