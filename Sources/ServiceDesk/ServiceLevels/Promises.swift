/// When a requester may expect what, as it was promised.
public struct Promises: Hashable, Sendable, Codable {
    /// An answer; `nil` where nobody has to answer now, nothing says when, or the time has passed.
    public internal(set) var answerBy: Timestamp?
    /// The resolution; likewise.
    public internal(set) var resolutionBy: Timestamp?

    public init(answerBy: Timestamp? = nil, resolutionBy: Timestamp? = nil) {
        self.answerBy = answerBy
        self.resolutionBy = resolutionBy
    }

    public var isEmpty: Bool { answerBy == nil && resolutionBy == nil }

    /// The first instant at which one passes.
    var first: Timestamp? { [answerBy, resolutionBy].compactMap { $0 }.min() }

    subscript(subject: PromiseChange.Subject) -> Timestamp? {
        get { subject == .answer ? answerBy : resolutionBy }
        set { if subject == .answer { answerBy = newValue } else { resolutionBy = newValue } }
    }
}

/// What became of one promise.
public struct PromiseChange: Hashable, Sendable, Codable {
    public enum Subject: String, Sendable, Codable, CaseIterable {
        case answer, resolution
    }

    public enum Outcome: String, Sendable, Codable, CaseIterable {
        case made, moved
        /// Nothing is promised for now: the request waits, or nothing is owed any more.
        case withdrawn
        case kept, broken
        /// It should have happened by then: nothing is promised for that instant, as where a request became urgent too
        /// late. What is broken and has not happened is overdue without this.
        case overdue
        /// It is overdue no more, without a new promise.
        case caughtUp
    }

    /// What made the difference.
    public enum Reason: String, Sendable, Codable, CaseIterable {
        /// The request was opened, or somebody asked again.
        case asked
        /// It has another priority, service, kind or language.
        case classification
        case team
        /// It waits, or goes on after having waited.
        case hold
        case reopening
        /// Somebody set a date.
        case date
        /// The policies want something else.
        case policy
        /// Hours or holidays were edited.
        case hours
        /// It was resolved or closed, or goes on in another one.
        case ended
    }

    public var subject: Subject
    public var outcome: Outcome
    /// What is promised from now on; of what was withdrawn, kept or broken, what had been promised.
    public var by: Timestamp
    /// `nil` for what was kept or broken.
    public var reason: Reason?

    public init(_ subject: Subject, _ outcome: Outcome, by: Timestamp, reason: Reason? = nil) {
        self.subject = subject
        self.outcome = outcome
        self.by = by
        self.reason = reason
    }
}

extension PromiseChange.Outcome {
    /// Whether it is something that the requester was promised, and not what the team sees in its lists.
    var isOfPromise: Bool { self != .overdue && self != .caughtUp }
}

extension Promises {
    mutating func apply(_ change: PromiseChange) {
        switch change.outcome {
        case .made, .moved: self[change.subject] = change.by
        case .withdrawn, .kept, .broken: self[change.subject] = nil
        case .overdue, .caughtUp: break
        }
    }

    /// What becomes of what was promised.
    ///
    /// - Parameters:
    ///   - expected: What can be promised now. What has passed already is no promise.
    ///   - fulfilled: What has just happened.
    func changes(
        to expected: Promises, fulfilled: Set<PromiseChange.Subject>, at now: Timestamp,
        because reason: PromiseChange.Reason
    ) -> [PromiseChange] {
        PromiseChange.Subject.allCases.flatMap { subject -> [PromiseChange] in
            let next = expected[subject].flatMap { $0 > now ? $0 : nil }
            guard let promised = self[subject] else {
                return next.map { [PromiseChange(subject, .made, by: $0, reason: reason)] } ?? []
            }
            let isFulfilled = fulfilled.contains(subject)
            // What happens at the very instant is in time; what has not happened then, has not.
            let isBroken = isFulfilled ? promised < now : promised <= now
            if isFulfilled || isBroken {
                return [PromiseChange(subject, isBroken ? .broken : .kept, by: promised)]
                    + (next.map { [PromiseChange(subject, .made, by: $0, reason: reason)] } ?? [])
            }
            guard let next else { return [PromiseChange(subject, .withdrawn, by: promised, reason: reason)] }
            return next == promised ? [] : [PromiseChange(subject, .moved, by: next, reason: reason)]
        }
    }
}

extension Request {
    /// What is to be said beside other changes, so that what is late is what the clocks say is overdue.
    func lateness(after changes: [PromiseChange], for overdue: Promises) -> [PromiseChange] {
        var changed = self
        changed.apply(changes)
        return PromiseChange.Subject.allCases.compactMap { subject in
            let (kept, found) = (changed.late?[subject], overdue[subject])
            guard kept != found else { return nil }
            return found.map { PromiseChange(subject, .overdue, by: $0) }
                ?? kept.map { PromiseChange(subject, .caughtUp, by: $0) }
        }
    }
}

extension PromiseChange.Reason {
    /// What among the events of a change moves a promise.
    init(_ events: [RequestEvent]) {
        for event in events {
            switch event {
            case .opened: self = .asked
            case .dueChanged: self = .date
            case .held, .resumed, .started: self = .hold
            case .reopened: self = .reopening
            case .classified, .serviceChanged, .languageChanged, .tagged, .untagged: self = .classification
            case .assigned, .handedOver, .requesterChanged: self = .team
            case .resolved, .closed, .merged: self = .ended
            default: continue
            }
            return
        }
        func has(_ test: (RequestEvent) -> Bool) -> Bool { events.contains(where: test) }
        if has({ if case .targeted = $0 { true } else { false } }) {
            self = .policy
        } else {
            self = has { if case .replied = $0 { true } else { false } } ? .asked : .hours
        }
    }
}
