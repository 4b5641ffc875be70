#if Command
    import ArgumentParser
    import Foundation
    import ServiceDesk
    import ServiceDeskYAML

    extension FigureGroup: WordArgument {}

    struct Stats: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "stats", abstract: "Count what happened, how long it took, and what was in time.",
            discussion: """
                For those who work for a team, of their teams; without --as and DESK_AS of all teams, for whoever runs \
                the desk. The guide “Measurement” says what each figure means, and so does --json.
                """)

        @Option(
            help: ArgumentHelp("From when on; without it 30 days.", valueName: "time"), transform: TimeArgument.read)
        var from: TimeArgument?
        @Option(
            help: ArgumentHelp("Until when; without it until now.", valueName: "time"), transform: TimeArgument.read)
        var to: TimeArgument?
        @Option(name: .customLong("team"), help: ArgumentHelp("Of a team.", valueName: "team")) var teams: [String] = []
        @Option(help: "A row for each.") var groupBy: FigureGroup?
        @Option(name: .customLong("kind"), help: "Of a kind; without it of all but what is owed.")
        var kinds: [RequestKind] = []
        @Option(help: "Withhold what tells of fewer requests; 2 at least, but for whoever runs the desk.")
        var minimum = 5
        @Flag(help: "Each day, with what was open after it.") var byDay = false
        @Flag(help: "In which hours of the week requests come.") var peak = false
        @Flag(help: "How well estimates of when requests will be resolved held, by month; of the last 180 days.")
        var estimates = false
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard minimum >= 0 else { throw ValidationError("--minimum is a number from 0 on.") }
            guard [byDay, peak, estimates].count(where: { $0 }) < 2 else {
                throw ValidationError("Either --by-day, --peak or --estimates.")
            }
            guard groupBy == nil || !(byDay || peak || estimates) else {
                throw ValidationError(
                    "--by-day, --peak and --estimates are of all that is asked for: leave out --group-by.")
            }
        }

        mutating func run() async throws {
            let now = SystemTime().now()
            let end = to?.end(at: now) ?? now
            let start = from?.timestamp(at: now) ?? end.startOfDay(daysBefore: 30)
            guard start < end else { throw Failure(.usage, "--to comes after --from.") }
            let session = try await acting.beginAsAnyone()
            for team in teams where try await session.directory.teams([Team.ID(team)]).isEmpty {
                throw Failure(.unknownName, "There is no team “\(team)”; “desk team” lists them.")
            }
            if estimates { return try await session.printEstimates(from: start, to: end, of: teams) }
            var query = FigureQuery(
                viewer: session.viewer, from: start, to: end, of: SortedSet(teams.map { Team.ID($0) }), by: groupBy,
                withholdingBelow: minimum)
            if !kinds.isEmpty { query.kinds = Set(kinds) }
            let report = try await session.desk.figures(query)
            (query.teams, query.withholdingBelow) = (report.teams, report.withholdingBelow)
            let answer = StatsAnswer(query: query, report: report, zone: try await zone(of: report.teams, session.desk))
            guard !session.isJSON else {
                return try Terminal.printJSON(StatsJSON(answer, withDays: byDay, withHours: peak))
            }
            answer.printHeading()
            guard let total = report.total else { return answer.printWithheld() }
            if peak { return answer.printHours() }
            if byDay { return answer.printDays(openBefore: total.openBefore) }
            if groupBy != nil { return answer.printRows() }
            answer.print(total)
        }

        /// That of the hours of the teams where it is one; else that of this computer.
        private func zone(of teams: SortedSet<Team.ID>, _ desk: Desk) async throws -> TimeZone {
            var zones: Set<TimeZone> = []
            for team in teams { zones.insert(try await desk.zone(of: team) ?? .current) }
            return zones.count == 1 ? zones.first ?? .current : .current
        }
    }

    /// What was asked, and what came of it.
    struct StatsAnswer {
        let query: FigureQuery
        let report: FigureReport
        /// Whose hours and days are told.
        let zone: TimeZone

        /// `withheld: fewer than 5`.
        var withheldWords: String { "withheld: fewer than \(query.withholdingBelow)" }

        var days: [Arrivals.Day] {
            report.arrivals.days(from: report.start, to: report.end, in: zone, openBefore: report.total?.openBefore)
        }
    }

    extension ActingOptions {
        /// Opens the store, for a person; for the host where nobody is named. Where it can be written, what was counted
        /// since is put in order with the question, and the next answer is quicker.
        func beginAsAnyone() async throws -> Session {
            do {
                return try await begin(.existing)
            } catch let error as StoreError where error.code == .readOnly {
                return try await begin(.readOnly)
            }
        }

        private func begin(_ mode: StoreMode) async throws -> Session {
            guard person == nil, actingFor == nil else { return try await begin(reading: mode == .readOnly) }
            let store = try await openStore(store, mode)
            return Session(desk: Desk(store), directory: store, viewer: .host("desk"), isJSON: output.json)
        }
    }

    extension Timestamp {
        /// The midnight, on this computer, so many days before.
        func startOfDay(daysBefore days: Int) -> Timestamp {
            let day = localDay.advanced(byDays: -days)
            return TimeArgument(argument: day.description)?.timestamp(at: self) ?? self
        }
    }
#endif
