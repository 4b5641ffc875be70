/// Gives a request to whoever is on call for it, and where nobody is leaves it to another policy.
///
/// A desk puts this around the policy of every team, and around none where a team has none, unless
/// ``Desk/Configuration/assignsOnCall`` says that it should not.
public struct OnCallAssignment: AssignmentPolicy {
    public let name: AssignmentPolicyName = "on-call"
    private let other: any AssignmentPolicy

    /// - Parameter other: Finds an agent where nobody is on call.
    public init(otherwise other: any AssignmentPolicy = ManualAssignment()) { self.other = other }

    /// Whoever is to be called first; someone who is on call has room.
    public func agent(for request: Request, in context: AssignmentContext) -> Person.ID? {
        context.onCall.first ?? other.agent(for: request, in: context)
    }
}
