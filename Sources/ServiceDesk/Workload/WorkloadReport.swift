import Foundation

/// A question for workloads, as they are now.
public struct WorkloadQuery: Hashable, Sendable {
    public var viewer: Viewer
    /// Only of these teams; of all that the viewer may ask for, where it names none.
    public var teams: SortedSet<Team.ID>
    /// Of these kinds. What is owed is work, too.
    public var kinds = Set(RequestKind.allCases)
    /// How many weeks arrivals and throughput are of, 1 to 52; as many as the thresholds look at, where these are more.
    public var weeks = 8
    public var thresholds = WorkloadThresholds()
    /// Teams with fewer requests are withheld, so that nobody is recognised. 0 withholds none, and is for the host.
    public var withholdingBelow = 5
    /// Whose days count for teams that have no hours.
    public var zone = TimeZone.gmt
    /// So many open requests are read, 1 to 1,000,000.
    public var limit = 100_000

    public init(viewer: Viewer, of teams: SortedSet<Team.ID> = []) { (self.viewer, self.teams) = (viewer, teams) }

    /// - Throws: ``Rejection`` of code ``Rejection/Code/invalidField``.
    func validate() throws(Rejection) {
        guard (1...52).contains(weeks) else { throw .invalidField("weeks", "1 to 52.") }
        guard (1...1_000_000).contains(limit) else { throw .invalidField("limit", "1 to 1,000,000.") }
        try thresholds.validate()
    }
}

/// An answer to a ``WorkloadQuery``.
public struct WorkloadReport: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        public var team: Team.ID
        /// `nil` where it is withheld.
        public var workload: Workload?
        /// Who holds how much, in the order in which the team lists them: for who leads the team, and nobody else; and
        /// of what is withheld nobody.
        public var members: [WorkloadFacts.Member]?
    }

    /// When it was asked.
    public var at: Timestamp
    /// How many weeks arrivals and throughput are of at most.
    public var weeks: Int
    public var thresholds: WorkloadThresholds
    /// Teams with fewer requests were withheld.
    public var withholdingBelow: Int
    /// By the ids of the teams: a list of teams, and no ranking.
    public var rows: [Row]

    public var overloaded: [Team.ID] { rows.filter { $0.workload?.isOverloaded == true }.map(\.team) }
}
