/// Adds up measurements, block after block.
struct FigureTally {
    /// What is asked for, as the tally needs it.
    struct Terms: Sendable {
        /// In seconds since 1970.
        var range: Range<Int64>
        var teams: SortedSet<Team.ID>
        var kinds: Set<RequestKind>
        var rows: Rows
        /// By the names of the teams.
        var hours: [String: OpenTime]

        /// By what rows are told apart.
        enum Rows: Sendable {
            case one
            case group(FigureGroup)
            case made(@Sendable (RequestMeasurement.Traits) -> String?)
        }

        /// - Parameter rows: `nil` for the group of the query.
        init(_ query: FigureQuery, hours: [Team.ID: OpenTime], rows: Rows? = nil) {
            range = query.start.wholeSeconds..<max(query.start.wholeSeconds, query.end.wholeSeconds)
            (teams, kinds) = (query.teams, query.kinds)
            self.rows = rows ?? query.group.map(Rows.group) ?? .one
            self.hours = Dictionary(uniqueKeysWithValues: hours.map { ($0.key.rawValue, $0.value) })
        }
    }

    private let terms: Terms
    private(set) var parts: [String?: FigurePart] = [:]
    private(set) var arrivals = Arrivals()
    private var window = ArrivalWindow()
    /// What measurements before the range do to the number of open requests, by teams; of the kinds that are not owed.
    private(set) var balanceBefore: [Team.ID?: Int] = [:]

    init(_ terms: Terms) { self.terms = terms }

    /// - Throws: `DecodingError`.
    mutating func add(_ content: [UInt8]) throws {
        try content.withUnsafeBytes { try add($0) }
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) throws {
        var reader = try MeasurementReader(bytes)
        let block = try TalliedBlock(reader, terms)
        // Taken out, so that the arrays in them are not copied.
        var parts = block.rows.map { self.parts.removeValue(forKey: $0) ?? FigurePart() }
        while let entry = try reader.next() {
            guard block.places.indices.contains(entry.traits) else { throw MeasurementReader.damage }
            let place = block.places[entry.traits]
            guard place.part >= 0 else {
                try reader.skip(entry)
                continue
            }
            if entry.seconds < terms.range.lowerBound, !place.isOwed {
                let team = place.team < 0 ? nil : Team.ID(reader.names[place.team])
                balanceBefore[team, default: 0] += entry.code.balance
            }
            guard terms.range.contains(entry.seconds) else {
                try reader.skip(entry)
                continue
            }
            window.add(entry, to: &arrivals)
            try parts[place.part].add(entry, &reader, hours: place.team < 0 ? nil : block.hours[place.team])
        }
        for (row, part) in zip(block.rows, parts) { self.parts[row] = part }
    }

    /// After the last block.
    mutating func finish() { window.flush(to: &arrivals) }

    /// Adds what another tally of the same terms has.
    mutating func merge(_ other: FigureTally) {
        for (key, part) in other.parts {
            // Taken out, so that it is not copied.
            var sum = parts.removeValue(forKey: key) ?? FigurePart()
            sum.add(part)
            parts[key] = sum
        }
        arrivals.merge(other.arrivals)
        balanceBefore.merge(other.balanceBefore) { $0 + $1 }
    }
}

/// Counts the arrivals of one day after the other: blocks are nearly always of one, and in their order.
private struct ArrivalWindow {
    private var start: Int64?
    private var quarters = [Int](repeating: 0, count: 96)
    private var endings = [Int](repeating: 0, count: 96)
    private var balances = [Int](repeating: 0, count: 96)

    mutating func add(_ entry: MeasurementReader.Entry, to arrivals: inout Arrivals) {
        let balance = entry.code.balance
        guard balance != 0 else { return }
        let quarter = entry.seconds.flooredDivision(by: 900)
        if start.map({ !($0..<$0 + 96).contains(quarter) }) ?? true {
            flush(to: &arrivals)
            start = quarter.flooredDivision(by: 96) * 96
        }
        let place = Int(quarter - (start ?? 0))
        balances[place] += balance
        if entry.code == .opened || entry.code == .reopened { quarters[place] += 1 }
        if entry.code == .ended { endings[place] += 1 }
    }

    mutating func flush(to arrivals: inout Arrivals) {
        guard let start else { return }
        for place in 0..<96 {
            let quarter = start + Int64(place)
            if quarters[place] != 0 { arrivals.quarters[quarter, default: 0] += quarters[place] }
            if endings[place] != 0 { arrivals.endings[quarter, default: 0] += endings[place] }
            if balances[place] != 0 { arrivals.balances[quarter, default: 0] += balances[place] }
            (quarters[place], endings[place], balances[place]) = (0, 0, 0)
        }
        self.start = nil
    }
}

extension Arrivals {
    fileprivate mutating func merge(_ other: Arrivals) {
        quarters.merge(other.quarters) { $0 + $1 }
        endings.merge(other.endings) { $0 + $1 }
        balances.merge(other.balances) { $0 + $1 }
    }
}

extension MeasurementReader {
    /// Passes over what belongs to a measurement.
    mutating func skip(_ entry: Entry) throws {
        switch entry.code {
        case .opened, .reopened, .came, .left: break
        case .answered, .missed: _ = try flagged()
        case .met, .promise: _ = try name()
        case .ended: for _ in 0..<(try ending().stretches) { _ = try stretch() }
        }
    }
}
