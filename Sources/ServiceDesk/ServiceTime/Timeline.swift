/// What is open from one instant to another: sorted spans in microseconds since 1970, and before each how much was open
/// until then. Both questions are binary searches.
///
/// An immutable object: whoever has one goes on reading it while another, longer one is made.
final class Timeline: Sendable {
    /// What is covered, in seconds since 1970.
    let range: Range<Int64>
    private let starts: ContiguousArray<Int64>
    private let ends: ContiguousArray<Int64>
    private let totals: ContiguousArray<Int64>
    /// All that is open in the range, in microseconds.
    let total: Int64

    init(_ range: Range<Int64>, _ intervals: [Interval]) {
        var (starts, ends, totals): (ContiguousArray<Int64>, ContiguousArray<Int64>, ContiguousArray<Int64>) = (
            [], [], []
        )
        starts.reserveCapacity(intervals.count)
        ends.reserveCapacity(intervals.count)
        totals.reserveCapacity(intervals.count)
        var total: Int64 = 0
        for interval in intervals {
            starts.append(interval.start * 1_000_000)
            ends.append(interval.end * 1_000_000)
            totals.append(total)
            total += (interval.end - interval.start) * 1_000_000
        }
        (self.range, self.starts, self.ends, self.totals, self.total) = (range, starts, ends, totals, total)
    }

    var intervals: [Interval] {
        starts.indices.map { Interval(start: starts[$0] / 1_000_000, end: ends[$0] / 1_000_000) }
    }

    /// How many elements of a sorted list are at most a value.
    private static func count(in list: ContiguousArray<Int64>, upTo value: Int64) -> Int {
        list.withUnsafeBufferPointer { list in
            var (base, length) = (0, list.count)
            // Without a branch that the processor would have to guess: half of its guesses would be wrong.
            while length > 1 {
                let half = length / 2
                base = list[base &+ half &- 1] <= value ? base &+ half : base
                length &-= half
            }
            return base &+ (length == 1 && list[base] <= value ? 1 : 0)
        }
    }

    /// How much is open from the start of the range to an instant.
    func total(to instant: Int64) -> Int64 {
        let index = Self.count(in: starts, upTo: instant) - 1
        guard index >= 0 else { return 0 }
        return totals[index] + min(instant, ends[index]) - starts[index]
    }

    /// The earliest instant until which so much is open, more than nothing and at most all.
    func earliest(with amount: Int64) -> Int64 {
        let index = Self.count(in: totals, upTo: amount - 1) - 1
        return starts[index] + (amount - totals[index])
    }

    /// The latest instant until which so much is open, nothing or more but less than all.
    func latest(with amount: Int64) -> Int64 {
        let index = Self.count(in: totals, upTo: amount) - 1
        return starts[index] + (amount - totals[index])
    }

    func isOpen(at instant: Int64) -> Bool {
        let index = Self.count(in: starts, upTo: instant) - 1
        return index >= 0 && instant < ends[index]
    }

    var count: Int { starts.count }

    func span(_ index: Int) -> (start: Int64, end: Int64) { (starts[index], ends[index]) }

    /// The index of the first span that ends after an instant.
    func index(endingAfter instant: Int64) -> Int { Self.count(in: ends, upTo: instant) }

    /// The index of the first span that begins after an instant.
    func index(startingAfter instant: Int64) -> Int { Self.count(in: starts, upTo: instant) }
}
