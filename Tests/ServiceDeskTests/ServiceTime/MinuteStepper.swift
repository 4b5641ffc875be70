import Foundation
import ServiceDesk

/// Answers the questions of service time minute by minute over a few days, with nothing of the library’s but the values
/// that say what the hours are. Spans, and changes of the clocks, are on whole minutes.
struct MinuteStepper {
    /// The first minute, since 1970.
    let first: Int
    private(set) var isOpen: ContiguousArray<Bool>
    /// How many minutes are open before each.
    private let before: ContiguousArray<Int>

    /// - Parameter clock: Of the zone of the hours, around the same minutes.
    init(_ hours: ServiceHours, _ clock: WallTable, from first: Int, minutes: Int) {
        self.first = first
        let margin = WallTable.margin
        var open = ContiguousArray(repeating: false, count: minutes)
        let days = (first - margin) / 1440 + 2...(first + minutes + margin) / 1440 - 3
        for day in days {
            for span in Self.spans(of: day, hours) { Self.mark(span, of: day, true, &open, first, clock) }
        }
        for day in days {
            for item in hours.breaks where Self.applies(item, on: day) {
                Self.mark(item.span, of: day, false, &open, first, clock)
            }
        }
        var (count, before) = (0, ContiguousArray<Int>())
        before.reserveCapacity(minutes + 1)
        for minute in open {
            before.append(count)
            if minute { count += 1 }
        }
        before.append(count)
        (isOpen, self.before) = (open, before)
    }

    private static func date(_ day: Int) -> CalendarDate {
        let text = Timestamp(microseconds: Int64(day) * 86_400_000_000).description.prefix(10)
        return CalendarDate(text)!
    }

    private static func spans(of day: Int, _ hours: ServiceHours) -> [WallSpan] {
        let date = date(day)
        for exception in hours.exceptions where exception.first <= date && date <= exception.last {
            return exception.spans
        }
        if hours.holidays.contains(where: { $0.first == date }) { return [] }
        return hours.weekly[weekday(day)] ?? []
    }

    private static func weekday(_ day: Int) -> Weekday {
        // 1970-01-05 was a Monday.
        Weekday.allCases[(day - 4) % 7]
    }

    private static func applies(_ item: ServiceHours.Break, on day: Int) -> Bool {
        switch item.days {
        case .weekly(let days): days.contains(weekday(day))
        case .date(let date): date == Self.date(day)
        }
    }

    private static func mark(
        _ span: WallSpan, of day: Int, _ value: Bool, _ open: inout ContiguousArray<Bool>, _ first: Int,
        _ clock: WallTable
    ) {
        let start = day * 1440 + span.start.secondsFromMidnight / 60
        let end = (span.isOverMidnight ? day + 1 : day) * 1440 + span.end.secondsFromMidnight / 60
        let (from, to) = (clock.place(of: start), clock.place(of: end))
        if from.isSkipped, to.isSkipped, from.gap == to.gap { return }
        var minute = max(from.minute - first, 0)
        while minute < min(to.minute - first, open.count) {
            open[minute] = value
            minute += 1
        }
    }

    // MARK: The questions, by stepping

    func isOpen(atSecond second: Int) -> Bool { isOpen[second / 60 - first] }

    /// Open seconds up to a second.
    private func open(to second: Int) -> Int {
        let minute = second / 60 - first
        return before[minute] * 60 + (minute < isOpen.count && isOpen[minute] ? second % 60 : 0)
    }

    func seconds(from start: Int, to end: Int) -> Int { open(to: end) - open(to: start) }

    /// The second at which so many have passed; `nil` where these days do not tell.
    func second(adding amount: Int, to start: Int) -> Int? {
        amount > 0 ? forward(amount, from: start) : backward(-amount, from: start)
    }

    private func forward(_ amount: Int, from start: Int) -> Int? {
        var (left, second) = (amount, start)
        while second / 60 - first < isOpen.count {
            let next = (second / 60 + 1) * 60
            if isOpen[second / 60 - first] {
                if left <= next - second { return second + left }
                left -= next - second
            }
            second = next
        }
        return nil
    }

    private func backward(_ amount: Int, from start: Int) -> Int? {
        var (left, second) = (amount, start)
        while second > first * 60 {
            let previous = (second - 1) / 60 * 60
            if isOpen[previous / 60 - first] {
                if left <= second - previous { return second - left }
                left -= second - previous
            }
            second = previous
        }
        return nil
    }
}

/// What the clocks of a zone show, minute for minute.
struct WallTable {
    private let first: Int
    /// The first minute at which the clocks show each wall minute; -1 for those that they skip.
    private var minutes: ContiguousArray<Int>
    private let firstWall: Int
    private var offsets: ContiguousArray<Int> = []

    /// Minutes that it knows before and after those that are asked about.
    static let margin = 4 * 1440

    init(_ zone: TimeZone, around start: Int, minutes length: Int) {
        let (first, count) = (start - Self.margin, length + 2 * Self.margin)
        self.first = first
        firstWall = first - 1000
        minutes = ContiguousArray(repeating: -1, count: count + 2000)
        offsets.reserveCapacity(count)
        var offset = 0
        for minute in first..<first + count {
            // The clocks of these zones change on quarters of an hour, reckoned in UTC.
            if minute % 15 == 0 || minute == first {
                offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute) * 60)) / 60
            }
            offsets.append(offset)
            let wall = minute + offset - firstWall
            if minutes[wall] < 0 { minutes[wall] = minute }
        }
    }

    /// The minute of a wall minute; for one that the clocks skip, as if they had not been changed.
    func place(of wall: Int) -> (minute: Int, isSkipped: Bool, gap: Int) {
        var last = wall - firstWall
        if minutes[last] >= 0 { return (minutes[last], false, 0) }
        while minutes[last] < 0 { last -= 1 }
        // The last minute that shows the wall time before the gap; its offset is the one before it.
        let offset = offsets[minutes[last] - first]
        return (wall - offset, true, last)
    }
}
