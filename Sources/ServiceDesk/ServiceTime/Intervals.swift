/// From an instant until before another, in seconds since 1970.
struct Interval: Hashable, Sendable {
    var start: Int64
    var end: Int64
}

/// Sets of instants as sorted intervals that neither overlap nor touch.
enum Intervals {
    /// What is in any of them, however they are ordered.
    static func merged(_ intervals: [Interval]) -> [Interval] {
        var isSorted = true
        for index in intervals.indices.dropFirst() where intervals[index].start < intervals[index - 1].start {
            isSorted = false
            break
        }
        var result: [Interval] = []
        result.reserveCapacity(intervals.count)
        for interval in isSorted ? intervals : intervals.sorted(by: { $0.start < $1.start })
        where interval.start < interval.end {
            if let last = result.last, interval.start <= last.end {
                result[result.count - 1].end = max(last.end, interval.end)
            } else {
                result.append(interval)
            }
        }
        return result
    }

    /// What is in both.
    static func intersection(_ left: [Interval], _ right: [Interval]) -> [Interval] {
        var (result, i, j): ([Interval], Int, Int) = ([], 0, 0)
        while i < left.count, j < right.count {
            let common = Interval(start: max(left[i].start, right[j].start), end: min(left[i].end, right[j].end))
            if common.start < common.end { result.append(common) }
            if left[i].end < right[j].end { i += 1 } else { j += 1 }
        }
        return result
    }

    /// What is in the first and not in the second.
    static func difference(_ left: [Interval], _ right: [Interval]) -> [Interval] {
        guard !right.isEmpty else { return left }
        var (result, j): ([Interval], Int) = ([], 0)
        for interval in left {
            var start = interval.start
            while j < right.count, right[j].end <= start { j += 1 }
            var k = j
            while k < right.count, right[k].start < interval.end {
                if start < right[k].start { result.append(Interval(start: start, end: right[k].start)) }
                start = max(start, right[k].end)
                k += 1
            }
            if start < interval.end { result.append(Interval(start: start, end: interval.end)) }
        }
        return result
    }

    /// What lies within a range.
    static func clipped(_ intervals: [Interval], to range: Range<Int64>) -> [Interval] {
        intersection(intervals, [Interval(start: range.lowerBound, end: range.upperBound)])
    }
}
