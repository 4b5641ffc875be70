/// How one cycle of a clock stands at an instant.
public struct ClockReading: Hashable, Sendable {
    public enum State: Hashable, Sendable {
        /// Its time passes, within hours.
        case running
        /// A hold stops it; `nil` for a condition of a named clock.
        case paused(Pending?)
        /// It has stopped, at this instant.
        case finished(Timestamp)
        /// Nothing is owed now: the request is resolved or closed, or no policy wants it any more.
        case notOwed
    }

    public let target: SLATarget
    /// Counted from 1: the first cycle of the clock on its request.
    public let cycle: Int
    public let startedAt: Timestamp
    public let state: State
    /// What was counted so far.
    public let used: ClockAmount
    /// What the target leaves, below zero where more was used; once finished, the margin.
    public let remaining: ClockAmount
    /// The time of holds that would have counted.
    public let paused: ClockAmount
    /// When the target is used up: `nil` where it does not run, or never will be.
    public let due: Timestamp?
    /// When it was used up without having been reached; a later pause changes nothing about it.
    public let breachedAt: Timestamp?

    public var isBreached: Bool { breachedAt != nil }
    public var isFinished: Bool { if case .finished = state { true } else { false } }
    /// Whether it was reached in time.
    public var isKept: Bool { isFinished && !isBreached }
}

/// The reckoning of one cycle with hours.
struct ClockReckoning {
    let cycle: ClockCycle
    let target: SLATarget
    let now: Timestamp
    private let meters: [any Meter]
    private let runs: [Run]

    /// A time at which it ran.
    private struct Run {
        let start: Timestamp
        let end: Timestamp
        let phase: Int
        /// What was counted, in units of the last phase.
        let amount: Int64
    }

    /// `nil` for a cycle of which no target wanted anything.
    ///
    /// - Throws: ``SLAError`` of code ``SLAError/Code/calendar``.
    init?(_ cycle: ClockCycle, at now: Timestamp, with calendars: ServiceCalendars) throws(SLAError) {
        guard let target = cycle.phases.last?.target else { return nil }
        (self.cycle, self.target, self.now) = (cycle, target, now)
        var meters: [any Meter] = []
        for phase in cycle.phases { meters.append(try calendars.meter(for: phase.target, from: cycle.start)) }
        self.meters = meters
        runs = cycle.runs(until: max(now, cycle.start)).map { run in
            let (meter, phase) = (meters[run.phase], cycle.phases[run.phase])
            let amount = Self.amount(from: run.start, to: run.end, by: meter, phase, target)
            return Run(start: run.start, end: run.end, phase: run.phase, amount: amount)
        }
    }

    /// What a phase counts between two instants, in units of the last one.
    func amount(from start: Timestamp, to end: Timestamp, of phase: Int) -> Int64 {
        Self.amount(from: start, to: end, by: meters[phase], cycle.phases[phase], target)
    }

    private static func amount(
        from start: Timestamp, to end: Timestamp, by meter: any Meter, _ phase: ClockCycle.Phase, _ target: SLATarget
    ) -> Int64 {
        let units = meter.amount(from: start.microseconds, to: end.microseconds)
        return converted(units, from: phase.target.goal, to: target.goal)
    }

    private var goal: Int64 { target.goal.units }

    /// Units of a phase in those of the last one. Days are no hours: between the two it is the share of the goal that
    /// is carried.
    private static func converted(_ units: Int64, from old: GoalAmount, to goal: GoalAmount) -> Int64 {
        old.countsDays == goal.countsDays ? units : units.scaled(by: goal.units, over: old.units)
    }

    private func convertedBack(_ units: Int64, to phase: Int) -> Int64 {
        let old = cycle.phases[phase].target.goal
        return old.countsDays == target.goal.countsDays ? units : units.scaledUp(by: old.units, over: goal)
    }

    func meter(_ phase: Int) -> any Meter { meters[phase] }

    var used: Int64 { runs.reduce(0) { $0 + $1.amount } }

    /// The instant at which so much has been used, as far as the clock runs on from now without a change; `nil` where
    /// it does not come to that.
    func instant(ofUsing wanted: Int64) -> Timestamp? {
        var used: Int64 = 0
        for run in runs {
            if used + run.amount >= wanted {
                let rest = convertedBack(wanted - used, to: run.phase)
                let found = meters[run.phase].date(adding: rest, to: run.start.microseconds) ?? run.end.microseconds
                return Timestamp(microseconds: min(found, run.end.microseconds))
            }
            used += run.amount
        }
        guard isRunning, let meter = meters.last else { return nil }
        let start = max(now, cycle.start)
        return meter.date(adding: wanted - used, to: start.microseconds).map { Timestamp(microseconds: $0) }
    }

    private var isRunning: Bool { cycle.end == nil && cycle.stop == nil && cycle.isOwed }

    var state: ClockReading.State {
        if let end = cycle.end { return .finished(end) }
        guard cycle.isOwed else { return .notOwed }
        switch cycle.stop {
        case .closed: return .notOwed
        case .paused(let pending): return .paused(pending)
        case nil: return .running
        }
    }

    /// The time of pauses, by the hours of the target in force.
    private var paused: Int64 {
        guard let meter = meters.last, let start = cycle.phases.first?.start else { return 0 }
        var paused: Int64 = 0
        for (index, segment) in cycle.segments.enumerated() {
            guard case .paused = segment.stop else { continue }
            let end = index + 1 < cycle.segments.count ? cycle.segments[index + 1].start : cycle.end ?? now
            paused += meter.amount(from: max(segment.start, start).microseconds, to: end.microseconds)
        }
        return paused
    }

    var reading: ClockReading {
        let (used, due) = (used, instant(ofUsing: goal))
        // What is reached at the very instant is in time; while it runs, the time is used up then.
        let isLate = due.map { due in cycle.end.map { due < $0 } ?? (due <= now) } ?? false
        return ClockReading(
            target: target, cycle: cycle.number, startedAt: cycle.start, state: state,
            used: ClockAmount(used, like: target.goal), remaining: ClockAmount(goal - used, like: target.goal),
            paused: ClockAmount(paused, like: target.goal), due: isRunning ? due : nil,
            breachedAt: isLate ? due : nil)
    }
}
