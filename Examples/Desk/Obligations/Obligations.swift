#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskYAML

    struct Obligations: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "obligation", abstract: "What teams and people owe each other, and when.",
            discussion: """
                Each time that something is owed becomes a request for each who owes it, opened ahead of its date by \
                “desk run”. It is met with “fulfil”, or somebody is let off with “excuse”; whoever owes it asks for \
                that with “ask-excuse”.
                """,
            subcommands: [
                DefineObligations.self, ListObligations.self, DueObligations.self, Fulfil.self, Excuse.self,
                AskExcuse.self, ReportObligations.self, WithdrawObligation.self,
            ])
    }

    struct DefineObligations: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "define", abstract: "Load a file of obligations; those that are there are changed.",
            discussion: "What was opened stays as it is; what was due already is not opened.")

        @Argument(help: "The file.") var file: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let obligations = try ObligationFile(reading: file).obligations
            let desk = Desk(try await openStore(store, .existing))
            var answers: [ObligationJSON] = []
            for obligation in obligations {
                let opens: Timestamp?
                do {
                    opens = try await desk.define(obligation, as: .host("desk"))
                } catch let rejection as Rejection {
                    throw Failure(.settingsFile, "\(file): The obligation “\(obligation.id)”: \(rejection)")
                }
                answers.append(ObligationJSON(obligation, opensAt: opens))
                guard !output.json else { continue }
                let when = opens.map { "opens \($0.long)" } ?? "has no day left: not kept"
                Terminal.print("\(obligation.id.rawValue.safe.asOneLine)  \(when)")
            }
            if output.json { try Terminal.printJSON(["obligations": answers]) }
        }
    }

    struct ListObligations: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List what is owed from now on, and when it is opened next.")

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let desk = Desk(try await openStore(store, .readOnly))
            let defined = try await desk.obligations(as: .host("desk"))
            if output.json {
                return try Terminal.printJSON([
                    "obligations": defined.map { entry in
                        ObligationJSON(
                            entry.obligation, opensAt: entry.isGivenUp ? nil : entry.opensAt, entry.failure)
                    }
                ])
            }
            guard !defined.isEmpty else {
                return Terminal.print("Nothing is owed; “desk obligation define” changes that.")
            }
            var table = Table(columns: [
                .init(title: "ID"), .init(title: "OWED BY"), .init(title: "OWED TO"), .init(title: "OPENS"),
                .init(title: "TITLE"),
            ])
            for entry in defined {
                let obligation = entry.obligation
                let opens = entry.isGivenUp ? "given up: \(entry.failure ?? "")" : entry.opensAt.long
                table.rows.append([
                    .init(text: obligation.id.rawValue),
                    .init(text: obligation.obligors.map(\.description).joined(separator: ", ")),
                    .init(text: obligation.beneficiary.description),
                    .init(text: opens, style: entry.isGivenUp ? Style.red : { $0 }), .init(text: obligation.title),
                ])
            }
            table.print()
        }
    }

    struct WithdrawObligation: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "withdraw", abstract: "End an obligation: nothing more of it is opened.")

        @Argument(help: "Its id.") var id: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let (desk, host) = (Desk(try await openStore(store, .existing)), Viewer.host("desk"))
            guard try await desk.obligations(as: host).contains(where: { $0.obligation.id.rawValue == id }) else {
                throw Failure(.unknownName, "There is no obligation “\(id)”; “desk obligation list” lists them.")
            }
            try await desk.withdraw(Obligation.ID(id), as: host)
            if output.json { return try Terminal.printJSON(["withdrawn": id]) }
            Terminal.print("\(id.safe.asOneLine)  is owed no more; what was opened stays.")
        }
    }

    struct Fulfil: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "fulfil", abstract: "Say that what is owed was done, with what shows it.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "What was done; - for standard input.") var text: String?
        @Option(name: .customLong("attach"), help: ArgumentHelp("A file that shows it.", valueName: "file"))
        var files: [String] = []
        @Option(help: ArgumentHelp("Makes repeating harmless: the same key does it once.", valueName: "key"))
        var key: String?
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [number] }

        func change(in session: Session) async throws -> Request {
            let text = try text.map(InputText.read)
            // Asked first, so that nothing is uploaded to a request that is not there.
            _ = try await session.desk.request(number.reference, as: session.viewer)
            return try await session.desk.fulfil(
                number.reference, with: text, attachments: try await session.upload(files), as: session.viewer,
                key: key)
        }
    }

    struct Excuse: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "excuse", abstract: "Let somebody off who owes something, and say why.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "Why; - for standard input.") var reason: String
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [number] }

        func change(in session: Session) async throws -> Request {
            try await session.desk.excuse(
                number.reference, because: try InputText.read(reason), as: session.viewer)
        }
    }

    struct AskExcuse: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "ask-excuse", abstract: "Ask to be let off from what you owe, and say why.",
            discussion: "Whoever it is owed to answers with “desk approve yes” or “desk approve no”.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "Why; - for standard input.") var reason: String
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [number] }

        func change(in session: Session) async throws -> Request {
            try await session.desk.askExcuse(
                number.reference, because: try InputText.read(reason), as: session.viewer)
        }
    }

    struct Wait: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "wait", abstract: "Let a request wait until another one is done, and tell the requester.",
            discussion: "It goes on by itself (“desk run”) when the last of what it waits for is done.")

        @Argument(help: "The request that waits.") var number: NumberArgument
        @Option(name: .customLong("for"), help: ArgumentHelp("The request to wait for.", valueName: "number"))
        var other: NumberArgument
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [number, other] }

        func change(in session: Session) async throws -> Request {
            try await session.desk.wait(number.reference, for: other.reference, as: session.viewer)
        }
    }
#endif
