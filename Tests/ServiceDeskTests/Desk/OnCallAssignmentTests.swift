import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Out of hours")
struct OnCallAssignmentTests {
    private static let office = ServiceCalendar(
        id: "office", name: "Kantooruren",
        hours: ServiceHours(zone: "UTC", weekly: ServiceHours.every(Weekday.workdays, ["09:00-17:00"])))
    private static let nights = OnCallSchedule(
        id: "nights", name: "Wachtdienst", zone: "UTC", teams: ["it"], priorities: [.critical],
        levels: [
            .init(["eva"], starts: CalendarDate("2026-01-05")!, handOver: .startOfDay),
            .init(["bram"], starts: CalendarDate("2026-01-05")!, handOver: .startOfDay),
        ])
    private static let (morning, night) = (instant("2026-03-02T10:00:00Z"), instant("2026-03-02T20:00:00Z"))

    private func company(
        assignment: AssignmentPolicyName? = nil, hours: ServiceCalendar.ID? = "office",
        schedule: OnCallSchedule = nights, _ configure: (inout Desk.Configuration) -> Void = { _ in }
    ) async throws -> Company {
        let team = Team(
            id: "it", name: "IT", members: [.init("bram", capacity: 1), .init("eva", capacity: 0), .init("gone")],
            assignment: assignment, hours: hours)
        return try await Company(
            saving: [.calendar(Self.office), .team(team), .onCall(schedule)], configure)
    }

    private func open(
        _ company: Company, at time: Timestamp, isUrgent: Bool = true,
        _ change: (inout RequestDraft) -> Void = { _ in }
    ) async throws -> Request {
        company.clock.set(time)
        var draft = RequestDraft("Le serveur ne répond plus", team: "it")
        (draft.impact, draft.urgency) = isUrgent ? (.high, .high) : (.low, .low)
        change(&draft)
        return try await company.desk.open(draft, as: try await company.viewer("anna"))
    }

    @Test("An urgent request goes to whoever is on call, whatever their capacity; others wait for the team")
    func urgent() async throws {
        let company = try await company()
        let urgent = try await open(company, at: Self.night)
        #expect(urgent.agent == "eva" && urgent.state == .open && urgent.priority == .critical)
        let events = try await company.journal(of: urgent)
        #expect(events.dropFirst().map(\.event) == [.assigned(team: "it", agent: "eva"), .started])
        #expect(events.dropFirst().allSatisfy { $0.actor == .host("assignment: on-call") })
        #expect(try await open(company, at: Self.night, isUrgent: false).agent == nil)
        #expect(try await open(company, at: Self.morning).agent == nil)
        // At closing the team has gone; at opening it is there.
        #expect(try await open(company, at: instant("2026-03-02T17:00:00Z")).agent == "eva")
        #expect(try await open(company, at: instant("2026-03-03T09:00:00Z")).agent == nil)
    }

    @Test("In hours, and where nobody is on call, the team’s own policy decides")
    func policies() async throws {
        let company = try await company(assignment: "round-robin")
        #expect(try await open(company, at: Self.night).agent == "eva")
        let ordinary = try await open(company, at: Self.night, isUrgent: false)
        #expect(ordinary.agent == "bram")
        #expect(try await company.journal(of: ordinary).last?.actor == .host("assignment: round-robin"))
        #expect(try await open(company, at: Self.morning).agent == nil, "bram has no room, and eva never has")
        let off = try await self.company(assignment: "round-robin") { $0.assignsOnCall = false }
        #expect(try await open(off, at: Self.night).agent == "bram")
    }

    @Test("Whoever cannot see the request is passed over: who has left, who is in another team, whom it concerns")
    func passedOver() async throws {
        var schedule = Self.nights
        schedule.levels.insert(.init(["gone"], starts: CalendarDate("2026-01-05")!, handOver: .startOfDay), at: 0)
        schedule.levels.insert(.init(["hugo"], starts: CalendarDate("2026-01-05")!, handOver: .startOfDay), at: 0)
        let company = try await company(schedule: schedule)
        #expect(try await open(company, at: Self.night).agent == "eva")
        _ = try await open(company, at: Self.night) { $0.confidentiality = .init(concerns: ["eva"]) }
        let newest = try await company.store.page(
            RequestQuery(viewer: .host("test"), order: RequestOrder(.number, isDescending: true), limit: 1))
        #expect(newest.requests.first?.agent == "bram")
        schedule.levels.removeLast(2)
        let nobody = try await self.company(schedule: schedule)
        #expect(try await open(nobody, at: Self.night).agent == nil)
    }

    @Test("A request that gets urgent at night, or comes from another team, goes there too; one with an agent stays")
    func later() async throws {
        let company = try await company()
        let waiting = try await open(company, at: Self.night, isUrgent: false)
        let taken = try await open(company, at: Self.night, isUrgent: false)
        _ = try await company.perform(.assign(team: "it", agent: "bram"), on: taken, by: "bram")
        let urgent = RequestCommand.classify(kind: nil, impact: .high, urgency: .high)
        #expect(try await company.perform(urgent, on: waiting, by: "bram").agent == "eva")
        #expect(try await company.perform(urgent, on: taken, by: "bram").agent == "bram")
        let moved = try await open(company, at: Self.night) { $0.team = "hr" }
        #expect(moved.agent == nil, "hr has no schedule")
        #expect(try await company.perform(.assign(team: "it"), on: moved, by: "hugo").agent == "eva")
    }

    @Test("Without hours, or with hours that cannot be used, whoever is on call is called; nobody is kept from asking")
    func withoutHours() async throws {
        let never = try await company(hours: nil)
        #expect(try await open(never, at: Self.morning).agent == "eva")
        #expect(try await never.desk.presence(of: "it") == .unstated)
        let broken = try await company(hours: "nowhere")
        #expect(try await open(broken, at: Self.morning).agent == "eva")
        #expect(try await broken.desk.presence(of: "it") == .unstated)
    }

    @Test("When the team is there, and who is on call, at any time")
    func presence() async throws {
        let company = try await company()
        let desk = company.desk
        company.clock.set(Self.night)
        let (opens, closes) = (instant("2026-03-03T09:00:00Z"), instant("2026-03-03T17:00:00Z"))
        #expect(try await desk.presence(of: "it") == .closed(until: opens))
        #expect(try await desk.presence(of: "it", at: opens) == .open(until: closes))
        #expect(try await desk.presence(of: "hr") == .unstated)
        #expect(try await company.refusal { _ = try await desk.presence(of: "nowhere") } == .unknownReference)
        let request = try await open(company, at: Self.night)
        #expect(try await desk.onCall(for: request).map(\.person) == ["eva", "bram"])
        #expect(try await desk.onCall(for: request, at: opens).isEmpty)
        // What changes takes effect within the age of the directory’s memory, also in hours that hours are made of.
        let closed = ServiceCalendar(id: "closed", name: "Dicht", hours: ServiceHours(zone: "UTC"))
        try await company.store.save([
            .calendar(closed), .calendar(ServiceCalendar(id: "office", name: "", hours: .union([.calendar("closed")]))),
        ])
        company.clock.advance(bySeconds: 11)
        #expect(try await desk.presence(of: "it") == .closed(until: nil))
        var always = closed
        always.hours = .hours(.always())
        try await company.store.save([.calendar(always)])
        desk.refreshDirectory()
        #expect(try await desk.presence(of: "it") == .open(until: nil))
    }
}
