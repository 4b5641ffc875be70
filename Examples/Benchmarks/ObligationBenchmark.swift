#if SQLite && PostgreSQL && Command
    import Foundation
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskSQLite

    /// A thousand obligations that are owed by fifty people each on the last working day of the month, opened all at
    /// once.
    enum ObligationBenchmark {
        private static let (obligations, obligors) = (1_000, 50)
        private static let start = Timestamp(microseconds: 1_772_438_400_000_000)

        static func run() async throws -> [Figure] {
            let folder = try temporaryFolder()
            defer { removeFolder(folder) }
            let file = try SQLiteStore(path: folder.appending(path: "desk.sqlite").path)
            var figures = try await measure(file, "SQLite")
            try file.close()
            let server = try PostgresServer()
            let database = try await PostgreSQLStore(parameters: server.parameters)
            figures += try await measure(database, "PostgreSQL")
            await database.close()
            try server.end()
            return figures
        }

        /// The most memory that the process has had, in megabytes.
        private static func peakMemory() throws -> Double {
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
                let size = line.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
            else { throw BenchmarkFailure("The system does not say how much memory was used.") }
            return size / 1024
        }

        private struct FixedTime: TimeSource {
            var time: Timestamp
            func now() -> Timestamp { time }
        }

        private static func measure(_ store: some CompleteStore, _ name: String) async throws -> [Figure] {
            func desk(at time: Timestamp) -> Desk {
                var configuration = Desk.Configuration()
                configuration.time = FixedTime(time: time)
                return Desk(store, configuration: configuration)
            }
            try await define(desk(at: start), store)
            let idle = desk(at: start)
            var ticks: [Double] = []
            for _ in 0..<200 { ticks.append(try await seconds { try await idle.runOnce() }) }
            let opening = desk(at: start.advanced(bySeconds: 24 * 86_400))
            // The peak from now on (proc_pid_clear_refs(5)).
            try "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
            let before = try peakMemory()
            let elapsed = try await seconds { try await opening.runOnce() }
            let query = CountQuery(viewer: .host("benchmark"), filter: RequestFilter { $0.kinds = [.obligation] })
            let count = try await store.counts(query).first?.count ?? 0
            let peak = try peakMemory()
            guard count == obligations * obligors else { throw BenchmarkFailure("\(count) were opened.") }
            return [
                Figure(
                    name: "\(name): 50,000 occurrences of 1,000 obligations opened", value: elapsed, unit: "s",
                    bound: .atMost(10), detail: String(format: "%.0f/s", Double(count) / elapsed)),
                Figure(
                    name: "\(name): resident memory meanwhile", value: peak, unit: "MB", bound: .atMost(100),
                    detail: String(format: "%.0f MB before", before)),
                Figure(
                    name: "\(name): a tick with nothing to open", value: ticks.percentile(0.95) * 1000, unit: "ms",
                    bound: .atMost(5),
                    detail: String(format: "p95 of %d; median %.2f ms", ticks.count, ticks.median * 1000)),
            ]
        }

        private static func define(_ desk: Desk, _ store: some CompleteStore) async throws {
            let weekly = ServiceHours.every([.monday, .tuesday, .wednesday, .thursday, .friday], ["09:00-17:00"])
            try await OpeningBenchmark.prepare(store, teams: [])
            try await store.save([
                .calendar(
                    ServiceCalendar(id: "office", name: "Office", hours: ServiceHours(zone: "UTC", weekly: weekly)))
            ])
            try await store.save(
                (0..<20).map { index in
                    let members = (0..<obligors).map { Team.Member(Person.ID("p\(index * obligors + $0)")) }
                    return .team(Team(id: Team.ID("team\(index)"), name: "Team \(index)", members: members))
                })
            guard let first = CalendarDate("2026-03-31") else { throw BenchmarkFailure("There is no such day.") }
            let rule = DateRule(
                from: first, try Recurrence("FREQ=MONTHLY;BYMONTHDAY=-1"), onClosedDay: .before, at: .close,
                by: "office")
            for index in 0..<obligations {
                _ = try await desk.define(
                    Obligation(
                        Obligation.ID("owed-\(index)"), "Owed \(index)",
                        by: [.members(of: Team.ID("team\(index % 20)"))], to: .team("team0"), contact: "p0",
                        team: "team0", due: rule),
                    as: .host("benchmark"))
            }
        }
    }
#endif
