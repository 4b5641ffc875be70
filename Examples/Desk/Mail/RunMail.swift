#if Command
    import ArgumentParser
    import Foundation
    import Logging
    import MailChannel
    import MailTransport
    import ServiceDesk
    import ServiceLifecycle
    import Synchronization

    struct RunMail: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run", abstract: "Receive and send mail, and do what is due, until you press Control-C.",
            discussion: """
                Mail comes by the ways that the settings name under “receive”, and goes as they say under “send”. Each \
                mail is told with what became of it. SIGINT and SIGTERM let what has begun end first.
                """)

        @Flag(help: "Take what is there, do what is due now, and end.") var once = false
        @OptionGroup var mail: MailFileOptions

        mutating func run() async throws {
            let printer = MailPrinter(isJSON: mail.output.json)
            let mailDesk = try await mail.open { printer.tell(notice: $0) }
            guard !mailDesk.file.ways.isEmpty || mailDesk.file.outgoing != nil else {
                throw Failure(.settingsFile, "“\(mail.path)” names no way by which mail comes or goes.")
            }
            if once {
                for way in mailDesk.file.ways {
                    switch way {
                    case .imap(let options): try await source(options, mailDesk, printer).runOnce()
                    case .maildir(let path, let recipient):
                        try await source(path, recipient, mailDesk, printer).runOnce()
                    case .lmtp: throw Failure(.usage, "--once goes with no “lmtp”, which waits for a mail server.")
                    }
                }
                return try await mailDesk.desk.runOnce { printer.tell($0) }
            }
            try await serve(mailDesk, printer)
        }

        private func source(
            _ path: String, _ recipient: String?, _ mailDesk: MailDesk, _ printer: MailPrinter
        ) throws -> MaildirSource {
            MaildirSource(
                try Maildir(path: path), into: mailDesk.intake, recipient: recipient, reporting: { printer.tell($0) })
        }

        private func source(_ options: IMAPOptions, _ mailDesk: MailDesk, _ printer: MailPrinter) -> IMAPSource {
            IMAPSource(options, into: mailDesk.intake, reporting: { printer.tell($0) })
        }

        private func serve(_ mailDesk: MailDesk, _ printer: MailPrinter) async throws {
            var services: [any ServiceLifecycle.Service] = [
                DueWork(
                    desk: mailDesk.desk, printer: printer, greeting: "Receiving and sending mail; Control-C ends it.")
            ]
            for way in mailDesk.file.ways {
                switch way {
                case .lmtp(let options):
                    let handler = LMTPIntake(mailDesk.intake) { printer.tell($0) }
                    services.append(
                        LMTPServer(options, handler: handler) { port in
                            printer.listening(port.map { "LMTP on port \($0)" } ?? "LMTP on a socket")
                        })
                case .imap(let options): services.append(source(options, mailDesk, printer))
                case .maildir(let path, let recipient):
                    services.append(try source(path, recipient, mailDesk, printer))
                }
            }
            var configuration = ServiceGroupConfiguration(
                services: services.map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) },
                gracefulShutdownSignals: [.sigint, .sigterm],
                // What the group does is not for the person at the terminal.
                logger: Logger(label: "desk") { _ in SwiftLogNoOpLogHandler() })
            configuration.maximumGracefulShutdownDuration = .seconds(60)
            do {
                try await ServiceGroup(configuration: configuration).run()
            } catch let error as MailTransportError {
                throw Failure(.inputOutput, error.description)
            }
        }
    }

    private struct DueWork: ServiceLifecycle.Service {
        let desk: Desk
        let printer: MailPrinter
        let greeting: String

        func run() async throws {
            printer.listening(greeting)
            await desk.run { printer.tell($0) }
        }
    }

    /// Tells of each mail in a line, from several tasks at once.
    private final class MailPrinter: Sendable {
        private let isJSON: Bool
        private let lock = Mutex(())

        init(isJSON: Bool) { self.isJSON = isJSON }

        func listening(_ text: String) {
            guard !isJSON else { return }
            lock.withLock { _ in Terminal.report(text) }
        }

        func tell(notice text: String) {
            guard !isJSON else { return }
            write(text) { text }
        }

        func tell(_ report: MailReport) {
            switch report {
            case .taken(let way, let outcome):
                write(outcome.line + "  " + Style.dim(way)) { try JSONLine.text(of: outcome.json) }
            case .failed(let way, let text): lock.withLock { _ in Terminal.report("desk: \(way): \(text.asOneLine)") }
            }
        }

        /// Of due work only what failed is told: what is sent is told by whoever gets it.
        func tell(_ result: WorkResult) {
            switch result.outcome {
            case .failed(let reason, _), .buried(let reason):
                lock.withLock { _ in Terminal.report("desk: \(result.work.item.key): \(reason.asOneLine)") }
            default: break
            }
        }

        private func write(_ line: String, _ json: () throws -> String) {
            lock.withLock { _ in
                do {
                    Terminal.print(isJSON ? try json() : line)
                    try Terminal.flush()
                } catch {
                    Terminal.report("desk: \(error)")
                }
            }
        }
    }

    private enum JSONLine {
        static func text(of value: some Encodable) throws -> String {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        }
    }
#endif
