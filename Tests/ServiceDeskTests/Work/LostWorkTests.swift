import ServiceDesk
import ServiceDeskTesting
import Testing

/// What a reader of the code found could go wrong.
@Suite("Work between teams, where it could be lost")
struct LostWorkTests {
    @Test("an obligation whose opening is cancelled midway is opened by whoever comes next, for everybody")
    func cancelled() async throws {
        let people = (0..<300).map { Person.ID("p\($0)") }
        let company = try await Company(
            saving: [Company.office] + people.map { .person(Person(id: $0, name: $0.rawValue)) }
                + [.team(Team(id: "tous", name: "Tous", members: people.map { .init($0) }))]
        ) { $0.notices = nil }
        let rule = DateRule(from: try #require(CalendarDate("2026-03-31")), at: .close, by: "office")
        _ = try await company.desk.define(
            Obligation(
                "heures", "Heures", by: [.members(of: "tous")], to: .team("hr"), contact: "nora", team: "hr", due: rule,
                opensAhead: 40 * 86_400),
            as: Company.host)
        // Fewer times than work is tried.
        for _ in 0..<5 {
            let run = Task { try await company.desk.runOnce() }
            await Task.yield()
            run.cancel()
            _ = await run.result
            company.clock.advance(bySeconds: 120)
        }
        try await company.desk.runOnce()
        var query = RequestQuery(viewer: Company.host, limit: 1_000)
        query.filter.kinds = [.obligation]
        let opened = try await company.desk.page(query).requests.compactMap(\.obligation?.obligor)
        #expect(opened.count == 300 && Set(opened).count == 300)
    }

    @Test("somebody for whom nothing can be opened keeps nobody else from owing")
    func oneOfMany() async throws {
        let company = try await Company(
            saving: [Company.office, .supplier(Supplier(id: "acme", name: "Acme"))]) { $0.notices = nil }
        let rule = DateRule(from: try #require(CalendarDate("2026-03-31")), at: .close, by: "office")
        var obligation = Obligation(
            "heures", "Heures", by: [.party(.person("anna")), .party(.person("rita"))], to: .team("hr"),
            contact: "nora", team: "hr", due: rule, opensAhead: 40 * 86_400)
        obligation.obligors.insert(.party(.team("it")), at: 0)
        _ = try await company.desk.define(obligation, as: Company.host)
        try await company.store.save([.person(Person(id: "nora", name: "Nora"))])
        try await company.desk.runOnce()
        #expect(try await company.all().count == 3)
        #expect(try await company.desk.obligations(as: Company.host).isEmpty)
    }

    @Test("a part opens on its day however many days others wait for")
    func manyDays() async throws {
        let parts = (0..<12).map { index in
            RequestTemplate.Part(
                "p\(index)", RequestDraft("Étape \(index)", team: "it"), ahead: Int64(12 - index) * Onboarding.day)
        }
        let scene = try await Onboarding(Onboarding.template { $0.parts = parts })
        let date = scene.company.clock.now().advanced(bySeconds: 20 * Onboarding.day)
        let parent = try await scene.open(on: date)
        for _ in 0..<21 {
            try await scene.company.desk.runOnce()
            scene.company.clock.advance(bySeconds: Onboarding.day)
        }
        #expect(try await scene.names(parent).count == 12)
    }

    @Test("nobody has two voices: who is asked answers for themselves, and a delegate for one of those asked")
    func voices() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.asked(["rita", "wim"], needed: 2)
        #expect(try await scene.refusal { try await scene.decide(request, by: "wim", for: "rita") } == .notPermitted)
        try await scene.decide(request, by: "wim")
        try await scene.decide(request, by: "rita")
        #expect(try await scene.company.now(request).approvals[0].outcome == .approved)
        // Eva acts for Wim, and for Rita.
        try await scene.company.save([
            .delegation(
                Delegation(
                    id: "rita-eva", from: "rita", to: "eva", starts: scene.company.clock.now(),
                    ends: scene.company.clock.now().advanced(bySeconds: 86_400)))
        ])
        let another = try await scene.asked(["rita", "wim", "hugo"], needed: 2)
        try await scene.decide(another, by: "eva", for: "wim")
        #expect(try await scene.refusal { try await scene.decide(another, by: "eva", for: "rita") } == .notPermitted)
        let kept = try await scene.company.now(another)
        #expect(kept.approvals[0].votes.map(\.delegate) == ["eva"] && kept.approvals[0].isOpen)
    }

    @Test("what waits for a request that was merged waits for that into which it went")
    func merged() async throws {
        let company = try await Company()
        let bram = try await company.viewer("bram")
        let (waiting, first, second) = (
            try await company.open("Compte"), try await company.open("Câble"), try await company.open("Même câble")
        )
        _ = try await company.desk.wait(.id(waiting.id), for: .id(first.id), as: bram)
        _ = try await company.desk.merge(.id(first.id), into: .id(second.id), as: bram)
        try await company.desk.runOnce()
        #expect(try await company.now(waiting).state == .pending)
        _ = try await company.perform(.resolve(.fixed), on: second, by: "bram")
        try await company.desk.runOnce()
        #expect(try await company.now(waiting).state == .open)
    }

    @Test("what waits for its requester by now is not taken out of that")
    func otherwise() async throws {
        let company = try await Company()
        let bram = try await company.viewer("bram")
        let (waiting, other) = (try await company.open("Compte"), try await company.open("Câble"))
        _ = try await company.perform(.hold(Pending(.evidence, waitingFor: .requester)), on: waiting, by: "bram")
        _ = try await company.desk.wait(.id(waiting.id), for: .id(other.id), as: bram)
        _ = try await company.perform(.resolve(.fixed), on: other, by: "bram")
        try await company.desk.runOnce()
        #expect(try await company.now(waiting).pending == Pending(.evidence, waitingFor: .requester))
    }
}
