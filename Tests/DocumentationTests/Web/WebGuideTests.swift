import Hummingbird
import HummingbirdCore
import MarkdownArticles
import ServiceDesk
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
                availableConnectionsDelegate: MaximumAvailableConnections(2_000)))
        // end
        #expect(application.configuration.address == .hostname("127.0.0.1", port: 8080))
    }
}
