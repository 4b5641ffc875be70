/// That some people are to be told something of what happened to a request.
public struct NoticeIntent: Hashable, Sendable, Codable {
    public var kind: NoticeKind
    public var audience: NoticeAudience
    /// Whether only those are told who may read the event itself; else all who may see the request, and the notice says
    /// nothing of the event.
    public var needsEvent: Bool

    public init(_ kind: NoticeKind, to audience: NoticeAudience, needsEvent: Bool = true) {
        self.kind = kind
        self.audience = audience
        self.needsEvent = needsEvent
    }
}

/// For whom a notice is meant. Whoever of them may not see what it is about is not told.
public enum NoticeAudience: Hashable, Sendable, Codable {
    case person(Person.ID)
    /// Whoever did the first thing of the change, who is told of nothing otherwise: a receipt.
    case author
    /// Those who watch the request.
    case watchers
    /// The people whom a confidential request names.
    case named
    /// The members of a team, and the places that the team reads (``NoticeRecipient/team(_:)``).
    case team(Team.ID)
    /// The people who lead a team.
    case leads(Team.ID)
}

/// Says who is told of what happens to requests. Whoever did it is told of it as ``NoticeAudience/author`` alone.
public protocol NoticeRules: Sendable {
    /// Pure: no clock, no I/O, no store.
    ///
    /// - Parameters:
    ///   - before: The request before the change that the event is part of; `nil` for one that opens.
    ///   - after: The request after that change.
    /// - Returns: Who is told; in any order. Somebody who would be told of several things that happened at once is told
    ///   the weightiest (``NoticeKind/all``).
    func intents(for event: RecordedEvent, before: Request?, after: Request) -> [NoticeIntent]
}

/// The rules of a desk that has no others.
public struct StandardNoticeRules: NoticeRules {
    public init() {}

    public func intents(for event: RecordedEvent, before: Request?, after: Request) -> [NoticeIntent] {
        // Without a default: whoever adds an event says here who is told of it.
        switch event.event {
        case .opened:
            guard let obligation = after.obligation else {
                return received(event.actor, after) + (after.agent == nil ? handling(after, .arrived) : [])
            }
            return owing(obligation, after, .waiting)
        case .replied, .noted, .announced: return conversation(event, after: after)
        case .assigned, .requesterChanged, .watched, .accessOpened: return sharing(event, before: before, after: after)
        case .started: return asking(after, .started)
        case .held(let pending): return waiting(for: pending.waitingFor, after)
        case .resolved: return asking(after, .resolved) + agent(after, .resolved)
        case .closed: return asking(after, .closed) + agent(after, .closed)
        case .reopened: return asking(after, .reopened) + handling(after, .reopened)
        case .merged:
            return (asking(after, .merged) + agent(after, .merged)).map { intent in
                var intent = intent
                // The other request may be one that the reader may not know of.
                intent.needsEvent = false
                return intent
            }
        case .warned, .breached, .escalated, .promised, .reminded: return serviceLevels(event.event, after)
        case .approvalAsked(let approval): return people(approval.approvers.elements, .approvalAsked)
        case .approvalConcluded(let id, _):
            let isExcuse = after.approvals.contains { $0.id == id && $0.purpose == .excuse }
            guard isExcuse, let obligation = after.obligation else { return handling(after, .approvalConcluded) }
            return owing(obligation, after, .approvalConcluded, needsEvent: true)
        case .thanked(let colleagues, _): return people(colleagues.elements, .thanked)
        case .surveyAnswered: return agent(after, .surveyAnswered)
        // What it means for the requester is in what is promised.
        case .dueChanged, .renamed, .classified, .serviceChanged, .languageChanged, .tagged, .untagged, .unwatched,
            .resumed, .linked, .unlinked, .absorbed, .split, .protected, .handedOver, .targeted, .approvalGiven,
            .stepsAdded, .stepTicked, .planned, .partOpened, .partSkipped, .becamePart, .aboutChanged, .diagnosed,
            .prevented, .recognised, .reachedOut, .outreachRead, .ruleStopped, .acted, .solvedBy, .erased:
            return []
        }
    }

    // MARK: Audiences

    /// Those who asked and those who watch.
    private func asking(_ request: Request, _ kind: NoticeKind) -> [NoticeIntent] {
        people([request.requester, request.beneficiary], kind) + [NoticeIntent(kind, to: .watchers)]
    }

    private func agent(_ request: Request, _ kind: NoticeKind) -> [NoticeIntent] { people([request.agent], kind) }

    /// The agent, or the team where nobody has the request.
    private func handling(_ request: Request, _ kind: NoticeKind) -> [NoticeIntent] {
        if request.agent != nil { return agent(request, kind) }
        return request.team.map { [NoticeIntent(kind, to: .team($0))] } ?? []
    }

    private func people(_ people: [Person.ID?], _ kind: NoticeKind) -> [NoticeIntent] {
        people.compactMap { $0 }.map { NoticeIntent(kind, to: .person($0)) }
    }

    // MARK: Events

    /// Whoever asks for themselves gets a receipt: when they can expect an answer stands on it.
    private func received(_ actor: Actor, _ request: Request) -> [NoticeIntent] {
        if request.channel == .chat { return [NoticeIntent(.conversation, to: .author)] }
        let own = asking(request, .received)
        guard actor == .person(request.requester) || request.beneficiary.map({ actor == .person($0) }) ?? false else {
            return own
        }
        return own + [NoticeIntent(.received, to: .author)]
    }

    private func conversation(_ event: RecordedEvent, after: Request) -> [NoticeIntent] {
        if case .noted(let message) = event.event {
            return agent(after, .noted) + people(message.mentions.elements, .mentioned)
        }
        let author = event.actor.person
        let asks = author.map { $0 == after.requester || $0 == after.beneficiary || after.watchers.contains($0) }
        let isSaid = event.event.isSaid(in: after)
        let (answer, message): (NoticeKind, NoticeKind) =
            isSaid ? (.conversation, .conversation) : (.answered, .message)
        return asking(after, answer) + (asks == true ? handling(after, message) : agent(after, message))
    }

    private func sharing(_ event: RecordedEvent, before: Request?, after: Request) -> [NoticeIntent] {
        switch event.event {
        case .assigned(let team, let agent):
            let old = before?.agent == agent ? [] : people([before?.agent], .passedOn)
            let kind: NoticeKind = event.actor == .onCallAssignment ? .onCall : .assigned
            guard agent == nil else { return people([agent], kind) + old }
            // Who has lost the right to see it learns only that it is gone, by not finding it.
            return team == before?.team ? old : (team.map { [NoticeIntent(.arrived, to: .team($0))] } ?? []) + old
        case .requesterChanged(let requester, let beneficiary):
            let new = [requester, beneficiary].filter { $0 != before?.requester && $0 != before?.beneficiary }
            return people(new, .received).map { NoticeIntent($0.kind, to: $0.audience, needsEvent: false) }
        case .watched(let person):
            return [NoticeIntent(.watching, to: .person(person), needsEvent: false)]
        case .accessOpened:
            return agent(after, .accessOpened) + [NoticeIntent(.accessOpened, to: .named)]
                + (after.team.map { [NoticeIntent(.accessOpened, to: .leads($0))] } ?? [])
        default: return []
        }
    }

    private func waiting(
        for party: Pending.Party, _ request: Request, _ kind: NoticeKind = .waiting
    ) -> [NoticeIntent] {
        switch party {
        case .requester: people([request.requester, request.beneficiary], kind)
        case .person(let person): people([person], kind)
        case .team(let team): [NoticeIntent(kind, to: .team(team))]
        case .supplier, .nobody: []
        }
    }

    private func serviceLevels(_ event: RequestEvent, _ request: Request) -> [NoticeIntent] {
        switch event {
        case .warned: handling(request, .warning)
        case .breached(let alert):
            handling(request, .breach) + leads(request, .breach)
                + (request.obligation.map { alert.clock == ObligationPolicy.target ? owing($0, request, .breach) : [] }
                    ?? [])
        case .escalated(let escalation):
            switch escalation.recipient {
            case .leads, .manager: leads(request, .escalated)
            // They watch from now on, and may not read what only the team does.
            case .person(let person): [NoticeIntent(.escalated, to: .person(person), needsEvent: false)]
            case .team(let team): [NoticeIntent(.escalated, to: .team(team))]
            }
        case .promised(let changes):
            Self.kind(of: changes, request).map { kind in
                // Whoever works on it made the others, and hears of a date that somebody else has set.
                asking(request, kind) + (changes.contains { $0.reason == .date } ? agent(request, kind) : [])
            } ?? []
        case .reminded(.waiting(let party)):
            waiting(for: party, request, .stillWaiting).map { intent in
                NoticeIntent(intent.kind, to: intent.audience, needsEvent: false)
            }
        case .reminded(.due):
            request.obligation.map { owing($0, request, .reminder) } ?? handling(request, .reminder)
        default: []
        }
    }

    /// Whoever owes it. They may not read what only the team does.
    private func owing(
        _ obligation: ObligationOccurrence, _ request: Request, _ kind: NoticeKind, needsEvent: Bool = false
    ) -> [NoticeIntent] {
        guard case .person(let person) = obligation.obligor else { return handling(request, kind) }
        return [NoticeIntent(kind, to: .person(person), needsEvent: needsEvent)]
    }

    private func leads(_ request: Request, _ kind: NoticeKind) -> [NoticeIntent] {
        request.team.map { [NoticeIntent(kind, to: .leads($0))] } ?? []
    }

    /// What the requester is told of promises: not what was kept, nor what they hear anyhow when they have written.
    private static func kind(of all: [PromiseChange], _ request: Request) -> NoticeKind? {
        // What became urgent too late is not without a date for now, and no new one will come.
        let overdue = Set(all.filter { $0.outcome == .overdue }.map(\.subject))
        let changes = all.filter { change in
            change.outcome.isOfPromise && !(change.outcome == .withdrawn && overdue.contains(change.subject))
        }
        if changes.contains(where: { $0.outcome == .broken }) { return .promiseBroken }
        let news = changes.filter { $0.outcome != .kept && !($0.outcome == .made && $0.reason == .asked) }
        if news.contains(where: { $0.outcome == .made || $0.outcome == .moved }) { return .promiseMoved }
        // Whoever is waited for is asked for an answer, which says as much.
        return news.isEmpty || request.pending?.waitingFor == .requester ? nil : .promiseWithdrawn
    }
}
