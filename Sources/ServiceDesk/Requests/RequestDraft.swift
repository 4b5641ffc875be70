/// A request as someone writes it. What is left out comes from the service or from the requester.
public struct RequestDraft: Hashable, Sendable, Codable {
    public var subject: String
    public var text: String
    public var attachments: [FileAttachment]
    /// `nil` for whoever opens it.
    public var requester: Person.ID?
    public var beneficiary: Person.ID?
    public var watchers: SortedSet<Person.ID>
    /// `nil` for the service's, or else the desk's ``Desk/Configuration/defaultTeam``; one of the three there must be,
    /// unless the host opens the request.
    public var team: Team.ID?
    public var service: Service.ID?
    public var fields: [String: FieldValue]
    public var tags: SortedSet<String>
    public var kind: RequestKind?
    public var impact: Impact?
    public var urgency: Urgency?
    public var due: Timestamp?
    public var language: Language?
    public var channel: ChannelName
    public var confidentiality: Request.Confidentiality?
    /// What is owed; only the host’s own program opens such a request.
    public var obligation: ObligationOccurrence?
    /// What is to be done step by step; `nil` for nothing.
    public var checklist: [String]?
    /// Things of the host that it is about; `nil` for none.
    public var about: SortedSet<Thing>?

    public init(
        _ subject: String, text: String = "", attachments: [FileAttachment] = [], requester: Person.ID? = nil,
        beneficiary: Person.ID? = nil, watchers: SortedSet<Person.ID> = [], team: Team.ID? = nil,
        service: Service.ID? = nil, fields: [String: FieldValue] = [:], tags: SortedSet<String> = [],
        kind: RequestKind? = nil, impact: Impact? = nil, urgency: Urgency? = nil, due: Timestamp? = nil,
        language: Language? = nil, channel: ChannelName = .api, confidentiality: Request.Confidentiality? = nil
    ) {
        self.subject = subject
        self.text = text
        self.attachments = attachments
        self.requester = requester
        self.beneficiary = beneficiary
        self.watchers = watchers
        self.team = team
        self.service = service
        self.fields = fields
        self.tags = tags
        self.kind = kind
        self.impact = impact
        self.urgency = urgency
        self.due = due
        self.language = language
        self.channel = channel
        self.confidentiality = confidentiality
    }
}

extension RequestDraft {
    /// What is said beside the opening.
    var extraEvents: [RequestEvent] {
        var events: [RequestEvent] = []
        if let checklist, !checklist.isEmpty {
            events.append(.stepsAdded(checklist.enumerated().map { ChecklistStep(id: $0 + 1, text: $1) }))
        }
        if let about, !about.isEmpty { events.append(.aboutChanged(about)) }
        return events
    }
}
