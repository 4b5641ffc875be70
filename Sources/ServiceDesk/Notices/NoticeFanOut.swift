/// Finds out who is told of a change, by which notifier and when, and schedules that: all in one commit with the
/// receipt, so that nobody is scheduled twice.
struct NoticeFanOut: WorkHandler {
    let options: NoticeOptions
    let kind: WorkKind = .notices

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        var plan = try work.item.task.decode(NoticePlan.self)
        let now = desk.configuration.time.now()
        guard let id = work.item.task.request, now <= plan.at.advanced(bySeconds: options.maximumAge),
            let request = try await desk.store.requests([.id(id)]).first
        else { return .done }
        var scheduled: [WorkChange] = []
        for told in try await recipients(of: plan, for: request, on: desk) {
            let steps = try schedule(told, of: plan, for: id, at: now)
            if scheduled.count + steps.count >= Change.maximumWork {
                // Further on in a piece of work of its own: one change holds only so much.
                scheduled.append(.schedule(try plan.item(for: id, dueAt: now)))
                break
            }
            scheduled += steps
            plan.after = told.recipient.reference.key
        }
        try await desk.plan(scheduled, settling: work.receipt, as: .host("notices"))
        return .settled
    }

    /// Who is told, and of what.
    private struct Told {
        var recipient: NoticeRecipient
        var step: NoticePlan.Step
    }

    // MARK: Who

    /// Everyone whom the plan means, after those who are done, in the order of their keys.
    private func recipients(of plan: NoticePlan, for request: Request, on desk: Desk) async throws -> [Told] {
        var people: [Person.ID: NoticePlan.Step] = [:]
        var teams: [(Team, NoticePlan.Step)] = []
        for step in plan.steps {
            let (ids, team) = try await members(of: step.intent.audience, of: plan, for: request, on: desk)
            // The steps are in order, weightiest first.
            let isReceipt = step.intent.audience == .author
            for id in ids where people[id] == nil && (id != plan.actor.author || isReceipt) { people[id] = step }
            if let team { teams.append((team, step)) }
        }
        try await desk.directory.preload(people.keys.sorted())
        var told = teams.map { Told(recipient: .team($0), step: $1) }
        for (id, step) in people {
            guard let person = try await desk.directory.person(id), person.isActive else { continue }
            told.append(Told(recipient: .person(person), step: step))
        }
        return told.filter { told in plan.after.map { $0 < told.recipient.reference.key } ?? true }
            .sorted { $0.recipient.reference.key < $1.recipient.reference.key }
    }

    /// The people of an audience, and the team whose places are told too.
    private func members(
        of audience: NoticeAudience, of plan: NoticePlan, for request: Request, on desk: Desk
    ) async throws -> ([Person.ID], Team?) {
        switch audience {
        case .author: return (plan.actor.author.map { [$0] } ?? [], nil)
        case .person(let person): return ([person], nil)
        case .watchers: return (request.watchers.elements, nil)
        case .named: return (request.confidentiality?.named.elements ?? [], nil)
        case .team(let id):
            let team = try await desk.directory.team(id)
            return (team?.members.map(\.person) ?? [], team)
        case .leads(let id):
            let team = try await desk.directory.team(id)
            return (team?.members.filter { $0.role == .lead }.map(\.person) ?? [], nil)
        }
    }

    // MARK: How and when

    private func schedule(
        _ told: Told, of plan: NoticePlan, for request: Request.ID, at now: Timestamp
    ) throws -> [WorkChange] {
        try options.decisions(told.step.intent.kind, for: told.recipient, at: now).flatMap { decision in
            let task = NoticeTask(
                told.step, first: plan.first, last: plan.last, at: plan.at, recipient: told.recipient.reference)
            // How and when is decided once it is over.
            if task.kind == .conversation {
                return try NoticeConversation.schedule(
                    task, of: request, by: decision.notifier, pause: options.conversationPause)
            }
            return try decision.isInDigest
                ? NoticeDigest.schedule(task, of: request, decision)
                : [.schedule(try task.item(of: request, decision))]
        }
    }
}

extension Actor {
    /// Who did it with their own hands: a delegate, and not the person in whose name it was done, who may want to know.
    fileprivate var author: Person.ID? {
        switch self {
        case .person(let person), .delegate(for: _, by: let person): person
        case .host: nil
        }
    }
}

/// One thing of which one recipient is told by one notifier.
struct NoticeTask: Hashable, Sendable, Codable {
    let kind: NoticeKind
    let needsEvent: Bool
    /// Of the event.
    let version: Int
    var first, last: Int
    let at: Timestamp
    let recipient: NoticeReference

    init(_ step: NoticePlan.Step, first: Int, last: Int, at: Timestamp, recipient: NoticeReference) {
        kind = step.intent.kind
        needsEvent = step.intent.needsEvent
        version = step.version
        (self.first, self.last, self.at, self.recipient) = (first, last, at, recipient)
    }

    func item(of request: Request.ID, _ decision: NoticePreferences.Decision) throws -> WorkItem {
        WorkItem(
            key("notice", of: request, by: decision.notifier), dueAt: decision.at,
            task: try WorkTask(.notice(by: decision.notifier), self, request: request))
    }

    func key(_ sort: String, of request: Request.ID, by notifier: NotifierName) -> WorkKey {
        .about(recipient, "\(WorkKey(sort, of: request)):\(last):\(notifier)")
    }
}

extension WorkKey {
    /// A key that ends with a recipient; where that makes it too long, with the digest of one.
    static func about(_ recipient: NoticeReference, _ beginning: String) -> WorkKey {
        let key = WorkKey("\(beginning):\(recipient.key)")
        return key.isValid ? key : WorkKey("\(beginning):\(Digest(of: Array(recipient.key.utf8)))")
    }
}
