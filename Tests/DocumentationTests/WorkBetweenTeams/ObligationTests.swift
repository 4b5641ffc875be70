import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("The guide “Work between teams”")
struct WorkBetweenTeamsTests {
    @Test("an obligation is defined, opened and met by the host")
    func obligations() async throws {
        let (store, clock) = (InMemoryStore(), ManualClock())
        let weekly = ServiceHours.every([.monday, .tuesday, .wednesday, .thursday, .friday], ["09:00-17:00"])
        try await store.save([
            .calendar(ServiceCalendar(id: "office", name: "Office", hours: ServiceHours(zone: "UTC", weekly: weekly))),
            .person(Person(id: "anna", name: "Anna")), .person(Person(id: "nora", name: "Nora")),
            .team(Team(id: "sales", name: "Sales", members: [.init("anna")])),
            .team(Team(id: "payroll", name: "Payroll", members: [.init("nora")])),
        ])
        var configuration = Desk.Configuration()
        configuration.time = clock
        let desk = Desk(store, configuration: configuration)
        let january = try #require(CalendarDate("2027-01-31"))
        let lastOfJanuary = january
        // snippet: obligation
        try await desk.define(
            Obligation(
                "hours", "Monthly hours", by: [.members(of: "sales")], to: .team("payroll"), contact: "nora",
                team: "payroll",
                due: DateRule(
                    from: lastOfJanuary, try Recurrence("FREQ=MONTHLY;BYMONTHDAY=-1"), onClosedDay: .before,
                    at: .close, by: "office"),
                evidence: .host),
            as: .host("payroll"))
        // … and when a time sheet came in:
        let host = Viewer.host("payroll")
        if let owed = try await desk.occurrence(of: "hours", on: lastOfJanuary, by: .person("anna"), as: host) {
            try await desk.fulfil(owed, with: "Time sheet 4711", as: host)
        }
        // end
        clock.advance(bySeconds: 330 * 86_400)
        try await desk.runOnce()
        let owed = try #require(
            try await desk.occurrence(of: "hours", on: lastOfJanuary, by: .person("anna"), as: host))
        let met = try await desk.fulfil(owed, with: "Time sheet 4711", as: host)
        #expect(met.resolution == .fulfilled && met.requester == "nora")
    }
}
