import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Parts for which somebody must agree first")
struct PartApprovalTests {
    private func scene(_ extra: [DirectoryEntry] = []) async throws -> Onboarding {
        let template = Onboarding.template {
            $0.approval = ApprovalQuestion("Is het budget er?", from: .people(["lena"]), within: Onboarding.day)
        }
        return try await Onboarding(template, saving: extra)
    }

    private func decide(
        _ agrees: Bool, _ approval: Approval.ID, of request: Request, in scene: Onboarding
    ) async throws {
        let command = RequestCommand.decideApproval(approval, agrees: agrees)
        _ = try await scene.company.perform(command, on: request, by: "lena")
        try await scene.company.desk.runOnce()
    }

    @Test("wait for it, and come when they have agreed")
    func agreed() async throws {
        let scene = try await scene()
        let parent = try await scene.open()
        #expect(parent.pending == Pending(.approval, waitingFor: .person("lena")))
        try await scene.company.pass(60)
        #expect(try await scene.names(parent).isEmpty)
        try await decide(true, 1, of: parent, in: scene)
        #expect(try await scene.names(parent) == ["account", "desk"])
    }

    @Test("do not come when they have not, nor when nobody answers")
    func declined() async throws {
        let scene = try await scene()
        let (declined, lapsed) = (try await scene.open(), try await scene.open())
        try await decide(false, 1, of: declined, in: scene)
        try await scene.company.pass(2 * Onboarding.day)
        #expect(try await scene.company.now(lapsed).approvals.map(\.outcome) == [.lapsed])
        for parent in [declined, lapsed] { #expect(try await scene.names(parent).isEmpty) }
        // Asked again, and agreed to this time.
        let question = ApprovalQuestion("En nu?", from: .people(["lena"]))
        _ = try await scene.company.perform(.askApproval(question), on: declined, by: "hugo")
        try await decide(true, 2, of: declined, in: scene)
        #expect(try await scene.names(declined) == ["account", "desk"])
    }

    @Test("come when the team takes the question back, to go on without")
    func withdrawn() async throws {
        let scene = try await scene()
        let parent = try await scene.open()
        _ = try await scene.company.perform(.withdrawApproval(1), on: parent, by: "hugo")
        try await scene.company.desk.runOnce()
        #expect(try await scene.names(parent) == ["account", "desk"])
    }

    @Test("wait for everyone who was asked, also where a later question was answered first")
    func several() async throws {
        let scene = try await scene()
        let parent = try await scene.open()
        let question = ApprovalQuestion("Et la direction ?", from: .people(["lena"]))
        _ = try await scene.company.perform(.askApproval(question), on: parent, by: "hugo")
        try await decide(true, 2, of: parent, in: scene)
        #expect(try await scene.names(parent).isEmpty)
        try await decide(true, 1, of: parent, in: scene)
        #expect(try await scene.names(parent) == ["account", "desk"])
    }

    @Test("are asked about in the same commit as the request is opened")
    func oneCommit() async throws {
        let scene = try await scene()
        let parent = try await scene.open()
        let host = try await scene.company.done(by: "template: onboarding", to: parent).map(\.event.name)
        #expect(host.contains("approvalAsked") && host.contains("planned") && host.last == "held")
        #expect(try await scene.company.journal(of: parent).allSatisfy { $0.at == parent.openedAt })
    }

    @Test("whose approver has left, or whose requester has no manager, is no request at all")
    func nobodyToAsk() async throws {
        let gone = Onboarding.template { $0.approval = ApprovalQuestion("?", from: .people(["gone"])) }
        let boss = Onboarding.template { template in
            template.id = "boss"
            template.approval = ApprovalQuestion("?", from: .manager)
        }
        let scene = try await Onboarding(gone, boss)
        #expect(try await scene.company.refusal { _ = try await scene.open() } == .notPermitted)
        let rejection = try await scene.company.rejection { _ = try await scene.open("boss") }
        #expect(rejection?.code == .invalidField && rejection?.description.contains("nora") == true)
        #expect(try await scene.company.all().isEmpty)
    }
}
