/// What is known of a request when it is opened: by this it finds those of the past that are like it.
///
/// What it becomes later, another team say, is no part of it: a new request is compared with what others were when they
/// were as new.
public struct EstimateTraits: Hashable, Sendable {
    public var team: Team.ID?
    public var service: Service.ID?
    public var kind: RequestKind?
    public var priority: Priority?

    public init(
        team: Team.ID? = nil, service: Service.ID? = nil, kind: RequestKind? = nil, priority: Priority? = nil
    ) {
        self.team = team
        self.service = service
        self.kind = kind
        self.priority = priority
    }
}

/// One request of the desk's past, as far as estimates need it.
public struct EstimateSample: Hashable, Sendable, Identifiable {
    /// What became of a request.
    public enum Outcome: Hashable, Sendable {
        /// Nothing yet; so is one that was reopened.
        case open
        case resolved(Timestamp)
        /// It ended without a resolution: withdrawn, or merged. How long it would have taken nobody knows; until then
        /// it lasted.
        case left(Timestamp)
    }

    public var id: Request.ID
    /// As they were at the opening.
    public var traits: EstimateTraits
    public var openedAt: Timestamp
    public var outcome: Outcome

    public init(
        id: Request.ID, _ traits: EstimateTraits, openedAt: Timestamp, outcome: Outcome = .open
    ) {
        self.id = id
        self.traits = traits
        self.openedAt = openedAt
        self.outcome = outcome
    }
}

/// Requests whose history says something about a new one.
public struct EstimateGroup: Hashable, Sendable {
    /// What the requests of a group have in common, the narrowest first.
    public enum Breadth: String, Sendable, CaseIterable {
        /// Team, service, kind and priority.
        case service
        /// Team, kind and priority.
        case priority
        /// Team and kind.
        case team
        /// The kind alone. Requests of two kinds are never taken together: an incident says nothing about a delivery.
        case kind
    }

    public let breadth: Breadth
    /// What they have in common; `nil` in what the breadth leaves open, and where none of them has any.
    public let traits: EstimateTraits

    /// The group of a breadth to which a request belongs.
    public init(_ breadth: Breadth, of traits: EstimateTraits) {
        self.breadth = breadth
        var common = EstimateTraits(kind: traits.kind)
        if breadth != .kind { common.team = traits.team }
        if breadth == .service || breadth == .priority { common.priority = traits.priority }
        if breadth == .service { common.service = traits.service }
        self.traits = common
    }
}

extension EstimateGroup: CustomStringConvertible {
    /// `incidents of team network and service vpn with priority 3`, for identifiers as they are.
    public var description: String {
        let kind =
            switch traits.kind {
            case .incident: "incidents"
            case .serviceRequest: "service requests"
            case .problem: "problems"
            case .obligation: "obligations"
            case nil: "requests"
            }
        let places = [traits.team.map { "team \($0)" }, traits.service.map { "service \($0)" }].compactMap { $0 }
        let place = places.isEmpty ? "" : " of " + places.joined(separator: " and ")
        return kind + place + (traits.priority.map { " with priority \($0.rawValue)" } ?? "")
    }
}
