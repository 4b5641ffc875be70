#if Command
    import ArgumentParser

    struct Mail: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "mail",
            abstract: "How a mail is read: its texts, what is new in it, and whether a program sent it.",
            subcommands: [ParseMail.self, SeparateReplies.self])
    }
#endif
