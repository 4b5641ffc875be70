#if Command
    import ArgumentParser

    struct Mail: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "mail",
            abstract: "Receive and send mail, look at what waits in quarantine, and see how a mail is read.",
            subcommands: [
                RunMail.self, ReceiveMail.self, QuarantineMail.self, SendTestMail.self, ParseMail.self,
                SeparateReplies.self,
            ])
    }
#endif
