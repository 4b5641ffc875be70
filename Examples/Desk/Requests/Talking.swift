#if Command
    import ArgumentParser
    import ServiceDesk

    struct Reply: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "reply", abstract: "Write to the requester and everyone who takes part.")

        @OptionGroup var message: MessageOptions
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [message.number] }

        func change(in session: Session) async throws -> Request {
            let text = try InputText.read(message.text)
            return try await session.desk.reply(
                text, attachments: try await session.upload(message.files), to: message.number.reference,
                as: session.viewer, key: message.key)
        }
    }

    struct AddNote: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "note", abstract: "Write a private note that only the team reads.")

        @OptionGroup var message: MessageOptions
        @Option(name: .customLong("mention"), help: ArgumentHelp("A colleague to tell of it.", valueName: "person"))
        var mentions: [String] = []
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [message.number] }

        func change(in session: Session) async throws -> Request {
            let text = try InputText.read(message.text)
            return try await session.desk.note(
                text, attachments: try await session.upload(message.files),
                mentioning: SortedSet(mentions.map { Person.ID($0) }), on: message.number.reference,
                as: session.viewer, key: message.key)
        }
    }

    /// What replies and notes have in common.
    struct MessageOptions: ParsableArguments {
        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "What you want to say; - for standard input.") var text: String
        @Option(name: .customLong("attach"), help: ArgumentHelp("A file to send along.", valueName: "file"))
        var files: [String] = []
        @Option(help: ArgumentHelp("Makes repeating harmless: the same key writes once.", valueName: "key"))
        var key: String?
    }

    struct Attach: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "attach", abstract: "Add files to a request, as a reply or as a private note.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: ArgumentHelp("The files.", valueName: "file")) var files: [String]
        @Option(help: "What to say with them; - for standard input.") var text: String?
        @Flag(name: .customLong("private"), help: "Only the team sees them.") var isPrivate = false
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [number] }

        func change(in session: Session) async throws -> Request {
            let text = try text.map(InputText.read) ?? ""
            // Asked first, so that nothing is uploaded to a request that is not there.
            _ = try await session.desk.request(number.reference, as: session.viewer)
            let message = session.desk.makeMessage(text, try await session.upload(files))
            return try await session.desk.perform(
                isPrivate ? .note(message) : .reply(message), on: number.reference, as: session.viewer)
        }
    }
#endif
