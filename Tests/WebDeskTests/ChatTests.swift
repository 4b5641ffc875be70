import HTTPTypes
import HummingbirdTesting
import ServiceDesk
import Testing

@testable import WebDesk

@Suite("Live conversations") struct ChatTests {
    /// A page that somebody has open.
    private func room(
        _ request: ServiceDesk.Request, _ person: Person.ID, onDutyAs duty: Viewer? = nil
    ) -> LiveListener {
        LiveListener(
            .chat(request), of: person,
            as: LiveListener.Attendee(id: person, name: person.rawValue.capitalized), onDutyAs: duty)
    }

    private func onDuty(_ person: Person.ID, in world: WebWorld) async throws -> LiveListener {
        LiveListener(.duty, of: person, onDutyAs: try await world.viewer(person))
    }

    private func open(_ page: LiveListener, in live: LiveFeed) async {
        let isAdmitted = await live.add(page)
        #expect(isAdmitted)
    }

    /// What a stream says until it ends, which it does at once here.
    private func said(_ browser: Browser, _ path: String, lastEventID: String? = nil) async throws -> [String] {
        var headers: HTTPFields = [:]
        if let lastEventID { headers[HTTPField.Name("Last-Event-ID")!] = lastEventID }
        let response = try await browser.get(path, headers)
        #expect(response.status == .ok && response.headers[.contentType]?.hasPrefix("text/event-stream") == true)
        return response.text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("retry") && $0 != ":" }
    }

    private func begun(_ world: WebWorld) async throws -> ServiceDesk.Request {
        try await world.desk.open(
            RequestDraft("VPN", text: "It <b>breaks</b>.", team: "it", channel: .chat),
            as: try await world.viewer("anna"))
    }

    @Test("begin with whoever is on duty; where nobody is, what was written is a request")
    func beginning() async throws {
        let world = try await WebWorld()
        let live = world.site.site.live
        try await world.browse { browser in
            let (anna, bram) = (browser.being("anna"), browser.being("bram"))
            let fields: KeyValuePairs = ["team": "it", "text": "The VPN\nbreaks.", "key": "k1"]
            let form = try await anna.get("/chat").text
            #expect(form.contains("Nobody is there to talk to"))
            #expect(try await !anna.get("/teams/it").text.contains("/chat?team="))
            #expect(try await anna.post("/chat", fields).location == "/requests/1?done=missed")
            #expect(try await anna.get("/requests/1?done=missed").text.contains("is a request now"))

            let page = try await onDuty("bram", in: world)
            await open(page, in: live)
            #expect(try await anna.get("/chat").text.contains("IT – there now"))
            #expect(try await anna.get("/teams/it").text.contains("/chat?team=it"))
            // Nobody talks to themselves, and whoever is there for one team is not there for another.
            #expect(try await bram.get("/chat").text.contains("Nobody is there to talk to"))
            #expect(try await anna.get("/chat?team=hr").text.contains("Nobody of that team"))
            #expect(
                try await anna.post("/chat", ["team": "it", "text": "The VPN\nbreaks.", "key": "k2"]).location
                    == "/requests/2/chat")
            // Sent twice it has begun once.
            #expect(
                try await anna.post("/chat", ["team": "it", "text": "The VPN\nbreaks.", "key": "k2"]).location
                    == "/requests/2/chat")
            // Also once nobody is on duty any more.
            #expect(try await anna.post("/chat", fields).location == "/requests/1?done=missed")
            #expect(try await anna.post("/chat", ["team": "it", "key": "k3"]).status == .unprocessableContent)
            #expect(try await anna.post("/chat", ["team": "none", "text": "x"]).text.contains("There is no team"))
            await live.remove(page)
        }
        let (one, two) = (
            try await world.desk.request(.number(1), as: .host("test")),
            try await world.desk.request(.number(2), as: .host("test"))
        )
        #expect(one.channel == .portal && two.channel == .chat)
        #expect(two.subject == "The VPN breaks." && two.team == "it" && two.requester == "anna")
    }

    @Test("wait until somebody answers, who has them from then on; other pages say how many wait")
    func answering() async throws {
        let world = try await WebWorld()
        let request = try await begun(world)
        let live = world.site.site.live
        let asking = room(request, "anna")
        await open(asking, in: live)
        try await world.browse { browser in
            let (bram, lena) = (browser.being("bram"), browser.being("lena"))
            func badge(_ page: TestResponse) -> String? {
                page.text.firstMatch(of: /count new">(\d+)</).map { String($0.1) }
            }
            for (person, waiting) in [("bram", "1"), ("lena", "1"), ("hugo", nil)] as [(Person.ID, String?)] {
                let page = try await browser.being(person).get("/queue")
                #expect(badge(page) == waiting, "\(person)")
            }
            let answering = room(request, "bram", onDutyAs: try await world.viewer("bram"))
            await open(answering, in: live)
            // Whoever only looks has answered nobody.
            let still = try await lena.get("/queue")
            #expect(badge(still) == "1")
            _ = try await bram.post("/requests/1/chat", ["text": "Since when?", "key": "b", "quiet": "1"])
            #expect(try await world.desk.request(1, as: .host("test")).agent == "bram")
            // Somebody else may say something without taking it away from whoever is there.
            _ = try await lena.post("/requests/1/chat", ["text": "Same here.", "key": "c", "quiet": "1"])
            #expect(try await world.desk.request(1, as: .host("test")).agent == "bram")
            await live.remove(answering)
        }
        await live.remove(asking)
    }

    @Test("are left by a link that says what comes next")
    func leaving() async throws {
        let world = try await WebWorld()
        _ = try await begun(world)
        try await world.browse { browser in
            let anna = browser.being("anna")
            let (room, after) = (try await anna.get("/requests/1/chat"), try await anna.get("/requests/1?done=left"))
            #expect(room.text.contains("href=\"/requests/1?done=left\""))
            #expect(after.text.contains("You have left the conversation."))
        }
    }

    @Test("are the conversation of a request: said is replied, once for each key")
    func saying() async throws {
        let world = try await WebWorld()
        let request = try await begun(world)
        try await world.browse { browser in
            let (anna, bram) = (browser.being("anna"), browser.being("bram"))
            #expect(
                try await anna.post("/requests/1/chat", ["text": "Hello?", "key": "a"]).location
                    == "/requests/1/chat#end")
            #expect(
                try await anna.post("/requests/1/chat", ["text": "Hello?", "key": "a", "quiet": "1"]).status
                    == .noContent)
            #expect(
                try await bram.post("/requests/1/chat", ["text": "Since when?", "key": "b", "quiet": "1"]).status
                    == .noContent)
            let page = try await anna.get("/requests/1/chat").text
            #expect(page.contains("Since when?") && page.components(separatedBy: "Hello?").count == 2)
            #expect(page.contains("It &lt;b&gt;breaks&lt;/b&gt;.") && !page.contains("<b>breaks"))
            #expect(try await anna.post("/requests/1/chat", ["key": "c"]).status == .unprocessableContent)
            let refused = try await browser.being("wim").post("/requests/1/chat", ["text": "Me too", "key": "d"])
            #expect(refused.status == .notFound)
        }
        let events = try await world.desk.timeline(of: .id(request.id), as: .host("test"))
        let said = events.filter { $0.event.isSaid(in: request) }
        #expect(said.compactMap { $0.event.message?.text } == ["It <b>breaks</b>.", "Hello?", "Since when?"])
        #expect(said.dropFirst().allSatisfy { $0.event.message?.channel == .chat })
    }

    @Test("lose nothing and say nothing twice when a browser comes back")
    func reconnecting() async throws {
        let world = try await WebWorld()
        let request = try await begun(world)
        try await world.browse { browser in
            let (anna, bram) = (browser.being("anna"), browser.being("bram"))
            let path = "/requests/1/chat/live?after=\(request.version)"
            _ = try await bram.post("/requests/1/chat", ["text": "One.\nTwo.", "key": "b"])
            let version = try await world.desk.request(.id(request.id), as: .host("test")).version
            let first = try await said(anna, path)
            #expect(first.prefix(2) == ["id: \(version)", "event: said"])
            // A text of several lines is several lines of data.
            #expect(first.contains { $0.hasSuffix("One.") } && first.contains { $0.hasPrefix("data: Two.") })
            #expect(first.contains { $0.contains("id=\"v\(version)\"") })
            #expect(try await !said(anna, path, lastEventID: "\(version)").contains("event: said"))
            _ = try await bram.post("/requests/1/chat", ["text": "Three.", "key": "c"])
            let second = try await said(anna, path, lastEventID: "\(version)")
            #expect(second.contains { $0.contains("Three.") } && !second.contains { $0.contains("One.") })
        }
    }

    @Test("say nothing of notes to those who may not read them, and nothing at all to others")
    func secrecy() async throws {
        let world = try await WebWorld()
        let request = try await begun(world)
        try await world.desk.note("The router is old.", on: .id(request.id), as: try await world.viewer("bram"))
        try await world.browse { browser in
            let path = "/requests/1/chat/live?after=\(request.version)"
            let missed = try await said(browser.being("anna"), path)
            #expect(!missed.contains("event: said"))
            #expect(try await said(browser.being("lena"), path).contains { $0.contains("router") })
            for person in ["wim", "hugo", "tess"] as [Person.ID] {
                #expect(try await browser.being(person).get(path).status == .notFound)
                #expect(try await browser.being(person).get("/requests/1/chat").status == .notFound)
            }
        }
    }

    @Test("show who is there and who is writing; somebody who only looks is not shown")
    func presence() async throws {
        let world = try await WebWorld()
        let request = try await begun(world)
        let live = world.site.site.live
        try await world.browse { browser in
            let (anna, bram) = (browser.being("anna"), browser.being("bram"))
            let page = try await anna.get("/requests/1/chat").text
            #expect(page.contains("Nobody of the team is here now."))
            let duty = try await onDuty("lena", in: world)
            await open(duty, in: live)
            #expect(try await anna.get("/requests/1/chat").text.contains("Somebody will be with you"))
            let looking = LiveListener(
                .request(request.number), of: "lena", as: LiveListener.Attendee(id: "lena", name: "Lena"))
            await open(looking, in: live)
            #expect(try await anna.get("/requests/1/chat").text.contains("Somebody will be with you"))
            let talking = room(request, "bram", onDutyAs: try await world.viewer("bram"))
            await open(talking, in: live)
            #expect(try await anna.get("/requests/1/chat").text.contains("Bram is here."))
            #expect(try await bram.post("/requests/1/writing").status == .noContent)
            var others = await live.others(on: 1, than: "anna", inChat: true)
            #expect(others.map(\.isWriting) == [true])
            _ = try await bram.post("/requests/1/chat", ["text": "Since when?", "key": "w"])
            others = await live.others(on: 1, than: "anna", inChat: true)
            #expect(others.map(\.isWriting) == [false])
            _ = try await bram.post("/requests/1/writing")
            // Whoever has just loaded the page is there, and writes on one that is open.
            #expect(try await anna.post("/requests/1/writing").status == .noContent)
            others = await live.others(on: 1, than: "bram", inChat: true)
            #expect(others.map(\.isWriting) == [false])
            let asking = room(request, "anna")
            await open(asking, in: live)
            #expect(try await anna.post("/requests/1/writing").status == .noContent)
            others = await live.others(on: 1, than: "bram", inChat: true)
            #expect(others.map(\.isWriting) == [true])
            let stream = try await said(anna, "/requests/1/chat/live?after=100")
            #expect(stream.contains("data: Bram is writing."))
            for page in [duty, looking, talking, asking] { await live.remove(page) }
        }
    }

    @Test("are seen by those on duty for the team: who waits first")
    func duty() async throws {
        let world = try await WebWorld()
        let (one, two) = (try await begun(world), try await begun(world))
        try await world.desk.perform(.take, on: .id(one.id), as: try await world.viewer("bram"))
        let live = LiveFeed(world.desk, SiteLimits(), every: .seconds(3_600), lingering: .zero)
        let (bram, hugo) = (try await onDuty("bram", in: world), try await onDuty("hugo", in: world))
        for page in [bram, hugo] { await open(page, in: live) }
        #expect(await live.onDuty(for: "it") == ["bram"])
        _ = bram.take()
        let (anna, wim) = (room(one, "anna"), room(two, "wim"))
        await open(anna, in: live)
        #expect(bram.take().contains(.chats))
        await open(wim, in: live)
        let viewer = try await world.viewer("bram")
        #expect(await live.rooms(for: viewer).map(\.number) == [1, 2])
        #expect(await live.rooms(for: viewer).map(\.people) == [["anna"], ["wim"]])
        // Another team learns of neither, not even that there is something.
        #expect(!hugo.take().contains(.chats))
        #expect(await live.rooms(for: try await world.viewer("hugo")).isEmpty)
        await live.remove(anna)
        #expect(await live.rooms(for: viewer).map(\.number) == [2])
        for page in [bram, hugo, wim] { await live.remove(page) }
        #expect(await live.onDuty(for: "it").isEmpty)
        #expect(await live.rooms(for: viewer).isEmpty)

        let site = world.site.site.live
        let pages = [room(one, "anna"), room(one, "bram"), room(two, "anna")]
        for page in pages { await open(page, in: site) }
        try await world.browse { browser in
            let text = try await browser.being("bram").get("/chats").text
            let (first, second) = (text.range(of: "/requests/2/chat"), text.range(of: "/requests/1/chat"))
            #expect(try #require(first).lowerBound < #require(second).lowerBound)
            #expect(text.contains("waits for somebody"))
            #expect(try await !browser.being("hugo").get("/chats").text.contains("/chat\""))
            #expect(try await said(browser.being("bram"), "/chats/live") == ["event: changed", "data: "])
        }
        for page in pages { await site.remove(page) }
    }

    @Test("are handed over to another agent, and stay on their page")
    func handingOver() async throws {
        let world = try await WebWorld()
        let request = try await begun(world)
        try await world.browse { browser in
            let bram = browser.being("bram")
            let taken = try await bram.post("/requests/1/take", ["key": "t", "to": "chat"])
            #expect(taken.location == "/requests/1/chat")
            let fields: KeyValuePairs = ["key": "a", "to": "chat", "team": "it", "was": "it", "agent": "lena"]
            #expect(try await bram.post("/requests/1/assign", fields).location == "/requests/1/chat")
            #expect(try await browser.being("anna").get("/requests/1/chat").text.contains("Given to Lena"))
        }
        #expect(try await world.desk.request(.id(request.id), as: .host("test")).agent == "lena")
    }

    @Test("end being on duty when its last page is gone")
    func endOfDuty() async throws {
        let world = try await WebWorld()
        let live = LiveFeed(world.desk, SiteLimits(), every: .milliseconds(5), lingering: .milliseconds(20))
        let page = try await onDuty("bram", in: world)
        await open(page, in: live)
        await live.remove(page)
        while await !live.onDuty(for: "it").isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    }

    @Test("show those on duty also whoever has no script, for a while")
    func visits() async throws {
        let world = try await WebWorld()
        _ = try await begun(world)
        try await world.browse { browser in
            let before = try await browser.being("bram").get("/chats").text
            #expect(before.contains("Nobody talks to you"))
            _ = try await browser.being("anna").get("/requests/1/chat")
            #expect(try await browser.being("bram").get("/chats").text.contains("waits for somebody"))
        }
    }

    @Test("tell the desk who is there, for its notices")
    func attendance() async throws {
        let world = try await WebWorld(notifying: true)
        let request = try await begun(world)
        let attendance = try #require(world.desk.configuration.notices?.attendance)
        let live = LiveFeed(world.desk, SiteLimits(), every: .seconds(3_600), lingering: .zero)
        let (anna, again) = (room(request, "anna"), room(request, "anna"))
        for page in [anna, again] { await open(page, in: live) }
        #expect(attendance.isGoingOn(request.id))
        await live.remove(anna)
        #expect(attendance.isGoingOn(request.id), "It is open in another window.")
        await live.remove(again)
        #expect(!attendance.isGoingOn(request.id))
        try await world.browse { browser in
            let anna = browser.being("anna")
            let seen = try await anna.post("/requests/1/chat/seen", ["version": "1"])
            #expect(seen.status == .noContent)
            #expect(try await anna.post("/requests/1/chat/seen", ["version": "1000"]).status == .badRequest)
            #expect(try await browser.being("wim").post("/requests/1/chat/seen", ["version": "1"]).status == .notFound)
        }
    }

    @Test("are not there where the host does not want them")
    func off() async throws {
        let world = try await WebWorld { $0.offersChat = false }
        _ = try await begun(world)
        try await world.browse { browser in
            for path in ["/chat", "/chats", "/requests/1/chat"] {
                #expect(try await browser.being("bram").get(path).status == .notFound)
            }
            let page = try await browser.being("bram").get("/requests/1").text
            #expect(!page.contains("/chat"))
        }
    }
}
