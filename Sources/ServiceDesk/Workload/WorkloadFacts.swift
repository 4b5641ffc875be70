/// What is known of a team and what it has to do: plain values, from wherever they come. ``Workload`` is a pure
/// function of them.
public struct WorkloadFacts: Hashable, Sendable {
    /// Somebody who works for the team and has not left.
    public struct Member: Hashable, Sendable {
        public var person: Person.ID
        /// How many open requests they can hold at once; `nil` for no limit.
        public var capacity: Int?
        /// Not on a day off.
        public var isThere: Bool
        /// Open requests of the team that they hold, and how many of these wait for somebody or something.
        public var open: Int
        public var waiting: Int

        public init(_ person: Person.ID, capacity: Int? = nil, isThere: Bool = true, open: Int = 0, waiting: Int = 0) {
            (self.person, self.capacity, self.isThere) = (person, capacity, isThere)
            (self.open, self.waiting) = (open, waiting)
        }
    }

    /// A whole day by the clocks of the team.
    public struct Day: Hashable, Sendable {
        public var date: CalendarDate
        /// Whether the team is there at all on it.
        public var isServiceDay: Bool
        /// How many were opened and reopened, came from other teams or none, ended in whatever manner, and left for
        /// other teams or none.
        public var opened: Int
        public var came: Int
        public var ended: Int
        public var left: Int

        public init(
            _ date: CalendarDate, isServiceDay: Bool = true, opened: Int = 0, came: Int = 0, ended: Int = 0,
            left: Int = 0
        ) {
            (self.date, self.isServiceDay) = (date, isServiceDay)
            (self.opened, self.came, self.ended, self.left) = (opened, came, ended, left)
        }
    }

    /// In the order in which the team lists them.
    public var members: [Member]
    /// Open requests that somebody holds who is no member, or has left.
    public var heldByOthers: Int
    /// Open requests that nobody holds.
    public var unassigned: Int
    /// Open requests that wait for somebody or something, whoever holds them.
    public var waiting: Int
    /// Open requests that are promised within the next service days (``WorkloadThresholds/promisedWithin``), those that
    /// are overdue among them.
    public var promised: Int
    public var overdue: Int
    /// One after the other, up to yesterday, from the first on which the team is known to have had something.
    public var days: [Day]

    public init(
        members: [Member] = [], heldByOthers: Int = 0, unassigned: Int = 0, waiting: Int = 0, promised: Int = 0,
        overdue: Int = 0, days: [Day] = []
    ) {
        (self.members, self.heldByOthers, self.unassigned) = (members, heldByOthers, unassigned)
        (self.waiting, self.promised, self.overdue, self.days) = (waiting, promised, overdue, days)
    }
}
