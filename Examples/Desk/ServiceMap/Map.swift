#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskYAML

    struct Map: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "map", abstract: "Say who serves whom, both ways, and what of it could be simpler.",
            discussion: """
                What your teams are asked for, and what you may see of what is owed; without --as and DESK_AS the \
                whole organisation, for whoever runs the desk.
                """,
            subcommands: [ShowMap.self, DismissFinding.self, RestoreFinding.self, ListDismissed.self],
            defaultSubcommand: ShowMap.self)
    }

    /// Who looks, and at which time.
    struct MapOptions: ParsableArguments {
        @Option(
            help: ArgumentHelp("From when on; without it the last 90 days.", valueName: "time"),
            transform: TimeArgument.read)
        var from: TimeArgument?
        @Option(
            help: ArgumentHelp("Until when; without it until now.", valueName: "time"),
            transform: TimeArgument.read)
        var to: TimeArgument?
        @Option(name: .customLong("team"), help: ArgumentHelp("Only what concerns this team.", valueName: "team"))
        var teams: [String] = []

        var chosen: SortedSet<Team.ID> { SortedSet(teams.map { Team.ID($0) }) }

        func time() throws -> (start: Timestamp, end: Timestamp) {
            let now = SystemTime().now()
            let start = from?.timestamp(at: now) ?? now.advanced(bySeconds: -90 * 86_400)
            let end = to?.end(at: now) ?? now
            guard start < end else { throw Failure(.usage, "--to comes after --from.") }
            return (start, end)
        }

        func findings(in session: Session) async throws -> [MapFinding] {
            let (start, end) = try time()
            return try await session.desk.mapFindings(from: start, to: end, of: chosen, as: session.viewer)
        }
    }

    struct ShowMap: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show the map, and what of it could be simpler (without a command).")

        @OptionGroup var options: MapOptions
        @Option(help: ArgumentHelp("Fewer requests are not told.", valueName: "count")) var minimum = 5
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard minimum > 0 else { throw ValidationError("--minimum is a number from 1 on.") }
        }

        mutating func run() async throws {
            let session = try await acting.beginAsAnyone()
            let (start, end) = try options.time()
            let map = try await session.desk.serviceMap(
                from: start, to: end, of: options.chosen, as: session.viewer, withholdingBelow: minimum)
            let findings = try await options.findings(in: session)
            guard !session.isJSON else { return try Terminal.printJSON(MapJSON(map, findings)) }
            Terminal.print(Style.bold("\(start.localDay) to \(end.localDay)"))
            let names = try await names(of: map, in: session)
            if map.pairs.isEmpty { Terminal.print("Nobody asked for anything in that time, and nothing was owed.") }
            for pair in map.pairs { pair.print(names) }
            guard !findings.isEmpty else { return }
            Terminal.print("\n" + Style.bold("Could be simpler"))
            for finding in findings { finding.print() }
            Terminal.print("\n" + Style.dim("desk map dismiss ID --reason TEXT says that it is as it should be."))
        }

        private func names(
            of map: ServiceMap, in session: Session
        ) async throws -> [ServiceMap.Side: String] {
            let sides = map.pairs.flatMap { [$0.left, $0.right] }
            let departments = try await session.directory.departments(
                Array(Set(sides.compactMap { if case .department(let id) = $0 { id } else { nil } })))
            return Dictionary(departments.map { (.department($0.id), $0.name) }) { first, _ in first }
        }
    }
#endif
