/// What rules make of one occasion: what somebody did to a request, and everything that follows of it at once.
struct Ruling: Sendable {
    private let book: RuleBook
    /// The rules whose times have led to this, the last one just now: none of them begins its time again by what they
    /// do, so that rules cannot go on for ever.
    private let chain: [Rule.ID]
    private var acted: Set<Rule.ID> = []
    private var stopped: Set<Rule.ID> = []
    /// Whether it was said already that there are too many.
    private var isFull = false
    /// How many events have been looked at.
    private var seen = 0
    private(set) var timers: [WorkKey: WorkChange] = [:]

    /// So many rules act on one occasion, and so many times are begun: what a change makes due has bounds
    /// (``Change/maximumWork``), and there is other work in it.
    private static let (maximumActing, maximumTimers) = (50, 40)

    init(_ book: RuleBook, timed chain: [Rule.ID] = []) {
        (self.book, self.chain) = (book, chain)
        if let rule = chain.last { acted.insert(rule) }
    }

    /// Lets rules act on the events that no rule has seen yet, and on what they make of it.
    ///
    /// - Returns: Whether something was added.
    mutating func act(on recorded: inout Recording, _ desk: Desk) async throws -> Bool {
        let count = recorded.events.count
        while seen < recorded.events.count {
            let event = recorded.events[seen]
            seen += 1
            for rule in book.rules(on: event, of: recorded.after) {
                try await act(rule, on: event, &recorded, desk)
            }
        }
        return recorded.events.count > count
    }

    private mutating func act(
        _ rule: Rule, on event: RecordedEvent, _ recorded: inout Recording, _ desk: Desk
    ) async throws {
        if let seconds = rule.after {
            guard !chain.contains(rule.id) else {
                return try stop(rule, "Its time has come by this already.", &recorded)
            }
            let item = RuleTimer.item(
                rule.id, after: chain, of: recorded.after.id, at: event.at.advanced(bySeconds: seconds))
            guard timers[item.key] != nil || timers.count < Self.maximumTimers else {
                return try stopForGood(rule, "\(Self.maximumTimers) rules wait for their time by this.", &recorded)
            }
            timers[item.key] = .schedule(item)
            return
        }
        guard !acted.contains(rule.id) else {
            // It has done so already, and what came of that is no new occasion.
            if event.actor.isRule { try await stopAgain(rule, &recorded, desk) }
            return
        }
        guard acted.count < Self.maximumActing else {
            return try stopForGood(rule, "\(Self.maximumActing) rules have acted on this.", &recorded)
        }
        acted.insert(rule.id)
        try await perform(rule, on: &recorded, desk)
    }

    /// Does all that a rule says, or nothing of it.
    ///
    /// - Parameter now: `nil` for the instant of the request’s last event.
    mutating func perform(
        _ rule: Rule, on recorded: inout Recording, _ desk: Desk, at now: Timestamp? = nil
    ) async throws {
        let before = recorded
        do {
            try await desk.perform(rule.actions, on: &recorded, as: .rule(rule.id), at: now)
        } catch let rejection as Rejection {
            recorded = before
            try stop(rule, rejection.description, &recorded, at: now)
        }
    }

    /// Says that a rule does not act again; not of one that would change nothing more.
    private mutating func stopAgain(_ rule: Rule, _ recorded: inout Recording, _ desk: Desk) async throws {
        guard !stopped.contains(rule.id) else { return }
        var trial = recorded
        do {
            try await desk.perform(rule.actions, on: &trial, as: .rule(rule.id))
            guard trial.events.count > recorded.events.count else { return }
        } catch is Rejection {
            // It could not act again anyhow.
            return
        }
        try stop(rule, "It has acted on this already.", &recorded)
    }

    /// Says once that there are too many.
    private mutating func stopForGood(_ rule: Rule, _ reason: String, _ recorded: inout Recording) throws {
        guard !isFull else { return }
        isFull = true
        try stop(rule, reason, &recorded)
    }

    private mutating func stop(
        _ rule: Rule, _ reason: String, _ recorded: inout Recording, at now: Timestamp? = nil
    ) throws {
        guard stopped.insert(rule.id).inserted else { return }
        try recorded.add(
            [(rule.actor, .ruleStopped(rule: rule.id, reason: reason))], at: now ?? recorded.after.updatedAt)
    }
}

extension Actor {
    var isRule: Bool { if case .host(let name) = self { name.hasPrefix(Rule.actorPrefix) } else { false } }
}

extension Viewer {
    static func rule(_ id: Rule.ID) -> Viewer { .host("\(Rule.actorPrefix)\(id)") }
}

/// Does what a rule says some time after something happened.
struct RuleTimer: WorkHandler {
    static let kind: WorkKind = "rule"
    var kind: WorkKind { Self.kind }

    private struct Content: Codable {
        var rule: Rule.ID
        /// The rules whose times have led to this; `nil` for none.
        var after: [Rule.ID]?
    }

    static func item(_ rule: Rule.ID, after chain: [Rule.ID], of request: Request.ID, at time: Timestamp) -> WorkItem {
        do {
            return WorkItem(
                WorkKey("rule:\(rule):\(request)"), dueAt: time,
                task: try WorkTask(kind, Content(rule: rule, after: chain.isEmpty ? nil : chain), request: request))
        } catch {
            preconditionFailure("Ids can always be encoded: \(error)")
        }
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        guard let request = work.item.task.request else { return .impossible("It names no request.") }
        let content = try work.item.task.decode(Content.self)
        guard let rule = try await desk.directory.ruleBook().rule(content.rule), rule.after != nil else { return .done }
        do {
            try await desk.perform(
                timed: rule, after: content.after ?? [], on: request, settling: work.receipt)
            return .settled
        } catch let rejection as Rejection where rejection.code == .notFound {
            return .done
        }
    }
}
