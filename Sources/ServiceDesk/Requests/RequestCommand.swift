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
    /// - Parameters:
    ///   - despiteOpenChildren: A parent with open children is resolved only on purpose.
    ///   - article: What solved it; the actor may read it.
    case resolve(
        Resolution, Message? = nil, despiteOpenChildren: Bool = false, article: Article.Number? = nil)
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
    /// Asks those to whom it is owed to let oneself off; for whoever owes it.
    case askExcuse(Message)

    /// Asks people to agree; the request waits for them.
    case askApproval(ApprovalQuestion)
    /// Says whether one agrees, with why; for those asked.
    case decideApproval(Approval.ID, agrees: Bool, remark: String = "")
    case withdrawApproval(Approval.ID)

    /// Adds steps to the checklist.
    case addSteps([String])
    /// Says that a step is done, or is not.
    case tick(step: ChecklistStep.ID, isDone: Bool = true)
    /// Goes on without a part.
    case skip(part: String)

    case addThing(Thing)
    case removeThing(Thing)

    case diagnose(Diagnosis)
    case prevent(Prevention)

    case thank(SortedSet<Person.ID>, String)
    case answerSurvey(SurveyAnswer)
}

/// What a desk itself does to a request, as part of something larger; nobody can give one as a command.
package enum InternalCommand: Hashable, Sendable {
    /// Approvals whose due time has come lapse.
    case lapse
    /// Parts that become requests of their own.
    case plan([RequestPart])
    /// A part has become a request.
    case openPart(String, Request.ID)
    case recognise(ProblemPattern)
    case reachOut(Outreach)
    case read(Article.Number, by: Person.ID)
    /// One of the host’s actions was done.
    case act(HostActionName, outcome: String)
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
    case askExcuse, askApproval, decideApproval, withdrawApproval, addSteps, tick, skip, addThing, removeThing
    case diagnose, prevent, thank, answerSurvey
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
        case .askExcuse: .askExcuse
        case .askApproval: .askApproval
        case .decideApproval: .decideApproval
        case .withdrawApproval: .withdrawApproval
        case .addSteps: .addSteps
        case .tick: .tick
        case .skip: .skip
        case .addThing: .addThing
        case .removeThing: .removeThing
        case .diagnose: .diagnose
        case .prevent: .prevent
        case .thank: .thank
        case .answerSurvey: .answerSurvey
        }
    }
}
