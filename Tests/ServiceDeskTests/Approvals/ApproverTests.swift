import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Those who are asked whether they agree")
struct ApproverTests {
    @Test("agree to nothing that they ask for themselves")
    func forThemselves() async throws {
        let scene = try await ApprovalScene()
        let company = scene.company
        #expect(try await scene.refusal { _ = try await scene.asked(["anna", "rita"]) } == .invalidField)
        let draft = RequestDraft("Laptop pour Wim", beneficiary: "wim", team: "it")
        let request = try await company.desk.open(draft, as: try await company.viewer("anna"))
        #expect(try await scene.refusal { try await scene.ask(["wim"], on: request) } == .invalidField)
    }

    @Test("agree to nothing that has become their own request meanwhile")
    func becomesTheirs() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.asked(["rita"])
        _ = try await scene.company.perform(.changeRequester("rita"), on: request, by: "bram")
        #expect(try await scene.refusal { try await scene.decide(request, by: "rita") } == .notPermitted)
        #expect(try await scene.company.now(request).approvals[0].votes.isEmpty)
    }

    @Test("are not stood in for by whoever asks, though these act for them otherwise")
    func requesterAsDelegate() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.asked(["rita"])
        #expect(try await scene.refusal { try await scene.decide(request, by: "anna", for: "rita") } == .notPermitted)
        #expect(try await scene.refusal { try await scene.decide(request, by: "anna") } == .notPermitted)
        #expect(try await scene.company.now(request).approvals[0].isOpen)
    }

    @Test("are represented by a delegate, and both are recorded")
    func delegate() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.asked(["rita"])
        let agreed = try await scene.decide(request, by: "wim", for: "rita")
        #expect(agreed.approvals[0].outcome == .approved && agreed.approvals[0].votes.map(\.person) == ["rita"])
        let given = try await scene.company.journal(of: request).first { $0.event.name == "approvalGiven" }
        #expect(given?.actor == .delegate(for: "rita", by: "wim"))
        #expect(try await scene.refusal { try await scene.decide(request, by: "rita") } == .illegalInState)
    }

    @Test("are not represented by the delegate of a delegate, nor by one whose time is over")
    func delegateOfDelegate() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.asked(["rita"])
        let cascade = try await scene.refusal { try await scene.decide(request, by: "eva", for: "rita") }
        #expect(cascade == .notPermitted)
        // Whoever acts for the delegate is the delegate, who is not asked.
        let other = try await scene.refusal { try await scene.decide(request, by: "eva", for: "wim") }
        #expect(other == .notFound)
        scene.company.clock.advance(bySeconds: 30 * 86_400)
        let late = try await scene.refusal { try await scene.decide(request, by: "wim", for: "rita") }
        #expect(late == .notPermitted)
        #expect(try await scene.company.now(request).approvals[0].votes.isEmpty)
    }

    @Test("say so once")
    func secondVote() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.asked(["rita", "lena"])
        try await scene.decide(request, by: "rita")
        let again = try await scene.refusal { try await scene.decide(request, agrees: false, by: "rita") }
        #expect(again == .illegalInState)
        let other = try await scene.refusal { try await scene.decide(request, agrees: false, by: "wim", for: "rita") }
        #expect(other == .illegalInState)
        let votes = try await scene.company.now(request).approvals[0].votes
        #expect(votes.map(\.agrees) == [true])
    }

    @Test("are those alone who say so: not the agent, not the host, and of nothing that was never asked")
    func others() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.asked(["rita"])
        #expect(try await scene.refusal { try await scene.decide(request, by: "bram") } == .notPermitted)
        let host = try await scene.refusal {
            _ = try await scene.company.desk.perform(
                .decideApproval(1, agrees: true), on: .id(request.id), as: Company.host)
        }
        #expect(host == .notPermitted)
        let unknown = try await scene.refusal { try await scene.decide(request, by: "rita", approval: 2) }
        #expect(unknown == .unknownReference)
        #expect(try await scene.refusal { try await scene.decide(request, by: "hugo") } == .notFound)
    }

    @Test("find what they have not answered yet, in the order of the requests")
    func awaited() async throws {
        let scene = try await ApprovalScene()
        let company = scene.company
        let first = try await scene.asked(["rita", "lena"])
        let second = try await scene.asked(["rita"])
        try await scene.ask(["rita"], on: second)
        _ = try await company.open("Sans accord")
        func awaited(_ person: Person.ID, for principal: Person.ID? = nil) async throws -> [String] {
            let viewer = try await company.desk.viewer(for: person, actingFor: principal)
            return try await company.desk.awaitedApprovals(as: viewer).map { "\($0.request.number).\($0.approval.id)" }
        }
        let all = ["\(first.number).1", "\(second.number).1", "\(second.number).2"]
        #expect(try await awaited("rita") == all)
        #expect(try await awaited("wim", for: "rita") == all)
        #expect(try await awaited("lena") == ["\(first.number).1"])
        #expect(try await awaited("bram").isEmpty)
        try await scene.decide(first, by: "rita")
        try await scene.decide(second, by: "rita")
        #expect(try await awaited("rita") == ["\(second.number).2"])
        _ = try await company.perform(.close(), on: second, by: "anna")
        #expect(try await awaited("rita").isEmpty)
        #expect(try await awaited("lena") == ["\(first.number).1"])
    }
}
