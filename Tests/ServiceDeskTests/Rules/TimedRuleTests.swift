import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Rules that act some time after")
struct TimedRuleTests {
    private static let hour: Int64 = 3_600

    /// Tags what nobody has taken an hour after it was opened, or those who asked have written.
    private static func unattended(_ change: (inout Rule) -> Void = { _ in }) -> Rule {
        var rule = Rule(
            "alone", "Niemand heeft het", on: [.opened, .asked], after: hour, if: .init { $0.isAssigned = false },
            do: ActionList(note: TextByLanguage("Niemand?"), [.tag(["alone"])]))
        change(&rule)
        return rule
    }

    private func company(_ rules: Rule...) async throws -> Company {
        try await Company(saving: rules.map { .rule($0) })
    }

    @Test("act at that instant, not before, and once")
    func instant() async throws {
        let company = try await company(Self.unattended())
        let request = try await company.open()
        #expect(try await company.pass(Self.hour - 1).isEmpty)
        #expect(try await company.now(request).tags.isEmpty)
        #expect(try await company.pass(1).map(\.outcome) == [.done])
        #expect(try await company.now(request).tags == ["alone"])
        let done = try await company.done(by: "rule: alone", to: request)
        #expect(done.map(\.event.name) == ["noted", "tagged"])
        #expect(done.allSatisfy { $0.at == company.clock.now() })
        try await company.pass(100 * Self.hour)
        #expect(try await company.done(by: "rule: alone", to: request).count == 2)
        #expect(try await company.work().isEmpty)
    }

    @Test("act once where nothing ran for long, and where two desks look at the same time")
    func twoDesks() async throws {
        let company = try await company(Self.unattended())
        var requests: [Request] = []
        for _ in 1...10 { requests.append(try await company.open()) }
        company.clock.advance(bySeconds: 500 * Self.hour)
        let other = company.otherDesk()
        async let here: Void = company.desk.runOnce()
        async let there: Void = other.runOnce()
        _ = try await (here, there)
        for request in requests {
            #expect(try await company.done(by: "rule: alone", to: request).map(\.event.name) == ["noted", "tagged"])
        }
    }

    @Test("begin the time anew with each event on which they act, and with no other")
    func anew() async throws {
        let company = try await company(Self.unattended())
        let request = try await company.open()
        try await company.pass(Self.hour / 2)
        _ = try await company.desk.reply("Hallo?", to: .id(request.id), as: try await company.viewer("anna"))
        try await company.pass(Self.hour / 4)
        _ = try await company.perform(.tag(["b"]), on: request, by: "bram")
        try await company.pass(Self.hour * 3 / 4 - 1)
        #expect(try await company.now(request).tags == ["b"])
        try await company.pass(1)
        #expect(try await company.now(request).tags == ["alone", "b"])
    }

    @Test("do nothing where the condition does not hold any more")
    func conditionGone() async throws {
        let company = try await company(Self.unattended())
        let request = try await company.perform(.take, on: try await company.open(), by: "bram")
        try await company.pass(2 * Self.hour)
        #expect(try await company.now(request) == request)
        #expect(try await company.work().isEmpty)
    }

    @Test("do nothing where they were taken out of use, or are gone")
    func withdrawn() async throws {
        let company = try await company(Self.unattended())
        let (first, second) = (try await company.open(), try await company.open())
        let other = company.otherDesk(InMemoryStore())
        try await company.save([.rule(Self.unattended { $0.isActive = false })])
        try await company.pass(Self.hour)
        #expect(try await company.now(first).tags.isEmpty)
        #expect(try await company.work().isEmpty)
        try await company.save([.rule(Self.unattended())])
        _ = try await company.desk.reply("Hallo?", to: .id(second.id), as: try await company.viewer("anna"))
        company.clock.advance(bySeconds: Self.hour)
        try await other.runOnce()
        #expect(try await company.now(second).tags.isEmpty)
        #expect(try await company.work().isEmpty)
    }

    @Test("do not go on for ever: what they do begins no time anew")
    func endless() async throws {
        let company = try await company(
            Rule(
                "tick", "Tic", on: [.tagged], after: 60, if: .init { $0.tags = ["tick"] },
                do: ActionList([.untag(["tick"]), .tag(["tock"])])),
            Rule(
                "tock", "Tac", on: [.tagged], after: 60, if: .init { $0.tags = ["tock"] },
                do: ActionList([.untag(["tock"]), .tag(["tick"])])),
            Rule("self", "Soi", on: [.tagged], after: 60, do: ActionList([.untag(["s"]), .tag(["s"])])))
        let request = try await company.open()
        _ = try await company.perform(.tag(["tick"]), on: request, by: "bram")
        for _ in 1...20 { try await company.pass(60) }
        #expect(try await company.work().isEmpty)
        #expect(try await company.names(of: request).count < 12)
    }

    @Test("occasion rules that act at once, in the same commit")
    func occasions() async throws {
        let company = try await company(
            Self.unattended(),
            Rule(
                "give", "Geven", on: [.tagged], if: .init { $0.tags = ["alone"] },
                do: ActionList([.assign(team: "it", agent: "eva")])))
        let request = try await company.open()
        try await company.pass(Self.hour)
        #expect(try await company.now(request).agent == "eva")
        let actors = try await company.journal(of: request).dropFirst().map(\.actor)
        #expect(Set(actors) == [.host("rule: alone"), .host("rule: give")])
        try await company.pass(Self.hour)
        #expect(try await company.names(of: request).filter { $0 == "assigned" }.count == 1)
    }

    @Test("that cannot do what they say, say so once and have done")
    func refused() async throws {
        let company = try await company(Self.unattended { $0.actions.commands.append(.assign(team: "nowhere")) })
        let request = try await company.open()
        try await company.pass(Self.hour)
        try await company.pass(100 * Self.hour)
        #expect(try await company.names(of: request) == ["opened", "ruleStopped"])
        #expect(try await company.work().isEmpty)
    }

    @Test("that act on words act where these were written, although not in the subject")
    func words() async throws {
        let company = try await company(
            Self.unattended {
                $0.condition = .init { $0.words = ["wachten"] }
                $0.on = [.asked]
            })
        let request = try await company.open()
        _ = try await company.desk.reply("Moet ik nog lang wachten?", to: .id(request.id), as: company.viewer("anna"))
        try await company.pass(Self.hour)
        #expect(try await company.now(request).tags == ["alone"])
    }

    @Test("may occasion another that waits in turn, which is no circle")
    func chain() async throws {
        let company = try await company(
            Self.unattended(),
            Rule(
                "later", "Later", on: [.tagged], after: Self.hour, if: .init { $0.tags = ["alone"] },
                do: ActionList([.assign(team: "hr")])))
        let request = try await company.open()
        try await company.pass(Self.hour)
        try await company.pass(Self.hour)
        // It comes, or the journal says that it does not.
        let names = try await company.names(of: request)
        #expect(names.contains("assigned") || names.contains("ruleStopped"), "\(names)")
    }
}
