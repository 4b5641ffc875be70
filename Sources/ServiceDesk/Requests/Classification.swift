/// What a request is (ITIL 4).
public enum RequestKind: String, Sendable, Codable, CaseIterable {
    /// An unplanned interruption of a service, or a loss of its quality.
    case incident
    /// Agreed, normal delivery: access, equipment, an answer.
    case serviceRequest
    /// The cause, or possible cause, of incidents.
    case problem
    /// Something that one party owes another on a date.
    case obligation
}

/// Where a request stands.
public enum RequestState: String, Sendable, Codable, CaseIterable {
    /// Received; nobody has taken it up.
    case new
    /// Somebody works on it.
    case open
    /// Waiting for someone, for a stated reason.
    case pending
    /// Done as the agent sees it; the requester may reopen.
    case resolved
    /// Finished for good; reopening is still possible and is counted.
    case closed
    /// Back after it was resolved or closed, and not taken up again yet.
    case reopened

    /// Whether there is still something to do.
    public var isOpen: Bool {
        switch self {
        case .new, .open, .pending, .reopened: true
        case .resolved, .closed: false
        }
    }
}

/// How many are affected, and how badly.
public enum Impact: Int, Sendable, Codable, CaseIterable, Comparable {
    case high = 1
    case medium, low
    public static func < (left: Impact, right: Impact) -> Bool { left.rawValue < right.rawValue }
}

/// How soon it hurts.
public enum Urgency: Int, Sendable, Codable, CaseIterable, Comparable {
    case high = 1
    case medium, low
    public static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
}

/// In what order to work: impact times urgency, 1 first (the matrix of ITIL).
public enum Priority: Int, Sendable, Codable, CaseIterable, Comparable {
    case critical = 1
    case high, moderate, low, planning

    public init(_ impact: Impact, _ urgency: Urgency) {
        switch impact.rawValue + urgency.rawValue {
        case 2: self = .critical
        case 3: self = .high
        case 4: self = .moderate
        case 5: self = .low
        default: self = .planning
        }
    }

    public static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }
}

/// Why a request waits, and for whom.
public struct Pending: Hashable, Sendable, Codable {
    public enum Reason: String, Sendable, Codable, CaseIterable {
        /// A question is with the requester.
        case information
        /// A supplier is at work.
        case supplier
        /// A planned change is awaited.
        case change
        /// A problem behind it is being looked into.
        case problem
        /// Someone has to agree.
        case approval
        /// A date has to come.
        case date
        /// Something else is missing: evidence, a delivery.
        case evidence
    }

    /// Whom a request waits for.
    public enum Party: Hashable, Sendable, Codable {
        case requester
        case person(Person.ID)
        case team(Team.ID)
        case supplier(Supplier.ID)
        case nobody
    }

    public var reason: Reason
    public var waitingFor: Party

    public init(_ reason: Reason, waitingFor: Party) {
        self.reason = reason
        self.waitingFor = waitingFor
    }
}

/// How a request was resolved.
public enum Resolution: String, Sendable, Codable, CaseIterable {
    case fixed, workaround, answered, notReproducible, declined
    /// An obligation was met, in time or not.
    case fulfilled
    /// Whoever owed it was let off.
    case excused
}
