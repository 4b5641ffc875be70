#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskYAML

    struct Open: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "open", abstract: "Ask for help: open a request.",
            discussion: "With - for the subject, the first line of standard input is the subject and the rest the text."
        )

        @Argument(help: "What it is about, in one line.") var subject: String
        @Argument(help: "The whole story; - for standard input.") var text: String?
        @Option(help: ArgumentHelp("The team to ask; without it the service’s.", valueName: "team")) var team: String?
        @Option(help: ArgumentHelp("The service wanted (see “desk service”).", valueName: "service")) var service:
            String?
        @Option(
            name: .customLong("field"), help: ArgumentHelp("An answer to the service’s form.", valueName: "name=answer")
        )
        var fields: [String] = []
        @OptionGroup var classification: ClassificationOptions
        @Option(help: ArgumentHelp("Who asks, where you open it for someone else.", valueName: "person"))
        var requester: String?
        @Option(help: ArgumentHelp("For whom, where that is someone else.", valueName: "person")) var beneficiary:
            String?
        @Option(name: .customLong("watcher"), help: ArgumentHelp("Who else takes part.", valueName: "person"))
        var watchers: [String] = []
        @Option(name: .customLong("tag"), help: "A word to find it by.") var tags: [String] = []
        @Option(
            help: ArgumentHelp("When it should be done: \(TimeArgument.forms).", valueName: "time"),
            transform: TimeArgument.read)
        var due: TimeArgument?
        @Option(help: ArgumentHelp("Its language; without it yours.", valueName: "language")) var language: String?
        @Flag(help: "Only the handling team and named people may see it.") var confidential = false
        @Option(name: .customLong("attach"), help: ArgumentHelp("A file to send along.", valueName: "file"))
        var files: [String] = []
        @Option(help: ArgumentHelp("Makes repeating harmless: the same key opens one request.", valueName: "key"))
        var key: String?
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [] }

        mutating func run() async throws {
            let session = try await acting.begin()
            let request = try await change(in: session)
            try session.report(request, try await session.outlook(of: request))
        }

        func change(in session: Session) async throws -> Request {
            let (subject, text) = try InputText.read(subject: subject, text: text)
            var draft = RequestDraft(subject, text: text, channel: .terminal)
            draft.team = team.map { Team.ID($0) }
            draft.service = service.map { Service.ID($0) }
            draft.fields = try await session.answers(fields, to: draft.service).compactMapValues { $0 }
            (draft.kind, draft.impact, draft.urgency) = (
                classification.kind, classification.impact, classification.urgency
            )
            draft.requester = requester.map { Person.ID($0) }
            draft.beneficiary = beneficiary.map { Person.ID($0) }
            draft.watchers = SortedSet(watchers.map { Person.ID($0) })
            draft.tags = SortedSet(tags)
            draft.due = due?.timestamp(at: SystemTime().now(), endOfDay: true)
            draft.language = language.map { Language($0) }
            draft.confidentiality = confidential ? .init() : nil
            draft.attachments = try await session.upload(files)
            return try await session.desk.open(draft, as: session.viewer, key: key)
        }
    }
#endif
