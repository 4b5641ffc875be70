import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("A request about which others are asked")
struct ApprovalCourseTests {
    private static let day: Int64 = 86_400

    private func lapses(_ request: Request, in scene: ApprovalScene) async throws -> Int {
        try await scene.company.journal(of: request).count { $0.event == .approvalConcluded(approval: 1, .lapsed) }
    }

    @Test("goes on when nobody answers in time: not before, and once")
    func lapses() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.asked(["rita"], within: Self.day)
        #expect(request.approvals[0].due == scene.company.clock.now().advanced(bySeconds: Self.day))
        #expect(try await scene.company.pass(Self.day - 1).isEmpty)
        #expect(try await scene.company.now(request).state == .pending)
        #expect(try await scene.company.pass(1).map(\.outcome) == [.done])
        let over = try await scene.company.now(request)
        #expect(over.state == .open && over.approvals[0].outcome == .lapsed)
        #expect(
            try await scene.company.done(by: "approvals", to: request).map(\.event.name) == [
                "approvalConcluded", "resumed",
            ])
        #expect(try await scene.refusal { try await scene.decide(request, by: "rita") } == .illegalInState)
        #expect(try await scene.company.pass(Self.day).isEmpty)
        #expect(try await scene.company.work(.about(request.id)).isEmpty)
    }

    @Test("goes on once after a long time in which nothing ran, and with the clock put back")
    func downtime() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.asked(["rita"], within: Self.day)
        try await scene.company.pass(40 * Self.day)
        try await scene.company.pass(-39 * Self.day)
        try await scene.company.pass(80 * Self.day)
        #expect(try await lapses(request, in: scene) == 1)
        #expect(try await scene.company.count("resumed", in: request) == 1)
    }

    @Test("goes on once where two desks look at the same time")
    func twoDesks() async throws {
        let scene = try await ApprovalScene()
        var requests: [Request] = []
        for _ in 1...10 { requests.append(try await scene.asked(["rita"], within: Self.day)) }
        let other = scene.company.otherDesk()
        scene.company.clock.advance(bySeconds: Self.day)
        async let here: Void = scene.company.desk.runOnce()
        async let there: Void = other.runOnce()
        _ = try await (here, there)
        for request in requests {
            #expect(try await lapses(request, in: scene) == 1)
            #expect(try await scene.company.now(request).state == .open)
        }
    }

    @Test("has nothing scheduled any more once all have answered, or the question was taken back")
    func cancelled() async throws {
        let scene = try await ApprovalScene()
        let (answered, withdrawn) = (
            try await scene.asked(["rita"], within: Self.day), try await scene.asked(["rita"], within: Self.day)
        )
        try await scene.decide(answered, by: "rita")
        let free = try await scene.company.perform(.withdrawApproval(1), on: withdrawn, by: "bram")
        #expect(free.state == .open && free.approvals[0].outcome == .withdrawn)
        #expect(try await scene.company.work().isEmpty)
        #expect(try await scene.company.pass(2 * Self.day).isEmpty)
        let again = try await scene.refusal {
            _ = try await scene.company.perform(.withdrawApproval(1), on: withdrawn, by: "bram")
        }
        #expect(again == .illegalInState)
        let byAnna = try await scene.refusal {
            _ = try await scene.company.perform(.withdrawApproval(1), on: try await scene.asked(["rita"]), by: "anna")
        }
        #expect(byAnna == .notPermitted)
    }

    @Test("waits for the last of several questions, each with a time of its own")
    func several() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.asked(["rita"], within: Self.day)
        try await scene.ask(["lena"], within: 3 * Self.day, on: request)
        try await scene.ask(["hugo"], on: request)
        try await scene.company.pass(Self.day)
        #expect(try await scene.company.now(request).approvals.map(\.outcome) == [.lapsed, nil, nil])
        try await scene.company.pass(2 * Self.day)
        let waiting = try await scene.company.now(request)
        #expect(waiting.approvals.map(\.outcome) == [.lapsed, .lapsed, nil] && waiting.state == .pending)
        let free = try await scene.decide(request, by: "hugo", approval: 3)
        #expect(free.state == .open)
        #expect(try await scene.company.count("resumed", in: request) == 1)
    }

    @Test("whose questions lapse together goes on once")
    func together() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.asked(["rita"], within: Self.day)
        try await scene.ask(["lena"], within: 2 * Self.day, on: request)
        try await scene.company.pass(5 * Self.day)
        #expect(try await scene.company.now(request).approvals.map(\.outcome) == [.lapsed, .lapsed])
        #expect(try await scene.company.count("resumed", in: request) == 1)
    }

    @Test("is not resolved while somebody still has to agree; it can be declined, or the question taken back")
    func resolving() async throws {
        let scene = try await ApprovalScene()
        let (request, declined) = (try await scene.asked(["rita"]), try await scene.asked(["rita"]))
        let rejection = try await scene.company.rejection {
            _ = try await scene.company.perform(.resolve(.fixed), on: request, by: "bram")
        }
        #expect(rejection?.code == .illegalInState && rejection?.description.contains("withdraw") == true)
        #expect(try await scene.company.perform(.resolve(.declined), on: declined, by: "bram").state == .resolved)
        _ = try await scene.company.perform(.withdrawApproval(1), on: request, by: "bram")
        #expect(try await scene.company.perform(.resolve(.fixed), on: request, by: "bram").state == .resolved)
    }

    @Test("that waits for something else waits for that alone")
    func waitsForOther() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.company.open("Un écran")
        let pending = Pending(.supplier, waitingFor: .supplier("acme"))
        _ = try await scene.company.perform(.hold(pending), on: request, by: "bram")
        #expect(try await scene.ask(["rita"], on: request).pending == pending)
        let agreed = try await scene.decide(request, by: "rita")
        #expect(agreed.approvals[0].outcome == .approved && agreed.pending == pending)
    }

    @Test("that was answered by its requester still waits for those who are asked")
    func questionBetween() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.company.open("Un écran")
        let question = Pending(.information, waitingFor: .requester)
        _ = try await scene.company.perform(.hold(question), on: request, by: "bram")
        try await scene.ask(["rita"], on: request)
        let answered = try await scene.company.desk.reply(
            "27 pouces.", to: .id(request.id), as: try await scene.company.viewer("anna"))
        #expect(answered.state == .pending && answered.pending?.reason == .approval)
    }

    @Test("says who was asked, and what they said, to those who take part")
    func isPublic() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.asked(["rita"])
        try await scene.decide(request, agrees: false, by: "rita")
        let anna = try await scene.company.viewer("anna")
        let names = try await scene.company.desk.timeline(of: .id(request.id), as: anna).map(\.event.name)
        #expect(names.filter { $0.hasPrefix("approval") } == ["approvalAsked", "approvalGiven", "approvalConcluded"])
        #expect(try await scene.company.desk.request(.id(request.id), as: anna).approvals[0].outcome == .declined)
    }

    @Test("is asked about once where the same key is used again")
    func key() async throws {
        let scene = try await ApprovalScene()
        let company = scene.company
        let (request, bram) = (try await company.open(), try await company.viewer("bram"))
        let question = ApprovalQuestion("Mag het?", from: .people(["rita"]))
        for _ in 1...2 { try await company.desk.askApproval(question, on: .id(request.id), as: bram, key: "k") }
        #expect(try await company.now(request).approvals.count == 1)
    }
}
