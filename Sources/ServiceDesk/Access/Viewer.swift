/// Who is looking. Every query carries one, and every store applies it: what a viewer may not see is not counted, not
/// found, not listed and not hinted at.
///
/// A viewer is made by the desk from its directory (``Desk/viewer(for:actingFor:)``). Being agent of one team and
/// requester with another is the normal case. No viewer sees everything by rank; ``Viewer/host(_:)`` is for the program
/// itself: exports, checks, migrations.
public struct Viewer: Hashable, Sendable {
    /// In whose name is looked; `nil` for the host.
    public let person: Person.ID?
    /// By whom, where someone acts for someone else.
    public let delegate: Person.ID?
    /// When the permission to act for someone else ends; `nil` where there is none to end. From then on the viewer has
    /// no standing at all.
    public let delegationEnd: Timestamp?
    /// The teams for which the person handles requests.
    public let teams: SortedSet<Team.ID>
    /// The teams that the person leads.
    public let leads: SortedSet<Team.ID>
    /// The supplier for whom the person works.
    public let supplier: Supplier.ID?
    /// The department that the person belongs to.
    public let department: Department.ID?
    /// The instant of looking: access given until a moment ends then.
    public let now: Timestamp
    private let hostName: String?

    public init(
        _ person: Person.ID, teams: SortedSet<Team.ID> = [], leads: SortedSet<Team.ID> = [],
        supplier: Supplier.ID? = nil, department: Department.ID? = nil, delegate: Person.ID? = nil,
        delegationEnd: Timestamp? = nil, now: Timestamp
    ) {
        self.person = person
        self.delegate = delegate
        self.delegationEnd = delegationEnd
        // Someone of a supplier is a customer of nobody here and handles only what was handed over.
        self.teams = supplier == nil ? teams : []
        self.leads = supplier == nil ? leads : []
        self.supplier = supplier
        self.department = supplier == nil ? department : nil
        self.now = now
        hostName = nil
    }

    private init(hostName: String) {
        person = nil
        delegate = nil
        delegationEnd = nil
        teams = []
        leads = []
        supplier = nil
        department = nil
        now = Timestamp(microseconds: .min)
        self.hostName = hostName
    }

    /// The host's own program, under a name that says which part of it: `import`, `verify`. It sees everything.
    public static func host(_ name: String) -> Viewer { Viewer(hostName: name) }

    public var isHost: Bool { hostName != nil }

    /// Whether the permission to act for someone else is over.
    public var hasEnded: Bool { delegationEnd.map { $0 <= now } ?? false }

    /// The actor as whom the viewer does things.
    public var actor: Actor {
        if let person { return delegate.map { .delegate(for: person, by: $0) } ?? .person(person) }
        return .host(hostName ?? "host")
    }
}

extension Viewer {
    /// What the viewer is to a request. This one function is the rule of access; every query of every store must give
    /// the set of requests for which it is not ``Standing/none``.
    public func standing(to request: Request) -> Standing {
        guard let person else { return .host }
        guard !hasEnded else { return .none }
        if handles(request, person) { return .agent }
        if let supplier, request.handover?.supplier == supplier { return .supplier }
        return participates(in: request, person) ? .participant : .none
    }

    private func handles(_ request: Request, _ person: Person.ID) -> Bool {
        let isGranted = request.grants.contains { $0.person == person && $0.until > now }
        guard let confidentiality = request.confidentiality else {
            return isGranted || request.team.map(teams.contains) == true
        }
        // Acting for someone else does not open a matter about oneself.
        guard !request.concerns(person), delegate.map(request.concerns) != true else { return false }
        return isGranted || confidentiality.named.contains(person) || request.team.map(teams.contains) == true
    }

    private func participates(in request: Request, _ person: Person.ID) -> Bool {
        person == request.requester || person == request.beneficiary || request.watchers.contains(person)
    }

    /// Whether the viewer may read an event of a request: agents read all, participants the public ones, suppliers what
    /// came with or after the handover.
    public func mayRead(_ event: RecordedEvent, of request: Request) -> Bool {
        // What a desk owes to others is nothing for suppliers.
        if standing(to: request) == .supplier, event.event.isServiceLevel || event.event.isOfTheTeam { return false }
        return mayRead(version: event.version, isPublic: event.event.isPublic, of: request)
    }

    func mayRead(version: Int, isPublic: Bool, of request: Request) -> Bool {
        switch standing(to: request) {
        case .none: false
        case .participant: isPublic
        case .supplier: version >= (request.handover?.sinceVersion ?? .max)
        case .agent, .host: true
        }
    }
}

extension Request {
    /// Whether a confidential request is about someone: then even as an agent they have only the employee's view.
    public func concerns(_ person: Person.ID) -> Bool {
        guard let confidentiality else { return false }
        return person == requester || person == beneficiary || confidentiality.concerns.contains(person)
    }
}
