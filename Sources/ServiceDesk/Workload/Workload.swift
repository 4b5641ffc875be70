/// How much a team has to do, how much it gets done, and whether that is too much: each number with its definition
/// (``WorkloadName``), each sign of overload with what it is made of (``OverloadReason``).
public struct Workload: Hashable, Sendable {
    /// How many in a service day.
    public struct Rate: Hashable, Sendable {
        /// How many in all of the days.
        public var count: Int
        /// Service days.
        public var days: Int
        /// Of the whole weeks that had service days: that of the middle one, of an even number the lower of the two;
        /// `nil` of none.
        public var median: Double?
        /// Of how many weeks the median is.
        public var weeks: Int

        public var mean: Double { Double(count) / Double(days) }
    }

    /// How many open requests the members can hold at once.
    public struct Capacity: Hashable, Sendable {
        /// Who has not left, how many of them are there, and how many of these have no limit.
        public var members: Int
        public var there: Int
        public var unlimited: Int
        /// Of those who are there and have a limit; `nil` where nobody does.
        public var available: Int?
        /// Of all with a limit, also of those who are away; `nil` where nobody has one.
        public var total: Int?
        /// Requests in hands to be compared with what is available: of the team, where all who are there have a limit;
        /// else of those who have one. `nil` where nobody does.
        public var taken: Int?
    }

    /// Seven days, the last of them yesterday or a whole number of weeks before.
    public struct Week: Hashable, Sendable {
        public var start: CalendarDate
        public var serviceDays: Int
        /// Opened, reopened and came.
        public var arrived: Int
        /// Ended and left.
        public var done: Int

        public var growth: Int { arrived - done }
    }

    /// Requests that are open now.
    public var open: Int
    public var unassigned: Int
    public var waiting: Int
    public var promised: Int
    public var overdue: Int
    public var capacity: Capacity
    /// `nil` where nothing is known of the past.
    public var arrivals: Rate?
    public var throughput: Rate?
    /// Of the throughput, what was handed on to other teams.
    public var handedOn: Int
    /// The oldest first.
    public var weeks: [Week]
    /// Why it is too much; none where it is not, or where nothing says so.
    public var reasons: [OverloadReason] = []
    /// Whether anything says how much is too much: a capacity, or enough of the past.
    public var isJudged: Bool

    public var inHands: Int { open - unassigned }
    /// What somebody could work on now.
    public var actionable: Int { open - waiting }
    /// What is in hands, of what those who are there can hold; `nil` where nobody has said how much that is.
    public var load: Share? {
        guard let taken = capacity.taken, let available = capacity.available else { return nil }
        return Share(taken, of: available)
    }
    /// How many service days of work are open: by Little’s law the mean time that what comes now will take, if all goes
    /// on as it did. `nil` where nothing was done, or nothing is known of the past.
    public var queueDays: Double? {
        throughput.flatMap { $0.count > 0 ? Double(open) / $0.mean : nil }
    }
    public var isOverloaded: Bool { !reasons.isEmpty }

    public init(_ facts: WorkloadFacts, by thresholds: WorkloadThresholds = WorkloadThresholds()) {
        let held = facts.members.reduce(facts.heldByOthers) { $0 + $1.open }
        open = held + facts.unassigned
        (unassigned, waiting) = (facts.unassigned, facts.waiting)
        (promised, overdue) = (facts.promised, facts.overdue)
        capacity = Capacity(facts.members, held: held)
        weeks = Self.weeks(of: facts.days)
        arrivals = Rate(facts.days, weeks: weeks, \.arrived, \.arrived)
        throughput = Rate(facts.days, weeks: weeks, \.done, \.done)
        handedOn = facts.days.reduce(0) { $0 + $1.left }
        isJudged = capacity.taken != nil || throughput.map { $0.days >= thresholds.leastDays } ?? false
        reasons = OverloadReason.all(of: self, by: thresholds)
        // That nobody is there is seen without either.
        if !reasons.isEmpty { isJudged = true }
    }

    /// Whole ones only, reckoned back from the last day.
    private static func weeks(of days: [WorkloadFacts.Day]) -> [Week] {
        stride(from: days.count % 7, to: days.count, by: 7).map { first in
            let week = days[first..<first + 7]
            return Week(
                start: days[first].date, serviceDays: week.count(where: \.isServiceDay),
                arrived: week.reduce(0) { $0 + $1.arrived }, done: week.reduce(0) { $0 + $1.done })
        }
    }
}

extension WorkloadFacts.Day {
    fileprivate var arrived: Int { opened + came }
    fileprivate var done: Int { ended + left }
}

extension Workload.Rate {
    /// `nil` of no service day. What happened on other days counts for the service days, too: it has to be done then.
    fileprivate init?(
        _ days: [WorkloadFacts.Day], weeks: [Workload.Week], _ ofDay: (WorkloadFacts.Day) -> Int,
        _ ofWeek: (Workload.Week) -> Int
    ) {
        let serviceDays = days.count(where: \.isServiceDay)
        guard serviceDays > 0 else { return nil }
        let rates = weeks.filter { $0.serviceDays > 0 }.map { Double(ofWeek($0)) / Double($0.serviceDays) }.sorted()
        self.init(
            count: days.reduce(0) { $0 + ofDay($1) }, days: serviceDays,
            median: rates.isEmpty ? nil : rates[(rates.count - 1) / 2], weeks: rates.count)
    }
}

extension Workload.Capacity {
    fileprivate init(_ members: [WorkloadFacts.Member], held: Int) {
        let there = members.filter(\.isThere)
        let limited = there.filter { $0.capacity != nil }
        func sum(_ members: [WorkloadFacts.Member]) -> Int? {
            let limits = members.compactMap(\.capacity)
            return limits.isEmpty ? nil : limits.reduce(0, +)
        }
        self.init(
            members: members.count, there: there.count, unlimited: there.count - limited.count,
            available: sum(limited), total: sum(members),
            // Who has no limit can take what those who are away have left.
            taken: limited.isEmpty
                ? nil : limited.count == there.count ? held : limited.reduce(0) { $0 + $1.open })
    }
}
