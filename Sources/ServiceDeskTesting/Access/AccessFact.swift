import ServiceDesk

/// What the rules of access depend on, for one request: taken from how the request was made, not read back from it.
package struct AccessFact: Sendable {
    var team: Team.ID?
    var requester: Person.ID
    var beneficiary: Person.ID?
    var watchers: Set<Person.ID> = []
    var confidential: Confidential?
    var grant: (person: Person.ID, until: Timestamp)?
    /// To whom it is handed over now.
    var supplier: Supplier.ID?
    /// Whether a note was written before anything was handed over.
    var hasEarlyNote = false
    /// Whether a reply and a note were written at the end.
    var hasLateMessages = false

    struct Confidential: Sendable {
        var named: Set<Person.ID> = []
        var concerns: Set<Person.ID> = []
    }
}

/// The rules of access as plain sets, written from the text of the rules and not from the code that applies them.
///
/// - Deny by default: nobody is in a set without a reason.
/// - Those who asked, for whom it was asked, and who watch, take part: they see the request and its public side.
/// - The agents of the team handle it, and so does whoever broke the glass, until the hour is over: they see all.
/// - A confidential request is handled by its team and the people named, except whom it concerns, in whoever's name
///   they act.
/// - Whoever acts for somebody else sees what that person sees until the permission ends, and nothing from then on.
/// - People of a supplier handle nothing; they see what is handed over now, from then on.
package struct AccessReference: Sendable {
    package let facts: [Request.Number: AccessFact]

    private func all(where holds: (AccessFact) -> Bool) -> Set<Request.Number> {
        Set(facts.filter { holds($0.value) }.keys)
    }

    private func participating(_ person: Person.ID) -> Set<Request.Number> {
        all { $0.requester == person }
            .union(all { $0.beneficiary == person })
            .union(all { $0.watchers.contains(person) })
    }

    private func confidentialAbout(_ person: Person.ID) -> Set<Request.Number> {
        let confidential = all { $0.confidential != nil }
        let about = all { $0.confidential?.concerns.contains(person) == true }
            .union(all { $0.requester == person })
            .union(all { $0.beneficiary == person })
        return confidential.intersection(about)
    }

    private func handled(by actor: AccessActor) -> Set<Request.Number> {
        let queues = actor.supplier != nil ? [] : all { fact in fact.team.map(actor.teams.contains) ?? false }
        let named = all { $0.confidential?.named.contains(actor.person) == true }
        let granted = all { fact in fact.grant.map { $0.person == actor.person && actor.now < $0.until } ?? false }
        let barred = confidentialAbout(actor.person).union(actor.delegate.map(confidentialAbout) ?? [])
        return queues.union(named).union(granted).subtracting(barred)
    }

    private func handedOver(to actor: AccessActor) -> Set<Request.Number> {
        guard let supplier = actor.supplier else { return [] }
        return all { $0.supplier == supplier }
    }

    /// The requests that someone may know of.
    package func visible(to actor: AccessActor) -> Set<Request.Number> {
        guard !actor.isHost else { return Set(facts.keys) }
        guard !actor.hasEnded else { return [] }
        return handled(by: actor).union(participating(actor.person)).union(handedOver(to: actor))
    }

    /// The requests by whose words of one sort someone may find them.
    func found(by word: AccessWord, for actor: AccessActor) -> Set<Request.Number> {
        guard !actor.hasEnded else { return [] }
        let handled = actor.isHost ? Set(facts.keys) : handled(by: actor)
        let participating = actor.isHost ? [] : participating(actor.person)
        let handedOver = handedOver(to: actor)
        return switch word {
        case .opening: handled.union(participating)
        case .earlyNote: handled.intersection(all { $0.hasEarlyNote })
        case .lateReply: handled.union(participating).union(handedOver).intersection(all { $0.hasLateMessages })
        case .lateNote: handled.union(handedOver).intersection(all { $0.hasLateMessages })
        }
    }
}

/// The words that the requests of the matrix contain.
enum AccessWord: String, CaseIterable {
    case opening = "openbaar"
    case earlyNote = "besloten"
    case lateReply = "antwoord"
    case lateNote = "achteraf"
}

/// Someone who looks, as the rules know them.
package struct AccessActor: Sendable, CustomStringConvertible {
    package let description: String
    let person: Person.ID
    let teams: Set<Team.ID>
    let leads: Set<Team.ID>
    let supplier: Supplier.ID?
    let delegate: Person.ID?
    let delegationEnd: Timestamp?
    let isHost: Bool
    let now: Timestamp

    var hasEnded: Bool { delegationEnd.map { now >= $0 } ?? false }

    init(
        _ description: String, _ person: Person.ID, teams: Set<Team.ID> = [], leads: Set<Team.ID> = [],
        supplier: Supplier.ID? = nil, delegate: Person.ID? = nil, delegationEnd: Timestamp? = nil,
        isHost: Bool = false, now: Timestamp
    ) {
        self.description = description
        self.person = person
        self.teams = teams
        self.leads = leads
        self.supplier = supplier
        self.delegate = delegate
        self.delegationEnd = delegationEnd
        self.isHost = isHost
        self.now = now
    }

    /// The same person as a store is told of them.
    package var viewer: Viewer {
        guard !isHost else { return .host(person.rawValue) }
        return Viewer(
            person, teams: SortedSet(teams), leads: SortedSet(leads), supplier: supplier, delegate: delegate,
            delegationEnd: delegationEnd, now: now)
    }
}
