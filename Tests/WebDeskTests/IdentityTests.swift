import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ServiceDesk
import ServiceDeskTesting
import Testing

@testable import WebDesk

@Suite("Who is signed in") struct IdentityTests {
    private func get(_ path: String, _ cookie: String?, _ browser: Browser) async throws -> TestResponse {
        var headers: HTTPFields = [.fetchSite: "none"]
        headers[.cookie] = cookie
        return try await browser.client.executeRequest(uri: path, method: .get, headers: headers, body: nil)
    }

    private func cookie(_ response: TestResponse) -> String? {
        response.headers[.setCookie]?.split(separator: ";").first.map(String.init)
    }

    @Test("a link signs in once, and whoever looks at it uses nothing up")
    func link() async throws {
        let world = try await WebWorld()
        let identity = EvaluationIdentity(people: ["anna", "bram"], time: world.clock)
        let link = identity.makeLink()
        try await world.browse(as: identity) { browser in
            #expect(try await get("/queue", nil, browser).location == "/sign-in?next=%2Fqueue")
            #expect(try await get(link, nil, browser).status == .ok)
            let entered = try await browser.post(link)
            let session = try #require(cookie(entered))
            let attributes = entered.headers[.setCookie]?.split(separator: "; ").dropFirst() ?? []
            #expect(Set(attributes).isSuperset(of: ["HttpOnly", "SameSite=Lax", "Path=/"]))
            #expect(try await get("/", session, browser).text.contains("<span>Anna</span>"))
            #expect(try await browser.post(link).status == .forbidden)
            // As somebody else; for another browser there is another link.
            let chooses = try await get("/sign-in", session, browser).text
            let another = try #require(chooses.split(separator: "id=\"another\" href=\"").last?.prefix { $0 != "\"" })
            #expect(try await browser.post(String(another)).status == .seeOther)
            let other = try await browser.post("/sign-in", ["person": "bram", "next": "/queue"]) {
                $0[.cookie] = session
            }
            #expect(other.location == "/queue")
            #expect(try await get("/", session, browser).status == .seeOther)
            let second = try #require(cookie(other))
            #expect(try await get("/queue", second, browser).status == .ok)
            let stranger = try await browser.post("/sign-in", ["person": "nora"]) { $0[.cookie] = second }
            #expect(stranger.status == .forbidden)
        }
    }

    @Test("whoever has signed out comes in again by a link that whoever runs the desk is told, once for each")
    func told() async throws {
        let (world, told) = (try await WebWorld(), Slot<[String]>())
        told.set([])
        let identity = EvaluationIdentity(people: ["anna"], time: world.clock) { link in
            told.set((told.value ?? []) + [link])
        }
        try await world.browse(as: identity) { browser in
            let entered = try await browser.post(identity.makeLink())
            #expect(told.value?.isEmpty == true)
            let session = try #require(cookie(entered))
            let left = try await browser.post("/sign-out") { $0[.cookie] = session }
            #expect(left.location == "/sign-in")
            for _ in 1...3 {
                #expect(try await get("/sign-in", nil, browser).text.contains("A new link stands in the terminal"))
            }
            let links = try #require(told.value)
            #expect(links.count == 1 && links[0].hasPrefix("/sign-in/"))
            #expect(try await browser.post(links[0]).status == .seeOther)
            _ = try await get("/sign-in", nil, browser)
            #expect(told.value?.count == 2 && told.value?.last != links[0])
        }
    }

    @Test("whoever chooses whom to be sees what each of them is, and finds one among many")
    func roles() async throws {
        let world = try await WebWorld()
        let many = (1...150).map { Person(id: Person.ID("p\($0)"), name: "Person \($0)", language: "en") }
        try await world.store.save(many.map { .person($0) })
        let identity = EvaluationIdentity(
            people: ["anna", "lena", "wim"] + many.map(\.id), time: world.clock)
        let session = "\(SiteSessions.cookie)=\(identity.sessions.begin("anna", at: world.clock.now()))"
        var options = try WebWorld.options()
        options.administration = SiteAdministration(directory: world.store, by: ["wim"])
        try await world.browse(as: identity, options: options) { browser in
            let page = try await get("/sign-in", session, browser).text
            #expect(page.contains("Lena <small>IT (leads)</small>"))
            #expect(page.contains("Wim <small>keeps the organisation</small>") && page.contains(">Anna</button>"))
            #expect(!page.contains("Person 140") && page.contains("type=\"search\""))
            #expect(try await get("/sign-in?text=son%20140", session, browser).text.contains("Person 140"))
        }
    }

    @Test("a session ends after a while without a request, after a week, and when one signs out")
    func sessions() {
        let (sessions, start) = (SiteSessions(idle: 100, lifetime: 500), Timestamp(microseconds: 0))
        let token = sessions.begin("anna", at: start)
        for second in stride(from: 90, to: 500, by: 90) as StrideTo<Int64> {
            #expect(sessions.person(of: token, at: start.advanced(bySeconds: second)) == "anna")
        }
        #expect(sessions.person(of: token, at: start.advanced(bySeconds: 500)) == nil)
        let idle = sessions.begin("anna", at: start)
        #expect(sessions.person(of: idle, at: start.advanced(bySeconds: 100)) == nil)
        let ended = sessions.begin("anna", at: start)
        sessions.end(ended)
        #expect(sessions.person(of: ended, at: start) == nil && sessions.person(of: "", at: start) == nil)
        #expect(SiteSessions.makeToken().count == 64 && SiteSessions.makeToken() != SiteSessions.makeToken())
    }

    @Test(
        "after signing in one goes nowhere else",
        arguments: [
            "https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)",
            "/a\r\nSet-Cookie: x=y",
            "evil", "",
        ])
    func next(address: String) async throws {
        let world = try await WebWorld()
        let identity = EvaluationIdentity(people: ["anna"], time: world.clock)
        let session = identity.sessions.begin("anna", at: world.clock.now())
        try await world.browse(as: identity) { browser in
            let response = try await browser.post("/sign-in", ["person": "anna", "next": address]) {
                $0[.cookie] = "\(SiteSessions.cookie)=\(session)"
            }
            #expect(response.location == "/")
        }
    }

    @Test("a proxy is believed with its secret alone")
    func proxy() async throws {
        let world = try await WebWorld()
        let identity = try ProxyIdentity(header: "X-User", secretHeader: "X-Secret", secret: "0123456789abcdef")
        #expect(throws: SiteError.self) { try ProxyIdentity(header: "X-User", secretHeader: "X-S", secret: "short") }
        let (user, secret) = (HTTPField.Name("X-User")!, HTTPField.Name("X-Secret")!)
        try await world.browse(as: identity) { browser in
            func expect(
                _ expected: HTTPResponse.Status, _ headers: HTTPFields, _ location: SourceLocation = #_sourceLocation
            ) async throws {
                let response = try await browser.client.executeRequest(
                    uri: "/", method: .get, headers: headers, body: nil)
                #expect(response.status == expected, sourceLocation: location)
            }
            try await expect(.ok, [user: "anna", secret: "0123456789abcdef"])
            try await expect(.unauthorized, [user: "anna"])
            try await expect(.unauthorized, [user: "anna", secret: "0123456789abcdeF"])
            try await expect(.unauthorized, [secret: "0123456789abcdef"])
            try await expect(.forbidden, [user: "nobody", secret: "0123456789abcdef"])
            var twice: HTTPFields = [user: "anna", secret: "0123456789abcdef"]
            twice.append(HTTPField(name: user, value: "bram"))
            try await expect(.unauthorized, twice)
        }
    }
}
