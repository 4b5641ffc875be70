#if Command
    import ArgumentParser
    import MailChannel
    import ServiceDesk

    struct SendTestMail: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "send-test", abstract: "Send one mail to an address, to see whether mail goes out.",
            discussion: "The mail says that it is a test, and carries no request. Nothing is stored.")

        @Argument(help: "The address to which it goes.") var recipient: String
        @OptionGroup var mail: MailFileOptions

        mutating func run() async throws {
            let mailDesk = try await mail.open()
            guard let sender = try MailDesk.sender(mailDesk.file) else {
                throw Failure(.settingsFile, "“\(mail.path)” has no “send”: nothing is sent by it.")
            }
            let person = Person(id: "test", name: recipient, addresses: [Address(.mail, recipient)])
            let now = mailDesk.desk.configuration.time.now()
            let notice = Notice(
                id: Notice.ID("send-test:\(mailDesk.desk.configuration.ids.next(at: now))"), kind: "test",
                recipient: .person(person), language: .english, subject: "Test of the service desk",
                text: "This is a test of the service desk’s mail. There is nothing to do.", request: nil, at: now)
            let notifier = MailNotifier(
                options: mailDesk.file.options, store: StoreParts(mailDesk.store), sending: sender)
            guard notifier.reaches(notice.recipient) else {
                throw Failure(.badInput, "“\(recipient)” is the desk’s own address.")
            }
            do {
                try await notifier.deliver(notice)
            } catch {
                throw Failure(.inputOutput, "The mail was not sent: \(error.description)")
            }
            if mail.output.json {
                try Terminal.printJSON(["sent": recipient])
            } else {
                Terminal.print("Sent to \(recipient.safe).")
            }
        }
    }
#endif
