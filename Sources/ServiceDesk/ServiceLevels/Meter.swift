/// Counts time in one way: real time, open time, service days. Instants are microseconds since 1970.
protocol Meter: Sendable {
    /// The units between two instants; none where the second is not later.
    func amount(from start: Int64, to end: Int64) -> Int64
    /// The earliest instant at which so many units have passed; `nil` for never.
    func date(adding units: Int64, to start: Int64) -> Int64?
    /// The whole of a time, each part with the reason why it counts or does not.
    func spans(from start: Int64, to end: Int64) -> [ServiceSpan]
}

/// Counts everything.
struct RealTimeMeter: Meter {
    func amount(from start: Int64, to end: Int64) -> Int64 { max(0, end - start) }

    func date(adding units: Int64, to start: Int64) -> Int64? {
        let (sum, overflow) = start.addingReportingOverflow(units)
        return overflow ? nil : sum
    }

    func spans(from start: Int64, to end: Int64) -> [ServiceSpan] {
        [
            ServiceSpan(
                start: Timestamp(microseconds: start), end: Timestamp(microseconds: end), isOpen: true, reason: .weekly)
        ]
    }
}

extension ServiceTime: Meter {
    func microseconds(from start: Int64, to end: Int64) -> Int64 {
        duration(from: Timestamp(microseconds: start), to: Timestamp(microseconds: end)).wholeMicroseconds
    }

    func amount(from start: Int64, to end: Int64) -> Int64 { max(0, microseconds(from: start, to: end)) }

    func date(adding units: Int64, to start: Int64) -> Int64? {
        date(adding: .microseconds(units), to: Timestamp(microseconds: start))?.microseconds
    }

    func spans(from start: Int64, to end: Int64) -> [ServiceSpan] {
        guard start < end else { return [] }
        return explanation(of: Timestamp(microseconds: start)..<Timestamp(microseconds: end))
    }
}

/// One meter until an instant, the next one from then on: hours that were edited.
struct PiecewiseMeter: Meter {
    /// Each with the instant at which it ends; the last one has no end.
    let pieces: [(end: Int64, meter: any Meter)]

    private func forEachPiece(from start: Int64, to end: Int64, _ body: (any Meter, Int64, Int64) -> Bool) {
        var start = start
        for (pieceEnd, meter) in pieces where start < end && pieceEnd > start {
            guard body(meter, start, min(end, pieceEnd)) else { return }
            start = min(end, pieceEnd)
        }
    }

    func amount(from start: Int64, to end: Int64) -> Int64 {
        var amount: Int64 = 0
        forEachPiece(from: start, to: end) { meter, start, end in
            amount += meter.amount(from: start, to: end)
            return true
        }
        return amount
    }

    func date(adding units: Int64, to start: Int64) -> Int64? {
        guard units > 0 else { return start }
        var (rest, found): (Int64, Int64?) = (units, nil)
        forEachPiece(from: start, to: .max) { meter, start, end in
            found = meter.date(adding: rest, to: start)
            if let date = found, date <= end { return false }
            found = nil
            rest -= meter.amount(from: start, to: end)
            return true
        }
        return found
    }

    func spans(from start: Int64, to end: Int64) -> [ServiceSpan] {
        var spans: [ServiceSpan] = []
        forEachPiece(from: start, to: end) { meter, start, end in
            spans += meter.spans(from: start, to: end)
            return true
        }
        return spans
    }
}
