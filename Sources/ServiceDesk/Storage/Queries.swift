/// A question for events of one request's journal, in the order of their versions.
public struct HistoryQuery: Hashable, Sendable {
    public var request: Request.ID
    /// Only events with a version above this.
    public var after: Int
    /// 1 to 10,000.
    public var limit: Int

    public init(_ request: Request.ID, after: Int = 0, limit: Int = 1_000) {
        self.request = request
        self.after = after
        self.limit = limit
    }
}

/// A question for idempotency keys that were used.
public enum KeyQuery: Hashable, Sendable {
    /// The keys with these names, at most 10,000; unknown ones are left out.
    case named([String])
    /// Keys in the order of their names' bytes, from after a name, 1 to 10,000.
    case page(after: String?, limit: Int)
}

/// Which requests. Conditions that are set must all hold; an empty set of choices means no condition. At most
/// ``maximumChoices`` of each kind, ``maximumTags`` tags.
public struct RequestFilter: Hashable, Sendable {
    public var teams: SortedSet<Team.ID> = []
    public var agents: SortedSet<Person.ID> = []
    public var states: Set<RequestState> = []
    public var kinds: Set<RequestKind> = []
    public var priorities: Set<Priority> = []
    public var services: SortedSet<Service.ID> = []
    /// Requester or beneficiary.
    public var requesters: SortedSet<Person.ID> = []
    /// All of these. They are kept in the composed form (NFC), as those of requests are, so that a store can compare
    /// bytes.
    public var tags: SortedSet<String> = [] { didSet { tags = tags.composed } }
    /// `true` for requests with an agent, `false` for those without.
    public var isAssigned: Bool?
    /// `true` for requests with something left to do.
    public var isOpen: Bool?
    /// Opened at or after, and before.
    public var openedFrom: Timestamp?
    public var openedBefore: Timestamp?
    /// By ``Request/nextDue``.
    public var dueBefore: Timestamp?
    /// Resolved by what this article says.
    public var solvedBy: Article.Number?

    public init() {}

    /// A filter made in one expression: `RequestFilter { $0.teams = ["it"] }`.
    public init(_ build: (inout RequestFilter) -> Void) { build(&self) }
}

/// The order of a list. Requests that are equal in it follow by number, in the same direction.
public struct RequestOrder: Hashable, Sendable {
    public enum Key: String, Sendable, CaseIterable, Codable {
        /// By ``Request/nextDue``. Requests without one come last, in either direction of the others.
        case due
        case number, opened, updated, priority
    }

    public var key: Key
    public var isDescending: Bool

    public init(_ key: Key, isDescending: Bool = false) {
        self.key = key
        self.isDescending = isDescending
    }

    /// The value by which a request is ordered.
    public func value(of request: Request) -> Int64 {
        switch key {
        case .due: request.nextDue?.microseconds ?? (isDescending ? .min : .max)
        case .number: request.number
        case .opened: request.openedAt.microseconds
        case .updated: request.updatedAt.microseconds
        case .priority: Int64(request.priority.rawValue)
        }
    }
}

/// A question for a page of requests.
///
/// Paging is by key: a page starts after the last request of the one before it, so that it costs the same however far
/// one is, and requests that come or go meanwhile neither repeat nor hide others. A request whose own place in the
/// order changes meanwhile is shown where it stands when its place is reached.
public struct RequestQuery: Hashable, Sendable {
    public var viewer: Viewer
    public var filter: RequestFilter
    public var order: RequestOrder
    /// 1 to 1,000.
    public var limit: Int
    public var after: Cursor?

    public init(
        viewer: Viewer, filter: RequestFilter = RequestFilter(), order: RequestOrder = RequestOrder(.number),
        limit: Int = 50, after: Cursor? = nil
    ) {
        self.viewer = viewer
        self.filter = filter
        self.order = order
        self.limit = limit
        self.after = after
    }

    /// A place between two requests in one order.
    public struct Cursor: Hashable, Sendable {
        public let order: RequestOrder
        public let value: Int64
        public let number: Request.Number

        /// The place just behind a request.
        public init(behind request: Request, in order: RequestOrder) {
            self.order = order
            value = order.value(of: request)
            number = request.number
        }
    }
}

extension RequestQuery.Cursor: LosslessStringConvertible {
    /// `due.a.1700000000000000.42`: a text that a web page can carry.
    public var description: String { "\(order.key.rawValue).\(order.isDescending ? "d" : "a").\(value).\(number)" }

    public init?(_ description: String) {
        let parts = description.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, let key = RequestOrder.Key(rawValue: String(parts[0])),
            parts[1] == "a" || parts[1] == "d", let value = Int64(parts[2]), let number = Int64(parts[3])
        else { return nil }
        order = RequestOrder(key, isDescending: parts[1] == "d")
        self.value = value
        self.number = number
    }
}

/// Some requests and where to go on.
public struct Page: Hashable, Sendable {
    public var requests: [Request]
    /// `nil` when nothing follows.
    public var next: RequestQuery.Cursor?

    public init(requests: [Request], next: RequestQuery.Cursor?) {
        self.requests = requests
        self.next = next
    }
}

/// A question for numbers of requests by group.
public struct CountQuery: Hashable, Sendable {
    public enum Group: String, Sendable, CaseIterable, Codable {
        case team, state, kind, priority, agent, service
    }

    public var viewer: Viewer
    public var filter: RequestFilter
    public var groups: [Group]

    public init(viewer: Viewer, filter: RequestFilter = RequestFilter(), by groups: [Group] = []) {
        self.viewer = viewer
        self.filter = filter
        self.groups = groups
    }
}

/// How many requests one group has. Groups of none are left out.
public struct CountRow: Hashable, Sendable {
    /// The values of the query's groups, in order; `nil` for requests without one.
    public var values: [String?]
    public var count: Int

    public init(values: [String?], count: Int) {
        self.values = values
        self.count = count
    }
}

extension CountQuery.Group {
    /// The group's value for a request.
    public func value(of request: Request) -> String? {
        switch self {
        case .team: request.team?.rawValue
        case .state: request.state.rawValue
        case .kind: request.kind.rawValue
        case .priority: String(request.priority.rawValue)
        case .agent: request.agent?.rawValue
        case .service: request.service?.rawValue
        }
    }
}

extension RequestFilter {
    /// Whether a request meets all conditions.
    public func matches(_ request: Request) -> Bool {
        matchesPeople(request) && matchesClassification(request) && matchesTime(request)
    }

    private func matchesPeople(_ request: Request) -> Bool {
        (teams.isEmpty || request.team.map(teams.contains) == true)
            && (agents.isEmpty || request.agent.map(agents.contains) == true)
            && (isAssigned == nil || isAssigned == (request.agent != nil))
            && (requesters.isEmpty || requesters.contains(request.requester)
                || request.beneficiary.map(requesters.contains) == true)
    }

    private func matchesClassification(_ request: Request) -> Bool {
        (states.isEmpty || states.contains(request.state))
            && (isOpen == nil || isOpen == request.state.isOpen)
            && (kinds.isEmpty || kinds.contains(request.kind))
            && (priorities.isEmpty || priorities.contains(request.priority))
            && (services.isEmpty || request.service.map(services.contains) == true)
            && tags.allSatisfy(request.tags.contains)
            && (solvedBy == nil || solvedBy == request.solvedBy)
    }

    private func matchesTime(_ request: Request) -> Bool {
        (openedFrom.map { request.openedAt >= $0 } ?? true)
            && (openedBefore.map { request.openedAt < $0 } ?? true)
            && (dueBefore.map { before in request.nextDue.map { $0 < before } ?? false } ?? true)
    }
}
