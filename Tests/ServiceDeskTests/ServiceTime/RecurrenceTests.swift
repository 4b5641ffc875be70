import ServiceDesk
import Testing

@Suite("Recurrence (RFC 5545)")
struct RecurrenceTests {
    private func dates(_ rule: String, from first: String, _ start: String, _ end: String) throws -> [String] {
        let holiday = Holiday("", on: CalendarDate(first[...])!, rule: try Recurrence(rule))
        return holiday.dates(from: CalendarDate(start[...])!, through: CalendarDate(end[...])!).map(\.description)
    }

    /// Examples of the RFC (3.8.5.3), and holidays as they are published.
    @Test(
        "Dates of a rule",
        arguments: [
            ("FREQ=YEARLY", "2020-07-21", "2025-01-01", "2026-12-31", ["2025-07-21", "2026-07-21"]),
            ("FREQ=YEARLY", "2024-02-29", "2024-01-01", "2030-12-31", ["2024-02-29", "2028-02-29"]),
            // Memorial day, thanksgiving.
            (
                "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", "2020-05-25", "2026-01-01", "2027-12-31",
                ["2026-05-25", "2027-05-31"]
            ),
            ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2020-11-26", "2026-01-01", "2026-12-31", ["2026-11-26"]),
            // The same as Outlook writes it, and the last working day of each quarter.
            (
                "FREQ=YEARLY;BYDAY=MO;BYMONTH=5;BYSETPOS=-1", "2020-05-25", "2026-01-01", "2027-12-31",
                ["2026-05-25", "2027-05-31"]
            ),
            (
                "FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-03-31", "2026-01-01", "2026-12-31",
                ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]
            ),
            (
                "FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3;COUNT=3", "1997-09-04", "1997-01-01", "1998-12-31",
                ["1997-09-04", "1997-10-07", "1997-11-06"]
            ),
            (
                "FREQ=YEARLY;BYMONTHDAY=1;BYSETPOS=2,-1,13", "2026-02-01", "2026-01-01", "2026-12-31",
                ["2026-02-01", "2026-12-01"]
            ),
            // Every 20th Monday of the year.
            (
                "FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "1997-01-01", "1999-12-31",
                ["1997-05-19", "1998-05-18", "1999-05-17"]
            ),
            // Election day of the United States: the Tuesday after the first Monday of November.
            (
                "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996-11-05", "1996-01-01",
                "2004-12-31", ["1996-11-05", "2000-11-07", "2004-11-02"]
            ),
            (
                "FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYMONTHDAY=1,-1", "2021-01-01", "2022-01-01", "2023-12-31",
                ["2023-01-01", "2023-01-31"]
            ),
            (
                "FREQ=MONTHLY;BYDAY=1FR;COUNT=3", "1997-09-05", "1997-01-01", "1999-12-31",
                ["1997-09-05", "1997-10-03", "1997-11-07"]
            ),
            (
                "FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28", "1997-09-01", "1997-11-30",
                ["1997-09-28", "1997-10-29", "1997-11-28"]
            ),
            (
                "FREQ=MONTHLY;INTERVAL=3", "2026-01-31", "2026-01-01", "2027-01-31",
                ["2026-01-31", "2026-07-31", "2026-10-31", "2027-01-31"]
            ),
            ("FREQ=MONTHLY;BYMONTH=2;BYDAY=FR;BYMONTHDAY=13", "2026-02-13", "2026-01-01", "2026-12-31", ["2026-02-13"]),
            (
                "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU", "1997-08-05", "1997-08-01", "1997-08-31",
                ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"]
            ),
            (
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "1997-08-05", "1997-08-01", "1997-08-31",
                ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"]
            ),
            (
                "FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09-02", "1997-09-10", "1997-12-31",
                ["1997-09-12", "1997-09-22", "1997-10-02", "1997-10-12"]
            ),
            (
                "FREQ=DAILY;BYMONTH=1;BYDAY=MO", "2026-01-05", "2026-01-10", "2027-01-05",
                ["2026-01-12", "2026-01-19", "2026-01-26", "2027-01-04"]
            ),
            ("FREQ=YEARLY;UNTIL=20251225", "2020-12-25", "2024-01-01", "2030-12-31", ["2024-12-25", "2025-12-25"]),
            ("FREQ=YEARLY;UNTIL=20251225T235959Z", "2020-12-25", "2025-01-01", "2030-12-31", ["2025-12-25"]),
            // The first day counts, whether or not the rule has it.
            ("FREQ=YEARLY;BYMONTH=5;COUNT=2", "2026-03-02", "2026-01-01", "2030-12-31", ["2026-03-02", "2026-05-02"]),
            // Nothing before the first day, nothing beyond the years of hours.
            ("FREQ=DAILY", "2026-03-02", "2026-02-01", "2026-03-03", ["2026-03-02", "2026-03-03"]),
            ("FREQ=YEARLY", "2026-03-02", "2199-01-01", "2205-01-01", ["2199-03-02"]),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", "2026-03-02", "2026-01-01", "2100-01-01", ["2026-03-02"]),
        ] as [(String, String, String, String, [String])])
    func expansion(rule: String, first: String, start: String, end: String, expected: [String]) throws {
        #expect(try dates(rule, from: first, start, end) == expected)
    }

    @Test("A part of a rule gives the same dates as the whole")
    func isLazy() throws {
        for rule in [
            "FREQ=YEARLY;BYDAY=-2FR", "FREQ=MONTHLY;INTERVAL=5;BYDAY=2TU,-1SU", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU",
            "FREQ=DAILY;INTERVAL=7",
        ] {
            let all = try dates(rule, from: "1999-03-05", "1999-01-01", "2040-12-31")
            #expect(all.count > 20)
            for year in 1999...2040 {
                let part = try dates(rule, from: "1999-03-05", "\(year)-02-10", "\(year)-11-20")
                #expect(part == all.filter { "\(year)-02-10" <= $0 && $0 <= "\(year)-11-20" }, "\(rule) \(year)")
            }
        }
    }

    @Test("Several days, additional and excepted dates")
    func dates() throws {
        let holiday = Holiday(
            "Fêtes", on: CalendarDate("2025-12-30")!, days: 3, rule: .yearly,
            additional: [CalendarDate("2026-06-01")!], excepted: [CalendarDate("2026-12-30")!])
        let found = holiday.dates(from: CalendarDate("2026-01-01")!, through: CalendarDate("2027-12-31")!)
        #expect(
            found.map(\.description) == [
                "2026-01-01", "2026-06-01", "2026-06-02", "2026-06-03", "2027-12-30", "2027-12-31",
            ])
    }

    @Test(
        "Rules are written as they are read",
        arguments: [
            "FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", "FREQ=WEEKLY;INTERVAL=2;COUNT=5;BYDAY=TU,SU;WKST=SU",
            "FREQ=MONTHLY;UNTIL=20301231;BYMONTHDAY=1,-1", "FREQ=YEARLY;BYMONTH=5;BYDAY=MO;BYSETPOS=1,-1",
        ])
    func texts(text: String) throws { #expect(try Recurrence(text).description == text) }

    @Test("A rule that did not come from a text is checked too, and stops no program")
    func numbers() {
        for rule in [
            Recurrence(.yearly, months: [13]), Recurrence(.yearly, months: [0]), Recurrence(.monthly, monthDays: [32]),
            Recurrence(.yearly, weekdays: [.init(.monday, ordinal: 54)]), Recurrence(.daily, interval: 0),
            Recurrence(.yearly, months: [1], positions: [0]), Recurrence(.daily, positions: [1]),
            Recurrence(.yearly, months: Array(repeating: 1, count: 401)),
        ] {
            let hours = ServiceHours(zone: "UTC", holidays: [Holiday("", on: CalendarDate("2026-01-01")!, rule: rule)])
            #expect(throws: ServiceHoursError.self, "\(rule)") { try hours.compiled() }
        }
    }

    @Test(
        "What is not understood is named",
        arguments: [
            ("", "no part"), ("FREQ=HOURLY", "HOURLY"), ("FREQ=YEARLY;BYSETPOS=1", "BYSETPOS"),
            ("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO"), ("FREQ=YEARLY;BYYEARDAY=1", "BYYEARDAY"),
            ("FREQ=YEARLY;BYMONTH=13", "BYMONTH"), ("FREQ=YEARLY;BYMONTHDAY=0", "BYMONTHDAY"),
            ("FREQ=YEARLY;BYDAY=XX", "XX"), ("FREQ=YEARLY;BYDAY=99MO", "BYDAY"), ("FREQ=WEEKLY;BYDAY=1MO", "ordinals"),
            ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY"), ("FREQ=YEARLY;COUNT=0", "COUNT"),
            ("FREQ=YEARLY;COUNT=99999999999999999999", "COUNT"), ("FREQ=YEARLY;INTERVAL=100000", "INTERVAL"),
            ("FREQ=YEARLY;COUNT=2;UNTIL=20300101", "COUNT"), ("FREQ=YEARLY;UNTIL=20251224T230000Z", "UNTIL"),
            ("FREQ=YEARLY;FREQ=DAILY", "twice"), ("FREQ", "FREQ"), ("FREQ=YEARLY;", "no part"),
        ])
    func mistakes(text: String, part: String) {
        let error = #expect(throws: ServiceHoursError.self) { try Recurrence(text) }
        #expect(error?.code == .rule && error?.description.contains(part) == true, "\(String(describing: error))")
    }
}
