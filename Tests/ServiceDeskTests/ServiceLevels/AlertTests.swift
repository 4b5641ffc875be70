import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Warnings, breaches and escalations")
struct AlertTests {
    /// Resolved within 100 minutes, real time.
    private static func target(
        _ metric: SLAMetric = .resolution, warnings: [Int] = [], escalations: [Escalation] = [],
        choices: ClockChoices = ClockChoices()
    ) -> SLATarget {
        SLATarget(
            metric, within: .elapsed(.seconds(6_000)), name: "goal", warnings: warnings, escalations: escalations,
            choices: choices)
    }

    private func company(_ targets: SLATarget..., saving extra: [DirectoryEntry] = []) async throws -> Company {
        let policy = PriorityPolicy(id: "p", title: "P", rules: [.init(aims: targets.map { .init($0) })])
        return try await Company(saving: [.policy(policy)] + extra)
    }

    private func minutes(_ count: Int64, _ company: Company) async throws -> [WorkResult] {
        company.clock.advance(bySeconds: count * 60)
        return try await company.runOnce()
    }

    /// What the clocks told, without promises.
    private func told(_ request: Request, _ company: Company) async throws -> [String] {
        try await company.journal(of: request).compactMap { recorded in
            switch recorded.event {
            case .warned(let alert): "warned \(alert.share)"
            case .breached(let alert): "breached \(alert.share)"
            case .escalated(let escalation): "level \(escalation.level) \(escalation.recipient)"
            default: nil
            }
        }
    }

    @Test("are told once each, in order, and never early")
    func once() async throws {
        let company = try await company(
            Self.target(warnings: [50, 80], escalations: [.init(at: 100, to: .leads), .init(at: 150, to: .leads)]))
        let request = try await company.open()
        #expect(try await minutes(49, company).isEmpty)
        var expected: [String] = []
        for (wait, more) in [
            (1, ["warned 50"]), (30, ["warned 80"]), (20, ["breached 100", "level 1 leads"]), (50, ["level 2 leads"]),
        ] {
            company.clock.advance(bySeconds: Int64(wait) * 60 - 1)
            #expect(try await company.runOnce().isEmpty)
            company.clock.advance(bySeconds: 1)
            #expect(try await company.runOnce().map(\.outcome) == [.done])
            expected += more
            #expect(try await told(request, company) == expected)
        }
        #expect(try await minutes(10_000, company).isEmpty)
        #expect(try await company.work(.about(request.id)).isEmpty)
        let breach = try await company.journal(of: request).first { $0.event.name == "breached" }
        #expect(breach?.actor == .host("service levels"))
        #expect(breach?.event == .breached(
            ClockAlert(
                "goal", cycle: 1, share: 100, since: request.openedAt.advanced(bySeconds: 6_000),
                due: request.openedAt.advanced(bySeconds: 6_000))))
    }

    @Test("that came due together are told by the weightiest; a runner that comes late misses none")
    func late() async throws {
        let company = try await company(Self.target(warnings: [50, 80], escalations: [.init(at: 100, to: .leads)]))
        let (warned, breached) = (try await company.open(), try await company.open())
        _ = try await company.perform(.hold(Pending(.approval, waitingFor: .nobody)), on: warned, by: "bram")
        _ = try await minutes(200, company)
        #expect(try await told(warned, company).isEmpty)
        #expect(try await told(breached, company) == ["breached 100", "level 1 leads"])
        _ = try await company.perform(.resume, on: warned, by: "bram")
        _ = try await minutes(90, company)
        #expect(try await told(warned, company) == ["warned 80"])
    }

    @Test("that are due are told by whoever does something first; the runner does not tell them again")
    func byCommand() async throws {
        let company = try await company(Self.target(warnings: [50]))
        let (noted, resolved) = (try await company.open(), try await company.open())
        company.clock.advance(bySeconds: 4_000)
        _ = try await company.perform(.tag(["vip"]), on: noted, by: "bram")
        #expect(try await told(noted, company) == ["warned 50"])
        company.clock.advance(bySeconds: 2_001)
        _ = try await company.perform(.resolve(.fixed), on: resolved, by: "bram")
        #expect(try await told(resolved, company) == ["breached 100"])
        #expect(try await company.runOnce().map(\.outcome) == [.done])
        #expect(try await told(noted, company) == ["warned 50", "breached 100"])
        #expect(try await told(resolved, company) == ["breached 100"])
    }

    @Test("are not told of what was reached at the very instant, nor of what is resolved")
    func inTime() async throws {
        let company = try await company(Self.target(warnings: [50]))
        let request = try await company.open()
        company.clock.advance(bySeconds: 6_000)
        _ = try await company.perform(.resolve(.fixed), on: request, by: "bram")
        #expect(try await minutes(1_000, company).isEmpty)
        #expect(try await told(request, company).isEmpty)
    }

    @Test("come again for another cycle, and for another goal where nothing was missed yet")
    func again() async throws {
        let company = try await company(Self.target(.periodicUpdate, warnings: [50]))
        let request = try await company.open()
        _ = try await minutes(60, company)
        try await company.desk.reply("On regarde.", to: .id(request.id), as: try await company.viewer("bram"))
        _ = try await minutes(60, company)
        #expect(try await told(request, company) == ["warned 50", "warned 50"])
        var longer = Self.target(.periodicUpdate, warnings: [50])
        longer.goal = .elapsed(.seconds(12_000))
        try await company.store.save([
            .policy(PriorityPolicy(id: "p", title: "P", rules: [.init(aims: [.init(longer)])]))
        ])
        company.desk.refreshDirectory()
        try await company.desk.applyServiceLevels(to: .id(request.id), as: Company.host)
        #expect(try await minutes(39, company).isEmpty)
        _ = try await minutes(1, company)
        #expect(try await told(request, company) == ["warned 50", "warned 50", "warned 50"])
    }

    @Test("of a functional escalation give the request to the other team, with its policies")
    func functional() async throws {
        let company = try await company(
            Self.target(escalations: [.init(at: 50, to: .team("hr")), .init(at: 60, to: .team("gone"))]))
        let request = try await company.open()
        _ = try await company.perform(.take, on: request, by: "bram")
        _ = try await minutes(50, company)
        let moved = try await company.desk.request(.id(request.id), as: Company.host)
        #expect(moved.team == "hr" && moved.agent == nil && moved.transferCount == 1)
        // A team that is gone helps nobody; those who have it now are told.
        _ = try await minutes(10, company)
        #expect(try await told(request, company) == ["level 1 team:hr", "level 2 leads"])
    }

    @Test("of an escalation to and fro end: a level is reached once, whatever targets it brings")
    func toAndFro() async throws {
        func rule(_ team: Team.ID, _ hours: Int64, _ share: Int, _ other: Team.ID) -> PriorityPolicy.Rule {
            .init(
                .init(teams: [team]),
                aims: [
                    .init(
                        SLATarget(
                            .resolution, within: .elapsed(.seconds(hours * 3_600)), name: "goal",
                            escalations: [.init(at: share, to: .team(other))]))
                ])
        }
        let policy = PriorityPolicy(id: "p", title: "P", rules: [rule("it", 4, 50, "hr"), rule("hr", 5, 20, "it")])
        let company = try await Company(saving: [.policy(policy)])
        let request = try await company.open()
        _ = try await minutes(120, company)
        #expect(try await told(request, company) == ["level 1 team:hr"])
        _ = try await minutes(60, company)
        #expect(try await told(request, company) == ["level 1 team:hr"])
    }

    @Test("of two functional escalations that are due at once ask the policies of both teams")
    func functionalWithPolicies() async throws {
        func target(_ name: SLATarget.Name, _ team: Team.ID) -> SLATarget {
            SLATarget(
                .resolution, within: .elapsedTime(3_600), name: name, escalations: [.init(at: 50, to: .team(team))])
        }
        let company = try await company(
            target("a", "hr"), target("b", "it2"),
            saving: [
                .team(Team(id: "hr", name: "HR", members: [.init("hugo")], assignment: "round-robin")),
                .team(Team(id: "it2", name: "IT 2", members: [.init("eva")], assignment: "round-robin")),
            ])
        let request = try await company.open()
        // Nobody was there when they came due.
        _ = try await minutes(60, company)
        _ = try await company.runOnce()
        let after = try await company.desk.request(.id(request.id), as: Company.host)
        #expect(after.team == "it2" && after.agent == "eva")
        #expect(try await told(request, company).filter { $0.hasPrefix("level") }.count == 2)
        let assigned = try await company.journal(of: request).compactMap { recorded -> Person.ID? in
            if case .assigned(_, let agent) = recorded.event { agent } else { nil }
        }
        #expect(assigned == ["hugo", "eva"])
    }

    @Test("that the old target came to are told before another one is in force")
    func oldTarget() async throws {
        let policy = PriorityPolicy(
            id: "p", title: "P",
            rules: [.init(.init(impacts: [.low]), aims: []), .init(aims: [.init(Self.target())])])
        let company = try await Company(saving: [.policy(policy)])
        let request = try await company.open()
        company.clock.advance(bySeconds: 7_000)
        _ = try await company.perform(.classify(impact: .low), on: request, by: "bram")
        #expect(try await told(request, company) == ["breached 100"])
    }

    @Test("of a hierarchical escalation make those watch who are told and could not see it")
    func hierarchical() async throws {
        let managed = Person(id: "bram", name: "Bram", manager: "rita")
        let company = try await company(
            Self.target(escalations: [
                .init(at: 10, to: .manager), .init(at: 20, to: .manager), .init(at: 30, to: .person("wim")),
                .init(at: 40, to: .person("lena")),
            ]), saving: [.person(managed)])
        let request = try await company.open()
        _ = try await minutes(10, company)
        _ = try await company.perform(.take, on: request, by: "bram")
        _ = try await minutes(30, company)
        #expect(try await told(request, company) == [
            "level 1 leads", "level 2 person:rita", "level 3 person:wim", "level 4 person:lena",
        ])
        // lena leads the team: she answers, and is none of those who ask.
        let seen = try await company.desk.request(.id(request.id), as: try await company.viewer("rita"))
        #expect(seen.watchers == ["rita", "wim"] && seen.course?.progress.isEmpty == true)
    }

    @Test("show a confidential matter to nobody")
    func confidential() async throws {
        let company = try await company(
            Self.target(escalations: [
                .init(at: 50, to: .person("wim")), .init(at: 60, to: .team("it")), .init(at: 70, to: .person("gone")),
            ]))
        var draft = RequestDraft("Une plainte", text: "…", service: "complaint")
        draft.requester = "anna"
        let request = try await company.desk.open(draft, as: try await company.viewer("anna"))
        _ = try await minutes(50, company)
        #expect(try await told(request, company) == ["level 1 person:wim"])
        // A whole team would see it; who has left helps nobody.
        _ = try await minutes(20, company)
        #expect(try await told(request, company) == ["level 1 person:wim", "level 2 leads", "level 3 leads"])
        #expect(try await company.desk.request(.id(request.id), as: Company.host).team == "hr")
        #expect(try await company.refusal {
            _ = try await company.desk.request(.id(request.id), as: try await company.viewer("wim"))
        } == .notFound)
    }

    @Test("are nothing that requesters read")
    func privacy() async throws {
        let company = try await company(Self.target(warnings: [50]))
        let request = try await company.open()
        _ = try await minutes(200, company)
        let read = try await company.desk.timeline(of: .id(request.id), as: try await company.viewer("anna"))
        #expect(!read.contains { ["warned", "breached", "escalated", "targeted"].contains($0.event.name) })
    }

    @Test("with a clock whose hours are gone stop nobody from working")
    func withoutHours() async throws {
        let lost = SLATarget(.resolution, within: .serviceHours(1), calendar: "gone", warnings: [50])
        let company = try await company(lost, Self.target(.firstResponse))
        let request = try await company.open()
        _ = try await minutes(100, company)
        #expect(try await told(request, company) == ["breached 100"])
        _ = try await company.perform(.resolve(.fixed), on: request, by: "bram")
    }

    @Test("are the same whether the runner comes every minute, at random, or after all", arguments: UInt64(0)..<20)
    func whenever(seed: UInt64) async throws {
        var told: [[String]] = []
        for pace in 0..<3 {
            let company = try await company(
                Self.target(warnings: [30], escalations: [.init(at: 120, to: .leads)]),
                SLATarget(.firstResponse, within: .elapsed(.seconds(1_800)), warnings: [50]),
                SLATarget(.nextResponse, within: .elapsed(.seconds(1_200))))
            var (script, looks) = (SeededGenerator(seed: seed), SeededGenerator(seed: seed &+ UInt64(pace) &+ 100))
            let request = try await company.open()
            for _ in 0..<150 {
                let isDone = try await company.desk.request(.id(request.id), as: Company.host).state == .resolved
                if isDone { break }
                switch Int.random(in: 0..<40, using: &script) {
                case 0: try await company.desk.reply("Ja.", to: .id(request.id), as: try await company.viewer("bram"))
                case 1: try await company.desk.reply("Et ?", to: .id(request.id), as: try await company.viewer("anna"))
                case 2: _ = try await company.perform(.resolve(.fixed), on: request, by: "bram")
                default: break
                }
                company.clock.advance(bySeconds: 60)
                let isTime = pace == 0 || pace == 1 && Int.random(in: 0..<5, using: &looks) == 0
                if isTime { _ = try await company.runOnce() }
            }
            _ = try await company.runOnce()
            told.append(try await breaches(request, company))
        }
        #expect(told[0] == told[1] && told[0] == told[2], "seed \(seed)")
    }

    /// What was missed, when it was.
    private func breaches(_ request: Request, _ company: Company) async throws -> [String] {
        try await company.journal(of: request).compactMap { recorded in
            switch recorded.event {
            case .breached(let alert): "\(alert.clock) \(alert.cycle) \(alert.since)"
            case .escalated(let escalation): "level \(escalation.level) \(escalation.alert.since)"
            default: nil
            }
        }.sorted()
    }
}
