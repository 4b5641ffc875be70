import Synchronization

/// Service time: what the clock of a desk counts. Answers how much of it lies between two instants, and when so much
/// of it will have passed.
///
/// The hours are compiled to spans with running totals, a year and more at a time as they are asked for, so that both
/// questions are binary searches. The object may be shared and asked from anywhere.
///
/// Open time is real time: a day of 25 hours that is open all day counts 25 hours. Instants outside of the years of
/// ``ServiceHours/years`` are closed, which bounds every search.
public final class ServiceTime: Sendable {
    private let formula: PreparedFormula
    /// Nothing is open outside of this, in seconds since 1970; `nil` where nothing is open at all.
    private let extent: Range<Int64>?
    private let timeline: Mutex<Timeline>

    /// The years that hours are defined for, in seconds since 1970.
    static let limits: Range<Int64> =
        second(ofYear: ServiceHours.years.lowerBound)..<second(ofYear: ServiceHours.years.upperBound + 1)

    /// - Throws: ``ServiceHoursError`` that says what is wrong with the hours.
    public init(_ formula: HoursFormula) throws(ServiceHoursError) {
        try formula.validate()
        self.formula = try PreparedFormula(formula)
        extent = self.formula.extent
        let start = extent?.lowerBound ?? 0
        timeline = Mutex(Timeline(start..<start, []))
    }

    // MARK: The two questions

    /// The open time between two instants; negative where the second is before the first.
    public func duration(from start: Timestamp, to end: Timestamp) -> Duration {
        let (first, last) = (min(start, end).microseconds, max(start, end).microseconds)
        let timeline = timeline(from: first, to: last)
        let amount = timeline.total(to: last) - timeline.total(to: first)
        return .microseconds(start <= end ? amount : -amount)
    }

    /// The earliest instant at which so much open time has passed; for a negative amount the latest instant from
    /// which so much passes until `start`.
    ///
    /// Time that is used up exactly at closing ends at closing, not at the next opening, and nothing added to an
    /// instant is that instant, whether open or not.
    ///
    /// - Returns: `nil` where so much open time never passes: none, or not enough, lies ahead (or, going back, behind).
    public func date(adding amount: Duration, to start: Timestamp) -> Timestamp? {
        guard amount != .zero else { return start }
        let wanted = amount.wholeMicroseconds
        var timeline = timeline(from: start.microseconds, to: start.microseconds)
        while true {
            let (target, overflow) = timeline.total(to: start.microseconds).addingReportingOverflow(wanted)
            guard !overflow else { return nil }
            if wanted > 0, target <= timeline.total { return Timestamp(microseconds: timeline.earliest(with: target)) }
            if wanted < 0, target >= 0, timeline.count > 0 {
                return Timestamp(microseconds: timeline.latest(with: target))
            }
            guard let longer = extended(timeline, forward: wanted > 0) else { return nil }
            timeline = longer
        }
    }

    public func isOpen(at instant: Timestamp) -> Bool {
        timeline(from: instant.microseconds, to: instant.microseconds).isOpen(at: instant.microseconds)
    }

    // MARK: Compiling

    private static func second(ofYear year: Int) -> Int64 {
        Int64(CalendarDate(year: year, month: 1, day: 1).number) * 86_400
    }

    /// A timeline in which two instants lie, or as much of the way to them as anything can be open on.
    func timeline(from start: Int64, to end: Int64) -> Timeline {
        guard let extent else { return timeline.withLock { $0 } }
        // An instant counts as covered with the second after it: it may be the start of a span.
        let first = min(max(start.flooredDivision(by: 1_000_000), extent.lowerBound), extent.upperBound - 1)
        let last = min(max(end.flooredDivision(by: 1_000_000), first), extent.upperBound - 1)
        return timeline.withLock { timeline in
            if timeline.range.contains(first), timeline.range.contains(last) { return timeline }
            let wanted = years(from: first, to: last)
            timeline = compiled(timeline, covering: wanted)
            return timeline
        }
    }

    /// A timeline that reaches further, by a year at least and as long as it is by then at most; `nil` where nothing
    /// can be open beyond. Each call doubles what is covered, so that a search ends after ten of them.
    func extended(_ known: Timeline, forward: Bool) -> Timeline? {
        guard let extent else { return nil }
        let length = max(known.range.upperBound - known.range.lowerBound, 366 * 86_400)
        return timeline.withLock { timeline in
            let wanted: Range<Int64>
            if forward {
                guard known.range.upperBound < extent.upperBound else { return nil }
                wanted = years(
                    from: known.range.lowerBound, to: min(known.range.upperBound + length, extent.upperBound) - 1)
            } else {
                guard known.range.lowerBound > extent.lowerBound else { return nil }
                wanted = years(
                    from: max(known.range.lowerBound - length, extent.lowerBound), to: known.range.upperBound - 1)
            }
            timeline = compiled(timeline, covering: wanted)
            return timeline
        }
    }

    /// Whole years around two instants, cut where nothing can be open.
    private func years(from first: Int64, to last: Int64) -> Range<Int64> {
        func year(_ instant: Int64) -> Int { CalendarDate(number: Int(instant.flooredDivision(by: 86_400))).year }
        let range = Self.second(ofYear: year(first))..<Self.second(ofYear: year(last) + 1)
        return extent.map { range.clamped(to: $0) } ?? range
    }

    /// A timeline with what is missing before and behind one that is there.
    private func compiled(_ timeline: Timeline, covering wanted: Range<Int64>) -> Timeline {
        guard !timeline.range.isEmpty else { return Timeline(wanted, Intervals.merged(intervals(in: wanted))) }
        let range =
            min(wanted.lowerBound, timeline.range.lowerBound)..<max(wanted.upperBound, timeline.range.upperBound)
        var intervals: [Interval] = []
        if range.lowerBound < timeline.range.lowerBound {
            intervals += self.intervals(in: range.lowerBound..<timeline.range.lowerBound)
        }
        intervals += timeline.intervals
        if timeline.range.upperBound < range.upperBound {
            intervals += self.intervals(in: timeline.range.upperBound..<range.upperBound)
        }
        // A span over the end of a year comes in two pieces.
        return Timeline(range, Intervals.merged(intervals))
    }

    /// What is open, reckoned a few years at a time: the changes of the clocks are searched one by one.
    private func intervals(in range: Range<Int64>) -> [Interval] {
        let step: Int64 = 4 * 366 * 86_400
        var (intervals, start): ([Interval], Int64) = ([], range.lowerBound)
        while start < range.upperBound {
            let end = min(start + step, range.upperBound)
            intervals += formula.intervals(in: start..<end)
            start = end
        }
        return intervals
    }

    // MARK: Explaining

    /// The whole of a time, each part of it with the reason why it is open or closed.
    ///
    /// - Parameter range: Cut to the years of ``ServiceHours/years``.
    public func explanation(of range: Range<Timestamp>) -> [ServiceSpan] {
        let start = max(range.lowerBound.microseconds.flooredDivision(by: 1_000_000), Self.limits.lowerBound)
        let roundedUp = -(-max(range.upperBound.microseconds, -.max)).flooredDivision(by: 1_000_000)
        let end = min(roundedUp, Self.limits.upperBound)
        guard start < end else { return [] }
        return formula.spans(in: start..<end).map { part in
            ServiceSpan(
                start: max(Timestamp(microseconds: part.interval.start * 1_000_000), range.lowerBound),
                end: min(Timestamp(microseconds: part.interval.end * 1_000_000), range.upperBound),
                isOpen: part.isOpen, reason: part.reason)
        }
    }
}

extension Duration {
    /// In microseconds, those begun counted in full; saturates at the ends of the range of `Int64`.
    var wholeMicroseconds: Int64 {
        let (seconds, attoseconds) = components
        let rest = attoseconds / 1_000_000_000_000 + (attoseconds % 1_000_000_000_000).signum()
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        let (sum, overflowed) = whole.addingReportingOverflow(rest)
        return overflow || overflowed ? (seconds < 0 ? .min : .max) : sum
    }
}
