import ServiceDesk

/// Runs one clock minute by minute, as a person with a stopwatch would, with nothing of the library’s but whether it is
/// open at a minute.
struct MinuteClock {
    enum Metric: CaseIterable { case first, next, update, resolution, ownership }

    struct Cycle: Equatable {
        var used = 0
        var breach: Int64?
        var held = 0
    }

    let metric: Metric
    let choices: ClockChoices
    let isOpen: (Int64) -> Bool

    private var goal: Int?
    private var stopwatch: Stopwatch?
    private(set) var finished: [Cycle] = []
    private var pending: Pending?
    private var isDone = false
    private var isMine: Bool
    private var hadAnswer = false
    private var reopens = false

    /// One cycle that has not finished. When how much was used is written down, so that a later goal can be looked up.
    private struct Stopwatch {
        var instants: [Int64] = []
        var held = 0
        var goal: Int?
        var isOwed = false
    }

    init(_ metric: Metric, _ choices: ClockChoices, goal: Int, isMine: Bool, isOpen: @escaping (Int64) -> Bool) {
        (self.metric, self.choices, self.goal, self.isMine, self.isOpen) = (metric, choices, goal, isMine, isOpen)
        switch metric {
        case .first, .update, .resolution: begin()
        case .ownership: if isMine { begin() }
        case .next: break
        }
    }

    private mutating func begin() { stopwatch = Stopwatch(goal: goal, isOwed: goal != nil) }

    private mutating func end(at minute: Int64) {
        guard let ended = stopwatch else { return }
        stopwatch = nil
        // Kept even where nothing is owed: a reopening may go on with it.
        last = ended
        guard ended.isOwed, let goal = ended.goal else { return }
        let used = ended.instants.count
        finished.append(Cycle(used: used, breach: breach(of: ended, goal: goal, endingAt: minute), held: ended.held))
    }

    private var last: Stopwatch?

    /// The end of the minute in which the goal was used up, unless that is the end itself.
    private func breach(of stopwatch: Stopwatch, goal: Int, endingAt end: Int64?) -> Int64? {
        guard stopwatch.instants.count >= goal else { return nil }
        let at = stopwatch.instants[goal - 1] + 1
        return end.map { at < $0 } ?? true ? at : nil
    }

    private var isHeld: Bool {
        guard let pending else { return false }
        switch choices.pauses ?? .never {
        case .never: return false
        case .anyHold: return true
        case .waitingForRequester: return pending.waitingFor == .requester
        case .reasons(let reasons): return reasons.contains(pending.reason)
        }
    }

    mutating func pass(_ minute: Int64) {
        guard stopwatch != nil, !isDone, isOpen(minute) else { return }
        if isHeld { stopwatch?.held += 1 } else { stopwatch?.instants.append(minute) }
    }

    // MARK: What happens

    mutating func happen(_ event: Course.Event, at minute: Int64) {
        switch event {
        case .held(let reason): pending = reason
        case .started, .resumed: pending = nil
        case .resolved, .closed: finish(at: minute)
        case .reopened: reopen(at: minute)
        case .answered(let kind): answer(kind, at: minute)
        case .asked:
            if metric == .next, stopwatch == nil || choices.unanswered == .latest { begin() }
        case .assigned(_, let team): move(to: team, at: minute)
        case .targeted(let targets): aim(targets.first.map { Int($0.goal.minutes) }, at: minute)
        case .handedOver: break
        }
    }

    private mutating func answer(_ kind: Course.Answer, at minute: Int64) {
        let counts =
            choices.answer == .anyContribution || kind == .reply || choices.answer == .anyReply && kind != .note
        switch metric {
        case .first where counts && !hadAnswer, .next where counts:
            hadAnswer = true
            end(at: minute)
        case .update where kind == .reply:
            end(at: minute)
            begin()
        default: break
        }
    }

    private mutating func finish(at minute: Int64) {
        guard !isDone else { return }
        (isDone, pending) = (true, nil)
        guard metric == .resolution || metric == .ownership else { return }
        reopens = stopwatch != nil
        end(at: minute)
    }

    private mutating func reopen(at minute: Int64) {
        guard isDone else { return }
        (isDone, pending) = (false, nil)
        guard metric == .resolution || metric == .ownership else { return }
        guard reopens else {
            if metric == .ownership, isMine, stopwatch == nil { begin() }
            return
        }
        reopens = false
        switch choices.reopening {
        case .ignore: break
        case .newCycle: begin()
        case .resume:
            guard let again = last else { return }
            if again.isOwed, again.goal != nil { finished.removeLast() }
            stopwatch = again
            aimStopwatch(goal)
        }
    }

    private mutating func move(to team: Team.ID?, at minute: Int64) {
        let wasMine = isMine
        isMine = team == "it"
        guard metric == .ownership else { return }
        if wasMine, !isMine { end(at: minute) }
        if !isMine { reopens = false }
        if isMine, !wasMine {
            reopens = false
            if !isDone { begin() }
        }
    }

    private mutating func aim(_ goal: Int?, at minute: Int64) {
        self.goal = goal
        aimStopwatch(goal)
    }

    private mutating func aimStopwatch(_ goal: Int?) {
        stopwatch?.isOwed = goal != nil
        guard let goal, let known = stopwatch?.goal else {
            if let goal { stopwatch?.goal = goal }
            return
        }
        guard goal != known else { return }
        stopwatch?.goal = goal
        if choices.change == .restart {
            stopwatch?.instants = []
            stopwatch?.held = 0
        }
    }

    // MARK: How it stands

    struct Now: Equatable {
        var used: Int
        var isOwed, isStopped: Bool
        var breach: Int64?
        /// `nil` where it does not run or takes longer than is looked ahead.
        var due: Int64?
    }

    /// - Parameter horizon: How many minutes are looked ahead.
    func now(at minute: Int64, horizon: Int64) -> Now? {
        guard let stopwatch, let goal = stopwatch.goal else { return nil }
        let isOwed = stopwatch.isOwed && !isDone
        var now = Now(
            used: stopwatch.instants.count, isOwed: isOwed, isStopped: isDone || isHeld,
            breach: breach(of: stopwatch, goal: goal, endingAt: nil))
        guard isOwed, !isHeld else { return now }
        now.due = now.breach
        var (left, next) = (goal - now.used, minute)
        while now.due == nil, next < minute + horizon {
            if isOpen(next) { left -= 1 }
            next += 1
            if left == 0 { now.due = next }
        }
        return now
    }
}

extension GoalAmount {
    var minutes: Int64 { if case .serviceTime(let seconds) = self { seconds / 60 } else { 0 } }
}
