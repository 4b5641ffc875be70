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
