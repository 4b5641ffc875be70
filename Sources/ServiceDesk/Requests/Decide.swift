extension Request {
    /// Decides a command: the events that it causes, or why it causes none.
    ///
    /// Pure: no clock, no I/O, no store. A command that would change nothing causes no events; that is not an error.
    ///
    /// - Parameter request: The request as it stands.
    /// - Throws: ``Rejection`` that says what would be legal.
    public static func decide(
        _ command: RequestCommand, on request: Request, in context: DecisionContext
    ) throws(Rejection) -> [RequestEvent] {
        try request.check(command.action, in: context)
        return request.endingQuestions(try request.events(of: command, in: context))
    }

    private func events(of command: RequestCommand, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        let request = self
        switch command {
        case .reply, .note, .announce:
            return try request.converse(command, in: context)
        case .hold, .resume, .resolve, .close, .reopen, .assign, .take:
            return try request.move(command, in: context)
        case .watch, .unwatch, .changeRequester, .protect, .unprotect, .handOver, .breakGlass:
            return try request.share(command, in: context)
        case .rename, .classify, .chooseService, .fill, .setLanguage, .tag, .untag, .setDue:
            return try request.describe(command, in: context)
        case .fulfil, .excuse:
            return try request.discharge(command, in: context)
        case .askExcuse, .askApproval, .decideApproval, .withdrawApproval:
            return try request.approve(command, in: context)
        case .addSteps, .tick: return try request.work(through: command, in: context)
        case .skip(let part): return try request.skip(part: part)
        case .addThing, .removeThing: return try request.concern(command, in: context)
        case .diagnose, .prevent: return try request.investigate(command, in: context)
        case .thank, .answerSurvey: return try request.appreciate(command, in: context)
        }
    }

    /// Decides the opening of a request.
    ///
    /// - Parameter message: The id of the opening message.
    /// - Throws: ``Rejection``.
    public static func decide(
        opening draft: RequestDraft, message: Message.ID, in context: DecisionContext
    ) throws(Rejection) -> RequestOpening {
        try context.opening(from: draft, message: message)
    }

    /// Decides what the desk itself does.
    package static func decide(
        _ command: InternalCommand, on request: Request, in context: DecisionContext
    ) throws(Rejection) -> [RequestEvent] {
        switch command {
        case .lapse: return request.lapse(at: context.now)
        case .plan(let parts): return parts.isEmpty ? [] : [.planned(parts)]
        case .openPart(let name, let child):
            guard request.parts.contains(where: { $0.name == name && $0.isWaiting }) else { return [] }
            return [.linked(Link(.parentOf, child)), .partOpened(name: name, request: child)]
        case .recognise(let pattern): return pattern == request.pattern ? [] : [.recognised(pattern)]
        case .reachOut(let outreach):
            let isKnown = request.outreach.contains { $0.article == outreach.article }
            return isKnown ? [] : [.reachedOut(outreach)]
        case .read(let article, let reader):
            let isNew = request.outreach.contains { $0.article == article && !$0.readers.contains(reader) }
            return isNew ? [.outreachRead(article: article, by: reader)] : []
        case .act(let action, let outcome): return [.acted(action, outcome: outcome)]
        }
    }

    /// Decides one half of a change of two requests.
    package static func decide(
        _ half: RequestHalf, on request: Request, in context: DecisionContext
    ) throws(Rejection) -> [RequestEvent] {
        try request.check(half.action, in: context)
        return request.endingQuestions(try request.relate(half, in: context))
    }

    /// What is over asks nobody any more.
    private func endingQuestions(_ events: [RequestEvent]) -> [RequestEvent] {
        guard hasExtras, events.contains(where: \.endsRequest) else { return events }
        let ended = events.compactMap { if case .approvalConcluded(let id, _) = $0 { id } else { nil } }
        return approvals.filter { $0.isOpen && !ended.contains($0.id) }
            .map { .approvalConcluded(approval: $0.id, .withdrawn) } + events
    }

    /// Checks that the actor may do it, and that the state allows it.
    private func check(_ action: RequestAction, in context: DecisionContext) throws(Rejection) {
        let needed = action.leastStanding
        guard context.standing >= needed else {
            if context.standing == .none { throw .notFound }
            throw Rejection(
                .notPermitted,
                "This is for \(needed == .host ? "the desk itself" : "the team that handles the request").")
        }
        guard action.isLegal(in: state) else { throw .illegal(action, in: state) }
    }

    /// Whether the actor is the one who asked.
    func isOwn(_ context: DecisionContext) -> Bool {
        guard let person = context.actor.person else { return false }
        return person == requester || person == beneficiary
    }

    // MARK: Conversation

    private func converse(_ command: RequestCommand, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        switch command {
        case .reply(let message):
            return [.replied(try context.contribution(message))] + consequences(ofReplyIn: context)
        case .note(let message):
            return [.noted(try context.contribution(message, isNote: true))]
        case .announce(let message):
            return [.announced(try context.contribution(message))]
        default:
            return []
        }
    }

    /// A reply by those who asked takes a request out of waiting for them and brings a resolved one back; a reply by an
    /// agent takes up a request that nobody has taken up.
    private func consequences(ofReplyIn context: DecisionContext) -> [RequestEvent] {
        let asks = context.standing == .participant || isOwn(context)
        switch state {
        case .pending where asks && pending?.waitingFor == .requester:
            return [.resumed] + waitingForAgreement
        // Thanks for what was owed undo nothing.
        case .resolved where asks && obligation == nil: return [.reopened(reason: "A reply came.")]
        case .new where !asks && context.standing >= .agent, .reopened where !asks && context.standing >= .agent:
            return [.started]
        default: return []
        }
    }

    /// What it waits for once it goes on, where somebody still has to agree.
    private var waitingForAgreement: [RequestEvent] {
        approvals.first { $0.isOpen && $0.purpose == .consent }.map { [.held($0.wait)] } ?? []
    }

    // MARK: Life cycle

    private func move(_ command: RequestCommand, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        switch command {
        case .assign(let team, let agent):
            return try assign(team: team, agent: agent, in: context)
        case .take:
            guard let person = context.actor.person else {
                throw Rejection(.notPermitted, "Only a person can take a request.")
            }
            return try assign(team: team, agent: person, in: context)
        case .hold(let pending):
            return [.held(pending)]
        case .resume:
            return [.resumed] + (pending?.reason == .approval ? [] : waitingForAgreement)
        case .resolve: return try resolve(command, in: context)
        case .close(let despiteOpenChildren):
            guard context.standing >= .agent || isOwn(context) else {
                throw Rejection(.notPermitted, "Only the requester and the team can close a request.")
            }
            try checkChildren(.close, despiteOpenChildren, in: context)
            return [.closed]
        case .reopen(let reason):
            guard !isMerged else {
                throw .illegal(
                    .reopen, in: state, because: "It was merged; its conversation goes on in the other request.")
            }
            guard context.standing >= .agent || isOwn(context) else {
                throw Rejection(.notPermitted, "Only the requester and the team can reopen a request.")
            }
            try context.limits.check(reason, "reason", limit: context.limits.text)
            return [.reopened(reason: reason)]
        default:
            return []
        }
    }

    private func resolve(_ command: RequestCommand, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        guard case .resolve(let resolution, let message, let despiteOpenChildren, let article) = command else {
            return []
        }
        try checkChildren(.resolve, despiteOpenChildren, in: context)
        guard resolution != .fulfilled, resolution != .excused, obligation == nil || resolution == .declined else {
            throw Rejection.invalidField(
                "resolution", "What is owed is fulfilled or excused, and nothing else is; or it is declined.")
        }
        guard resolution == .declined || !approvals.contains(where: { $0.isOpen && $0.purpose == .consent }) else {
            throw Rejection(
                .illegalInState,
                "Somebody still has to agree; withdraw the question to go on without, or decline the request.",
                legalActions: RequestAction.legal(in: state).filter { $0 != .resolve })
        }
        let reply: [RequestEvent] = if let message { [.replied(try context.contribution(message))] } else { [] }
        return reply + (article.map { [.solvedBy(article: $0)] } ?? []) + [.resolved(resolution)]
    }

    private var isMerged: Bool { links.contains { $0.relation == .mergedInto } }

    private func assign(
        team: Team.ID?, agent: Person.ID?, in context: DecisionContext
    ) throws(Rejection) -> [RequestEvent] {
        try context.limits.check(team, "team")
        try context.limits.check(agent, "agent")
        guard team != nil || self.team == nil || context.standing == .host else {
            throw .invalidField("team", "Name the team that goes on with it; without one nobody would see the request.")
        }
        let starts = agent != nil && (state == .new || state == .reopened)
        let changes = team != self.team || agent != self.agent
        return (changes ? [.assigned(team: team, agent: agent)] : []) + (starts ? [.started] : [])
    }

    private func checkChildren(
        _ action: RequestAction, _ despite: Bool, in context: DecisionContext
    ) throws(Rejection) {
        let waiting = (context.openParts + parts.filter(\.isWaiting).map(\.name)).map { "“\($0)”" }
        guard !despite, !context.openChildren.isEmpty || !waiting.isEmpty else { return }
        guard !context.openChildren.isEmpty else {
            throw Rejection(
                .childrenOpen,
                "Parts of it are still to be done: \(waiting.joined(separator: ", ")). Skip them, or say that it may "
                    + "\(action.passive) all the same.", legalActions: RequestAction.legal(in: state))
        }
        let numbers = context.openChildren.sorted().prefix(20).map { "#\($0)" }.joined(separator: ", ")
        throw Rejection(
            .childrenOpen,
            "It has open children: \(numbers). Finish them first, or say that it may "
                + "\(action.passive) all the same.", legalActions: RequestAction.legal(in: state))
    }
}

extension DecisionContext {
    /// A message that may be written, as it is kept.
    func contribution(_ message: Message, isNote: Bool = false) throws(Rejection) -> Message {
        try limits.check(message)
        guard isNote || message.mentions.isEmpty else {
            throw .invalidField("mentions", "Colleagues are mentioned in private notes.")
        }
        guard !message.attachments.isEmpty || message.text.contains(where: { !$0.isWhitespace }) else {
            throw .invalidField("text", "A message needs a text or an attachment.")
        }
        return message.withoutClaims
    }
}
