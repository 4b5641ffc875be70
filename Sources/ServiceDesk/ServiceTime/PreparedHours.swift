import Foundation

/// Hours made ready for being asked about any stretch of time.
final class PreparedHours: Sendable {
    typealias Reason = ServiceSpan.Reason

    let zone: TimeZone
    private let weekly: [[WallSpan]]
    private let exceptions: [Int: ServiceHours.Exception]
    private let holidays: [HolidayDays]
    private let weeklyBreaks: [[ServiceHours.Break]]
    private let datedBreaks: [Int: [ServiceHours.Break]]

    /// - Throws: ``ServiceHoursError`` as ``ServiceHours/validate()`` does.
    init(_ hours: ServiceHours) throws(ServiceHoursError) {
        try hours.validate()
        zone = try ServiceHours.timeZone(hours.zone)
        weekly = Weekday.allCases.map { (hours.weekly[$0] ?? []).sorted { $0.start < $1.start } }
        var exceptions: [Int: ServiceHours.Exception] = [:]
        for exception in hours.exceptions {
            for day in exception.first.number...exception.last.number { exceptions[day] = exception }
        }
        self.exceptions = exceptions
        holidays = hours.holidays.map(HolidayDays.init)
        var (weeklyBreaks, datedBreaks) = (
            Array(repeating: [ServiceHours.Break](), count: 7), [Int: [ServiceHours.Break]]()
        )
        for item in hours.breaks {
            switch item.days {
            case .weekly(let days): for day in days { weeklyBreaks[day.index].append(item) }
            case .date(let date): datedBreaks[date.number, default: []].append(item)
            }
        }
        (self.weeklyBreaks, self.datedBreaks) = (weeklyBreaks, datedBreaks)
    }

    /// Nothing is open outside of this; `nil` where nothing is open at all. In seconds since 1970.
    var extent: Range<Int64>? {
        let limits = ServiceTime.limits
        guard weekly.allSatisfy(\.isEmpty) else { return limits }
        let days = exceptions.filter { !$0.value.spans.isEmpty }.keys
        guard let first = days.min(), let last = days.max() else { return nil }
        // A zone is at most 16 hours from UTC, and a span at most two days long.
        let range = Int64(first - 2) * 86_400..<Int64(last + 4) * 86_400
        return range.clamped(to: limits)
    }

    /// The days whose spans can reach into a range.
    private func days(around range: Range<Int64>) -> Range<Int> {
        Int(range.lowerBound.flooredDivision(by: 86_400)) - 3..<Int(range.upperBound.flooredDivision(by: 86_400)) + 3
    }

    private func closedDays(in days: Range<Int>) -> Set<Int> {
        var closed: Set<Int> = []
        for holiday in holidays { holiday.forEach(in: days) { closed.insert($0) } }
        return closed
    }

    private func breaks(of day: Int) -> [ServiceHours.Break] {
        let weekly = weeklyBreaks[Weekday.index(ofDay: day)]
        guard !datedBreaks.isEmpty, let dated = datedBreaks[day] else { return weekly }
        return weekly + dated
    }

    private static func interval(_ span: WallSpan, of day: Int, _ clock: ZoneClock) -> Interval? {
        let midnight = Int64(day) * 86_400
        return clock.interval(
            fromWall: midnight + Int64(span.start.secondsFromMidnight), toWall: midnight + Int64(span.endFromMidnight))
    }

    /// What is open within a range.
    func intervals(in range: Range<Int64>) -> [Interval] {
        let (days, clock) = (days(around: range), ZoneClock(zone, during: range))
        let closed = closedDays(in: days)
        var (open, cut): ([Interval], [Interval]) = ([], [])
        for day in days {
            let spans = exceptions[day]?.spans ?? (closed.contains(day) ? [] : weekly[Weekday.index(ofDay: day)])
            for span in spans {
                if let interval = Self.interval(span, of: day, clock) { open.append(interval) }
            }
            for item in breaks(of: day) {
                if let interval = Self.interval(item.span, of: day, clock) { cut.append(interval) }
            }
        }
        return Intervals.clipped(
            Intervals.difference(Intervals.merged(open), Intervals.merged(cut)), to: range)
    }

    /// The whole of a range, each part with the reason why it is open or closed.
    func spans(in range: Range<Int64>) -> [ServiceSpan.Part] {
        let (days, clock) = (days(around: range), ZoneClock(zone, during: range))
        var names: [Int: String] = [:]
        for holiday in holidays { holiday.forEach(in: days) { names[$0] = names[$0] ?? holiday.name } }
        var (open, cut, dates): ([ServiceSpan.Part], [ServiceSpan.Part], [ServiceSpan.Part]) = ([], [], [])
        for day in days {
            let exception = exceptions[day]
            let spans = exception?.spans ?? (names[day] != nil ? [] : weekly[Weekday.index(ofDay: day)])
            let why: Reason = exception.map { .exception($0.name) } ?? names[day].map { .holiday($0) } ?? .weekly
            for span in spans {
                guard let interval = Self.interval(span, of: day, clock) else { continue }
                open.append(ServiceSpan.Part(interval, isOpen: true, why))
            }
            for item in breaks(of: day) {
                guard let interval = Self.interval(item.span, of: day, clock) else { continue }
                cut.append(ServiceSpan.Part(interval, isOpen: false, .break(item.name)))
            }
            let midnights = [day, day + 1].map { clock.instant(ofWall: Int64($0) * 86_400) }
            dates.append(
                ServiceSpan.Part(Interval(start: midnights[0], end: midnights[1]), isOpen: false, why))
        }
        return ServiceSpan.Part.layered(dates, open, cut, in: range)
    }

    /// The date that clocks in the zone show at an instant.
    func day(at instant: Int64) -> Int {
        let offset = Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))))
        return Int((instant + offset).flooredDivision(by: 86_400))
    }
}
