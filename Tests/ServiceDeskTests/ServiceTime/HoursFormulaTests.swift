import Foundation
import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Union, intersection and difference of hours")
struct HoursFormulaTests {
    /// A formula at random over some hours, and the minutes that it should have open.
    private static func formula(
        over parts: [(HoursFormula, Set<Int>)], depth: Int, _ random: inout SeededGenerator
    ) -> (HoursFormula, Set<Int>) {
        guard depth > 0, Int.random(in: 0..<4, using: &random) > 0 else { return parts.randomElement(using: &random)! }
        let few = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            formula(over: parts, depth: depth - 1, &random)
        }
        let (first, rest) = (few[0], few.dropFirst())
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return (.union(few.map(\.0)), rest.reduce(first.1) { $0.union($1.1) })
        case 1: return (.intersection(few.map(\.0)), rest.reduce(first.1) { $0.intersection($1.1) })
        default:
            let other = few[few.count - 1]
            return (.difference(of: first.0, minus: other.0), first.1.subtracting(other.1))
        }
    }

    @Test("Against plain sets of minutes", arguments: 0..<60 as Range<UInt64>)
    func agrees(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let (start, length) = (29_000_000 + Int.random(in: 0..<500_000, using: &random), 3 * 1440)
        var parts: [(HoursFormula, Set<Int>)] = []
        for zone in ["Europe/Brussels", "America/New_York", "Asia/Kathmandu"] {
            let hours = RandomHours.hours(zone: zone, around: start, &random)
            let clock = WallTable(TimeZone(identifier: zone)!, around: start, minutes: length)
            let stepper = MinuteStepper(hours, clock, from: start, minutes: length)
            parts.append((.hours(hours), Set(stepper.isOpen.indices.filter { stepper.isOpen[$0] })))
        }
        let (formula, minutes) = Self.formula(over: parts, depth: 3, &random)
        let time = try ServiceTime(formula)
        func stamp(_ minute: Int) -> Timestamp { Timestamp(microseconds: Int64(start + minute) * 60_000_000) }
        var found: Set<Int> = []
        for span in time.explanation(of: stamp(0)..<stamp(length)) where span.isOpen {
            let bounds = [span.start, span.end].map { Int($0.microseconds / 60_000_000) - start }
            found.formUnion(bounds[0]..<bounds[1])
        }
        #expect(found == minutes, "\(formula)")
        #expect(time.duration(from: stamp(0), to: stamp(length)) == .seconds(minutes.count * 60))
        for minute in stride(from: 0, to: length, by: 97) {
            #expect(time.isOpen(at: stamp(minute)) == minutes.contains(minute))
        }
    }

    @Test(
        "An explanation covers all of a time, without a gap, and agrees with what is counted",
        arguments: 100..<120 as Range<UInt64>)
    func explains(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let start = 29_000_000 + Int.random(in: 0..<500_000, using: &random)
        let time = try RandomHours.hours(zone: "America/Havana", around: start, &random).compiled()
        let range =
            Timestamp(
                microseconds: Int64(start) * 60_000_000 + 1)..<Timestamp(
                microseconds: Int64(start + 9_000) * 60_000_000 + 7)
        let spans = time.explanation(of: range)
        #expect(spans.first?.start == range.lowerBound && spans.last?.end == range.upperBound)
        for (span, next) in zip(spans, spans.dropFirst()) { #expect(span.end == next.start) }
        for span in spans {
            let length = Duration.microseconds(span.end.microseconds - span.start.microseconds)
            #expect(time.duration(from: span.start, to: span.end) == (span.isOpen ? length : .zero))
        }
    }

    @Test("An explanation names the reason")
    func reasons() throws {
        var hours = ServiceHoursTests.office
        hours.zone = "UTC"
        hours.exceptions = [.init(CalendarDate("2026-03-03")!, name: "Inventaris", spans: ["09:00-12:00"])]
        hours.holidays = [Holiday("Feestdag", on: CalendarDate("2026-03-04")!)]
        hours.breaks = [.init("10:00-10:15", on: .weekly([.monday]), name: "Pause")]
        let spans = try hours.compiled().explanation(
            of: instant("2026-03-02T09:00:00Z")..<instant("2026-03-05T00:00:00Z"))
        let reasons = spans.map {
            "\($0.start.description.dropFirst(8).prefix(8)) \($0.isOpen ? "open" : "closed") \($0.reason)"
        }
        #expect(
            reasons == [
                "02T09:00 open weekly hours", "02T10:00 closed break: Pause", "02T10:15 open weekly hours",
                "02T12:30 closed weekly hours", "02T13:00 open weekly hours", "02T17:00 closed weekly hours",
                "03T00:00 closed exception: Inventaris", "03T09:00 open exception: Inventaris",
                "03T12:00 closed exception: Inventaris", "04T00:00 closed holiday: Feestdag",
            ])
    }

    @Test("Hours are made of others by name; a circle, a stranger and a heap are refused")
    func references() throws {
        let office = ServiceCalendar(id: "office", name: "Bureau", hours: ServiceHoursTests.office)
        let night = ServiceCalendar(
            id: "night", name: "Nacht", hours: ServiceHours(zone: "UTC", weekly: [.monday: ["22:00-06:00"]]))
        let all = ServiceCalendar(id: "all", name: "", hours: .union([.calendar("office"), .calendar("night")]))
        let time = try ServiceTime(all.hours.resolved(with: [office, night, all]))
        #expect(time.isOpen(at: instant("2026-03-02T23:00:00Z")) && time.isOpen(at: instant("2026-03-02T10:00:00Z")))
        func code(_ formula: HoursFormula, _ calendars: [ServiceCalendar]) -> ServiceHoursError.Code? {
            do throws(ServiceHoursError) {
                _ = try formula.resolved(with: calendars)
                return nil
            } catch {
                return error.code
            }
        }
        #expect(code(.calendar("nobody"), [office]) == .reference)
        let circle = ServiceCalendar(id: "a", name: "", hours: .union([.calendar("b")]))
        #expect(
            code(.calendar("a"), [circle, ServiceCalendar(id: "b", name: "", hours: .calendar("a"))]) == .reference)
        // Each of these is made of the one before it four times.
        let heap = (1..<6).map { index in
            ServiceCalendar(
                id: .init("h\(index)"), name: "",
                hours: .union(Array(repeating: .calendar(.init(index == 1 ? "office" : "h\(index - 1)")), count: 4)))
        }
        #expect(code(.calendar("h5"), heap + [office]) == .tooMany)
        #expect(throws: ServiceHoursError.self) { try ServiceTime(.calendar("office")) }
        #expect(try ServiceTime(.union([])).nextOpen(from: instant("2026-03-02T10:00:00Z")) == nil)
        #expect(try ServiceTime(.intersection([])).nextOpen(from: instant("2026-03-02T10:00:00Z")) == nil)
    }

    @Test("An agent’s own hours: shifts without vacations, within those of the team")
    func agents() throws {
        let shifts = ServiceHours(zone: "UTC", weekly: ServiceHours.every([.monday, .tuesday], ["20:00-04:00"]))
        let agent = AgentHours(
            "luc", shifts: shifts,
            vacations: [
                .init(CalendarDate("2026-03-03")!, to: CalendarDate("2026-03-04")!, name: "Congé"),
                .init(CalendarDate("2026-03-04")!, name: "Verlof"),
            ])
        let own = try ServiceTime(agent.formula)
        // Monday’s shift is cut at midnight, where the vacation begins; Tuesday’s does not take place.
        #expect(
            own.spans(from: instant("2026-03-02T00:00:00Z"), limit: 2).map(\.upperBound) == [
                instant("2026-03-03T00:00:00Z"), instant("2026-03-10T04:00:00Z"),
            ])
        let team = HoursFormula.hours(ServiceHours(zone: "UTC", weekly: [.monday: ["18:00-22:00"]]))
        let within = try ServiceTime(agent.formula(within: team))
        #expect(
            within.spans(from: instant("2026-03-02T00:00:00Z"), limit: 1) == [
                instant("2026-03-02T20:00:00Z")..<instant("2026-03-02T22:00:00Z")
            ])
        #expect(AgentHours("luc", shifts: shifts).formula == .hours(shifts))
    }

    @Test("Vacations may overlap, in any order; one that ends before it begins, or never, is a mistake")
    func vacations() throws {
        let shifts = ServiceHours(zone: "UTC", weekly: ServiceHours.every(Weekday.allCases, ["09:00-10:00"]))
        func agent(_ days: [(String, String)]) -> AgentHours {
            AgentHours(
                "luc", shifts: shifts,
                vacations: days.map { .init(CalendarDate($0.0[...])!, to: CalendarDate($0.1[...])!) })
        }
        let days = [
            ("2026-03-10", "2026-03-12"), ("2026-03-02", "2026-03-05"), ("2026-03-03", "2026-03-04"),
            ("2026-03-05", "2026-03-06"),
        ]
        let own = try ServiceTime(agent(days).formula)
        let worked = own.spans(from: instant("2026-03-01T00:00:00Z"), limit: 6)
            .map { $0.lowerBound.description.prefix(10) }
        #expect(worked == ["2026-03-01", "2026-03-07", "2026-03-08", "2026-03-09", "2026-03-13", "2026-03-14"])
        for wrong in [[("2026-03-02", "2026-03-01")], [("2026-03-02", "9999-12-31")]] {
            #expect(throws: ServiceHoursError.self) { try ServiceTime(agent(wrong).formula) }
        }
    }
}
