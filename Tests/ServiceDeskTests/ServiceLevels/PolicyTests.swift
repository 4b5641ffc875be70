import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Service levels: policies and the desk")
struct PolicyTests {
    private static let aim = SLATarget(.resolution, within: .serviceHours(8), calendar: "always", name: "done")

    /// What the first rule that fits wants of a request; `nil` for none.
    private func goal(
        _ condition: PriorityPolicy.Condition, _ change: (inout SLASubject) -> Void = { _ in }
    ) async throws -> GoalAmount? {
        let company = try await Company()
        var draft = RequestDraft("Écran noir", team: "it", tags: ["vip"], kind: .incident, impact: .high, urgency: .low)
        draft.service = "complaint"
        let request = try await company.desk.open(draft, as: try await company.viewer("anna"))
        var subject = SLASubject(request, department: "ops", language: "nl-BE")
        change(&subject)
        let policy = PriorityPolicy(
            id: "p", title: "P",
            rules: [
                .init(
                    condition, aims: [.init(Self.aim, goals: [.moderate: .serviceHours(2)], other: .serviceHours(9))]),
                .init(aims: [.init(Self.aim)]),
            ])
        return policy.targets(for: subject).first?.goal
    }

    @Test("The first rule that fits wins: by service, team, department, language, kind, impact, urgency, tag")
    func matching() async throws {
        let fitting: [PriorityPolicy.Condition] = [
            .init(), .init(services: ["laptop", "complaint"]), .init(teams: ["it"]), .init(departments: ["ops"]),
            .init(languages: ["nl"]), .init(languages: ["fr", "nl-BE"]), .init(kinds: [.incident]),
            .init(impacts: [.high]), .init(urgencies: [.medium, .low]), .init(tags: ["x", "vip"]),
            .init(services: ["complaint"], teams: ["it"], departments: ["ops"], languages: ["nl"]),
        ]
        for condition in fitting { #expect(try await goal(condition) == .serviceHours(2), "\(condition)") }
        let others: [PriorityPolicy.Condition] = [
            .init(services: ["laptop"]), .init(teams: ["hr"]), .init(departments: ["hr"]), .init(languages: ["n"]),
            .init(languages: ["nl-NL"]), .init(kinds: [.problem]), .init(impacts: [.low]), .init(urgencies: [.high]),
            .init(tags: ["x"]), .init(services: ["complaint"], teams: ["hr"]),
        ]
        for condition in others { #expect(try await goal(condition) == .serviceHours(8), "\(condition)") }
        let unknown = try await goal(.init(departments: ["ops"])) { $0.department = nil }
        #expect(unknown == .serviceHours(8))
        let deciding = Deciding()
        let low = try deciding.apply(
            [.classified(kind: .incident, impact: .low, urgency: .low)], to: try deciding.request(in: .new))
        #expect(try await goal(.init()) { $0.request = low } == .serviceHours(9))
    }

    @Test("Rules, targets and names are checked; a policy is written and read")
    func checked() throws {
        let good = PriorityPolicy(
            id: "p", title: "P",
            rules: [
                .init(
                    .init(services: ["a"], kinds: [.incident], impacts: [.low]),
                    aims: [.init(Self.aim, goals: [.critical: .serviceHours(1)], usesTeamHours: true)])
            ])
        try good.validate()
        #expect(try CanonicalJSON.decode(PriorityPolicy.self, from: try CanonicalJSON.encode(good)) == good)
        var twice = good
        twice.rules[0].aims.append(.init(Self.aim))
        var many = good
        many.rules = Array(repeating: good.rules[0], count: PriorityPolicy.maximumRules + 1)
        var wrong = good
        wrong.rules[0].aims[0].goals[.low] = .serviceHours(0)
        for policy in [twice, many, wrong] { #expect(throws: SLAError.self) { try policy.validate() } }
    }

    // MARK: The desk

    private static let policy = PriorityPolicy(
        id: "standard", title: "Standard",
        rules: [
            .init(
                aims: [
                    .init(
                        SLATarget(.firstResponse, within: .serviceHours(1), calendar: "always", warnings: [50])),
                    .init(aim, goals: [.critical: .serviceHours(1)], other: .serviceHours(8)),
                    .init(
                        SLATarget(.ownership("it"), within: .serviceHours(2), calendar: "always", party: .team("it"))),
                ])
        ])

    private func company(_ policies: [PriorityPolicy] = [policy]) async throws -> Company {
        try await Company(saving: [.calendar(ClockScene.always)] + policies.map { .policy($0) }) {
            $0.policies = policies
        }
    }

    @Test("What policies want is in the journal from the opening on, and again only where the answer changes")
    func recorded() async throws {
        let company = try await company()
        let request = try await company.open()
        #expect(try await company.journal(of: request).map(\.event.name) == ["opened", "targeted", "promised"])
        _ = try await company.perform(.classify(impact: .low), on: request, by: "bram")
        _ = try await company.perform(.note(company.desk.makeMessage("Tiens")), on: request, by: "bram")
        _ = try await company.perform(.classify(impact: .high, urgency: .high), on: request, by: "bram")
        let journal = try await company.journal(of: request)
        let expected = [
            "opened", "targeted", "promised", "classified", "noted", "classified", "targeted", "promised",
        ]
        #expect(journal.map(\.event.name) == expected && journal[6].actor == .host("service levels"))
        let kept = try await company.desk.request(.id(request.id), as: .host("test"))
        #expect(kept.targets.first { $0.name == "done" }?.goal == .serviceHours(1))
        var audit = JournalAudit(of: request.id)
        for event in journal { try audit.check(event) }
        try audit.finish(comparing: kept)
    }

    @Test("Moments come in order, each after the one before: warnings, then what is used up")
    func moments() async throws {
        let company = try await company()
        let request = try await company.open()
        var (at, kinds) = (request.openedAt, [String]())
        while let next = try await company.work(.about(request.id)).first?.nextAt {
            #expect(next > at)
            company.clock.set(next)
            _ = try await company.runOnce()
            kinds += try await company.journal(of: request).filter { $0.at == next }.compactMap { recorded in
                switch recorded.event {
                case .warned(let alert): "\(alert.clock) warning(\(alert.share))"
                case .breached(let alert): "\(alert.clock) breach"
                default: nil
                }
            }
            at = next
        }
        #expect(
            kinds == [
                "firstResponse warning(50)", "firstResponse breach", "ownership of it breach", "done breach",
            ])
    }

    @Test("Who asks sees what is owed to them, and neither what teams owe nor that a note was written")
    func presented() async throws {
        let company = try await company()
        let request = try await company.open()
        _ = try await company.perform(.note(company.desk.makeMessage("Tiens")), on: request, by: "bram")
        let own = try await company.desk.request(.id(request.id), as: try await company.viewer("anna"))
        #expect(own.targets.map(\.name) == ["firstResponse", "done"] && own.course?.marks.count == 1)
        let team = try await company.desk.request(.id(request.id), as: try await company.viewer("bram"))
        #expect(team.targets.count == 3 && team.course?.marks.count == 2)
        let timeline = try await company.desk.timeline(of: .id(request.id), as: try await company.viewer("anna"))
        #expect(!timeline.contains { $0.event.name == "targeted" })
    }

    @Test("An edited policy changes nothing by the way; tried dry it says what would move, and is then applied")
    func whatIf() async throws {
        let company = try await company()
        let requests = [try await company.open(), try await company.open(), try await company.open()]
        _ = try await company.perform(.resolve(.fixed), on: requests[2], by: "bram")
        var edited = Self.policy
        edited.rules[0].aims[1].other = .serviceHours(4)
        let (host, calendars) = (Viewer.host("test"), try await company.store.serviceCalendars())
        let first = try await company.desk.whatIf(.init(policies: [edited]), from: calendars, as: host, limit: 1)
        #expect(first.examined == 1 && first.moves.count == 1 && first.next != nil)
        let moves = try #require(first.moves.first?.moves)
        #expect(moves.map(\.clock) == ["done"])
        #expect(moves[0].before?.due == requests[0].openedAt.advanced(bySeconds: 8 * 3_600))
        #expect(moves[0].after?.due == requests[0].openedAt.advanced(bySeconds: 4 * 3_600))
        let all = try await company.desk.whatIf(.init(policies: [edited]), from: calendars, as: host)
        #expect(all.examined == 2 && all.moves.count == 2 && all.next == nil)
        #expect(
            try await company.refusal {
                _ = try await company.desk.whatIf(
                    .init(), from: calendars, as: try await company.viewer("bram"))
            } == .notPermitted)

        var configuration = company.desk.configuration
        configuration.policies = [edited]
        let desk = Desk(company.store, configuration: configuration)
        _ = try await desk.note("Rien à voir", on: .id(requests[0].id), as: try await company.viewer("bram"))
        #expect(try await desk.request(.id(requests[0].id), as: host).targets[1].goal == .serviceHours(8))
        for request in requests { try await desk.applyServiceLevels(to: .id(request.id), as: host) }
        let goals = try await company.store.requests(requests.map { .id($0.id) }).sorted { $0.number < $1.number }
            .map { $0.targets[1].goal }
        #expect(goals == [.serviceHours(4), .serviceHours(4), .serviceHours(8)], "what is done stays as it was judged")
        let again = try await desk.applyServiceLevels(to: .id(requests[0].id), as: host)
        #expect(again.version == 6)
    }

    @Test("Edited hours are tried dry as well")
    func whatIfHours() async throws {
        let company = try await company()
        let request = try await company.open()
        let closed = ServiceCalendar(id: "always", name: "Toe", hours: ServiceHours(zone: "UTC"))
            .replacing(ClockScene.always, at: company.clock.now())
        let outlook = try await company.desk.whatIf(
            .init(calendars: ServiceCalendars([closed])), from: try await company.store.serviceCalendars(),
            as: .host("test"))
        #expect(outlook.moves.first?.request.id == request.id)
        #expect(outlook.moves.first?.moves.allSatisfy { $0.after?.due == nil && $0.before?.due != nil } == true)
    }

    @Test("A desk without policies leaves alone what another one over the same store has recorded")
    func withoutPolicies() async throws {
        struct Own: SLAPolicy {
            let name: SLAPolicyName = "own"
            func targets(for subject: SLASubject) -> [SLATarget] {
                [SLATarget(.resolution, within: .elapsed(.seconds(60)))]
            }
        }
        let company = try await Company { $0.policies = [Own()] }
        let request = try await company.open()
        var configuration = company.desk.configuration
        configuration.policies = []
        let other = Desk(company.store, configuration: configuration)
        let changed = try await other.perform(
            .classify(impact: .low), on: .id(request.id), as: try await company.viewer("bram"))
        #expect(changed.targets == request.targets && !changed.targets.isEmpty)
    }

    @Test("A policy can go by the hours of whoever does the work")
    func agentHours() async throws {
        struct ByAgent: SLAPolicy {
            let name: SLAPolicyName = "agent"
            func targets(for subject: SLASubject) -> [SLATarget] {
                [SLATarget(.resolution, within: .serviceHours(1), calendar: subject.agentHours ?? "always")]
            }
        }
        let office = Person(id: "bram", name: "Bram", hours: "office")
        let company = try await Company(
            saving: [.calendar(ClockScene.always), .calendar(ClockScene.office), .person(office)]
        ) { $0.policies = [ByAgent()] }
        let request = try await company.open()
        #expect(request.targets.map(\.calendar) == ["always"])
        let taken = try await company.perform(.take, on: request, by: "bram")
        #expect(taken.targets.map(\.calendar) == ["office"])
    }

    @Test("Whoever a team’s policy finds counts at once, and one promise is made by their hours")
    func agentFoundByPolicy() async throws {
        struct ByAgent: SLAPolicy {
            let name: SLAPolicyName = "agent"
            func targets(for subject: SLASubject) -> [SLATarget] {
                [SLATarget(.resolution, within: .serviceHours(1), calendar: subject.agentHours ?? "always")]
            }
        }
        let company = try await Company(
            saving: [
                .calendar(ClockScene.always), .calendar(ClockScene.office),
                .person(Person(id: "bram", name: "Bram", hours: "office")),
                .team(Team(id: "it", name: "IT", members: [.init("bram")], assignment: "round-robin")),
            ]
        ) { $0.policies = [ByAgent()] }
        company.clock.set(ClockScene.start)
        let request = try await company.open()
        #expect(request.agent == "bram" && request.targets.map(\.calendar) == ["office"])
        let changes = try await company.journal(of: request).flatMap { recorded -> [PromiseChange] in
            if case .promised(let changes) = recorded.event { changes } else { [] }
        }
        let due = try #require(request.promised?.resolutionBy)
        #expect(changes == [PromiseChange(.resolution, .made, by: due, reason: .asked)])
    }

    @Test("A target that cannot be stops the change, and says why")
    func broken() async throws {
        struct Broken: SLAPolicy {
            let name: SLAPolicyName = "broken"
            func targets(for subject: SLASubject) -> [SLATarget] { [SLATarget(.resolution, within: .serviceHours(1))] }
        }
        let company = try await Company { $0.policies = [Broken()] }
        await #expect(throws: SLAError.self) { try await company.open() }
    }
}
