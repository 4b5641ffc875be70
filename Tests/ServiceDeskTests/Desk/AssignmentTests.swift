import ServiceDesk
import Testing

@Suite("Assignment policies")
struct AssignmentTests {
    private typealias Candidate = AssignmentContext.Candidate

    private func choice(
        _ policy: some AssignmentPolicy, _ candidates: [AssignmentContext.Candidate], last: Person.ID? = nil,
        skills: SortedSet<String> = []
    ) throws -> Person.ID? {
        let request = try Deciding().open(RequestDraft("Kapot", team: "it"))
        return policy.agent(
            for: request, in: AssignmentContext(candidates: candidates, lastAgent: last, skills: skills))
    }

    @Test("manual leaves it to people")
    func manual() throws { #expect(try choice(ManualAssignment(), [Candidate("a")]) == nil) }

    @Test("round robin goes on after the last, passing over who has no room")
    func roundRobin() throws {
        let policy = RoundRobinAssignment()
        let three = [Candidate("a"), Candidate("b", load: 2, capacity: 2), Candidate("c", load: 1, capacity: 2)]
        #expect(try choice(policy, three) == "a")
        #expect(try choice(policy, three, last: "a") == "c")
        #expect(try choice(policy, three, last: "c") == "a")
        #expect(try choice(policy, three, last: "someone who left") == "a")
        #expect(try choice(policy, [Candidate("b", load: 2, capacity: 2)], last: "b") == nil)
        #expect(try choice(policy, [Candidate("a")], last: "a") == "a")
        #expect(try choice(policy, []) == nil)
    }

    @Test("least loaded compares shares of capacity")
    func leastLoaded() throws {
        let policy = LeastLoadedAssignment()
        #expect(
            try choice(policy, [Candidate("a", load: 5, capacity: 10), Candidate("b", load: 1, capacity: 4)]) == "b")
        #expect(
            try choice(policy, [Candidate("a", load: 2, capacity: 10), Candidate("b", load: 1, capacity: 4)]) == "a")
        #expect(
            try choice(policy, [Candidate("a", load: 1, capacity: 3), Candidate("b", load: 2, capacity: 6)]) == "a")
        #expect(try choice(policy, [Candidate("a", load: 30), Candidate("b", load: 9, capacity: 10)]) == "b")
        #expect(try choice(policy, [Candidate("a", load: 0, capacity: 0)]) == nil)
    }

    @Test("by skill takes who can do most of it")
    func skill() throws {
        let policy = SkillAssignment()
        let candidates = [
            Candidate("a", skills: ["sap"], load: 0), Candidate("b", skills: ["sap", "vpn"], load: 9),
            Candidate("c", skills: ["sap", "vpn"], load: 3),
            Candidate("d", skills: ["sap", "vpn"], load: 1, capacity: 1),
        ]
        #expect(try choice(policy, candidates, skills: ["sap", "vpn"]) == "c")
        #expect(try choice(policy, candidates, skills: ["cobol"]) == nil)
        #expect(try choice(policy, candidates) == "a")
    }

    @Test("a team's policy gives it new requests in turn, within capacity")
    func atTheDesk() async throws {
        let team = Team(
            id: "it", name: "IT", members: [.init("bram", capacity: 2), .init("gone"), .init("eva", capacity: 1)],
            assignment: "round-robin")
        let company = try await Company(saving: [.team(team)])
        var requests: [Request] = []
        for _ in 1...4 { requests.append(try await company.open()) }
        #expect(requests.map(\.agent) == ["bram", "eva", "bram", nil])
        #expect(requests.map(\.state) == [.open, .open, .open, .new])
        let events = try await company.journal(of: requests[0])
        #expect(
            events.map(\.actor) == [
                .person("anna"), .host("assignment: round-robin"), .host("assignment: round-robin"),
            ])
        _ = try await company.perform(.resolve(.fixed), on: requests[1], by: "bram")
        #expect(try await company.open().agent == "eva")
    }

    private static let desk = Team(
        id: "it", name: "IT", members: [.init("bram", capacity: 3), .init("eva", capacity: 3)],
        assignment: "round-robin")

    @Test("a request that comes from another team gets an agent, unless one is named")
    func transfer() async throws {
        let company = try await Company(saving: [.team(Self.desk)])
        var agents: [Person.ID?] = []
        var requests: [Request] = []
        for _ in 1...3 { requests.append(try await company.open("Congé", team: "hr")) }
        for request in requests {
            let moved = try await company.perform(.assign(team: "it"), on: request, by: "hugo")
            #expect(moved.transferCount == 1)
            agents.append(moved.agent)
        }
        #expect(agents == ["bram", "eva", "bram"], "in turn, though none is newer than the others")
        #expect(try await company.open().agent == "eva")
        let events = try await company.journal(of: requests[0])
        #expect(
            events.dropFirst().map(\.event) == [
                .assigned(team: "it", agent: nil), .assigned(team: "it", agent: "bram"), .started,
            ])
        #expect(events.map(\.actor).dropFirst(2).allSatisfy { $0 == .host("assignment: round-robin") })
        let named = try await company.open("Congé", team: "hr")
        #expect(try await company.perform(.assign(team: "it", agent: "eva"), on: named, by: "hugo").agent == "eva")
        // Taken from its agent within the team, a request is left to the team: that was the wish.
        #expect(try await company.perform(.assign(team: "it"), on: named, by: "bram").agent == nil)
        let waiting = try await company.open("Congé", team: "hr")
        _ = try await company.perform(.hold(Pending(.date, waitingFor: .nobody)), on: waiting, by: "hugo")
        let moved = try await company.perform(.assign(team: "it"), on: waiting, by: "hugo")
        #expect(moved.agent != nil && moved.state == .pending, "what waits goes on waiting")
    }

    @Test("what is reopened after its agent has left gets another one, or none")
    func reopening() async throws {
        let company = try await Company(saving: [.team(Self.desk)])
        var requests: [Request] = []
        for _ in 1...3 { requests.append(try await company.open()) }
        #expect(requests.map(\.agent) == ["bram", "eva", "bram"])
        for request in requests { _ = try await company.perform(.resolve(.fixed), on: request, by: "eva") }
        try await company.store.save([.person(Person(id: "bram", name: "Bram", isActive: false))])
        company.desk.refreshDirectory()
        let reopened = try await company.perform(.reopen(reason: "Encore."), on: requests[0], by: "anna")
        #expect(reopened.agent == "eva" && reopened.state == .open)
        let kept = try await company.perform(.reopen(reason: "Encore."), on: requests[1], by: "anna")
        #expect(kept.agent == "eva" && kept.state == .reopened, "her agent is there: it is hers to take up")
        let full = Team(id: "it", name: "IT", members: [.init("eva", capacity: 2)], assignment: "round-robin")
        try await company.store.save([.team(full)])
        company.desk.refreshDirectory()
        let anna = try await company.viewer("anna")
        let answered = try await company.desk.reply("Toujours rien.", to: .id(requests[2].id), as: anna)
        #expect(answered.agent == nil && answered.state == .reopened, "nobody has room: the team sees it as nobody’s")
        #expect(
            try await company.journal(of: requests[2]).suffix(2).map(\.event) == [
                .reopened(reason: "A reply came."), .assigned(team: "it", agent: nil),
            ])
    }

    @Test("openings at once do not exceed what the members can hold")
    func concurrency() async throws {
        let company = try await Company(saving: [.team(Self.desk)])
        let anna = try await company.viewer("anna")
        let hugo = try await company.viewer("hugo")
        var moving: [Request] = []
        for _ in 1...4 { moving.append(try await company.open("Congé", team: "hr")) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 1...16 {
                group.addTask { try await company.desk.open(RequestDraft("Panne \(index)", team: "it"), as: anna) }
            }
            for request in moving {
                group.addTask {
                    try await company.desk.perform(.assign(team: "it"), on: .id(request.id), as: hugo)
                }
            }
            try await group.waitForAll()
        }
        let query = CountQuery(viewer: .host("test"), filter: RequestFilter { $0.teams = ["it"] }, by: [.agent])
        let rows = try await company.desk.counts(query)
        let loads = Dictionary(uniqueKeysWithValues: rows.map { ($0.values[0], $0.count) })
        #expect(loads == ["bram": 3, "eva": 3, nil: 14])
    }

    @Test("a policy that is not known is told when a request opens")
    func unknownPolicy() async throws {
        let company = try await Company(saving: [.team(Team(id: "it", name: "IT", assignment: "by-mood"))])
        #expect(try await company.refusal { _ = try await company.open() } == .unknownReference)
    }

    @Test("nobody is given a confidential matter about themselves")
    func confidential() async throws {
        let team = Team(id: "hr", name: "HR", members: [.init("hugo"), .init("nora")], assignment: "least-loaded")
        let company = try await Company(saving: [.team(team)])
        for (concerned, expected) in [("hugo", "nora"), ("nora", "hugo")] as [(Person.ID, Person.ID)] {
            let draft = RequestDraft("Plainte", team: "hr", confidentiality: .init(concerns: [concerned]))
            _ = try await company.desk.open(draft, as: try await company.viewer("anna"))
            let page = try await company.store.page(
                RequestQuery(viewer: .host("test"), order: RequestOrder(.number, isDescending: true), limit: 1))
            #expect(page.requests.first?.agent == expected)
        }
    }
}
