/// That some people are to agree before a request goes on: one, all, or so many of several. Nobody has two voices, also
/// not as a delegate.
///
/// Asked by the handling team (``RequestCommand/askApproval(_:)``), by a macro or by a rule; answered by those asked or
/// by whoever acts for them. It is over once enough have agreed, once too many have not, at its due time, or when the
/// team takes it back.
public struct Approval: Hashable, Sendable, Codable, Identifiable {
    /// What follows of it.
    public enum Purpose: String, Sendable, Codable {
        /// The request goes on.
        case consent
        /// Whoever owes something is let off (``RequestCommand/askExcuse(_:)``).
        case excuse
    }

    /// What became of it.
    public enum Outcome: String, Sendable, Codable, CaseIterable {
        case approved, declined
        /// Its due time came.
        case lapsed
        /// The team took it back, or the request ended otherwise.
        case withdrawn
    }

    /// What one of those asked has said.
    public struct Vote: Hashable, Sendable, Codable {
        /// Of those who were asked.
        public var person: Person.ID
        /// Who said it for them; `nil` for themselves.
        public var delegate: Person.ID?
        /// Whether they agree.
        public var agrees: Bool
        /// Why; may be empty.
        public var remark: String
        /// When they said so.
        public var at: Timestamp
    }

    /// Counts within its request, from 1.
    public let id: Int
    /// What follows where enough agree.
    public let purpose: Purpose
    /// What there is to agree to.
    public let question: String
    /// Those who were asked.
    public let approvers: SortedSet<Person.ID>
    /// How many of them must agree, from 1 to all.
    public let needed: Int
    /// When it lapses; `nil` for never.
    public let due: Timestamp?
    /// What was said so far, in the order of saying.
    public internal(set) var votes: [Vote] = []
    /// `nil` while it is open.
    public internal(set) var outcome: Outcome?

    /// Whether more can be said.
    public var isOpen: Bool { outcome == nil }
    /// Those who have not said anything yet.
    public var missing: [Person.ID] {
        approvers.filter { person in !votes.contains { $0.person == person } }
    }

    /// As what a request waits for it.
    var wait: Pending {
        Pending(.approval, waitingFor: approvers.count == 1 ? .person(approvers.elements[0]) : .nobody)
    }

    /// What the votes come to; `nil` where more are needed.
    var judgement: Outcome? {
        let agreeing = votes.count { $0.agrees }
        if agreeing >= needed { return .approved }
        return agreeing + missing.count < needed ? .declined : nil
    }
}

/// What is asked of whom, before it is known who exactly they are.
public struct ApprovalQuestion: Hashable, Sendable, Codable {
    /// Who is asked.
    public enum Approvers: Hashable, Sendable, Codable {
        case people(SortedSet<Person.ID>)
        /// Whoever the directory names as the manager of the requester.
        case manager
    }

    /// What there is to agree to; at most ``RequestLimits/question`` bytes.
    public var text: String
    /// Who is asked.
    public var from: Approvers
    /// How many must agree; `nil` for all of them.
    public var needed: Int?
    /// After how many seconds it lapses, up to 366 days; `nil` for never.
    public var within: Int64?

    public init(_ text: String, from approvers: Approvers, needed: Int? = nil, within seconds: Int64? = nil) {
        self.text = text
        from = approvers
        self.needed = needed
        within = seconds
    }
}
