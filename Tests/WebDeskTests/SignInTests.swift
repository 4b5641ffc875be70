import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ServiceDesk
import ServiceDeskTesting
import Synchronization
import Testing

@testable import WebDesk

@Suite("Signing in with the site itself") struct SignInTests {
    private func name(in browser: Browser, _ entered: TestResponse) async throws -> String? {
        guard let cookie = entered.headers[.setCookie]?.split(separator: ";").first else { return nil }
        let page = try await browser.get("/", [.cookie: String(cookie)])
        return page.text.firstMatch(of: /<span>(\w+)<\/span>/).map { String($0.1) }
    }

    // MARK: Passwords

    @Test("a password is kept as scrypt makes it, each time otherwise, and read back")
    func hashes() throws {
        let hash = try PasswordHash(of: "zeven fietsen")
        let other = try PasswordHash(of: "zeven fietsen")
        #expect(hash != other && hash.description.hasPrefix("scrypt$15$8$3$"))
        let kept = try #require(PasswordHash(hash.description))
        #expect(kept == hash && kept.matches("zeven fietsen") && !kept.matches("zeven fietsen ") && !kept.matches(""))
        for text in ["", "x", "scrypt$15$8$3$AAAA$AAAA", hash.description + "=", "scrypt$1$8$3$a$b"] {
            #expect(PasswordHash(text) == nil, "\(text)")
        }
        #expect(throws: SiteError.self) { try PasswordHash(of: "short") }
        #expect(try PasswordHash(of: "cafe\u{301} noisette").matches("caf\u{e9} noisette"))
    }

    @Test("an account lets in with its password, and says the same of a wrong one and of nobody")
    func accounts() async throws {
        let world = try await WebWorld()
        let identity = try AccountIdentity(
            accounts: ["anna": PasswordHash(of: "zeven fietsen")], time: world.clock)
        try await world.browse(as: identity) { browser in
            let page = try await browser.get("/sign-in?next=/requests").text
            #expect(page.contains("type=\"password\"") && page.contains("value=\"/requests\""))
            let entered = try await browser.post(
                "/sign-in", ["name": " anna ", "password": "zeven fietsen", "next": "/requests"])
            #expect(entered.status == .seeOther && entered.location == "/requests")
            #expect(try await name(in: browser, entered) == "Anna")
            let wrong = try await browser.post("/sign-in", ["name": "anna", "password": "acht fietsen"])
            let nobody = try await browser.post("/sign-in", ["name": "abba", "password": "acht fietsen"])
            #expect(wrong.status == .forbidden && wrong.headers[.setCookie] == nil)
            #expect(wrong.text.replacing("anna", with: "abba") == nobody.text)
            let foreign = try await browser.post("/sign-in", ["name": "anna", "password": "zeven fietsen"]) {
                $0[.fetchSite] = "cross-site"
            }
            #expect(foreign.status == .forbidden && foreign.headers[.setCookie] == nil)
        }
    }

    @Test("guesses at one name are few")
    func guessing() async throws {
        let world = try await WebWorld()
        let identity = try AccountIdentity(accounts: ["anna": PasswordHash(of: "zeven fietsen")], time: world.clock)
        try await world.browse(as: identity) { browser in
            var last: HTTPResponse.Status?
            for _ in 0..<11 {
                last = try await browser.post("/sign-in", ["name": "anna", "password": "x"]).status
            }
            #expect(last == .tooManyRequests)
            world.clock.advance(bySeconds: 60)
            let entered = try await browser.post("/sign-in", ["name": "anna", "password": "zeven fietsen"])
            #expect(entered.status == .seeOther)
        }
    }

    // MARK: Codes by mail

    private final class Outbox: Sendable {
        private let mails = Mutex<[MailCode]>([])
        func put(_ mail: MailCode) { mails.withLock { $0.append(mail) } }
        /// The code of the newest mail, once there are so many.
        func code(after count: Int) async -> String {
            while mails.withLock({ $0.count }) < count { await Task.yield() }
            let text = mails.withLock { $0[$0.count - 1].text }
            return text.firstMatch(of: /[0-9]{4} [0-9]{4}/).map { String($0.0) } ?? ""
        }
        var addresses: [String] { mails.withLock { $0.map(\.address) } }
    }

    private func identity(_ outbox: Outbox, _ world: WebWorld) -> MailCodeIdentity {
        MailCodeIdentity(
            admitting: { $0.hasSuffix("@a.example") && !$0.hasPrefix("abba") },
            finding: { $0 == "anna@a.example" ? "anna" : nil }, sending: { outbox.put($0) }, time: world.clock)
    }

    private func token(_ page: TestResponse) throws -> String {
        String(try #require(page.text.firstMatch(of: /name="token" value="([^"]+)"/)?.1))
    }

    @Test("a code by mail lets in once, and nobody learns whose address is known")
    func codes() async throws {
        let (world, outbox) = (try await WebWorld(), Outbox())
        try await world.browse(as: identity(outbox, world)) { browser in
            let asked = try await browser.post("/sign-in", ["address": " Anna@A.example", "next": "/requests"])
            let unknown = try await browser.post("/sign-in", ["address": "abba@a.example", "next": "/requests"])
            let (form, other) = (try token(asked), try token(unknown))
            #expect(asked.status == unknown.status)
            #expect(
                asked.text.replacing(form, with: other).replacing("anna@", with: "abba@") == unknown.text)
            let code = await outbox.code(after: 1)
            #expect(outbox.addresses == ["anna@a.example"])
            // That of another form is none.
            let foreign = try await browser.post("/sign-in/code", ["token": other, "code": code])
            #expect(foreign.status == .forbidden)
            let entered = try await browser.post(
                "/sign-in/code", ["token": form, "code": code.replacing(" ", with: ""), "next": "/requests"])
            #expect(entered.status == .seeOther && entered.location == "/requests")
            #expect(try await name(in: browser, entered) == "Anna")
            #expect(try await browser.post("/sign-in/code", ["token": form, "code": code]).status == .forbidden)
        }
    }

    @Test("who tries one name or address again and again keeps nobody else out")
    func lockOut() async throws {
        let (world, outbox) = (try await WebWorld(), Outbox())
        try await world.browse(as: identity(outbox, world)) { browser in
            for _ in 0..<700 { _ = try await browser.post("/sign-in", ["address": "abba@a.example"]) }
            let asked = try await browser.post("/sign-in", ["address": "anna@a.example"])
            #expect(asked.status == .ok)
            for _ in 0..<700 { _ = try await browser.post("/sign-in/code", ["token": "x", "code": "1"]) }
            let code = await outbox.code(after: 1)
            let entered = try await browser.post("/sign-in/code", ["token": try token(asked), "code": code])
            #expect(entered.status == .seeOther)
        }
    }

    @Test("a code ends after ten minutes and after five guesses; codes for one address are few")
    func limits() async throws {
        let (world, outbox) = (try await WebWorld(), Outbox())
        try await world.browse(as: identity(outbox, world)) { browser in
            var form = try token(try await browser.post("/sign-in", ["address": "anna@a.example"]))
            var code = await outbox.code(after: 1)
            world.clock.advance(bySeconds: 600)
            let late = try await browser.post("/sign-in/code", ["token": form, "code": code])
            #expect(late.status == .forbidden && late.text.contains("type=\"email\""))
            form = try token(try await browser.post("/sign-in", ["address": "anna@a.example"]))
            code = await outbox.code(after: 2)
            for _ in 0..<5 { _ = try await browser.post("/sign-in/code", ["token": form, "code": "x"]) }
            #expect(try await browser.post("/sign-in/code", ["token": form, "code": code]).status == .forbidden)
            var last: HTTPResponse.Status?
            for _ in 0..<5 { last = try await browser.post("/sign-in", ["address": "anna@a.example"]).status }
            #expect(last == .tooManyRequests)
            let others = [
                "", "anna", "@a", "a b@c", "a@b,c@d", "<a@b>", "x@evil.example,\u{301}y@a.example", "a@b;c@a.example",
                "x@evil.example\u{600} y@a.example", "a\u{0}b@a.example", "a@b@a.example", "ä@a.example",
            ]
            for address in others {
                let refused = try await browser.post("/sign-in", ["address": address])
                #expect(refused.status == .badRequest, "\(address)")
            }
        }
    }
}
