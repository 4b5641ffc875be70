/// Times that are kept one by one, since the middle of them is no sum: elapsed, and of the hours where there are some.
struct Lengths {
    private var elapsed = LengthList()
    private var service = LengthList()

    var isEmpty: Bool { elapsed.isEmpty }

    mutating func add(_ seconds: Int64, _ open: Int64?) {
        elapsed.append(seconds)
        if let open { service.append(open) }
    }

    mutating func add(_ other: Lengths) {
        elapsed.append(other.elapsed)
        service.append(other.service)
    }

    var times: Figures.Times {
        Figures.Times(elapsed: Spread(elapsed.pieces), service: Spread(service.pieces))
    }
}

/// Many numbers in pieces: nothing is moved as it grows, and little where two become one.
private struct LengthList {
    private var full: [[Int64]] = []
    private var last: [Int64] = []

    private static let pieceSize = 8_192

    var isEmpty: Bool { full.isEmpty && last.isEmpty }

    var pieces: [[Int64]] { last.isEmpty ? full : full + [last] }

    mutating func append(_ seconds: Int64) {
        if last.count == Self.pieceSize {
            full.append(last)
            last = []
            last.reserveCapacity(Self.pieceSize)
        }
        last.append(seconds)
    }

    mutating func append(_ other: LengthList) {
        full += other.full
        if last.count + other.last.count <= Self.pieceSize {
            last += other.last
        } else {
            full.append(last)
            last = other.last
        }
    }
}
