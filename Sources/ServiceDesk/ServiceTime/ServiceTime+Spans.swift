/// Openings and closings.
extension ServiceTime {
    /// The instant itself where it is open, else the next opening; `nil` where nothing opens any more.
    public func nextOpen(from instant: Timestamp) -> Timestamp? {
        spans(from: instant, limit: 1).first.map { max($0.lowerBound, instant) }
    }

    /// The first opening after an instant, open or not; `nil` where nothing opens any more.
    public func nextOpening(after instant: Timestamp) -> Timestamp? {
        spans(from: instant, limit: 2).first { $0.lowerBound > instant }?.lowerBound
    }

    /// The first closing after an instant; `nil` where nothing opens any more, or what is open never closes.
    public func nextClosing(after instant: Timestamp) -> Timestamp? {
        guard let span = spans(from: instant, limit: 1).first, span.upperBound < Self.end else { return nil }
        return span.upperBound
    }

    /// The instant itself where it is open or closes then, else the last closing before; `nil` where nothing was open.
    public func lastOpen(upTo instant: Timestamp) -> Timestamp? {
        spans(before: instant, limit: 1).first?.upperBound
    }

    /// What is open from an instant on, in order: at most so many spans, the first one from the instant on where it is
    /// open then. Spans that touch are one.
    public func spans(from instant: Timestamp, limit: Int) -> [Range<Timestamp>] {
        let now = instant.microseconds
        var timeline = timeline(from: now, to: now)
        var first = timeline.index(endingAfter: now)
        // The last span that is known may go on beyond what is known.
        while timeline.count - first <= limit, let longer = extended(timeline, forward: true) {
            timeline = longer
            first = timeline.index(endingAfter: now)
        }
        return (first..<timeline.count).prefix(max(0, limit)).map { index in
            let span = timeline.span(index)
            return Timestamp(microseconds: max(span.start, now))..<Timestamp(microseconds: span.end)
        }
    }

    /// What was open up to an instant, the latest first: at most so many spans, the first one up to the instant where
    /// it is open then.
    public func spans(before instant: Timestamp, limit: Int) -> [Range<Timestamp>] {
        let now = max(instant.microseconds, .min + 1)
        var timeline = timeline(from: now - 1, to: now)
        // Of these the last one begins before the instant.
        var count = timeline.index(startingAfter: now - 1)
        while count <= limit, let longer = extended(timeline, forward: false) {
            timeline = longer
            count = timeline.index(startingAfter: now - 1)
        }
        return (0..<count).reversed().prefix(max(0, limit)).map { index in
            let span = timeline.span(index)
            return Timestamp(microseconds: span.start)..<Timestamp(microseconds: min(span.end, now))
        }
    }

    /// The end of the years that hours are defined for.
    private static let end = Timestamp(microseconds: limits.upperBound * 1_000_000)
}
