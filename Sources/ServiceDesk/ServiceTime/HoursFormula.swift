/// Hours, or what is made of several: open where any is, where all are, or where one is and another is not.
public indirect enum HoursFormula: Hashable, Sendable, Codable {
    case hours(ServiceHours)
    /// The hours of another calendar of the organisation, as they are when the formula is resolved.
    case calendar(ServiceCalendar.ID)
    /// Open where any of them is; of none, never.
    case union([HoursFormula])
    /// Open where all of them are; of none, never.
    case intersection([HoursFormula])
    /// Open where the one is and the other is not.
    case difference(of: HoursFormula, minus: HoursFormula)
}

/// Hours under a name, as a directory keeps them: those of a team, of a building, of one person.
public struct ServiceCalendar: Hashable, Sendable, Codable, Identifiable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public var id: ID
    public var name: String
    public var hours: HoursFormula
    /// What the hours were before, the oldest first: what a clock has counted stays as it was.
    public var past: [Past] = []

    public init(id: ID, name: String, hours: HoursFormula) {
        self.id = id
        self.name = name
        self.hours = hours
    }

    public init(id: ID, name: String, hours: ServiceHours) { self.init(id: id, name: name, hours: .hours(hours)) }

    /// - Throws: ``ServiceHoursError`` that says what is wrong with the name or the hours.
    public func validate() throws(ServiceHoursError) {
        try ServiceHours.check(name: name)
        try hours.validate()
        try ServiceHours.check(past.count, limit: Self.maximumPast, "earlier hours")
        for earlier in past { try earlier.hours.validate() }
    }
}

extension ServiceCalendar {
    private enum CodingKeys: CodingKey { case hours, id, name, past }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try container.decode(ID.self, forKey: .id), name: try container.decode(String.self, forKey: .name),
            hours: try container.decode(HoursFormula.self, forKey: .hours))
        past = try container.decodeIfPresent([Past].self, forKey: .past) ?? []
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(hours, forKey: .hours)
        try container.encode(id, forKey: .id)
        try container.encode(name, forKey: .name)
        if !past.isEmpty { try container.encode(past, forKey: .past) }
    }
}

extension HoursFormula {
    /// The calendars that it names itself, in no particular order.
    public var references: [ServiceCalendar.ID] {
        switch self {
        case .hours: []
        case .calendar(let id): [id]
        case .union(let parts), .intersection(let parts): parts.flatMap(\.references)
        case .difference(let part, let other): part.references + other.references
        }
    }

    /// The same formula with the hours of the calendars that it names.
    ///
    /// - Throws: ``ServiceHoursError`` of code ``ServiceHoursError/Code/reference`` for a calendar that is not there or
    ///   refers to itself, ``ServiceHoursError/Code/tooMany`` beyond ``ServiceHoursLimits``.
    public func resolved(with calendars: [ServiceCalendar]) throws(ServiceHoursError) -> HoursFormula {
        let known = Dictionary(calendars.map { ($0.id, $0.hours) }, uniquingKeysWith: { first, _ in first })
        var size = 0
        return try resolved(known, within: [], depth: 0, &size)
    }

    private func resolved(
        _ known: [ServiceCalendar.ID: HoursFormula], within path: [ServiceCalendar.ID], depth: Int, _ size: inout Int
    ) throws(ServiceHoursError) -> HoursFormula {
        size += 1
        guard depth <= ServiceHoursLimits.formulaDepth, size <= ServiceHoursLimits.formulaSize else {
            throw ServiceHoursError(
                .tooMany,
                "Hours are made of at most \(ServiceHoursLimits.formulaSize) others, "
                    + "\(ServiceHoursLimits.formulaDepth) deep.")
        }
        switch self {
        case .hours: return self
        case .calendar(let id):
            guard let formula = known[id] else {
                throw ServiceHoursError(.reference, "There are no hours “\(id.rawValue.prefix(200))”.")
            }
            guard !path.contains(id) else {
                throw ServiceHoursError(.reference, "The hours “\(id)” are made of themselves.")
            }
            return try formula.resolved(known, within: path + [id], depth: depth + 1, &size)
        case .union(let parts):
            return .union(try Self.resolved(parts, known, within: path, depth: depth + 1, &size))
        case .intersection(let parts):
            return .intersection(try Self.resolved(parts, known, within: path, depth: depth + 1, &size))
        case .difference(let part, let other):
            return .difference(
                of: try part.resolved(known, within: path, depth: depth + 1, &size),
                minus: try other.resolved(known, within: path, depth: depth + 1, &size))
        }
    }

    private static func resolved(
        _ parts: [HoursFormula], _ known: [ServiceCalendar.ID: HoursFormula], within path: [ServiceCalendar.ID],
        depth: Int, _ size: inout Int
    ) throws(ServiceHoursError) -> [HoursFormula] {
        var result: [HoursFormula] = []
        for part in parts { result.append(try part.resolved(known, within: path, depth: depth, &size)) }
        return result
    }

    /// - Throws: ``ServiceHoursError`` that says what is wrong with any of the hours. Calendars that are only named are
    ///   not looked at.
    public func validate() throws(ServiceHoursError) {
        var size = 0
        try validate(depth: 0, &size)
    }

    private func validate(depth: Int, _ size: inout Int) throws(ServiceHoursError) {
        size += 1
        guard depth <= ServiceHoursLimits.formulaDepth, size <= ServiceHoursLimits.formulaSize else {
            throw ServiceHoursError(.tooMany, "Hours are made of more others than the limits allow.")
        }
        switch self {
        case .hours(let hours): try hours.validate()
        case .calendar(let id):
            guard id.isValid else { throw ServiceHoursError(.reference, "“\(id.rawValue.prefix(200))” is no id.") }
        case .union(let parts), .intersection(let parts):
            for part in parts { try part.validate(depth: depth + 1, &size) }
        case .difference(let part, let other):
            try part.validate(depth: depth + 1, &size)
            try other.validate(depth: depth + 1, &size)
        }
    }
}

/// A formula whose hours are ready for being asked.
indirect enum PreparedFormula: Sendable {
    case hours(PreparedHours)
    case union([PreparedFormula])
    case intersection([PreparedFormula])
    case difference(PreparedFormula, PreparedFormula)

    init(_ formula: HoursFormula) throws(ServiceHoursError) {
        func prepared(_ parts: [HoursFormula]) throws(ServiceHoursError) -> [PreparedFormula] {
            var result: [PreparedFormula] = []
            for part in parts { result.append(try PreparedFormula(part)) }
            return result
        }
        switch formula {
        case .hours(let hours): self = .hours(try PreparedHours(hours))
        case .calendar(let id):
            throw ServiceHoursError(.reference, "The hours “\(id)” have to be resolved before they are compiled.")
        case .union(let parts): self = .union(try prepared(parts))
        case .intersection(let parts): self = .intersection(try prepared(parts))
        case .difference(let part, let other):
            self = .difference(try PreparedFormula(part), try PreparedFormula(other))
        }
    }

    /// Nothing is open outside of this; `nil` where nothing is open at all.
    var extent: Range<Int64>? {
        switch self {
        case .hours(let hours): return hours.extent
        case .difference(let part, _): return part.extent
        case .union(let parts):
            return parts.compactMap(\.extent).reduce(nil) { whole, part in
                guard let whole else { return part }
                return min(whole.lowerBound, part.lowerBound)..<max(whole.upperBound, part.upperBound)
            }
        case .intersection(let parts):
            guard var common = parts.first?.extent else { return nil }
            for part in parts.dropFirst() {
                guard let extent = part.extent, extent.overlaps(common) else { return nil }
                common = common.clamped(to: extent)
            }
            return common
        }
    }

    func intervals(in range: Range<Int64>) -> [Interval] {
        switch self {
        case .hours(let hours): return hours.intervals(in: range)
        case .union(let parts): return Intervals.merged(parts.flatMap { $0.intervals(in: range) })
        case .intersection(let parts):
            guard let first = parts.first else { return [] }
            return parts.dropFirst().reduce(first.intervals(in: range)) { common, part in
                common.isEmpty ? common : Intervals.intersection(common, part.intervals(in: range))
            }
        case .difference(let part, let other):
            return Intervals.difference(part.intervals(in: range), other.intervals(in: range))
        }
    }

    func spans(in range: Range<Int64>) -> [ServiceSpan.Part] {
        func nothing() -> [ServiceSpan.Part] {
            [ServiceSpan.Part(Interval(start: range.lowerBound, end: range.upperBound), isOpen: false, .weekly)]
        }
        switch self {
        case .hours(let hours): return hours.spans(in: range)
        case .union(let parts):
            let lists = parts.map { $0.spans(in: range) }
            return lists.dropFirst().reduce(lists.first ?? nothing()) { whole, list in
                ServiceSpan.Part.combined(whole, list) { $0.isOpen || !$1.isOpen ? $0 : $1 }
            }
        case .intersection(let parts):
            let lists = parts.map { $0.spans(in: range) }
            return lists.dropFirst().reduce(lists.first ?? nothing()) { whole, list in
                ServiceSpan.Part.combined(whole, list) { $0.isOpen ? $1 : $0 }
            }
        case .difference(let part, let other):
            return ServiceSpan.Part.combined(part.spans(in: range), other.spans(in: range)) { left, right in
                left.isOpen && right.isOpen
                    ? ServiceSpan.Part(left.interval, isOpen: false, .excluded) : left
            }
        }
    }
}
