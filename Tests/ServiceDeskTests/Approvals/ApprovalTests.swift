import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("What others have to agree to")
struct ApprovalTests {
    @Test("one is enough where one was asked: the request waits for them, and goes on")
    func one() async throws {
        let scene = try await ApprovalScene()
        let waiting = try await scene.asked(["rita"])
        #expect(waiting.state == .pending)
        #expect(waiting.pending == Pending(.approval, waitingFor: .person("rita")))
        #expect(waiting.watchers == ["rita"])
        let agreed = try await scene.decide(waiting, by: "rita")
        #expect(agreed.state == .open && agreed.pending == nil)
        let approval = try #require(agreed.approvals.first)
        #expect(approval.outcome == .approved && !approval.isOpen && approval.missing.isEmpty)
        #expect(approval.votes.map(\.person) == ["rita"] && approval.votes.map(\.remark) == ["D’accord."])
        let names = try await scene.company.names(of: waiting)
        #expect(
            names == ["opened", "watched", "approvalAsked", "held", "approvalGiven", "approvalConcluded", "resumed"])
    }

    @Test("all must agree where nothing else is said")
    func all() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.asked(["rita", "lena"])
        #expect(request.pending == Pending(.approval, waitingFor: .nobody))
        let half = try await scene.decide(request, by: "rita")
        #expect(half.state == .pending && half.approvals[0].missing == ["lena"] && half.approvals[0].isOpen)
        let agreed = try await scene.decide(request, by: "lena")
        #expect(agreed.state == .open && agreed.approvals[0].outcome == .approved)
    }

    @Test("two of three are enough, in any order")
    func twoOfThree() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.asked(["rita", "lena", "wim"], needed: 2)
        try await scene.decide(request, agrees: false, by: "lena")
        #expect(try await scene.decide(request, by: "wim").approvals[0].isOpen)
        #expect(try await scene.decide(request, by: "rita").approvals[0].outcome == .approved)
    }

    @Test("it is declined as soon as it cannot succeed any more, and nobody else is asked")
    func declined() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.asked(["rita", "lena", "wim"], needed: 2)
        #expect(try await scene.decide(request, agrees: false, by: "lena").approvals[0].isOpen)
        let over = try await scene.decide(request, agrees: false, by: "rita")
        #expect(over.approvals[0].outcome == .declined && over.approvals[0].missing == ["wim"])
        #expect(over.state == .open)
        #expect(try await scene.refusal { try await scene.decide(request, by: "wim") } == .illegalInState)
        #expect(try await scene.company.count("approvalConcluded", in: request) == 1)
    }

    @Test("the manager of the requester is asked, whoever that is in the directory")
    func manager() async throws {
        let scene = try await ApprovalScene()
        let question = ApprovalQuestion("Mag het?", from: .manager)
        let request = try await scene.company.perform(.askApproval(question), on: scene.company.open(), by: "bram")
        #expect(request.approvals.map(\.approvers) == [["rita"]] && request.approvals.map(\.needed) == [1])
    }

    @Test("a requester without a manager, or whose manager has left, is an error that names them")
    func noManager() async throws {
        let company = try await ApprovalScene().company
        for (person, name, code) in [
            ("bram", "bram", .invalidField), ("wim", "gone", .notPermitted),
        ] as [(Person.ID, String, Rejection.Code)] {
            let draft = RequestDraft("Scherm", team: "it")
            let request = try await company.desk.open(draft, as: try await company.viewer(person))
            let question = ApprovalQuestion("Mag het?", from: .manager)
            let rejection = try await company.rejection {
                _ = try await company.perform(.askApproval(question), on: request, by: "eva")
            }
            #expect(rejection?.code == code && rejection?.description.contains("“\(name)”") == true)
            #expect(try await company.now(request).version == request.version)
        }
    }

    @Test("who has left or never came is not asked")
    func strangers() async throws {
        let scene = try await ApprovalScene()
        #expect(try await scene.refusal { _ = try await scene.asked(["rita", "gone"]) } == .notPermitted)
        #expect(try await scene.refusal { _ = try await scene.asked(["nobody"]) } == .unknownReference)
    }

    @Test("one who leaves before saying anything cannot; the team takes the question back")
    func leaves() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.asked(["rita", "lena"])
        try await scene.company.save([.person(Person(id: "rita", name: "Rita", isActive: false))])
        #expect(try await scene.refusal { try await scene.decide(request, by: "rita") } == .notPermitted)
        #expect(try await scene.refusal { try await scene.decide(request, by: "wim", for: "rita") } == .notPermitted)
        try await scene.decide(request, by: "lena")
        let free = try await scene.company.perform(.withdrawApproval(1), on: request, by: "bram")
        #expect(free.state == .open && free.approvals[0].outcome == .withdrawn)
    }

    @Test("nothing confidential is shown to somebody by asking them")
    func confidential() async throws {
        let scene = try await ApprovalScene()
        let company = scene.company
        let draft = RequestDraft("Plainte", team: "hr", confidentiality: .init(named: ["rita"]))
        let request = try await company.desk.open(draft, as: try await company.viewer("anna"))
        func ask(_ person: Person.ID) async throws -> Request {
            let question = ApprovalQuestion("Ouvrir une enquête ?", from: .people([person]))
            return try await company.perform(.askApproval(question), on: request, by: "hugo")
        }
        let rejection = try await company.rejection { _ = try await ask("lena") }
        #expect(rejection?.code == .invalidField && rejection?.description.contains("lena") == true)
        #expect(try await company.now(request).version == 1)
        #expect(try await ask("nora").watchers.isEmpty)
        #expect(try await ask("rita").watchers.isEmpty)
        #expect(try await scene.decide(request, by: "rita", approval: 2).approvals[1].outcome == .approved)
    }

    @Test("from one to all of them can be needed, at least somebody is asked, and about something")
    func bounds() async throws {
        let scene = try await ApprovalScene()
        let request = try await scene.company.open()
        let wrong: [ApprovalQuestion] = [
            .init("?", from: .people([])), .init("?", from: .people(["rita"]), needed: 0),
            .init("?", from: .people(["rita"]), needed: 2), .init(" \n", from: .people(["rita"])),
            .init("?", from: .people(["rita"]), within: 0), .init("?", from: .people(["rita"]), within: 400 * 86_400),
            .init("?", from: .people(["rita"]), within: .max),
        ]
        for question in wrong {
            let code = try await scene.refusal {
                _ = try await scene.company.perform(.askApproval(question), on: request, by: "bram")
            }
            #expect(code == .invalidField, "\(question)")
        }
        let long = ApprovalQuestion(String(repeating: "é", count: 1_001), from: .people(["rita"]))
        let code = try await scene.refusal {
            _ = try await scene.company.perform(.askApproval(long), on: request, by: "bram")
        }
        #expect(code == .tooLarge)
        let byAnna = try await scene.refusal {
            let question = ApprovalQuestion("?", from: .people(["rita"]))
            _ = try await scene.company.perform(.askApproval(question), on: request, by: "anna")
        }
        #expect(byAnna == .notPermitted)
    }
}
