/// What somebody in an organisation owes somebody else, once or again and again: hours by the last working day, a
/// report every Friday, a budget by 30 June.
///
/// Each time becomes a request of the kind ``RequestKind/obligation`` for each of those who owe it
/// (``ObligationOccurrence``), opened ahead of its date by ``Desk/run()``.
public struct Obligation: Hashable, Sendable, Codable, Identifiable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// Who owes it: one party, or the people of whom it is said what they are when it is opened.
    public enum Obligor: Hashable, Sendable {
        case party(Party)
        /// Each member of a team.
        case members(of: Team.ID)
        /// Each who leads a team: “every manager of Sales”.
        case leads(of: Team.ID)
        /// Each of a department who is the manager of somebody in it.
        case managers(of: Department.ID)
    }

    /// One who owes something, or to whom it is owed.
    public enum Party: Hashable, Sendable {
        case person(Person.ID)
        case team(Team.ID)
        case department(Department.ID)
        case supplier(Supplier.ID)
    }

    /// What shows that it was done.
    public enum Evidence: String, Sendable, Codable, CaseIterable {
        /// That somebody says so.
        case word
        /// A message with a text.
        case reply
        /// A message with a file.
        case file
        /// The answers to a form (``Obligation/form``), given to the request.
        case form
        /// The host’s own program alone knows, and says so (``Desk/fulfil(_:with:attachments:as:key:)``).
        case host
    }

    public var id: ID
    /// The subject of each request.
    public var title: String
    /// What is to be done, and how.
    public var text: String
    public var obligors: [Obligor]
    /// To whom it is owed.
    public var beneficiary: Party
    /// Who asks for it: the requester of each request, told of what becomes of it.
    public var contact: Person.ID
    /// The team that goes after it where a person or a supplier owes it; a team goes after its own.
    public var team: Team.ID
    /// When it is due.
    public var rule: DateRule
    /// How long before it is due its request is opened, in seconds.
    public var opensAhead: Int64
    /// How long after it is due it counts as in time, in seconds.
    public var grace: Int64
    /// How long before it is due those who owe it are reminded, in seconds; one reminder for each.
    public var reminders: [Int64]
    /// What follows when it is late, as of targets: `100 leads` when the grace is over.
    public var escalations: [Escalation]
    public var evidence: Evidence
    /// What is to be answered, where the evidence is a form.
    public var form: ServiceForm?
    public var isConfidential: Bool

    public init(
        _ id: ID, _ title: String, text: String = "", by obligors: [Obligor], to beneficiary: Party,
        contact: Person.ID, team: Team.ID, due rule: DateRule, opensAhead: Int64 = 7 * 86_400,
        grace: Int64 = 0, reminders: [Int64] = [], escalations: [Escalation] = [],
        evidence: Evidence = .word, isConfidential: Bool = false
    ) {
        (self.id, self.title, self.text) = (id, title, text)
        (self.obligors, self.beneficiary, self.contact, self.team) = (obligors, beneficiary, contact, team)
        (self.rule, self.opensAhead, self.grace) = (rule, opensAhead, grace)
        (self.reminders, self.escalations) = (reminders, escalations)
        (self.evidence, self.isConfidential) = (evidence, isConfidential)
    }
}

/// One time that something is owed by one party: what makes a request an obligation (``Request/obligation``).
public struct ObligationOccurrence: Hashable, Sendable, Codable {
    public var obligation: Obligation.ID
    /// The day as the rule has it.
    public var day: CalendarDate
    public var obligor: Obligation.Party
    public var beneficiary: Obligation.Party
    public var due: Timestamp
    /// Until when it counts as in time: `due` and the grace.
    public var lateAfter: Timestamp
    public var evidence: Obligation.Evidence
    /// What is to be answered, where the evidence is a form.
    public var form: ServiceForm?
    /// In seconds before it is due.
    public var reminders: [Int64]
    public var escalations: [Escalation]

    public init(of obligation: Obligation, _ occurrence: DateRule.Occurrence, by obligor: Obligation.Party) {
        self.obligation = obligation.id
        day = occurrence.day
        self.obligor = obligor
        beneficiary = obligation.beneficiary
        due = occurrence.due
        lateAfter = occurrence.due.advanced(bySeconds: obligation.grace)
        evidence = obligation.evidence
        form = obligation.evidence == .form ? obligation.form : nil
        reminders = obligation.reminders
        escalations = obligation.escalations
    }
}

// MARK: - As text

extension Obligation.Party: TextCodable, LosslessStringConvertible, Codable {
    /// `person:anna`, `team:it`, `department:sales`, `supplier:acme`.
    public var description: String {
        switch self {
        case .person(let person): "person:\(person)"
        case .team(let team): "team:\(team)"
        case .department(let department): "department:\(department)"
        case .supplier(let supplier): "supplier:\(supplier)"
        }
    }

    public init?(_ description: String) {
        switch description.splitAtColon {
        case ("person", let id?): self = .person(Person.ID(id))
        case ("team", let id?): self = .team(Team.ID(id))
        case ("department", let id?): self = .department(Department.ID(id))
        case ("supplier", let id?): self = .supplier(Supplier.ID(id))
        default: return nil
        }
    }

    public init(from decoder: any Decoder) throws { try self.init(text: decoder) }
    public func encode(to encoder: any Encoder) throws { try under(encoder).encode(text: encoder) }

    /// With the person that the encoder wants written (``Pseudonym``).
    fileprivate func under(_ encoder: any Encoder) -> Self {
        if case .person(let person) = self { .person(Pseudonym.id(for: person, in: encoder)) } else { self }
    }
}

extension Obligation.Obligor: TextCodable, LosslessStringConvertible, Codable {
    /// A party; `members:sales`, `leads:sales`, `managers:sales` of a department.
    public var description: String {
        switch self {
        case .party(let party): party.description
        case .members(let team): "members:\(team)"
        case .leads(let team): "leads:\(team)"
        case .managers(let department): "managers:\(department)"
        }
    }

    public init?(_ description: String) {
        switch description.splitAtColon {
        case ("members", let id?): self = .members(of: Team.ID(id))
        case ("leads", let id?): self = .leads(of: Team.ID(id))
        case ("managers", let id?): self = .managers(of: Department.ID(id))
        default:
            guard let party = Obligation.Party(description) else { return nil }
            self = .party(party)
        }
    }

    public init(from decoder: any Decoder) throws { try self.init(text: decoder) }
    public func encode(to encoder: any Encoder) throws {
        guard case .party(let party) = self else { return try encode(text: encoder) }
        try Obligation.Obligor.party(party.under(encoder)).encode(text: encoder)
    }
}
