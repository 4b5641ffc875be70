/// What a rule would have done, had it been there.
public struct RuleRehearsal: Hashable, Sendable {
    /// One time that it would have acted.
    public struct Occasion: Hashable, Sendable {
        /// On which request.
        public var request: Request.Number
        /// When it would have acted: of a rule that waits, when its time had come.
        public var at: Timestamp
        /// What happened to it.
        public var trigger: RuleTrigger
        /// The names of the events that it would have caused; none where nothing would have changed.
        public var changes: [String]
        /// Why it would not have been carried out; `nil` where it would.
        public var refusal: String?
    }

    /// How many requests there were to look at.
    public var requestsLookedAt = 0
    /// By request, in the order of time.
    public var occasions: [Occasion] = []
    /// Whether all requests of the time were looked at.
    public var isWhole = true
}

extension Desk {
    /// Finds out what a rule would have done to requests that were opened in a stretch of time, without doing it: on
    /// each occasion that their journals tell of, with the request as it stood then. What it would have led to later,
    /// and what other rules would have made of it, is not followed.
    ///
    /// Reads the whole journals of these requests.
    ///
    /// - Parameters:
    ///   - viewer: Handles the requests; of others only those are looked at that they handle.
    ///   - limit: So many requests at most, the newest first, 1 to 1,000,000.
    /// - Throws: ``Rejection`` where the rule is not as it must be; ``StoreError``.
    public func rehearse(
        _ rule: Rule, from start: Timestamp, to end: Timestamp, as viewer: Viewer, limit: Int = 10_000
    ) async throws -> RuleRehearsal {
        try rule.validate()
        guard (1...1_000_000).contains(limit) else { throw Rejection.invalidField("limit", "1 to 1,000,000.") }
        var active = rule
        active.isActive = true
        let book = RuleBook([active])
        var rehearsal = RuleRehearsal()
        var query = RequestQuery(viewer: viewer, order: RequestOrder(.number, isDescending: true), limit: 200)
        query.filter.openedFrom = start
        query.filter.openedBefore = end
        let now = configuration.time.now()
        try await forEach(query) { request in
            guard viewer.at(now).standing(to: request) >= .agent else { return true }
            guard rehearsal.requestsLookedAt < limit else {
                rehearsal.isWhole = false
                return false
            }
            rehearsal.requestsLookedAt += 1
            rehearsal.occasions += try await occasions(of: active, in: book, on: request, until: now)
            return true
        }
        return rehearsal
    }

    private func occasions(
        of rule: Rule, in book: RuleBook, on request: Request, until now: Timestamp
    ) async throws -> [RuleRehearsal.Occasion] {
        var (occasions, state, after) = ([RuleRehearsal.Occasion](), Request?.none, 0)
        var waiting: (at: Timestamp, trigger: RuleTrigger)?
        // One commit is one occasion: its events stand at one instant.
        var last: Timestamp?
        while after < request.version {
            let events = try await store.history(HistoryQuery(request.id, after: after, limit: 1_000))
            guard let newest = events.last else { break }
            for event in events {
                if let due = waiting, let state, due.at < event.at {
                    waiting = nil
                    if let found = try await occasion(of: rule, on: state, due.trigger, at: due.at) {
                        occasions.append(found)
                    }
                }
                if state == nil { state = Request(opening: event) } else { state?.apply(event) }
                state?.number = request.number
                guard let state, !event.actor.isRule, let trigger = RuleTrigger(event, of: state),
                    rule.on.contains(trigger), !book.rules(on: event, of: state).isEmpty
                else { continue }
                if let seconds = rule.after {
                    waiting = (event.at.advanced(bySeconds: seconds), trigger)
                } else if last != event.at {
                    last = event.at
                    occasions.append(try await rehearsed(rule, on: state, trigger, at: event.at))
                }
            }
            after = newest.version
        }
        if let due = waiting, let state, due.at <= now,
            let found = try await occasion(of: rule, on: state, due.trigger, at: due.at)
        {
            occasions.append(found)
        }
        return occasions
    }

    /// What a rule makes of it that its time has come; `nil` where its condition does not hold then.
    private func occasion(
        of rule: Rule, on request: Request, _ trigger: RuleTrigger, at time: Timestamp
    ) async throws -> RuleRehearsal.Occasion? {
        guard rule.condition.holdsStill(for: request) else { return nil }
        return try await rehearsed(rule, on: request, trigger, at: time)
    }

    private func rehearsed(
        _ rule: Rule, on request: Request, _ trigger: RuleTrigger, at time: Timestamp
    ) async throws -> RuleRehearsal.Occasion {
        var occasion = RuleRehearsal.Occasion(request: request.number, at: time, trigger: trigger, changes: [])
        var recorded = Recording(after: request)
        do {
            try await perform(rule.actions, on: &recorded, as: .rule(rule.id), at: time)
            occasion.changes = recorded.events.map(\.event.name)
        } catch let rejection as Rejection {
            occasion.refusal = rejection.description
        }
        return occasion
    }
}
