/// What a time was for a desk, a team, or some part of its requests: each figure with its definition
/// (``FigureName``) and of how many it is made.
public struct Figures: Hashable, Sendable {
    /// A time by the clock on the wall, and by the hours of the team; the latter of those that had hours.
    public struct Times: Hashable, Sendable, Codable {
        public var elapsed: Spread?
        public var service: Spread?

        public init(elapsed: Spread? = nil, service: Spread? = nil) {
            (self.elapsed, self.service) = (elapsed, service)
        }
    }

    /// How many were opened, reopened, and came to an end: by their manner.
    public var opened = 0
    public var reopened = 0
    public var resolved = 0
    public var closed = 0
    public var merged = 0
    /// How many came to a team from another one or none, and left it for another one or none.
    public var came = 0
    public var left = 0
    /// How many were open before the time; `nil` of parts of a team.
    public var openBefore: Int?
    /// How many are open at its end.
    public var openAfter: Int? { openBefore.map { $0 + opened + reopened + came - resolved - closed - merged - left } }

    public var firstResponse = Times()
    public var nextResponse = Times()
    public var resolution = Times()
    /// The time in the hands of the team that ended it.
    public var handling = Times()
    /// The time in which it waited, by whom or what it waited for. Of those that did.
    public var waits: [WaitCause: Times] = [:]

    /// Of those resolved: at once, by one answer at most, never handed on.
    public var firstContact = Share(0, of: 0)
    /// Of those that came to an end: reopened before.
    public var reopenedBefore = Share(0, of: 0)
    /// Of those that came to an end: a team got it again that had handed it on.
    public var bounced = Share(0, of: 0)
    /// Of the clocks that stopped or whose goal was used up: in time. By the name of the target.
    public var targets: [SLATarget.Name: Share] = [:]
    /// Of the promises that were kept or broken: kept.
    public var promises: [PromiseChange.Subject: Share] = [:]

    public init() {}

    /// Of all clocks that stopped or whose goal was used up: in time.
    public var inTime: Share { targets.values.reduce(Share(0, of: 0), +) }

    /// For whom or what a request waits while no team works on it.
    public enum WaitCause: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
        /// Nobody had it yet: it had no team.
        case nobody
        case requester, supplier
        /// Another team had it, or it waited for another team.
        case otherTeam = "other-team"
        case information, change, problem, approval, date, evidence

        init(_ reason: Pending.Reason) {
            switch reason {
            case .information: self = .information
            case .supplier: self = .supplier
            case .change: self = .change
            case .problem: self = .problem
            case .approval: self = .approval
            case .date: self = .date
            case .evidence: self = .evidence
            }
        }

        public static func < (left: Self, right: Self) -> Bool {
            left.place < right.place
        }

        /// Its place among all.
        var place: Int {
            switch self {
            case .nobody: 0
            case .requester: 1
            case .supplier: 2
            case .otherTeam: 3
            case .information: 4
            case .change: 5
            case .problem: 6
            case .approval: 7
            case .date: 8
            case .evidence: 9
            }
        }
    }
}

/// By what figures are told apart.
public enum FigureGroup: String, Hashable, Sendable, Codable, CaseIterable {
    case team, service, channel, department, language, kind, priority
}

/// A question for figures.
public struct FigureQuery: Hashable, Sendable {
    public var viewer: Viewer
    /// From when on.
    public var start: Timestamp
    /// Until before when.
    public var end: Timestamp
    /// Only of these teams; of all, and of what has none, where it names none.
    public var teams: SortedSet<Team.ID>
    /// Only of these kinds. What is owed is reported by ``Desk/obligationReport(from:to:as:withholdingBelow:limit:)``.
    public var kinds: Set<RequestKind>
    /// One row for each; `nil` for one row of all.
    public var group: FigureGroup?
    /// Rows of which fewer requests were opened or ended are withheld, so that nobody is recognised. 0 withholds none,
    /// and is for the host.
    public var withholdingBelow: Int

    public init(
        viewer: Viewer, from start: Timestamp, to end: Timestamp, of teams: SortedSet<Team.ID> = [],
        kinds: Set<RequestKind> = [.incident, .serviceRequest, .problem], by group: FigureGroup? = nil,
        withholdingBelow: Int = 5
    ) {
        (self.viewer, self.start, self.end, self.teams) = (viewer, start, end, teams)
        (self.kinds, self.group, self.withholdingBelow) = (kinds, group, withholdingBelow)
    }
}

/// An answer to a ``FigureQuery``.
public struct FigureReport: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        /// The team, the service, …: `nil` for those that have none, and for the one row of all.
        public var value: String?
        /// `nil` where they are withheld.
        public var figures: Figures?
    }

    public var start: Timestamp
    public var end: Timestamp
    /// Of which teams, as it was answered: those of the viewer, where none was named. Empty for all.
    public var teams: SortedSet<Team.ID>
    /// Fewer requests than these were withheld.
    public var withholdingBelow: Int
    public var group: FigureGroup?
    /// By their values; without a group there is one.
    public var rows: [Row]
    /// Of everything that was asked for, whatever is withheld of the rows.
    public var total: Figures?
    /// When what was asked for came and ended; empty where the total is withheld.
    public var arrivals: Arrivals
}
