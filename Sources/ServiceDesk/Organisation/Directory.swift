/// Who is who: people, teams and what they offer. A host with a directory of its own implements this over it; a host
/// without one uses a store that is a ``DirectoryStore``.
///
/// The desk asks for what it needs and keeps the answers for a short time (``Desk/Configuration/directoryMaximumAge``).
public protocol Directory: Sendable {
    /// The people with these ids, in no particular order; unknown ids are left out.
    func people(_ ids: [Person.ID]) async throws(StoreError) -> [Person]
    /// The person to whom an address belongs. Only the ``Address/key`` counts.
    func person(at address: Address) async throws(StoreError) -> Person?
    /// The teams with these ids; unknown ids are left out.
    func teams(_ ids: [Team.ID]) async throws(StoreError) -> [Team]
    /// The teams of which a person is a member.
    func teams(of person: Person.ID) async throws(StoreError) -> [Team]
    /// The services with these ids; unknown ids are left out.
    func services(_ ids: [Service.ID]) async throws(StoreError) -> [Service]
    /// The suppliers with these ids; unknown ids are left out.
    func suppliers(_ ids: [Supplier.ID]) async throws(StoreError) -> [Supplier]
    /// The departments with these ids; unknown ids are left out. Asked when an article names one as its audience.
    func departments(_ ids: [Department.ID]) async throws(StoreError) -> [Department]
    /// The hours with these ids; unknown ids are left out. Teams name theirs, and hours name those they are made of.
    func calendars(_ ids: [ServiceCalendar.ID]) async throws(StoreError) -> [ServiceCalendar]
    /// The on-call schedules for a team, by id: those that name it, and those that name none.
    func onCallSchedules(of team: Team.ID) async throws(StoreError) -> [OnCallSchedule]
    /// The service level policies, in the order in which they are asked.
    func policies() async throws(StoreError) -> [PriorityPolicy]
    /// The delegations in force at an instant that let a person act for others.
    func delegations(to person: Person.ID, at time: Timestamp) async throws(StoreError) -> [Delegation]
    /// The people of a department, by id, not of those below it. Asked by what is for whole departments.
    func people(in department: Department.ID) async throws(StoreError) -> [Person]
    /// The templates, macros and rules.
    func playbook() async throws(StoreError) -> Playbook
    /// The teams and what they offer, for people to choose from.
    func catalogue() async throws(StoreError) -> Catalogue
}

extension Directory {
    /// The person to whom an address belongs, where that was verified: only then does it prove who somebody is
    /// (``Address/isVerified``).
    public func person(atVerified address: Address) async throws(StoreError) -> Person? {
        guard let person = try await person(at: address) else { return nil }
        let key = address.key
        return person.addresses.contains { $0.key == key && $0.isVerified } ? person : nil
    }
}

/// A directory that the desk keeps itself.
public protocol DirectoryStore: Directory {
    /// Adds or replaces entries, all or none.
    ///
    /// - Throws: ``StoreError`` of code ``StoreError/Code/constraint`` when an address belongs to someone else already.
    func save(_ entries: [DirectoryEntry]) async throws(StoreError)
    /// Removes people, whatever still names them; nothing where there are none with these ids.
    func remove(_ people: [Person.ID]) async throws(StoreError)
    /// Entries of one kind in the order of their ids, from after `cursor`, at most `limit`.
    func entries(_ query: DirectoryQuery) async throws(StoreError) -> [DirectoryEntry]
}

/// Permission to act for someone else: a substitute during leave, an assistant. It does not cascade.
public struct Delegation: Hashable, Sendable, Codable, Identifiable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public var id: ID
    /// For whom.
    public var from: Person.ID
    /// By whom.
    public var to: Person.ID
    public var starts: Timestamp
    public var ends: Timestamp

    public init(id: ID, from: Person.ID, to: Person.ID, starts: Timestamp, ends: Timestamp) {
        self.id = id
        self.from = from
        self.to = to
        self.starts = starts
        self.ends = ends
    }
}

/// One thing that a stored directory keeps.
public enum DirectoryEntry: Hashable, Sendable, Codable {
    case department(Department)
    case supplier(Supplier)
    case calendar(ServiceCalendar)
    case person(Person)
    case team(Team)
    case service(Service)
    case delegation(Delegation)
    case onCall(OnCallSchedule)
    case policy(PriorityPolicy)
    case template(RequestTemplate)
    case macro(Macro)
    case rule(Rule)

    /// In this order entries are exported, each after what it may refer to.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case department, supplier, calendar, person, team, service, delegation, onCall, policy
        case template, macro, rule
    }

    public var kind: Kind {
        switch self {
        case .department: .department
        case .supplier: .supplier
        case .calendar: .calendar
        case .person: .person
        case .team: .team
        case .service: .service
        case .delegation: .delegation
        case .onCall: .onCall
        case .policy: .policy
        case .template: .template
        case .macro: .macro
        case .rule: .rule
        }
    }

    /// The id without its type; unique within a kind.
    public var id: String {
        switch self {
        case .department(let department): department.id.rawValue
        case .supplier(let supplier): supplier.id.rawValue
        case .calendar(let calendar): calendar.id.rawValue
        case .person(let person): person.id.rawValue
        case .team(let team): team.id.rawValue
        case .service(let service): service.id.rawValue
        case .delegation(let delegation): delegation.id.rawValue
        case .onCall(let schedule): schedule.id.rawValue
        case .policy(let policy): policy.id.rawValue
        case .template(let template): template.id.rawValue
        case .macro(let macro): macro.id.rawValue
        case .rule(let rule): rule.id.rawValue
        }
    }
}

/// A question for entries of a stored directory.
public struct DirectoryQuery: Hashable, Sendable {
    public var kind: DirectoryEntry.Kind
    /// Only entries whose id comes after this one.
    public var after: String?
    public var limit: Int

    public init(_ kind: DirectoryEntry.Kind, after: String? = nil, limit: Int = 500) {
        self.kind = kind
        self.after = after
        self.limit = limit
    }
}
