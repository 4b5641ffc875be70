#if SQLite
    import Foundation
    import ServiceDesk
    import ServiceDeskSQLite
    import ServiceDeskTesting
    import Testing

    /// A year of what is owed, opened by two processes at a time that are killed again and again; in between the clock
    /// goes on, and is put back and forward.
    @Suite("What is owed, by processes that are killed")
    struct ObligationKillTests {
        private let folder: TemporaryFolder
        private static let start = Timestamp(microseconds: 1_772_438_400_000_000)
        private static let year: Int64 = 365 * 86_400
        private static let people = 30

        init() throws { folder = try TemporaryFolder() }

        private static func obligations() throws -> [Obligation] {
            let day = try #require(CalendarDate("2026-03-02"))
            return try ["FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=WEEKLY;BYDAY=FR", "FREQ=MONTHLY;BYDAY=1MO"].enumerated()
                .map { index, rule in
                    Obligation(
                        Obligation.ID("owed-\(index)"), "Dû \(index)",
                        by: [.members(of: "everybody")], to: .team("it"), contact: "anna", team: "it",
                        due: DateRule(
                            from: day, try Recurrence(rule), onClosedDay: .before, at: .close, by: "office"),
                        opensAhead: 5 * 86_400)
                }
        }

        @Test("is opened once each, over a year")
        func year() async throws {
            let path = folder.path("desk.sqlite")
            let store = try await ReliabilityScene.store(at: path)
            let weekly = ServiceHours.every([.monday, .tuesday, .wednesday, .thursday, .friday], ["09:00-17:00"])
            let people = (0..<Self.people).map { Person.ID("p\($0)") }
            try await store.save(people.map { .person(Person(id: $0, name: $0.rawValue)) })
            try await store.save([
                .team(Team(id: "everybody", name: "Tous", members: people.map { .init($0) })),
                .calendar(
                    ServiceCalendar(id: "office", name: "Bureau", hours: ServiceHours(zone: "UTC", weekly: weekly))),
            ])
            let clock = ManualClock(Self.start)
            var configuration = Desk.Configuration()
            configuration.time = clock
            configuration.work.maximumAttempts = 1_000
            let desk = Desk(store, configuration: configuration)
            for obligation in try Self.obligations() {
                _ = try await desk.define(obligation, as: ReliabilityScene.host)
            }
            var random = SeededGenerator(seed: 77)
            let rounds = ProcessInfo.processInfo.environment["DESK_TEST_LONG"] == nil ? 30 : 100
            for round in 1...rounds {
                let now = Self.start.advanced(bySeconds: Int64(round) * Self.year / Int64(rounds))
                // Now and then a clock is put back or forward, by up to a week.
                let jump = Int64.random(in: 0..<4, using: &random) == 0 ? Int64.random(in: -7...7, using: &random) : 0
                let instant = now.advanced(bySeconds: jump * 86_400)
                let workers = try (0..<2).map { _ in
                    try WorkerProcess("owe", path, "\(instant.microseconds)", in: folder)
                }
                for worker in workers { try await worker.line("ready") }
                try await Task.sleep(for: .milliseconds(Int64.random(in: 0...500, using: &random)))
                for worker in workers {
                    try await worker.kill()
                    #expect(worker.wasKilled)
                }
            }
            // Whatever they left.
            clock.set(Self.start.advanced(bySeconds: Self.year + 10 * 86_400))
            for _ in 0..<4 {
                clock.advance(bySeconds: 3_600)
                try await desk.runOnce()
            }
            try await expectEachOnce(in: store, at: clock.now())
            try store.close()
        }

        private func expectEachOnce(in store: SQLiteStore, at now: Timestamp) async throws {
            let opened = try await ReliabilityScene.requests(in: store).compactMap(\.obligation)
            let names = opened.map { "\($0.obligation) \($0.day) \($0.obligor)" }
            #expect(Set(names).count == names.count, "Something was opened twice.")
            let weekly = ServiceHours.every([.monday, .tuesday, .wednesday, .thursday, .friday], ["09:00-17:00"])
            let dates = try ServiceDates(.hours(ServiceHours(zone: "UTC", weekly: weekly)))
            for obligation in try Self.obligations() {
                let days = try obligation.rule.occurrences(after: nil, limit: 400, in: dates)
                    .filter { $0.due >= Self.start && $0.due.advanced(bySeconds: -obligation.opensAhead) <= now }
                let found = opened.filter { $0.obligation == obligation.id }
                // Workers whose clocks ran ahead may have opened what comes later.
                #expect(Set(found.map(\.day)).isSuperset(of: days.map(\.day)), "\(obligation.id)")
                #expect(found.count == Set(found.map(\.day)).count * Self.people, "\(obligation.id)")
            }
        }
    }
#endif
