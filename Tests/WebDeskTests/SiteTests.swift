import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ServiceDesk
import ServiceDeskTesting
import Testing

@testable import WebDesk

@Suite("The site") struct SiteTests {
    @Test("speaks three languages with the same texts, and the same values in them")
    func texts() {
        func values(_ text: String) -> Set<String> {
            let parts = text.split(separator: "{{", omittingEmptySubsequences: false).dropFirst()
            return Set(parts.compactMap { $0.split(separator: "}}").first.map(String.init) })
        }
        let english = SiteTexts.all(in: .english)
        for language in [Language.french, .dutch] {
            let texts = SiteTexts.all(in: language)
            for (name, text) in english {
                #expect(texts[name] != nil, "\(name) in \(language)")
                #expect(values(texts[name] ?? "") == values(text), "\(name) in \(language)")
            }
            #expect(texts.count == english.count)
        }
    }

    @Test("has a word for each state, kind, priority and so on")
    func words() {
        let english = SiteTexts.all(in: .english)
        let names =
            RequestState.allCases.map { "state.\($0.rawValue)" } + RequestKind.allCases.map { "kind.\($0.rawValue)" }
            + Priority.allCases.map { "priority.\($0.rawValue)" } + Impact.allCases.map { "level.\($0.rawValue)" }
            + Pending.Reason.allCases.map { "pending.\($0.rawValue)" }
            + Resolution.allCases.map { "resolution.\($0.rawValue)" }
            + Address.Kind.allCases.map { "address.\($0.rawValue)" } + SiteTexts.done.map { "done.\($0)" }
        for name in names { #expect(english[name] != nil, "\(name)") }
    }

    @Test("counts its queue once while nothing happens, whenever somebody looks")
    func counts() async throws {
        let (world, counts) = (try await WebWorld(), QueueCounts())
        func count(_ place: JournalPosition) async throws -> Int {
            // Made anew for each page, at another instant.
            world.clock.advance(bySeconds: 1)
            let query = CountQuery(viewer: try await world.viewer("bram"), filter: RequestFilter { $0.teams = ["it"] })
            return try await counts.count(query, at: place, by: world.desk)
        }
        _ = try await world.open()
        let place = try await world.desk.changes(after: nil, as: .host("test")).next
        #expect(try await count(place) == 1)
        _ = try await world.open()
        let next = try await world.desk.changes(after: nil, as: .host("test")).next
        let (kept, counted) = (try await count(place), try await count(next))
        #expect(kept == 1 && counted == 2)
    }

    @Test("names what is wrong with a host’s template, text or path")
    func mistakes() async throws {
        func problem(_ change: @escaping (inout SiteOptions) -> Void) async -> String? {
            do {
                _ = try await WebWorld(change)
                return nil
            } catch { return "\(error)" }
        }
        #expect(await problem { $0.templates["home"] = "[[no.such]]" }?.contains("no.such") == true)
        #expect(await problem { $0.templates["home"] = "{{#open}}" }?.contains("“home”") == true)
        #expect(await problem { $0.templates["hom"] = "" }?.contains("“hom”") == true)
        #expect(await problem { $0.path = "desk/" }?.contains("desk/") == true)
        #expect(await problem { $0.texts = [.dutch: ["home.titel": "x"]] }?.contains("home.titel") == true)
        #expect(await problem { $0.texts = ["de": ["home.title": "x"]] }?.contains("“de”") == true)
        #expect(await problem { $0.origin = "https://desk.example/" }?.contains("https://desk.example/") == true)
    }

    @Test("stands below a path of the host, with its texts, templates and style")
    func embedded() async throws {
        let world = try await WebWorld {
            $0.path = "/help"
            $0.name = "Hulp & <Aide>"
            $0.texts = [.english: ["home.title": "How can we help?"]]
            $0.style = ":root { --accent: #060; }"
        }
        try await world.browse { browser in
            let page = try await browser.being("anna").get("/help/")
            #expect(page.text.contains("How can we help?") && page.text.contains("Hulp &amp; &lt;Aide&gt;"))
            #expect(page.text.contains("href=\"/help/requests\"") && !page.text.contains("href=\"/requests\""))
            let style = world.site.site.style
            #expect(try await browser.get("/help/static/\(style.name)").text.contains("--accent: #060"))
            let sent = try await browser.being("anna").post("/help/ask", ["subject": "x", "about": "t:it"])
            #expect(sent.location == "/help/requests/1?done=opened")
        }
    }

    @Test("says on a page of its own that there is nothing, below its path alone")
    func missing() async throws {
        let world = try await WebWorld { $0.path = "/help" }
        let router = Router()
        router.add(middleware: world.site.missingPages())
        world.site.mount(on: router)
        router.get("/help/own") { _, _ -> String in throw HTTPError(.notFound, message: "The host’s own.") }
        try await Application(router: router).test(.router) { client in
            let browser = Browser(client: client)
            for path in ["/help/nothing", "/help/requests/1/nothing", "/help/static/nothing.css"] {
                let missing = try await browser.being("anna").get(path)
                #expect(missing.status == .notFound && missing.text.contains("There is nothing here"), "\(path)")
                #expect(missing.headers[.contentSecurityPolicy] != nil && missing.text.contains("<span>Anna</span>"))
            }
            #expect(try await browser.get("/help/nothing").status == .notFound)
            #expect(try await browser.get("/other").text.isEmpty)
            #expect(try await browser.get("/help/own").text.contains("The host’s own."))
            #expect(try await browser.get("/helpless").text.isEmpty)
            #expect(try await browser.being("anna").get("/help/").status == .ok)
        }
    }

    @Test("protects every answer, refusals too")
    func headers() async throws {
        let world = try await WebWorld()
        _ = try await world.open()
        try await world.browse { browser in
            for path in ["/", "/requests/1", "/requests/2", "/queue", "/static/\(world.site.site.script.name)"] {
                for person in [nil, "anna"] as [Person.ID?] {
                    let headers = try await browser.being(person).get(path).headers
                    let policy = headers[.contentSecurityPolicy] ?? ""
                    #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
                    #expect(!policy.contains("unsafe") && headers[.xContentTypeOptions] == "nosniff")
                    #expect(path.contains("static") || headers[.cacheControl] == "no-store")
                }
            }
        }
    }

    @Test("has neither script nor style in its pages, and nothing from elsewhere")
    func pages() async throws {
        let world = try await WebWorld()
        _ = try await world.open()
        try await world.browse { browser in
            for path in ["/", "/ask?service=printing", "/requests", "/requests/1", "/queue", "/teams/it", "/articles"] {
                let text = try await browser.being("bram").get(path).text
                let isSelf = text.contains("src=\"/static/")
                #expect(isSelf && !text.contains("style=\"") && !text.contains("onclick") && !text.contains("//"))
            }
        }
    }

    @Test("shows the promise, and an agent the note that others do not see")
    func request() async throws {
        let world = try await WebWorld()
        let request = try await world.open()
        _ = try await world.desk.perform(
            .setDue(world.clock.now().advanced(bySeconds: 86_400)), on: 1, as: try await world.viewer("bram"))
        try await world.browse { browser in
            let noted = try await browser.being("bram").post("/requests/1/reply", ["text": "Fuser.", "note": "1"])
            #expect(noted.location == "/requests/\(request.number)?done=noted#end")
            let (agent, asker) = (
                try await browser.being("bram").get("/requests/1").text,
                try await browser.being("anna").get("/requests/1").text
            )
            #expect(agent.contains("Fuser.") && !asker.contains("Fuser."))
            #expect(asker.contains("Expected by") && asker.contains("I do not need this any more"))
            #expect(!asker.contains("Work on it") && agent.contains("Work on it"))
        }
    }

    @Test("merges two requests, and makes one of its own of a message")
    func twoRequests() async throws {
        let world = try await WebWorld()
        let (one, two) = (try await world.open(), try await world.open("Toner, again", by: "wim"))
        let other = try await world.open("A raise", by: "wim", team: "hr")
        try await world.desk.reply("And my screen flickers.", to: .id(one.id), as: try await world.viewer("anna"))
        try await world.browse { browser in
            let bram = browser.being("bram")
            let page = try await bram.get("/requests/1").text
            let form = try #require(page.range(of: "name=\"message\" value=\""))
            let message = String(page[form.upperBound...].prefix { $0 != "\"" })
            // Whoever asked is not offered what they may not do.
            #expect(try await !browser.being("anna").get("/requests/1").text.contains("name=\"message\""))
            let split = try await bram.post(
                "/requests/1/split", ["message": message, "subject": "Screen flickers", "key": "s"])
            #expect(split.location == "/requests/4?done=split#end")
            #expect(try await bram.get("/requests/4").text.contains("And my screen flickers."))
            let merged = try await bram.post("/requests/2/merge", ["into": "#1", "key": "m"])
            #expect(merged.location == "/requests/1?done=merged#end")
            for number in ["999", "\(other.number)"] {
                let refused = try await bram.post("/requests/1/merge", ["into": number, "key": "n"])
                #expect(refused.status == .unprocessableContent && refused.text.contains("There is no such request."))
            }
        }
        #expect(try await world.desk.request(.id(two.id), as: .host("test")).state == .closed)
    }

    @Test("changes many requests at once, and says of which it could not")
    func many() async throws {
        let world = try await WebWorld()
        for _ in 0..<3 { _ = try await world.open() }
        _ = try await world.desk.perform(.close(), on: 2, as: try await world.viewer("bram"))
        try await world.browse { browser in
            let response = try await browser.being("bram").post(
                "/queue", ["do": "take", "number": "1", "number": "2", "number": "3", "number": "99"])
            #expect(response.status == .ok && response.text.contains("#2: ") && response.text.contains("#99: "))
        }
        for number in [1, 3] as [Int64] {
            #expect(try await world.desk.request(.number(number), as: .host("test")).agent == "bram")
        }
    }

    @Test("lists one’s own, and what others let one see")
    func lists() async throws {
        let world = try await WebWorld()
        _ = try await world.open("Own", by: "wim")
        let shared = try await world.open("Shared")
        _ = try await world.open("Hidden")
        _ = try await world.desk.perform(
            .watch("wim"), on: .number(shared.number), as: try await world.viewer("bram"))
        _ = try await world.desk.perform(
            .close(), on: .number(try await world.open("Over", by: "wim").number), as: try await world.viewer("bram"))
        try await world.browse { browser in
            for (query, found) in [
                ("", ["Own"]), ("?state=all", ["Own", "Over"]), ("?state=shared", ["Own", "Shared"]),
            ] {
                let page = try await browser.being("wim").get("/requests\(query)").text
                for subject in ["Own", "Over", "Shared", "Hidden"] {
                    #expect(page.contains(">\(subject)</a>") == found.contains(subject), "\(query): \(subject)")
                }
            }
        }
    }

    @Test("shows of a list what is looked for, and keeps to it")
    func filters() async throws {
        let world = try await WebWorld()
        let anna = try await world.viewer("anna")
        _ = try await world.open("Plain")
        var draft = RequestDraft("Jammed", text: "x", team: "it", service: "printing", fields: ["what": .choice("jam")])
        draft.tags = ["étage-2"]
        _ = try await world.desk.open(draft, as: anna)
        _ = try await world.desk.perform(
            .classify(kind: .problem, impact: .high, urgency: .high), on: 1, as: try await world.viewer("bram"))
        try await world.browse { browser in
            let bram = browser.being("bram")
            for (query, found) in [
                ("", ["Plain", "Jammed"]), ("&tag=%C3%A9tage-2", ["Jammed"]), ("&service=printing", ["Jammed"]),
                ("&kind=problem", ["Plain"]), ("&priority=1", ["Plain"]), ("&kind=problem&service=printing", []),
                // What nobody understands looks for nothing.
                ("&kind=none&priority=9&tag=&service=", ["Plain", "Jammed"]),
            ] {
                let page = try await bram.get("/queue?view=team\(query)").text
                for subject in ["Plain", "Jammed"] {
                    #expect(page.contains(">\(subject)</a>") == found.contains(subject), "\(query): \(subject)")
                }
            }
            let page = try await bram.get("/queue?view=team&tag=a%26b&kind=incident").text
            #expect(page.contains("href=\"/queue?view=mine&amp;order=due&amp;kind=incident&amp;tag=a%26b\""))
            #expect(page.contains("<option value=\"incident\" selected>") && page.contains("value=\"a&amp;b\""))
        }
    }

    @Test("keeps the list of the queue that one was in")
    func queueState() async throws {
        let world = try await WebWorld()
        for _ in 0..<2 { _ = try await world.open() }
        try await world.browse { browser in
            let bram = browser.being("bram")
            let page = try await bram.get("/queue?view=all&order=due&team=it&priority=5").text
            #expect(page.contains("href=\"/queue?view=mine&amp;order=due&amp;team=it&amp;priority=5\""))
            let state = "view=all&order=due&team=it"
            let done = try await bram.post("/queue", ["do": "take", "number": "1", "state": state])
            #expect(done.location == "/queue?view=all&order=due&team=it&done=1")
            let refused = try await bram.post("/queue", ["do": "resume", "number": "1", "state": state])
            #expect(refused.text.contains("name=\"state\" value=\"view=all&amp;order=due&amp;team=it\""))
            // Another language leads back to a page that there is.
            let reply = try await bram.post("/requests/1/resume")
            #expect(reply.text.contains("name=\"next\" value=\"/requests/1\""))
        }
    }

    @Test("gives a request to another team, whoever had it")
    func transfer() async throws {
        let world = try await WebWorld()
        _ = try await world.open()
        try await world.browse { browser in
            _ = try await browser.being("bram").post("/requests/1/take")
            let given = try await browser.being("bram").post(
                "/requests/1/assign", ["team": "hr", "was": "it", "agent": "bram"])
            #expect(given.status == .seeOther)
        }
        let request = try await world.desk.request(1, as: .host("test"))
        #expect(request.team == "hr" && request.agent == nil)
    }

    // MARK: Small things

    @Test("takes the language that a browser wants most")
    func languages() {
        #expect(LanguageChoice.accepted("nl-BE,nl;q=0.9,en;q=0.8") == ["nl", "nl", "en"])
        #expect(LanguageChoice.accepted("en;q=0.1, fr, de;q=0") == ["fr", "en"])
        #expect(LanguageChoice.accepted(",;q=x,;;") == [])
        #expect(LanguageChoice.accepted(nil) == [])
    }

    @Test("counts what comes from one in a bucket that fills again")
    func bucket() {
        let (limiter, start) = (RateLimiter(limit: 2, seconds: 60), Timestamp(microseconds: 0))
        #expect(limiter.admits("a", at: start) && limiter.admits("a", at: start) && !limiter.admits("a", at: start))
        #expect(limiter.admits("b", at: start))
        #expect(!limiter.admits("a", at: start.advanced(bySeconds: 29)))
        #expect(limiter.admits("a", at: start.advanced(bySeconds: 30)))
        // A clock that was put back fills nothing.
        #expect(!limiter.admits("a", at: start))
    }
}
