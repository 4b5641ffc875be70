/// What the clocks of a request need to know of its journal: when it was paused, answered, resolved, given to another
/// team, and which targets were in force. Made by ``Request/apply(_:)`` of the events, like all of the state.
///
/// A request on which nothing of the kind has happened has none.
public struct Course: Hashable, Sendable {
    public enum Event: Hashable, Sendable {
        case started
        case held(Pending)
        case resumed
        case resolved
        /// Or merged.
        case closed
        case reopened
        case assigned(from: Team.ID?, to: Team.ID?)
        /// `nil` for taken back.
        case handedOver(Supplier.ID?)
        /// A message of the requester, a beneficiary or a watcher.
        case asked
        case answered(Answer)
        /// What the policies wanted from then on.
        case targeted([SLATarget])
    }

    public enum Answer: String, Sendable, Codable {
        /// A public reply by a person who works on it.
        case reply
        /// A public message by a machine.
        case automatic
        /// A private note.
        case note

        func counts(under choice: ClockChoices.Answer) -> Bool {
            switch choice {
            case .personsReply: self == .reply
            case .anyReply: self != .note
            case .anyContribution: true
            }
        }
    }

    public struct Mark: Hashable, Sendable {
        public var at: Timestamp
        public var event: Event

        public init(_ event: Event, at: Timestamp) { (self.event, self.at) = (event, at) }
    }

    /// In the order of the journal.
    public internal(set) var marks: [Mark] = []
    /// What was told of the clocks.
    public internal(set) var progress: [ClockProgress] = []
    /// How many marks were left out, beyond ``maximumCount``.
    public internal(set) var dropped = 0

    /// Most marks. A longer course forgets its oldest exchanges first, whose outcome then counts no more, then its
    /// oldest holds, whose time then counts as used: against the desk, never in its favour. The journal keeps them all.
    public static let maximumCount = 200

    public init() {}

    /// A course of any length, to reckon with; a request keeps none longer than ``maximumCount``.
    ///
    /// - Parameter marks: In the order in which they happened.
    public init(marks: [Mark]) { self.marks = marks }

    /// The targets in force.
    public var targets: [SLATarget] {
        for mark in marks.reversed() { if case .targeted(let targets) = mark.event { return targets } }
        return []
    }

    /// Adds what follows. What no clock could tell apart is left out: of several messages in a row without an answer
    /// all but the first and the last, and what a machine or a note adds where nobody waits for an answer.
    public mutating func add(_ event: Event, at time: Timestamp) {
        switch event {
        case .targeted(let targets): forgetProgress(under: targets)
        case .asked: forgetBetween()
        case .answered(let answer) where answer != .reply: guard isAwaited(answer) else { return }
        default: break
        }
        marks.append(Mark(event, at: time))
        while marks.count > Self.maximumCount, drop() { dropped += 1 }
    }

    /// Removes the latest message without an answer where an older one is there too.
    private mutating func forgetBetween() {
        var latest: Int?
        for index in marks.indices.reversed() {
            switch marks[index].event {
            case .answered: return
            case .asked:
                if let latest {
                    marks.remove(at: latest)
                    return
                }
                latest = index
            default: break
            }
        }
    }

    /// Whether somebody waits for an answer, and has not had one of this kind yet.
    func isAwaited(_ answer: Answer) -> Bool {
        for mark in marks.reversed() {
            switch mark.event {
            case .asked: return true
            case .answered(let other) where other == .reply || other == answer: return false
            default: break
            }
        }
        return true
    }

    /// Leaves out what is least missed; `false` where nothing can be.
    private mutating func drop() -> Bool {
        func isReply(_ mark: Mark) -> Bool { mark.event == .answered(.reply) }
        func isExchange(_ mark: Mark) -> Bool {
            switch mark.event {
            case .asked, .answered: true
            default: false
            }
        }
        if let first = marks.firstIndex(where: isReply), let last = marks.lastIndex(where: isReply),
            let index = marks[first..<last].dropFirst().firstIndex(where: isExchange)
        {
            marks.remove(at: index)
            return true
        }
        func isHold(_ mark: Mark) -> Bool { if case .held = mark.event { true } else { false } }
        if let start = marks.firstIndex(where: isHold),
            let end = marks[start...].firstIndex(where: { $0.event == .resumed })
        {
            marks.remove(at: end)
            marks.remove(at: start)
            return true
        }
        func isTargeted(_ mark: Mark) -> Bool { if case .targeted = mark.event { true } else { false } }
        let last = marks.lastIndex(where: isTargeted)
        guard let index = marks.indices.first(where: { $0 != last && !isReply(marks[$0]) }) else { return false }
        marks.remove(at: index)
        return true
    }
}

extension Request {
    /// Marks what an event means for the clocks, before it is applied.
    mutating func mark(_ recorded: RecordedEvent) {
        guard let event = courseEvent(of: recorded) else { return }
        var course = self.course ?? Course()
        // So that the marks are not copied.
        self.course = nil
        course.add(event, at: max(updatedAt, recorded.at))
        self.course = course.marks.isEmpty ? nil : course
    }

    private func courseEvent(of recorded: RecordedEvent) -> Course.Event? {
        switch recorded.event {
        case .replied:
            guard let person = recorded.actor.person else { return .answered(.automatic) }
            return person == requester || person == beneficiary || watchers.contains(person)
                ? .asked : .answered(.reply)
        case .announced: return .answered(.automatic)
        case .noted: return recorded.actor.person == nil ? nil : .answered(.note)
        case .started: return .started
        case .held(let pending): return .held(pending)
        case .resumed: return .resumed
        case .resolved: return .resolved
        case .closed, .merged: return .closed
        case .reopened: return .reopened
        case .assigned(let team, _): return team == self.team ? nil : .assigned(from: self.team, to: team)
        case .handedOver(let supplier): return supplier == handover?.supplier ? nil : .handedOver(supplier)
        case .targeted(let targets): return .targeted(targets)
        default: return nil
        }
    }
}
