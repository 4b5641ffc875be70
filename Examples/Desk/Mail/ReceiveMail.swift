#if Command
    import ArgumentParser
    import MailChannel
    import ServiceDesk

    struct ReceiveMail: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "receive", abstract: "Take one mail from standard input, as a mail server pipes it.",
            discussion: """
                Ends with 0 once the mail is kept: as a request, a part of one, a note, or in quarantine. Any failure \
                that may pass ends with 75, so that the mail server tries again; a mail that is too large ends with \
                65, one by a writer who is not accepted with 77.
                """)

        @Option(help: ArgumentHelp("The address to which it was delivered.", valueName: "address"))
        var recipient: String?
        @Option(help: ArgumentHelp("The return path; empty for none.", valueName: "address"))
        var sender: String?
        @OptionGroup var mail: MailFileOptions

        mutating func run() async throws {
            let outcome: MailOutcome
            do {
                let mailDesk = try await mail.open()
                let limit = mailDesk.file.options.maximumSize
                let bytes = try InputFile(argument: "-").readAll(limit: limit, as: "a mail")
                outcome = try await mailDesk.intake.accept(
                    bytes, envelope: MailEnvelope(sender: sender, recipient: recipient))
            } catch let failure as Failure where failure.status != .noInput {
                throw failure
            } catch {
                // Whatever keeps it from being taken, it is not lost: the mail server has it still.
                throw Failure(.busy, Failure(error).message)
            }
            if case .refused(let refusal) = outcome {
                throw Failure(refusal == .unknownWriter ? .notPermitted : .badInput, refusal.description)
            }
            if mail.output.json { try Terminal.printJSON(outcome.json) } else { Terminal.print(outcome.line) }
        }
    }
#endif
