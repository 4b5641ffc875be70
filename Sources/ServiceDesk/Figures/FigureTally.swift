/// Adds up measurements, block after block.
struct FigureTally {
    /// What is asked for, as the tally needs it.
    struct Terms: Sendable {
        /// In seconds since 1970.
        var range: Range<Int64>
        var teams: SortedSet<Team.ID>
        var kinds: Set<RequestKind>
        /// By what rows are told apart; `nil` where there is one of all.
        var key: (@Sendable (RequestMeasurement.Traits) -> String?)?
        /// By the names of the teams.
        var hours: [String: OpenTime]

        /// - Parameter key: `nil` for the group of the query.
        init(
            _ query: FigureQuery, hours: [Team.ID: OpenTime],
            key: (@Sendable (RequestMeasurement.Traits) -> String?)? = nil
        ) {
            range = query.start.wholeSeconds..<max(query.start.wholeSeconds, query.end.wholeSeconds)
            (teams, kinds) = (query.teams, query.kinds)
            self.key = key ?? query.group?.key
            self.hours = Dictionary(uniqueKeysWithValues: hours.map { ($0.key.rawValue, $0.value) })
        }
    }

    private let terms: Terms
    private(set) var parts: [String?: FigurePart] = [:]
    private(set) var arrivals = Arrivals()
    /// What measurements before the range do to the number of open requests, by teams; of the kinds that are not owed.
    private(set) var balanceBefore: [Team.ID?: Int] = [:]

    init(_ terms: Terms) { self.terms = terms }

    /// Where measurements of some traits belong. Plain numbers: it is copied for each of them.
    private struct Place {
        /// -1 for what is not asked for.
        var part: Int
        /// The place of the team among the names; -1 for none.
        var team: Int
        var isOwed: Bool

        static let none = Place(part: -1, team: -1, isOwed: false)
    }

    /// - Throws: `DecodingError`.
    mutating func add(_ content: [UInt8]) throws {
        try content.withUnsafeBytes { try add($0) }
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) throws {
        var reader = try MeasurementReader(bytes)
        var keys: [String?] = []
        var kinds: [Int: RequestKind] = [:]
        let places = try reader.traits.map { try place(of: $0, in: reader.names, &kinds, &keys) }
        // Taken out, so that the arrays in them are not copied.
        var parts = keys.map { self.parts.removeValue(forKey: $0) ?? FigurePart() }
        var window = ArrivalWindow()
        let hours = reader.names.map { terms.hours[$0] }
        while let entry = try reader.next() {
            guard places.indices.contains(entry.traits) else { throw MeasurementReader.damage }
            let place = places[entry.traits]
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
            try parts[place.part].add(entry, &reader, hours: place.team < 0 ? nil : hours[place.team])
        }
        window.flush(to: &arrivals)
        for (key, part) in zip(keys, parts) { self.parts[key] = part }
    }

    private func place(
        of places: MeasurementReader.TraitPlaces, in names: [String], _ kinds: inout [Int: RequestKind],
        _ keys: inout [String?]
    ) throws -> Place {
        // Read once for each name, and not for each of the many traits that have it.
        guard let kind = kinds[places.kind] ?? RequestKind(rawValue: names[places.kind]) else {
            throw MeasurementReader.damage
        }
        kinds[places.kind] = kind
        guard terms.kinds.contains(kind),
            terms.teams.isEmpty || places.team >= 0 && terms.teams.contains(Team.ID(names[places.team]))
        else { return .none }
        let key = try terms.key.flatMap { try $0(RequestMeasurement.Traits(places, in: names)) }
        let part = keys.firstIndex(of: key) ?? keys.count
        if part == keys.count { keys.append(key) }
        return Place(part: part, team: places.team, isOwed: kind == .obligation)
    }

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

extension FigureGroup {
    fileprivate var key: @Sendable (RequestMeasurement.Traits) -> String? { { value(of: $0) } }

    func value(of traits: RequestMeasurement.Traits) -> String? {
        switch self {
        case .team: traits.team?.rawValue
        case .service: traits.service?.rawValue
        case .channel: traits.channel.rawValue
        case .department: traits.department?.rawValue
        case .language: traits.language?.rawValue
        case .kind: traits.kind.rawValue
        case .priority: "\(traits.priority.rawValue)"
        }
    }
}

/// Counts the arrivals of a block, which are nearly always of one day.
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
    fileprivate mutating func skip(_ entry: Entry) throws {
        switch entry.code {
        case .opened, .reopened, .came, .left: break
        case .answered, .missed: _ = try flagged()
        case .met, .promise: _ = try name()
        case .ended: for _ in 0..<(try ending().stretches) { _ = try stretch() }
        }
    }
}
