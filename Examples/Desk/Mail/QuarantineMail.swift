#if Command
    import ArgumentParser
    import Foundation
    import MailChannel
    import ServiceDesk

    struct QuarantineMail: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "quarantine", abstract: "Show mail that waits for an agent, and let it in or give it up.",
            discussion: """
                Without options: what waits, the oldest first, with the reason. What is let in becomes a request, or a \
                part of one, as if everybody knew its writer; what answers somebody else’s mail becomes a note. You \
                see what went to your teams.
                """)

        @Option(help: ArgumentHelp("Let a mail in.", valueName: "id")) var release: String?
        @Option(help: ArgumentHelp("Whose request it is, where the mail does not say it.", valueName: "person"))
        var from: String?
        @Option(help: ArgumentHelp("Give a mail up.", valueName: "id")) var discard: String?
        @Option(help: ArgumentHelp("Print a mail as it came.", valueName: "id")) var show: String?
        @Option(name: .customLong("as"), help: ArgumentHelp("Who you are (DESK_AS).", valueName: "person"))
        var person: String?
        @OptionGroup var mail: MailFileOptions

        func validate() throws {
            guard [release, discard, show].count(where: { $0 != nil }) <= 1 else {
                throw ValidationError("--release, --discard and --show stand alone.")
            }
            guard from == nil || release != nil else { throw ValidationError("--from goes with --release.") }
        }

        mutating func run() async throws {
            guard let person = (person ?? environment("DESK_AS")).map({ Person.ID($0) }) else {
                throw Failure(.usage, "Say who you are: --as PERSON, or the environment variable DESK_AS.")
            }
            let mailDesk = try await mail.open()
            let (intake, viewer) = (mailDesk.intake, try await mailDesk.desk.viewer(for: person))
            if let release {
                let outcome = try await intake.release(
                    QuarantinedMail.ID(release), from: from.map { Person.ID($0) }, as: viewer)
                if mail.output.json { try Terminal.printJSON(outcome.json) } else { Terminal.print(outcome.line) }
            } else if let discard {
                try await intake.quarantine.discard(QuarantinedMail.ID(discard), as: viewer)
                if !mail.output.json { Terminal.print("\(discard.safe) is given up.") }
            } else if let show {
                let entry = try await intake.quarantine.mail(QuarantinedMail.ID(show), as: viewer)
                try Terminal.write(try await intake.quarantine.original(of: entry))
            } else {
                try list(try await intake.quarantine.mails(as: viewer))
            }
        }

        private func list(_ mails: [QuarantinedMail]) throws {
            if mail.output.json { return try Terminal.printJSON(mails.map(QuarantinedMailJSON.init)) }
            guard !mails.isEmpty else { return Terminal.print("No mail waits.") }
            let now = Timestamp(Date())
            var table = Table(columns: [
                .init(title: "ID"), .init(title: "CAME"), .init(title: "FROM", maximumWidth: 30),
                .init(title: "SUBJECT", maximumWidth: 30), .init(title: "WHY"),
            ])
            table.rows = mails.map { mail in
                let why = [mail.reason.explanation, mail.detail].filter { !$0.isEmpty }.joined(separator: " ")
                return [mail.id.rawValue, mail.arrivedAt.short(at: now), mail.from, mail.subject, why].map {
                    .init(text: $0)
                }
            }
            table.print()
        }
    }

    private struct QuarantinedMailJSON: Encodable {
        var id, reason, detail, from, subject: String
        var mailbox: String?
        var request: Request.Number?
        var arrivedAt, expiresAt: String
        var size: Int64

        init(_ mail: QuarantinedMail) {
            (id, reason, detail) = (mail.id.rawValue, mail.reason.rawValue, mail.detail)
            (from, subject, mailbox, request) = (mail.from, mail.subject, mail.mailbox, mail.request)
            (arrivedAt, expiresAt, size) = (mail.arrivedAt.description, mail.expiresAt.description, mail.size)
        }
    }
#endif
