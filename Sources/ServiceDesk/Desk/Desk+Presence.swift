/// Whether a team is there, by its hours.
public enum TeamPresence: Hashable, Sendable {
    /// Nobody has said when the team is there.
    case unstated
    /// Until its next closing; `nil` where it never closes.
    case open(until: Timestamp?)
    /// Until its next opening; `nil` where it never opens again.
    case closed(until: Timestamp?)
}

extension Desk {
    /// Whether a team is there, and when that changes: what somebody who asks out of hours is to be told.
    ///
    /// - Parameter instant: `nil` for now.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/unknownReference`` for a team that is not in the directory.
    public func presence(of team: Team.ID, at instant: Timestamp? = nil) async throws -> TeamPresence {
        guard let found = try await directory.team(team) else { throw Rejection.unknown("team", team.rawValue) }
        guard let time = try await serviceTime(of: found) else { return .unstated }
        let instant = instant ?? configuration.time.now()
        return time.isOpen(at: instant)
            ? .open(until: time.nextClosing(after: instant)) : .closed(until: time.nextOpening(after: instant))
    }

    /// Who is on call for a request, whom to call first first: by the schedules that cover its team and priority, while
    /// the team is not there. A team that has not said when it is there counts as away.
    ///
    /// - Parameter instant: `nil` for now.
    public func onCall(
        for request: Request, at instant: Timestamp? = nil
    ) async throws -> [OnCallSchedule.Duty] {
        guard let name = request.team, let team = try await directory.team(name) else { return [] }
        return try await duties(of: team, for: request, at: instant ?? configuration.time.now())
    }

    /// Who is on call for a team, whom to call first first: by the schedules that cover it, at whatever priority and
    /// whether the team is there or not.
    ///
    /// - Parameter instant: `nil` for now.
    /// - Throws: ``ServiceHoursError`` for a schedule that cannot be used.
    public func onCall(of team: Team.ID, at instant: Timestamp? = nil) async throws -> [OnCallSchedule.Duty] {
        try await directory.onCallSchedules(of: team).onCall(at: instant ?? configuration.time.now(), team: team)
    }

    func duties(
        of team: Team, for request: Request, at instant: Timestamp
    ) async throws -> [OnCallSchedule.Duty] {
        let schedules = try await directory.onCallSchedules(of: team.id).filter {
            $0.covers(team: team.id, priority: request.priority)
        }
        guard !schedules.isEmpty, try await serviceTime(of: team)?.isOpen(at: instant) != true else { return [] }
        do {
            return try schedules.onCall(at: instant, team: team.id, priority: request.priority)
        } catch {
            configuration.logger.error(
                "Nobody is called: an on-call schedule cannot be used.",
                metadata: ["team": "\(team.id)", "error": "\(error)"])
            return []
        }
    }

    /// The compiled hours of a team; `nil` where it has none. Hours that cannot be used count as none, which is logged:
    /// they must not keep anybody from asking for help.
    private func serviceTime(of team: Team) async throws -> ServiceTime? {
        guard let id = team.hours else { return nil }
        do {
            return try await directory.serviceTime(id)
        } catch let error as ServiceHoursError {
            configuration.logger.error(
                "The hours of a team cannot be used.", metadata: ["team": "\(team.id)", "error": "\(error)"])
            return nil
        }
    }
}
