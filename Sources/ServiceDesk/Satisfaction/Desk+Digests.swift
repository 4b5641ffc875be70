/// Months of teams that are told by themselves; for the host’s own program.
extension Desk {
    /// Has those who lead a team told of its month (``digest(of:from:to:as:withholdingBelow:limit:)``) on the days of a
    /// rule, by the notifiers of the desk (``NoticeKind/teamDigest``), or changes on which days.
    ///
    /// They are told of the month before the one in which the day lies, as the clocks of the rule’s calendar have it,
    /// and of each month once, however many days of the rule there are in one. Each is told what they may see when it
    /// is delivered, and whoever leads the team no more is told nothing. What was due before is not told.
    ///
    /// - Returns: The instant at which they are told next; `nil` where no day follows: then it is not kept.
    /// - Throws: ``Rejection`` that names what is not as it must be, or not there; ``StoreError``.
    @discardableResult
    public func sendDigests(of team: Team.ID, on rule: DateRule, as viewer: Viewer) async throws -> Timestamp? {
        try checkHost(viewer)
        try await checkTeam(team)
        let key = TeamDigestWork.key(team)
        guard key.isValid else { throw Rejection.invalidField("team", "An id of up to 150 bytes can be used here.") }
        do throws(ServiceHoursError) {
            try rule.validate()
        } catch {
            throw Rejection.invalidField("rule", error.description)
        }
        var lastMonth: CalendarDate?
        return try await keep(TeamDigestWork.Schedule(team: team, rule: rule), key, as: viewer) { record in
            let content = try record.item.task.decode(TeamDigestWork.Content.self)
            lastMonth = content.lastMonth
            return (content.schedule.rule, content.lastDay)
        } item: { lastDay, dates in
            let schedule = TeamDigestWork.Schedule(team: team, rule: rule)
            return try TeamDigestWork.item(
                .init(schedule: schedule, lastDay: lastDay, lastMonth: lastMonth), in: dates)
        }
    }

    /// Tells those who lead a team of its months no more.
    public func stopDigests(of team: Team.ID, as viewer: Viewer) async throws {
        try await plan([.cancel(TeamDigestWork.key(team))], as: viewer)
    }

    /// A team whose months are told by themselves, and when next.
    public struct ScheduledDigest: Hashable, Sendable {
        public var team: Team.ID
        public var rule: DateRule
        /// When those who lead it are told next.
        public var sentAt: Timestamp
        /// Why they could not be told.
        public var failure: String?
        /// Whether it was given up, until somebody revives its work or schedules it anew.
        public var isGivenUp: Bool
    }

    /// All teams whose months are told by themselves, by id.
    public func scheduledDigests(as viewer: Viewer) async throws -> [ScheduledDigest] {
        try await definitions(TeamDigestWork.kind, as: viewer) { record in
            let schedule = try record.item.task.decode(TeamDigestWork.Content.self).schedule
            return ScheduledDigest(
                team: schedule.team, rule: schedule.rule, sentAt: record.nextAt, failure: record.failure,
                isGivenUp: record.isBuried)
        }.sorted { $0.team < $1.team }
    }
}
