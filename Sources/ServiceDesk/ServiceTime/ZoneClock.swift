import Foundation

/// What the clocks of a zone show during some time: its offsets from UTC, and when they change.
///
/// Built with one question to Foundation for each change of the clocks and one more, because each is slow.
///
/// A wall time that exists twice is the first of the two, and one that does not exist is reckoned with the offset
/// before the gap, as RFC 5545 has it (3.3.5): 02:30 in the night in which 02:00 becomes 03:00 is what is then called
/// 03:30.
struct ZoneClock {
    private struct Era {
        /// The instant from which on the offset holds.
        var start: Int64
        /// Wall time from which on the offset is the one to reckon with, in seconds as if it were UTC.
        var wallStart: Int64
        /// Where the clocks go forward they skip what is from here to `wallStart`.
        var wallGap: Int64
        var offset: Int64
    }

    private var eras: [Era]

    init(_ zone: TimeZone, during range: Range<Int64>) {
        func offset(_ instant: Int64) -> Int64 {
            Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))))
        }
        // Some days more on either side: what begins there may reach into the range.
        let (start, end) = (range.lowerBound - 4 * 86_400, range.upperBound + 4 * 86_400)
        eras = [Era(start: .min, wallStart: .min, wallGap: .min, offset: offset(start))]
        var date = Date(timeIntervalSince1970: Double(start))
        while let next = zone.nextDaylightSavingTimeTransition(after: date), next > date,
            next.timeIntervalSince1970 < Double(end)
        {
            let instant = Int64(next.timeIntervalSince1970.rounded())
            let (before, after) = (eras[eras.count - 1].offset, offset(instant))
            // A change of the rules that leaves the clocks alone.
            if before != after {
                eras.append(
                    Era(
                        start: instant, wallStart: instant + max(before, after), wallGap: instant + before,
                        offset: after))
            }
            date = next
        }
    }

    /// The instant of a wall time.
    func instant(ofWall wall: Int64) -> Int64 {
        var index = eras.count - 1
        while index > 0, wall < eras[index].wallStart { index -= 1 }
        return wall - eras[index].offset
    }

    /// The instants of two wall times; `nil` where nothing lies between them. A span of which neither end exists,
    /// because the clocks skip them together, does not take place: a day that a zone leaves out has no hours.
    func interval(fromWall start: Int64, toWall end: Int64) -> Interval? {
        for era in eras.dropFirst() where era.wallGap < era.wallStart {
            let skipped = era.wallGap..<era.wallStart
            if skipped.contains(start), skipped.contains(end) { return nil }
        }
        let interval = Interval(start: instant(ofWall: start), end: instant(ofWall: end))
        return interval.start < interval.end ? interval : nil
    }

    /// What the clocks show at an instant, in seconds as if it were UTC.
    func wall(at instant: Int64) -> Int64 {
        var index = eras.count - 1
        while index > 0, instant < eras[index].start { index -= 1 }
        return instant + eras[index].offset
    }
}
