/// What is done of itself when something happens to a request, or some time after.
///
/// A rule acts once on an occasion: what somebody did to a request, with everything that follows of it, or the time
/// that came. What rules do can occasion other rules, never one that has acted already: rules that feed each other
/// stop, and the journal says so (``RequestEvent/ruleStopped(rule:reason:)``). What a rule does it does as the host
/// `rule: ID`.
public struct Rule: Hashable, Sendable, Codable, Identifiable {
    /// At most 150 bytes.
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public var id: ID
    /// One line that says what it is for.
    public var title: String
    /// On what it acts; one of them is enough.
    public var on: [RuleTrigger]
    /// How long after, in seconds: a minute to 366 days; the condition must hold when it happens and, but for its
    /// words, still then. Another such event meanwhile begins the time anew. `nil` for at once.
    public var after: Int64?
    /// For which requests.
    public var condition: RequestCondition
    /// What it does; all of it, or nothing where something of it is refused.
    public var actions: ActionList
    /// Whether it acts.
    public var isActive: Bool

    public init(
        _ id: ID, _ title: String, on triggers: [RuleTrigger], after seconds: Int64? = nil,
        if condition: RequestCondition = RequestCondition(), do actions: ActionList, isActive: Bool = true
    ) {
        self.id = id
        self.title = title
        on = triggers
        after = seconds
        self.condition = condition
        self.actions = actions
        self.isActive = isActive
    }

    /// - Throws: ``Rejection`` that says what is not as it must be.
    public func validate() throws(Rejection) {
        guard id.isValid, id.rawValue.utf8.count <= 150 else {
            throw .invalidField(
                "id", "A rule’s id has 1 to 150 bytes, no control characters and no blanks at its ends.")
        }
        try RequestLimits().check(line: title, "title")
        guard !on.isEmpty else { throw .invalidField("on", "Say on what the rule acts.") }
        if let after, !(60...366 * 86_400).contains(after) {
            throw .invalidField("after", "A minute to 366 days.")
        }
        guard !actions.commands.contains(.take) else {
            throw .invalidField("actions", "A rule is nobody who could take a request; assign it.")
        }
        try condition.validate()
        try actions.validate()
        let texts = [actions.reply, actions.note].compactMap(\.self).flatMap(\.texts.values)
        if after == nil, on.contains(.opened), texts.contains(where: { Places.names(in: $0).contains("number") }) {
            throw .invalidField("text", "A request that is being opened has no number yet: leave “{number}” out.")
        }
    }

    var actor: Actor { .host("\(Self.actorPrefix)\(id)") }
    static let actorPrefix = "rule: "
}

/// What can happen to a request on which rules act.
public enum RuleTrigger: String, Hashable, Sendable, Codable, CaseIterable {
    case opened
    /// Those who asked have written.
    case asked
    /// Somebody else has written publicly; automatic messages do not count.
    case answered
    case noted, assigned, classified, tagged, held, resumed, resolved, closed, reopened, handedOver, linked
    /// A target is near, was missed, or somebody was called in.
    case warned, breached, escalated
    /// Others have agreed, or not.
    case approvalConcluded
    case surveyAnswered

    /// What an event is for rules; `nil` for what is nothing to them.
    init?(_ recorded: RecordedEvent, of request: Request) {
        switch recorded.event {
        case .opened: self = .opened
        case .replied:
            guard let person = recorded.actor.person else { return nil }
            let asks = person == request.requester || person == request.beneficiary || request.watchers.contains(person)
            self = asks ? .asked : .answered
        case .noted: self = .noted
        case .assigned: self = .assigned
        case .classified, .serviceChanged: self = .classified
        case .tagged, .untagged: self = .tagged
        case .held: self = .held
        case .resumed: self = .resumed
        case .resolved: self = .resolved
        case .closed: self = .closed
        case .reopened: self = .reopened
        case .handedOver: self = .handedOver
        case .linked: self = .linked
        case .warned: self = .warned
        case .breached: self = .breached
        case .escalated: self = .escalated
        case .approvalConcluded: self = .approvalConcluded
        case .surveyAnswered: self = .surveyAnswered
        default: return nil
        }
    }
}

/// Which requests are meant. What is left out does not matter; what is there must all hold.
public struct RequestCondition: Hashable, Sendable, Codable {
    /// One of these.
    public var kinds: SortedSet<RequestKind> = []
    /// The request is with one of these.
    public var teams: SortedSet<Team.ID> = []
    /// It is for one of these.
    public var services: SortedSet<Service.ID> = []
    /// It came by one of these.
    public var channels: SortedSet<ChannelName> = []
    /// It stands at one of these.
    public var states: SortedSet<RequestState> = []
    /// One of these asks.
    public var requesters: SortedSet<Person.ID> = []
    /// This priority or one that is more urgent.
    public var atLeast: Priority?
    /// All of these.
    public var tags: SortedSet<String> = []
    /// One of these words is in the subject, or in what was just written; compared as search compares them.
    public var words: SortedSet<String> = []
    /// Whether somebody has it.
    public var isAssigned: Bool?
    /// Whether others have been asked to agree and have not all said so.
    public var isAwaitingApproval: Bool?

    public init() {}

    public init(_ fill: (inout RequestCondition) -> Void) { fill(&self) }

    func validate() throws(Rejection) {
        let counts = [
            kinds.count, teams.count, services.count, channels.count, requesters.count, tags.count, words.count,
        ]
        guard counts.allSatisfy({ $0 <= 100 }) else {
            throw .invalidField("condition", "At most 100 of a sort can be named.")
        }
        for word in words where SearchText.words(in: word).count != 1 {
            throw .invalidField("words", "“\(word.prefix(100))” is not one word.")
        }
    }

    /// Whether all but the words holds, which are of what happened.
    func holdsStill(for request: Request) -> Bool {
        var condition = self
        condition.words = []
        return condition.holds(for: request) { [] }
    }

    /// - Parameter words: Of the subject and of what was just written; asked for only where words matter.
    func holds(for request: Request, words found: () -> Set<String>) -> Bool {
        guard kinds.isEmpty || kinds.contains(request.kind), teams.admit(request.team),
            services.admit(request.service), channels.isEmpty || channels.contains(request.channel),
            states.isEmpty || states.contains(request.state),
            requesters.isEmpty || requesters.contains(request.requester),
            atLeast.map({ request.priority <= $0 }) ?? true, tags.allSatisfy(request.tags.contains),
            isAssigned.map({ $0 == (request.agent != nil) }) ?? true,
            isAwaitingApproval.map({ $0 == request.approvals.contains(where: \.isOpen) }) ?? true
        else { return false }
        return words.isEmpty || !found().isDisjoint(with: foldedWords)
    }

    /// The words as search compares them.
    var foldedWords: [String] { words.flatMap { SearchText.words(in: $0) } }
}

extension SortedSet {
    /// Whether nothing is asked, or the element is one of those asked for.
    fileprivate func admit(_ element: Element?) -> Bool { isEmpty || element.map(contains) == true }
}

extension RequestKind: Comparable {
    public static func < (left: RequestKind, right: RequestKind) -> Bool { left.rawValue < right.rawValue }
}

extension RequestState: Comparable {
    public static func < (left: RequestState, right: RequestState) -> Bool { left.rawValue < right.rawValue }
}
