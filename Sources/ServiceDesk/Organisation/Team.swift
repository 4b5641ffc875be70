/// A group of people who answer requests together.
public struct Team: Hashable, Sendable, Codable, Identifiable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public struct Member: Hashable, Sendable, Codable {
        public enum Role: String, Sendable, Codable, CaseIterable {
            /// Handles requests of the team.
            case agent
            /// Handles requests and answers for the team.
            case lead
        }

        public var person: Person.ID
        public var role: Role
        /// How many open requests the member can hold at once; `nil` for no limit.
        public var capacity: Int?

        public init(_ person: Person.ID, role: Role = .agent, capacity: Int? = nil) {
            self.person = person
            self.role = role
            self.capacity = capacity
        }
    }

    public var id: ID
    public var name: String
    /// What the team is there for, in a sentence that its customers understand.
    public var mission: String
    public var addresses: [Address]
    public var members: [Member]
    public var department: Department.ID?
    /// The policy that finds an agent for what comes in; `nil` leaves that to people.
    public var assignment: AssignmentPolicyName?
    /// When the team is there; `nil` where nobody has said.
    public var hours: ServiceCalendar.ID?

    public init(
        id: ID, name: String, mission: String = "", addresses: [Address] = [], members: [Member] = [],
        department: Department.ID? = nil, assignment: AssignmentPolicyName? = nil, hours: ServiceCalendar.ID? = nil
    ) {
        self.id = id
        self.name = name
        self.mission = mission
        self.addresses = addresses
        self.members = members
        self.department = department
        self.assignment = assignment
        self.hours = hours
    }
}

/// What a team offers: an entry of the service catalogue.
public struct Service: Hashable, Sendable, Codable, Identifiable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public var id: ID
    public var team: Team.ID
    public var name: String
    public var description: String
    /// What the requester is asked for.
    public var form: ServiceForm
    public var defaultKind: RequestKind
    public var defaultImpact: Impact
    public var defaultUrgency: Urgency
    /// Requests for this service start confidential: personnel matters, whistle-blowing.
    public var isConfidential: Bool
    /// Skills that help to deliver the service; used by ``SkillAssignment``.
    public var skills: SortedSet<String>

    public init(
        id: ID, team: Team.ID, name: String, description: String = "", form: ServiceForm = ServiceForm(),
        defaultKind: RequestKind = .serviceRequest, defaultImpact: Impact = .low, defaultUrgency: Urgency = .medium,
        isConfidential: Bool = false, skills: SortedSet<String> = []
    ) {
        self.id = id
        self.team = team
        self.name = name
        self.description = description
        self.form = form
        self.defaultKind = defaultKind
        self.defaultImpact = defaultImpact
        self.defaultUrgency = defaultUrgency
        self.isConfidential = isConfidential
        self.skills = skills
    }
}
