import ServiceDesk
import Testing

/// Files as the usual programs write them.
@Suite("Holidays from the files of other programs")
struct ICalendarSamplesTests {
    private func dates(_ text: String, _ year: Int) throws -> [String] {
        let (start, end) = (CalendarDate("\(year)-01-01"[...])!, CalendarDate("\(year)-12-31"[...])!)
        return try ICalendar.holidays(in: Array(text.replacing("\n", with: "\r\n").utf8)).flatMap { holiday in
            holiday.dates(from: start, through: end).map { "\($0) \(holiday.name)" }
        }.sorted()
    }

    private static let google = """
        BEGIN:VCALENDAR
        PRODID:-//Google Inc//Google Calendar 70.9054//EN
        VERSION:2.0
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        X-WR-CALNAME:Feestdagen in België
        X-WR-TIMEZONE:UTC
        X-WR-CALDESC:Feestdagen en speciale dagen
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20260721
        DTEND;VALUE=DATE:20260722
        DTSTAMP:20251101T103000Z
        UID:20260721_vc6idpcc@google.com
        CLASS:PUBLIC
        CREATED:20240902T143522Z
        DESCRIPTION:Officiële feestdag\\nGa naar Instellingen om dit te verbergen: “
         Feestdagen” \\, en daar
        LAST-MODIFIED:20240902T143522Z
        SEQUENCE:0
        STATUS:CONFIRMED
        SUMMARY:Nationale feestdag van België; dag van de Koning en nog een lange re
         gel
        TRANSP:TRANSPARENT
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20251224
        DTEND;VALUE=DATE:20260103
        RRULE:FREQ=YEARLY;UNTIL=20291231
        EXDATE;VALUE=DATE:20271224
        DTSTAMP:20251101T103000Z
        UID:sluiting@google.com
        ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN="Peet
         ers; Anna";X-NUM-GUESTS=0:mailto:anna@example.org
        RECURRENCE-ID;VALUE=DATE:20281224
        SUMMARY:Collectieve sluiting\\, korter
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20251225
        DTEND;VALUE=DATE:20251226
        RRULE:FREQ=YEARLY
        DTSTAMP:20251101T103000Z
        UID:kerst@google.com
        SUMMARY:Kerstmis
        BEGIN:VALARM
        ACTION:DISPLAY
        DESCRIPTION:This is an event reminder
        TRIGGER:-P0DT0H10M0S
        END:VALARM
        END:VEVENT
        END:VCALENDAR

        """

    @Test("Google: descriptions over lines, alarms, a quoted name with a semicolon")
    func googleCalendar() throws {
        let text = Self.google.replacing(
            "RECURRENCE-ID;VALUE=DATE:20281224\nSUMMARY:Collectieve sluiting\\, korter", with: "SUMMARY:Sluiting")
        #expect(
            try dates(text, 2026).filter { !$0.contains("Sluiting") } == [
                "2026-07-21 Nationale feestdag van België; dag van de Koning en nog een lange regel",
                "2026-12-25 Kerstmis",
            ])
        #expect(try dates(text, 2026).filter { $0.contains("Sluiting") }.count == 2 + 8)
        #expect(try dates(text, 2027) == ["2027-01-01 Sluiting", "2027-01-02 Sluiting", "2027-12-25 Kerstmis"])
        #expect(try dates(text, 2030).last == "2030-12-25 Kerstmis")
        // An occurrence with a rule of its own is a mistake, on the line of the rule.
        let error = #expect(throws: ServiceHoursError.self) { try dates(Self.google, 2026) }
        #expect(error?.line == 28 && error?.description.contains("RRULE") == true, "\(String(describing: error))")
    }

    private static let outlook = """
        BEGIN:VCALENDAR
        PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
        VERSION:2.0
        METHOD:PUBLISH
        X-CALSTART:16010101T000000
        X-MS-OLK-FORCEINSPECTOROPEN:TRUE
        BEGIN:VTIMEZONE
        TZID:Romance Standard Time
        BEGIN:STANDARD
        DTSTART:16011028T030000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010325T020000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        END:VTIMEZONE
        BEGIN:VEVENT
        CATEGORIES:Jour férié
        CLASS:PUBLIC
        CREATED:20251101T103000Z
        DTEND;TZID="Romance Standard Time":20260526T000000
        DTSTAMP:20251101T103000Z
        DTSTART;TZID="Romance Standard Time":20260525T000000
        EXDATE;TZID="Romance Standard Time":20280529T000000,20290528T000000
        RRULE:FREQ=YEARLY;BYDAY=MO;BYMONTH=5;BYSETPOS=-1
        PRIORITY:5
        SEQUENCE:0
        SUMMARY;LANGUAGE=fr-be:Lundi de Pentecôte (à peu près)
        TRANSP:TRANSPARENT
        UID:040000008200E00074C5B7101A82E00800000000
        X-ALT-DESC;FMTTYPE=text/html:<html><body>a: b; c</body></html>
        X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
        X-MICROSOFT-CDO-BUSYSTATUS:OOF
        BEGIN:VALARM
        TRIGGER:-PT1080M
        ACTION:DISPLAY
        DESCRIPTION:Reminder
        END:VALARM
        END:VEVENT
        BEGIN:VEVENT
        UID:040000008200E00074C5B7101A82E00800000000
        RECURRENCE-ID;TZID="Romance Standard Time":20270531T000000
        DTSTART;TZID="Romance Standard Time":20270601T000000
        DTEND;TZID="Romance Standard Time":20270603T000000
        SUMMARY:Pont
        END:VEVENT
        END:VCALENDAR

        """

    @Test("Outlook: days from midnight to midnight in a zone of its own, BYSETPOS, a changed occurrence")
    func outlookCalendar() throws {
        #expect(try dates(Self.outlook, 2026) == ["2026-05-25 Lundi de Pentecôte (à peu près)"])
        #expect(try dates(Self.outlook, 2027) == ["2027-06-01 Pont", "2027-06-02 Pont"])
        #expect(try dates(Self.outlook, 2028).isEmpty)
        #expect(try dates(Self.outlook, 2030) == ["2030-05-27 Lundi de Pentecôte (à peu près)"])
    }

    private static let apple = """
        BEGIN:VCALENDAR
        CALSCALE:GREGORIAN
        PRODID:-//Apple Inc.//macOS 15.1//EN
        VERSION:2.0
        X-APPLE-CALENDAR-COLOR:#FF2968
        BEGIN:VTO\("DO")
        UID:A1
        DUE;VALUE=DATE:20260101
        END:VTO\("DO")
        BEGIN:VEVENT
        UID:B2
        DTSTART;VALUE=DATE:16040101
        DURATION:PT24H
        RRULE:FREQ=YEARLY;INTERVAL=1
        SUMMARY:\u{301}Nouvel An\\;\u{301}
        X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
        BEGIN:VALARM
        X-WR-ALARMUID:C3
        TRIGGER;VALUE=DURATION:-PT15H
        ACTION:NONE
        END:VALARM
        END:VEVENT
        BEGIN:VEVENT
        UID:D4
        DTSTART;VALUE=DATE:20260401
        DTEND;VALUE=DATE:20260402
        RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=1WE
        RDATE;VALUE=DATE:20261224
        SUMMARY:Demi-journée
        END:VEVENT
        END:VCALENDAR

        """

    @Test("Apple: things to do, a rule since 1604, accents where a mark stands")
    func appleCalendar() throws {
        #expect(
            try dates(Self.apple, 2026) == [
                "2026-01-01 \u{301}Nouvel An;\u{301}", "2026-04-01 Demi-journée", "2026-05-06 Demi-journée",
                "2026-06-03 Demi-journée", "2026-12-24 Demi-journée",
            ])
        #expect(try dates(Self.apple, 2199) == ["2199-01-01 \u{301}Nouvel An;\u{301}"])
    }
}
