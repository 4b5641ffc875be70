import Foundation
import Synchronization

/// Counts service days: each date on which something opens weighs the same, and a part of it as much as its share of
/// that date’s open time.
///
/// A date goes from midnight to midnight in a zone; what is open over midnight belongs to both dates. Years are
/// reckoned as they are asked for.
final class ServiceDays: Sendable {
    static let unitsPerDay: Int64 = 86_400_000_000

    private struct Year {
        /// The first instants of its dates in microseconds, and that of the next year.
        var starts: [Int64]
        /// Open time before each date in microseconds, and that of all.
        var open: [Int64]
        /// Service days before each date, and all.
        var days: [Int64]
    }

    private let time: ServiceTime
    private let zone: TimeZone
    private let years = Mutex<[Int: Year]>([:])

    init(_ time: ServiceTime, zone: TimeZone) { (self.time, self.zone) = (time, zone) }

    private func year(_ number: Int) -> Year {
        if let known = years.withLock({ $0[number] }) { return known }
        let first = CalendarDate(year: number, month: 1, day: 1).number
        let last = CalendarDate(year: number + 1, month: 1, day: 1).number
        let clock = ZoneClock(zone, during: Int64(first) * 86_400..<Int64(last) * 86_400)
        let starts = (first...last).map { clock.instant(ofWall: Int64($0) * 86_400) * 1_000_000 }
        var (open, days): ([Int64], [Int64]) = ([0], [0])
        for (start, end) in zip(starts, starts.dropFirst()) {
            let length = time.microseconds(from: start, to: end)
            open.append(open[open.count - 1] + length)
            days.append(days[days.count - 1] + (length > 0 ? 1 : 0))
        }
        let year = Year(starts: starts, open: open, days: days)
        years.withLock { $0[number] = year }
        return year
    }

    /// The year in which an instant lies by the clocks of the zone.
    private func year(of instant: Int64) -> (number: Int, year: Year) {
        let day = Int(instant.flooredDivision(by: 86_400_000_000))
        var number = CalendarDate(number: day).year
        let years = ServiceHours.years
        number = min(max(number, years.lowerBound), years.upperBound)
        // A zone is hours away from UTC, and begins the year so much earlier or later.
        let year = year(number)
        if instant < year.starts[0], number > years.lowerBound { return (number - 1, self.year(number - 1)) }
        if instant >= year.starts[year.starts.count - 1], number < years.upperBound {
            return (number + 1, self.year(number + 1))
        }
        return (number, year)
    }

    /// Units since the start of an instant’s year.
    private func position(of instant: Int64, in year: Year) -> Int64 {
        var (low, high) = (0, year.starts.count - 1)
        while low + 1 < high {
            let middle = (low + high) / 2
            if year.starts[middle] <= instant { low = middle } else { high = middle }
        }
        let length = year.open[low + 1] - year.open[low]
        guard length > 0, instant > year.starts[low] else { return year.days[low] * Self.unitsPerDay }
        let used = time.microseconds(from: year.starts[low], to: min(instant, year.starts[low + 1]))
        return year.days[low] * Self.unitsPerDay + used.scaled(by: Self.unitsPerDay, over: length)
    }
}

extension ServiceDays: Meter {
    func amount(from start: Int64, to end: Int64) -> Int64 {
        guard start < end else { return 0 }
        let (first, last) = (year(of: start), year(of: end))
        var amount = position(of: end, in: last.year) - position(of: start, in: first.year)
        for number in first.number..<last.number { amount += (year(number).days.last ?? 0) * Self.unitsPerDay }
        return amount
    }

    func date(adding units: Int64, to start: Int64) -> Int64? {
        guard units > 0 else { return start }
        var (number, year) = year(of: start)
        var wanted = position(of: start, in: year) + units
        while let all = year.days.last.map({ $0 * Self.unitsPerDay }), wanted > all {
            guard number < ServiceHours.years.upperBound,
                time.nextOpen(from: Timestamp(microseconds: year.starts[year.starts.count - 1])) != nil
            else { return nil }
            wanted -= all
            number += 1
            year = self.year(number)
        }
        // The date on which so many days are full: the last before whose end less than that has passed.
        var (low, high) = (0, year.days.count - 1)
        while low + 1 < high {
            let middle = (low + high) / 2
            if year.days[middle] * Self.unitsPerDay < wanted { low = middle } else { high = middle }
        }
        let length = year.open[low + 1] - year.open[low]
        let share = wanted - year.days[low] * Self.unitsPerDay
        let open = share.scaledUp(by: length, over: Self.unitsPerDay)
        let date = time.date(adding: .microseconds(open), to: Timestamp(microseconds: year.starts[low]))
        return date.map { max($0.microseconds, start) }
    }

    func spans(from start: Int64, to end: Int64) -> [ServiceSpan] { time.spans(from: start, to: end) }
}

extension Int64 {
    /// Multiplied and divided without overflow between; rounded down. Nothing of it is negative.
    func scaled(by factor: Int64, over divisor: Int64) -> Int64 {
        let (quotient, _) = divisor.dividingFullWidth(multipliedFullWidth(by: factor))
        return quotient
    }

    /// The same, rounded up.
    func scaledUp(by factor: Int64, over divisor: Int64) -> Int64 {
        let (quotient, rest) = divisor.dividingFullWidth(multipliedFullWidth(by: factor))
        return rest > 0 ? quotient + 1 : quotient
    }
}
