/// One run of a clock, from its start to its stop: when it ran, when it was stopped for a while and why, and which
/// targets it was judged by. Still without a reckoning of hours.
struct ClockCycle: Sendable {
    /// Why a clock does not run.
    enum Stop: Hashable, Sendable {
        case paused(Pending?)
        case closed
    }

    struct Segment: Sendable {
        var start: Timestamp
        /// `nil` for running.
        var stop: Stop?
    }

    /// From when on which target counts.
    struct Phase: Sendable {
        var start: Timestamp
        var target: SLATarget
    }

    /// Counted from 1.
    var number: Int
    var start: Timestamp
    /// Each until the next begins, the last one until ``end``.
    var segments: [Segment]
    var phases: [Phase] = []
    /// Whether a target is in force.
    var isOwed = false
    var end: Timestamp?

    var stop: Stop? { segments.last?.stop }

    mutating func set(_ stop: Stop?, at time: Timestamp) {
        guard self.stop != stop else { return }
        if segments.last?.start == time { segments.removeLast() }
        if segments.last?.stop == stop, !segments.isEmpty { return }
        segments.append(Segment(start: time, stop: stop))
    }

    /// Another target, or none.
    mutating func set(_ target: SLATarget?, at time: Timestamp) {
        isOwed = target != nil
        guard let target, target != phases.last?.target else { return }
        switch target.choices.change {
        case .fromOpening: phases = [Phase(start: start, target: target)]
        // Where there was no target before, nothing was used.
        case .carry: phases.append(Phase(start: phases.isEmpty ? start : time, target: target))
        case .restart: phases = [Phase(start: phases.isEmpty ? start : time, target: target)]
        }
    }

    /// The times at which it ran, from the start of a phase on, each with the phase in which it lies.
    func runs(until now: Timestamp) -> [(start: Timestamp, end: Timestamp, phase: Int)] {
        var runs: [(start: Timestamp, end: Timestamp, phase: Int)] = []
        for (index, segment) in segments.enumerated() where segment.stop == nil {
            let end = index + 1 < segments.count ? segments[index + 1].start : self.end ?? now
            for (number, phase) in phases.enumerated() {
                let phaseEnd = number + 1 < phases.count ? phases[number + 1].start : end
                let (from, to) = (max(segment.start, phase.start), min(end, phaseEnd))
                if from < to { runs.append((from, to, number)) }
            }
        }
        return runs
    }
}
