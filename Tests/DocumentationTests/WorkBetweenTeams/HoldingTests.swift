import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("The guide “Work between teams”: what a hand-over starts")
struct HoldingGuideTests {
    private let clock = ManualClock()
    private let desk: Desk
    private let host = Viewer.host("test")

    private static let weekly = ServiceHours.every(
        [.monday, .tuesday, .wednesday, .thursday, .friday], ["09:00-12:00", "13:00-17:00"])
    private static let targets = [
        SLATarget(.ownership("network"), within: .serviceHours(4), calendar: "office", party: .team("network")),
        SLATarget(.named(.supply("acme")), within: .elapsed(.seconds(48 * 3_600)), party: .supplier("acme")),
    ]

    init() async throws {
        let store = InMemoryStore()
        try await store.save([
            .calendar(
                ServiceCalendar(id: "office", name: "Office", hours: ServiceHours(zone: "UTC", weekly: Self.weekly))),
            .supplier(Supplier(id: "acme", name: "Acme")), .person(Person(id: "nils", name: "Nils")),
            .person(Person(id: "anna", name: "Anna")),
            .team(Team(id: "it", name: "IT", members: [.init("nils")], hours: "office")),
            .team(Team(id: "network", name: "Network", members: [.init("nils")], hours: "office")),
        ])
        var configuration = Desk.Configuration()
        configuration.time = clock
        configuration.policies = [
            PriorityPolicy(
                id: "between-teams", title: "What teams and suppliers owe each other",
                rules: [.init(aims: Self.targets.map { .init($0) })])
        ]
        desk = Desk(store, configuration: configuration)
    }

    private func perform(_ commands: RequestCommand..., after minutes: Int64, on request: Request) async throws {
        clock.advance(bySeconds: 60 * minutes)
        for command in commands { _ = try await desk.perform(command, on: .id(request.id), as: host) }
    }

    @Test("the example adds up")
    func account() async throws {
        let start = try #require(CalendarDate("2026-03-02")).startInUTC
        let (monday, saturday) = (start, start.advanced(bySeconds: 5 * 86_400))
        clock.set(monday.advanced(bySeconds: 9 * 3_600))
        let request = try await desk.open(
            RequestDraft("The line to the warehouse is down", requester: "anna", team: "it"), as: host)
        try await perform(.assign(team: "network"), after: 60, on: request)
        try await perform(
            .handOver("acme"), .hold(Pending(.supplier, waitingFor: .supplier("acme"))), after: 60, on: request)
        try await perform(.resume, .handOver(nil), after: 240, on: request)
        try await perform(.assign(team: "it"), after: 60, on: request)
        try await perform(.resolve(.fixed), after: 30, on: request)
        let nils = try await desk.viewer(for: "nils")
        // snippet: holdings
        let account = try await desk.holdings(of: .number(request.number), as: nils)
        for share in account.shares {
            print(share.holder, share.stretches, share.elapsed, share.serviceTime ?? .zero)
        }
        print("all of it", account.elapsed)
        for clock in account.readings { print(clock.target.name, clock.isKept, clock.used) }

        let report = try await desk.holdingReport(from: monday, to: saturday, as: .host("review"))
        for row in report.rows { print(row.holder, row.stretches, row.median, row.ninetieth, row.returns) }
        // end
        let minutes = account.entries.map { $0.elapsed.components.seconds / 60 }
        #expect(minutes == [60, 60, 240, 60, 30])
        #expect(account.shares.map(\.holder) == [.team("it"), .team("network"), .supplier("acme")])
        #expect(account.elapsed == .seconds(450 * 60) && account.serviceTime == .seconds(210 * 60))
        #expect(account.readings.map(\.used.description) == ["2h", "4h"] && account.readings.allSatisfy(\.isKept))
        #expect(report.requests == 1 && report.elapsed == account.elapsed)
        #expect(report.rows.first { $0.holder == .team("it") }?.returns == 1)
    }
}
