/// The open time of some hours between two instants, answered at once: for figures that ask for it a million times.
///
/// A table of the open spans, with the open time before each, and of the first span of each day.
final class OpenTime: Sendable {
    private let start: Int64
    /// What lies before is asked here; in seconds since 1970.
    private let earlier: @Sendable (Int64, Int64) -> Int64
    private let starts: [Int64]
    private let ends: [Int64]
    /// The open time before each span, and before the end.
    private let before: [Int64]
    /// The first span that does not end before a day, by days since ``start``.
    private let first: [Int32]

    /// - Parameters:
    ///   - spans: Open spans of whole seconds, in their order, none over another.
    ///   - range: Seconds since 1970 between which it answers by itself; what lies after is not open.
    ///   - earlier: The open seconds between two instants before.
    init(
        _ spans: [Range<Int64>], in range: Range<Int64>,
        earlier: @escaping @Sendable (Int64, Int64) -> Int64 = { _, _ in 0 }
    ) {
        self.earlier = earlier
        start = range.lowerBound.flooredDivision(by: 86_400) * 86_400
        var (starts, ends, before, total): ([Int64], [Int64], [Int64], Int64) = ([], [], [], 0)
        for span in spans {
            let (from, to) = (max(span.lowerBound, range.lowerBound), min(span.upperBound, range.upperBound))
            guard from < to else { continue }
            starts.append(from)
            ends.append(to)
            before.append(total)
            total += to - from
        }
        before.append(total)
        var (first, index): ([Int32], Int) = ([], 0)
        for day in stride(from: start, through: range.upperBound, by: 86_400) {
            while index < ends.count, ends[index] <= day { index += 1 }
            first.append(Int32(index))
        }
        (self.starts, self.ends, self.before, self.first) = (starts, ends, before, first)
    }

    /// The open seconds between two instants, in seconds since 1970.
    func seconds(from start: Int64, to end: Int64) -> Int64 {
        guard end > start else { return 0 }
        let before = start < self.start ? earlier(start, min(end, self.start)) : 0
        return before + elapsed(at: end) - elapsed(at: start)
    }

    private func elapsed(at instant: Int64) -> Int64 {
        let day = (instant - start) / 86_400
        guard instant > start, !first.isEmpty else { return 0 }
        guard day < first.count else { return before[before.count - 1] }
        var index = Int(first[Int(day)])
        while index < ends.count, ends[index] <= instant { index += 1 }
        return before[index] + (index < starts.count ? max(0, instant - starts[index]) : 0)
    }
}

extension ServiceCalendars {
    /// The open time of a calendar, edits of it from then on.
    ///
    /// - Throws: ``SLAError`` of code ``SLAError/Code/calendar``.
    func openTime(of calendar: ServiceCalendar.ID, in range: Range<Int64>) throws(SLAError) -> OpenTime {
        let start = Timestamp(seconds: range.lowerBound)
        let meter = try meter(for: HoldingAccount.measure(by: calendar), from: start)
        let spans = meter.spans(from: start.microseconds, to: Timestamp(seconds: range.upperBound).microseconds)
        return OpenTime(
            spans.filter(\.isOpen).map { $0.start.wholeSeconds..<max($0.start.wholeSeconds, $0.end.wholeSeconds) },
            in: range
        ) { start, end in
            meter.amount(from: start * 1_000_000, to: end * 1_000_000) / 1_000_000
        }
    }
}
