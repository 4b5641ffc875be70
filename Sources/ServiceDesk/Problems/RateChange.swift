/// How the rate of something changed when something was done about it: so many in so many days before, so many since.
///
/// For requests of one kind before and after a prevention, as a measure of what it brought. The interval is for events
/// that come independently of each other; outages that many report at once come in clumps, and are less certain than it
/// says.
///
/// - **Interval.** Of two Poisson counts, given their sum, the later is binomial (Przyborowski and Wilenski,
///   "Homogeneity of Results in Testing Samples from Poisson Series", 1940). The interval of its share is Wilson's
///   ("Probable Inference, the Law of Succession, and Statistical Inference", 1927), at 95 %; share / (1 - share),
///   times the days before by the days since, is the ratio of the rates.
public struct RateChange: Hashable, Sendable, Codable {
    /// Rates are per so many days.
    public static let daysOfMonth = 30.0
    /// The quantile of the normal distribution that leaves 2.5 % above it.
    private static let quantile = 1.959963984540054

    /// How often it came before.
    public let before: Int
    /// In how many days.
    public let daysBefore: Double
    /// How often it came since.
    public let after: Int
    /// In how many days.
    public let daysAfter: Double

    /// - Parameters:
    ///   - before: How many there were before. Below 0 counts as 0, as for the other three.
    ///   - daysBefore: In so many days; parts of a day count.
    ///   - after: How many there have been since.
    ///   - daysAfter: In so many days.
    public init(before: Int, days daysBefore: Double, after: Int, days daysAfter: Double) {
        self.before = max(0, before)
        self.daysBefore = daysBefore.isFinite ? max(0, daysBefore) : 0
        self.after = max(0, after)
        self.daysAfter = daysAfter.isFinite ? max(0, daysAfter) : 0
    }

    /// So many in thirty days before; `nil` without days.
    public var rateBefore: Double? { Self.rate(before, daysBefore) }
    /// So many in thirty days since; `nil` without days.
    public var rateAfter: Double? { Self.rate(after, daysAfter) }

    private static func rate(_ count: Int, _ days: Double) -> Double? {
        days > 0 ? Double(count) * daysOfMonth / days : nil
    }

    /// The rate since, by the rate before: 0 where there have been none since, below 1 where there are fewer. `nil`
    /// without days, and where there were none before: no number of times more than none.
    public var ratio: Double? {
        guard let rateBefore, let rateAfter, rateBefore > 0 else { return nil }
        return rateAfter / rateBefore
    }

    /// Between what the ratio is with a certainty of 95 %; infinite at its end where there were none before. `nil`
    /// without days, and where there were none at all.
    public var interval: ClosedRange<Double>? {
        guard daysBefore > 0, daysAfter > 0, before > 0 || after > 0 else { return nil }
        let (count, share) = (Double(before) + Double(after), Double(after) / (Double(before) + Double(after)))
        let square = Self.quantile * Self.quantile
        let centre = share + square / (2 * count)
        let half = Self.quantile * (share * (1 - share) / count + square / (4 * count * count)).squareRoot()
        let scale = daysBefore / daysAfter
        func ratio(_ share: Double) -> Double { share < 1 ? max(0, share) / (1 - share) * scale : .infinity }
        // At the ends Wilson's interval is exact, and rounding would miss it.
        let low = after == 0 ? 0 : ratio((centre - half) / (1 + square / count))
        let high = before == 0 ? .infinity : ratio((centre + half) / (1 + square / count))
        return low...max(low, high)
    }

    /// Whether the rate has changed beyond what chance explains: the interval excludes 1.
    public var isClear: Bool { interval.map { !$0.contains(1) } ?? false }
}

extension RateChange: CustomStringConvertible {
    /// `12.4 a month before, 3.1 since: 0.25 times (0.14 to 0.45)`
    public var description: String {
        guard let rateBefore, let rateAfter else { return "No time to compare yet" }
        let rates = "\(rateBefore.rounded(places: 1)) a month before, \(rateAfter.rounded(places: 1)) since"
        guard let interval else { return rates }
        guard let ratio else { return "\(rates): at least \(interval.lowerBound.rounded(places: 2)) times" }
        return "\(rates): \(ratio.rounded(places: 2)) times (\(interval.lowerBound.rounded(places: 2)) to "
            + "\(interval.upperBound.rounded(places: 2)))"
    }
}

extension Double {
    /// With so many digits behind the point, 0 to 6: `12.4`.
    func rounded(places: Int) -> String {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        guard abs(self) < 1e12 else { return description }
        let scaled = Int64((self * scale).rounded())
        let digits = String(scaled.magnitude)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        let text = places == 0 ? padded : "\(padded.dropLast(places)).\(padded.suffix(places))"
        return scaled < 0 ? "-" + text : text
    }

    /// With as many digits as one cares for: `1204`, `12`, `3.1`, `0.04`.
    var briefly: String {
        if self >= 10 { return rounded(places: 0) }
        return self >= 1 ? rounded(places: 1) : self >= 0.01 ? rounded(places: 2) : "less than 0.01"
    }
}
