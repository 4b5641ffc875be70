/// One clock of a request: its cycle now, and those that have finished under a target.
public struct RequestClock: Hashable, Sendable {
    public let name: SLATarget.Name
    /// The running, paused or closed cycle; `nil` where none has begun or the last has finished.
    public let current: ClockReading?
    /// The oldest first. They are judged by the target that was in force when they finished, and never again.
    public let finished: [ClockReading]

    /// The current cycle, or else the latest.
    public var latest: ClockReading? { current ?? finished.last }
    /// The finished cycle that took most; of exchanges the one that says most about how a desk answers.
    public var longest: ClockReading? { finished.max { $0.used.units < $1.used.units } }
}

extension Request {
    /// The targets in force.
    public var targets: [SLATarget] { course?.targets ?? [] }

    /// All clocks that a policy has wanted, those of the targets in force first. Pure: the journal and the calendars
    /// give them, whenever they are asked for.
    ///
    /// - Throws: ``SLAError`` of code ``SLAError/Code/calendar``.
    public func clocks(at now: Timestamp, with calendars: ServiceCalendars) throws(SLAError) -> [RequestClock] {
        try course?.clocks(openedAt: openedAt, by: firstTeam, at: now, with: calendars) ?? []
    }

    /// What a clock would show if a target had been in force from the opening: to measure what nothing is owed for.
    ///
    /// - Throws: ``SLAError`` of code ``SLAError/Code/calendar``.
    public func measure(
        _ target: SLATarget, at now: Timestamp, with calendars: ServiceCalendars
    ) throws(SLAError) -> RequestClock {
        try ClockTrack(target.name, fixed: target, on: self).clock(target.name, at: now, with: calendars)
    }
}

extension Course {
    /// The clocks of what took this course, those of the targets in force first.
    ///
    /// - Parameter team: Who had it at first.
    /// - Throws: ``SLAError`` of code ``SLAError/Code/calendar``.
    public func clocks(
        openedAt opened: Timestamp, by team: Team.ID? = nil, at now: Timestamp, with calendars: ServiceCalendars
    ) throws(SLAError) -> [RequestClock] {
        var names: [SLATarget.Name] = targets.map(\.name)
        for mark in marks {
            guard case .targeted(let targets) = mark.event else { continue }
            for target in targets where !names.contains(target.name) { names.append(target.name) }
        }
        var clocks: [RequestClock] = []
        for name in names {
            let track = ClockTrack(name, opened: opened, team: team, marks: marks)
            clocks.append(try track.clock(name, at: now, with: calendars))
        }
        return clocks
    }
}

extension ClockTrack {
    func clock(
        _ name: SLATarget.Name, at now: Timestamp, with calendars: ServiceCalendars
    ) throws(SLAError) -> RequestClock {
        var finished: [ClockReading] = []
        // A cycle that finished while nothing was owed is judged by nothing.
        for cycle in self.finished where cycle.isOwed {
            if let reckoning = try ClockReckoning(cycle, at: now, with: calendars) {
                finished.append(reckoning.reading)
            }
        }
        let reckoning = try current.flatMap { cycle throws(SLAError) in
            try ClockReckoning(cycle, at: now, with: calendars)
        }
        return RequestClock(name: name, current: reckoning?.reading, finished: finished)
    }
}
