/// Why a clock shows what it shows: each part of the time since its start, counted or not, and the reason.
public struct ClockExplanation: Hashable, Sendable {
    public let reading: ClockReading
    /// From the start of the cycle to its end, to the present, or, for one that runs, to when it is due; without a gap.
    public let spans: [ClockSpan]

    /// Most spans; a longer explanation ends there.
    public static let maximumSpans = 2_000
}

/// A stretch of a clock’s time.
public struct ClockSpan: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// By the hours of its calendar, open or not.
        case hours(ServiceSpan.Reason)
        /// Real time counts.
        case realTime
        /// A hold; `nil` for a condition of a named clock.
        case paused(Pending?)
        /// It was resolved or closed.
        case closed
        /// Before the target began anew.
        case restarted
    }

    public let start: Timestamp
    public let end: Timestamp
    public let isCounted: Bool
    /// What was counted, as the target in force counts; nothing where it was not. All together that is what the clock
    /// shows.
    public let amount: ClockAmount
    public let reason: Reason
    /// The target that counted then.
    public let goal: GoalAmount?
    /// Whether it is yet to come, if nothing changes.
    public let isAhead: Bool
}

extension ClockSpan.Reason: CustomStringConvertible {
    /// A few words in English.
    public var description: String {
        switch self {
        case .hours(let reason): reason.description
        case .realTime: "real time counts"
        case .paused(nil): "paused"
        case .paused(let pending?): "on hold (\(pending.reason.rawValue)), waiting for \(pending.waitingFor.words)"
        case .closed: "resolved or closed"
        case .restarted: "before the target began anew"
        }
    }
}

extension ClockSpan {
    /// Why it counts or does not, in a few words in English.
    public var why: String {
        if reason == .hours(.weekly), !isCounted { return "outside of the weekly hours" }
        return reason.description
    }
}

extension Pending.Party {
    fileprivate var words: String {
        switch self {
        case .requester: "the requester"
        case .person(let person): "\(person)"
        case .team(let team): "the team \(team)"
        case .supplier(let supplier): "the supplier \(supplier)"
        case .nobody: "nobody"
        }
    }
}

extension Request {
    /// Explains a clock: its current cycle, or else its latest.
    ///
    /// - Parameters:
    ///   - name: Of a target in force, or of one that was.
    ///   - cycle: The number of a cycle; `nil` for the latest.
    /// - Returns: `nil` where there is no such clock or cycle.
    /// - Throws: ``SLAError`` of code ``SLAError/Code/calendar``.
    public func explain(
        _ name: SLATarget.Name, cycle: Int? = nil, at now: Timestamp, with calendars: ServiceCalendars
    ) throws(SLAError) -> ClockExplanation? {
        try course?.explain(name, cycle: cycle, openedAt: openedAt, by: firstTeam, at: now, with: calendars)
    }
}

extension Course {
    /// Explains a clock of what took this course; see ``Request/explain(_:cycle:at:with:)``.
    public func explain(
        _ name: SLATarget.Name, cycle: Int? = nil, openedAt opened: Timestamp, by team: Team.ID? = nil,
        at now: Timestamp, with calendars: ServiceCalendars
    ) throws(SLAError) -> ClockExplanation? {
        let track = ClockTrack(name, opened: opened, team: team, marks: marks)
        let cycles = track.finished + (track.current.map { [$0] } ?? [])
        guard let chosen = cycle.map({ number in cycles.first { $0.number == number } }) ?? cycles.last,
            let reckoning = try ClockReckoning(chosen, at: now, with: calendars)
        else { return nil }
        return ClockExplanation(reading: reckoning.reading, spans: reckoning.spans)
    }
}

extension ClockReckoning {
    /// How far ahead an explanation looks.
    private static let horizon: Int64 = 100 * 86_400

    var spans: [ClockSpan] {
        var spans: [ClockSpan] = []
        let last = cycle.end ?? now
        for (index, segment) in cycle.segments.enumerated() {
            let end = index + 1 < cycle.segments.count ? cycle.segments[index + 1].start : last
            append(segment.start, end, segment.stop, isAhead: false, to: &spans)
        }
        if let due = reading.due, due > now, due < now.advanced(bySeconds: Self.horizon) {
            append(now, due, nil, isAhead: true, to: &spans)
        }
        return Array(spans.prefix(ClockExplanation.maximumSpans))
    }

    private func append(
        _ start: Timestamp, _ end: Timestamp, _ stop: ClockCycle.Stop?, isAhead: Bool, to spans: inout [ClockSpan]
    ) {
        guard start < end else { return }
        switch stop {
        case .closed: spans.append(span(start, end, nil, .closed, nil, isAhead))
        case .paused(let pending): spans.append(span(start, end, nil, .paused(pending), nil, isAhead))
        case nil:
            if let first = cycle.phases.first?.start, start < first {
                spans.append(span(start, min(first, end), nil, .restarted, nil, isAhead))
            }
            for (index, phase) in cycle.phases.enumerated() {
                let phaseEnd = index + 1 < cycle.phases.count ? cycle.phases[index + 1].start : end
                let (from, to) = (max(start, phase.start), min(end, phaseEnd))
                guard from < to else { continue }
                for part in meter(index).spans(from: from.microseconds, to: to.microseconds) {
                    let reason: ClockSpan.Reason =
                        if case .elapsedTime = phase.target.goal { .realTime } else { .hours(part.reason) }
                    let units = part.isOpen ? amount(from: part.start, to: part.end, of: index) : nil
                    spans.append(span(part.start, part.end, units, reason, phase.target.goal, isAhead))
                }
            }
        }
    }

    private func span(
        _ start: Timestamp, _ end: Timestamp, _ units: Int64?, _ reason: ClockSpan.Reason, _ goal: GoalAmount?,
        _ isAhead: Bool
    ) -> ClockSpan {
        ClockSpan(
            start: start, end: end, isCounted: units != nil, amount: ClockAmount(units ?? 0, like: target.goal),
            reason: reason, goal: goal, isAhead: isAhead)
    }
}
