/// A stretch of time that is open or closed, and why. From ``start`` until before ``end``.
public struct ServiceSpan: Hashable, Sendable, Codable {
    public enum Reason: Hashable, Sendable, Codable {
        /// The hours of the weekday: it lies within them, or not.
        case weekly
        /// The exception of that name for the date.
        case exception(String)
        /// The holiday of that name.
        case holiday(String)
        /// The break of that name.
        case `break`(String)
        /// Open in the hours that are taken away from others.
        case excluded
    }

    public let start: Timestamp
    public let end: Timestamp
    public let isOpen: Bool
    public let reason: Reason

    /// The same in seconds, for reckoning.
    struct Part: Hashable, Sendable {
        var interval: Interval
        var isOpen: Bool
        var reason: Reason

        init(_ interval: Interval, isOpen: Bool, _ reason: Reason) {
            (self.interval, self.isOpen, self.reason) = (interval, isOpen, reason)
        }
    }
}

extension ServiceSpan.Reason: CustomStringConvertible {
    /// A few words in English.
    public var description: String {
        func named(_ kind: String, _ name: String) -> String { name.isEmpty ? kind : "\(kind): \(name)" }
        return switch self {
        case .weekly: "weekly hours"
        case .exception(let name): named("exception", name)
        case .holiday(let name): named("holiday", name)
        case .break(let name): named("break", name)
        case .excluded: "taken away by other hours"
        }
    }
}

extension ServiceSpan.Part {
    /// A list of which the part at an instant is asked for, instants rising.
    private struct Cursor {
        let parts: [ServiceSpan.Part]
        var index = 0

        init(_ parts: [ServiceSpan.Part]) { self.parts = parts.sorted { $0.interval.start < $1.interval.start } }

        mutating func part(at instant: Int64) -> ServiceSpan.Part? {
            while index < parts.count, parts[index].interval.end <= instant { index += 1 }
            var next = index
            while next < parts.count, parts[next].interval.start <= instant {
                if instant < parts[next].interval.end { return parts[next] }
                next += 1
            }
            return nil
        }
    }

    /// Dates, on them what is open, and in that what is cut out; parts that follow each other for one reason are one.
    static func layered(_ dates: [Self], _ open: [Self], _ cut: [Self], in range: Range<Int64>) -> [Self] {
        let bounds = (dates + open + cut).flatMap { [$0.interval.start, $0.interval.end] }.filter(range.contains)
        let instants = Set(bounds + [range.lowerBound, range.upperBound]).sorted()
        var (dates, open, cut) = (Cursor(dates), Cursor(open), Cursor(cut))
        var result: [Self] = []
        for (start, end) in zip(instants, instants.dropFirst()) {
            let (date, opening, gap) = (dates.part(at: start), open.part(at: start), cut.part(at: start))
            let source = opening.map { gap ?? $0 } ?? date
            append(
                Self(Interval(start: start, end: end), isOpen: source?.isOpen ?? false, source?.reason ?? .weekly),
                to: &result)
        }
        return result
    }

    private static func append(_ part: Self, to result: inout [Self]) {
        if let last = result.last, last.isOpen == part.isOpen, last.reason == part.reason {
            result[result.count - 1].interval.end = part.interval.end
        } else {
            result.append(part)
        }
    }

    /// Two lists over the same range, one part chosen from each pair.
    static func combined(_ left: [Self], _ right: [Self], _ choose: (Self, Self) -> Self) -> [Self] {
        var (result, i, j): ([Self], Int, Int) = ([], 0, 0)
        while i < left.count, j < right.count {
            let (start, end) = (
                max(left[i].interval.start, right[j].interval.start), min(left[i].interval.end, right[j].interval.end)
            )
            var part = choose(left[i], right[j])
            part.interval = Interval(start: start, end: end)
            append(part, to: &result)
            if left[i].interval.end == end { i += 1 }
            if right[j].interval.end == end { j += 1 }
        }
        return result
    }
}
