/// stub until the grouping is merged
public struct ProblemPattern: Hashable, Sendable, Codable {
    public var words: SortedSet<String>
    public var service: Service.ID?
    public var team: Team.ID?
    public var about: String?
    public func matches(_ subject: GroupingSubject) -> Bool { false }
}
public struct GroupingSubject: Sendable {}
public struct ProblemProposal: Sendable { var pattern: ProblemPattern; var evidence: [String]; var examples: [Request.Number] }
public struct RateChange: Hashable, Sendable { init(before: Int, days: Double, after: Int, days daysAfter: Double) {} }
extension Desk { func subjects(from: Timestamp, to: Timestamp, as viewer: Viewer, _ body: (Request, GroupingSubject) -> Void) async throws {} }
