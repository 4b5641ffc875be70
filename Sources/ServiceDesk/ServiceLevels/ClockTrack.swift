/// Follows the clock of one target through the course of a request.
struct ClockTrack {
    private let name: SLATarget.Name
    /// In force all the time, whatever the course says; `nil` for what the course says.
    private let fixed: SLATarget?
    private let opened: Timestamp
    private var target: SLATarget?
    /// Says by its choices what pauses and answers: the target in force, or else the last that was, or will be first.
    private var rules: SLATarget?
    private var metric: SLAMetric? { rules?.metric }
    private var pending: Pending?
    private var isClosed = false
    /// A named clock’s own pause.
    private var isPaused = false
    private var team: Team.ID?
    private var supplier: Supplier.ID?
    /// Cycles that have stopped, and the one that runs.
    private(set) var finished: [ClockCycle] = []
    private(set) var current: ClockCycle?
    /// Set where a closed request stopped a clock that a reopening would start again.
    private var waitsForReopening = false
    private var count = 0

    init(_ name: SLATarget.Name, fixed: SLATarget? = nil, on request: Request) {
        self.init(
            name, fixed: fixed, opened: request.openedAt, team: request.firstTeam, marks: request.course?.marks ?? [])
    }

    /// - Parameter team: Who had it at first.
    init(
        _ name: SLATarget.Name, fixed: SLATarget? = nil, opened: Timestamp, team: Team.ID? = nil, marks: [Course.Mark]
    ) {
        (self.name, self.fixed, self.opened, self.team) = (name, fixed, opened, team)
        let targets = marks.lazy.compactMap { mark -> SLATarget? in
            guard case .targeted(let targets) = mark.event else { return nil }
            return targets.first { $0.name == name }
        }
        rules = fixed ?? targets.first
        target = fixed
        begin()
        for mark in marks { follow(mark) }
    }

    // MARK: Starting and stopping

    private mutating func begin() {
        switch metric {
        case .firstResponse, .periodicUpdate, .resolution: start(at: opened)
        case .ownership(let owner) where owner == team: start(at: opened)
        case .named(let clock) where clock.start.contains(.opened): start(at: opened)
        default: break
        }
    }

    private mutating func start(at time: Timestamp) {
        count += 1
        var cycle = ClockCycle(number: count, start: time, segments: [.init(start: time, stop: nil)])
        cycle.set(target, at: time)
        current = cycle
        isPaused = false
        settle(at: time)
    }

    private mutating func finish(at time: Timestamp) {
        guard var cycle = current else { return }
        cycle.end = time
        finished.append(cycle)
        current = nil
    }

    private var stop: ClockCycle.Stop? {
        if isClosed { return .closed }
        if isPaused { return .paused(nil) }
        if let pending, ownPauses == nil, rules?.pauses.includes(pending) == true {
            return .paused(pending)
        }
        return nil
    }

    private var ownPauses: NamedClock? {
        if case .named(let clock)? = metric, !clock.pause.isEmpty { clock } else { nil }
    }

    // MARK: Following

    private mutating func follow(_ mark: Course.Mark) {
        let wasClosed = isClosed
        switch mark.event {
        case .held(let reason): pending = reason
        case .started, .resumed: pending = nil
        case .resolved, .closed: (pending, isClosed) = (nil, true)
        case .reopened: (pending, isClosed) = (nil, false)
        case .assigned(_, let team): self.team = team
        case .targeted(let targets) where fixed == nil: change(to: targets.first { $0.name == name }, at: mark.at)
        default: break
        }
        switch metric {
        case .firstResponse: if count == 1, answers(mark) { finish(at: mark.at) }
        case .nextResponse: followExchange(mark)
        case .periodicUpdate:
            if mark.event == .answered(.reply) {
                finish(at: mark.at)
                start(at: mark.at)
            }
        case .resolution: followResolution(mark, wasClosed: wasClosed)
        case .ownership(let owner): followOwnership(of: owner, mark, wasClosed: wasClosed)
        case .named(let clock): follow(clock, mark)
        case nil: break
        }
        settle(at: mark.at)
    }

    /// Lets the cycle run or stop as things stand.
    private mutating func settle(at time: Timestamp) {
        let stop = stop
        current?.set(stop, at: time)
    }

    private mutating func change(to target: SLATarget?, at time: Timestamp) {
        self.target = target
        if let target, target.metric == metric { rules = target }
        current?.set(target, at: time)
    }

    private func answers(_ mark: Course.Mark) -> Bool {
        guard case .answered(let answer) = mark.event else { return false }
        return answer.counts(under: rules?.choices.answer ?? .personsReply)
    }

    private mutating func followExchange(_ mark: Course.Mark) {
        if answers(mark) { return finish(at: mark.at) }
        guard mark.event == .asked else { return }
        if current == nil {
            start(at: mark.at)
        } else if rules?.choices.unanswered == .latest {
            count -= 1
            start(at: mark.at)
        }
    }

    private mutating func followResolution(_ mark: Course.Mark, wasClosed: Bool) {
        if isClosed, !wasClosed {
            waitsForReopening = current != nil
            finish(at: mark.at)
        } else if wasClosed, !isClosed, waitsForReopening {
            waitsForReopening = false
            reopen(at: mark.at)
        }
    }

    private mutating func reopen(at time: Timestamp) {
        switch rules?.choices.reopening ?? .resume {
        case .ignore: break
        case .newCycle: start(at: time)
        case .resume:
            guard var cycle = finished.popLast(), let end = cycle.end else { return }
            cycle.end = nil
            // Until now it was closed; from now on it is what it is.
            cycle.segments.append(.init(start: end, stop: .closed))
            cycle.set(target, at: time)
            current = cycle
        }
    }

    private mutating func followOwnership(of owner: Team.ID, _ mark: Course.Mark, wasClosed: Bool) {
        if case .assigned(let from, let to) = mark.event {
            if from == owner { finish(at: mark.at) }
            if to == owner, !isClosed { start(at: mark.at) }
            // Whoever has it at a reopening is not always who had it at the resolution.
            waitsForReopening = waitsForReopening && to == owner
            return
        }
        let isBack = wasClosed && !isClosed
        if isBack, team == owner, !waitsForReopening { return start(at: mark.at) }
        followResolution(mark, wasClosed: wasClosed)
    }

    private mutating func follow(_ clock: NamedClock, _ mark: Course.Mark) {
        // Whoever is given it by one supplier and not by the desk has it taken from that one.
        let isHandedOn = if case .handedOver(_?) = mark.event { supplier != nil } else { false }
        if case .handedOver(let next) = mark.event { supplier = next }
        func holds(_ conditions: [NamedClock.Condition]) -> Bool {
            conditions.contains { $0.isMet(by: mark.event) || (isHandedOn && $0 == .takenBack) }
        }
        // A clock of several suppliers goes on with the next of them.
        if current != nil, holds(clock.stop), !(isHandedOn && holds(clock.start)) { return finish(at: mark.at) }
        if current == nil {
            if holds(clock.start) { start(at: mark.at) }
        } else if holds(clock.pause) {
            isPaused = true
        } else if holds(clock.resume) {
            isPaused = false
        }
    }
}

extension NamedClock.Condition {
    func isMet(by event: Course.Event) -> Bool {
        switch (self, event) {
        case (.started, .started), (.held, .held), (.resumed, .resumed), (.resolved, .resolved), (.closed, .closed),
            (.reopened, .reopened), (.asked, .asked), (.answered, .answered(.reply)), (.takenBack, .handedOver(nil)):
            true
        case (.assigned(let team), .assigned(_, let other)): team == other
        case (.handedOver(let supplier), .handedOver(let other)): supplier == other
        default: false
        }
    }
}

extension Request {
    /// The team to which it was opened.
    var firstTeam: Team.ID? {
        for mark in course?.marks ?? [] { if case .assigned(let from, _) = mark.event { return from } }
        return team
    }
}
