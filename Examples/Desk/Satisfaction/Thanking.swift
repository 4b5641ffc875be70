#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON
    import ServiceDeskYAML

    struct Thanking: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "thanks", abstract: "Thank colleagues, and see how a team’s month was.",
            discussion: "Nobody is ranked, and nothing is counted by person.",
            subcommands: [GiveThanks.self, ListThanks.self, ShowDigest.self, SendDigests.self])
    }

    struct GiveThanks: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "give", abstract: "Thank colleagues for what they did on a request, whatever their team.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "What for; - for standard input.") var text: String
        @Option(
            name: .customLong("to"), parsing: .upToNextOption,
            help: ArgumentHelp("Whom; several add up.", valueName: "person"))
        var people: [String]
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [number] }

        func change(in session: Session) async throws -> Request {
            try await session.desk.thank(
                SortedSet(people.map { Person.ID($0) }), for: try InputText.read(text), on: number.reference,
                as: session.viewer)
        }
    }

    struct ListThanks: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List what you were thanked for, the newest first.")

        @Option(
            help: ArgumentHelp("From when on; without it for the last 365 days.", valueName: "time"),
            transform: TimeArgument.read)
        var from: TimeArgument?
        @Option(
            help: ArgumentHelp("Until when; without it until now.", valueName: "time"), transform: TimeArgument.read)
        var until: TimeArgument?
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let now = SystemTime().now()
            let start = from?.timestamp(at: now) ?? now.advanced(bySeconds: -365 * 86_400)
            let end = until?.end(at: now) ?? now
            guard start < end else { throw Failure(.usage, "--until comes after --from.") }
            guard let person = session.viewer.person else { throw Failure(.usage, "Name a person.") }
            let found = try await session.desk.thanks(to: person, from: start, to: end, as: session.viewer)
            guard !session.isJSON else {
                return try Terminal.printJSON(["thanks": found.map { ThanksJSON($0.thanks, number: $0.request) }])
            }
            guard !found.isEmpty else { return Terminal.print("No thanks in that time.") }
            var table = Table(columns: [
                .init(title: "AT", needsWidth: 60), .init(title: "FROM"), .init(title: "#", isNumber: true),
                .init(title: "FOR"),
            ])
            table.rows = found.map { thanks, number in
                [
                    .init(text: thanks.at.long), .init(text: thanks.from.rawValue),
                    .init(text: number.map { "\($0)" } ?? "–"), .init(text: thanks.text),
                ]
            }
            table.print()
        }
    }
#endif
