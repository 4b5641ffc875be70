/// An estimate that was given, and what became of the request.
public struct GivenEstimate: Hashable, Sendable {
    /// When it was given: in the month of this it is counted.
    public var givenAt: Timestamp
    public var earliest: Timestamp
    public var latest: Timestamp
    /// How many of such estimates were to hold, 0 to 1.
    public var coverage: Double
    public var outcome: EstimateSample.Outcome

    public init(
        givenAt: Timestamp, earliest: Timestamp, latest: Timestamp, coverage: Double = 0.8,
        outcome: EstimateSample.Outcome
    ) {
        self.givenAt = givenAt
        self.earliest = earliest
        self.latest = latest
        self.coverage = coverage
        self.outcome = outcome
    }

    public init(_ estimate: Estimate, outcome: EstimateSample.Outcome) {
        self.init(
            givenAt: estimate.openedAt.advanced(by: estimate.elapsed), earliest: estimate.earliest,
            latest: estimate.latest, coverage: estimate.coverage, outcome: outcome)
    }
}

/// How well a desk’s estimates hold, for the desk to publish.
///
/// Each row says how many it is of; nothing that was missed can be left out of it.
public struct PromiseCalibration: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        /// How many were given; without those in ``left``.
        public internal(set) var given = 0
        /// Resolved within, the ends included.
        public internal(set) var held = 0
        /// Resolved sooner.
        public internal(set) var early = 0
        /// Resolved later, or past the latest and not resolved yet.
        public internal(set) var late = 0
        /// Not resolved, and there is time left.
        public internal(set) var undecided = 0
        /// Ended without a resolution, of which nobody can say whether the estimate would have held; unless its end was
        /// past the latest, which counts as late.
        public internal(set) var left = 0

        /// What share held of those that are decided; `nil` of none. While some are not, it is too low or too high:
        /// ``bounds``.
        public var share: Double? { held + early + late == 0 ? nil : Double(held) / Double(held + early + late) }
        /// The share if none of those that are undecided holds, and if all do; `nil` of none.
        public var bounds: ClosedRange<Double>? {
            given == 0 ? nil : Double(held) / Double(given)...Double(held + undecided) / Double(given)
        }
        /// Between what the share is in the long run, with a certainty of 95 %: the interval of Wilson ("Probable
        /// Inference, the Law of Succession, and Statistical Inference", 1927), for requests that have nothing to do
        /// with each other. `nil` of none.
        public var interval: ClosedRange<Double>? {
            guard let share else { return nil }
            let (count, quantile) = (Double(held + early + late), 1.959963984540054)
            let square = quantile * quantile
            let centre = share + square / (2 * count)
            let half = quantile * (share * (1 - share) / count + square / (4 * count * count)).squareRoot()
            let low = max(0, (centre - half) / (1 + square / count))
            return low...max(low, min(1, (centre + half) / (1 + square / count)))
        }

        fileprivate mutating func add(_ given: GivenEstimate, at now: Timestamp) {
            let end: (time: Timestamp, isResolved: Bool) =
                switch given.outcome {
                case .resolved(let time) where time <= now: (time, true)
                case .left(let time) where time <= now: (time, false)
                case .open, .resolved, .left: (now, false)
                }
            if end.time > given.latest {
                late += 1
            } else if end.isResolved {
                if end.time < given.earliest { early += 1 } else { held += 1 }
            } else if case .left(let time) = given.outcome, time <= now {
                left += 1
                return
            } else {
                undecided += 1
            }
            self.given += 1
        }
    }

    public struct Month: Hashable, Sendable {
        /// `2026-03`, in UTC.
        public let month: String
        public let row: Row
    }

    /// Oldest first; months in which none was given are left out.
    public let months: [Month]
    public let total: Row

    /// Constant for each that was given.
    ///
    /// - Parameter now: Until when is looked; what was given later is left out, what happened later is not known.
    public init(_ given: some Sequence<GivenEstimate>, at now: Timestamp) {
        var (rows, total) = ([String: Row](), Row())
        for given in given where given.givenAt <= now {
            rows[String(given.givenAt.description.dropLast(13)), default: Row()].add(given, at: now)
            total.add(given, at: now)
        }
        months = rows.sorted { $0.key < $1.key }.map { Month(month: $0.key, row: $0.value) }
        self.total = total
    }
}

extension PromiseCalibration.Row: CustomStringConvertible {
    /// `1204 of 1500 held: 80.3 % (78.2 to 82.2), 120 early, 176 late; 35 undecided`
    public var description: String {
        guard let share, let interval else { return "none is decided; \(undecided) undecided" }
        func percent(_ share: Double) -> String { (share * 100).rounded(places: 1) }
        return "\(held) of \(held + early + late) held: \(percent(share)) % (\(percent(interval.lowerBound)) to "
            + "\(percent(interval.upperBound))), \(early) early, \(late) late"
            + (undecided == 0 ? "" : "; \(undecided) undecided")
    }
}
