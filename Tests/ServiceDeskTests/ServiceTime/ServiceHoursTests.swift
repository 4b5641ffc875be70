import Foundation
import ServiceDesk
import ServiceDeskTesting
import Testing

/// An instant as tests write it: `2026-03-02T09:00:00Z`.
func instant(_ text: String) -> Timestamp {
    let time = WallTime(text.dropFirst(11).prefix(8))!
    return CalendarDate(text.prefix(10))!.startInUTC.advanced(bySeconds: Int64(time.secondsFromMidnight))
}

@Suite("Service hours")
struct ServiceHoursTests {
    /// Nine to half past twelve and one to five, Monday to Friday, in Brussels.
    static let office = ServiceHours(
        zone: "Europe/Brussels", weekly: ServiceHours.every(Weekday.workdays, ["09:00-12:30", "13:00-17:00"]))

    private func date(_ text: String) -> CalendarDate { CalendarDate(text)! }

    @Test("Time used up at closing ends at closing; nothing added is the instant itself; back mirrors forward")
    func closing() throws {
        let time = try Self.office.compiled()
        let morning = instant("2026-03-02T08:00:00Z")
        #expect(time.date(adding: .seconds(27_000), to: morning) == instant("2026-03-02T16:00:00Z"))
        #expect(time.date(adding: .seconds(27_001), to: morning) == instant("2026-03-03T08:00:01Z"))
        let sunday = instant("2026-03-01T11:00:00Z")
        #expect(time.date(adding: .zero, to: sunday) == sunday)
        let evening = instant("2026-03-02T16:00:00Z")
        #expect(time.date(adding: .seconds(-27_000), to: evening) == morning)
        #expect(time.date(adding: .seconds(-27_001), to: evening) == instant("2026-02-27T15:59:59Z"))
        #expect(time.duration(from: morning, to: evening) == .seconds(27_000))
        #expect(time.duration(from: evening, to: morning) == .seconds(-27_000))
        #expect(time.date(adding: .nanoseconds(1), to: morning) == Timestamp(microseconds: morning.microseconds + 1))
    }

    @Test("Where nothing opens the answer is never, at once and in both directions")
    func never() throws {
        let now = instant("2026-03-02T08:00:00Z")
        let nothing = try ServiceHours(zone: "UTC").compiled()
        #expect(nothing.date(adding: .seconds(1), to: now) == nil)
        #expect(nothing.date(adding: .seconds(-1), to: now) == nil)
        #expect(nothing.date(adding: .zero, to: now) == now)
        #expect(nothing.nextOpening(after: now) == nil && nothing.nextClosing(after: now) == nil)
        #expect(nothing.duration(from: Timestamp(microseconds: .min), to: Timestamp(microseconds: .max)) == .zero)

        // Once only: nothing before, nothing after.
        var once = ServiceHours(zone: "UTC")
        once.exceptions = [.init(date("2026-03-02"), spans: ["09:00-10:00"])]
        let hour = try once.compiled()
        #expect(hour.date(adding: .seconds(3_600), to: now) == instant("2026-03-02T10:00:00Z"))
        #expect(hour.date(adding: .seconds(3_601), to: now) == nil)
        #expect(hour.date(adding: .seconds(-1), to: now) == nil)

        // Every day of all years is a holiday: the search ends with the years that hours are defined for.
        var closed = Self.office
        closed.holidays = [Holiday("Altijd", on: date("2000-01-01"), rule: Recurrence(.daily))]
        #expect(try closed.compiled().date(adding: .seconds(1), to: now) == nil)
        // A break as long as what is open leaves nothing.
        var pause = Self.office
        pause.breaks = [.init(.day, on: .weekly(SortedSet(Weekday.allCases)))]
        #expect(try pause.compiled().nextOpen(from: now) == nil)
        #expect(try pause.compiled().date(adding: .seconds(-1), to: now) == nil)
    }

    @Test("Extreme instants and amounts", arguments: [Int64.min, .min + 1, -1, 0, 1, .max - 1, .max])
    func extremes(microseconds: Int64) throws {
        let (time, at) = (try Self.office.compiled(), Timestamp(microseconds: microseconds))
        for amount in [Duration.seconds(Int64.max), .seconds(Int64.min), .seconds(1), .seconds(-1), .zero] {
            let found = time.date(adding: amount, to: at)
            if amount == .zero { #expect(found == at) }
            if amount > .seconds(1) || amount < .seconds(-1) { #expect(found == nil) }
        }
        #expect(time.spans(from: at, limit: 1).count <= 1)
        #expect(time.spans(before: at, limit: 1).count <= 1)
        #expect(time.explanation(of: at..<Timestamp(microseconds: max(microseconds, 5))).isEmpty || microseconds <= 1)
        _ = time.isOpen(at: at)
    }

    @Test("One object answers many at once the same as one after the other")
    func sharing() async throws {
        let (shared, base) = (try Self.office.compiled(), instant("2026-03-02T10:00:00Z"))
        let answers = await withTaskGroup(of: (Int, Timestamp?, Duration).self) { group in
            for index in 0..<200 {
                group.addTask {
                    let start = base.advanced(bySeconds: Int64((index * 7_919) % 200 - 100) * 5_000_000)
                    return (
                        index, shared.date(adding: .seconds(index * 9_001 - 900_000), to: start),
                        shared.duration(from: start, to: base)
                    )
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        for (index, date, duration) in answers {
            let time = try Self.office.compiled()
            let start = base.advanced(bySeconds: Int64((index * 7_919) % 200 - 100) * 5_000_000)
            #expect(time.date(adding: .seconds(index * 9_001 - 900_000), to: start) == date)
            #expect(time.duration(from: start, to: base) == duration)
        }
    }

    @Test("Over midnight: the span belongs to the day on which it begins")
    func overMidnight() throws {
        var hours = ServiceHours(zone: "UTC", weekly: [.monday: ["22:00-06:00"]])
        let (begin, end) = (instant("2026-03-02T22:00:00Z"), instant("2026-03-03T06:00:00Z"))
        #expect(try hours.compiled().nextClosing(after: begin) == end)
        // What is said of Tuesday does not touch the span that began on Monday ...
        hours.exceptions = [.init(date("2026-03-03"), name: "Gesloten")]
        hours.holidays = [Holiday("Carnaval", on: date("2026-03-03"))]
        #expect(try hours.compiled().nextClosing(after: begin) == end)
        // ... and what is said of Monday takes all of it.
        hours.exceptions = [.init(date("2026-03-02"), name: "Gesloten")]
        #expect(try hours.compiled().isOpen(at: instant("2026-03-03T01:00:00Z")) == false)
        // A break is cut out of whatever is open.
        hours.exceptions = []
        hours.breaks = [.init("02:00-02:30", on: .weekly([.tuesday]))]
        #expect(try hours.compiled().duration(from: begin, to: end) == .seconds(27_000))
    }

    @Test("An exception is the last word on a date, a holiday closes it, a break is cut out of both")
    func exceptions() throws {
        var hours = Self.office
        hours.exceptions = [
            .init(date("2026-12-24"), name: "Kerstavond", spans: ["09:00-12:00"]),
            .init(date("2026-12-25"), name: "Permanence", spans: ["10:00-11:00"]),
            .init(date("2026-08-10"), to: date("2026-08-14"), name: "Congé collectif"),
        ]
        hours.holidays = [Holiday("Noël", on: date("2020-12-25"), rule: .yearly)]
        hours.breaks = [.init("10:00-10:15", on: .weekly([.thursday]), name: "Pauze")]
        let time = try hours.compiled()
        func open(_ day: String) -> Duration {
            let start = instant(day + "T00:00:00Z")
            return time.duration(from: start, to: start.advanced(bySeconds: 86_400))
        }
        #expect(open("2026-12-24") == .seconds(3 * 3600 - 900))
        #expect(open("2026-12-25") == .seconds(3600))
        #expect(open("2025-12-25") == .zero)
        #expect(open("2026-08-12") == .zero)
        #expect(open("2026-08-17") == .seconds(7 * 3600 + 1800))
        #expect(hours.opens(on: date("2026-12-25")) && hours.holiday(on: date("2026-12-25"))?.name == "Noël")
        #expect(!hours.opens(on: date("2026-08-10")) && hours.spans(on: date("2026-12-24")) == ["09:00-12:00"])
    }

    @Test("Service days of a range are those that open, asked one by one", arguments: 0..<40 as Range<UInt64>)
    func serviceDays(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var hours = RandomHours.hours(zone: "UTC", around: 29_000_000, &random)
        let first = date("2025-02-01")
        hours.holidays.append(Holiday("Pont", on: first, days: 3, rule: Recurrence(.monthly), excepted: [first]))
        let (start, end) = (first.advanced(byDays: -20), first.advanced(byDays: 60))
        let expected = (0...start.days(to: end)).map(start.advanced).filter(hours.opens)
        #expect(hours.serviceDays(from: start, through: end) == expected && start.days(to: end) == 80)
        #expect(hours.serviceDays(from: end, through: start).isEmpty && end.days(to: start) == -80)
    }

    @Test("Canonical JSON, and back")
    func coding() throws {
        var hours = Self.office
        hours.exceptions = [.init(date("2026-12-24"), name: "Kerstavond", spans: ["09:00-12:00"])]
        hours.holidays = [
            Holiday("Pinksteren", on: date("2026-05-24"), days: 2, rule: try Recurrence("FREQ=YEARLY;BYDAY=-1MO")),
            Holiday("Fête", on: date("2026-07-21")),
        ]
        hours.breaks = [
            .init("10:00-10:15", on: .weekly([.thursday])), .init("22:00-01:00", on: .date(date("2026-01-01"))),
        ]
        let formula = HoursFormula.difference(of: .union([.hours(hours), .calendar("it")]), minus: .intersection([]))
        let bytes = try CanonicalJSON.encode(formula)
        #expect(try CanonicalJSON.decode(HoursFormula.self, from: bytes) == formula)
        let text = String(decoding: try CanonicalJSON.encode(hours), as: UTF8.self)
        #expect(text.contains(#""holidays":[{"days":2,"first":"2026-05-24","name":"Pinksteren""#))
        #expect(text.contains(#""weekly":{"fri":["09:00-12:30","13:00-17:00"]"#))
    }

    @Test(
        "Mistakes are named",
        arguments: [
            (#"{"zone":"Europe/Nowhere"}"#, .unknownZone), (#"{"zone":""}"#, .unknownZone),
            (#"{"zone":"GMT+3"}"#, .unknownZone), (#"{"zone":"../../etc/passwd"}"#, .unknownZone),
            (#"{"zone":"UTC","weekly":{"mon":["09:00-12:00","11:00-13:00"]}}"#, .overlap),
            (#"{"zone":"UTC","weekly":{"mon":["22:00-06:00","23:00-24:00"]}}"#, .overlap),
            (
                #"{"zone":"UTC","exceptions":[{"first":"2026-01-01","last":"2026-01-03","name":"","spans":[]},"#
                    + #"{"first":"2026-01-03","last":"2026-01-03","name":"","spans":[]}]}"#, .overlap
            ),
            (#"{"zone":"UTC","exceptions":[{"first":"2026-01-02","last":"2026-01-01","name":"","spans":[]}]}"#, .date),
            (#"{"zone":"UTC","exceptions":[{"first":"2026-01-01","last":"2027-06-01","name":"","spans":[]}]}"#, .date),
            (#"{"zone":"UTC","exceptions":[{"first":"2400-01-01","last":"2400-01-01","name":"","spans":[]}]}"#, .date),
            (#"{"zone":"UTC","holidays":[{"first":"2026-01-01","name":"\u0007"}]}"#, .name),
            (#"{"zone":"UTC","holidays":[{"first":"2026-01-01","name":"x","days":0}]}"#, .date),
        ] as [(String, ServiceHoursError.Code)])
    func mistakes(json: String, code: ServiceHoursError.Code) throws {
        var text = json
        for key in ["weekly", "exceptions", "holidays", "breaks"] where !text.contains("\"\(key)\"") {
            text = text.dropLast() + ",\"\(key)\":" + (key == "weekly" ? "{}" : "[]") + "}"
        }
        let hours = try CanonicalJSON.decode(ServiceHours.self, from: text.utf8)
        let error = #expect(throws: ServiceHoursError.self) { try hours.compiled() }
        #expect(error?.code == code, "\(String(describing: error))")
        #expect(error?.description.isEmpty == false)
    }

    @Test("Limits hold")
    func limits() throws {
        let many = (0...ServiceHoursLimits.holidays).map { _ in Holiday("", on: CalendarDate("2026-01-01")!) }
        #expect(throws: ServiceHoursError.self) { try ServiceHours(zone: "UTC", holidays: many).validate() }
        let spans = (0...ServiceHoursLimits.spansPerDay).map { hour in
            WallSpan(
                from: WallTime(secondsFromMidnight: hour * 600)!, to: WallTime(secondsFromMidnight: hour * 600 + 60)!)!
        }
        #expect(throws: ServiceHoursError.self) { try ServiceHours(zone: "UTC", weekly: [.monday: spans]).validate() }
        var deep = HoursFormula.hours(Self.office)
        for _ in 0...ServiceHoursLimits.formulaDepth { deep = .union([deep]) }
        #expect(throws: ServiceHoursError.self) { try deep.validate() }
    }

    @Test(
        "Times and spans are read as they are written",
        arguments: ["00:00-24:00", "09:00-12:30", "22:00-06:00", "23:59:59-00:00"])
    func texts(text: String) throws {
        #expect(WallSpan(text[...])?.description == text)
    }

    @Test(
        "Other texts are no spans",
        arguments: [
            "", "9:00-12:00", "09:00", "09:00-09:00", "24:00-06:00", "09:00-24:01", "09:60-10:00", "09:00–12:00", "a-b",
        ])
    func noSpans(text: String) { #expect(WallSpan(text[...]) == nil) }
}
