/// Where the measurements of one block belong. What a name means is found out once, and not for each of the many traits
/// that have it.
struct TalliedBlock {
    /// By the places of the traits. Plain numbers: one is copied for each measurement.
    struct Place {
        /// Of ``rows``; -1 for what is not asked for.
        var part: Int
        /// The place of the team among the names; -1 for none.
        var team: Int
        var isOwed: Bool

        static let none = Place(part: -1, team: -1, isOwed: false)
    }

    private(set) var places: [Place] = []
    private(set) var rows: [String?] = []
    /// Of teams, by the places of the names; the terms hold them.
    private(set) var hours: [Unmanaged<OpenTime>?]

    private let terms: FigureTally.Terms
    private let names: [String]
    private var kinds: [(isAskedFor: Bool, isOwed: Bool)?]
    private var isAskedFor: [Bool?]
    /// By the places of the names.
    private var parts: [Int?]

    /// - Throws: `DecodingError`.
    init(_ reader: MeasurementReader, _ terms: FigureTally.Terms) throws {
        (self.terms, names) = (terms, reader.names)
        hours = [Unmanaged<OpenTime>?](repeating: nil, count: names.count)
        kinds = [(Bool, Bool)?](repeating: nil, count: names.count)
        isAskedFor = [Bool?](repeating: nil, count: names.count)
        parts = [Int?](repeating: nil, count: names.count)
        places.reserveCapacity(reader.traits.count)
        for traits in reader.traits { places.append(try place(of: traits)) }
    }

    private mutating func place(of traits: MeasurementReader.TraitPlaces) throws -> Place {
        let kind = try kind(at: traits.kind)
        guard kind.isAskedFor, traits.team < 0 ? terms.teams.isEmpty : isAskedFor(at: traits.team) else { return .none }
        return Place(part: try part(of: traits), team: traits.team, isOwed: kind.isOwed)
    }

    private mutating func kind(at place: Int) throws -> (isAskedFor: Bool, isOwed: Bool) {
        if let known = kinds[place] { return known }
        guard let kind = RequestKind(rawValue: names[place]) else { throw MeasurementReader.damage }
        let found = (terms.kinds.contains(kind), kind == .obligation)
        kinds[place] = found
        return found
    }

    private mutating func isAskedFor(at place: Int) -> Bool {
        if let known = isAskedFor[place] { return known }
        let isAsked = terms.teams.isEmpty || terms.teams.contains(Team.ID(names[place]))
        isAskedFor[place] = isAsked
        hours[place] = terms.hours[names[place]].map(Unmanaged.passUnretained)
        return isAsked
    }

    private mutating func part(of traits: MeasurementReader.TraitPlaces) throws -> Int {
        switch terms.rows {
        case .one: return part(of: nil)
        case .made(let row): return part(of: row(try RequestMeasurement.Traits(traits, in: names)))
        case .group(.priority): return part(of: "\(traits.priority)")
        case .group(let group):
            guard let place = traits.place(of: group) else { return part(of: nil) }
            if let known = parts[place] { return known }
            let part = part(of: names[place])
            parts[place] = part
            return part
        }
    }

    private mutating func part(of row: String?) -> Int {
        if let known = rows.firstIndex(of: row) { return known }
        rows.append(row)
        return rows.count - 1
    }
}

extension MeasurementReader.TraitPlaces {
    /// The place of a name; `nil` for none. A priority has no name.
    fileprivate func place(of group: FigureGroup) -> Int? {
        let place =
            switch group {
            case .team: team
            case .service: service
            case .channel: channel
            case .department: department
            case .language: language
            case .kind: kind
            case .priority: -1
            }
        return place < 0 ? nil : place
    }
}
