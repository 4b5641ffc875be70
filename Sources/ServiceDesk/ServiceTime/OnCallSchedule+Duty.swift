import Foundation

extension OnCallSchedule {
    /// Who is on call, level by level; a level on which nobody is, is left out.
    ///
    /// - Throws: ``ServiceHoursError`` as ``validate()`` does.
    public func duties(at instant: Timestamp) throws(ServiceHoursError) -> [Duty] {
        try validate()
        let zone = try ServiceHours.timeZone(zone)
        let second = instant.microseconds.flooredDivision(by: 1_000_000)
        guard ServiceTime.limits.contains(second) else { return [] }
        let clock = ZoneClock(zone, during: second - 400 * 86_400..<second + 400 * 86_400)
        return levels.indices.compactMap { index in duty(level: index + 1, at: second, clock) }
    }

    /// Whether the schedule is for requests of a team: it names the team, or none.
    public func isFor(_ team: Team.ID) -> Bool { teams.isEmpty || teams.contains(team) }

    /// Whether the schedule is for requests of a team and a priority.
    public func covers(team: Team.ID?, priority: Priority?) -> Bool {
        (team.map(isFor) ?? true) && (priorities.isEmpty || priority.map(priorities.contains) ?? true)
    }

    private func duty(level: Int, at second: Int64, _ clock: ZoneClock) -> Duty? {
        let today = Int(clock.wall(at: second).flooredDivision(by: 86_400))
        let own = overrides.filter { $0.level == level }
        func midnight(_ day: Int) -> Int64 { clock.instant(ofWall: Int64(day) * 86_400) }
        func isCovered(_ override: Override) -> Bool {
            midnight(override.first.number) <= second && second < midnight(override.last.number + 1)
        }
        let rotation = levels[level - 1]
        let turn = rotation.turn(at: second, clock)
        let near = own.filter { $0.first.number <= today + 380 && $0.last.number >= today - 2 }
        // Where an override begins or ends someone else may be on call; the earliest of these is the end of what is
        // told.
        let bounds = near.flatMap { [$0.first.number, $0.last.number + 1] }.filter { $0 <= today + 380 }.map(midnight)
        let next = turn?.end ?? rotation.start(ofTurn: 0, clock)
        let end = (bounds + [next, second + 380 * 86_400]).filter { $0 > second }.min() ?? second
        let override = near.last(where: isCovered)
        guard let person = override?.person ?? turn?.person else { return nil }
        return Duty(
            schedule: id, level: level, person: person, until: Timestamp(microseconds: end * 1_000_000),
            isOverride: override != nil)
    }
}

extension OnCallSchedule.Rotation {
    fileprivate func start(ofTurn turn: Int, _ clock: ZoneClock) -> Int64 {
        clock.instant(ofWall: Int64(starts.number + turn * days) * 86_400 + Int64(handOver.secondsFromMidnight))
    }

    /// Whose turn it is at an instant, and until when; `nil` before the first turn.
    fileprivate func turn(at second: Int64, _ clock: ZoneClock) -> (person: Person.ID, end: Int64)? {
        // A turn begins at an instant, so that an hour that the clocks show twice hands over once.
        let today = Int(clock.wall(at: second).flooredDivision(by: 86_400))
        let guess = Int(Int64(today - starts.number).flooredDivision(by: Int64(days)))
        guard let turn = (guess - 1...guess + 1).last(where: { start(ofTurn: $0, clock) <= second }), turn >= 0 else {
            return nil
        }
        return (people[turn % people.count], start(ofTurn: turn + 1, clock))
    }
}

extension Sequence where Element == OnCallSchedule {
    /// Who, at an instant, is to be called for a request of this team and priority: by level, the first to call first.
    ///
    /// - Parameters:
    ///   - team: `nil` asks for any.
    ///   - priority: `nil` asks for any.
    /// - Throws: ``ServiceHoursError`` that says what is wrong with a schedule.
    public func onCall(
        at instant: Timestamp, team: Team.ID? = nil, priority: Priority? = nil
    ) throws(ServiceHoursError) -> [OnCallSchedule.Duty] {
        var duties: [OnCallSchedule.Duty] = []
        for schedule in self where schedule.covers(team: team, priority: priority) {
            duties += try schedule.duties(at: instant)
        }
        return duties.sorted { ($0.level, $0.schedule) < ($1.level, $1.schedule) }
    }
}
