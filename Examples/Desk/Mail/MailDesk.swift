#if Command
    import ArgumentParser
    import Foundation
    import MailChannel
    import MailTransport
    import ServiceDesk

    /// Which mail settings.
    struct MailFileOptions: ParsableArguments {
        @Option(
            name: .customLong("settings"),
            help: ArgumentHelp("The file of mail settings (DESK_MAIL; else mail.yaml).", valueName: "file"))
        var named: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        var path: String { named ?? environment("DESK_MAIL") ?? "mail.yaml" }

        /// - Parameter notice: Prints a notice for the console; a command that does no due work prints none.
        func open(printing notice: @escaping @Sendable (String) -> Void = { _ in }) async throws -> MailDesk {
            let store = try await openStore(store, .existing)
            return try MailDesk(store, MailFile(reading: path, guests: store), printing: notice)
        }
    }

    /// A desk with its mail.
    struct MailDesk {
        let store: any CompleteStore
        let file: MailFile
        let desk: Desk
        let intake: MailIntake

        /// - Parameter notice: Prints a notice for the console.
        init(
            _ store: any CompleteStore, _ file: MailFile, printing notice: @escaping @Sendable (String) -> Void
        ) throws {
            (self.store, self.file) = (store, file)
            var configuration = Desk.Configuration()
            configuration.defaultTeam = environment("DESK_DEFAULT_TEAM").map { Team.ID($0) }
            configuration.closeResolvedAfter = try closeResolvedAfter() ?? .seconds(7 * 86_400)
            configuration.reminders = try reminderOptions()
            configuration.workHandlers = MailWork.handlers
            let parts = StoreParts(store)
            let mail = try Self.sender(file).map { MailNotifier(options: file.options, store: parts, sending: $0) }
            var notices = try noticeOptions(printing: notice) ?? NoticeOptions([])
            notices.notifiers.removeAll { $0 is PlannedMail }
            notices.notifiers += mail.map { [$0] } ?? []
            notices.zone = TimeZone.current.identifier
            configuration.notices = notices
            desk = Desk(store, configuration: configuration)
            intake = MailIntake(desk: desk, directory: store, attachments: store, options: file.options)
        }

        /// What sends; `nil` where nothing is sent.
        static func sender(_ file: MailFile) throws -> (any MailSender)? {
            switch file.outgoing {
            case nil: nil
            case .maildir(let path): MaildirSender(try Maildir(path: path))
            case .smtp(let client): SMTPSender(client)
            }
        }
    }

    extension MailOutcome {
        /// What became of a mail, in a word and a number.
        var words: (word: String, number: Request.Number?, detail: String) {
            switch self {
            case .opened(let number): ("opened", number, "")
            case .answered(let number): ("answered", number, "")
            case .noted(let number): ("noted", number, "")
            case .duplicate(let number): ("duplicate", number, "")
            case .quarantined(let mail): ("quarantined", mail.request, "\(mail.id) \(mail.reason.rawValue)")
            case .refused(let refusal): ("refused", nil, refusal.description)
            }
        }

        var line: String {
            let (word, number, detail) = words
            return [Style.bold(word), number.map { "#\($0)" } ?? "", detail.safe].filter { !$0.isEmpty }
                .joined(separator: "  ")
        }

        var json: MailOutcomeJSON {
            let (word, number, detail) = words
            let id: String? = if case .quarantined(let mail) = self { mail.id.rawValue } else { nil }
            return MailOutcomeJSON(
                outcome: word, request: number, quarantine: id, detail: detail.isEmpty ? nil : detail)
        }
    }

    struct MailOutcomeJSON: Encodable {
        var outcome: String
        var request: Request.Number?
        var quarantine: String?
        var detail: String?
    }
#endif
