#if Web
    import ServiceDesk

    /// The turns of on-call duty for a team, those that have begun within a month among them.
    struct OnCallTurns {
        struct Turn {
            var duty: OnCallSchedule.Duty
            var start: Timestamp
            var end: Timestamp
        }

        /// In the order in which they begin.
        private(set) var all: [Turn] = []

        private static let daysBefore: Int64 = 31
        private static let daysAhead: Int64 = 60
        /// Nobody may be on call for a time, or a schedule begins: it is looked at so often.
        private static let step: Int64 = 3_600

        init(of team: Team.ID, on desk: Desk, at now: Timestamp) async throws {
            let end = now.advanced(bySeconds: Self.daysAhead * 86_400)
            // From a full hour on, so that the same turn begins at the same instant whenever it is asked for.
            let first = now.microseconds / 3_600_000_000 * 3_600
            var time = Timestamp(microseconds: (first - Self.daysBefore * 86_400) * 1_000_000)
            while time < end {
                let duties = try await desk.onCall(of: team, at: time)
                let next = min(duties.map(\.until).min() ?? end, time.advanced(bySeconds: Self.step))
                for duty in duties { add(duty, from: time, to: next) }
                time = max(next, time.advanced(bySeconds: 1))
            }
            all.removeAll { $0.end <= now }
        }

        private mutating func add(_ duty: OnCallSchedule.Duty, from start: Timestamp, to end: Timestamp) {
            let last = all.lastIndex { turn in
                turn.end == start && turn.duty.schedule == duty.schedule && turn.duty.level == duty.level
                    && turn.duty.person == duty.person
            }
            guard let last else { return all.append(Turn(duty: duty, start: start, end: end)) }
            all[last].end = end
        }
    }
#endif
