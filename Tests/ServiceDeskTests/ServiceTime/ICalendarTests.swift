import ServiceDesk
import Testing

@Suite("Holidays from iCalendar files")
struct ICalendarTests {
    private func read(_ text: String) throws -> [Holiday] { try ICalendar.holidays(in: Array(text.utf8)) }

    private func dates(_ text: String, _ year: Int) throws -> [String] {
        let (start, end) = (CalendarDate("\(year)-01-01"[...])!, CalendarDate("\(year)-12-31"[...])!)
        return try read(text).flatMap { holiday in
            holiday.dates(from: start, through: end).map { "\($0) \(holiday.name)" }
        }.sorted()
    }

    private func file(_ events: String...) -> String {
        (["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN"] + events + ["END:VCALENDAR"])
            .joined(separator: "\n").replacing("\n", with: "\r\n") + "\r\n"
    }

    private func event(_ lines: String) -> String { "BEGIN:VEVENT\n\(lines)\nEND:VEVENT" }

    @Test("Folded lines, parameters, texts, zones, alarms and what does not concern the days")
    func reading() throws {
        let text = file(
            "BEGIN:VTIMEZONE\nTZID:Europe/Brussels\nBEGIN:STANDARD\n"
                + "DTSTART:19701025T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n"
                + "TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE",
            event(
                "UID:1\nDTSTAMP:20260101T000000Z\nDTSTART;VALUE=DATE;X-A=\"b;c:d\":20260721\n"
                    + "SUMMARY;LANGUAGE=fr:Fête natio\n nale\\, "
                    + "défilé\n\t\\; bal\nX-COLOUR:red\nTRANSP:TRANSPARENT\n"
                    + "BEGIN:VALARM\nTRIGGER:-PT15M\nACTION:DISPLAY\nEND:VALARM"
            ),
            event("UID:2\nDTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227\nSUMMARY:Kerst"),
            event("UID:3\nDTSTART:20261111\nDURATION:P1D\nSUMMARY:Wapenstilstand"),
            event("UID:4\nDTSTART;VALUE=DATE:20260817\nDURATION:P1W\nSUMMARY:Bouwverlof"),
            event("UID:5\nDTSTART;VALUE=DATE:20260101\nSTATUS:CANCELLED\nSUMMARY:Niet"),
            "BEGIN:VJOURNAL\nSUMMARY:Not a day off\nEND:VJOURNAL")
        let found = try dates(text, 2026)
        #expect(found.first == "2026-07-21 Fête nationale, défilé; bal")
        #expect(found.count == 1 + 3 + 1 + 7)
        #expect(found.contains("2026-12-26 Kerst") && !found.contains("2026-12-27 Kerst"))
        #expect(found.contains("2026-08-23 Bouwverlof") && found.contains("2026-11-11 Wapenstilstand"))
        // A mark of the byte order, and lines that end as Unix ends them.
        #expect(try dates("\u{FEFF}" + text.replacing("\r\n", with: "\n"), 2026) == found)
    }

    @Test("Rules, excepted and additional dates, changed and cancelled occurrences")
    func recurring() throws {
        let text = file(
            event(
                "UID:m\nDTSTART;VALUE=DATE:20200525\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO\n"
                    + "EXDATE;VALUE=DATE:20270531,20280529\n"
                    + "EXDATE;VALUE=DATE:20290528\nRDATE;VALUE=DATE:20270607\nSUMMARY:Lundi"),
            event("UID:m\nRECURRENCE-ID;VALUE=DATE:20300527\nDTSTART;VALUE=DATE:20300603\nSUMMARY:Déplacé"),
            event("UID:m\nRECURRENCE-ID;VALUE=DATE:20310526\nDTSTART;VALUE=DATE:20310526\nSTATUS:CANCELLED"))
        #expect(try dates(text, 2026) == ["2026-05-25 Lundi"])
        #expect(try dates(text, 2027) == ["2027-06-07 Lundi"])
        #expect(try dates(text, 2028).isEmpty && (try dates(text, 2029)).isEmpty)
        #expect(try dates(text, 2030) == ["2030-06-03 Déplacé"])
        #expect(try dates(text, 2031).isEmpty)
        #expect(try dates(text, 2032) == ["2032-05-31 Lundi"])
    }

    @Test("Hours with holidays of a file: a rule without an end costs nothing until it is asked for")
    func inHours() throws {
        var hours = ServiceHoursTests.office
        hours.holidays = try read(
            file(event("UID:1\nDTSTART;VALUE=DATE:16010101\nRRULE:FREQ=YEARLY\nSUMMARY:Nieuwjaar")))
        let time = try hours.compiled()
        #expect(time.nextOpening(after: instant("2026-12-31T18:00:00Z")) == instant("2027-01-04T08:00:00Z"))
        #expect(
            time.explanation(of: instant("2026-01-01T10:00:00Z")..<instant("2026-01-01T11:00:00Z")).map(\.reason) == [
                .holiday("Nieuwjaar")
            ])
    }

    @Test(
        "What is not understood names the line and the property",
        arguments: [
            ("DTSTART:20260101T090000Z", 6, "DTSTART"), ("DTSTART;VALUE=DATE-TIME:20260101", 6, "DTSTART"),
            ("DTSTART;VALUE=DATE:20260230", 6, "DTSTART"), ("SUMMARY:x", 4, "DTSTART"),
            ("DTSTART:20260101\nDTEND:20260101", 7, "DTEND"),
            ("DTSTART:20260101\nDTEND;VALUE=DATE:20251231", 7, "DTEND"),
            ("DTSTART:20260101\nDURATION:PT8H", 7, "DURATION"), ("DTSTART:20260101\nDURATION:P", 7, "DURATION"),
            ("DTSTART:20260101\nDURATION:-P1D", 7, "DURATION"), ("DTSTART:20260101\nDURATION:P1T1D", 7, "DURATION"),
            ("DTSTART:20260101\nDURATION:P999999999D", 7, "DURATION"),
            ("DTSTART:20260101T000000", 6, "neither DTEND"), ("DTSTART:20260101T000000Z\nDURATION:P1D", 6, "DTSTART"),
            ("DTSTART:20260101T000000\nDTEND:20260101T120000", 7, "DTEND"),
            ("DTSTART;VALUE=DATE:20260101T000000", 6, "DTSTART"),
            ("DTSTART:20260101\nDURATION:P1D\nDTEND:20260102", 8, "DTEND"),
            ("DTSTART:20260101\nDTSTART:20260102", 7, "DTSTART"), ("DTSTART:20260101\nRRULE:FREQ=SECONDLY", 7, "RRULE"),
            ("DTSTART:20260101\nRRULE:FREQ=YEARLY;BYSETPOS=-1", 7, "BYSETPOS"),
            ("DTSTART:20260101\nRRULE:FREQ=YEARLY\nRRULE:FREQ=DAILY", 8, "RRULE"),
            ("DTSTART:20260101\nEXRULE:FREQ=DAILY", 7, "EXRULE"),
            ("DTSTART:20260101\nEXDATE:20260101T000000Z", 7, "EXDATE"),
            ("DTSTART:20260101\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260101", 7, "RECURRENCE-ID"),
            ("DTSTART:20260101\nRECURRENCE-ID:20260101", 4, "RECURRENCE-ID"),
            ("DTSTART:20260101\nDTEND:20280101", 4, "days"), ("DTSTART:20260101\nNEW-THING:1", 7, "NEW-THING"),
            ("DTSTART:20260101\nno property", 7, "no property"), ("DTSTART:20260101\nA;B:1", 7, "no parameter"),
            ("DTSTART:20260101\nBEGIN:VEVENT", 7, "VEVENT"), ("DTSTART:20260101\nEND:VCALENDAR", 7, "VCALENDAR"),
        ] as [(String, Int, String)])
    func mistakes(lines: String, line: Int, names: String) throws {
        // The first line of what is given is the sixth of the file.
        let uid = lines.contains("RECURRENCE-ID:2026") ? "CLASS:PUBLIC" : "UID:1"
        let text = file("BEGIN:VEVENT\n\(uid)\n\(lines)\nEND:VEVENT")
        let error = #expect(throws: ServiceHoursError.self) { try read(text) }
        #expect(error?.code == .calendarFile && error?.line == line, "\(String(describing: error))")
        #expect(error?.description.contains(names) == true, "\(String(describing: error))")
    }

    @Test("What is no iCalendar file, or half of one")
    func broken() throws {
        for text in [
            "", "\r\n", "hello", "BEGIN:VEVENT\nEND:VEVENT", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\n",
        ] {
            let error = #expect(throws: ServiceHoursError.self) { try read(text) }
            #expect(error?.code == .calendarFile && error?.line != nil, "\(text)")
        }
        let error = #expect(throws: ServiceHoursError.self) {
            try ICalendar.holidays(in: Array("BEGIN:VCALENDAR\nX:".utf8) + [0xFF, 0x0A])
        }
        #expect(error?.line == 2)
        #expect(try read("BEGIN:VCALENDAR\nEND:VCALENDAR").isEmpty)
    }

    @Test("Limits: bytes, lines, a line that never ends, events, dates, nesting")
    func limits() throws {
        func code(_ bytes: [UInt8]) -> ServiceHoursError.Code? {
            do throws(ServiceHoursError) {
                _ = try ICalendar.holidays(in: bytes)
                return nil
            } catch {
                return error.code
            }
        }
        #expect(code([UInt8](repeating: 0x0A, count: ICalendar.maximumSize + 1)) == .tooMany)
        let begin = Array("BEGIN:VCALENDAR\n".utf8)
        #expect(code(begin + [UInt8](repeating: 0x0A, count: ICalendar.maximumLines + 1)) == .tooMany)
        #expect(code(begin + [UInt8](repeating: 0x41, count: ICalendar.maximumLineLength + 1)) == .tooMany)
        let folded =
            Array("SUMMARY:a\n".utf8) + Array(repeating: Array(" aaaaaaaaa\n".utf8), count: 10_000).flatMap { $0 }
        #expect(code(begin + folded) == .tooMany)
        let event = Array("BEGIN:VEVENT\nDTSTART:20260101\nEND:VEVENT\n".utf8)
        let events = Array(repeating: event, count: ICalendar.maximumEvents + 1).flatMap { $0 }
        #expect(code(begin + events) == .tooMany)
        let rules = Array("BEGIN:VEVENT\nDTSTART:20260101\nRRULE:FREQ=YEARLY\nEND:VEVENT\n".utf8)
        #expect(code(begin + Array(repeating: rules, count: 1_001).flatMap { $0 }) == .tooMany)
        let many = Array(repeating: "20260101", count: ServiceHoursLimits.datesPerHoliday + 1).joined(separator: ",")
        #expect(code(Array(file("BEGIN:VEVENT\nDTSTART:20260101\nRDATE:\(many)\nEND:VEVENT").utf8)) == .calendarFile)
        let deep = Array(repeating: "BEGIN:X-A\n", count: 100).joined()
        #expect(code(begin + Array(deep.utf8)) == .calendarFile)
    }
}
