import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("What a desk shows to whom")
struct AccessTests {
    @Test("every door gives the same answer: item, timeline, list, count")
    func everyDoor() async throws {
        let company = try await Company()
        let world = try await AccessWorld(in: company.store)
        let everything = try await company.store.page(RequestQuery(viewer: .host("test"), limit: 1_000)).requests
        #expect(everything.count > 300 && world.actors.count >= 14)
        for actor in world.actors where actor.description != "a lead before the glass closes" {
            // The glass closes at an instant: the desk's clock stands there for all.
            company.clock.set(actor.viewer.isHost ? company.clock.now() : actor.viewer.now)
            let visible = world.reference.visible(to: actor)
            var (items, timelines): (Set<Request.Number>, Set<Request.Number>) = ([], [])
            for request in everything where request.number % 7 == 0 {
                let item = try await company.refusal {
                    _ = try await company.desk.request(.id(request.id), as: actor.viewer)
                }
                let events = try await company.refusal {
                    _ = try await company.desk.timeline(of: .id(request.id), as: actor.viewer)
                }
                #expect(item == nil || item == .notFound)
                if item == nil { items.insert(request.number) }
                if events == nil { timelines.insert(request.number) }
            }
            #expect(items == visible.filter { $0 % 7 == 0 }, "items for \(actor)")
            #expect(timelines == items, "timelines for \(actor)")
            let page = try await company.desk.page(RequestQuery(viewer: actor.viewer, limit: 1_000))
            #expect(Set(page.requests.map(\.number)) == visible, "the list for \(actor)")
            let count = try await company.desk.counts(CountQuery(viewer: actor.viewer)).first?.count ?? 0
            #expect(count == visible.count, "the count for \(actor)")
        }
    }

    @Test("what is not visible is as if it were not there, to every command")
    func invisible() async throws {
        let company = try await Company()
        let request = try await company.open("Secret", team: "hr")
        let bram = try await company.viewer("bram")
        func refusal(on reference: RequestReference, _ command: RequestCommand) async throws -> Rejection? {
            do {
                _ = try await company.desk.perform(command, on: reference, as: bram)
                return nil
            } catch let rejection as Rejection {
                return rejection
            }
        }
        for command in [.take, .tag(["a"]), .resolve(.fixed), .breakGlass(reason: "x"), .resume] as [RequestCommand] {
            let hidden = try await refusal(on: .id(request.id), command)
            let absent = try await refusal(on: .number(99), command)
            #expect(hidden != nil && hidden == absent, "\(command.action)")
        }
    }

    @Test("links to requests that one may not see are not shown, nor is their making")
    func links() async throws {
        let company = try await Company()
        let (ours, theirs) = (try await company.open(), try await company.open("Plainte", team: "hr"))
        let (bram, host) = (try await company.viewer("bram"), Viewer.host("test"))
        try await company.desk.link(.id(ours.id), .causedBy, .id(theirs.id), as: host)
        #expect(try await company.desk.request(.id(ours.id), as: host).links.count == 1)
        #expect(try await company.desk.request(.id(ours.id), as: bram).links.isEmpty)
        #expect(try await company.desk.page(RequestQuery(viewer: bram)).requests.first?.links.isEmpty == true)
        let search = SearchQuery(viewer: bram, text: SearchText("imprimante"))
        #expect(try await company.desk.search(search).first?.links.isEmpty == true)
        let timeline = try await company.desk.timeline(of: .id(ours.id), as: bram)
        #expect(timeline.map(\.version) == [1])
        #expect(try await company.desk.timeline(of: .id(ours.id), as: host).map(\.version) == [1, 2])
        // The agent who changes it does not learn of the link either.
        #expect(try await company.perform(.take, on: ours, by: "bram").links.isEmpty)
    }

    @Test("those who take part see the public side only")
    func participants() async throws {
        let company = try await Company()
        let request = try await company.open()
        for command in [.tag(["difficult-customer"]), .handOver("acme"), .note(Deciding().message("Geheim"))]
            as [RequestCommand]
        {
            _ = try await company.perform(command, on: request, by: "bram")
        }
        try await company.desk.reply("Nous regardons.", to: .id(request.id), as: try await company.viewer("bram"))
        let anna = try await company.viewer("anna")
        let seen = try await company.desk.request(.id(request.id), as: anna)
        #expect(seen.noteCount == 0 && seen.handover == nil && seen.grants.isEmpty)
        let kinds = try await company.desk.timeline(of: .id(request.id), as: anna).map(\.event.isPublic)
        #expect(kinds == [true, true, true], "the opening, the reply, and that it was taken up")
        let seenByAgent = try await company.desk.request(.id(request.id), as: try await company.viewer("eva"))
        #expect(seenByAgent.tags == ["difficult-customer"] && seenByAgent.noteCount == 1)
    }

    @Test("a supplier sees what came with or after the handover")
    func supplier() async throws {
        let company = try await Company()
        let request = try await company.open()
        let tess = try await company.viewer("tess")
        let before = try await company.refusal { _ = try await company.desk.request(.id(request.id), as: tess) }
        #expect(before == .notFound)
        _ = try await company.perform(.handOver("acme"), on: request, by: "bram")
        try await company.desk.note("Voilà les plans.", on: .id(request.id), as: try await company.viewer("bram"))
        #expect(try await company.desk.timeline(of: .id(request.id), as: tess).map(\.version) == [2, 3])
        try await company.desk.note("Reçu.", on: .id(request.id), as: tess)
        let other = try await company.viewer("otto")
        let others = try await company.refusal { _ = try await company.desk.request(.id(request.id), as: other) }
        #expect(others == .notFound)
        _ = try await company.perform(.handOver(nil), on: request, by: "bram")
        let after = try await company.refusal { _ = try await company.desk.timeline(of: .id(request.id), as: tess) }
        #expect(after == .notFound)
    }

    @Test("whoever hands a request on still gets the answer, and no later one")
    func handingOn() async throws {
        let company = try await Company()
        let request = try await company.open()
        let moved = try await company.perform(.assign(team: "hr"), on: request, by: "bram")
        #expect(moved.team == "hr" && moved.version == 2 && moved.number == request.number)
        let bram = try await company.viewer("bram")
        let later = try await company.refusal { _ = try await company.desk.request(.id(request.id), as: bram) }
        #expect(later == .notFound)
        let forAnother = RequestDraft("Pour Rita", requester: "rita", team: "hr")
        #expect(try await company.desk.open(forAnother, as: bram).number == 2)
        let watched = try await company.desk.open(
            RequestDraft("x", watchers: ["wim"], team: "hr"), as: try await company.viewer("anna"))
        #expect(try await company.perform(.unwatch("wim"), on: watched, by: "wim").version == 2)
    }

    @Test("broken glass: a lead, a reason, an hour, in the journal; not on one’s own matter")
    func breakGlass() async throws {
        let company = try await Company()
        let request = try await company.open("Plainte", team: "hr")
        for (person, reason, code) in [
            ("bram", "Curieux", .notFound), ("anna", "Je veux voir", .notFound), ("lena", "  ", .invalidField),
        ] as [(Person.ID, String, Rejection.Code)] {
            let refusal = try await company.refusal {
                _ = try await company.perform(.breakGlass(reason: reason), on: request, by: person)
            }
            #expect(refusal == code, "\(person)")
        }
        let open = try await company.perform(.breakGlass(reason: "Hugo est malade."), on: request, by: "lena")
        #expect(open.grants == [.init(person: "lena", until: company.clock.now().advanced(bySeconds: 3_600))])
        let lena = try await company.viewer("lena")
        let query = RequestQuery(viewer: lena)
        company.clock.advance(bySeconds: 3_599)
        #expect(try await company.desk.page(query).requests.count == 1)
        company.clock.advance(bySeconds: 1)
        // The viewer was made when the glass was open; the desk's clock decides, not the viewer's.
        let late = try await company.refusal { _ = try await company.desk.request(.id(request.id), as: lena) }
        #expect(late == .notFound)
        #expect(try await company.desk.page(query).requests.isEmpty)
        #expect(try await company.desk.counts(CountQuery(viewer: lena)).isEmpty)
        #expect(try await company.desk.search(SearchQuery(viewer: lena, text: SearchText("plainte"))).isEmpty)
        #expect(try await company.journal(of: request).last?.actor == .person("lena"))
        let about = try await company.desk.open(
            RequestDraft("Lena", team: "hr", confidentiality: .init(concerns: ["lena"])),
            as: try await company.viewer("anna"))
        let own = try await company.refusal {
            _ = try await company.perform(.breakGlass(reason: "Moi ?"), on: about, by: "lena")
        }
        #expect(own == .notFound)
    }

    @Test("a confidential service makes confidential requests")
    func confidentialService() async throws {
        let company = try await Company()
        let draft = RequestDraft("Harcèlement", service: "complaint")
        let request = try await company.desk.open(draft, as: try await company.viewer("hugo"))
        #expect(request.confidentiality != nil)
        try await company.desk.note("À Nora.", on: .id(request.id), as: try await company.viewer("nora"))
        let hugo = try await company.viewer("hugo")
        #expect(
            try await company.desk.timeline(of: .id(request.id), as: hugo).map(\.version) == [1], "his own: no notes")
        let bram = try await company.viewer("bram")
        let stranger = try await company.refusal { _ = try await company.desk.request(.id(request.id), as: bram) }
        #expect(stranger == .notFound)
    }
}
