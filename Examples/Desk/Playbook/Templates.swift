#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskYAML

    struct Templates: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "template", abstract: "Requests that are written once and opened many times.",
            discussion: """
                Templates are written down in the organisation file. What is opened from one can have parts, which \
                “desk run” opens as requests of their own, each once those that come before it are done.
                """,
            subcommands: [
                ListTemplates.self, ShowTemplate.self, OpenTemplate.self, ListParts.self, SkipPart.self,
            ])
    }

    struct ListTemplates: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the templates, with what each asks for.")

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let templates = try await Desk(try await openStore(store, .readOnly)).templates()
            if output.json { return try Terminal.printJSON(["templates": templates.map { TemplateJSON($0) }]) }
            guard !templates.isEmpty else {
                return Terminal.print("There are no templates; “templates” of the organisation file changes that.")
            }
            var table = Table(columns: [
                .init(title: "ID"), .init(title: "ASKS FOR"), .init(title: "PARTS", isNumber: true),
                .init(title: "TITLE"),
            ])
            table.rows = templates.map { template in
                [
                    .init(text: template.id.rawValue, style: Style.bold),
                    .init(text: template.asks.isEmpty ? "-" : template.asks.joined(separator: ", ")),
                    .init(text: "\(template.parts.count)"), .init(text: template.title),
                ]
            }
            table.print()
        }
    }

    struct ShowTemplate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a template: what it asks for, and what is opened from it.")

        @Argument(help: "The template.") var id: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let templates = try await Desk(try await openStore(store, .readOnly)).templates()
            guard let template = templates.first(where: { $0.id.rawValue == id }) else {
                throw Failure(.unknownName, "There is no template “\(id)”; “desk template list” lists them.")
            }
            if output.json { return try Terminal.printJSON(["template": TemplateJSON(template)]) }
            TemplateSheet(template: template).print()
        }
    }

    struct OpenTemplate: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "open", abstract: "Open a request from a template.",
            discussion: "“desk template show” says what it asks for. Its parts are opened by “desk run”.")

        @Argument(help: "The template.") var id: String
        @Option(
            name: .customLong("set"),
            help: ArgumentHelp("What the template asks for; once for each.", valueName: "name=value"))
        var values: [String] = []
        @Option(help: ArgumentHelp("Who asks, where you open it for someone else.", valueName: "person"))
        var requester: String?
        @Option(name: .customLong("for"), help: ArgumentHelp("For whom it is.", valueName: "person"))
        var beneficiary: String?
        @Option(
            help: ArgumentHelp(
                "For when it is; parts that open ahead wait for their day: \(TimeArgument.forms).", valueName: "time"),
            transform: TimeArgument.read)
        var date: TimeArgument?
        @Option(help: ArgumentHelp("Makes repeating harmless: the same key opens one request.", valueName: "key"))
        var key: String?
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [] }

        func change(in session: Session) async throws -> Request {
            try await session.desk.open(
                template: RequestTemplate.ID(id), with: try namedValues(), requester: requester.map { Person.ID($0) },
                beneficiary: beneficiary.map { Person.ID($0) },
                on: date?.timestamp(at: SystemTime().now(), endOfDay: true), as: session.viewer, key: key)
        }

        private func namedValues() throws -> [String: String] {
            var named: [String: String] = [:]
            for argument in values {
                guard let separator = argument.firstIndex(of: "="), separator > argument.startIndex else {
                    throw Failure(.usage, "“\(argument)” says nothing of a name; write --set NAME=VALUE.")
                }
                let (name, value) = (String(argument[..<separator]), argument[argument.index(after: separator)...])
                guard named.updateValue(String(value), forKey: name) == nil else {
                    throw Failure(.usage, "“\(name)” is set twice.")
                }
            }
            return named
        }
    }

    // MARK: - Showing

    private struct TemplateSheet {
        var template: RequestTemplate

        func print() {
            Terminal.print(Style.bold("\(template.title.safe.asOneLine) (\(template.id))"))
            for (name, value) in facts where !value.isEmpty {
                Terminal.print(Style.dim(name.padded(to: 12)) + value.safe.asOneLine)
            }
            for step in template.draft.checklist ?? [] {
                Terminal.print(Style.dim("step".padded(to: 12)) + step.safe.asOneLine)
            }
            guard !template.parts.isEmpty else { return }
            Terminal.print()
            var table = Table(columns: [
                .init(title: "PART"), .init(title: "TO"), .init(title: "AFTER"), .init(title: "AHEAD"),
                .init(title: "SUBJECT"),
            ])
            table.rows = template.parts.map { part in
                [
                    .init(text: part.name, style: Style.bold), .init(text: part.draft.recipient),
                    .init(text: part.after.isEmpty ? "-" : part.after.joined(separator: ", ")),
                    .init(text: part.ahead.map(SpanText.text) ?? "-"), .init(text: part.draft.subject),
                ]
            }
            table.print()
        }

        private var facts: [(String, String)] {
            let draft = template.draft
            return [
                ("asks for", template.asks.joined(separator: ", ")), ("subject", draft.subject),
                ("team", draft.team?.rawValue ?? ""), ("service", draft.service?.rawValue ?? ""),
                ("approval", template.approval.map(\.words) ?? ""), ("tags", draft.tags.joined(separator: ", ")),
            ]
        }
    }

    extension RequestDraft {
        /// Who gets it: the team, or else that of the service.
        fileprivate var recipient: String { team?.rawValue ?? service.map { "service \($0)" } ?? "-" }
    }

    extension ApprovalQuestion {
        /// `from manager, within 5d: May it be?`.
        fileprivate var words: String {
            let people =
                switch from {
                case .manager: "the manager"
                case .people(let people): people.map(\.rawValue).joined(separator: ", ")
                }
            let count = needed.map { ", \($0) of them" } ?? ""
            let time = within.map { ", within \(SpanText.text($0))" } ?? ""
            return "from \(people)\(count)\(time): \(text)"
        }
    }

    // MARK: - For programs

    struct TemplateJSON: Encodable {
        struct Part: Encodable {
            var name, subject: String
            var after: [String]
            var team, service: String?
            /// How many seconds ahead of its date it opens.
            var ahead: Int64?
        }

        struct Approval: Encodable {
            var question: String
            /// Left out for the manager of whoever asks.
            var from: [String]?
            var needed: Int?
            var within: Int64?
        }

        var id, title, subject: String
        var team, service: String?
        var asks, checklist: [String]
        var approval: Approval?
        var parts: [Part]

        init(_ template: RequestTemplate) {
            let draft = template.draft
            (id, title, subject) = (template.id.rawValue, template.title, draft.subject)
            (team, service) = (draft.team?.rawValue, draft.service?.rawValue)
            (asks, checklist) = (template.asks, draft.checklist ?? [])
            approval = template.approval.map { question in
                let people: [String]? =
                    if case .people(let people) = question.from { people.map(\.rawValue) } else { nil }
                return Approval(
                    question: question.text, from: people, needed: question.needed, within: question.within)
            }
            parts = template.parts.map { part in
                Part(
                    name: part.name, subject: part.draft.subject, after: part.after.elements,
                    team: part.draft.team?.rawValue, service: part.draft.service?.rawValue, ahead: part.ahead)
            }
        }
    }
#endif
