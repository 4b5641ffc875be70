/// Who served whom in a time: what the departments asked of each other's teams, how that went, and what they owe each
/// other, both directions of two sides together (``Desk/serviceMap(from:to:of:as:withholdingBelow:limit:)``).
public struct ServiceMap: Hashable, Sendable {
    public var start: Timestamp
    public var end: Timestamp
    /// Those with the most requests first.
    public var pairs: [Pair]

    /// One of two who serve each other.
    public enum Side: Hashable, Sendable {
        /// Its people ask, its teams serve.
        case department(Department.ID)
        /// A team of which no department is known.
        case team(Team.ID)
        /// Who owes something, or is owed something.
        case supplier(Supplier.ID)
        /// People without a department, and requests without a team.
        case unknown
    }

    /// Two sides, or one side that serves itself.
    public struct Pair: Hashable, Sendable {
        /// What the first asks of the second and owes it; then the other way round, unless they are the same.
        public var directions: [Direction]

        public var left: Side { directions[0].from }
        public var right: Side { directions[0].to }
    }

    /// What one side asks of the other, and owes it.
    public struct Direction: Hashable, Sendable {
        public var from: Side
        public var to: Side
        /// What was asked; `nil` where nothing was, or it is withheld.
        public var asked: Traffic?
        /// Whether something was asked that is too little to tell of.
        public var isWithheld = false
        /// By the teams of the other side, those with the most requests first, and what is told together last.
        public var flows: [Flow] = []
        /// What became of what `from` owes `to`, by team; what people owe, and what is owed to them, by department.
        public var obligations: [ObligationReport.Row] = []
        /// The same together.
        public var owed: ObligationCount { obligations.reduce(ObligationCount()) { $0 + $1.count } }
    }

    /// What one side asks of a team of the other; or of several, where each by itself is too little to tell of.
    public struct Flow: Hashable, Sendable {
        /// Who ended the requests, or has them; `nil` for what has no team.
        public var teams: [Team.ID?]
        /// `nil` where it is withheld.
        public var traffic: Traffic?
    }

    /// How many requests, and how they went.
    public struct Traffic: Hashable, Sendable, Codable {
        /// How many were opened with the team.
        public var opened: Int
        /// How many came to their end with it, resolved or not; what was merged goes on elsewhere.
        public var ended: Int
        /// From the opening to the resolution, by the clock on the wall, of those resolved.
        public var resolution: Spread?
        /// Of the clocks that stopped or ran out: in time.
        public var inTime: Share
    }
}

extension ServiceMap.Side: CustomStringConvertible, Comparable {
    /// `department:hr`, `team:it`, `supplier:acme`, `none`.
    public var description: String {
        switch self {
        case .department(let department): "department:\(department)"
        case .team(let team): "team:\(team)"
        case .supplier(let supplier): "supplier:\(supplier)"
        case .unknown: "none"
        }
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }
}

extension ServiceMap.Traffic {
    init(_ part: FigurePart) {
        let figures = part.counts
        (opened, ended) = (figures.opened, figures.resolved + figures.closed)
        resolution = part.elapsedResolution
        inTime = figures.inTime
    }
}
