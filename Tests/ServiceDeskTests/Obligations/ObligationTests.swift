import ServiceDesk
import ServiceDeskTesting
import Testing

/// Anna, Rita and Wim owe HR their hours by the last working day of the month at 17:00; the clock shows 2 March 2026.
@Suite("What is owed")
struct ObligationTests {
    private let company: Company

    init() async throws {
        let hours = ServiceHours(
            zone: "Europe/Brussels",
            weekly: ServiceHours.every(
                [.monday, .tuesday, .wednesday, .thursday, .friday],
                ["09:00-17:30"]))
        company = try await Company(saving: [
            .calendar(ServiceCalendar(id: "office", name: "Bureau", hours: hours)),
            .team(
                Team(id: "sales", name: "Sales", members: [.init("anna", role: .lead), .init("rita"), .init("wim")])),
        ]) { $0.notices = nil }
    }

    private func hours(_ change: (inout Obligation) -> Void = { _ in }) throws -> Obligation {
        let rule = DateRule(
            from: try #require(CalendarDate("2026-03-31")), try Recurrence("FREQ=MONTHLY;BYMONTHDAY=-1"),
            onClosedDay: .before, at: .at(try #require(WallTime("17:00"))), by: "office")
        var obligation = Obligation(
            "hours", "Heures du mois", text: "Toutes les heures.", by: [.members(of: "sales")], to: .team("hr"),
            contact: "nora", team: "hr", due: rule, reminders: [86_400], escalations: [.init(at: 100, to: .leads)])
        change(&obligation)
        return obligation
    }

    /// `2026-03-24T15:00:00Z`
    private func instant(_ text: String) throws -> Timestamp {
        let epoch = try #require(CalendarDate("1970-01-01"))
        let date = try #require(CalendarDate(String(text.prefix(10))))
        let time = try #require(WallTime(text.dropFirst(11).prefix(8)))
        let seconds = Int64(epoch.days(to: date)) * 86_400 + Int64(time.secondsFromMidnight)
        return Timestamp(microseconds: seconds * 1_000_000)
    }

    private func run(until text: String) async throws {
        // Hour by hour, as a runner would look.
        let end = try instant(text)
        while company.clock.now() < end {
            company.clock.set(min(end, company.clock.now().advanced(bySeconds: 6 * 3_600)))
            try await company.desk.runOnce()
        }
    }

    private func opened() async throws -> [Request] {
        var query = RequestQuery(viewer: Company.host, limit: 1_000)
        query.filter.kinds = [.obligation]
        return try await company.desk.page(query).requests
    }

    @Test("is opened for each who owes it, a week ahead, once")
    func opening() async throws {
        let opens = try await company.desk.define(hours(), as: Company.host)
        #expect(try opens == instant("2026-03-24T15:00:00Z"))
        try await run(until: "2026-03-24T14:00:00Z")
        #expect(try await opened().isEmpty)
        try await run(until: "2026-03-25T00:00:00Z")
        let requests = try await opened()
        #expect(requests.map(\.subject) == Array(repeating: "Heures du mois (2026-03-31)", count: 3))
        #expect(Set(requests.compactMap(\.obligation?.obligor)) == [.person("anna"), .person("rita"), .person("wim")])
        for request in requests {
            #expect(request.requester == "nora" && request.team == "hr" && request.kind == .obligation)
            #expect(try request.due == instant("2026-03-31T15:00:00Z"))
        }
        try await run(until: "2026-04-02T00:00:00Z")
        #expect(try await opened().count == 3)
        try await run(until: "2026-04-24T00:00:00Z")
        #expect(try await opened().count == 6)
        let defined = try await company.desk.obligations(as: Company.host)
        #expect(defined.map(\.obligation.id) == ["hours"])
        #expect(try defined[0].opensAt == instant("2026-05-22T15:00:00Z"))
    }

    @Test("is met by whoever owes it, and late after its time and grace; both sides count the same")
    func meeting() async throws {
        let desk = company.desk
        _ = try await desk.define(hours { $0.grace = 3_600 }, as: Company.host)
        try await run(until: "2026-03-25T00:00:00Z")
        let requests = Dictionary(
            try await opened().map { ($0.obligation?.obligor, $0) }, uniquingKeysWith: { first, _ in first })
        func request(_ person: Person.ID) throws -> RequestReference { .id(try #require(requests[.person(person)]).id) }
        // Nobody says it for somebody else, but the team may.
        let rita = try await company.viewer("rita")
        #expect(
            try await company.refusal { _ = try await desk.fulfil(request("anna"), as: rita) } == .notFound)
        let met = try await desk.fulfil(request("anna"), with: "Voilà.", as: try await company.viewer("anna"))
        #expect(met.state == .resolved && met.resolution == .fulfilled)
        try await run(until: "2026-03-31T15:30:00Z")
        _ = try await desk.fulfil(request("rita"), as: rita)
        try await run(until: "2026-03-31T22:00:00Z")
        let journal = try await company.journal(of: try #require(requests[.person("wim")]))
        #expect(
            journal.map(\.event.name).filter { ["breached", "escalated", "reminded"].contains($0) }.sorted()
                == ["breached", "escalated", "reminded"])
        func report(_ viewer: Viewer) async throws -> ObligationReport {
            try await desk.obligationReport(
                from: Timestamp(microseconds: 0), to: Timestamp(microseconds: .max), as: viewer)
        }
        let payroll = try await report(try await company.viewer("hugo"))
        #expect(payroll.rows.map(\.obligor) == [.person("anna"), .person("rita"), .person("wim")])
        #expect(payroll.all.inTime == 2 && payroll.all.overdue == 1 && payroll.all.onTimeRate == 2.0 / 3)
        _ = try await desk.fulfil(request("wim"), as: try await company.viewer("wim"))
        let wim = try await report(try await company.viewer("wim"))
        #expect(wim.rows.map(\.obligor) == [.person("wim")] && wim.all.late == 1)
        #expect(try await report(try await company.viewer("hugo")).rows.last == wim.rows.first)
    }

    @Test("nobody lets themselves off; those to whom it is owed may")
    func excusing() async throws {
        _ = try await company.desk.define(hours(), as: Company.host)
        try await run(until: "2026-03-25T00:00:00Z")
        let request = try #require(try await opened().first { $0.obligation?.obligor == .person("wim") })
        let wim = try await company.viewer("wim")
        #expect(
            try await company.refusal {
                _ = try await company.desk.excuse(.id(request.id), because: "Vacances", as: wim)
            } == .notPermitted)
        let nora = try await company.viewer("nora")
        let excused = try await company.desk.excuse(.id(request.id), because: "Congé parental", as: nora)
        #expect(excused.resolution == .excused)
        let ordinary = try await company.open()
        let code = try await company.refusal { _ = try await company.perform(.fulfil(), on: ordinary, by: "bram") }
        #expect(code == .illegalInState)
    }

    @Test("there is no way around: no resolution, no other date, no leaving, no key that is taken before")
    func noWayAround() async throws {
        _ = try await company.desk.define(hours { $0.isConfidential = true }, as: Company.host)
        let wim = try await company.viewer("wim")
        let key = "obligation:hours:2026-03-31:person:wim"
        let draft = RequestDraft("Avant", team: "it")
        let taken = try await company.refusal { _ = try await company.desk.open(draft, as: wim, key: key) }
        #expect(taken == .invalidField)
        try await run(until: "2026-03-25T00:00:00Z")
        let request = try #require(try await opened().first { $0.obligation?.obligor == .person("wim") })
        for resolution in [Resolution.excused, .fulfilled, .fixed] {
            let code = try await company.refusal {
                _ = try await company.perform(.resolve(resolution), on: request, by: "hugo")
            }
            #expect(code == .invalidField, "\(resolution)")
        }
        #expect(
            try await company.refusal { _ = try await company.perform(.setDue(nil), on: request, by: "hugo") }
                == .illegalInState)
        let reclassified = try await company.refusal {
            _ = try await company.perform(.classify(kind: .incident), on: request, by: "hugo")
        }
        #expect(reclassified == .illegalInState)
        #expect(
            try await company.refusal { _ = try await company.perform(.unwatch("wim"), on: request, by: "wim") }
                == .illegalInState)
        // It is confidential, and whoever owes it sees no more of it than an employee.
        _ = try await company.desk.note("Entre nous", on: .id(request.id), as: try await company.viewer("hugo"))
        let timeline = try await company.desk.timeline(of: .id(request.id), as: wim)
        #expect(!timeline.map(\.event.name).contains("noted"))
        #expect(
            try await company.refusal {
                _ = try await company.desk.request(.id(request.id), as: try await company.viewer("rita"))
            } == .notFound)
        // Thanks undo nothing, and a repetition with the same key does it once.
        for _ in 0..<2 { _ = try await company.desk.fulfil(.id(request.id), with: "Fait.", as: wim, key: "k") }
        let thanked = try await company.desk.reply("Merci", to: .id(request.id), as: try await company.viewer("nora"))
        #expect(thanked.state == .resolved && thanked.resolution == .fulfilled && thanked.promised == nil)
    }

    @Test("one that is changed so that no day is left is over")
    func ending() async throws {
        _ = try await company.desk.define(hours(), as: Company.host)
        let over = try await company.desk.define(
            hours {
                $0.rule.first = CalendarDate("2026-01-31") ?? $0.rule.first
                $0.rule.recurrence = nil
            }, as: Company.host)
        #expect(over == nil)
        #expect(try await company.desk.obligations(as: Company.host).isEmpty)
        try await run(until: "2026-04-02T00:00:00Z")
        #expect(try await opened().isEmpty)
    }

    @Test("evidence is asked for", arguments: [Obligation.Evidence.reply, .file, .host])
    func evidence(_ evidence: Obligation.Evidence) async throws {
        _ = try await company.desk.define(hours { $0.evidence = evidence }, as: Company.host)
        try await run(until: "2026-03-25T00:00:00Z")
        let wim = try await company.viewer("wim")
        let day = try #require(CalendarDate("2026-03-31"))
        let reference = try #require(
            try await company.desk.occurrence(of: "hours", on: day, by: .person("wim"), as: Company.host))
        let wanted: Rejection.Code = evidence == .host ? .notPermitted : .invalidField
        #expect(try await company.refusal { _ = try await company.desk.fulfil(reference, as: wim) } == wanted)
        switch evidence {
        case .reply: _ = try await company.desk.fulfil(reference, with: "Fait.", as: wim)
        case .host: _ = try await company.desk.fulfil(reference, as: Company.host)
        default:
            let code = try await company.refusal {
                _ = try await company.desk.fulfil(reference, with: "Fait.", as: wim)
            }
            #expect(code == .invalidField)
        }
    }

    @Test("after a month in which nobody ran, each time is opened, once, and what is late is late")
    func afterAMonth() async throws {
        _ = try await company.desk.define(
            hours {
                $0.rule.recurrence = try? Recurrence("FREQ=WEEKLY;BYDAY=FR")
                $0.rule.first = CalendarDate("2026-03-06") ?? $0.rule.first
                $0.obligors = [.party(.team("it"))]
            }, as: Company.host)
        company.clock.set(try instant("2026-04-08T10:00:00Z"))
        try await company.desk.runOnce()
        try await company.desk.runOnce()
        let requests = try await opened()
        #expect(
            requests.compactMap(\.obligation?.day.description) == [
                "2026-03-06", "2026-03-13", "2026-03-20", "2026-03-27", "2026-04-03", "2026-04-10",
            ])
        #expect(requests.allSatisfy { $0.team == "it" })
        company.clock.advance(bySeconds: 10)
        try await company.desk.runOnce()
        let late = try await company.desk.obligationReport(
            from: Timestamp(microseconds: 0), to: Timestamp(microseconds: .max), as: Company.host)
        #expect(late.all.overdue == 5 && late.all.open == 1)
        // The clock put back brings nothing again, nor does it put forward once more.
        company.clock.set(try instant("2026-03-10T10:00:00Z"))
        try await company.desk.runOnce()
        company.clock.set(try instant("2026-04-08T11:00:00Z"))
        try await company.desk.runOnce()
        #expect(try await opened().count == 6)
    }

    @Test("a change counts for what is opened afterwards; what is withdrawn is opened no more")
    func changing() async throws {
        _ = try await company.desk.define(hours(), as: Company.host)
        try await run(until: "2026-03-25T00:00:00Z")
        _ = try await company.desk.define(
            hours {
                $0.title = "Heures"
                $0.obligors = [.leads(of: "sales"), .party(.person("anna")), .party(.supplier("acme"))]
            }, as: Company.host)
        try await run(until: "2026-04-24T00:00:00Z")
        let requests = try await opened()
        #expect(requests.map(\.subject).filter { $0.hasPrefix("Heures du mois") }.count == 3)
        let later = requests.filter { $0.subject == "Heures (2026-04-30)" }
        #expect(Set(later.compactMap(\.obligation?.obligor)) == [.person("anna"), .supplier("acme")])
        #expect(later.first { $0.obligation?.obligor == .supplier("acme") }?.handover?.supplier == "acme")
        try await company.desk.withdraw("hours", as: Company.host)
        try await run(until: "2026-06-24T00:00:00Z")
        #expect(try await opened().count == 5)
        #expect(try await company.desk.obligations(as: Company.host).isEmpty)
    }

    @Test("what is not as it must be is refused by name")
    func refused() async throws {
        let faults: [(String, (inout Obligation) -> Void)] = [
            ("title", { $0.title = " " }), ("obligors", { $0.obligors = [] }),
            ("obligors", { $0.obligors = [.party(.department("sales"))] }),
            ("team", { $0.team = "nobody" }), ("person", { $0.contact = "nobody" }),
            ("calendar", { $0.rule.calendar = "never" }), ("grace", { $0.grace = -1 }),
            ("department", { $0.beneficiary = .department("nobody") }),
            ("reminders", { $0.reminders = [0] }), ("supplier", { $0.beneficiary = .supplier("nobody") }),
            ("escalations", { $0.escalations = [.init(at: 200, to: .leads), .init(at: 100, to: .leads)] }),
        ]
        for (name, change) in faults {
            let error = try await #require(throws: Rejection.self) {
                try await company.desk.define(hours(change), as: Company.host)
            }
            #expect(error.description.contains(name) || error.field == name, "\(name): \(error)")
        }
        let anna = try await company.viewer("anna")
        #expect(try await company.refusal { _ = try await company.desk.define(hours(), as: anna) } == .notPermitted)
        var draft = RequestDraft("Moi", team: "hr")
        _ = try await company.desk.define(hours(), as: Company.host)
        try await run(until: "2026-03-25T00:00:00Z")
        draft.obligation = try await opened().first?.obligation
        let code = try await company.refusal { _ = try await company.desk.open(draft, as: anna) }
        #expect(code == .notPermitted)
    }
}
