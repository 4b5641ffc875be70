/// Between when and when a request will be resolved, as the desk's own past has it.
///
/// An estimate is no promise: of those that say 80 %, one in five is missed, and is meant to be.
public struct Estimate: Hashable, Sendable {
    /// When the request was opened. The lengths count from here, in real time.
    public let openedAt: Timestamp
    /// How long the request had lasted when the estimate was made; 0 for a new one.
    public let elapsed: Duration
    /// At least so long; never less than ``elapsed``.
    public let low: Duration
    /// As likely longer as shorter.
    public let median: Duration
    /// At most so long.
    public let high: Duration
    /// In how many of all such estimates the request is to be resolved within, 0.5 to 0.99.
    public let coverage: Double
    /// Whose history it is.
    public let group: EstimateGroup
    /// How many requests it was made of: all of them had lasted as long as this one.
    public let samples: Int
    /// How many of them had no resolution then.
    public let unresolved: Int
    /// When the first of them was opened.
    public let since: Timestamp

    /// When it may be resolved at the earliest.
    public var earliest: Timestamp { openedAt.advanced(by: low) }
    /// When it is as likely resolved as not.
    public var middle: Timestamp { openedAt.advanced(by: median) }
    /// By when it should be resolved.
    public var latest: Timestamp { openedAt.advanced(by: high) }
}

/// Why there is no estimate. Nothing is wrong with that: a guess would be worse.
public enum NoEstimate: Hashable, Sendable {
    /// The widest group has no more requests that were resolved and had lasted as long.
    case tooFew(resolved: Int, needed: Int, lasting: Duration = .zero)
    /// There would be enough, but so many of them are open that nobody knows how long the slow ones take.
    case tooYoung(samples: Int, unresolved: Int)
}

/// An estimate, or why there is none.
public enum EstimateAnswer: Hashable, Sendable {
    case estimate(Estimate)
    case none(NoEstimate)

    public var estimate: Estimate? { if case .estimate(let estimate) = self { estimate } else { nil } }
    public var reason: NoEstimate? { if case .none(let reason) = self { reason } else { nil } }
}

extension Estimate: CustomStringConvertible {
    /// `Of 214 incidents of team network and service vpn since 2026-01-05, 8 of 10 took between 2.0 hours and 3.0 days
    /// (12 are not resolved).`
    public var description: String {
        let percent = Int((coverage * 100).rounded())
        let share = percent % 10 == 0 ? "\(percent / 10) of 10" : "\(percent) of 100"
        let lasted = elapsed > .zero ? " that lasted at least \(elapsed.inWords)" : ""
        let rest = unresolved == 0 ? "" : " (\(unresolved) \(unresolved == 1 ? "is" : "are") not resolved)"
        return "Of \(samples) \(group) since \(since.description.prefix(10))\(lasted), \(share) took between "
            + "\(low.inWords) and \(high.inWords)\(rest)."
    }
}

extension NoEstimate: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tooFew(let resolved, let needed, let lasting):
            "\(resolved) like it\(lasting > .zero ? " that lasted at least \(lasting.inWords)" : "") "
                + "\(resolved == 1 ? "was" : "were") resolved; an estimate needs \(needed)."
        case .tooYoung(let samples, let unresolved):
            "\(unresolved) of \(samples) like it are not resolved: how long the slow ones take is not known yet."
        }
    }
}

extension Duration {
    /// In the unit that suits it, with one digit: `2.5 hours`, `3.0 days`. Below a second it is `0 seconds`.
    var inWords: String {
        let seconds = Double(wholeMicroseconds) / 1_000_000
        // What would be rounded up to the next unit is said in it: no 60.0 minutes.
        if seconds < 59.5 { return "\(Int(max(0, seconds.rounded()))) seconds" }
        if seconds < 59.95 * 60 { return "\((seconds / 60).rounded(places: 1)) minutes" }
        if seconds < 47.95 * 3_600 { return "\((seconds / 3_600).rounded(places: 1)) hours" }
        return "\((seconds / 86_400).rounded(places: 1)) days"
    }
}
