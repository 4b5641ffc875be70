import ServiceDesk

/// The columns of the `request` table beside `number` and `content`: what lists filter and sort by, taken from the
/// request. The content is the truth; these follow from it, and `verify` checks that they do.
package enum RequestColumns {
    /// The due time of a request without one: after all others.
    package static let noDue = Int64.max

    package static let names = [
        "id", "version", "team", "agent", "state", "is_open", "kind", "priority", "service", "is_confidential",
        "supplier", "handed_over", "opened", "updated", "due",
    ]

    package static func values(of request: Request) -> [SQLValue] {
        [
            .blob(request.id.uuid.bytes), .integer(Int64(request.version)), .optional(request.team),
            .optional(request.agent), .text(request.state.rawValue), .integer(request.state.isOpen ? 1 : 0),
            .text(request.kind.rawValue), .integer(Int64(request.priority.rawValue)), .optional(request.service),
            .integer(request.confidentiality == nil ? 0 : 1), .optional(request.handover?.supplier),
            .integer(Int64(request.handover?.sinceVersion ?? 0)), .integer(request.openedAt.microseconds),
            .integer(request.updatedAt.microseconds), .integer(due(of: request)),
        ]
    }

    package static func due(of request: Request) -> Int64 { request.nextDue?.microseconds ?? noDue }
}

extension SQLValue {
    package static func optional(_ identifier: (some Identifier)?) -> SQLValue {
        identifier.map { .text($0.rawValue) } ?? .null
    }
}

/// A row of the `participant` table: in what role someone is named in a request. It answers who sees a request by name,
/// and whose requests one asks for; and what an article solved.
package struct Participant: Hashable, Sendable {
    /// The numbers are kept; they are never given another meaning.
    package enum Role: Int64, Sendable {
        case requester = 0
        case beneficiary = 1
        case watcher = 2
        /// Named in a confidential request, and so sees all of it.
        case named = 3
        /// Holds broken-glass access until `until`.
        case grant = 4
        /// A confidential request is about them.
        case concerned = 5
        /// The article that solved it, by its number in the place of a person. Nobody sees a request by this.
        case solution = 6
    }

    package var person: Person.ID
    package var role: Role
    /// Microseconds; 0 for a role without end.
    package var until: Int64 = 0

    package static func name(of article: Article.Number) -> String { ArticleReference.number(article).description }

    /// Whether the same people, and the same article, are named in both.
    package static func areAlike(_ first: Request, _ second: Request) -> Bool {
        first.requester == second.requester && first.beneficiary == second.beneficiary
            && first.watchers == second.watchers && first.confidentiality == second.confidentiality
            && first.grants == second.grants && first.solvedBy == second.solvedBy
    }

    /// Everyone named in a request, and the article that solved it.
    package static func all(of request: Request) -> Set<Participant> {
        var all: Set<Participant> = [Participant(person: request.requester, role: .requester)]
        if let beneficiary = request.beneficiary { all.insert(Participant(person: beneficiary, role: .beneficiary)) }
        for person in request.watchers { all.insert(Participant(person: person, role: .watcher)) }
        for person in request.confidentiality?.named ?? [] { all.insert(Participant(person: person, role: .named)) }
        for person in request.confidentiality?.concerns ?? [] {
            all.insert(Participant(person: person, role: .concerned))
        }
        for grant in request.grants {
            all.insert(Participant(person: grant.person, role: .grant, until: grant.until.microseconds))
        }
        if let article = request.solvedBy {
            all.insert(Participant(person: Person.ID(name(of: article)), role: .solution))
        }
        return all
    }
}
