/// A stretch of a request’s time in which one side held it: a team after a hand-over, a supplier, or whoever was waited
/// for.
///
/// The stretches of a request are back to back from its opening to its resolution, so that their lengths add up to the
/// whole. Between a resolution, or a closing, and a reopening nobody holds it, and nothing counts.
public struct Holding: Hashable, Sendable {
    /// Who holds an open request.
    ///
    /// There is exactly one at each instant. Of what holds at once the first of these counts:
    /// 1. a hold that waits for the requester or the beneficiary: ``requester``;
    /// 2. the supplier to whom it is handed over, whatever other hold there is, as its clock counts;
    /// 3. another hold: the team or the supplier for whom it waits, or ``other(_:)``;
    /// 4. the team to which it is assigned, or ``nobody``.
    public enum Holder: Hashable, Sendable {
        case team(Team.ID)
        case supplier(Supplier.ID)
        /// It waits for whoever asked, or for whom it was asked.
        case requester
        /// It waits for another person, or for nobody in particular, for this reason.
        case other(Pending.Reason)
        /// It has no team.
        case nobody
    }

    /// Whose time it is.
    public let holder: Holder
    public let from: Timestamp
    /// When somebody else got it, or it was resolved or closed; `nil` while it goes on.
    public internal(set) var to: Timestamp?
    /// The agent who had it last in the stretch; `nil` for none, and for whoever is not the team of the request.
    public internal(set) var agent: Person.ID?
    /// Whether it was only waited for: by a hold, without having been given the request.
    public internal(set) var isWaitedFor: Bool

    /// - Parameter to: `nil` while it goes on.
    public init(
        _ holder: Holder, from: Timestamp, to: Timestamp? = nil, agent: Person.ID? = nil, isWaitedFor: Bool = false
    ) {
        self.holder = holder
        self.from = from
        self.to = to
        self.agent = agent
        self.isWaitedFor = isWaitedFor
    }

    /// How long it was, or is by now where it goes on; never below zero.
    public func elapsed(until now: Timestamp) -> Duration { max(.zero, from.duration(to: to ?? now)) }

    /// Who held a request when, oldest first.
    ///
    /// Pure. One side that holds it on is one stretch, whichever of its agents has it; a stretch of no length is left
    /// out, but for one that goes on. Linear in the number of events.
    ///
    /// - Parameters:
    ///   - journal: All events of one request, in their order, the opening first; without it there are no stretches.
    ///   - showingSuppliers: Whether hand-overs to suppliers are told; otherwise such time is that of the team.
    public static func all(in journal: some Sequence<RecordedEvent>, showingSuppliers: Bool = true) -> [Holding] {
        var track = HoldingTrack(showsSuppliers: showingSuppliers)
        for event in journal { track.follow(event) }
        return track.holdings
    }
}

extension Holding.Holder: CustomStringConvertible {
    /// `team:it`, `supplier:acme`, `requester`, `other:date`, `nobody`.
    public var description: String {
        switch self {
        case .team(let team): "team:\(team)"
        case .supplier(let supplier): "supplier:\(supplier)"
        case .requester: "requester"
        case .other(let reason): "other:\(reason.rawValue)"
        case .nobody: "nobody"
        }
    }
}

extension Request {
    /// Who holds it now; `nil` while it is resolved or closed. To whoever may not know of a supplier it is the team’s.
    public var holder: Holding.Holder? { hold(showingSuppliers: true)?.holder }

    /// Who holds it, which of its agents, and whether it is only waited for.
    fileprivate func hold(showingSuppliers: Bool) -> HoldingTrack.Hold? {
        guard state.isOpen else { return nil }
        let supplier = showingSuppliers ? handover?.supplier : nil
        let (holder, isWaitedFor) = Holding.Holder.of(team, supplier, pending, asking: [requester, beneficiary])
        let isOwn = !isWaitedFor && supplier == nil
        return HoldingTrack.Hold(holder, agent: isOwn ? agent : nil, isWaitedFor: isWaitedFor)
    }
}

extension Holding.Holder {
    /// Who holds an open request, by the order of ``Holding/Holder``; and whether it is only waited for.
    ///
    /// - Parameter people: Whoever asked, and for whom.
    static func of(
        _ team: Team.ID?, _ supplier: Supplier.ID?, _ pending: Pending?, asking people: Set<Person.ID?>
    ) -> (holder: Holding.Holder, isWaitedFor: Bool) {
        switch pending?.waitingFor {
        case .requester: return (.requester, true)
        case .person(let person) where people.contains(person): return (.requester, true)
        default: break
        }
        if let supplier { return (.supplier(supplier), false) }
        guard let pending else { return (team.map(Holding.Holder.team) ?? .nobody, false) }
        switch pending.waitingFor {
        case .team(let other): return (.team(other), other != team)
        case .supplier(let supplier): return (.supplier(supplier), true)
        case .requester, .person, .nobody: return (.other(pending.reason), true)
        }
    }
}

/// Follows through a journal, event by event, who holds the request.
struct HoldingTrack {
    struct Hold {
        var holder: Holding.Holder
        var agent: Person.ID?
        var isWaitedFor: Bool

        init(_ holder: Holding.Holder, agent: Person.ID? = nil, isWaitedFor: Bool = false) {
            self.holder = holder
            self.agent = agent
            self.isWaitedFor = isWaitedFor
        }
    }

    private(set) var holdings: [Holding] = []
    private var request: Request?
    private let showsSuppliers: Bool

    init(showsSuppliers: Bool) { self.showsSuppliers = showsSuppliers }

    /// Takes the next event. What comes before an opening is left out.
    mutating func follow(_ event: RecordedEvent) {
        if request == nil { request = Request(opening: event) } else { request?.apply(event) }
        guard let time = request?.updatedAt else { return }
        let hold = request?.hold(showingSuppliers: showsSuppliers)
        if let last = holdings.indices.last, holdings[last].to == nil {
            guard holdings[last].holder != hold?.holder else { return goOn(with: hold) }
            // A machine that hands it on at once has not held it.
            if holdings[last].from == time { holdings.removeLast() } else { holdings[last].to = time }
        }
        guard let hold else { return }
        if let last = holdings.last, last.to == time, last.holder == hold.holder {
            holdings[holdings.count - 1].to = nil
            return goOn(with: hold)
        }
        holdings.append(Holding(hold.holder, from: time, agent: hold.agent, isWaitedFor: hold.isWaitedFor))
    }

    private mutating func goOn(with hold: Hold?) {
        guard let hold, let last = holdings.indices.last else { return }
        if let agent = hold.agent { holdings[last].agent = agent }
        // Whoever is given what was waited for had it all the time.
        holdings[last].isWaitedFor = holdings[last].isWaitedFor && hold.isWaitedFor
    }
}
