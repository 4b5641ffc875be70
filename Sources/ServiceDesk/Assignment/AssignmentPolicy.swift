/// The name of an assignment policy, as a team's settings carry it.
public struct AssignmentPolicyName: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Finds an agent for a request that came to a team without one: when it is opened, when it is given to the team, and
/// when it is reopened after its agent has left the team or had none.
///
/// A desk asks the policies of one team one after the other, each when what the one before decided is committed: what a
/// team with a policy gets is committed one by one. Several desks over one store do not wait for each other, so that a
/// member can come to have one request more than their capacity for each of them.
public protocol AssignmentPolicy: Sendable {
    var name: AssignmentPolicyName { get }
    /// Pure: the same arguments give the same answer. `nil` leaves the request to the team.
    func agent(for request: Request, in context: AssignmentContext) -> Person.ID?
}

/// What a policy may base its choice on.
public struct AssignmentContext: Hashable, Sendable {
    public struct Candidate: Hashable, Sendable {
        public var person: Person.ID
        public var skills: SortedSet<String>
        /// Open requests of the team that the person has now.
        public var load: Int
        public var capacity: Int?

        public init(_ person: Person.ID, skills: SortedSet<String> = [], load: Int = 0, capacity: Int? = nil) {
            self.person = person
            self.skills = skills
            self.load = load
            self.capacity = capacity
        }

        public var hasRoom: Bool { capacity.map { load < $0 } ?? true }
    }

    /// The team's active members, in the order in which the team lists them.
    public var candidates: [Candidate]
    /// The agent of the team's newest request that has one; or whom the desk has given an older one since.
    public var lastAgent: Person.ID?
    /// Skills that the request's service asks for.
    public var skills: SortedSet<String>
    /// The candidates who are on call for the request now, whom to call first first. None while the team is there.
    public var onCall: [Person.ID]

    public init(
        candidates: [Candidate], lastAgent: Person.ID? = nil, skills: SortedSet<String> = [], onCall: [Person.ID] = []
    ) {
        self.candidates = candidates
        self.lastAgent = lastAgent
        self.skills = skills
        self.onCall = onCall
    }
}

/// Leaves every request to the team: someone takes it.
public struct ManualAssignment: AssignmentPolicy {
    public let name: AssignmentPolicyName = "manual"
    public init() {}
    public func agent(for request: Request, in context: AssignmentContext) -> Person.ID? { nil }
}

/// One after the other, in the order of the team's list. Whoever has no room is passed over.
public struct RoundRobinAssignment: AssignmentPolicy {
    public let name: AssignmentPolicyName = "round-robin"
    public init() {}

    public func agent(for request: Request, in context: AssignmentContext) -> Person.ID? {
        let last = context.candidates.firstIndex { $0.person == context.lastAgent }
        let start = last.map { $0 + 1 } ?? 0
        let inTurn = context.candidates[start...] + context.candidates[..<start]
        return inTurn.first(where: \.hasRoom)?.person
    }
}

/// Whoever has the smallest share of their capacity taken; those without a stated capacity count as having room for
/// ``assumedCapacity``. Nobody gets more than they have room for.
public struct LeastLoadedAssignment: AssignmentPolicy {
    public let name: AssignmentPolicyName = "least-loaded"
    public static let assumedCapacity = 20
    public init() {}

    public func agent(for request: Request, in context: AssignmentContext) -> Person.ID? {
        Self.leastLoaded(context.candidates)
    }

    static func leastLoaded(_ candidates: [AssignmentContext.Candidate]) -> Person.ID? {
        // Shares are compared as fractions, so that no rounding decides; the first of equals wins.
        candidates.filter(\.hasRoom).min { left, right in
            left.load * (right.capacity ?? assumedCapacity) < right.load * (left.capacity ?? assumedCapacity)
        }?.person
    }
}

/// Whoever has most of the skills that the service asks for; the least loaded of them. Someone without any of the
/// skills gets the request only when it asks for none.
public struct SkillAssignment: AssignmentPolicy {
    public let name: AssignmentPolicyName = "skill"
    public init() {}

    public func agent(for request: Request, in context: AssignmentContext) -> Person.ID? {
        func matches(_ candidate: AssignmentContext.Candidate) -> Int {
            candidate.skills.count(where: context.skills.contains)
        }
        let free = context.candidates.filter(\.hasRoom)
        let best = free.map(matches).max() ?? 0
        guard best > 0 || context.skills.isEmpty else { return nil }
        return LeastLoadedAssignment.leastLoaded(free.filter { matches($0) == best })
    }
}
