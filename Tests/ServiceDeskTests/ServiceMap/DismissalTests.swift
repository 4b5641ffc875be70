import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Findings that were dismissed")
struct DismissalTests {
    private let scene: MapScene

    init() async throws { scene = try await MapScene() }

    private func bounce(_ count: Int) async throws {
        for _ in 0..<count {
            let request = try await scene.open("anna", "it")
            try await scene.pass(request, to: "hr", "it", "hr")
        }
    }

    private func dismiss(as person: Person.ID? = nil, reason: String = "Zo hoort het.") async throws {
        var viewer = scene.host
        if let person { viewer = try await scene.company.viewer(person) }
        let finding = try #require(try await scene.findings(.pingPong).first)
        try await scene.company.desk.dismiss(finding, reason: reason, as: viewer)
    }

    @Test("It is told no more, and comes back with half as much again")
    func comesBack() async throws {
        try await bounce(4)
        scene.pass(hours: 1)
        try await dismiss(as: "lena")
        #expect(try await scene.findings(.pingPong).isEmpty)
        #expect(try await scene.findings(.pingPong, as: "hugo").isEmpty)
        try await bounce(1)
        #expect(try await scene.findings(.pingPong).isEmpty)
        try await bounce(1)
        #expect(try await scene.findings(.pingPong).map(\.count) == [6])
        // It can be dismissed again, as it is by now.
        scene.pass(hours: 1)
        try await dismiss()
        try await bounce(2)
        #expect(try await scene.findings(.pingPong).isEmpty)
        try await bounce(1)
        #expect(try await scene.findings(.pingPong).map(\.count) == [9])
    }

    @Test("A longer time brings nothing back that was there already")
    func longerTime() async throws {
        try await bounce(6)
        scene.pass(hours: 24)
        let late = scene.company.clock.now()
        try await bounce(1)
        scene.pass(hours: 1)
        let viewer = scene.host
        let found = try await scene.company.desk.mapFindings(from: late, to: scene.end, as: viewer)
        #expect(found.map(\.count) == [1])
        try await scene.company.desk.dismiss(found[0], reason: "Eén keer.", as: viewer)
        #expect(try await scene.findings(.pingPong).isEmpty)
    }

    @Test("Those who lead a team concerned dismiss it, with a reason; it is listed for those concerned")
    func rights() async throws {
        try await bounce(2)
        for person: Person.ID in ["bram", "anna", "tess"] {
            #expect(try await scene.company.refusal { try await dismiss(as: person) } == .notPermitted)
        }
        #expect(try await scene.company.refusal { try await dismiss(as: "nora", reason: " \n") } == .invalidField)
        let long = String(repeating: "a", count: 2_001)
        #expect(try await scene.company.refusal { try await dismiss(as: "nora", reason: long) } == .tooLarge)
        try await dismiss(as: "nora")
        let desk = scene.company.desk
        let listed = try await desk.dismissedFindings(as: try await scene.company.viewer("bram"))
        #expect(listed.map(\.reason) == ["Zo hoort het."] && listed[0].person == "nora" && listed[0].count == 2)
        #expect(try await desk.dismissedFindings(as: Viewer("wim", teams: ["ops"], now: scene.start)).isEmpty)
        #expect(
            try await scene.company.refusal {
                _ = try await desk.dismissedFindings(as: try await scene.company.viewer("anna"))
            } == .notPermitted)
        #expect(
            try await scene.company.refusal {
                try await desk.restore(listed[0].id, as: try await scene.company.viewer("bram"))
            } == .notPermitted)
        try await desk.restore(listed[0].id, as: try await scene.company.viewer("lena"))
        #expect(try await scene.findings(.pingPong).map(\.count) == [2])
        #expect(try await scene.company.refusal { try await desk.restore("nothing", as: scene.host) } == .notFound)
    }

    @Test("After a year it is forgotten, and no sooner")
    func forgotten() async throws {
        try await bounce(1)
        try await dismiss()
        scene.pass(hours: 364 * 24)
        try await scene.company.desk.runOnce()
        #expect(try await scene.company.desk.dismissedFindings(as: scene.host).count == 1)
        scene.pass(hours: 2 * 24)
        try await scene.company.desk.runOnce()
        #expect(try await scene.company.desk.dismissedFindings(as: scene.host).isEmpty)
    }

    @Test("It moves to another store with the rest")
    func copied() async throws {
        try await bounce(2)
        scene.pass(hours: 1)
        try await dismiss(as: "lena")
        let target = InMemoryStore()
        _ = try await DeskCopy(from: scene.company.store, to: target).run()
        let desk = Desk(target)
        #expect(try await desk.dismissedFindings(as: scene.host).map(\.count) == [2])
        #expect(try await desk.mapFindings(from: scene.start, to: scene.end, as: scene.host).isEmpty)
    }
}
