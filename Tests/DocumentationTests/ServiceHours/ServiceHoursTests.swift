import ServiceDesk
import Testing

@Suite("The guide “Service hours”")
struct ServiceHoursTests {
    private func instant(_ text: String) -> Timestamp {
        CalendarDate(text.prefix(10))!.startInUTC
            .advanced(bySeconds: Int64(WallTime(text.suffix(5))!.secondsFromMidnight))
    }

    private let office = ServiceHours(
        zone: "Europe/Brussels", weekly: ServiceHours.every(Weekday.workdays, ["09:00-12:30", "13:00-17:00"]))

    @Test func questions() throws {
        // snippet: hours-questions
        let office = ServiceHours(
            zone: "Europe/Brussels",
            weekly: ServiceHours.every(Weekday.workdays, ["09:00-12:30", "13:00-17:00"]),
            exceptions: [.init(CalendarDate("2026-12-24")!, name: "Kerstavond", spans: ["09:00-12:00"])],
            holidays: [Holiday("Noël", on: CalendarDate("2020-12-25")!, rule: .yearly)],
            breaks: [.init("10:00-10:15", on: .weekly([.thursday]), name: "Pauze")])
        let time = try office.compiled()
        // end
        let (opened, answered) = (instant("2026-12-23 15:30"), instant("2026-12-28 09:00"))
        // snippet: hours-two-questions
        let used = time.duration(from: opened, to: answered)
        let due = time.date(adding: .seconds(4 * 3600), to: opened)
        // end
        // Half an hour on Wednesday, Thursday until noon without the break, an hour of Monday.
        #expect(used == .seconds(1800 + 3 * 3600 - 900 + 3600))
        #expect(due == instant("2026-12-28 08:45"))
        // snippet: hours-never
        let nobody = try ServiceHours(zone: "Europe/Brussels").compiled()
        let never = nobody.date(adding: .seconds(60), to: opened)  // nil: it will not loop
        // end
        #expect(never == nil)
        // snippet: hours-opening
        let isOpen = time.isOpen(at: answered)
        let opens = time.nextOpening(after: answered)
        let closes = time.nextClosing(after: answered)
        // end
        #expect(isOpen && opens == instant("2026-12-28 12:00") && closes == instant("2026-12-28 11:30"))
        // snippet: hours-explain
        for span in time.explanation(of: opened..<answered) {
            print(span.start, span.end, span.isOpen ? "open" : "closed", span.reason)
        }
        // end
        let reasons = time.explanation(of: opened..<answered).map(\.reason.description)
        #expect(reasons.contains("holiday: Noël") && reasons.contains("break: Pauze"))
    }

    @Test func clocks() throws {
        // snippet: hours-night
        let night = ServiceHours(zone: "Europe/Brussels", weekly: [.saturday: ["22:00-06:00"]])
        let time = try night.compiled()
        // end
        #expect(
            time.duration(from: instant("2026-10-24 00:00"), to: instant("2026-10-26 00:00")) == .seconds(9 * 3600))
        #expect(
            time.duration(from: instant("2026-03-28 00:00"), to: instant("2026-03-30 00:00")) == .seconds(7 * 3600))
    }

    @Test func formulas() throws {
        let meetings = ServiceHours(zone: "Europe/Brussels", weekly: [.monday: ["09:00-10:00"]])
        let night = ServiceHours(zone: "Europe/Brussels", weekly: [.monday: ["18:00-22:00"]])
        // snippet: hours-formula
        let there = HoursFormula.difference(of: .union([.hours(office), .hours(night)]), minus: .hours(meetings))
        let time = try ServiceTime(there)
        // end
        #expect(
            time.duration(from: instant("2026-03-02 00:00"), to: instant("2026-03-03 00:00"))
                == .seconds(7 * 3600 + 1800 - 3600 + 4 * 3600))
        // snippet: hours-agent
        let luc = AgentHours(
            "luc", shifts: ServiceHours(zone: "Europe/Brussels", weekly: [.monday: ["12:00-20:00"]]),
            vacations: [.init(CalendarDate("2026-08-03")!, to: CalendarDate("2026-08-14")!, name: "Congé")])
        let own = try ServiceTime(luc.formula(within: .hours(office)))
        // end
        #expect(own.isOpen(at: instant("2026-07-27 12:00")) && !own.isOpen(at: instant("2026-08-03 12:00")))
    }

    @Test func files() throws {
        let bytes = Array("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260721\nEND:VEVENT\nEND:VCALENDAR".utf8)
        var hours = office
        // snippet: hours-file
        hours.holidays += try ICalendar.holidays(in: bytes)
        // end
        #expect(hours.holiday(on: CalendarDate("2026-07-21")!) != nil)
    }

    @Test func kept() async throws {
        let store = InMemoryStore()
        // snippet: hours-kept
        try await store.save([
            .calendar(ServiceCalendar(id: "office", name: "Kantooruren", hours: office)),
            .team(Team(id: "it", name: "IT", members: [.init("luc")], hours: "office")),
        ])
        let calendars = try await store.calendars()
        let team = try await store.teams(["it"])[0]
        let time = try team.hours.map { try ServiceTime(HoursFormula.calendar($0).resolved(with: calendars)) }
        // end
        #expect(time?.isOpen(at: instant("2026-03-02 10:00")) == true)
    }

    @Test func onCall() async throws {
        let (store, now) = (InMemoryStore(), instant("2026-01-10 12:00"))
        // snippet: on-call
        let nights = OnCallSchedule(
            id: "it-nights", name: "Wachtdienst", zone: "Europe/Brussels", teams: ["it"], priorities: [.critical],
            levels: [
                .init(["luc", "aisha"], starts: CalendarDate("2026-01-05")!, handOver: WallTime("09:00")!),
                .init(["piet"], starts: CalendarDate("2026-01-05")!, handOver: WallTime("09:00")!),
            ],
            overrides: [.init(CalendarDate("2026-01-10")!, to: CalendarDate("2026-01-11")!, person: "fatima")])
        try await store.save([.onCall(nights)])
        let duties = try await store.onCallSchedules().onCall(at: now, team: "it", priority: .critical)
        // end
        #expect(duties.map(\.person) == ["fatima", "piet"] && duties[0].isOverride)
    }
}
