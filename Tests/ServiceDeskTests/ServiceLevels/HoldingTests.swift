import ServiceDesk
import ServiceDeskTesting
import Testing

/// In minutes from Monday, 2 March 2026, 09:00 in Brussels. HR has hours, IT has none.
@Suite("Who held a request")
struct HoldingTests {
    private let company: Company

    init() async throws {
        let owed = [
            SLATarget(.ownership("hr"), within: .elapsedTime(7_200), party: .team("hr")),
            SLATarget(.named(.supply("acme")), within: .elapsedTime(2_700), party: .supplier("acme")),
            SLATarget(.resolution, within: .elapsedTime(86_400)),
        ]
        company = try await Company(saving: [.calendar(ClockScene.office)]) {
            $0.policies = [PriorityPolicy(id: "p", title: "P", rules: [.init(aims: owed.map { .init($0) })])]
        }
        try await company.store.save([
            .team(
                Team(
                    id: "hr", name: "HR", members: [.init("hugo"), .init("nora", role: .lead)],
                    hours: ClockScene.office.id))
        ])
        company.clock.set(ClockScene.start)
    }

    private func minutes(_ count: Int) -> Duration { .seconds(60 * count) }

    private func perform(
        _ command: RequestCommand, at minute: Int64, on request: Request, by person: Person.ID = "bram"
    ) async throws {
        company.clock.set(ClockScene.at(minute))
        _ = try await company.perform(command, on: request, by: person)
    }

    private func account(of request: Request, as person: Person.ID? = nil) async throws -> HoldingAccount {
        let viewer = if let person { try await company.viewer(person) } else { Company.host }
        return try await company.desk.holdings(of: .id(request.id), as: viewer)
    }

    /// `team:it 0–60`
    private func lines(_ account: HoldingAccount) -> [String] {
        account.entries.map { entry in
            let end = ClockScene.minute(entry.holding.to).map { "\($0)" } ?? ""
            return "\(entry.holding.holder) \(ClockScene.minute(entry.holding.from) ?? -1)–\(end)"
        }
    }

    @Test("a hand-over starts the time of the other team, and the sum is the whole")
    func teams() async throws {
        let request = try await company.open()
        try await perform(.take, at: 10, on: request)
        try await perform(.assign(team: "hr"), at: 60, on: request)
        // Over noon, where HR is closed for an hour.
        try await perform(.assign(team: "it", agent: "eva"), at: 240, on: request, by: "hugo")
        try await perform(.resolve(.fixed), at: 300, on: request)
        let account = try await account(of: request, as: "bram")
        #expect(lines(account) == ["team:it 0–60", "team:hr 60–240", "team:it 240–300"])
        #expect(account.entries.map(\.holding.agent) == ["bram", nil, "eva"])
        #expect(account.entries.map(\.serviceTime) == [nil, minutes(120), nil])
        #expect(account.shares.map(\.holder) == [.team("it"), .team("hr")])
        #expect(account.shares.map(\.stretches) == [2, 1])
        #expect(account.shares.map(\.elapsed) == [minutes(120), minutes(180)])
        #expect(account.elapsed == minutes(300) && account.serviceTime == minutes(120) && account.closed == .zero)
        let owed = try #require(account.readings.first)
        #expect(account.readings.count == 1 && owed.target.party == .team("hr") && owed.isFinished && owed.isBreached)
        #expect(owed.used.duration == account.shares[1].elapsed)
    }

    @Test("a supplier has it until it is taken back, but for what waits for the requester")
    func suppliers() async throws {
        let request = try await company.open()
        try await perform(.handOver("acme"), at: 30, on: request)
        company.clock.set(ClockScene.at(45))
        let tess = try await company.viewer("tess")
        let refused = try await company.refusal { _ = try await company.desk.holdings(of: .id(request.id), as: tess) }
        #expect(refused == .notPermitted)
        try await perform(.hold(Pending(.information, waitingFor: .requester)), at: 60, on: request)
        try await perform(.resume, at: 90, on: request)
        // A hold for something else leaves it with the supplier, whose clock goes on.
        try await perform(.hold(Pending(.date, waitingFor: .nobody)), at: 100, on: request)
        try await perform(.resume, at: 110, on: request)
        try await perform(.handOver(nil), at: 120, on: request)
        try await perform(.resolve(.fixed), at: 150, on: request)
        let account = try await account(of: request, as: "eva")
        #expect(
            lines(account) == [
                "team:it 0–30", "supplier:acme 30–60", "requester 60–90", "supplier:acme 90–120", "team:it 120–150",
            ])
        #expect(account.elapsed == minutes(150) && account.serviceTime == nil)
        let owed = try #require(account.readings.first { $0.target.party == .supplier("acme") })
        #expect(owed.used.duration == minutes(60) && owed.isBreached)
        #expect(account.shares.first { $0.holder == .supplier("acme") }?.elapsed == minutes(60))
        // Who asked knows nothing of suppliers; the sum is the same.
        let own = try await self.account(of: request, as: "anna")
        #expect(
            lines(own) == [
                "team:it 0–60", "requester 60–90", "team:it 90–100", "other:date 100–110", "team:it 110–150",
            ])
        #expect(own.elapsed == account.elapsed && own.readings.isEmpty)
        for stranger: Person.ID in ["tess", "wim", "hugo"] {
            let refused = try await company.refusal { _ = try await self.account(of: request, as: stranger) }
            #expect(refused == .notFound, "\(stranger)")
        }
    }

    @Test("a hold is the time of whom it waits for")
    func holds() async throws {
        let request = try await company.open()
        let waits: [Pending.Party] = [.team("hr"), .team("it"), .person("anna"), .person("wim"), .supplier("beta")]
        for (index, party) in waits.enumerated() {
            let minute = Int64(20 * index)
            try await perform(.hold(Pending(.approval, waitingFor: party)), at: minute + 10, on: request)
            try await perform(.resume, at: minute + 20, on: request)
        }
        let account = try await account(of: request)
        #expect(
            lines(account) == [
                "team:it 0–10", "team:hr 10–20", "team:it 20–50", "requester 50–60", "team:it 60–70",
                "other:approval 70–80", "team:it 80–90", "supplier:beta 90–100", "team:it 100–",
            ])
        #expect(account.entries.filter(\.holding.isWaitedFor).count == 4)
    }

    @Test("while it is resolved it is nobody’s, and what is open is counted until now")
    func reopened() async throws {
        let request = try await company.open()
        try await perform(.resolve(.fixed), at: 60, on: request)
        #expect(try await company.desk.request(.id(request.id), as: Company.host).holder == nil)
        company.clock.set(ClockScene.at(100))
        #expect(try await account(of: request).elapsed == minutes(60))
        try await perform(.reopen(reason: "Encore"), at: 120, on: request)
        company.clock.set(ClockScene.at(150))
        let account = try await account(of: request)
        #expect(lines(account) == ["team:it 0–60", "team:it 120–"])
        #expect(account.elapsed == minutes(90) && account.closed == minutes(60) && account.shares[0].stretches == 2)
        #expect(account.until == ClockScene.at(150))
        #expect(try await company.desk.request(.id(request.id), as: Company.host).holder == .team("it"))
    }

    @Test("a merge ends it, and what is handed on at once was not held")
    func merged() async throws {
        let (one, other) = (try await company.open(), try await company.open())
        _ = try await company.perform(.assign(team: "hr"), on: one, by: "bram")
        company.clock.set(ClockScene.at(60))
        try await company.desk.merge(.id(one.id), into: .id(other.id), as: Company.host)
        company.clock.set(ClockScene.at(90))
        #expect(lines(try await account(of: one)) == ["team:hr 0–60"])
        #expect(lines(try await account(of: other)) == ["team:it 0–"])
        let report = try await company.desk.holdingReport(
            from: ClockScene.start, to: ClockScene.at(1_000), as: Company.host)
        #expect(report.requests == 0 && report.rows.isEmpty)
    }

    @Test("a journal without its beginning has no stretches")
    func damaged() async throws {
        let request = try await company.open()
        try await perform(.assign(team: "hr"), at: 60, on: request)
        let journal = try await company.journal(of: request)
        #expect(Holding.all(in: journal.dropFirst()).isEmpty && Holding.all(in: []).isEmpty)
        let account = try HoldingAccount([], until: ClockScene.start)
        #expect(account.elapsed == .zero && account.serviceTime == nil && account.shares.isEmpty)
        #expect(throws: SLAError.self) {
            try HoldingAccount(
                [Holding(.team("hr"), from: ClockScene.start)], until: ClockScene.at(9), hours: ["hr": "nights"])
        }
    }

    @Test("the report counts what ended in a time, and what came back")
    func report() async throws {
        let (one, other) = (try await company.open(), try await company.open())
        try await perform(.resolve(.fixed), at: 10, on: other)
        try await perform(.assign(team: "hr"), at: 60, on: one)
        try await perform(.assign(team: "it"), at: 240, on: one, by: "hugo")
        try await perform(.handOver("acme"), at: 250, on: one)
        try await perform(.handOver(nil), at: 260, on: one)
        try await perform(.handOver("acme"), at: 270, on: one)
        try await perform(.handOver(nil), at: 280, on: one)
        try await perform(.resolve(.fixed), at: 300, on: one)
        func report(
            _ viewer: Viewer, from start: Int64 = 0, to end: Int64 = 301, limit: Int = 100_000
        ) async throws -> HoldingReport {
            try await company.desk.holdingReport(
                from: ClockScene.at(start), to: ClockScene.at(end), as: viewer, limit: limit)
        }
        let all = try await report(Company.host)
        #expect(all.requests == 2 && all.elapsed == minutes(310))
        #expect(all.rows.map(\.holder) == [.supplier("acme"), .team("hr"), .team("it")])
        #expect(all.rows.map(\.stretches) == [2, 1, 5] && all.rows.map(\.requests) == [1, 1, 2])
        #expect(all.rows.map(\.returns) == [1, 0, 1])
        #expect(all.rows.map(\.median) == [minutes(10), minutes(180), minutes(10)])
        #expect(all.rows.map(\.ninetieth) == [minutes(10), minutes(180), minutes(60)])
        #expect(try await report(company.viewer("bram")) == all)
        for other: Person.ID in ["hugo", "anna", "tess"] {
            #expect(try await report(company.viewer(other)).requests == 0, "\(other)")
        }
        #expect(try await report(Company.host, to: 300).requests == 1)
        #expect(try await report(Company.host, from: 11).requests == 1)
        #expect(try await report(Company.host, from: 301, to: 400).requests == 0)
        #expect(try await company.refusal { _ = try await report(Company.host, limit: 1) } == .tooLarge)
        #expect(try await company.refusal { _ = try await report(Company.host, limit: 0) } == .invalidField)
    }
}
