#if Command
    import ArgumentParser
    import ServiceDesk

    struct Macros: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "macro", abstract: "A reply and changes under one name, done in one go.",
            discussion: "Macros are written down in the organisation file.",
            subcommands: [ListMacros.self, RunMacro.self])
    }

    struct ListMacros: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the macros that are for you.")

        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let macros = try await session.desk.macros(as: session.viewer)
            if session.isJSON { return try Terminal.printJSON(["macros": macros.map { MacroJSON($0) }]) }
            guard !macros.isEmpty else { return Terminal.print("There are no macros for you.") }
            var table = Table(columns: [
                .init(title: "ID"), .init(title: "TEAMS"), .init(title: "DOES"), .init(title: "TITLE"),
            ])
            table.rows = macros.map { macro in
                [
                    .init(text: macro.id.rawValue, style: Style.bold),
                    .init(text: macro.teams.isEmpty ? "all" : macro.teams.map(\.rawValue).joined(separator: ", ")),
                    .init(text: macro.actions.words.joined(separator: ", ")), .init(text: macro.title),
                ]
            }
            table.print()
        }
    }

    struct RunMacro: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "run", abstract: "Do to a request what a macro says: all of it, or nothing.")

        @Argument(help: "The macro.") var id: String
        @Argument(help: "The request.") var number: NumberArgument
        @Option(help: ArgumentHelp("Makes repeating harmless: the same key does it once.", valueName: "key"))
        var key: String?
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [number] }

        func change(in session: Session) async throws -> Request {
            try await session.desk.perform(
                macro: Macro.ID(id), on: number.reference, as: session.viewer, key: key)
        }
    }

    extension ActionList {
        /// The names of what is done, in order.
        var words: [String] {
            (reply == nil ? [] : ["reply"]) + (note == nil ? [] : ["note"])
                + commands.map { $0.action.rawValue.hyphenated }
        }
    }

    struct MacroJSON: Encodable {
        var id, title: String
        var teams, actions: [String]

        init(_ macro: Macro) {
            (id, title, teams) = (macro.id.rawValue, macro.title, macro.teams.map(\.rawValue))
            actions = macro.actions.words
        }
    }
#endif
