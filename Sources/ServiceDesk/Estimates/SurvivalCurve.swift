/// How long requests last, of some of which only is known that they lasted so long and are not resolved.
///
/// The estimate of Kaplan and Meier ("Nonparametric Estimation from Incomplete Observations", 1958). At each length
/// at which one was resolved, those that had lasted as long count: 1 of them ended there. Whoever is still open counts
/// for as long as it has lasted and not after, so that a young history is not taken for a quick one.
struct SurvivalCurve {
    /// Sums of fractions that are whole numbers may miss them by so much.
    private static let tolerance = 1e-9

    /// How many requests it is made of.
    let count: Int
    /// How long those took that were resolved, ascending.
    private let lengths: [Int64]
    /// The share that is resolved by then, for each of the lengths.
    private let shares: [Double]

    /// Takes time as sorting both does.
    ///
    /// - Parameters:
    ///   - resolved: How long each of these took.
    ///   - lasting: How long each of these has lasted.
    init(resolved: [Int64], lasting: [Int64]) {
        let (lengths, lasting) = (resolved.sorted(), lasting.sorted())
        count = lengths.count + lasting.count
        var shares = [Double]()
        shares.reserveCapacity(lengths.count)
        var (left, passed) = (1.0, 0)
        for (index, length) in lengths.enumerated() {
            // Who has lasted exactly as long was there to be resolved.
            while passed < lasting.count, lasting[passed] < length { passed += 1 }
            let candidates = Double(lengths.count - index + lasting.count - passed)
            left *= (candidates - 1) / candidates
            shares.append(1 - left)
        }
        self.lengths = lengths
        self.shares = shares
    }

    /// The shortest length by which so great a share is resolved; `nil` where what is known does not reach so far.
    func length(of share: Double) -> Int64? {
        var (low, high) = (0, shares.count)
        while low < high {
            let middle = (low + high) / 2
            if shares[middle] < share - Self.tolerance { low = middle + 1 } else { high = middle }
        }
        return low < lengths.count ? lengths[low] : nil
    }

    /// The share that is resolved sooner than by a length.
    private func share(before length: Int64) -> Double {
        var (low, high) = (0, lengths.count)
        while low < high {
            let middle = (low + high) / 2
            if lengths[middle] < length { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? 0 : shares[low - 1]
    }

    /// Between which lengths the next one lies, with a probability of at least `coverage`.
    ///
    /// - **Ranks.** A new request is as likely to come in each of the count + 1 places between the others. So the
    ///   i-th and the j-th enclose it with the probability (j - i) / (count + 1) (Vovk, Gammerman and Shafer,
    ///   "Algorithmic Learning in a Random World", 2005; for quantiles already Wilks, 1941). With requests that are
    ///   not resolved the ranks are shares of the curve, and the rule holds about.
    /// - **Sides.** Half of what may be missed lies below. Where many take equally long, at once or a minute, less
    ///   does, and the interval ends sooner above: it encloses what it says and no more.
    ///
    /// - Returns: `nil` where so few, or so young, say nothing about the upper end. Without a lower end, for few, the
    ///   lower is `nil`.
    func interval(coverage: Double) -> (low: Int64?, high: Int64)? {
        let places = Double(count + 1)
        let first = ((1 - coverage) / 2 * places + Self.tolerance).rounded(.down)
        var (low, start): (Int64?, Double) = (nil, 0)
        if first >= 1 {
            guard let length = length(of: first / Double(count)) else { return nil }
            (low, start) = (length, share(before: length) * Double(count) + 1)
        }
        let last = (start + coverage * places - 1e-6).rounded(.up)
        guard let high = length(of: last / Double(count)) else { return nil }
        return (low, high)
    }
}
