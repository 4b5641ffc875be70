import Foundation
import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Service hours and changes of the clocks")
struct ClockChangeTests {
    private func open(_ span: WallSpan, on date: String, in zone: String) throws -> [Range<Timestamp>] {
        let day = try #require(CalendarDate(date))
        return try ServiceHours(zone: zone, exceptions: [.init(day, spans: [span])]).compiled()
            .spans(from: Timestamp(microseconds: 0), limit: 9)
    }

    /// What is open on a date on which the clocks change, as RFC 5545 reckons wall times that are skipped or shown
    /// twice.
    @Test(
        "A wall time that does not exist, and one that exists twice",
        arguments: [
            // In Brussels, 02:00 became 03:00 at 01:00 UTC.
            ("02:30-03:15", "2026-03-29", "Europe/Brussels", []),
            ("02:30-04:00", "2026-03-29", "Europe/Brussels", ["01:30", "02:00"]),
            ("01:00-02:30", "2026-03-29", "Europe/Brussels", ["00:00", "01:30"]),
            ("02:00-03:00", "2026-03-29", "Europe/Brussels", []),
            ("02:10-02:50", "2026-03-29", "Europe/Brussels", []),
            // 03:00 became 02:00 at 01:00 UTC.
            ("02:30-03:15", "2026-10-25", "Europe/Brussels", ["00:30", "02:15"]),
            ("01:00-02:30", "2026-10-25", "Europe/Brussels", ["23:00", "00:30"]),
            ("02:00-02:15", "2026-10-25", "Europe/Brussels", ["00:00", "00:15"]),
            // Midnight became 01:00.
            ("00:00-09:00", "2017-10-15", "America/Sao_Paulo", ["03:00", "11:00"]),
            // The day that Samoa left out.
            ("09:00-17:00", "2011-12-30", "Pacific/Apia", []),
            ("09:00-17:00", "2011-12-31", "Pacific/Apia", ["19:00", "03:00"]),
        ] as [(WallSpan, String, String, [String])])
    func gapsAndFolds(span: WallSpan, date: String, zone: String, expected: [String]) throws {
        let found = try open(span, on: date, in: zone)
        let bounds = found.flatMap { [$0.lowerBound, $0.upperBound] }.map { $0.description.dropFirst(11).prefix(5) }
        #expect(bounds.map(String.init) == expected, "\(found)")
    }

    @Test("A day that is open all day has as many hours as it has")
    func allDay() throws {
        let time = try ServiceHours.always(zone: "Europe/Brussels").compiled()
        #expect(
            time.duration(from: instant("2026-03-28T23:00:00Z"), to: instant("2026-03-29T22:00:00Z"))
                == .seconds(23 * 3600))
        #expect(
            time.duration(from: instant("2026-10-24T22:00:00Z"), to: instant("2026-10-25T23:00:00Z"))
                == .seconds(25 * 3600))
        #expect(time.nextClosing(after: instant("2026-03-28T23:00:00Z")) == nil)
        let night = try open("22:00-06:00", on: "2026-10-24", in: "Europe/Brussels")
        #expect(night == [instant("2026-10-24T20:00:00Z")..<instant("2026-10-25T05:00:00Z")])
    }

    /// Mornings are open: what the clocks of the zone show says whether an instant is. Times at midnight and noon are
    /// hardly ever skipped or shown twice; those are left out.
    @Test(
        "Offsets are those of the zone, to the second, from 1900 to 2199",
        arguments: ["Europe/Amsterdam", "Africa/Monrovia", "Asia/Manila", "America/St_Johns", "Africa/Casablanca"])
    func offsets(name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        let time = try ServiceHours(zone: name, weekly: ServiceHours.every(Weekday.allCases, ["00:00-12:00"]))
            .compiled()
        var random = SeededGenerator(seed: 7)
        func wall(_ second: Int) -> Int {
            second + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
        }
        var checked = 0
        for _ in 0..<20_000 {
            let second = Int.random(in: -2_208_900_000..<7_258_000_000, using: &random)
            // Within a day around it the clocks do not change.
            guard wall(second + 86_400) - wall(second) == 86_400, wall(second) - wall(second - 86_400) == 86_400 else {
                continue
            }
            let expected = ((wall(second) % 86_400) + 86_400) % 86_400 < 43_200
            #expect(time.isOpen(at: Timestamp(microseconds: Int64(second) * 1_000_000)) == expected, "\(second)")
            checked += 1
        }
        #expect(checked > 15_000)
        // Noon, found to the second.
        for year in stride(from: 1901, to: 2199, by: 7) {
            let day = try #require(CalendarDate("\(year)-07-02"))
            let start = Int(day.startInUTC.microseconds / 1_000_000) + 12 * 3600
            let noon = start - (wall(start) - start)
            guard wall(noon) == start else { continue }
            let found = time.lastOpen(upTo: Timestamp(microseconds: Int64(noon + 5) * 1_000_000))
            #expect(found == Timestamp(microseconds: Int64(noon) * 1_000_000), "\(year)")
        }
    }

    @Test("Wall times of hours and instants")
    func walls() throws {
        let hours = ServiceHoursTests.office
        let at = instant("2026-03-29T01:30:00Z")
        let (date, time) = try hours.wall(at: at)
        #expect(date.description == "2026-03-29" && time.description == "03:30")
        #expect(try hours.instant(of: date, time) == at)
        #expect(date.weekday == .sunday && date.advanced(byDays: 3).description == "2026-04-01")
    }
}
