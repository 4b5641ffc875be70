/// The reference policy: a list of rules, of which the first that fits says what is owed, each with goals by priority,
/// which is impact times urgency. A value: hosts write it down, a directory keeps it (``DirectoryEntry/policy(_:)``).
public struct PriorityPolicy: SLAPolicy, Hashable, Codable, Identifiable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// Which requests a rule is for; an empty list stands for all.
    public struct Condition: Hashable, Sendable, Codable {
        public var services: [Service.ID]
        public var teams: [Team.ID]
        /// The requester’s.
        public var departments: [Department.ID]
        /// The request’s, or else the requester’s. `nl` fits `nl-BE` too.
        public var languages: [Language]
        public var kinds: [RequestKind]
        public var impacts: [Impact]
        public var urgencies: [Urgency]
        /// One of them is on the request.
        public var tags: [String]

        public init(
            services: [Service.ID] = [], teams: [Team.ID] = [], departments: [Department.ID] = [],
            languages: [Language] = [], kinds: [RequestKind] = [], impacts: [Impact] = [], urgencies: [Urgency] = [],
            tags: [String] = []
        ) {
            self.services = services
            self.teams = teams
            self.departments = departments
            self.languages = languages
            self.kinds = kinds
            self.impacts = impacts
            self.urgencies = urgencies
            self.tags = tags
        }

        public func fits(_ subject: SLASubject) -> Bool {
            let request = subject.request
            func fits<Value: Equatable>(_ list: [Value], _ value: Value?) -> Bool {
                list.isEmpty || value.map(list.contains) == true
            }
            let speaks = subject.language.map { language in
                languages.contains { $0 == language || language.rawValue.hasPrefix($0.rawValue + "-") }
            }
            return fits(services, request.service) && fits(teams, request.team)
                && fits(departments, subject.department) && (languages.isEmpty || speaks == true)
                && fits(kinds, request.kind) && fits(impacts, request.impact) && fits(urgencies, request.urgency)
                && (tags.isEmpty || tags.contains(where: request.tags.contains))
        }
    }

    /// What a rule wants of one metric: a target whose goal depends on the priority.
    public struct Aim: Hashable, Sendable, Codable {
        /// Without regard to the priority, for those that ``goals`` does not have; `nil` for nothing owed there.
        public var other: GoalAmount?
        public var goals: [Priority: GoalAmount]
        /// The rest of the target. Its own goal does not count.
        public var target: SLATarget
        /// Whether the hours are those of the team that has the request, where it has some.
        public var usesTeamHours: Bool

        public init(
            _ target: SLATarget, goals: [Priority: GoalAmount] = [:], other: GoalAmount? = nil,
            usesTeamHours: Bool = false
        ) {
            self.target = target
            self.goals = goals
            self.other = other
            self.usesTeamHours = usesTeamHours
        }

        /// The same for each priority.
        public init(_ target: SLATarget, usesTeamHours: Bool = false) {
            self.init(target, other: target.goal, usesTeamHours: usesTeamHours)
        }

        func target(for subject: SLASubject) -> SLATarget? {
            guard let goal = goals[subject.request.priority] ?? other else { return nil }
            var target = target
            target.goal = goal
            if usesTeamHours { target.calendar = subject.teamHours ?? target.calendar }
            return target
        }
    }

    public struct Rule: Hashable, Sendable, Codable {
        public var condition: Condition
        /// None: nothing is owed, and no later rule is asked.
        public var aims: [Aim]

        public init(_ condition: Condition = Condition(), aims: [Aim]) {
            self.condition = condition
            self.aims = aims
        }
    }

    public var id: ID
    public var title: String
    public var rules: [Rule]

    public init(id: ID, title: String, rules: [Rule]) {
        self.id = id
        self.title = title
        self.rules = rules
    }

    public var name: SLAPolicyName { SLAPolicyName(id.rawValue) }

    public func targets(for subject: SLASubject) -> [SLATarget] {
        guard let rule = rules.first(where: { $0.condition.fits(subject) }) else { return [] }
        return rule.aims.compactMap { $0.target(for: subject) }
    }

    /// Most rules.
    public static let maximumRules = 500

    /// - Throws: ``SLAError`` that says what is wrong.
    public func validate() throws(SLAError) {
        guard title.utf8.count <= 500 else { throw SLAError(.policy, "The title has more than 500 bytes.") }
        guard rules.count <= Self.maximumRules else {
            throw SLAError(.policy, "\(rules.count) rules are more than the limit of \(Self.maximumRules).")
        }
        for rule in rules {
            guard rule.aims.count <= SLATarget.maximumCount else {
                throw SLAError(.policy, "A rule has at most \(SLATarget.maximumCount) targets.")
            }
            for aim in rule.aims {
                for goal in Array(aim.goals.values) + (aim.other.map { [$0] } ?? []) {
                    var target = aim.target
                    target.goal = goal
                    try target.validate()
                }
            }
            let names = rule.aims.map(\.target.name)
            guard Set(names).count == names.count else {
                throw SLAError(.policy, "A rule has two targets of one name; give one of them another.")
            }
        }
    }

    /// All calendars by which something is counted.
    public var calendars: Set<ServiceCalendar.ID> { Set(rules.flatMap(\.aims).compactMap(\.target.calendar)) }
}

// By number, as priorities are said: 1 is critical.
extension Priority: CodingKeyRepresentable {
    public var codingKey: any CodingKey { PriorityKey(intValue: rawValue) }

    public init?(codingKey: some CodingKey) {
        guard let number = Int(codingKey.stringValue) else { return nil }
        self.init(rawValue: number)
    }

    private struct PriorityKey: CodingKey {
        let number: Int
        var stringValue: String { String(number) }
        var intValue: Int? { number }
        init(intValue: Int) { number = intValue }
        init?(stringValue: String) {
            guard let number = Int(stringValue) else { return nil }
            self.number = number
        }
    }
}
