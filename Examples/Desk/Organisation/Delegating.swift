#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskYAML

    struct Delegate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "delegate", abstract: "Let someone act for you for a time: during leave, as an assistant.",
            discussion: "They use --as THEMSELVES --acting-for YOU. Both names are recorded with all they do.")

        @Argument(help: "Who may act for you.") var person: String
        @Option(
            help: ArgumentHelp("Until when: \(TimeArgument.forms).", valueName: "time"),
            transform: TimeArgument.read)
        var until: TimeArgument
        @Option(
            help: ArgumentHelp("From when on; without it from now.", valueName: "time"),
            transform: TimeArgument.read)
        var from: TimeArgument?
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin()
            guard let principal = session.viewer.person, session.viewer.delegate == nil else {
                throw Failure(.notPermitted, "Permission to act for someone does not cascade.")
            }
            let other = Person.ID(person)
            guard try await !session.directory.people([other]).isEmpty else {
                throw Failure(.unknownName, "There is no person “\(person)”; “desk person” lists them.")
            }
            let now = SystemTime().now()
            let starts = from?.timestamp(at: now) ?? now
            let ends = until.timestamp(at: now, endOfDay: true)
            guard starts < ends, other != principal else {
                throw Failure(.usage, "A delegation goes to someone else and ends after it starts.")
            }
            let id = Delegation.ID("\(principal) to \(other)")
            try await session.directory.save([
                .delegation(Delegation(id: id, from: principal, to: other, starts: starts, ends: ends))
            ])
            if session.isJSON {
                try Terminal.printJSON(
                    ["from": principal.rawValue, "to": person, "starts": starts.description, "ends": ends.description])
            } else {
                Terminal.print("\(other) may act for \(principal) until \(ends.long).")
            }
        }
    }
#endif
