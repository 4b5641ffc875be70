#if Command
    import ArgumentParser
    import MailMessages
    import ServiceDesk

    struct ParseMail: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "parse", abstract: "Read a mail from standard input and print what is in it, as JSON.",
            discussion: """
                Nothing is stored, and no store is needed. A damaged mail is read as well as can be, and “warnings” \
                say what was wrong; one of more than 25 MiB is refused.
                """)

        @Option(
            name: .customLong("sender"),
            help: ArgumentHelp(
                "The sender of the envelope, \"\" for the empty one; without it Return-Path.", valueName: "address"))
        var envelopeSender: String?
        @Option(
            name: .customLong("own"),
            help: ArgumentHelp("An address of the desk itself; may be repeated.", valueName: "address"))
        var ownAddresses: [String] = []

        mutating func run() async throws {
            let limits = MailLimits.standard
            let bytes = try InputFile(argument: "-").readAll(limit: limits.messageBytes, as: "a mail")
            guard !bytes.isEmpty else { throw Failure(.badInput, "Standard input is empty; a mail is read from it.") }
            let message = MailMessage(reading: bytes, limits: limits)
            let automatic = message.automatic(
                envelopeSender: envelopeSender, ownAddresses: Set(ownAddresses), limits: limits)
            try Terminal.printJSON(MailJSON(message, automatic))
        }
    }
#endif
