/// How long something took, of many times that it happened: never a mean alone, and always with their number.
public struct Spread: Hashable, Sendable, Codable {
    /// Of how many.
    public var count: Int
    /// In seconds.
    public var mean: Double
    /// The middle one by length, of an even number the shorter of the two; in seconds.
    public var median: Int64
    /// The shortest length that nine tenths of them do not exceed; in seconds.
    public var ninetieth: Int64

    public init(count: Int, mean: Double, median: Int64, ninetieth: Int64) {
        (self.count, self.mean, self.median, self.ninetieth) = (count, mean, median, ninetieth)
    }

    /// `nil` of nothing. Linear in their number.
    public init?(_ seconds: [Int64]) {
        guard !seconds.isEmpty else { return nil }
        let total = seconds.reduce(0.0) { $0 + Double($1) }
        let (middle, ninth) = (Self.rank(50, of: seconds.count), Self.rank(90, of: seconds.count))
        let found = Self.select([middle, ninth], in: seconds)
        self.init(
            count: seconds.count, mean: total / Double(seconds.count), median: found[0], ninetieth: found[1])
    }

    /// The place, from 0, of the shortest that so many per cent do not exceed.
    private static func rank(_ percent: Int, of count: Int) -> Int { max(0, (count * percent + 99) / 100 - 1) }

    /// Those of some ranks, without sorting all of them: they are counted by their size first.
    private static func select(_ ranks: [Int], in values: [Int64]) -> [Int64] {
        guard values.count > 2_048, let largest = values.max(), let least = values.min(), least < largest else {
            let sorted = values.sorted()
            return ranks.map { sorted[$0] }
        }
        // Times are many short ones and few long ones: by their square root they are spread more evenly.
        let scale = 4_095 / Double(largest - least).squareRoot()
        func bin(_ value: Int64) -> Int { Int(Double(value - least).squareRoot() * scale) }
        var counts = [Int](repeating: 0, count: 4_097)
        for value in values { counts[bin(value)] += 1 }
        return ranks.map { rank in
            var (below, found) = (0, 0)
            while below + counts[found] <= rank { (below, found) = (below + counts[found], found + 1) }
            return values.filter { bin($0) == found }.sorted()[rank - below]
        }
    }
}

/// A share of something, with what it is a share of.
public struct Share: Hashable, Sendable, Codable {
    public var count: Int
    public var of: Int

    public init(_ count: Int, of total: Int) { (self.count, of) = (count, total) }

    /// From 0 to 1; `nil` of nothing.
    public var value: Double? { of > 0 ? Double(count) / Double(of) : nil }
}
