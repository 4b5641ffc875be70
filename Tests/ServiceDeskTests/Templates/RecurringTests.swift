import ServiceDesk
import ServiceDeskTesting
import Testing

/// The fridge is cleaned every Friday at 10:00 in Brussels, and that is opened two hours before.
@Suite("Requests that are opened again and again")
struct RecurringTests {
    private let scene: Onboarding
    private var company: Company { scene.company }

    init() async throws {
        let draft = RequestDraft("Frigo, étage {floor}", team: "facilities")
        scene = try await Onboarding(RequestTemplate("fridge", "Le frigo", draft, asks: ["floor"]))
    }

    private func fridge(_ change: (inout RecurringRequest) -> Void = { _ in }) throws -> RecurringRequest {
        let rule = DateRule(
            from: try #require(CalendarDate("2026-03-06")), try Recurrence("FREQ=WEEKLY;BYDAY=FR"),
            at: .at(try #require(WallTime("10:00"))), by: "office")
        var recurring = RecurringRequest(
            "fridge-2", from: "fridge", with: ["floor": "2"], requester: "nora", on: rule, opensAhead: 7_200)
        change(&recurring)
        return recurring
    }

    private func days() async throws -> [String] {
        let epoch = try #require(CalendarDate("1970-01-01"))
        return try await company.all().compactMap(\.due).map { due in
            epoch.advanced(byDays: Int(due.microseconds / 86_400_000_000)).description
        }
    }

    @Test("are opened ahead of their date, not before, each once")
    func opens() async throws {
        let first = try await company.desk.schedule(fridge(), as: Company.host)
        #expect(try first == Timestamp(utc: "2026-03-06T07:00:00Z"))
        company.clock.set(try Timestamp(utc: "2026-03-06T06:59:59Z"))
        try await company.desk.runOnce()
        #expect(try await company.all().isEmpty)
        let other = company.otherDesk()
        company.clock.advance(bySeconds: 1)
        async let here: Void = company.desk.runOnce()
        async let there: Void = other.runOnce()
        _ = try await (here, there)
        let request = try #require(try await company.all().first)
        #expect(request.subject == "Frigo, étage 2" && request.requester == "nora" && request.team == "facilities")
        #expect(try request.due == Timestamp(utc: "2026-03-06T09:00:00Z"))
        try await company.pass(3 * 86_400)
        #expect(try await company.all().count == 1)
        let kept = try await company.desk.recurringRequests(as: Company.host)
        #expect(kept.map(\.recurring) == [try fridge()] && kept.map(\.isGivenUp) == [false])
        #expect(try kept[0].opensAt == Timestamp(utc: "2026-03-13T07:00:00Z"))
    }

    @Test("are opened each once after a month in which nothing ran, and not again when the clock is put back")
    func downtime() async throws {
        _ = try await company.desk.schedule(fridge(), as: Company.host)
        company.clock.set(try Timestamp(utc: "2026-04-04T12:00:00Z"))
        try await company.desk.runOnce()
        let expected = ["2026-03-06", "2026-03-13", "2026-03-20", "2026-03-27", "2026-04-03"]
        #expect(try await days() == expected)
        company.clock.set(try Timestamp(utc: "2026-03-10T12:00:00Z"))
        try await company.desk.runOnce()
        company.clock.set(try Timestamp(utc: "2026-04-05T12:00:00Z"))
        try await company.desk.runOnce()
        #expect(try await days() == expected)
    }

    @Test("scheduled anew, open what comes after; what was due before is not opened")
    func changed() async throws {
        _ = try await company.desk.schedule(fridge(), as: Company.host)
        company.clock.set(try Timestamp(utc: "2026-03-06T08:00:00Z"))
        try await company.desk.runOnce()
        let mondays = try fridge {
            $0.rule.first = CalendarDate("2026-03-02") ?? $0.rule.first
            $0.rule.recurrence = try? Recurrence("FREQ=WEEKLY;BYDAY=MO")
            $0.values = ["floor": "3"]
        }
        #expect(
            try await company.desk.schedule(mondays, as: Company.host) == Timestamp(utc: "2026-03-09T07:00:00Z"))
        try await company.pass(7 * 86_400)
        #expect(try await company.all().map(\.subject) == ["Frigo, étage 2", "Frigo, étage 3"])
        try await company.desk.withdraw(recurring: "fridge-2", as: Company.host)
        try await company.pass(30 * 86_400)
        #expect(try await company.all().count == 2)
        #expect(try await company.desk.recurringRequests(as: Company.host).isEmpty)
    }

    @Test("once on a date to come, are over afterwards")
    func once() async throws {
        let single = try fridge { $0.rule.recurrence = nil }
        _ = try await company.desk.schedule(single, as: Company.host)
        try await company.pass(30 * 86_400)
        #expect(try await days() == ["2026-03-06"])
        #expect(try await company.desk.recurringRequests(as: Company.host).isEmpty)
        #expect(try await company.desk.schedule(single, as: Company.host) == nil)
    }

    @Test("whose template asks for something else meanwhile are given up, and say why; revived, they go on")
    func templateChanged() async throws {
        _ = try await company.desk.schedule(fridge(), as: Company.host)
        let draft = RequestDraft("Frigo, {building}", team: "facilities")
        try await company.save([.template(RequestTemplate("fridge", "Le frigo", draft, asks: ["building"]))])
        try await company.pass(5 * 86_400)
        let failed = try #require(try await company.desk.recurringRequests(as: Company.host).first)
        #expect(failed.isGivenUp && failed.failure?.contains("building") == true)
        #expect(try await company.all().isEmpty)
        let mended = try fridge { $0.values = ["building": "B"] }
        _ = try await company.desk.schedule(mended, as: Company.host)
        try await company.pass(3_600)
        #expect(try await company.all().map(\.subject) == ["Frigo, B"])
        #expect(try await company.desk.recurringRequests(as: Company.host).map(\.isGivenUp) == [false])
    }

    @Test("whose template is gone are given up, and name it")
    func templateGone() async throws {
        _ = try await company.desk.schedule(fridge(), as: Company.host)
        let directory = InMemoryStore()
        try await directory.save(Company.entries + [Company.office])
        let other = company.otherDesk(directory)
        company.clock.advance(bySeconds: 5 * 86_400)
        try await other.runOnce()
        let failed = try #require(try await other.recurringRequests(as: Company.host).first)
        #expect(failed.isGivenUp && failed.failure?.contains("“fridge”") == true)
    }

    @Test("name what is not as it must be", arguments: RecurringFault.all)
    func refused(_ fault: RecurringFault) async throws {
        var recurring = try fridge()
        fault.change(&recurring)
        let rejection = try await company.rejection {
            _ = try await company.desk.schedule(recurring, as: Company.host)
        }
        #expect(rejection?.description.contains(fault.word) == true, "\(rejection?.description ?? "accepted")")
        #expect(try await company.desk.recurringRequests(as: Company.host).isEmpty)
    }

    @Test("are for the host’s own program, and their keys, too")
    func rights() async throws {
        let nora = try await company.viewer("nora")
        for attempt in [
            { _ = try await company.desk.schedule(fridge(), as: nora) },
            { try await company.desk.withdraw(recurring: "fridge-2", as: nora) },
            { _ = try await company.desk.recurringRequests(as: nora) },
        ] as [() async throws -> Void] {
            #expect(try await company.refusal(attempt) == .notPermitted)
        }
        let code = try await company.refusal {
            _ = try await company.desk.open(
                RequestDraft("Avant", team: "hr"), as: nora, key: "recurring:fridge-2:2026-03-06")
        }
        #expect(code == .invalidField)
    }
}

/// What a recurring request cannot be, and what its refusal must name.
struct RecurringFault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let word: String
    let change: @Sendable (inout RecurringRequest) -> Void

    private init(_ name: String, _ word: String, change: @escaping @Sendable (inout RecurringRequest) -> Void) {
        (testDescription, self.word, self.change) = (name, word, change)
    }

    static let all = [
        RecurringFault("an unknown template", "nothing") { $0.template = "nothing" },
        RecurringFault("a value missing", "floor") { $0.values = [:] },
        RecurringFault("a value too many", "shoe") { $0.values["shoe"] = "38" },
        RecurringFault("a requester who has left", "gone") { $0.requester = "gone" },
        RecurringFault("a beneficiary who never came", "nobody") { $0.beneficiary = "nobody" },
        RecurringFault("an unknown calendar", "never") { $0.rule.calendar = "never" },
        RecurringFault("too far ahead", "opensAhead") { $0.opensAhead = 367 * 86_400 },
        RecurringFault("after its date", "opensAhead") { $0.opensAhead = -1 },
        RecurringFault("no id", "id") { $0.id = "" },
        RecurringFault("values too large", "subject") { $0.values["floor"] = String(repeating: "é", count: 9_000) },
    ]
}
