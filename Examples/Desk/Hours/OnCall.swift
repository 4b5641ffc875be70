#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskYAML

    struct OnCall: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "oncall", abstract: "Who is on call, level by level.",
            discussion: "On-call schedules are written down in the organisation file. They never alter the hours.")

        @Option(help: "For requests of this team.") var team: String?
        @Option(help: "For requests of this priority.") var priority: Priority?
        @Option(help: ArgumentHelp("When; without it now.", valueName: "time"), transform: TimeArgument.read)
        var at: TimeArgument?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable {
            let schedule: String
            let level: Int
            let person, name, until: String
            let isOverride: Bool
        }

        mutating func run() async throws {
            let directory = try await openStore(store, .readOnly)
            if let team, try await directory.teams([Team.ID(team)]).isEmpty {
                throw Failure(.unknownName, "There is no team “\(team)”; “desk team” lists them.")
            }
            let now = SystemTime().now()
            let duties = try await directory.onCallSchedules().onCall(
                at: at?.timestamp(at: now) ?? now, team: team.map { Team.ID($0) }, priority: priority)
            let people = try await directory.people(duties.map(\.person))
            let names = Dictionary(people.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            if output.json {
                let answers = duties.map { duty in
                    Answer(
                        schedule: duty.schedule.rawValue, level: duty.level, person: duty.person.rawValue,
                        name: names[duty.person] ?? "", until: duty.until.exact, isOverride: duty.isOverride)
                }
                return try Terminal.printJSON(["onCall": answers])
            }
            guard !duties.isEmpty else {
                let isPlanned = try await !directory.onCallSchedules().isEmpty
                let hint = " There are no on-call schedules; they are written down in the organisation file."
                return Terminal.print("Nobody is on call." + (isPlanned ? "" : hint))
            }
            var table = Table(columns: [
                .init(title: "LEVEL", isNumber: true), .init(title: "PERSON"), .init(title: "NAME"),
                .init(title: "UNTIL"), .init(title: "SCHEDULE"),
            ])
            table.rows = duties.map { duty in
                [
                    .init(text: "\(duty.level)"), .init(text: duty.person.rawValue, style: Style.bold),
                    .init(text: names[duty.person] ?? ""), .init(text: duty.until.long),
                    .init(text: duty.schedule.rawValue + (duty.isOverride ? " (override)" : "")),
                ]
            }
            table.print()
            if let first = duties.first { Terminal.printZone(at: first.until) }
        }
    }
#endif
