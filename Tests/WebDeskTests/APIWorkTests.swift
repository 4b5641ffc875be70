import HTTPTypes
import ServiceDesk
import Testing

@testable import WebDesk

@Suite("The API around the work of a team") struct APIWorkTests {
    private let world: WebWorld

    init() async throws { world = try await WebWorld() }

    /// An entry of an object.
    private func entry(_ name: String, of value: JSONValue?) -> JSONValue? {
        if case .object(let object)? = value { object[name] } else { nil }
    }

    private func save(_ entries: DirectoryEntry...) async throws {
        try await world.store.save(entries)
        world.desk.refreshDirectory()
    }

    private static let office = DirectoryEntry.calendar(
        ServiceCalendar(
            id: "office", name: "Office",
            hours: ServiceHours(
                zone: "Europe/Brussels", weekly: ServiceHours.every(Weekday.workdays, ["09:00-17:00"]))))

    // MARK: Macros

    private func keepMacros() async throws {
        let sorry = ActionList(reply: TextByLanguage("Sorry {requester}.\n{agent}"), [.take])
        try await save(
            .macro(Macro("sorry", "Say sorry", sorry)),
            .macro(Macro("vip", "Very important", ActionList([.tag(["vip"])]))),
            .macro(Macro("pay", "Pay", ActionList([.tag(["pay"])]), teams: ["hr"])),
            .macro(Macro("away", "Hand on", ActionList([.assign(team: "hr")]))),
            .macro(Macro("broken", "Broken", ActionList([.assign(team: "nowhere")]))))
        _ = try await world.open()
    }

    @Test("macros are listed for those who use them, and their replies can be read first")
    func readingMacros() async throws {
        try await keepMacros()
        try await world.call { api in
            let bram = api.being("bram")
            let list = try await bram.get("/macros").list("macros")
            #expect(list.map { entry("id", of: $0) } == ["away", "broken", "sorry", "vip"])
            #expect(list.map { entry("hasReply", of: $0) } == [false, false, true, false])
            #expect(try await api.being("anna").get("/macros").list("macros").isEmpty)

            let before = try await bram.get("/requests/1")
            #expect(try await bram.get("/requests/1/macros/sorry").text("text") == "Sorry Anna.\nBram")
            #expect(try await bram.get("/requests/1/macros/vip").text == "{}")
            #expect(try await bram.get("/requests/1").text == before.text)
            let missing = try await bram.get("/requests/1/macros/none")
            #expect(missing.status == .notFound && missing.code == "not-found")
            #expect(try await bram.get("/requests/1/macros/pay").status == .forbidden)
            #expect(try await api.being("anna").get("/requests/1/macros/sorry").status == .forbidden)
            #expect(try await api.being("hugo").get("/requests/1/macros/sorry").status == .notFound)
        }
    }

    @Test("a macro is done once under a key, also where whoever did it has lost sight of the request")
    func performingMacros() async throws {
        try await keepMacros()
        let token = try await world.token(for: "bram", [.readRequests])
        try await world.call { api in
            let bram = api.being("bram")
            let key: HTTPFields = [.idempotencyKey: "one"]
            #expect(try await api.with(token).post("/requests/1/macros/sorry").code == "missing-scope")
            for _ in 1...2 {
                let done = try await bram.post("/requests/1/macros/sorry", "{}", key)
                #expect(done.status == .ok && done.text("agent") == "bram" && done["replyCount"] == 2)
            }
            #expect(try await bram.get("/requests/1/timeline").text.ranges(of: "Sorry Anna.").count == 1)
            #expect(try await bram.post("/requests/1/macros/vip", "{}", key).code == "key-reused")
            let versioned = try await bram.post("/requests/1/macros/vip", "{}", [.ifMatch: "\"1\""])
            #expect(versioned.status == .badRequest && versioned.text("field") == "If-Match")
            #expect(try await bram.post("/requests/1/macros/none").status == .notFound)
            // What is wrong in a macro is no address.
            #expect(try await bram.post("/requests/1/macros/broken").status == .unprocessableContent)
            #expect(try await bram.post("/requests/1/macros/vip", #"{"x": 1}"#).status == .unprocessableContent)

            let away: HTTPFields = [.idempotencyKey: "two"]
            #expect(try await bram.post("/requests/1/macros/away", "{}", away).text("team") == "hr")
            #expect(try await bram.post("/requests/1/macros/away", "{}", away).code == "already-done")
        }
    }

    // MARK: Clocks

    @Test("clocks are explained to those who handle the request, in seconds, or in days of service")
    func clocks() async throws {
        let aims = [
            SLATarget(.resolution, within: .serviceHours(8), calendar: "office"),
            SLATarget(.firstResponse, within: .serviceDays(1), calendar: "office", party: .team("it")),
        ]
        try await save(
            Self.office,
            .policy(PriorityPolicy(id: "all", title: "All", rules: [.init(aims: aims.map { .init($0) })])))
        let request = try await world.open()
        world.clock.advance(bySeconds: 3_600)
        let held = RequestCommand.hold(Pending(.information, waitingFor: .requester))
        try await world.desk.perform(held, on: .id(request.id), as: try await world.viewer("bram"))
        world.clock.advance(bySeconds: 3_600)
        try await world.call { api in
            let clocks = try await api.being("bram").get("/requests/1/clocks").list("clocks")
            let resolution = try #require(clocks.first { entry("clock", of: $0) == "resolution" })
            #expect(entry("state", of: resolution) == "paused" && entry("party", of: resolution) == "requester")
            #expect(entry("seconds", of: entry("goal", of: resolution)) == 28_800)
            #expect(entry("seconds", of: entry("used", of: resolution)) == 3_600)
            #expect(entry("seconds", of: entry("remaining", of: resolution)) == 25_200)
            #expect(entry("due", of: resolution) == nil && entry("calendar", of: resolution) == "office")
            guard case .list(let spans)? = entry("spans", of: resolution) else { throw Unreadable() }
            #expect(spans.map { entry("isCounted", of: $0) } == [true, false])
            #expect(entry("end", of: spans[0]) == "2026-03-02T09:00:00Z")
            #expect(entry("reason", of: spans[1]) == "on hold (information), waiting for the requester")

            let answer = try #require(clocks.first { entry("party", of: $0) == "team:it" })
            #expect(entry("state", of: answer) == "running" && entry("due", of: answer) != nil)
            #expect(entry("days", of: entry("goal", of: answer)) != nil)
            #expect(entry("seconds", of: entry("goal", of: answer)) == nil)
            for other in ["anna", "hugo", "tess"] as [Person.ID] {
                #expect(try await api.being(other).get("/requests/1/clocks").code == "not-found")
            }
        }
    }

    private struct Unreadable: Error {}

    // MARK: Problems

    @Test("what recurs is proposed, and becomes a problem once")
    func proposals() async throws {
        for number in 1...12 { _ = try await world.open("Scanner in room \(number) offline") }
        for number in 1...40 { _ = try await world.open("Question \(number * 7919)", by: "wim") }
        try await world.call { api in
            let bram = api.being("bram")
            let proposal = try #require(try await bram.get("/problems/proposed").list("proposals").first)
            let pattern = try #require(entry("pattern", of: proposal)?.typed)
            #expect(entry("count", of: proposal) == 12)
            let body = #"{"pattern": "\#(pattern)", "team": "it"}"#
            let foreign = try await bram.post("/problems/proposed", body.replacing("\"it\"", with: "\"hr\""))
            #expect(foreign.status == .forbidden)
            for _ in 1...2 {
                let opened = try await bram.post("/problems/proposed", body, [.idempotencyKey: "one"])
                #expect(opened.status == .created && opened["number"] == 53 && opened.text("kind") == "problem")
                #expect(opened.text("pattern") == pattern)
            }
            for key in ["one", "two"] {
                let gone = try await bram.post(
                    "/problems/proposed", #"{"pattern": "x", "team": "it"}"#, [.idempotencyKey: key])
                #expect(gone.status == .unprocessableContent && gone.text("field") == "/pattern")
            }
            let left = try await bram.get("/problems/proposed").list("proposals")
            #expect(!left.contains { entry("pattern", of: $0) == .text(pattern) })
            #expect(try await api.being("anna").get("/problems/proposed").code == "not-permitted")
            // It reads a lot: as on the pages, a few times only.
            var last = 200
            for _ in 1...10 { last = try await bram.get("/problems/proposed").status.code }
            #expect(last == 429)
        }
        let problems = RequestFilter { $0.kinds = [.problem] }
        #expect(try await world.desk.counts(CountQuery(viewer: .host("test"), filter: problems)).map(\.count) == [1])
    }

    @Test("what helps with known problems is found by its tag, and problems by their kind")
    func knownProblems() async throws {
        let bram = try await world.viewer("bram")
        let problem = try await world.desk.open(RequestDraft("Toner leaks", team: "it", kind: .problem), as: bram)
        for title in ["Shake the toner", "Turn it off"] {
            let article = try await world.desk.write(
                ArticleContent(title, text: "Gently.", language: "en", team: "it", audience: .everyone), as: bram)
            _ = try await world.desk.publish(.number(article.number), as: bram)
        }
        try await world.desk.publishWorkaround(
            ArticleContent("Wear gloves", text: "Blue ones.", language: "en", team: "it", audience: .everyone),
            for: .id(problem.id), cause: "A bad batch", as: bram)
        try await world.call { api in
            let anna = api.being("anna")
            let known = try await anna.get("/articles?tag=known-error").list("articles")
            #expect(known.map { entry("title", of: $0) } == ["Wear gloves"])
            #expect(try await anna.get("/articles").list("articles").count == 3)
            #expect(try await anna.get("/articles?tag=known-error,none").list("articles").isEmpty)
            let found = try await anna.get("/articles?text=toner").list("articles")
            #expect(found.contains { entry("title", of: $0) == "Shake the toner" })
            let helpful = try await anna.get("/articles?text=toner&tag=known-error").list("articles")
            #expect(!helpful.contains { entry("title", of: $0) == "Shake the toner" })
            let open = try await api.being("bram").get("/requests?kind=problem&open=true").list("requests")
            #expect(open.map { entry("subject", of: $0) } == ["Toner leaks"])
        }
    }

    // MARK: Teams

    @Test("a team says whether it is there, until when, and who is on call")
    func team() async throws {
        let (start, change) = (try #require(CalendarDate("2026-01-05")), try #require(WallTime("09:00")))
        let nights = OnCallSchedule(
            id: "nights", name: "Nights", zone: "Europe/Brussels", teams: ["it"],
            levels: [.init(["bram", "lena"], starts: start, handOver: change)])
        try await save(
            Self.office, .team(Team(id: "it", name: "IT", members: [.init("bram")], hours: "office")),
            .onCall(nights))
        let world = world
        try await world.call { api in
            let anna = api.being("anna")
            let open = try await anna.get("/teams/it")
            #expect(open.text("presence") == "open" && open.text("until") == "2026-03-02T16:00:00Z")
            #expect(entry("name", of: open["team"]) == "IT" && open["isOnDuty"] == false)
            let duty = try #require(open.list("onCall").first)
            // The ninth week: they take turns.
            #expect(entry("person", of: duty) == "bram" && entry("level", of: duty) == 1)
            #expect(entry("until", of: duty) == "2026-03-09T08:00:00Z")

            world.clock.advance(bySeconds: 10 * 3_600)
            let page = LiveListener(.duty, of: "bram", onDutyAs: try await world.viewer("bram"))
            #expect(await world.site.site.live.add(page))
            let closed = try await anna.get("/teams/it")
            #expect(closed.text("presence") == "closed" && closed.text("until") == "2026-03-03T08:00:00Z")
            #expect(closed["isOnDuty"] == true)
            // Nobody talks with themselves.
            #expect(try await api.being("bram").get("/teams/it")["isOnDuty"] == false)
            let hr = try await anna.get("/teams/hr")
            #expect(hr.text("presence") == "unstated" && hr["until"] == nil && hr.list("onCall").isEmpty)
            #expect(try await anna.get("/teams/none").code == "not-found")
            #expect(try await api.being("tess").get("/teams/it").code == "not-found")
        }
    }

    // MARK: Mail

    @Test("mail that waits is seen, let in and given up by those to whose team it went")
    func quarantine() async throws {
        let world = try await WebWorld { $0.quarantine = WaitingMails() }
        try await world.call { api in
            let (bram, hugo) = (api.being("bram"), api.being("hugo"))
            let mail = try #require(try await bram.get("/quarantine").list("mails").first)
            #expect(entry("id", of: mail) == "m1" && entry("request", of: mail) == 1)
            #expect(entry("arrivedAt", of: mail) == "2026-03-02T08:00:00Z")
            #expect(try await hugo.get("/quarantine").list("mails").isEmpty)
            #expect(try await hugo.post("/quarantine/m1/discard").code == "not-found")
            #expect(try await api.being("anna").get("/quarantine").code == "not-permitted")
            let refused = try await bram.post("/quarantine/m1/release")
            #expect(refused.status == .unprocessableContent && refused.text("field") == "from")
            let released = try await bram.post("/quarantine/m1/release", #"{"person": " anna "}"#)
            #expect(released.status == .ok && released["request"] == 7)
            #expect(try await bram.post("/quarantine/m1/discard").code == "not-found")
        }
        let other = try await WebWorld { $0.quarantine = WaitingMails() }
        try await other.call { api in
            let bram = api.being("bram")
            let discarded = try await bram.post("/quarantine/m1/discard")
            #expect(discarded.status == .noContent)
            #expect(try await bram.get("/quarantine").list("mails").isEmpty)
        }
    }

    @Test("a desk that takes no mail has no calls for it")
    func noQuarantine() async throws {
        #expect(!world.site.site.operations.contains { $0.path.hasPrefix("/quarantine") })
        try await world.call { api in
            let missing = try await api.being("bram").get("/quarantine")
            #expect(missing.code == "not-found")
        }
    }
}
