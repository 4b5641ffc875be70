import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("The parts of a request")
struct PartTests {
    @Test("are opened in order, each once those before it are done, and each once")
    func order() async throws {
        let scene = try await Onboarding()
        let parent = try await scene.open()
        #expect(parent.parts.map(\.name) == ["account", "laptop", "desk", "welcome"])
        #expect(try await scene.names(parent).isEmpty)
        try await scene.company.desk.runOnce()
        #expect(try await scene.names(parent) == ["account", "desk"])
        try await scene.resolve("account", of: parent)
        #expect(try await scene.names(parent) == ["account", "desk", "laptop"])
        try await scene.resolve("laptop", of: parent)
        #expect(try await scene.names(parent).count == 3)
        try await scene.resolve("desk", of: parent)
        #expect(try await scene.names(parent).count == 4)
        try await scene.company.pass(Onboarding.day)
        #expect(try await scene.company.all().count == 5)
        let journal = try await scene.company.done(by: "parts", to: parent).map(\.event.name)
        #expect(journal == Array(repeating: ["linked", "partOpened"], count: 4).flatMap(\.self))
    }

    @Test("are opened once where two desks look at the same time")
    func twoDesks() async throws {
        let scene = try await Onboarding()
        for _ in 1...10 { _ = try await scene.open() }
        let other = scene.company.otherDesk()
        async let here: Void = scene.company.desk.runOnce()
        async let there: Void = other.runOnce()
        _ = try await (here, there)
        #expect(try await scene.company.all().count == 30)
    }

    @Test("are children, for whom the request is, asked for by its requester, with all places filled in")
    func children() async throws {
        let scene = try await Onboarding()
        let parent = try await scene.open()
        try await scene.company.desk.runOnce()
        try await scene.resolve("account", of: parent)
        let laptop = try #require(try await scene.opened(parent)["laptop"])
        #expect(laptop.subject == "Laptop voor Rita" && laptop.team == "it" && laptop.part == "laptop")
        #expect(laptop.requester == "nora" && laptop.beneficiary == "rita" && laptop.parent == parent.id)
        guard case .opened(let opening) = try await scene.company.journal(of: laptop).first?.event else {
            Issue.record("It has no opening.")
            return
        }
        #expect(opening.message.text == "Tegen 9 mars.")
        #expect(try await scene.company.now(parent).children.count == 3)
        let code = try await scene.company.refusal {
            _ = try await scene.company.perform(.resolve(.fixed), on: parent, by: "nora")
        }
        #expect(code == .childrenOpen)
    }

    @Test("may be for somebody else, whom they name")
    func ownPeople() async throws {
        let template = Onboarding.template {
            $0.parts[0].draft.beneficiary = "wim"
            $0.parts[0].draft.requester = "hugo"
        }
        let scene = try await Onboarding(template)
        let parent = try await scene.open()
        try await scene.company.desk.runOnce()
        let account = try #require(try await scene.opened(parent)["account"])
        #expect(account.requester == "hugo" && account.beneficiary == "wim")
    }

    @Test("wait for their day: not a second early")
    func ahead() async throws {
        let scene = try await Onboarding()
        let date = scene.company.clock.now().advanced(bySeconds: 7 * Onboarding.day)
        let parent = try await scene.open(on: date)
        #expect(parent.due == date)
        try await scene.company.desk.runOnce()
        #expect(try await scene.names(parent) == ["account"])
        // What is done meanwhile does not bring the day nearer, nor lose it.
        try await scene.resolve("account", of: parent)
        try await scene.resolve("laptop", of: parent)
        try await scene.company.pass(6 * Onboarding.day - 1)
        #expect(try await scene.names(parent) == ["account", "laptop"])
        try await scene.company.pass(1)
        #expect(try await scene.names(parent) == ["account", "desk", "laptop"])
        try await scene.resolve("desk", of: parent)
        #expect(try await scene.names(parent).contains("welcome"))
    }

    @Test("a declined one holds up what comes after it, until somebody goes on without")
    func declined() async throws {
        let scene = try await Onboarding()
        let parent = try await scene.open()
        try await scene.company.desk.runOnce()
        try await scene.resolve("account", of: parent, .declined)
        try await scene.company.pass(Onboarding.day)
        #expect(try await scene.names(parent) == ["account", "desk"])
        let code = try await scene.company.refusal {
            _ = try await scene.company.perform(.skip(part: "nichts"), on: parent, by: "hugo")
        }
        #expect(code == .unknownReference)
        _ = try await scene.company.perform(.skip(part: "account"), on: parent, by: "hugo")
        try await scene.company.desk.runOnce()
        #expect(try await scene.names(parent) == ["account", "desk", "laptop"])
    }

    @Test("one that is skipped before its time is never opened, and what comes after it is")
    func skipped() async throws {
        let scene = try await Onboarding()
        let parent = try await scene.open()
        _ = try await scene.company.perform(.skip(part: "laptop"), on: parent, by: "hugo")
        try await scene.company.desk.runOnce()
        try await scene.resolve("account", of: parent)
        try await scene.resolve("desk", of: parent)
        #expect(try await scene.names(parent) == ["account", "desk", "welcome"])
        #expect(try await scene.company.count("partSkipped", in: parent) == 1)
        let byWim = try await scene.company.refusal {
            _ = try await scene.company.perform(.skip(part: "desk"), on: parent, by: "rita")
        }
        #expect(byWim == .notPermitted)
    }

    @Test("are as confidential as the request")
    func confidential() async throws {
        let template = Onboarding.template { $0.draft.confidentiality = .init(named: ["nora"]) }
        let scene = try await Onboarding(template)
        let parent = try await scene.open()
        try await scene.company.desk.runOnce()
        for child in try await scene.opened(parent).values {
            #expect(child.confidentiality == .init(named: ["nora"]), "\(child.subject)")
        }
        let stranger = try await scene.company.refusal {
            let account = try #require(try await scene.opened(parent)["account"])
            _ = try await scene.company.desk.request(.id(account.id), as: try await scene.company.viewer("hugo"))
        }
        #expect(stranger == .notFound)
    }

    @Test("come no more once the request is closed, and go on when it is reopened")
    func closed() async throws {
        let scene = try await Onboarding()
        let parent = try await scene.open()
        _ = try await scene.company.perform(.close(despiteOpenChildren: true), on: parent, by: "nora")
        try await scene.company.desk.runOnce()
        #expect(try await scene.names(parent).isEmpty)
        _ = try await scene.company.perform(.reopen(reason: "Toch"), on: parent, by: "nora")
        try await scene.company.desk.runOnce()
        #expect(try await scene.names(parent) == ["account", "desk"])
    }

    @Test("that are still to come keep a request from being resolved by the way")
    func resolvedTooEarly() async throws {
        let scene = try await Onboarding()
        let parent = try await scene.open()
        try await scene.company.desk.runOnce()
        _ = try await scene.resolve("desk", of: parent)
        _ = try await scene.resolve("account", of: parent, .declined)
        let code = try await scene.company.refusal {
            _ = try await scene.company.perform(.resolve(.fixed), on: parent, by: "nora")
        }
        #expect(code == .childrenOpen)
    }
}
