/// The name of a policy, by which explanations and settings say which one it was.
public struct SLAPolicyName: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Says what is owed for a request. The desk does the rest: it records the answer in the journal, runs the clocks,
/// pauses them and finds them late.
///
/// A desk asks its policies (``Desk/Configuration/policies``) when a request is opened, and when something changes on
/// which an answer may depend.
public protocol SLAPolicy: Sendable {
    var name: SLAPolicyName { get }
    /// Pure: the same subject gives the same answer. None where nothing is owed; measured is all the same.
    func targets(for subject: SLASubject) -> [SLATarget]
}

/// A request as a policy sees it: with what the directory says of the requester and the request does not.
public struct SLASubject: Hashable, Sendable {
    public var request: Request
    public var department: Department.ID?
    /// The request’s own, or else the requester’s.
    public var language: Language?
    /// The hours of the team that has the request.
    public var teamHours: ServiceCalendar.ID?
    /// Those of the agent, for policies whose clocks go by who does the work (``AgentHours``).
    public var agentHours: ServiceCalendar.ID?

    public init(
        _ request: Request, department: Department.ID? = nil, language: Language? = nil,
        teamHours: ServiceCalendar.ID? = nil, agentHours: ServiceCalendar.ID? = nil
    ) {
        self.request = request
        self.department = department
        self.language = language ?? request.language
        self.teamHours = teamHours
        self.agentHours = agentHours
    }
}

extension [any SLAPolicy] {
    /// What all policies want together. A target whose name an earlier one has is left out.
    ///
    /// - Throws: ``SLAError`` for a target that cannot be, and for more than ``SLATarget/maximumCount``.
    func targets(for subject: SLASubject) throws(SLAError) -> [SLATarget] {
        var targets: [SLATarget] = []
        for policy in self {
            for target in policy.targets(for: subject) where !targets.contains(where: { $0.name == target.name }) {
                try target.validate()
                guard targets.count < SLATarget.maximumCount else {
                    throw SLAError(.policy, "The policies give a request more than \(SLATarget.maximumCount) targets.")
                }
                targets.append(target)
            }
        }
        return targets
    }
}
