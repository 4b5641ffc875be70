/// What happened to a request. The events of a request in order are its journal.
///
/// The encoded form is kept for ever: a case may be added, never renamed or removed.
public enum RequestEvent: Hashable, Sendable, Codable {
    case opened(RequestOpening)
    /// A public message by a person.
    case replied(Message)
    /// A private message: agents only.
    case noted(Message)
    /// A public message by a machine; it answers nobody and reopens nothing.
    case announced(Message)

    case renamed(subject: String)
    case classified(kind: RequestKind, impact: Impact, urgency: Urgency)
    case serviceChanged(service: Service.ID?, fields: [String: FieldValue])
    case languageChanged(Language?)
    case tagged(SortedSet<String>)
    case untagged(SortedSet<String>)
    case dueChanged(Timestamp?)

    case assigned(team: Team.ID?, agent: Person.ID?)
    case requesterChanged(requester: Person.ID, beneficiary: Person.ID?)
    case watched(Person.ID)
    case unwatched(Person.ID)

    /// Somebody took up a new or reopened request.
    case started
    case held(Pending)
    case resumed
    case resolved(Resolution)
    /// It is about to be resolved by what an article says. Whoever may not read that is not told.
    case solvedBy(article: Article.Number)
    case closed
    case reopened(reason: String)

    case linked(Link)
    case unlinked(Link)
    /// This request ended in another one.
    case merged(into: Request.ID)
    /// Another request ended in this one; its requester watches from now on, unless this one is confidential.
    case absorbed(request: Request.ID, requester: Person.ID)
    /// A message of this request became a request of its own.
    case split(message: Message.ID, into: Request.ID)

    /// `nil` makes an ordinary request of a confidential one.
    case protected(Request.Confidentiality?)
    /// `nil` takes the request back from the supplier.
    case handedOver(Supplier.ID?)
    /// Somebody without the right to see the request opened it for an hour, naming why.
    case accessOpened(grant: Request.AccessGrant, reason: String)

    /// What the service level policies want from now on. Nothing later changes it but another such event.
    case targeted([SLATarget])
    /// A share of a target is used up at which its policy warns.
    case warned(ClockAlert)
    /// A target is used up and was not reached.
    case breached(ClockAlert)
    /// Somebody else is to help, since a target is near or was missed.
    case escalated(ClockEscalation)
    /// What the requester may expect, and what became of what was promised.
    case promised([PromiseChange])
    /// Somebody for whom the request waits, or who works on it, was reminded.
    case reminded(Reminder)

    /// People were asked to agree.
    case approvalAsked(Approval)
    case approvalGiven(approval: Approval.ID, by: Person.ID, agrees: Bool, remark: String)
    case approvalConcluded(approval: Approval.ID, Approval.Outcome)

    case stepsAdded([ChecklistStep])
    case stepTicked(step: ChecklistStep.ID, isDone: Bool)
    /// What becomes requests of their own.
    case planned([RequestPart])
    case partOpened(name: String, request: Request.ID)
    case partSkipped(String)
    /// It is a part of another request, which it is a child of.
    case becamePart(String, of: Request.ID)

    case aboutChanged(SortedSet<Thing>)
    case diagnosed(Diagnosis)
    case prevented(Prevention)
    /// By what the requests behind a problem are known.
    case recognised(ProblemPattern)
    case reachedOut(Outreach)
    case outreachRead(article: Article.Number, by: Person.ID)

    case thanked(SortedSet<Person.ID>, text: String)
    case surveyAnswered(SurveyAnswer)

    /// A rule was not carried out, or not to its end.
    case ruleStopped(rule: Rule.ID, reason: String)
    /// One of the host’s actions was done.
    case acted(HostActionName, outcome: String)

    /// Something of earlier events was erased: what people wrote, who they were. The digest is over the contents of all
    /// events before this one as they stand since, so that a later change of them shows (``JournalAudit``).
    case erased(contents: Digest)
}

/// The first event of a journal, with everything that was known then.
public struct RequestOpening: Hashable, Sendable, Codable {
    public var kind: RequestKind
    public var subject: String
    public var message: Message
    public var requester: Person.ID
    /// Of the requester; `nil` for none, and for what was opened before it was noted.
    public var department: Department.ID?
    public var beneficiary: Person.ID?
    public var watchers: SortedSet<Person.ID>
    public var team: Team.ID?
    public var service: Service.ID?
    public var fields: [String: FieldValue]
    public var tags: SortedSet<String>
    public var impact: Impact
    public var urgency: Urgency
    public var due: Timestamp?
    public var language: Language?
    public var channel: ChannelName
    public var confidentiality: Request.Confidentiality?
    /// What is owed, where it is an obligation.
    public var obligation: ObligationOccurrence?
}

extension RequestEvent {
    /// The text that full-text search finds, and whether only agents may find it; `nil` for events without text.
    public var searchableText: (text: String, isPrivate: Bool)? {
        switch self {
        case .opened(let opening):
            let answers = opening.fields.keys.sorted().compactMap { opening.fields[$0]?.description }
            return (([opening.subject, opening.message.text] + answers).joined(separator: "\n"), false)
        case .replied(let message), .announced(let message): return (message.text, false)
        case .noted(let message): return (message.text, true)
        case .renamed(let subject): return (subject, false)
        default: return nil
        }
    }

    /// The contribution to the conversation, if the event is one.
    public var message: Message? {
        switch self {
        case .opened(let opening): opening.message
        case .replied(let message), .noted(let message), .announced(let message): message
        default: nil
        }
    }

    /// Whether people without the agent's view may read it.
    public var isPublic: Bool {
        switch self {
        case .opened, .replied, .announced, .renamed, .assigned, .started, .held, .resumed, .resolved, .closed,
            .reopened, .dueChanged, .promised, .approvalAsked, .approvalGiven, .approvalConcluded, .thanked,
            .solvedBy:
            true
        case .surveyAnswered(let answer): answer.isShared
        default: false
        }
    }
}

extension RequestEvent {
    /// Whether it comes of targets and clocks.
    var isServiceLevel: Bool {
        switch self {
        case .targeted, .warned, .breached, .escalated, .promised, .reminded: true
        default: false
        }
    }

    /// Whether it says that earlier ones were erased.
    public var isErasure: Bool { if case .erased = self { true } else { false } }

    var endsRequest: Bool {
        switch self {
        case .resolved, .closed, .merged: true
        default: false
        }
    }

    /// Whether it is nothing for those outside who do part of the work.
    var isOfTheTeam: Bool {
        switch self {
        case .surveyAnswered(let answer): !answer.isShared
        case .planned, .partOpened, .partSkipped, .becamePart, .aboutChanged, .diagnosed, .prevented, .recognised,
            .reachedOut, .outreachRead, .ruleStopped, .acted, .accessOpened, .erased:
            true
        default: false
        }
    }

    /// The event in one word: `opened`, `replied`, `assigned`.
    public var name: String {
        switch self {
        case .opened: "opened"
        case .replied: "replied"
        case .noted: "noted"
        case .announced: "announced"
        case .renamed: "renamed"
        case .classified: "classified"
        case .serviceChanged: "serviceChanged"
        case .languageChanged: "languageChanged"
        case .tagged: "tagged"
        case .untagged: "untagged"
        case .dueChanged: "dueChanged"
        case .assigned: "assigned"
        case .requesterChanged: "requesterChanged"
        case .watched: "watched"
        case .unwatched: "unwatched"
        case .started: "started"
        case .held: "held"
        case .resumed: "resumed"
        case .resolved: "resolved"
        case .solvedBy: "solvedBy"
        case .closed: "closed"
        case .reopened: "reopened"
        case .linked: "linked"
        case .unlinked: "unlinked"
        case .merged: "merged"
        case .absorbed: "absorbed"
        case .split: "split"
        case .protected: "protected"
        case .handedOver: "handedOver"
        case .accessOpened: "accessOpened"
        case .targeted: "targeted"
        case .warned: "warned"
        case .breached: "breached"
        case .escalated: "escalated"
        case .promised: "promised"
        case .reminded: "reminded"
        case .approvalAsked: "approvalAsked"
        case .approvalGiven: "approvalGiven"
        case .approvalConcluded: "approvalConcluded"
        case .stepsAdded: "stepsAdded"
        case .stepTicked: "stepTicked"
        case .planned: "planned"
        case .partOpened: "partOpened"
        case .partSkipped: "partSkipped"
        case .becamePart: "becamePart"
        case .aboutChanged: "aboutChanged"
        case .diagnosed: "diagnosed"
        case .prevented: "prevented"
        case .recognised: "recognised"
        case .reachedOut: "reachedOut"
        case .outreachRead: "outreachRead"
        case .thanked: "thanked"
        case .surveyAnswered: "surveyAnswered"
        case .ruleStopped: "ruleStopped"
        case .acted: "acted"
        case .erased: "erased"
        }
    }
}
