import ServiceDesk
import ServiceDeskTesting
import Testing

/// How what recurs is recognised is tested by itself; here are a prevention and what is counted of it.
@Suite("Prevention")
struct PreventionTests {
    private let company: Company

    init() async throws { company = try await Company() }

    private func problem() async throws -> Request {
        try await company.desk.open(
            RequestDraft("De VPN valt weg", team: "it", kind: .problem), as: try await company.viewer("bram"))
    }

    private func effect(_ problem: Request, days: Int = 30) async throws -> Desk.PreventionEffect {
        try await company.desk.preventionEffect(
            of: .id(problem.id), as: try await company.viewer("bram"), days: days)
    }

    @Test("A prevention is recorded on a problem, by its team, once; a later one stands for it")
    func recorded() async throws {
        let problem = try await problem()
        let first = Prevention("Nieuwe firmware", since: company.clock.now())
        let prevented = try await company.perform(.prevent(first), on: problem, by: "eva")
        #expect(prevented.prevention == first)
        #expect(try await company.perform(.prevent(first), on: problem, by: "bram").version == prevented.version)
        let second = Prevention("Nieuwe router", since: company.clock.now().advanced(bySeconds: 60))
        #expect(try await company.perform(.prevent(second), on: problem, by: "bram").prevention == second)
        // It is done once what it prevents is solved, and often long after.
        _ = try await company.perform(.resolve(.fixed), on: problem, by: "bram")
        #expect(try await company.perform(.prevent(first), on: problem, by: "bram").prevention == first)
    }

    @Test("What is no problem has none, nor one of an empty or endless measure", arguments: [
        "", "  \n", "\u{0}", String(repeating: "é", count: 1_001),
    ])
    func refused(measure: String) async throws {
        let problem = try await problem()
        let now = company.clock.now()
        let refused = try await #require(throws: Rejection.self) {
            _ = try await company.perform(.prevent(Prevention(measure, since: now)), on: problem, by: "bram")
        }
        #expect(refused.code == .invalidField || refused.code == .tooLarge)
        #expect(refused.field == "measure", "Nobody was asked a question: \(refused)")
        let request = try await company.open()
        let other = try await company.refusal {
            _ = try await company.perform(.prevent(Prevention("Kabel", since: now)), on: request, by: "bram")
        }
        #expect(other == .illegalInState)
    }

    @Test("Its effect is counted from what is linked, before and since, at most so many days on either side")
    func effect() async throws {
        let problem = try await problem()
        let (bram, clock) = (try await company.viewer("bram"), company.clock)
        let start = clock.now()
        func report(onDay day: Int64) async throws {
            clock.set(start.advanced(bySeconds: day * 86_400))
            let incident = try await company.open("Geen VPN (\(day))")
            try await company.desk.attribute([.id(incident.id)], to: .id(problem.id), as: bram)
        }
        for day: Int64 in [1, 35, 45, 50] { try await report(onDay: day) }
        let since = start.advanced(bySeconds: 60 * 86_400)
        _ = try await company.perform(.prevent(Prevention("Nieuwe router", since: since)), on: problem, by: "bram")
        for day: Int64 in [60, 70] { try await report(onDay: day) }
        _ = try await company.open("Iets anders")
        clock.set(start.advanced(bySeconds: 75 * 86_400))
        let found = try await effect(problem)
        #expect(found.prevention.measure == "Nieuwe router")
        #expect(found.change == RateChange(before: 3, days: 30, after: 2, days: 15))
        clock.set(start.advanced(bySeconds: 300 * 86_400))
        #expect(try await effect(problem).change == RateChange(before: 3, days: 30, after: 2, days: 30))
        #expect(try await effect(problem, days: 60).change == RateChange(before: 4, days: 60, after: 2, days: 60))
    }

    @Test("Without a prevention, before it has begun and for days out of bounds there is no effect to tell")
    func noEffect() async throws {
        let problem = try await problem()
        #expect(try await company.refusal { _ = try await effect(problem) } == .illegalInState)
        let now = company.clock.now()
        for since in [now, now.advanced(bySeconds: 1), Timestamp(microseconds: .max)] {
            _ = try await company.perform(.prevent(Prevention("Router", since: since)), on: problem, by: "bram")
            #expect(try await company.refusal { _ = try await effect(problem) } == .illegalInState)
        }
        _ = try await company.perform(
            .prevent(Prevention("Router", since: Timestamp(microseconds: .min))), on: problem, by: "bram")
        for days in [0, -1, 3_661, .max] {
            #expect(try await company.refusal { _ = try await effect(problem, days: days) } == .invalidField)
        }
        #expect(try await effect(problem, days: 3_660).change.before == 0)
    }

    @Test("It is for the team: whoever only follows a problem does not learn what was done against it")
    func forTheTeam() async throws {
        let problem = try await problem()
        _ = try await company.perform(.watch("wim"), on: problem, by: "bram")
        let now = company.clock.now()
        _ = try await company.perform(.prevent(Prevention("Router", since: now)), on: problem, by: "bram")
        company.clock.advance(bySeconds: 86_400)
        let wim = try await company.viewer("wim")
        let code = try await company.refusal {
            _ = try await company.desk.preventionEffect(of: .id(problem.id), as: wim)
        }
        #expect(code != nil)
        let byWim = try await company.refusal {
            _ = try await company.perform(.prevent(Prevention("Rien", since: now)), on: problem, by: "wim")
        }
        #expect(byWim == .notPermitted)
    }
}
