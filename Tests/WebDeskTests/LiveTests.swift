import HTTPTypes
import Hummingbird
import ServiceDesk
import Testing

@testable import WebDesk

@Suite("Open pages") struct LiveTests {
    /// What a stream says until it ends, which it does at once here.
    private func said(
        _ browser: Browser, _ path: String, lastEventID: String? = nil
    ) async throws -> [String] {
        var headers: HTTPFields = [:]
        if let lastEventID { headers[HTTPField.Name("Last-Event-ID")!] = lastEventID }
        let response = try await browser.get(path, headers)
        #expect(response.status == .ok && response.headers[.contentType]?.hasPrefix("text/event-stream") == true)
        return response.text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("retry") && $0 != ":" }
    }

    @Test("are told of what was said since, and not again of what they have seen")
    func conversation() async throws {
        let world = try await WebWorld()
        let request = try await world.open()
        let reference = RequestReference.number(request.number)
        try await world.desk.reply("It comes.", to: reference, as: try await world.viewer("bram"))
        let version = try await world.desk.request(reference, as: .host("test")).version
        try await world.browse { browser in
            let anna = browser.being("anna")
            let news = try await said(anna, "/requests/1/live?after=\(request.version)")
            #expect(news == ["id: \(version)", "event: changed", "data: "])
            #expect(try await said(anna, "/requests/1/live?after=\(version)").isEmpty)
            #expect(try await said(anna, "/requests/1/live?after=0", lastEventID: "\(version)").isEmpty)
            #expect(try await said(anna, "/requests/1/live?after=no-number").count == 3)
        }
    }

    @Test("say nothing of a private note to those who may not read it")
    func notes() async throws {
        let world = try await WebWorld()
        let request = try await world.open()
        let reference = RequestReference.number(request.number)
        let version = try await world.desk.request(reference, as: .host("test")).version
        try await world.desk.note("The toner is by us.", on: reference, as: try await world.viewer("bram"))
        try await world.browse { browser in
            #expect(try await said(browser.being("anna"), "/requests/1/live?after=\(version)").isEmpty)
            let agent = try await said(browser.being("lena"), "/requests/1/live?after=\(version)")
            #expect(agent.prefix(2) == ["id: \(version + 1)", "event: changed"])
        }
    }

    // MARK: The feed

    private func listener(
        _ number: ServiceDesk.Request.Number, _ person: Person.ID, isAgent: Bool = true
    ) -> LiveListener {
        LiveListener(
            .request(number), of: person,
            as: isAgent ? LiveListener.Attendee(id: person, name: person.rawValue.capitalized) : nil)
    }

    /// Waits until there is some news for a page.
    private func wait(_ listener: LiveListener, for news: LiveListener.News) async throws {
        var seen: LiveListener.News = []
        for await _ in listener.wakes {
            seen.formUnion(listener.take())
            if seen.contains(news) { return }
        }
        throw Unexpected("It ended.")
    }

    private struct Unexpected: Error {
        let text: String
        init(_ text: String) { self.text = text }
    }

    @Test("learn what another process over the same store does", .timeLimit(.minutes(5)))
    func otherProcess() async throws {
        let world = try await WebWorld()
        let (one, two) = (try await world.open(), try await world.open("A key", by: "wim", team: "hr"))
        let feed = LiveFeed(world.desk, SiteLimits(), every: .milliseconds(5))
        let (page, other) = (listener(one.number, "bram"), listener(two.number, "hugo"))
        let queue = LiveListener(.queue(try await world.viewer("bram")), of: "bram")
        let otherQueue = LiveListener(.queue(try await world.viewer("hugo")), of: "hugo")
        let all = [page, other, queue, otherQueue]
        for listener in all { #expect(await feed.add(listener)) }
        // At the beginning whoever is there is told to look once.
        try await wait(page, for: .changed)
        for listener in all { _ = listener.take() }

        let elsewhere = Desk(world.store)
        let bram = try await elsewhere.viewer(for: "bram")
        try await elsewhere.reply("It comes.", to: .number(one.number), as: bram)
        try await wait(page, for: .changed)
        try await wait(queue, for: .changed)
        #expect(!other.take().contains(.changed) && !otherQueue.take().contains(.changed))

        // A team is told of what it had a moment ago.
        try await elsewhere.perform(.assign(team: "hr", agent: nil), on: .number(one.number), as: bram)
        try await wait(queue, for: .changed)
        try await wait(otherQueue, for: .changed)
        for listener in all { await feed.remove(listener) }
    }

    @Test("of a queue are not told of what is confidential about whoever looks", .timeLimit(.minutes(5)))
    func confidential() async throws {
        let world = try await WebWorld()
        let feed = LiveFeed(world.desk, SiteLimits(), every: .milliseconds(5))
        let nora = LiveListener(.queue(try await world.viewer("nora")), of: "nora")
        let hugo = LiveListener(.queue(try await world.viewer("hugo")), of: "hugo")
        for listener in [nora, hugo] { #expect(await feed.add(listener)) }
        try await wait(nora, for: .changed)
        _ = hugo.take()
        var draft = RequestDraft("About Hugo", team: "hr")
        draft.confidentiality = ServiceDesk.Request.Confidentiality(concerns: ["hugo"])
        _ = try await world.desk.open(draft, as: try await world.viewer("anna"))
        try await wait(nora, for: .changed)
        #expect(!hugo.take().contains(.changed))
        for listener in [nora, hugo] { await feed.remove(listener) }
    }

    @Test("of a queue are told at once where something happened since they were made")
    func since() async throws {
        let world = try await WebWorld()
        let place = try await world.desk.changes(after: nil, as: .host("test")).next.rawValue.percentEncoded
        // The first page of a process is told once; here it is another one.
        let (feed, other) = (world.site.site.live, listener(1, "wim", isAgent: false))
        #expect(await feed.add(other))
        try await wait(other, for: .changed)
        try await world.browse { browser in
            let bram = browser.being("bram")
            #expect(try await bram.get("/queue").text.contains("/queue/live?after=\(place)"))
            #expect(try await said(bram, "/queue/live?after=\(place)").isEmpty)
            _ = try await world.open()
            for place in [place, "no-place", ""] {
                #expect(try await said(bram, "/queue/live?after=\(place)").first == "event: changed")
            }
        }
        await feed.remove(other)
    }

    @Test("show agents who else has them open, and who writes")
    func presence() async throws {
        let world = try await WebWorld()
        let number = try await world.open().number
        let feed = LiveFeed(world.desk, SiteLimits(), every: .seconds(3_600), lingering: .zero)
        let (bram, lena, anna) = (
            listener(number, "bram"), listener(number, "lena"), listener(number, "anna", isAgent: false)
        )
        for listener in [bram, lena, anna] { #expect(await feed.add(listener)) }
        // Whoever asked is not shown, and is shown nobody.
        #expect(await feed.others(on: number, than: "bram").map(\.name) == ["Lena"])
        #expect(!anna.take().contains(.presence) && bram.take().contains(.presence))
        await feed.note(writingBy: "lena", on: number)
        #expect(await feed.others(on: number, than: "bram").map(\.isWriting) == [true])
        #expect(bram.take().contains(.presence))
        await feed.note(writingBy: "lena", on: number)
        #expect(!bram.take().contains(.presence), "Another letter is no news.")
        await feed.note(writingBy: "hugo", on: number)
        #expect(await feed.others(on: number, than: "bram").count == 1)
        await feed.remove(lena)
        #expect(await feed.others(on: number, than: "bram").isEmpty)
        for listener in [bram, anna] { await feed.remove(listener) }
    }

    @Test("are as many as there is room for, and few of one person")
    func limits() async throws {
        var limits = SiteLimits()
        (limits.livePages, limits.livePagesOfOne) = (3, 2)
        let feed = LiveFeed(try await WebWorld().desk, limits, every: .seconds(3_600))
        let pages = ["anna", "anna", "anna", "wim", "bram"].map { listener(1, Person.ID($0)) }
        var admitted: [Bool] = []
        for page in pages { admitted.append(await feed.add(page)) }
        #expect(admitted == [true, true, false, true, false])
        await feed.remove(pages[0])
        #expect(await feed.add(pages[4]))
        for page in pages { await feed.remove(page) }
    }
}
