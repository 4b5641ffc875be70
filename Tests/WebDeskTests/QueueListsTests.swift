import HTTPTypes
import ServiceDesk
import ServiceDeskTesting
import Testing

@testable import WebDesk

@Suite("Lists of the queue that are kept, and colleagues who are mentioned") struct QueueListsTests {
    private let world: WebWorld

    init() async throws { world = try await WebWorld() }

    @Test("whoever chooses another language stays at the list that they see")
    func language() async throws {
        _ = try await world.open()
        try await world.browse { browser in
            let bram = browser.being("bram")
            #expect(try await bram.get("/queue?view=mine").text.contains(#"name="next" value="/queue?view=mine""#))
            let chosen = try await bram.post("/language", ["language": "nl", "next": "/queue?view=mine"])
            #expect(chosen.location == "/queue?view=mine")
            // What the page asks for again is the list as it is understood.
            #expect(try await bram.get("/queue").text.contains(#"data-page="/queue?view=team&amp;order=due""#))
        }
    }

    @Test("a list is kept for oneself or for a team, found at the side with its count, and removed")
    func keeping() async throws {
        _ = try await world.open()
        try await world.browse { browser in
            let (bram, lena, hugo) = (browser.being("bram"), browser.being("lena"), browser.being("hugo"))
            let state = "view=team&order=due&priority=4"
            #expect(try await !bram.get("/queue").text.contains("Low <"))
            for (name, team) in [("Low <ones>", ""), ("Ours", "it")] {
                let kept = try await bram.post("/queue/views", ["state": state, "name": name, "for": team])
                #expect(kept.location == "/queue?\(state)")
            }
            let page = try await bram.get("/queue?\(state)").text
            #expect(page.contains("Low &lt;ones&gt;") && page.contains("Ours <small>IT</small>"))
            #expect(try await lena.get("/queue").text.contains("Ours"))
            #expect(try await !lena.get("/queue").text.contains("Low &lt;ones"))
            #expect(try await !hugo.get("/queue").text.contains("Ours"))
            // The same name again is the same list.
            _ = try await lena.post("/queue/views", ["state": "view=mine", "name": "Ours", "for": "it"])
            let views = try await world.site.site.views.views(for: try await world.viewer("bram"))
            #expect(views.map(\.name) == ["Low <ones>", "Ours"])
            #expect(views.last?.link == QueueState(link: "view=mine").link())
            let foreign = try await hugo.post("/queue/views/\(views[1].id)/remove")
            #expect(foreign.status == .notFound)
            #expect(try await lena.post("/queue/views/\(views[0].id)/remove").status == .notFound)
            #expect(try await lena.post("/queue/views/\(views[1].id)/remove").location == "/queue")
            #expect(try await world.site.site.views.views(for: try await world.viewer("bram")).count == 1)
        }
    }

    @Test("a list needs a name, is for no foreign team, and there is an end to them")
    func limits() async throws {
        try await world.browse { browser in
            let bram = browser.being("bram")
            for name in ["", "   ", String(repeating: "x", count: 61), "a\u{7}b"] {
                let answer = try await bram.post("/queue/views", ["state": "", "name": name])
                #expect(answer.status == .unprocessableContent, "\(name)")
            }
            #expect(try await bram.post("/queue/views", ["state": "", "name": "x", "for": "hr"]).status == .forbidden)
            for index in 1...SavedViews.maximumCount {
                let answer = try await bram.post("/queue/views", ["state": "", "name": "n\(index)"])
                #expect(answer.status == .seeOther)
            }
            #expect(try await bram.post("/queue/views", ["state": "", "name": "more"]).status == .contentTooLarge)
            #expect(try await bram.post("/queue/views", ["state": "view=all", "name": "n1"]).status == .seeOther)
        }
    }

    @Test("what no list can be is no part of one, and one that nobody can read keeps nobody from the queue")
    func damaged() async throws {
        _ = try await world.open()
        let long = String(repeating: "t", count: 5_000)
        try await world.browse { browser in
            let bram = browser.being("bram")
            for (name, state) in [
                ("nul", "view=team&tag=%00x&service=a%00"), ("long", "view=team&tag=\(long)"), ("empty", "tag="),
                ("none", "%%%"), ("other", "view=nowhere&order=x&priority=9&kind=y"),
            ] {
                let kept = try await bram.post("/queue/views", ["state": state, "name": name])
                #expect(kept.location == "/queue?\(QueueState(link: "").link())", "\(name)")
            }
            let item = WorkItem(
                "saved-view:other", dueAt: world.clock.now().advanced(bySeconds: 9),
                task: try WorkTask(SavedViews.kind, ["of": "another version"]))
            try await world.desk.plan([.schedule(item)], as: .host("test"))
            _ = try await bram.post("/queue/views", ["state": "", "name": "last"])
            let page = try await bram.get("/queue")
            #expect(page.status == .ok && page.text.contains(">last<"))
        }
    }

    @Test("an erased person’s lists go with them")
    func erasing() async throws {
        let views = world.site.site.views
        for (owner, person) in [(.person("bram"), "bram"), (.team("it"), "lena")] as [(SavedViews.Owner, Person.ID)] {
            let view = SavedViews.View(owner: owner, name: "Mine", link: "view=mine")
            try await views.save(view, as: try await world.viewer(person))
        }
        _ = try await world.desk.erase("bram", as: .host("test"))
        let left = try await world.desk.work(WorkQuery(.all, kinds: [SavedViews.kind]), as: .host("test")).records
        #expect(try left.map { try $0.item.task.decode(SavedViews.View.self).owner } == [.team("it")])
    }

    // MARK: Mentions

    private func lastNote() async throws -> Message? {
        try await world.desk.timeline(of: 1, as: .host("test")).last?.event.message
    }

    @Test("a note names those who are ticked and those behind an “@”, and says so to those who read it")
    func mentioning() async throws {
        _ = try await world.open()
        try await world.browse { browser in
            let bram = browser.being("bram")
            #expect(try await bram.get("/requests/1").text.contains(#"name="mention" value="lena""#))
            #expect(try await !browser.being("anna").get("/requests/1").text.contains(#"name="mention""#))
            let ticked = try await bram.post(
                "/requests/1/reply", ["text": "Look.", "note": "1", "mention": "lena", "key": "a"])
            #expect(ticked.location == "/requests/1?done=noted#end")
            #expect(try await lastNote()?.mentions == ["lena"])
            #expect(try await bram.get("/requests/1").text.contains("@ Lena"))
            _ = try await bram.post("/requests/1/reply", ["text": "Thanks @LENA!", "note": "1", "key": "b"])
            #expect(try await lastNote()?.mentions == ["lena"])
            for text in ["x@lena.example", "@lenaXY", "@anna", "@", "@@"] {
                _ = try await bram.post("/requests/1/reply", ["text": text, "note": "1", "key": text])
                let note = try await lastNote()
                #expect(note?.text == text && note?.mentions == [])
            }
            let reply = try await bram.post("/requests/1/reply", ["text": "Hm.", "mention": "lena", "key": "d"])
            #expect(reply.status == .unprocessableContent && reply.text.contains(#"value="lena" checked"#))
            let many = String(repeating: "@", count: 100_000) + "@lena"
            _ = try await bram.post("/requests/1/reply", ["text": many, "note": "1", "key": "e"])
            #expect(try await lastNote()?.mentions == [])
            let wrong = try await bram.post(
                "/requests/1/reply", ["text": "Hm.", "note": "1", "mention": "anna", "key": "c"])
            #expect(wrong.status == .unprocessableContent && wrong.text.contains(">Hm.</textarea>"))
        }
    }

    @Test("of two with the same first name the whole name says which")
    func sameNames() {
        let people = [
            Person(id: "lena", name: "Lena Maes"), Person(id: "lp", name: "Lena Peeters"),
            Person(id: "o", name: "Óscar"),
        ]
        let mentions = Mentions(among: people)
        #expect(mentions.people(in: "@Peter kijk", and: []) == [])
        #expect(mentions.people(in: "(@lena peeters) en @ÓSCAR.", and: []) == ["lp", "o"])
        #expect(mentions.people(in: "@Lena Maes, @lp", and: ["o"]) == ["lena", "lp", "o"])
        // An id means one alone, and a longer name somebody else.
        #expect(mentions.people(in: "@lena", and: []) == ["lena"])
        #expect(mentions.people(in: "@Óscar-Luis @lp's", and: []) == [])
    }
}
