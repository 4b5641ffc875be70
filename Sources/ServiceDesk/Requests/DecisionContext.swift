/// Everything a decision depends on beside the command and the request. No decision looks anything up.
public struct DecisionContext: Sendable {
    public var actor: Actor
    /// What the actor is to the request.
    public var standing: Standing
    public var now: Timestamp
    public var limits: RequestLimits
    /// Whether the actor works for a team and may therefore open requests for others.
    public var isAgent: Bool
    /// Whether the actor leads a team and may break the glass.
    public var isLead: Bool
    /// The service that the command or the request names.
    public var service: Service?
    /// The team of a request whose draft and service name none.
    public var defaultTeam: Team.ID?
    /// The language of the requester, for a request that says none.
    public var requesterLanguage: Language?
    /// The department of the requester.
    public var requesterDepartment: Department.ID?
    /// The numbers of the request's children that are open.
    public var openChildren: [Request.Number]
    /// The names of the request’s parts that are open, whoever sees these.
    public var openParts: [String] = []
    /// The manager of the requester, for what asks them to agree.
    public var manager: Person.ID?
    /// Those asked to agree who see the request already.
    public var seeing: Set<Person.ID> = []

    public init(
        actor: Actor, standing: Standing, now: Timestamp, limits: RequestLimits = RequestLimits(),
        isAgent: Bool = false, isLead: Bool = false, service: Service? = nil, defaultTeam: Team.ID? = nil,
        requesterLanguage: Language? = nil, openChildren: [Request.Number] = []
    ) {
        self.actor = actor
        self.standing = standing
        self.now = now
        self.limits = limits
        self.isAgent = isAgent
        self.isLead = isLead
        self.service = service
        self.defaultTeam = defaultTeam
        self.requesterLanguage = requesterLanguage
        self.openChildren = openChildren
    }
}

/// Who did something.
public enum Actor: Hashable, Sendable {
    case person(Person.ID)
    /// A delegate: for whom, by whom. Both are recorded.
    case delegate(for: Person.ID, by: Person.ID)
    /// The host's own program, under a name that says which part of it.
    case host(String)

    /// In whose name it was done.
    public var person: Person.ID? {
        switch self {
        case .person(let person): person
        case .delegate(for: let person, by: _): person
        case .host: nil
        }
    }
}

// By hand: every event of a journal has one, and what the compiler makes takes twice as long.
extension Actor: Codable {
    private enum CodingKeys: CodingKey { case delegate, host, person }
    private enum DelegateKeys: String, CodingKey {
        case by
        case principal = "for"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let person = try container.decodeIfPresent(Person.ID.self, forKey: .person) {
            self = .person(person)
        } else if let host = try container.decodeIfPresent(String.self, forKey: .host) {
            self = .host(host)
        } else {
            let delegate = try container.nestedContainer(keyedBy: DelegateKeys.self, forKey: .delegate)
            self = .delegate(
                for: try delegate.decode(Person.ID.self, forKey: .principal),
                by: try delegate.decode(Person.ID.self, forKey: .by))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .person(let person): try container.encode(person, forKey: .person)
        case .host(let name): try container.encode(name, forKey: .host)
        case .delegate(for: let principal, by: let person):
            var delegate = container.nestedContainer(keyedBy: DelegateKeys.self, forKey: .delegate)
            try delegate.encode(person, forKey: .by)
            try delegate.encode(principal, forKey: .principal)
        }
    }
}

/// What someone is to a request, from least to most.
public enum Standing: Int, Sendable, Comparable, CaseIterable {
    /// May not know that it exists.
    case none
    /// Requester, beneficiary or watcher: sees the public conversation.
    case participant
    /// Works for the supplier to whom it was handed over.
    case supplier
    /// Handles it: sees everything.
    case agent
    /// The host's own program.
    case host

    public static func < (left: Standing, right: Standing) -> Bool { left.rawValue < right.rawValue }
}

extension RequestAction {
    /// The least standing that may do it. Some actions ask for more than a standing; the decision knows.
    var leastStanding: Standing {
        switch self {
        case .open, .breakGlass: .none
        case .reply, .close, .reopen, .watch, .unwatch, .fill, .fulfil, .excuse, .askExcuse, .decideApproval, .thank,
            .answerSurvey:
            .participant
        case .note: .supplier
        case .announce: .host
        default: .agent
        }
    }
}
