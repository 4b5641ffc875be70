#if Command
    import ArgumentParser
    import Foundation
    import ServiceDesk

    struct ShowWorkload: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "workload", abstract: "Show how much teams have to do now, and which have too much.",
            discussion: """
                For those who work for a team, of their teams; without --as and DESK_AS of all teams, for whoever runs \
                the desk. Who holds how much is shown to those who lead the team. The guide “Measurement” says what \
                each number means, and so does --json.
                """)

        @Option(name: .customLong("team"), help: ArgumentHelp("Of a team.", valueName: "team")) var teams: [String] = []
        @Option(help: "How many weeks what comes and what is done are of.") var weeks = 8
        @Option(help: ArgumentHelp("What is promised within so many service days.", valueName: "days")) var within = 5
        @Option(
            name: .customLong("load"),
            help: ArgumentHelp("Hands are full above this share of the capacity.", valueName: "per cent"))
        var fullLoad = 100
        @Option(help: "Withhold teams with fewer requests; 2 at least, but for whoever runs the desk.") var minimum = 5
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard (1...52).contains(weeks) else { throw ValidationError("--weeks is a number from 1 to 52.") }
            guard (1...60).contains(within) else { throw ValidationError("--within is a number from 1 to 60.") }
            guard (1...1_000).contains(fullLoad) else { throw ValidationError("--load is a number from 1 to 1000.") }
            guard minimum >= 0 else { throw ValidationError("--minimum is a number from 0 on.") }
        }

        mutating func run() async throws {
            let session = try await acting.beginAsAnyone()
            for team in teams where try await session.directory.teams([Team.ID(team)]).isEmpty {
                throw Failure(.unknownName, "There is no team “\(team)”; “desk team” lists them.")
            }
            var query = WorkloadQuery(viewer: session.viewer, of: SortedSet(teams.map { Team.ID($0) }))
            (query.weeks, query.withholdingBelow, query.zone) = (weeks, minimum, .current)
            query.thresholds.promisedWithin = within
            query.thresholds.load = Double(fullLoad) / 100
            let report = try await session.desk.workload(query)
            guard !session.isJSON else { return try Terminal.printJSON(WorkloadJSON(report)) }
            let people = report.rows.flatMap { $0.members ?? [] }.map(\.person)
            report.print(calling: try await session.names(of: Set(people)))
        }
    }
#endif
