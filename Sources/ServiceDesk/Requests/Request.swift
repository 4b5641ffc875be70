/// Anything logged with the desk, as it stands now. Its conversation and its past are in the journal.
///
/// A value of this type is what ``Request/apply(_:)`` makes of the journal's events and nothing else; there is no other
/// way to change one.
public struct Request: Hashable, Sendable, Identifiable {
    public struct ID: Hashable, Comparable, Sendable, Codable, LosslessStringConvertible {
        public let uuid: UniqueID
        public init(_ uuid: UniqueID) { self.uuid = uuid }
        public init?(_ description: String) {
            guard let uuid = UniqueID(description) else { return nil }
            self.uuid = uuid
        }
        public var description: String { uuid.description }
        public static func < (left: ID, right: ID) -> Bool { left.uuid < right.uuid }
        public init(from decoder: any Decoder) throws { uuid = try UniqueID(from: decoder) }
        public func encode(to encoder: any Encoder) throws { try uuid.encode(to: encoder) }
    }

    /// The number that people say aloud (`#1042`), given by the store at the first commit; 0 before.
    public typealias Number = Int64

    /// The largest number that an import may ask for. There is room in the stores for those that come after it.
    public static let maximumNumber: Number = 500_000_000_000

    public let id: ID
    /// Not part of the encoded form: the store gives it and keeps it beside.
    public internal(set) var number: Number = 0
    /// The number of events in the journal: the first makes it 1.
    public internal(set) var version = 0
    /// The hash of the journal's last event.
    public internal(set) var journalHead = Digest.zero

    public internal(set) var kind: RequestKind
    public internal(set) var subject: String
    public internal(set) var language: Language?
    public internal(set) var channel: ChannelName
    public internal(set) var service: Service.ID?
    public internal(set) var fields: [String: FieldValue] = [:]
    /// In the composed form of Unicode (NFC).
    public internal(set) var tags: SortedSet<String> = []
    public internal(set) var impact: Impact
    public internal(set) var urgency: Urgency
    public var priority: Priority { Priority(impact, urgency) }

    public internal(set) var state = RequestState.new
    /// Set exactly while the state is ``RequestState/pending``.
    public internal(set) var pending: Pending?
    /// Set while the state is resolved or closed; a request can be closed without one (withdrawn, merged).
    public internal(set) var resolution: Resolution?
    /// When it should be done; `nil` where nothing was promised.
    public internal(set) var due: Timestamp?

    /// Who asks.
    public internal(set) var requester: Person.ID
    /// That of the requester when the request was opened; `nil` for none, and for what was opened before it was noted.
    public internal(set) var department: Department.ID?
    /// For whom, where that is someone else.
    public internal(set) var beneficiary: Person.ID?
    public internal(set) var watchers: SortedSet<Person.ID> = []
    public internal(set) var team: Team.ID?
    public internal(set) var agent: Person.ID?
    /// The supplier to whom the request was handed over.
    public internal(set) var handover: Handover?
    public internal(set) var confidentiality: Confidentiality?
    /// Break-glass access given for an hour.
    public internal(set) var grants: [AccessGrant] = []

    public internal(set) var links: SortedSet<Link> = []
    /// What is owed, where it is an obligation that was opened as one.
    public internal(set) var obligation: ObligationOccurrence?

    public internal(set) var openedAt: Timestamp
    public internal(set) var updatedAt: Timestamp
    /// The first public reply by a person other than requester, beneficiary or watcher.
    public internal(set) var firstRespondedAt: Timestamp?
    public internal(set) var resolvedAt: Timestamp?
    public internal(set) var closedAt: Timestamp?

    /// What clocks need of the journal; `nil` where there is nothing for them.
    public internal(set) var course: Course?
    /// When the requester may expect what; `nil` where nothing is promised now.
    public internal(set) var promised: Promises?
    /// What was promised and has not happened, though its time has passed; `nil` for nothing.
    public internal(set) var late: Promises?

    /// Public messages, the opening one included.
    public internal(set) var replyCount = 0
    public internal(set) var noteCount = 0
    public internal(set) var attachmentCount = 0
    public internal(set) var reopenCount = 0
    /// How often the request went from one team to another.
    public internal(set) var transferCount = 0

    var rare: RequestExtras?

    init(id: ID, opening: RequestOpening, at time: Timestamp) {
        self.id = id
        kind = opening.kind
        subject = opening.subject
        language = opening.language
        channel = opening.channel
        service = opening.service
        fields = opening.fields
        tags = opening.tags
        impact = opening.impact
        urgency = opening.urgency
        due = opening.due
        requester = opening.requester
        department = opening.department
        beneficiary = opening.beneficiary
        watchers = opening.watchers
        team = opening.team
        confidentiality = opening.confidentiality
        obligation = opening.obligation
        openedAt = time
        updatedAt = time
        replyCount = 1
        attachmentCount = opening.message.attachments.count
    }

    /// By when something is to happen next: what is promised, what was promised and is late, or the date that was set,
    /// whichever is first. Of what is resolved or closed, the date that was set.
    public var nextDue: Timestamp? {
        guard state.isOpen else { return due }
        return [promised?.first, late?.first, due].compactMap { $0 }.min()
    }

    /// The requests that are part of this one.
    public var children: [ID] { links.filter { $0.relation == .parentOf }.map(\.request) }
    public var parent: ID? { links.first { $0.relation == .childOf }?.request }

    /// Supplier people see the request from the version of the handover on.
    public struct Handover: Hashable, Sendable, Codable {
        public var supplier: Supplier.ID
        public var sinceVersion: Int
    }

    /// Only the handling team and the people named here see a confidential request.
    public struct Confidentiality: Hashable, Sendable, Codable {
        public var named: SortedSet<Person.ID>
        /// Whom the matter is about. An agent among them sees no more than an employee would.
        public var concerns: SortedSet<Person.ID>

        public init(named: SortedSet<Person.ID> = [], concerns: SortedSet<Person.ID> = []) {
            self.named = named
            self.concerns = concerns
        }
    }

    public struct AccessGrant: Hashable, Sendable, Codable {
        public var person: Person.ID
        public var until: Timestamp

        public init(person: Person.ID, until: Timestamp) {
            self.person = person
            self.until = until
        }
    }
}

extension Request: Codable {
    enum CodingKeys: String, CodingKey {
        case agent, attachmentCount, beneficiary, channel, closedAt, confidentiality, course, department, due
        case rare = "extras"
        case fields
        case firstRespondedAt, grants, handover, id, impact, journalHead, kind, language, late, links, noteCount
        case obligation, openedAt, pending, promised
        case reopenCount, replyCount, requester, resolution, resolvedAt, service, state, subject, tags, team
        case transferCount, updatedAt, urgency, version, watchers
    }

    /// Reads a request as a store keeps it.
    ///
    /// - Parameters:
    ///   - encoded: What ``CanonicalJSON/encode(_:)`` made of it.
    ///   - number: The number that the store gave.
    public init(encoded: some Sequence<UInt8>, number: Number) throws {
        try self.init(directly: encoded)
        self.number = number
    }
}
