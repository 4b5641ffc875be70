/// What a policy wants of a request: a metric, how much time it may take, by which hours, and to whom that is owed.
public struct SLATarget: Hashable, Sendable {
    /// Names the clock in a policy’s answers: when the answer changes, the target of the same name goes on.
    public struct Name: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public var name: Name
    public var metric: SLAMetric
    public var goal: GoalAmount
    /// The hours that count; `nil` for real time.
    public var calendar: ServiceCalendar.ID?
    public var party: SLAParty
    /// When to warn: shares of the goal in per cent, 1 to 99.
    public var warnings: [Int]
    /// What follows when it is not reached, by rising shares.
    public var escalations: [Escalation]
    public var choices: ClockChoices

    /// - Parameters:
    ///   - name: `nil` for one made of metric and party.
    ///   - calendar: Needed for all goals but elapsed time.
    public init(
        _ metric: SLAMetric, within goal: GoalAmount, calendar: ServiceCalendar.ID? = nil,
        party: SLAParty = .requester, name: Name? = nil, warnings: [Int] = [], escalations: [Escalation] = [],
        choices: ClockChoices = ClockChoices()
    ) {
        self.name = name ?? Self.name(of: metric, party)
        self.metric = metric
        self.goal = goal
        self.calendar = calendar
        self.party = party
        self.warnings = warnings
        self.escalations = escalations
        self.choices = choices
    }

    static func name(of metric: SLAMetric, _ party: SLAParty) -> Name {
        switch metric {
        case .ownership, .named: Name(metric.name)
        default: Name(party == .requester ? metric.name : "\(metric.name) \(party)")
        }
    }

    /// Most warnings of one target.
    public static let maximumWarnings = 10
    /// Most targets for one request.
    public static let maximumCount = 20

    /// - Throws: ``SLAError``.
    public func validate() throws(SLAError) {
        guard name.isValid else { throw SLAError(.target, "“\(name.rawValue.prefix(100))” cannot be a target’s name.") }
        func fault(_ text: String) -> SLAError { SLAError(.target, "The target “\(name)” \(text)") }
        guard goal.isValid else { throw fault("gives less than a second or more than ten years.") }
        if case .elapsedTime = goal {
        } else if calendar == nil {
            throw fault("counts service time and names no hours.")
        }
        guard warnings.count <= Self.maximumWarnings, warnings.allSatisfy({ (1...99).contains($0) }) else {
            throw fault("warns at shares of 1 to 99 per cent, at most \(Self.maximumWarnings) of them.")
        }
        guard escalations.count <= Escalation.maximumCount,
            escalations.map(\.share).allSatisfy(Escalation.shares.contains),
            zip(escalations, escalations.dropFirst()).allSatisfy({ $0.share <= $1.share })
        else {
            throw fault(
                "escalates at rising shares of \(Escalation.shares.lowerBound) to \(Escalation.shares.upperBound) per "
                    + "cent, at most \(Escalation.maximumCount) times.")
        }
        if case .named(let clock) = metric, clock.start.isEmpty || clock.stop.isEmpty {
            throw fault("has a clock that never starts or never stops.")
        }
    }

    /// Which holds stop its clock.
    var pauses: ClockChoices.Pauses {
        if let pauses = choices.pauses { return pauses }
        return switch metric {
        case .firstResponse, .nextResponse: .never
        case .periodicUpdate: .waitingForRequester
        case .resolution, .ownership, .named:
            // A hold that waits for a supplier is the supplier’s own time.
            if case .supplier = party { .waitingForRequester } else { .anyHold }
        }
    }
}

/// To whom, or by whom, a target is owed.
public enum SLAParty: Hashable, Sendable {
    /// A service level agreement: owed to whoever asks.
    case requester
    /// An operational level agreement: owed by a team to the others.
    case team(Team.ID)
    /// An underpinning contract: owed by a supplier.
    case supplier(Supplier.ID)
}

/// What a clock measures.
public enum SLAMetric: Hashable, Sendable {
    /// From the opening to the first answer.
    case firstResponse
    /// From a further message of the requester, a beneficiary or a watcher, to the answer; again for each. The opening
    /// itself is for ``firstResponse``.
    case nextResponse
    /// From the opening, and again from each public reply by a person who works on it, to the next.
    case periodicUpdate
    /// From the opening until it is resolved, or closed without.
    case resolution
    /// From when a team gets the request until it hands it over, or the resolution.
    case ownership(Team.ID)
    /// From and until whatever its conditions say.
    case named(NamedClock)

    /// `firstResponse`, `ownership of it`, or the name of the clock.
    public var name: String {
        switch self {
        case .firstResponse: "firstResponse"
        case .nextResponse: "nextResponse"
        case .periodicUpdate: "periodicUpdate"
        case .resolution: "resolution"
        case .ownership(let team): "ownership of \(team)"
        case .named(let clock): clock.name
        }
    }
}

/// A clock that starts, pauses and stops by conditions. Any of those of a list will do. It starts again after a stop.
public struct NamedClock: Hashable, Sendable, Codable {
    public enum Condition: Hashable, Sendable {
        case opened, started, held, resumed, resolved, closed, reopened
        /// A message of the requester, a beneficiary or a watcher.
        case asked
        /// A public reply by a person who works on it.
        case answered
        case assigned(Team.ID)
        case handedOver(Supplier.ID)
        /// By the desk, or given to another supplier.
        case takenBack
    }

    public var name: String
    public var start: [Condition]
    public var stop: [Condition]
    /// What stops it for a while, until one of ``resume``; none for holds as ``ClockChoices/pauses`` says.
    public var pause: [Condition]
    public var resume: [Condition]

    public init(
        _ name: String, start: [Condition], stop: [Condition], pause: [Condition] = [], resume: [Condition] = []
    ) {
        self.name = name
        self.start = start
        self.stop = stop
        self.pause = pause
        self.resume = resume
    }

    /// How long a supplier has a request: from the hand-over until it is taken back, given to
    /// another one, or resolved.
    public static func supply(_ supplier: Supplier.ID) -> NamedClock {
        NamedClock(
            "supply by \(supplier)", start: [.handedOver(supplier)], stop: [.takenBack, .resolved, .closed])
    }
}

/// Something in a policy or a target that is not as it must be.
public struct SLAError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake. Open: later versions may add codes.
    public struct Code: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public var description: String { rawValue }

        public static let target = Code(rawValue: "target")
        public static let policy = Code(rawValue: "policy")
        /// A target counts by hours that are not there, or cannot be compiled.
        public static let calendar = Code(rawValue: "calendar")
    }

    public let code: Code
    /// One or two sentences that are safe to show.
    public let description: String

    public init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }
}
