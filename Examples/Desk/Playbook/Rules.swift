#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON
    import ServiceDeskYAML

    struct Rules: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rule", abstract: "What is done of itself when something happens to a request.",
            discussion: """
                Rules are written down in the organisation file. What one does stands in the request’s timeline, with \
                the rule as whoever did it. Rules that wait act by “desk run”.
                """,
            subcommands: [ListRules.self, TryRule.self])
    }

    struct ListRules: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the rules.")

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let directory = try await openStore(store, .readOnly)
            let rules = try await directory.allEntries(.rule).compactMap(\.rule)
            if output.json { return try Terminal.printJSON(["rules": rules.map { RuleJSON($0) }]) }
            guard !rules.isEmpty else {
                return Terminal.print("There are no rules; “rules” of the organisation file changes that.")
            }
            var table = Table(columns: [
                .init(title: "ID"), .init(title: "ON"), .init(title: "AFTER"), .init(title: "DOES"),
                .init(title: "TITLE"),
            ])
            for rule in rules {
                let on = rule.on.map(\.word).joined(separator: ", ")
                table.rows.append([
                    .init(text: rule.id.rawValue, style: { rule.isActive ? Style.bold($0) : Style.dim($0) }),
                    .init(text: rule.isActive ? on : "\(on) (off)"),
                    .init(text: rule.after.map(SpanText.text) ?? "at once"),
                    .init(text: rule.actions.words.joined(separator: ", ")), .init(text: rule.title),
                ])
            }
            table.print()
        }
    }

    struct TryRule: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "try", abstract: "Find out what a rule would have done to past requests. Nothing is changed.",
            discussion: """
                Looks at the requests that you handle and that were opened in a stretch of time, each as it stood when \
                the rule would have acted. With --file, the rules are those of an organisation file that is not loaded \
                yet: the one named, or all.
                """)

        @Argument(help: "The rule; may be left out with --file.") var id: String?
        @Option(help: ArgumentHelp("An organisation file with the rule.", valueName: "path")) var file: String?
        @Option(
            help: ArgumentHelp("Requests opened from when on; without it the last 90 days.", valueName: "time"),
            transform: TimeArgument.read)
        var from: TimeArgument?
        @Option(
            help: ArgumentHelp("Requests opened until when; without it until now.", valueName: "time"),
            transform: TimeArgument.read)
        var until: TimeArgument?
        @Option(help: "How many requests at most, the newest first.") var limit = 10_000
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard id != nil || file != nil else { throw ValidationError("Name a rule, or a --file with rules.") }
            guard (1...1_000_000).contains(limit) else {
                throw ValidationError("--limit is a number from 1 to 1000000.")
            }
        }

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let now = SystemTime().now()
            let start = from?.timestamp(at: now) ?? now.advanced(bySeconds: -90 * 86_400)
            let end = until?.end(at: now) ?? now
            guard start < end else { throw Failure(.usage, "--until comes after --from.") }
            var answers: [RehearsalJSON] = []
            for rule in try await rules(in: session.directory) {
                let rehearsal = try await session.desk.rehearse(
                    rule, from: start, to: end, as: session.viewer, limit: limit)
                if session.isJSON {
                    answers.append(RehearsalJSON(rule, rehearsal))
                } else {
                    print(rehearsal, of: rule)
                }
            }
            if session.isJSON { try Terminal.printJSON(["rehearsals": answers]) }
        }

        private func rules(in directory: some DirectoryStore) async throws -> [Rule] {
            guard let file else {
                let rules = try await directory.allEntries(.rule).compactMap(\.rule).filter { $0.id.rawValue == id }
                guard !rules.isEmpty else {
                    throw Failure(.unknownName, "There is no rule “\(id ?? "")”; “desk rule list” lists them.")
                }
                return rules
            }
            let organisation = try OrganisationFile(reading: file)
            try await organisation.checkReferences(in: directory)
            let rules = try await organisation.answeredEntries(in: directory).compactMap(\.rule)
                .filter { id == nil || $0.id.rawValue == id }
            guard !rules.isEmpty else {
                throw Failure(.unknownName, id.map { "\(file) has no rule “\($0)”." } ?? "\(file) has no “rules”.")
            }
            return rules
        }

        private func print(_ rehearsal: RuleRehearsal, of rule: Rule) {
            Terminal.print(Style.bold("\(rule.title.safe.asOneLine) (\(rule.id))"))
            var table = Table(columns: [
                .init(title: "#", isNumber: true), .init(title: "WHEN"), .init(title: "ON"),
                .init(title: "WOULD HAVE", maximumWidth: 60),
            ])
            table.rows = rehearsal.occasions.map { occasion in
                let changes = occasion.changes.isEmpty ? "changed nothing" : occasion.changes.joined(separator: ", ")
                let refusal = occasion.refusal.map { "been refused: \($0)" }
                return [
                    .init(text: "\(occasion.request)"), .init(text: occasion.at.long),
                    .init(text: occasion.trigger.word),
                    .init(text: refusal ?? changes, style: refusal == nil ? { $0 } : Style.red),
                ]
            }
            if !table.rows.isEmpty { table.print() }
            let looked = counted(rehearsal.requestsLookedAt, "request", "requests")
            let times = counted(rehearsal.occasions.count, "time", "times")
            Terminal.print("It would have acted \(times); looked at \(looked) that you handle.")
            if !rehearsal.isWhole { Terminal.print("There are more requests: raise --limit.") }
        }
    }

    // MARK: - For programs

    struct RuleJSON: Encodable {
        var id, title: String
        var on, actions: [String]
        /// In seconds.
        var after: Int64?
        var isActive: Bool

        init(_ rule: Rule) {
            (id, title, on) = (rule.id.rawValue, rule.title, rule.on.map(\.rawValue))
            (actions, after, isActive) = (rule.actions.words, rule.after, rule.isActive)
        }
    }

    struct RehearsalJSON: Encodable {
        struct Occasion: Encodable {
            var number: Request.Number
            var at: TimeJSON
            var on: String
            var changes: [String]
            var refusal: String?
        }

        var rule: String
        var requestsLookedAt: Int
        var isWhole: Bool
        var occasions: [Occasion]

        init(_ rule: Rule, _ rehearsal: RuleRehearsal) {
            self.rule = rule.id.rawValue
            (requestsLookedAt, isWhole) = (rehearsal.requestsLookedAt, rehearsal.isWhole)
            occasions = rehearsal.occasions.map { occasion in
                Occasion(
                    number: occasion.request, at: TimeJSON(occasion.at), on: occasion.trigger.rawValue,
                    changes: occasion.changes, refusal: occasion.refusal)
            }
        }
    }
#endif
