import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("On call")
struct OnCallTests {
    /// From Monday, 5 January 2026, handed over on Mondays at nine in Brussels; a second level by the month of thirty
    /// days.
    private static let schedule = OnCallSchedule(
        id: "it", name: "Wachtdienst", zone: "Europe/Brussels", teams: ["it"], priorities: [.critical, .high],
        levels: [
            .init(["luc", "aisha", "piet"], starts: CalendarDate("2026-01-05")!, handOver: WallTime("09:00")!),
            .init(["lena", "fatima"], starts: CalendarDate("2026-01-01")!, handOver: .startOfDay, days: 30),
        ],
        overrides: [
            .init(CalendarDate("2026-01-10")!, to: CalendarDate("2026-01-11")!, person: "emily"),
            .init(CalendarDate("2026-01-11")!, level: 1, person: "joris"),
        ])

    private func people(_ text: String) throws -> [String] {
        try Self.schedule.duties(at: instant(text)).map { "\($0.level) \($0.person)\($0.isOverride ? "*" : "")" }
    }

    @Test("Turns follow each other at the hour of the wall, before and after a change of the clocks")
    func turns() throws {
        #expect(try people("2026-01-05T07:59:59Z") == ["2 lena"])
        #expect(try people("2026-01-05T08:00:00Z") == ["1 luc", "2 lena"])
        #expect(try people("2026-01-12T07:59:59Z") == ["1 luc", "2 lena"])
        #expect(try people("2026-01-12T08:00:00Z") == ["1 aisha", "2 lena"])
        #expect(try people("2026-01-26T08:00:00Z") == ["1 luc", "2 lena"])
        // Thirteen weeks later, in summer time, nine is at seven.
        #expect(try people("2026-04-06T06:59:59Z") == ["1 luc", "2 fatima"])
        #expect(try people("2026-04-06T07:00:00Z") == ["1 aisha", "2 fatima"])
        #expect(try people("2026-01-31T23:00:00Z") == ["1 luc", "2 fatima"])
        #expect(try people("2025-12-31T22:59:59Z").isEmpty)
    }

    @Test("An override holds from midnight to midnight, the later one wins, and what follows is told")
    func overrides() throws {
        #expect(try people("2026-01-09T22:59:59Z") == ["1 luc", "2 lena"])
        #expect(try people("2026-01-09T23:00:00Z") == ["1 emily*", "2 lena"])
        #expect(try people("2026-01-10T23:00:00Z") == ["1 joris*", "2 lena"])
        #expect(try people("2026-01-11T23:00:00Z") == ["1 luc", "2 lena"])
        func until(_ text: String) throws -> Timestamp? { try Self.schedule.duties(at: instant(text)).first?.until }
        #expect(try until("2026-01-06T12:00:00Z") == instant("2026-01-09T23:00:00Z"))
        #expect(try until("2026-01-10T12:00:00Z") == instant("2026-01-10T23:00:00Z"))
        #expect(try until("2026-01-11T23:00:00Z") == instant("2026-01-12T08:00:00Z"))
    }

    @Test("Whoever stands in before the first turn is told when that turn begins")
    func beforeTheFirstTurn() throws {
        let schedule = OnCallSchedule(
            id: "it", name: "", zone: "UTC",
            levels: [.init(["luc"], starts: CalendarDate("2026-01-10")!, handOver: WallTime("09:00")!)],
            overrides: [.init(CalendarDate("2026-01-09")!, to: CalendarDate("2026-01-10")!, person: "emily")])
        for time in ["2026-01-09T12:00:00Z", "2026-01-10T01:00:00Z"] {
            let duties = try schedule.duties(at: instant(time))
            #expect(duties.map(\.person) == ["emily"] && duties.map(\.until) == [instant("2026-01-10T09:00:00Z")])
        }
    }

    @Test("Who, now, for this team and priority")
    func selection() throws {
        let anyone = OnCallSchedule(
            id: "all", name: "", zone: "UTC",
            levels: [.init(["noor"], starts: CalendarDate("2026-01-01")!, handOver: .startOfDay)])
        let both = [Self.schedule, anyone]
        func who(_ team: Team.ID?, _ priority: Priority?) throws -> [Person.ID] {
            try both.onCall(at: instant("2026-01-06T12:00:00Z"), team: team, priority: priority).map(\.person)
        }
        #expect(try who("it", .critical) == ["noor", "luc", "lena"])
        #expect(try who("hr", .critical) == ["noor"])
        #expect(try who("it", .low) == ["noor"])
        #expect(try who(nil, nil) == ["noor", "luc", "lena"])
    }

    @Test(
        "At every hour of two years exactly one turn is on, each hand-over once",
        arguments: ["Europe/Brussels", "America/Havana"])
    func isWhole(zone: String) throws {
        // Handed over daily at half past midnight: in Havana an hour that exists twice, or not at all.
        let schedule = OnCallSchedule(
            id: "d", name: "", zone: zone,
            levels: [
                .init(["a", "b", "c"], starts: CalendarDate("2026-01-01")!, handOver: WallTime("00:30")!, days: 1)
            ])
        var (at, turns, order) = (instant("2026-01-02T12:00:00Z"), 0, ["b", "c", "a"])
        while at < instant("2026-12-30T00:00:00Z") {
            let duty = try #require(try schedule.duties(at: at).first)
            #expect(duty.person.rawValue == order[turns % 3], "\(at)")
            #expect(duty.until > at && duty.until <= at.advanced(bySeconds: 90_000 + 3_600))
            (at, turns) = (duty.until, turns + 1)
        }
        #expect(turns == 362 || turns == 363, "\(turns)")
    }

    @Test("Mistakes are named")
    func mistakes() throws {
        func code(_ change: (inout OnCallSchedule) -> Void) -> ServiceHoursError.Code? {
            var schedule = Self.schedule
            change(&schedule)
            do throws(ServiceHoursError) {
                _ = try schedule.duties(at: instant("2026-01-06T12:00:00Z"))
                return nil
            } catch {
                return error.code
            }
        }
        #expect(code { _ in } == nil)
        #expect(code { $0.zone = "Mars/Base" } == .unknownZone)
        #expect(code { $0.levels[0].people = [] } == .rotation)
        #expect(code { $0.levels[0].days = 0 } == .rotation)
        #expect(code { $0.overrides[0].level = 3 } == .rotation)
        #expect(code { $0.overrides[0].last = CalendarDate("2026-01-01")! } == .rotation)
        #expect(code { $0.levels = Array(repeating: $0.levels[0], count: 11) } == .tooMany)
    }

    @Test("Hours and on-call schedules are kept by a store, exported and read again")
    func isKept() async throws {
        let store = InMemoryStore()
        let office = ServiceCalendar(id: "office", name: "Bureau", hours: ServiceHoursTests.office)
        try await store.save([.calendar(office), .onCall(Self.schedule)])
        #expect(try await store.calendars() == [office])
        #expect(try await store.onCallSchedules() == [Self.schedule])
        let wrong = ServiceCalendar(id: "x", name: "", hours: ServiceHours(zone: "Mars/Base"))
        await #expect(throws: StoreError.self) { try await store.save([.calendar(wrong)]) }
    }
}
