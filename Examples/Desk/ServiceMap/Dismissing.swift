#if Command
    import ArgumentParser
    import ServiceDesk

    struct DismissFinding: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "dismiss", abstract: "Say that what was found is as it should be, and why.",
            discussion: """
                For who leads a team that it concerns. It comes back once there is half as much again, or after a \
                year. --from and --to are those with which it was found.
                """)

        @Argument(help: ArgumentHelp("The finding, as “desk map” names it.", valueName: "id")) var finding: String
        @Option(help: ArgumentHelp("Why, or - for standard input.", valueName: "text")) var reason: String
        @OptionGroup var options: MapOptions
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.beginAsAnyone()
            let reason = try InputText.read(reason)
            guard let found = try await options.findings(in: session).first(where: { $0.id.rawValue == finding }) else {
                throw Failure(
                    .unknownName,
                    "Nothing is found in that time that is called “\(finding)”; “desk map” lists what is. Give the "
                        + "--from and --to with which it was found.")
            }
            try await session.desk.dismiss(found, reason: reason, as: session.viewer)
            guard !session.isJSON else { return try Terminal.printJSON(["dismissed": found.id.rawValue]) }
            Terminal.print("\(Style.bold(found.id.rawValue))  dismissed")
        }
    }

    struct RestoreFinding: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore", abstract: "Take back that a finding was dismissed.")

        @Argument(help: ArgumentHelp("The finding.", valueName: "id")) var finding: String
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.beginAsAnyone()
            do {
                try await session.desk.restore(MapFinding.ID(finding), as: session.viewer)
            } catch let rejection as Rejection where rejection.code == .notFound {
                throw Failure(.unknownName, rejection.description + " “desk map dismissed” lists what was.")
            }
            guard !session.isJSON else { return try Terminal.printJSON(["restored": finding]) }
            Terminal.print("\(Style.bold(finding.safe))  restored")
        }
    }

    struct ListDismissed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "dismissed", abstract: "List the findings that were dismissed, and why.")

        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.beginAsAnyone()
            let dismissed = try await session.desk.dismissedFindings(as: session.viewer)
            guard !session.isJSON else {
                return try Terminal.printJSON(["dismissed": dismissed.map { DismissedJSON($0) }])
            }
            guard !dismissed.isEmpty else { return Terminal.print("Nothing was dismissed.") }
            let names = try await session.names(of: dismissed.compactMap(\.person))
            let width = min(Terminal.width ?? 100, 100)
            for (index, finding) in dismissed.enumerated() {
                let person = finding.person.map { names[$0] ?? $0.rawValue } ?? "the desk"
                Terminal.print((index > 0 ? "\n" : "") + Style.bold(finding.id.rawValue))
                for line in finding.words.safe.asOneLine.wrapped(to: width - 2) { Terminal.print("  " + line) }
                let why = "\(finding.at.localDay), \(person): \(finding.reason)".safe.asOneLine
                for line in why.wrapped(to: width - 2) { Terminal.print("  " + Style.dim(line)) }
            }
        }
    }
#endif
