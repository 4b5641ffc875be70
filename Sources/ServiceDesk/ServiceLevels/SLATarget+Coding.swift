// As texts and without what is usual: each request under a policy carries its targets, and so does its journal.

/// A value that is written as one text.
protocol TextCodable: Codable, LosslessStringConvertible {}

extension TextCodable {
    init(text decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Self(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "“\(text)” is no \(Self.self).")
        }
        self = value
    }

    func encode(text encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension String {
    /// A word, and the id that follows it.
    var splitAtColon: (word: Substring, id: String?) {
        guard let colon = firstIndex(of: ":") else { return (self[...], nil) }
        return (self[..<colon], String(self[index(after: colon)...]))
    }
}

extension SLAParty: TextCodable, LosslessStringConvertible, Codable {
    /// `requester`, `team:it`, `supplier:acme`.
    public var description: String {
        switch self {
        case .requester: "requester"
        case .team(let team): "team:\(team)"
        case .supplier(let supplier): "supplier:\(supplier)"
        }
    }

    public init?(_ description: String) {
        switch description.splitAtColon {
        case ("requester", nil): self = .requester
        case ("team", let id?): self = .team(Team.ID(id))
        case ("supplier", let id?): self = .supplier(Supplier.ID(id))
        default: return nil
        }
    }

    public init(from decoder: any Decoder) throws { try self.init(text: decoder) }
    public func encode(to encoder: any Encoder) throws { try encode(text: encoder) }
}

extension NamedClock.Condition: TextCodable, LosslessStringConvertible, Codable {
    private static let plain: [(word: String, condition: Self)] = [
        ("opened", .opened), ("started", .started), ("held", .held), ("resumed", .resumed), ("resolved", .resolved),
        ("closed", .closed), ("reopened", .reopened), ("asked", .asked), ("answered", .answered),
        ("takenBack", .takenBack),
    ]

    /// `resolved`, `assigned:it`, `handedOver:acme`.
    public var description: String {
        switch self {
        case .assigned(let team): "assigned:\(team)"
        case .handedOver(let supplier): "handedOver:\(supplier)"
        default: Self.plain.first { $0.condition == self }?.word ?? ""
        }
    }

    public init?(_ description: String) {
        switch description.splitAtColon {
        case ("assigned", let id?): self = .assigned(Team.ID(id))
        case ("handedOver", let id?): self = .handedOver(Supplier.ID(id))
        default:
            guard let found = Self.plain.first(where: { $0.word == description }) else { return nil }
            self = found.condition
        }
    }

    public init(from decoder: any Decoder) throws { try self.init(text: decoder) }
    public func encode(to encoder: any Encoder) throws { try encode(text: encoder) }
}

extension SLATarget: Codable {
    private enum CodingKeys: CodingKey {
        case calendar, choices, clock, escalations, metric, name, party, team, warnings, within
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let metric: SLAMetric
        switch try container.decode(String.self, forKey: .metric) {
        case "firstResponse": metric = .firstResponse
        case "nextResponse": metric = .nextResponse
        case "periodicUpdate": metric = .periodicUpdate
        case "resolution": metric = .resolution
        case "ownership": metric = .ownership(try container.decode(Team.ID.self, forKey: .team))
        case "named": metric = .named(try container.decode(NamedClock.self, forKey: .clock))
        case let word:
            throw DecodingError.dataCorruptedError(
                forKey: .metric, in: container, debugDescription: "There is no metric “\(word)”.")
        }
        self.init(
            metric, within: try container.decode(GoalAmount.self, forKey: .within),
            calendar: try container.decodeIfPresent(ServiceCalendar.ID.self, forKey: .calendar),
            party: try container.decodeIfPresent(SLAParty.self, forKey: .party) ?? .requester,
            name: try container.decodeIfPresent(Name.self, forKey: .name),
            warnings: try container.decodeIfPresent([Int].self, forKey: .warnings) ?? [],
            escalations: try container.decodeIfPresent([Escalation].self, forKey: .escalations) ?? [],
            choices: try container.decodeIfPresent(ClockChoices.self, forKey: .choices) ?? ClockChoices())
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(calendar, forKey: .calendar)
        if choices != ClockChoices() { try container.encode(choices, forKey: .choices) }
        if case .named(let clock) = metric { try container.encode(clock, forKey: .clock) }
        if !escalations.isEmpty { try container.encode(escalations, forKey: .escalations) }
        try container.encode(word, forKey: .metric)
        if name != Self.name(of: metric, party) { try container.encode(name, forKey: .name) }
        if party != .requester { try container.encode(party, forKey: .party) }
        if case .ownership(let team) = metric { try container.encode(team, forKey: .team) }
        if !warnings.isEmpty { try container.encode(warnings, forKey: .warnings) }
        try container.encode(goal, forKey: .within)
    }

    fileprivate var word: String {
        switch metric {
        case .ownership: "ownership"
        case .named: "named"
        default: metric.name
        }
    }
}

// Each opening under a policy writes them, into the journal and into the request.
extension SLATarget: DirectlyEncodable {
    func write(to encoder: CanonicalEncoder) throws {
        let object = JSONObject(in: encoder)
        object.write("calendar", calendar)
        if choices != ClockChoices() { try object.encode("choices", choices) }
        if case .named(let clock) = metric { try object.encode("clock", clock) }
        if !escalations.isEmpty { object.write("escalations", escalations.map(\.description)) }
        object.write("metric", word)
        if name != Self.name(of: metric, party) { object.write("name", name) }
        if party != .requester { object.write("party", party.description) }
        if case .ownership(let team) = metric { object.write("team", team) }
        if !warnings.isEmpty { object.write("warnings", warnings) }
        object.write("within", goal.description)
    }
}
