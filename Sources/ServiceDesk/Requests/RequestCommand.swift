/// What someone wants done to one request that is there. A command is decided (``Request/decide(_:on:in:)``); it never
/// acts by itself.
public enum RequestCommand: Hashable, Sendable, Codable {
    case reply(Message)
    case note(Message)
    /// An automatic message; only the host may.
    case announce(Message)

    case rename(String)
    /// `nil` leaves a part as it is.
    case classify(kind: RequestKind? = nil, impact: Impact? = nil, urgency: Urgency? = nil)
    /// Chooses another service and answers its form anew.
    case chooseService(Service.ID?, fields: [String: FieldValue] = [:])
    /// Changes answers to the form; a `nil` value removes one.
    case fill([String: FieldValue?])
    case setLanguage(Language?)
    case tag(SortedSet<String>)
    case untag(SortedSet<String>)
    case setDue(Timestamp?)

    /// Gives the request to a team, and to one of its agents or to none in particular. Only the host can leave a
    /// request without a team.
    case assign(team: Team.ID?, agent: Person.ID? = nil)
    /// The actor becomes the agent.
    case take
    case changeRequester(Person.ID, beneficiary: Person.ID? = nil)
    case watch(Person.ID)
    case unwatch(Person.ID)

    case hold(Pending)
    case resume
    /// - Parameter despiteOpenChildren: A parent with open children is resolved only on purpose.
    case resolve(Resolution, Message? = nil, despiteOpenChildren: Bool = false)
    case close(despiteOpenChildren: Bool = false)
    case reopen(reason: String)

    case protect(Request.Confidentiality)
    case unprotect
    /// `nil` takes the request back.
    case handOver(Supplier.ID?)
    /// Opens a request that one may not see, for an hour. The reason goes to the journal.
    case breakGlass(reason: String)

    /// Does what is owed, with what shows it; for whoever owes it, and the team.
    case fulfil(Message? = nil)
    /// Lets somebody off, and says why; for whom it is owed, and for the team, but not for whoever owes it.
    case excuse(Message)
}

/// What a change of two requests does to one of them. ``Desk`` decides both halves and commits them together; alone
/// neither may happen, and nobody can give one as a command.
package enum RequestHalf: Hashable, Sendable {
    case link(Link)
    case unlink(Link)
    case mergeInto(Request.ID)
    case absorb(Request.ID, requester: Person.ID)
    case splitOff(message: Message.ID, into: Request.ID)

    package var action: RequestAction {
        switch self {
        case .link: .link
        case .unlink: .unlink
        case .mergeInto, .absorb: .merge
        case .splitOff: .split
        }
    }
}

/// The name of what can be done, for rights and for saying what would be legal.
public enum RequestAction: String, Sendable, Codable, CaseIterable {
    case open, reply, note, announce, rename, classify, chooseService, fill, setLanguage, tag, untag, setDue, assign
    case take, changeRequester, watch, unwatch, hold, resume, resolve, close, reopen, link, unlink, merge, split
    case protect, unprotect, handOver, breakGlass, fulfil, excuse
}

extension RequestCommand {
    public var action: RequestAction {
        switch self {
        case .reply: .reply
        case .note: .note
        case .announce: .announce
        case .rename: .rename
        case .classify: .classify
        case .chooseService: .chooseService
        case .fill: .fill
        case .setLanguage: .setLanguage
        case .tag: .tag
        case .untag: .untag
        case .setDue: .setDue
        case .assign: .assign
        case .take: .take
        case .changeRequester: .changeRequester
        case .watch: .watch
        case .unwatch: .unwatch
        case .hold: .hold
        case .resume: .resume
        case .resolve: .resolve
        case .close: .close
        case .reopen: .reopen
        case .protect: .protect
        case .unprotect: .unprotect
        case .handOver: .handOver
        case .breakGlass: .breakGlass
        case .fulfil: .fulfil
        case .excuse: .excuse
        }
    }
}

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
