import ServiceDeskTesting
import Testing

@testable import ServiceDesk

@Suite("Rules, whatever they are")
struct RulePropertyTests {
    private func company(_ rules: [Rule]) async throws -> Company {
        try await Company(
            saving: rules.map { .rule($0) } + [
                .service(Service(id: "vpn", team: "it", name: "VPN")),
                .service(Service(id: "laptop", team: "hr", name: "Laptop")),
            ])
    }

    /// Requests, and what happens to them; a command that is refused is nothing.
    private func work(
        _ company: Company, _ random: inout RandomRules, commands: Int,
        _ look: (Request, _ before: Int) async throws -> Void
    ) async throws {
        var requests: [Request] = []
        for _ in 0..<4 {
            let request = try await company.desk.open(random.draft(), as: Company.host)
            try await look(request, 0)
            requests.append(request)
        }
        for _ in 0..<commands {
            let reference = RequestReference.id(requests[random.index(below: requests.count)].id)
            let before = try await company.desk.request(reference, as: Company.host).version
            let (command, actor) = (random.command(company.desk), random.actor())
            do {
                let viewer = if let actor { try await company.viewer(actor) } else { Company.host }
                _ = try await company.desk.perform(command, on: reference, as: viewer)
            } catch is Rejection {
                continue
            }
            try await look(try await company.desk.request(reference, as: Company.host), before)
        }
    }

    /// What rules did in a commit: by whom, one after the other, what they were stopped at left out.
    private func turns(_ events: [RecordedEvent]) -> [Actor] {
        var turns: [Actor] = []
        for event in events where event.actor.isRule {
            if case .ruleStopped = event.event { continue }
            if turns.last != event.actor { turns.append(event.actor) }
        }
        return turns
    }

    @Test("never act twice in one commit, and always end", arguments: 1...4 as ClosedRange<UInt64>)
    func once(_ seed: UInt64) async throws {
        var random = RandomRules(seed: seed)
        let rules = random.rules(200)
        let company = try await company(rules)
        var acting = 0
        try await work(company, &random, commands: 60) { request, before in
            let events = try await company.store.history(HistoryQuery(request.id, after: before, limit: 10_000))
            let turns = turns(events)
            #expect(Set(turns).count == turns.count, "seed \(seed): \(turns)")
            // Nobody says more than one note and one message.
            for name in ["noted", "announced"] {
                let actors = events.filter { $0.event.name == name && $0.actor.isRule }.map(\.actor)
                #expect(Set(actors).count == actors.count, "seed \(seed): \(name)")
            }
            let stopped = events.compactMap { event -> Rule.ID? in
                if case .ruleStopped(let rule, _) = event.event { rule } else { nil }
            }
            #expect(Set(stopped).count == stopped.count, "seed \(seed): \(stopped)")
            // At most six things each, and one line for each that was stopped.
            #expect(events.count <= 10 + rules.count * 7)
            acting += turns.count
        }
        #expect(acting > 50, "seed \(seed) tries nothing")
        // A rule’s time is begun by what another one did at its time, but never again by what it has led to itself.
        for _ in 0...rules.count {
            if try await company.work().allSatisfy({ $0.item.task.kind != "rule" }) { break }
            try await company.pass(3_600)
        }
        #expect(try await company.work().filter { $0.item.task.kind == "rule" }.isEmpty)
        for request in try await company.all() { try await audit(request, company) }
    }

    private func audit(_ request: Request, _ company: Company) async throws {
        var audit = JournalAudit(of: request.id)
        var after = 0
        while after < request.version {
            let events = try await company.store.history(HistoryQuery(request.id, after: after, limit: 10_000))
            for event in events { try audit.check(event) }
            after = try #require(events.last?.version)
        }
        #expect(audit.state(number: request.number) == request)
    }

    @Test("are found by the book as by looking at each of them", arguments: 11...16 as ClosedRange<UInt64>)
    func book(_ seed: UInt64) async throws {
        var random = RandomRules(seed: seed)
        // What happens is independent of the rules that are looked for.
        let company = try await company([])
        let rules = random.rules(400)
        let book = RuleBook(rules.reversed())
        var found = 0
        try await work(company, &random, commands: 80) { request, before in
            for event in try await company.store.history(HistoryQuery(request.id, after: before)) {
                let expected = rules.filter { rule in
                    guard rule.isActive, let trigger = RuleTrigger(event, of: request) else { return false }
                    return rule.on.contains(trigger)
                        && rule.condition.holds(for: request) { RuleBook.words(event, of: request) }
                }
                let ids = book.rules(on: event, of: request).map(\.id)
                #expect(ids == expected.map(\.id).sorted(), "seed \(seed): \(event.event.name)")
                found += ids.count
            }
        }
        #expect(found > 200, "seed \(seed) finds nothing")
    }

    @Test("are looked at only where they may act: a book of ten thousand others finds the one")
    func large() async throws {
        var rules = (1...9_999).map { number in
            Rule(
                Rule.ID("r\(number)"), "R", on: [.opened], if: .init { $0.requesters = [Person.ID("p\(number)")] },
                do: ActionList([.resume]))
        }
        rules.append(Rule("all", "Tous", on: [.opened], do: ActionList([.resume])))
        let company = try await Company()
        let request = try await company.open()
        let event = try #require(try await company.journal(of: request).first)
        #expect(RuleBook(rules).rules(on: event, of: request).map(\.id) == ["all"])
    }
}
