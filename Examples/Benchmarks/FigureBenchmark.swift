#if SQLite && PostgreSQL && Command
    import Foundation
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskSQLite

    /// What figures cost where a million requests over two years were measured: of one team for a quarter, and of the
    /// whole organisation for a year.
    enum FigureBenchmark {
        private static let teams = (0..<20).map { Team.ID("team\($0)") }
        private static let days = 730
        private static let firstDay = 20_000

        static func run(requests: Int) async throws -> [Figure] {
            let folder = try temporaryFolder()
            let file = try SQLiteStore(path: folder.appending(path: "desk.sqlite").path)
            var figures = try await measure(file, requests: requests, prefix: "SQLite: ")
            try file.close()
            try FileManager.default.removeItem(at: folder)

            let server = try PostgresServer(settings: ["shared_buffers": "512MB"])
            let store = try await PostgreSQLStore(parameters: server.parameters)
            figures += try await measure(store, requests: requests, prefix: "PostgreSQL: ")
            await store.close()
            try server.end()
            return figures
        }

        private static func measure(
            _ store: some CompleteStore, requests: Int, prefix: String
        ) async throws -> [Figure] {
            try await fill(store, requests: requests)
            let desk = Desk(store)
            let host = Viewer.host("benchmark")
            func instant(_ day: Int) -> Timestamp { Timestamp(microseconds: Int64(firstDay + day) * 86_400_000_000) }
            let quarter = FigureQuery(viewer: host, from: instant(300), to: instant(392), of: [teams[3]])
            let year = FigureQuery(viewer: host, from: instant(300), to: instant(665))
            var grouped = year
            grouped.group = .service
            var found: [Figure] = []
            let questions = [
                ("one team, a quarter", quarter, 50.0), ("all teams, a year", year, 200.0),
                ("all teams, a year, by service", grouped, 200.0),
            ]
            for (name, query, bound) in questions {
                var (times, count) = ([Double](), 0)
                for _ in 0..<11 {
                    times.append(try await seconds { count = try await desk.figures(query).total?.resolved ?? 0 })
                }
                found.append(
                    Figure(
                        name: "\(prefix)figures of \(name)", value: times.median * 1_000, unit: "ms",
                        bound: .atMost(bound), detail: "\(count) resolved, \(requests) in two years"))
            }
            return found
        }

        /// Writes what so many requests would have measured, in order as a desk leaves it.
        private static func fill(_ store: some CompleteStore, requests: Int) async throws {
            let weekly = ServiceHours.every([.monday, .tuesday, .wednesday, .thursday, .friday], ["08:30-17:00"])
            let week = ServiceHours(zone: "Europe/Brussels", weekly: weekly)
            try await store.save([.calendar(ServiceCalendar(id: "office", name: "Office", hours: week))])
            try await store.save(
                teams.map { .team(Team(id: $0, name: $0.rawValue, members: [.init("p0")], hours: "office")) })
            var random = SplitMix(state: 7)
            let share = max(1, requests / (days * teams.count))
            for day in 0..<days {
                var blocks: [MeasurementBlock] = []
                for team in teams {
                    let place = MeasurementBlock.Place(day: firstDay + day, team: team)
                    let measured = (0..<share).flatMap { _ in course(of: team, on: day, using: &random) }
                    blocks.append(MeasurementBlock(measured, place: place))
                }
                _ = try await store.rewrite(MeasurementRewrite(removing: [], inserting: blocks))
            }
        }

        /// An opening, some answers and an end, all on one day: their times go back further.
        private static func course(
            of team: Team.ID, on day: Int, using random: inout SplitMix
        ) -> [RequestMeasurement] {
            func below(_ limit: UInt64) -> Int64 { Int64(random.next() % limit) }
            let traits = RequestMeasurement.Traits(
                team: team, service: Service.ID("service\(below(12))"), channel: below(2) == 0 ? "mail" : "web",
                department: Department.ID("department\(below(25))"), language: below(2) == 0 ? "fr" : "nl",
                kind: below(2) == 0 ? .incident : .serviceRequest, priority: .moderate)
            let start = (Int64(firstDay + day) * 86_400 + below(86_000)) * 1_000_000
            let at = Timestamp(microseconds: start)
            let (waited, worked) = (below(200_000), below(300_000))
            let ending = RequestMeasurement.Ending(
                .resolved,
                stretches: [
                    .init(.team(team), startsBeforeEnd: 2 * worked + waited, seconds: worked),
                    .init(.requester, startsBeforeEnd: worked + waited, seconds: waited),
                    .init(.team(team), startsBeforeEnd: worked, seconds: worked),
                ], answers: 2)
            let facts: [RequestMeasurement.Fact] = [
                .opened, .answered(afterSeconds: below(20_000), isFirst: true), .met("first response"),
                .answered(afterSeconds: below(50_000), isFirst: false),
                .promise(PromiseChange.Subject.resolution, PromiseChange.Outcome.kept), .ended(ending),
                .met("resolution"),
            ]
            return facts.map { RequestMeasurement($0, at: at, traits: traits) }
        }
    }
#endif
