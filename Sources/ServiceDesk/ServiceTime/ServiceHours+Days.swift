import Foundation

/// Hours by the day.
extension ServiceHours {
    /// The spans that begin on a date, before breaks are cut out of them; none where it is closed.
    public func spans(on date: CalendarDate) -> [WallSpan] {
        if let exception = exceptions.first(where: { $0.first <= date && date <= $0.last }) { return exception.spans }
        return holiday(on: date) == nil ? weekly[date.weekday] ?? [] : []
    }

    /// Whether a date is a service day: something opens on it, or would but for breaks.
    public func opens(on date: CalendarDate) -> Bool { !spans(on: date).isEmpty }

    /// The dates from one through another that are service days, in order. Costs less than asking for each of many.
    public func serviceDays(from start: CalendarDate, through end: CalendarDate) -> [CalendarDate] {
        guard start <= end else { return [] }
        let days = start.number..<end.number + 1
        var closed: Set<Int> = []
        for holiday in holidays { HolidayDays(holiday).forEach(in: days) { closed.insert($0) } }
        var excepted: [Int: Bool] = [:]
        // Of two that overlap, which is a mistake, the first is taken, as for one date.
        for exception in exceptions.reversed() where exception.first <= end && start <= exception.last {
            for day in max(exception.first.number, days.lowerBound)..<min(exception.last.number + 1, days.upperBound) {
                excepted[day] = !exception.spans.isEmpty
            }
        }
        let week = Weekday.allCases.map { weekly[$0]?.isEmpty == false }
        return days.filter { excepted[$0] ?? (!closed.contains($0) && week[Weekday.index(ofDay: $0)]) }
            .map { CalendarDate(number: $0) }
    }

    /// The first holiday that falls on a date, whether or not an exception opens it.
    public func holiday(on date: CalendarDate) -> Holiday? {
        holidays.first { !$0.dates(from: date, through: date).isEmpty }
    }

    /// What the clocks of the zone show at an instant.
    ///
    /// - Throws: ``ServiceHoursError`` of code ``ServiceHoursError/Code/unknownZone``.
    public func wall(at instant: Timestamp) throws(ServiceHoursError) -> (date: CalendarDate, time: WallTime) {
        try Self.timeZone(zone).wall(at: instant)
    }

    /// The instant at which the clocks of the zone show this: the first where they show it twice, and where they skip
    /// it as if they had not been changed yet.
    ///
    /// - Throws: ``ServiceHoursError`` of code ``ServiceHoursError/Code/unknownZone``.
    public func instant(of date: CalendarDate, _ time: WallTime) throws(ServiceHoursError) -> Timestamp {
        try Self.timeZone(zone).instant(of: date, time)
    }
}

extension TimeZone {
    /// What its clocks show at an instant.
    package func wall(at instant: Timestamp) -> (date: CalendarDate, time: WallTime) {
        let second = instant.microseconds.flooredDivision(by: 1_000_000)
        let wall = second + Int64(secondsFromGMT(for: Timestamp(second: second).date))
        let day = wall.flooredDivision(by: 86_400)
        let time = WallTime(secondsFromMidnight: Int(wall - day * 86_400)) ?? .startOfDay
        return (CalendarDate(number: Int(day)), time)
    }

    /// The instant at which its clocks show this: the first where they show it twice, and where they skip it as if they
    /// had not been changed yet.
    package func instant(of date: CalendarDate, _ time: WallTime) -> Timestamp {
        let wall = Int64(date.number) * 86_400 + Int64(time.secondsFromMidnight)
        let clock = ZoneClock(self, during: wall - 86_400..<wall + 86_400)
        return Timestamp(second: clock.instant(ofWall: wall))
    }
}

extension Timestamp {
    /// - Parameter second: Since 1970, within the years of the calendar.
    init(second: Int64) { self.init(microseconds: second * 1_000_000) }
}

extension CalendarDate {
    /// The date so many days later, or earlier.
    public func advanced(byDays days: Int) -> CalendarDate { CalendarDate(number: number + days) }

    /// How many days later another date is; negative where it is earlier.
    public func days(to other: CalendarDate) -> Int { other.number - number }
}
