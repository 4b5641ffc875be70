/// Who can be called out of hours, for which teams and priorities. Separate from hours, which it never alters.
public struct OnCallSchedule: Hashable, Sendable, Codable, Identifiable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// People who take turns.
    public struct Rotation: Hashable, Sendable, Codable {
        /// In the order of their turns.
        public var people: [Person.ID]
        /// The day on which the first turn of the first of them begins. Before it nobody is on call.
        public var starts: CalendarDate
        /// At what time of the day turns change hands.
        public var handOver: WallTime
        /// How many days a turn lasts; a week, handed over on the weekday of ``starts``, where nothing else is said.
        public var days: Int

        public init(_ people: [Person.ID], starts: CalendarDate, handOver: WallTime, days: Int = 7) {
            self.people = people
            self.starts = starts
            self.handOver = handOver
            self.days = days
        }
    }

    /// Somebody else for some days, from midnight to midnight.
    public struct Override: Hashable, Sendable, Codable {
        public var first: CalendarDate
        public var last: CalendarDate
        /// Which level, counted from 1.
        public var level: Int
        public var person: Person.ID

        /// - Parameter last: The last day; `nil` for one day only.
        public init(_ first: CalendarDate, to last: CalendarDate? = nil, level: Int = 1, person: Person.ID) {
            self.first = first
            self.last = last ?? first
            self.level = level
            self.person = person
        }
    }

    /// Who is on call at an instant, at one level.
    public struct Duty: Hashable, Sendable {
        public let schedule: ID
        /// Counted from 1: whom to call first.
        public let level: Int
        public let person: Person.ID
        /// When another turn or override begins or ends; a year ahead at most.
        public let until: Timestamp
        public let isOverride: Bool
    }

    public var id: ID
    public var name: String
    /// A zone of the IANA database, in which turns change hands.
    public var zone: String
    /// For which teams; none means all.
    public var teams: SortedSet<Team.ID>
    /// For which priorities; none means all.
    public var priorities: SortedSet<Priority>
    /// The first level is called first, the second where the first does not answer, and so on.
    public var levels: [Rotation]
    /// Later ones win over earlier ones.
    public var overrides: [Override]

    public init(
        id: ID, name: String, zone: String, teams: SortedSet<Team.ID> = [], priorities: SortedSet<Priority> = [],
        levels: [Rotation], overrides: [Override] = []
    ) {
        self.id = id
        self.name = name
        self.zone = zone
        self.teams = teams
        self.priorities = priorities
        self.levels = levels
        self.overrides = overrides
    }

    public static let maximumLevels = 10
    public static let maximumPeople = 1_000
    public static let maximumOverrides = 2_000

    /// - Throws: ``ServiceHoursError`` that names what is wrong.
    public func validate() throws(ServiceHoursError) {
        _ = try ServiceHours.timeZone(zone)
        try ServiceHours.check(name: name)
        try ServiceHours.check(levels.count, limit: Self.maximumLevels, "levels of on-call duty")
        try ServiceHours.check(overrides.count, limit: Self.maximumOverrides, "overrides")
        for rotation in levels {
            try ServiceHours.check(rotation.starts)
            try ServiceHours.check(rotation.people.count, limit: Self.maximumPeople, "people in a rotation")
            guard !rotation.people.isEmpty, (1...366).contains(rotation.days) else {
                throw ServiceHoursError(
                    .rotation,
                    "A rotation has somebody, and turns of 1 to 366 days; here are "
                        + "\(rotation.people.count) people and \(rotation.days) days.")
            }
        }
        for override in overrides {
            try ServiceHours.check(override.first)
            try ServiceHours.check(override.last)
            guard override.first <= override.last, levels.indices.contains(override.level - 1) else {
                throw ServiceHoursError(
                    .rotation,
                    "The override of \(override.first) ends before it begins, or there is no level "
                        + "\(override.level).")
            }
        }
    }
}
