/// How strongly two things go together, of which each is so of some of so many subjects.
///
/// The measure is the log-likelihood ratio of Dunning, "Accurate Methods for the Statistics of Surprise and
/// Coincidence" (1993), which holds for rare things too, where chi-square does not. Half of it is used here: the
/// probability to find as much by chance is then at most about e to the power of minus that.
struct Association {
    let total: Int
    /// n ln n for each n up to the total: the measure is sums of these.
    private let table: [Double]

    init(total: Int) {
        self.total = total
        table = (0...max(1, total)).map { Double($0) * ($0 == 0 ? 0 : naturalLogarithm(Double($0))) }
    }

    /// Half of the log-likelihood ratio; 0 where the two come together no more often than by chance.
    ///
    /// - Parameters:
    ///   - both: How many subjects have both: at most the smaller of the next two.
    ///   - left: How many have the one.
    ///   - right: How many have the other.
    func strength(_ both: Int, _ left: Int, _ right: Int) -> Double {
        guard lift(both, left, right) > 1 else { return 0 }
        return Self.strength(both, left, right, of: total) { table[$0] }
    }

    /// The same for a single question, without a table that is as long as the total.
    static func strength(_ both: Int, _ left: Int, _ right: Int, of total: Int) -> Double {
        guard lift(both, left, right, of: total) > 1 else { return 0 }
        return strength(both, left, right, of: total) { $0 == 0 ? 0 : Double($0) * naturalLogarithm(Double($0)) }
    }

    private static func strength(
        _ both: Int, _ left: Int, _ right: Int, of total: Int, _ term: (Int) -> Double
    ) -> Double {
        let neither = total - left - right + both
        let cells = term(both) + term(left - both) + term(right - both) + term(neither)
        let margins = term(left) + term(total - left) + term(right) + term(total - right)
        return max(0, cells - margins + term(total))
    }

    /// How many times more often the two come together than if they had nothing to do with each other.
    func lift(_ both: Int, _ left: Int, _ right: Int) -> Double { Self.lift(both, left, right, of: total) }

    static func lift(_ both: Int, _ left: Int, _ right: Int, of total: Int) -> Double {
        guard left > 0, right > 0 else { return 0 }
        return Double(both) * Double(total) / (Double(left) * Double(right))
    }
}

/// The logarithm to base e of a positive, finite number.
///
/// Made here and not taken from the system's library, of which each rounds in its own way: the same requests make the
/// same groups everywhere.
func naturalLogarithm(_ number: Double) -> Double {
    var (exponent, significand) = (Double(number.exponent), number.significand)
    // Near 1 on both sides, where the series is short.
    if significand > 1.414_213_562_373_095_1 { (exponent, significand) = (exponent + 1, significand / 2) }
    let quotient = (significand - 1) / (significand + 1)
    let square = quotient * quotient
    var (sum, power) = (0.0, quotient)
    for odd in stride(from: 1.0, through: 23.0, by: 2.0) {
        sum += power / odd
        power *= square
    }
    return exponent * 0.693_147_180_559_945_3 + 2 * sum
}
