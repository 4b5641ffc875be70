import Foundation
import HTTPTypes
import ServiceDesk
import ServiceDeskTesting
import Testing

@testable import WebDesk

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("The pages around the queue") struct WorkPagesTests {
    private let world: WebWorld

    init() async throws { world = try await WebWorld() }

    // MARK: Calls

    @Test("a call is noted for whoever calls, found by number, address or name, and solved at once if it was")
    func calls() async throws {
        try await world.store.save([
            .person(
                Person(
                    id: "wim", name: "Wim",
                    addresses: [Address(.phone, "+32 2 555 12 12"), Address(.mail, "wim@a.example")],
                    language: "nl"))
        ])
        world.desk.refreshDirectory()
        try await world.browse { browser in
            let bram = browser.being("bram")
            for who in ["+3225551212", "WIM@a.example", "wim"] {
                let found = try await bram.post("/calls", ["find": "1", "who": who, "subject": "Bad<ge"])
                #expect(found.status == .ok && found.text.contains(">Wim<") && found.text.contains("Bad&lt;ge"))
            }
            let unknown = try await bram.post("/calls", ["who": "nobody", "subject": "Badge", "text": "Lost <it>."])
            #expect(unknown.status != .seeOther && unknown.text.contains("“nobody”"))
            #expect(unknown.text.contains("Lost &lt;it&gt;."))
            for _ in 1...2 {
                let noted = try await bram.post(
                    "/calls",
                    ["who": "wim", "subject": "Badge", "text": "Lost.", "about": "t:it", "answered": "1", "key": "k"])
                #expect(noted.location == "/requests/1?done=opened")
            }
        }
        let request = try await world.desk.request(1, as: .host("test"))
        #expect(request.requester == "wim" && request.channel == .phone && request.language == "nl")
        #expect(request.state == .resolved && request.resolution == .answered)
    }

    @Test("a call about what somebody is waiting for is a note there")
    func callsAgain() async throws {
        let own = try await world.open("Badge", by: "wim").number
        let other = try await world.open("Toner", by: "anna").number
        let foreign = try await world.open("Payslip", by: "wim", team: "hr").number
        try await world.browse { browser in
            let bram = browser.being("bram")
            let found = try await bram.post("/calls", ["find": "1", "who": "wim"]).text
            #expect(found.contains("value=\"\(own)\"") && !found.contains("value=\"\(other)\""))
            #expect(!found.contains("Payslip"))
            for _ in 1...2 {
                let noted = try await bram.post(
                    "/calls",
                    ["who": "wim", "request": "\(own)", "text": "Still waiting.", "about": "t:it", "key": "k"])
                #expect(noted.location == "/requests/\(own)?done=noted")
            }
            let wrong = try await bram.post(
                "/calls", ["who": "wim", "request": "\(other)", "text": "x", "about": "t:it", "key": "l"])
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("#\(other) is somebody else’s."))
            let hidden = try await bram.post(
                "/calls", ["who": "wim", "request": "\(foreign)", "text": "x", "key": "m"])
            #expect(hidden.status == .notFound)
            let empty = try await bram.post("/calls", ["who": "wim", "request": "\(own)", "key": "n"])
            #expect(empty.status == .unprocessableContent)
            let answered = try await bram.post(
                "/calls", ["who": "wim", "request": "\(own)", "text": "Found it.", "answered": "1", "key": "o"])
            #expect(answered.location == "/requests/\(own)?done=noted")
        }
        let view = try await world.desk.view(.number(own), as: .host("test"))
        #expect(view.request.state == .resolved && view.request.resolution == .answered)
        let events = try await world.desk.timeline(of: .number(own), as: .host("test"))
        let notes = events.compactMap { if case .noted(let message) = $0.event { message } else { nil } }
        #expect(notes.map(\.text).suffix(2) == ["Still waiting.", "Found it."])
        #expect(notes.last?.channel == .phone)
    }

    @Test("those who handle nothing look for nobody")
    func lookingForPeople() async throws {
        let anna = try await world.viewer("anna")
        let error = try await #require(throws: Rejection.self) { try await world.desk.colleague("wim", as: anna) }
        #expect(error.code == .notPermitted)
        let bram = try await world.viewer("bram")
        #expect(try await world.desk.colleague("wim", as: bram)?.name == "Wim")
        try await world.store.save([.person(Person(id: "wim", name: "Wim", isActive: false))])
        world.desk.refreshDirectory()
        #expect(try await world.desk.colleague("wim", as: bram) == nil)
    }

    // MARK: Clocks

    @Test("clocks are explained, hour by hour, in the language of whoever looks")
    func clocks() async throws {
        let hours = ServiceHours(
            zone: "Europe/Brussels",
            weekly: ServiceHours.every(Weekday.workdays, ["09:00-17:00"]))
        let target = SLATarget(.resolution, within: .serviceHours(8), calendar: "office")
        try await world.store.save([
            .calendar(ServiceCalendar(id: "office", name: "Office", hours: hours)),
            .policy(PriorityPolicy(id: "all", title: "All", rules: [.init(aims: [.init(target)])])),
            .person(Person(id: "lena", name: "Lena", language: "fr")),
        ])
        world.desk.refreshDirectory()
        let request = try await world.open()
        world.clock.advance(bySeconds: 3_600)
        let held = RequestCommand.hold(Pending(.information, waitingFor: .requester))
        try await world.desk.perform(held, on: .id(request.id), as: try await world.viewer("bram"))
        world.clock.advance(bySeconds: 3_600)
        try await world.browse { browser in
            let english = try await browser.being("bram").get("/requests/1/clocks").text
            #expect(english.contains("Resolution") && english.contains("within the hours"))
            #expect(english.contains("Anna") && english.contains("paused"))
            let french = try await browser.being("lena").get("/requests/1/clocks").text
            #expect(french.contains("pendant les heures") && french.contains("Solution"))
            #expect(try await browser.being("bram").get("/requests/1").text.contains("/requests/1/clocks"))
            #expect(try await !browser.being("anna").get("/requests/1").text.contains("/requests/1/clocks"))
        }
    }

    // MARK: Problems

    @Test("known problems are for everyone, those that are looked into for the team")
    func problems() async throws {
        let bram = try await world.viewer("bram")
        let problem = try await world.desk.open(
            RequestDraft("Toner leaks", team: "it", kind: .problem), as: bram)
        let incident = try await world.open()
        try await world.desk.attribute([.id(incident.id)], to: .id(problem.id), as: bram)
        try await world.desk.publishWorkaround(
            ArticleContent("Shake the toner", text: "Gently.", language: "en", team: "it", audience: .everyone),
            for: .id(problem.id), cause: "A bad batch", as: bram)
        try await world.browse { browser in
            let anna = try await browser.being("anna").get("/problems").text
            #expect(anna.contains("Shake the toner") && !anna.contains("Toner leaks"))
            let agent = try await browser.being("bram").get("/problems").text
            #expect(agent.contains("Toner leaks"))
            #expect(agent.contains(#"<td class="number" data-label="Incidents">1</td>"#))
            #expect(try await !browser.being("hugo").get("/problems").text.contains("Toner leaks"))
        }
    }

    @Test("what recurs is proposed, and becomes a problem once")
    func proposals() async throws {
        for number in 1...12 { _ = try await world.open("Scanner in room \(number) offline") }
        for number in 1...40 { _ = try await world.open("Question \(number * 7919)", by: "wim") }
        try await world.browse { browser in
            let bram = browser.being("bram")
            let page = try await bram.get("/problems/proposed").text
            let pattern = try #require(page.firstMatch(of: /name="pattern" value="([^"]+)"/)?.1)
            let value = String(pattern).replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
            for _ in 1...2 {
                let opened = try await bram.post(
                    "/problems/proposed", ["pattern": value, "team": "it", "key": "one"])
                #expect(opened.location == "/requests/53?done=opened")
            }
        }
        let problems = RequestFilter { $0.kinds = [.problem] }
        #expect(try await world.desk.counts(CountQuery(viewer: .host("test"), filter: problems)).map(\.count) == [1])
    }

    // MARK: Obligations

    private func owing() async throws {
        let day = try #require(CalendarDate("2026-03-31"))
        let hours = ServiceHours(
            zone: "Europe/Brussels", weekly: ServiceHours.every(Weekday.workdays, ["09:00-17:30"]))
        try await world.store.save([.calendar(ServiceCalendar(id: "office", name: "Office", hours: hours))])
        world.desk.refreshDirectory()
        let rule = DateRule(
            from: day, try Recurrence("FREQ=MONTHLY;BYMONTHDAY=-1"), at: .at(try #require(WallTime("17:00"))),
            by: "office")
        let owed = Obligation(
            "hours", "Hours; of, the month", by: [.party(.person("anna"))], to: .team("hr"), contact: "nora",
            team: "hr", due: rule)
        _ = try await world.desk.define(owed, as: .host("test"))
        world.clock.set(Timestamp(microseconds: (1_774_000_000 + 10 * 86_400) * 1_000_000))
        try await world.desk.runOnce()
    }

    @Test("whoever owes something sees it and says that it is done; the team sees what it waits for")
    func obligations() async throws {
        try await owing()
        try await world.browse { browser in
            let anna = browser.being("anna")
            let own = try await anna.get("/obligations").text
            #expect(own.contains("/requests/1\""))
            #expect(try await browser.being("hugo").get("/obligations").text.contains("/requests/1\""))
            for other in ["wim", "bram"] as [Person.ID] {
                #expect(try await !browser.being(other).get("/obligations").text.contains("/requests/1\""))
            }
            #expect(try await anna.get("/requests/1").text.contains("/requests/1/fulfil"))
            #expect(try await anna.post("/requests/1/fulfil", ["text": ""]).status == .seeOther)
            #expect(try await !anna.get("/obligations").text.contains("/requests/1\""))
        }
        #expect(try await world.desk.request(1, as: .host("test")).resolution == .fulfilled)
    }

    @Test("are in one’s calendar by an address that is a secret, and in nobody’s once it is taken back")
    func feeds() async throws {
        try await owing()
        let (world, made) = (world, Slot<String>())
        try await world.browse { browser in
            let page = try await browser.being("anna").post("/obligations", ["do": "make"]).text
            made.set(String(try #require(page.firstMatch(of: /(\/feeds\/[^\/"]+)\/obligations\.ics/)?.1)))
            let path = try #require(made.value)
            // Calendars sign in nowhere.
            let calendar = try await browser.being(nil).get("\(path)/obligations.ics")
            #expect(calendar.status == .ok && calendar.headers[.contentType]?.hasPrefix("text/calendar") == true)
            let lines = calendar.text.components(separatedBy: "\r\n")
            #expect(lines.allSatisfy { $0.utf8.count <= 75 } && lines.first == "BEGIN:VCALENDAR")
            #expect(lines.contains("DTSTART:20260331T150000Z"))
            #expect(calendar.text.replacing("\r\n ", with: "").contains(#"SUMMARY:#1 Hours\; of\, the month"#))
            let news = try await browser.being(nil).get("\(path)/obligations.atom")
            #expect(news.status == .ok && news.text.contains("<title>#1 Hours; of, the month"))
            let parser = XMLParser(data: Data(news.text.utf8))
            #expect(parser.parse())
            #expect(try await browser.being(nil).get("\(path)x/obligations.ics").status == .notFound)
            // What is as it was is not sent again.
            let tag = try #require(calendar.headers[.eTag])
            let again = try await browser.being(nil).get("\(path)/obligations.ics", [.ifNoneMatch: tag])
            #expect(again.status == .notModified)
        }
        let token = try #require(try await world.site.tokens.tokens(of: "anna").first)
        #expect(token.scopes == [.readFeeds])
        // It opens nothing else.
        let path = try #require(made.value)
        try await world.browse { browser in
            let secret = String(path.dropFirst("/feeds/".count))
            let call = try await browser.being(nil).get(
                "/api/v1/requests", [.authorization: "Bearer \(secret)"])
            #expect(call.status == .forbidden)
        }
        // One for something else is no address.
        let other = try await world.site.tokens.make(
            "x", for: "anna", scopes: [.readRequests], lifetime: 3_600)
        _ = try await world.site.tokens.revoke(token.id)
        try await world.browse { browser in
            for path in [path, "/feeds/\(other.secret)"] {
                let gone = try await browser.being(nil).get("\(path)/obligations.ics")
                #expect(gone.status == .notFound)
            }
        }
    }

    @Test("are one set for a person, who takes them back; who has left reads nothing more")
    func feedRights() async throws {
        try await owing()
        let world = world
        try await world.browse { browser in
            let anna = browser.being("anna")
            func make() async throws -> String {
                let page = try await anna.post("/obligations", ["do": "make"]).text
                return String(try #require(page.firstMatch(of: /(\/feeds\/[^\/"]+\/obligations\.ics)/)?.1))
            }
            func status(_ path: String) async throws -> HTTPResponse.Status {
                try await browser.being(nil).get(path).status
            }
            let (first, second) = (try await make(), try await make())
            #expect(try await status(first) == .notFound)
            #expect(try await status(second) == .ok)
            try await world.store.save([.person(Person(id: "anna", name: "Anna", isActive: false))])
            world.desk.refreshDirectory()
            #expect(try await status(second) == .notFound)
            try await world.store.save([.person(Person(id: "anna", name: "Anna"))])
            world.desk.refreshDirectory()
            #expect(try await status(second) == .ok)
            #expect(try await anna.post("/obligations", ["do": "end"]).location == "/obligations")
            #expect(try await status(second) == .notFound)
        }
    }

    @Test("lines of a calendar are folded between characters, and nothing in a title ends one")
    func folding() {
        var calendar = CalendarFile("é")
        let title = String(repeating: "Übergröße; ", count: 20) + "\r\nEND:VEVENT\n\u{7}👩‍👩‍👧‍👦"
        calendar.add(
            "1", title: title, from: Timestamp(microseconds: 0), changed: Timestamp(microseconds: 0), address: "a")
        let lines = calendar.text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 } && lines.count { $0 == "END:VEVENT" } == 1)
        let whole = calendar.text.replacing("\r\n ", with: "")
        #expect(whole.contains(String(repeating: "Übergröße\\; ", count: 20) + "\\nEND:VEVENT\\n👩‍👩‍👧‍👦"))
    }

    // MARK: On call, and reports

    @Test("a team’s page says who is on call, and their calendar says when")
    func onCall() async throws {
        let start = try #require(CalendarDate("2026-01-05"))
        let nights = OnCallSchedule(
            id: "nights", name: "Nights", zone: "Europe/Brussels", teams: ["it"],
            levels: [.init(["bram", "lena"], starts: start, handOver: try #require(WallTime("09:00")))])
        try await world.store.save([.onCall(nights)])
        world.desk.refreshDirectory()
        let world = world
        try await world.browse { browser in
            let page = try await browser.being("anna").get("/teams/it").text
            #expect(page.contains("On call now") && page.contains("level 1"))
            let made = try await browser.being("bram").post("/obligations", ["do": "make"]).text
            let path = try #require(made.firstMatch(of: /(\/feeds\/[^\/"]+\/on-call\.ics)/)?.1)
            let calendar = try await browser.being(nil).get(String(path)).text
            // Every second week of sixty days.
            let turns = calendar.components(separatedBy: "BEGIN:VEVENT").count - 1
            #expect((4...5).contains(turns))
        }
    }

    @Test("a report is a page of its own that runs nothing")
    func reports() async throws {
        _ = try await world.open()
        let world = world
        try await world.browse { browser in
            let bram = browser.being("bram")
            let page = try await bram.get("/reports").text
            let link = try #require(page.firstMatch(of: /\/reports\/page\?(from=[^"]+)/)?.1)
            let report = try await bram.get("/reports/page?" + String(link).replacing("&amp;", with: "&"))
            // Thirty days of Brussels, until now.
            #expect(report.text.hasPrefix(#"<svg></svg>["it"] 2026-01-31T23:00:00Z 2026-03-02T"#), "\(report.text)")
            // In the language of the reader.
            let french = try await bram.get(
                "/reports/page?from=2026-02-01&to=2026-03-01", [.cookie: "desk-language=fr"])
            #expect(report.text.hasSuffix(" en") && french.text.hasSuffix(" fr"), "\(report.text) \(french.text)")
            let policy = report.headers[HTTPField.Name("Content-Security-Policy")!]
            #expect(policy?.contains("script-src") == false && policy?.contains("default-src 'none'") == true)
            for query in ["", "?from=2026-03-01&to=2026-02-01", "?from=1800-01-01&to=2026-02-01", "?from=x&to=y"] {
                let response = try await bram.get("/reports/page\(query)")
                #expect(response.status.code >= 400 && response.status.code < 500)
            }
            let other = try await bram.get("/reports/page?from=2026-02-01&to=2026-03-01&team=hr")
            #expect(other.status == .notFound)
        }
    }
}
