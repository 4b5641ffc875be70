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
    public init?(_ seconds: [Int64]) { self.init([seconds]) }

    /// Of numbers that lie in several pieces.
    init?(_ pieces: [[Int64]]) {
        let count = pieces.reduce(0) { $0 + $1.count }
        guard count > 0 else { return nil }
        var total = 0.0
        for piece in pieces { for value in piece { total += Double(value) } }
        let found = Self.select([Self.rank(50, of: count), Self.rank(90, of: count)], in: pieces, of: count)
        self.init(count: count, mean: total / Double(count), median: found[0], ninetieth: found[1])
    }

    /// The place, from 0, of the shortest that so many per cent do not exceed.
    private static func rank(_ percent: Int, of count: Int) -> Int { max(0, (count * percent + 99) / 100 - 1) }

    /// Those of some ranks, without sorting all of them: they are counted by their size, and those of the size in
    /// question are looked at more closely.
    private static func select(_ ranks: [Int], in pieces: [[Int64]], of count: Int) -> [Int64] {
        guard count > 2_048 else {
            let sorted = pieces.joined().sorted()
            return ranks.map { sorted[$0] }
        }
        var (least, largest) = (Int64.max, Int64.min)
        for piece in pieces { for value in piece { (least, largest) = (min(least, value), max(largest, value)) } }
        guard least < largest else { return ranks.map { _ in least } }
        // So many bits are left out that 4,096 sizes are told apart.
        let shift = max(0, 64 - (largest - least).leadingZeroBitCount - 12)
        var counts = [Int](repeating: 0, count: 4_096)
        for piece in pieces { for value in piece { counts[Int((value - least) >> shift)] += 1 } }
        return ranks.map { rank in
            var (below, size) = (0, 0)
            while below + counts[size] <= rank { (below, size) = (below + counts[size], size + 1) }
            var close: [Int64] = []
            close.reserveCapacity(counts[size])
            for piece in pieces {
                for value in piece where Int((value - least) >> shift) == size { close.append(value) }
            }
            return select([rank - below], in: [close], of: close.count)[0]
        }
    }
}

/// A share of something, with what it is a share of.
public struct Share: Hashable, Sendable, Codable {
    public var count: Int
    public var of: Int

    public init(_ count: Int, of total: Int) { (self.count, of) = (count, total) }

    public static func + (left: Share, right: Share) -> Share {
        Share(left.count + right.count, of: left.of + right.of)
    }

    /// From 0 to 1; `nil` of nothing.
    public var value: Double? { of > 0 ? Double(count) / Double(of) : nil }
}

extension Int64 {
    /// So many seconds in one unit, rounded: `45 min`, `3 h`, `2 days`.
    package var lengthInWords: String {
        switch self {
        case ..<5_400: "\((self + 30) / 60) min"
        case ..<172_800: "\((self + 1_800) / 3_600) h"
        default: "\((self + 43_200) / 86_400) days"
        }
    }
}
