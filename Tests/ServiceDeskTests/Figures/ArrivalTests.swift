import Foundation
import ServiceDesk
import Testing

@Suite("Arrivals by hour and day in a zone")
struct ArrivalTests {
    private func zone(_ name: String) throws -> TimeZone { try #require(TimeZone(identifier: name)) }

    private func quarter(_ date: String, _ hour: Int64, _ minute: Int64 = 0) throws -> Int64 {
        let start = try #require(CalendarDate(date)).startInUTC
        return start.advanced(bySeconds: hour * 3_600 + minute * 60).microseconds / 900_000_000
    }

    @Test("An hour that happens twice is one cell, and one that is skipped is none")
    func clockChanges() throws {
        var arrivals = Arrivals()
        // Sunday, 25 October 2026: 02:00 to 03:00 twice in Brussels, at 00:00 and at 01:00 in UTC.
        arrivals.quarters = [
            try quarter("2026-10-24", 23, 45): 1, try quarter("2026-10-25", 0): 2, try quarter("2026-10-25", 1, 45): 3,
            try quarter("2026-10-25", 2): 4,
        ]
        var hours = arrivals.byHour(in: try zone("Europe/Brussels"))
        #expect(hours.count == 7 && hours.allSatisfy { $0.count == 24 })
        #expect(hours[6][1] == 1 && hours[6][2] == 5 && hours[6][3] == 4)
        #expect(hours.joined().reduce(0, +) == 10)
        // Sunday, 29 March 2026: what follows 01:59 is 03:00.
        arrivals.quarters = [try quarter("2026-03-29", 0, 45): 1, try quarter("2026-03-29", 1): 2]
        hours = arrivals.byHour(in: try zone("Europe/Brussels"))
        #expect(hours[6][1] == 1 && hours[6][2] == 0 && hours[6][3] == 2)
    }

    @Test("Zones with half and quarter hours, on either side of the date")
    func oddZones() throws {
        var arrivals = Arrivals()
        // A Monday in UTC.
        arrivals.quarters = [try quarter("2026-03-02", 18, 15): 1]
        #expect(arrivals.byHour(in: try zone("Asia/Kathmandu"))[1][0] == 1)
        #expect(arrivals.byHour(in: try zone("Asia/Kolkata"))[0][23] == 1)
        arrivals.quarters = [try quarter("2026-03-02", 3): 1, try quarter("1969-12-31", 23, 45): 5]
        let hours = arrivals.byHour(in: try zone("America/New_York"))
        #expect(hours[6][22] == 1 && hours[2][18] == 5)
        #expect(Arrivals().byHour(in: .gmt).joined().allSatisfy { $0 == 0 })
    }

    @Test("Days of a zone, those on which nothing happened too, and what is open after each")
    func days() throws {
        var arrivals = Arrivals()
        arrivals.quarters = [try quarter("2026-10-23", 21, 45): 2, try quarter("2026-10-25", 22, 45): 3]
        arrivals.endings = [try quarter("2026-10-25", 23): 4]
        arrivals.balances = [
            try quarter("2026-10-23", 21, 45): 2, try quarter("2026-10-25", 22, 45): 3,
            try quarter("2026-10-25", 23): -5,
        ]
        let (start, end) = (try #require(CalendarDate("2026-10-22")), try #require(CalendarDate("2026-10-26")))
        let found = arrivals.days(
            from: start.startInUTC.advanced(bySeconds: 22 * 3_600), to: end.startInUTC.advanced(bySeconds: 1),
            in: try zone("Europe/Brussels"), openBefore: 10)
        #expect(found.map(\.date.description) == ["2026-10-23", "2026-10-24", "2026-10-25", "2026-10-26"])
        #expect(found.map(\.arrived) == [2, 0, 3, 0])
        #expect(found.map(\.ended) == [0, 0, 0, 4])
        #expect(found.map(\.openAfter) == [12, 12, 15, 10])
        let unknown = arrivals.days(from: start.startInUTC, to: end.startInUTC, in: .gmt, openBefore: nil)
        #expect(unknown.count == 4 && unknown.allSatisfy { $0.openAfter == nil })
        #expect(arrivals.days(from: end.startInUTC, to: end.startInUTC, in: .gmt, openBefore: 1).isEmpty)
    }

    @Test("Each figure is defined, and listed once")
    func definitions() {
        for name in FigureName.allCases {
            let definition = name.definition
            #expect(!definition.title.isEmpty && !definition.formula.isEmpty)
            #expect(definition.meaning.hasSuffix(".") && definition.isNot.hasSuffix("."))
        }
        #expect(Set(FigureName.allCases.map(\.definition.title)).count == FigureName.allCases.count)
        var figures = Figures()
        (figures.openBefore, figures.opened) = (3, 2)
        figures.targets["resolution"] = Share(1, of: 2)
        figures.promises[.answer] = Share(2, of: 2)
        figures.waits[.supplier] = Figures.Times(elapsed: Spread([60, 120]))
        let values = figures.values
        #expect(Set(values.map(\.name)) == Set(FigureName.allCases))
        #expect(Set(values.map(\.id)).count == values.count)
        #expect(values.first { $0.id == "openAfter" }?.content == .count(5))
        #expect(values.first { $0.id == "waits.supplier" }?.sampleSize == 2)
        #expect(values.first { $0.id == "targets.resolution" }?.title == "in time: resolution")
        figures.openBefore = nil
        #expect(figures.values.count == values.count - 2)
    }
}
