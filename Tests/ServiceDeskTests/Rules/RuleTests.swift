import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Rules")
struct RuleTests {
    private func company(_ rules: Rule..., saving extra: [DirectoryEntry] = []) async throws -> Company {
        try await Company(saving: rules.map { .rule($0) } + extra)
    }

    private func stops(_ company: Company, _ request: Request) async throws -> [Rule.ID] {
        try await company.journal(of: request).compactMap { recorded in
            if case .ruleStopped(let rule, _) = recorded.event { rule } else { nil }
        }
    }

    @Test("act in the same commit as what they act on, and the journal says that it was they")
    func sameCommit() async throws {
        let company = try await company(
            Rule(
                "vip", "Wie snel wil", on: [.opened], if: .init { $0.words = ["urgent"] },
                do: ActionList(
                    reply: TextByLanguage(["fr": "Nous nous dépêchons.", "en": "We hurry."]),
                    note: TextByLanguage("VIP"), [.tag(["vip"]), .classify(urgency: .high)])))
        let request = try await company.open("C’est URGENT !")
        #expect(request.tags == ["vip"] && request.urgency == .high && request.version == 5)
        let done = try await company.done(by: "rule: vip", to: request)
        #expect(done.map(\.event.name) == ["announced", "noted", "tagged", "classified"])
        #expect(done.first?.event.message?.text == "Nous nous dépêchons.")
        #expect(done.allSatisfy { $0.at == request.openedAt })
        #expect(try await company.open("Rien ne presse").tags.isEmpty)
    }

    @Test("that are not active do nothing, and those that begin to act do so at once")
    func inactive() async throws {
        var rule = Rule("tag", "Tag", on: [.opened], do: ActionList([.tag(["seen"])]), isActive: false)
        let company = try await company(rule)
        #expect(try await company.open().tags.isEmpty)
        rule.isActive = true
        try await company.save([.rule(rule)])
        #expect(try await company.open().tags == ["seen"])
    }

    @Test("act once on an occasion, however much of it they act on, and anew on the next one")
    func once() async throws {
        let company = try await company(
            Rule("log", "Log", on: [.tagged, .classified, .noted], do: ActionList(note: TextByLanguage("Vu."))),
            Rule(
                "two", "Two", on: [.tagged], if: .init { $0.tags = ["a"] },
                do: ActionList([.classify(impact: .high)])))
        let request = try await company.open()
        _ = try await company.perform(.tag(["a"]), on: request, by: "bram")
        #expect(try await company.done(by: "rule: log", to: request).count { $0.event.name == "noted" } == 1)
        #expect(try await company.now(request).impact == .high)
        _ = try await company.perform(.tag(["b"]), on: request, by: "bram")
        #expect(try await company.done(by: "rule: log", to: request).count { $0.event.name == "noted" } == 2)
    }

    @Test("act on what other rules do, one after the other")
    func chain() async throws {
        let company = try await company(
            Rule("1", "Eén", on: [.opened], do: ActionList([.tag(["a"])])),
            Rule("2", "Twee", on: [.tagged], if: .init { $0.tags = ["a"] }, do: ActionList([.assign(team: "hr")])),
            Rule("3", "Trois", on: [.assigned], if: .init { $0.teams = ["hr"] }, do: ActionList([.setLanguage("nl")])))
        let request = try await company.open()
        #expect(request.team == "hr" && request.language == "nl")
        let actors = try await company.journal(of: request).dropFirst().map(\.actor)
        #expect(actors == ["1", "2", "3"].map { .host("rule: \($0)") })
        #expect(try await stops(company, request).isEmpty)
    }

    @Test("that feed each other stop, and the journal says so")
    func circle() async throws {
        let company = try await company(
            Rule(
                "ping", "Ping", on: [.tagged], if: .init { $0.tags = ["ping"] },
                do: ActionList([.untag(["ping"]), .tag(["pong"])])),
            Rule(
                "pong", "Pong", on: [.tagged], if: .init { $0.tags = ["pong"] },
                do: ActionList([.untag(["pong"]), .tag(["ping"])])))
        let request = try await company.open()
        let tagged = try await company.perform(.tag(["ping"]), on: request, by: "bram")
        #expect(tagged.tags == ["ping"])
        for rule in ["ping", "pong"] {
            let tags = try await company.done(by: "rule: \(rule)", to: request).count { $0.event.name == "tagged" }
            #expect(tags == 1, "\(rule)")
        }
        #expect(try await stops(company, request) == ["ping"])
        let stop = try await company.journal(of: request).first { $0.event.name == "ruleStopped" }
        #expect(stop?.actor == .host("rule: ping"))
    }

    @Test("whose own doing would change nothing more have not been stopped")
    func idempotent() async throws {
        let company = try await company(
            Rule("sort", "Trier", on: [.tagged, .assigned], do: ActionList([.tag(["sorted"]), .assign(team: "hr")])))
        let request = try await company.open()
        _ = try await company.perform(.tag(["a"]), on: request, by: "bram")
        #expect(try await company.now(request).team == "hr")
        #expect(try await stops(company, request).isEmpty)
    }

    @Test("that cannot do one thing do nothing and say so; what the person did is done all the same")
    func refused() async throws {
        let company = try await company(
            Rule("wake", "Réveiller", on: [.tagged], do: ActionList([.tag(["x"]), .resume])),
            Rule("give", "Donner", on: [.tagged], do: ActionList([.tag(["y"]), .assign(team: "nowhere")])),
            Rule(
                "ask", "Demander", on: [.tagged],
                do: ActionList([.tag(["z"]), .askApproval(ApprovalQuestion("?", from: .people(["gone"])))])),
            Rule("note", "Noter", on: [.tagged], do: ActionList(note: TextByLanguage("Vu."))))
        let request = try await company.open()
        let tagged = try await company.perform(.tag(["a"]), on: request, by: "bram")
        #expect(tagged.tags == ["a"])
        #expect(try await stops(company, request).sorted() == ["ask", "give", "wake"])
        let reasons = try await company.journal(of: request).compactMap { recorded -> String? in
            if case .ruleStopped(_, let reason) = recorded.event { reason } else { nil }
        }
        for word in ["gone", "nowhere", "Possible now"] { #expect(reasons.contains { $0.contains(word) }, "\(word)") }
        #expect(try await company.done(by: "rule: note", to: request).count == 1)
    }

    @Test("may ask for agreement, and go on with what comes of it")
    func approval() async throws {
        let company = try await company(
            Rule(
                "ask", "Demander", on: [.opened], if: .init { $0.words = ["écran"] },
                do: ActionList([.askApproval(ApprovalQuestion("Mag het?", from: .people(["lena"])))])),
            Rule(
                "go", "Go", on: [.approvalConcluded], if: .init { $0.isAwaitingApproval = false },
                do: ActionList([.assign(team: "it", agent: "eva")])))
        let request = try await company.open("Un ÉCRAN, svp")
        #expect(request.pending?.reason == .approval && request.approvals.map(\.approvers) == [["lena"]])
        let agreed = try await company.perform(.decideApproval(1, agrees: true), on: request, by: "lena")
        #expect(agreed.agent == "eva" && agreed.state == .open)
    }

    @Test("act on what clocks find, and on who was called in", arguments: [RuleTrigger.breached, .escalated])
    func clocks(_ trigger: RuleTrigger) async throws {
        let target = SLATarget(
            .resolution, within: .elapsed(.seconds(6_000)), escalations: [.init(at: 100, to: .leads)])
        let policy = PriorityPolicy(id: "p", title: "P", rules: [.init(aims: [.init(target)])])
        let company = try await company(
            Rule("late", "Te laat", on: [trigger], do: ActionList([.tag(["late"])])), saving: [.policy(policy)])
        let request = try await company.open()
        try await company.pass(5_999)
        #expect(try await company.now(request).tags.isEmpty)
        try await company.pass(1)
        #expect(try await company.now(request).tags == ["late"])
        try await company.pass(86_400)
        #expect(try await company.done(by: "rule: late", to: request).map(\.event.name) == ["tagged"])
    }

    @Test("act after the policy of a team has found an agent, and once")
    func assignment() async throws {
        let team = Team(id: "it", name: "IT", members: [.init("bram"), .init("eva")], assignment: "round-robin")
        let company = try await company(
            Rule("all", "Alles", on: [.opened, .assigned], do: ActionList(note: TextByLanguage("Vu."))),
            Rule(
                "agent", "Agent", on: [.assigned], if: .init { $0.isAssigned = true },
                do: ActionList(note: TextByLanguage("Pour {agent}."))), saving: [.team(team)])
        let request = try await company.open()
        #expect(request.agent == "bram")
        let notes = try await company.journal(of: request).filter { $0.event.name == "noted" }
        #expect(notes.map(\.actor) == [.host("rule: all"), .host("rule: agent")])
        #expect(notes.last?.event.message?.text == "Pour Bram.")
    }

    @Test("are not so many that a request cannot be opened any more")
    func many() async throws {
        let rules = (1...300).map { number in
            DirectoryEntry.rule(
                Rule(Rule.ID("r\(number)"), "Règle", on: [.opened], do: ActionList(note: TextByLanguage("\(number)"))))
        }
        let company = try await Company(saving: rules)
        let request = try await company.open()
        let names = try await company.names(of: request)
        #expect(names.contains("ruleStopped"))
        // A note of each that acts, and not a line for each that does not.
        #expect(names.count <= 110, "\(names.count)")
    }

    @Test("begin not so many times that a request cannot be opened any more")
    func manyTimes() async throws {
        let rules = (1...300).map { number in
            DirectoryEntry.rule(
                Rule(
                    Rule.ID("r\(number)"), "Règle", on: [.opened], after: 3_600,
                    do: ActionList(note: TextByLanguage("\(number)"))))
        }
        let company = try await Company(saving: rules)
        let request = try await company.open()
        #expect(try await company.count("ruleStopped", in: request) == 1)
        try await company.pass(3_600)
        // On a busy machine so many changes of one request at once meet each other; what gives way is done later.
        try await company.pass(600)
        #expect(try await company.count("noted", in: request) == 40)
    }

    @Test("that were changed are followed, also where a macro has read the playbook since")
    func changed() async throws {
        let macro = DirectoryEntry.macro(Macro("tag", "Marquer", ActionList([.tag(["vu"])])))
        let rule = { (word: String) in
            DirectoryEntry.rule(Rule("r", "Règle", on: [.opened], do: ActionList(note: TextByLanguage(word))))
        }
        let company = try await Company(saving: [macro, rule("avant")]) { $0.directoryMaximumAge = 60 }
        let first = try await company.open()
        try await company.store.save([rule("après")])
        company.clock.advance(bySeconds: 61)
        _ = try await company.desk.perform(
            macro: "tag", on: .id(first.id), as: try await company.viewer("bram"))
        let second = try await company.open()
        let notes = try await company.journal(of: second).filter { $0.event.name == "noted" }
        #expect(notes.compactMap(\.event.message?.text) == ["après"])
    }

    @Test("write the number of the request that they answer, which it has not got yet when it is opened")
    func number() async throws {
        func rule(_ triggers: [RuleTrigger]) -> Rule {
            Rule("thanks", "Merci", on: triggers, do: ActionList(reply: TextByLanguage("Votre demande n° {number}.")))
        }
        #expect(throws: Rejection.self) { try rule([.asked, .opened]).validate() }
        let company = try await company(rule([.tagged]))
        let request = try await company.open()
        _ = try await company.perform(.tag(["vpn"]), on: request, by: "bram")
        let text = try await company.done(by: "rule: thanks", to: request).first?.event.message?.text
        #expect(text == "Votre demande n° \(request.number).")
    }

    @Test("say what cannot be in them before they are kept")
    func invalid() async throws {
        let (company, tag) = (try await Company(), ActionList([.tag(["a"])]))
        let wrong = [
            Rule("", "T", on: [.opened], do: tag), Rule("r", "", on: [.opened], do: tag),
            Rule("r", "T", on: [], do: tag), Rule("r", "T", on: [.opened], after: 59, do: tag),
            Rule("r", "T", on: [.opened], after: 367 * 86_400, do: tag),
            Rule("r", "T", on: [.opened], do: ActionList()),
            Rule("r", "T", on: [.opened], do: ActionList([.take])),
            Rule("r", "T", on: [.opened], if: .init { $0.words = ["deux mots"] }, do: tag),
            Rule("r", "T", on: [.opened], if: .init { $0.words = ["!"] }, do: tag),
        ]
        for rule in wrong {
            #expect(throws: Rejection.self, "\(rule)") { try rule.validate() }
            await #expect(throws: StoreError.self, "\(rule)") { try await company.store.save([.rule(rule)]) }
        }
    }
}
