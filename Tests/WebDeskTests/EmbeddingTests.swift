import Crypto
import Foundation
import HTTPTypes
import ServiceDesk
import ServiceDeskTesting
import Testing

@testable import WebDesk

@Suite("The form and the conversation in a foreign page") struct EmbeddingTests {
    static let key = "a key for passes that is 32 bytes and more"
    static let origins = ["https://intranet.example", "http://localhost:8090"]
    private let embedding: SiteEmbedding
    private let world: WebWorld

    init() async throws {
        let embedding = try SiteEmbedding(origins: Self.origins, key: Self.key)
        self.embedding = embedding
        world = try await WebWorld { $0.embedding = embedding }
    }

    private func pass(_ person: Person.ID, lifetime: Int64 = 3_600) async throws -> String {
        try await embedding.pass(for: person, lifetime: lifetime, at: world.clock.now())
    }

    // MARK: Passes

    @Test("an origin has no path and no stars, and a key is long")
    func options() throws {
        for origin in [
            "*", "https://*.example", "intranet.example", "https://a.example/", "https://a.example; script-src *",
            "https://a.example https://b.example", "http://intranet.example", "https://[::1]", "javascript:x",
            "https://", "null", "https://u@a.example", "'self'",
        ] {
            #expect(throws: SiteError.self, "\(origin)") { try SiteEmbedding(origins: [origin], key: Self.key) }
        }
        #expect(throws: SiteError.self) { try SiteEmbedding(origins: [], key: Self.key) }
        #expect(throws: SiteError.self) { try SiteEmbedding(origins: Self.origins, key: "short") }
    }

    /// As a program in another language makes one (RFC 7515, 3.1).
    private func sign(_ claims: String, algorithm: String = "HS256", key: String = Self.key) -> String {
        func text(_ bytes: some Sequence<UInt8>) -> String {
            Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
                .replacing("=", with: "")
        }
        let content = "\(text(#"{"alg":"\#(algorithm)","typ":"JWT"}"#.utf8)).\(text(claims.utf8))"
        guard algorithm != "none" else { return content + "." }
        let code = HMAC<SHA256>.authenticationCode(
            for: Data(content.utf8), using: SymmetricKey(data: Data(key.utf8)))
        return "\(content).\(text(code))"
    }

    @Test("a pass is signed with the key, for this, and good for a day at most")
    func passes() async throws {
        let now = world.clock.now()
        let good = try await pass("anna")
        #expect(await embedding.person(of: good, at: now) == "anna")
        #expect(await embedding.person(of: good, at: now.advanced(bySeconds: 3_600)) == nil)
        let seconds = now.microseconds / 1_000_000
        func claims(_ person: String = "anna", for audience: String? = SiteEmbedding.audience, end: Int64?) -> String {
            let parts = [
                #""sub":"\#(person)""#, audience.map { #""aud":"\#($0)""# }, end.map { #""exp":\#(seconds + $0)"# },
            ]
            return "{\(parts.compactMap { $0 }.joined(separator: ","))}"
        }
        let right = claims(end: 60)
        #expect(await embedding.person(of: sign(right), at: now) == "anna")
        let parts = good.split(separator: ".")
        for text in [
            sign(claims(end: -1)), sign(claims(end: 2 * 86_400)), sign(claims(end: nil)),
            sign(claims(for: nil, end: 60)), sign(claims(for: "other", end: 60)), sign(claims("", end: 60)),
            sign(right, key: String(repeating: "k", count: 32)), sign(right, algorithm: "none"), "", "x",
            "\(parts[0]).\(parts[1]).", "\(parts[0]).\(parts[1])", String(repeating: "a.", count: 5_000),
        ] {
            #expect(await embedding.person(of: text, at: now) == nil, "\(text.prefix(80))")
        }
        await #expect(throws: SiteError.self) { try await pass("anna", lifetime: 86_401) }
        await #expect(throws: SiteError.self) { try await pass("") }
    }

    // MARK: Pages

    @Test("somebody asks in a frame, sees what became of it and writes again, without a cookie")
    func asking() async throws {
        let pass = try await pass("anna")
        try await world.browse { browser in
            let base = "/embed/\(pass)"
            #expect(try await browser.get(base).location == "\(base)/ask")
            let form = try await browser.get("\(base)/ask?service=printing")
            #expect(form.status == .ok && form.text.contains(#"action="\#(base)/ask""#))
            #expect(form.text.contains(#"class="embedded""#) && !form.text.contains("<nav"))
            #expect(form.text.contains(#"href="/static/desk-"#))
            let policy = try #require(form.headers[.contentSecurityPolicy])
            #expect(policy.contains("frame-ancestors https://intranet.example http://localhost:8090;"))
            let asked = try await browser.post(
                "\(base)/ask", ["subject": "Toner", "about": "t:it", "text": "Empty.", "key": "k"])
            #expect(asked.location == "\(base)/requests/1?done=opened")
            let page = try await browser.get("\(base)/requests/1").text
            #expect(page.contains("Toner") && page.contains(#"action="\#(base)/requests/1/reply""#))
            let replied = try await browser.post("\(base)/requests/1/reply", ["text": "Still.", "key": "l"])
            #expect(replied.location == "\(base)/requests/1?done=replied#end")
            for answer in [form, asked, replied] { #expect(answer.headers[.setCookie] == nil) }
            let foreign = try await browser.post("\(base)/requests/1/reply", ["text": "x", "key": "m"]) {
                $0[.fetchSite] = "cross-site"
            }
            #expect(foreign.status == .forbidden)
        }
        let request = try await world.desk.request(1, as: .host("test"))
        #expect(request.requester == "anna" && request.channel == .portal)
    }

    @Test("what is not in the frame is framed by nobody, and a pass is good for nothing else")
    func elsewhere() async throws {
        let pass = try await pass("bram")
        let request = try await world.open()
        try await world.browse { browser in
            let page = try await browser.being("anna").get("/ask")
            #expect(page.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
            for path in ["queue", "requests", "chats", "tokens", "api/v1/requests", "calls"] {
                #expect(try await browser.get("/embed/\(pass)/\(path)").status == .notFound, "\(path)")
            }
            #expect(try await browser.get("/requests/\(request.number)").status == .unauthorized)
            let bearer: HTTPFields = [.authorization: "Bearer \(pass)"]
            #expect(try await browser.get("/api/v1/requests", bearer).status == .unauthorized)
        }
    }

    @Test("an agent is in a frame whoever asks")
    func agents() async throws {
        let pass = try await pass("bram")
        let (foreign, own) = (try await world.open(), try await world.open("My badge", by: "bram"))
        try await world.browse { browser in
            #expect(try await browser.get("/embed/\(pass)/requests/\(foreign.number)").status == .notFound)
            let page = try await browser.get("/embed/\(pass)/requests/\(own.number)").text
            #expect(page.contains("My badge") && !page.contains("name=\"note\"") && !page.contains("part-panel"))
            let note = try await browser.post(
                "/embed/\(pass)/requests/\(own.number)/reply", ["text": "x", "note": "1", "key": "k"])
            #expect(note.status == .forbidden)
            let reply = try await browser.post(
                "/embed/\(pass)/requests/\(own.number)/reply", ["text": "Mine.", "key": "l"])
            #expect(reply.status == .seeOther)
        }
    }

    @Test("whom a confidential request names handles nothing from a frame, nor does a supplier")
    func named() async throws {
        let opened = try await world.open("A complaint", team: "hr")
        let request = try await world.desk.perform(
            .protect(.init(named: ["lena"])), on: .id(opened.id), as: try await world.viewer("nora"))
        #expect(try await world.viewer("lena").standing(to: request) == .agent)
        let passes = (try await pass("lena"), try await pass("anna"))
        try await world.browse { browser in
            for path in ["", "/live?after=0", "/chat", "/chat/live"] {
                let page = try await browser.get("/embed/\(passes.0)/requests/\(request.number)\(path)")
                #expect(page.status == .notFound, "\(path)")
            }
            let note = try await browser.post(
                "/embed/\(passes.0)/requests/\(request.number)/reply", ["text": "x", "note": "1", "key": "k"])
            #expect(note.status == .notFound)
            #expect(try await browser.get("/embed/\(passes.1)/requests/\(request.number)").status == .ok)
        }
    }

    @Test("a page of a frame is not opened by itself, and says whose pass it is")
    func framed() async throws {
        let pass = try await pass("anna")
        try await world.browse { browser in
            let alone: HTTPFields = [HTTPField.Name("Sec-Fetch-Dest")!: "document"]
            let page = try await browser.get("/embed/\(pass)/ask", alone)
            #expect(page.status == .forbidden && page.text.contains("frame of another page"))
            #expect(try await browser.get("/embed/\(pass)/ask").text.contains("asking as Anna"))
        }
    }

    @Test("a pass whose time is over says so in the frame, also where something was sent")
    func over() async throws {
        let pass = try await pass("anna", lifetime: 60)
        world.clock.advance(bySeconds: 61)
        try await world.browse { browser in
            for answer in [
                try await browser.get("/embed/\(pass)/ask"),
                try await browser.post("/embed/\(pass)/ask", ["subject": "x"]),
                try await browser.get("/embed/nonsense/chat"),
            ] {
                #expect(answer.status == .unauthorized && answer.text.contains("open for too long"))
                #expect(answer.headers[.contentSecurityPolicy]?.contains("https://intranet.example") == true)
                #expect(answer.headers[.location] == nil)
            }
        }
    }

    @Test("a conversation goes on in the frame, and comes as a stream")
    func chat() async throws {
        let pass = try await pass("anna")
        try await world.browse { browser in
            let base = "/embed/\(pass)"
            #expect(try await browser.get("\(base)/chat").text.contains(#"action="\#(base)/chat""#))
            let request = try await world.desk.open(
                RequestDraft("Toner", text: "Empty.", team: "it", channel: .chat), as: try await world.viewer("anna"))
            let room = try await browser.get("\(base)/requests/\(request.number)/chat").text
            #expect(room.contains("\(base)/requests/\(request.number)/chat/live"))
            let said = try await browser.post(
                "\(base)/requests/\(request.number)/chat", ["text": "Hello?", "key": "k"])
            #expect(said.status == .seeOther)
            let stream = try await browser.get("\(base)/requests/\(request.number)/chat/live?after=0").text
            #expect(stream.contains("event: said") && stream.contains("Hello?"))
        }
    }

    @Test("where the foreign page knows nobody, a code by mail gives a pass")
    func guests() async throws {
        let sent = Slot<MailCode>()
        let identity = MailCodeIdentity(
            admitting: { $0 == "anna@a.example" }, finding: { $0 == "anna@a.example" ? "anna" : nil },
            sending: { sent.set($0) }, time: world.clock)
        var options = try WebWorld.options()
        options.embedding = embedding
        try await world.browse(as: identity, options: options) { browser in
            let page = try await browser.get("/embed/sign-in?next=chat")
            #expect(page.headers[.contentSecurityPolicy]?.contains("https://intranet.example") == true)
            #expect(page.text.contains(#"action="/embed/sign-in""#))
            let asked = try await browser.post("/embed/sign-in", ["address": "anna@a.example", "next": "chat"]).text
            #expect(asked.contains(#"action="/embed/sign-in/code""#))
            let token = try #require(asked.firstMatch(of: /name="token" value="([^"]+)"/)?.1)
            while sent.value == nil { await Task.yield() }
            let code = try #require(sent.value?.text.firstMatch(of: /\d{4} \d{4}/)?.0)
            let entered = try await browser.post(
                "/embed/sign-in/code", ["token": String(token), "code": String(code), "next": "chat"])
            #expect(entered.headers[.setCookie] == nil)
            let place = try #require(entered.location)
            #expect(place.hasPrefix("/embed/ey") && place.hasSuffix("/chat"))
            #expect(try await browser.get(place).status == .ok)
        }
    }
}
