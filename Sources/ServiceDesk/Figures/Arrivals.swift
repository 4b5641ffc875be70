import Foundation

/// When requests come, and when they come to an end.
///
/// By quarters of an hour in UTC, since every zone counts its hours and days of whole ones.
public struct Arrivals: Hashable, Sendable {
    /// How many were opened and reopened in each quarter of an hour, by the quarters since 1970.
    public var quarters: [Int64: Int] = [:]
    /// How many came to an end, in whatever manner.
    public var endings: [Int64: Int] = [:]
    /// By how many the number of open requests changed: what came from other teams and left for them counts, too.
    public var balances: [Int64: Int] = [:]

    public init() {}

    /// A day of a zone.
    public struct Day: Hashable, Sendable {
        public var date: CalendarDate
        /// How many were opened and reopened on it.
        public var arrived: Int
        /// How many came to an end on it.
        public var ended: Int
        /// How many are open when it ends; `nil` where it is not known how many were before.
        public var openAfter: Int?
    }

    /// How many came in each hour of the week: seven rows from Monday on, of twenty-four hours each.
    ///
    /// What the clocks of the zone show counts: an hour that happens twice, in a night in which they are put back, is
    /// counted together, and one that they skip has none.
    public func byHour(in zone: TimeZone) -> [[Int]] {
        var hours = [[Int]](repeating: [Int](repeating: 0, count: 24), count: 7)
        let clock = clock(of: zone, quarters.keys)
        for (quarter, count) in quarters {
            let hour = Int(clock.wall(at: quarter * 900).flooredDivision(by: 3_600))
            let day = Int(Int64(hour).flooredDivision(by: 24))
            hours[Weekday.index(ofDay: day)][hour - day * 24] += count
        }
        return hours
    }

    /// Every day from the one of the first instant to the one of the last, in a zone; also those on which nothing
    /// happened.
    ///
    /// - Parameters:
    ///   - start: When the time begins.
    ///   - end: Until before when it goes on. A day of which it has a part only is told of that part.
    ///   - openBefore: How many were open when the time began.
    public func days(from start: Timestamp, to end: Timestamp, in zone: TimeZone, openBefore: Int?) -> [Day] {
        guard start < end else { return [] }
        let last = Timestamp(microseconds: end.microseconds - 1)
        let (first, final) = (zone.wall(at: start).date, zone.wall(at: last).date)
        let (arrived, ended, changed) = (byDay(quarters, zone), byDay(endings, zone), byDay(balances, zone))
        var (days, open): ([Day], Int?) = ([], openBefore)
        for number in first.number...max(first.number, final.number) {
            open = open.map { $0 + (changed[number] ?? 0) }
            days.append(
                Day(
                    date: CalendarDate(number: number), arrived: arrived[number] ?? 0, ended: ended[number] ?? 0,
                    openAfter: open))
        }
        return days
    }

    /// By days since 1970.
    private func byDay(_ counts: [Int64: Int], _ zone: TimeZone) -> [Int: Int] {
        let clock = clock(of: zone, counts.keys)
        return counts.reduce(into: [:]) { days, entry in
            days[Int(clock.wall(at: entry.key * 900).flooredDivision(by: 86_400)), default: 0] += entry.value
        }
    }

    private func clock(of zone: TimeZone, _ quarters: some Collection<Int64>) -> ZoneClock {
        ZoneClock(zone, during: (quarters.min() ?? 0) * 900..<((quarters.max() ?? 0) + 1) * 900)
    }
}
