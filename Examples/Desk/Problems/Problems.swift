#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON
    import ServiceDeskYAML

    struct Problems: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "problem", abstract: "Find what is behind requests that recur, help meanwhile, prevent it.",
            discussion: """
                “propose” says which requests recur, “open” makes a problem of them. A workaround makes it a known \
                error; “effect” says what its prevention has brought.
                """,
            subcommands: [
                ProposeProblems.self, OpenProblems.self, LinkIncidents.self, DiagnoseProblem.self,
                PublishWorkaround.self, FindKnownErrors.self, PreventProblem.self, ShowPreventionEffect.self,
            ])
    }

    struct LinkIncidents: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "link", abstract: "Say that incidents come of a problem.")

        @Argument(help: "The problem.") var problem: NumberArgument
        @Argument(help: ArgumentHelp("What comes of it.", valueName: "incident")) var incidents: [NumberArgument]
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [problem] + incidents }

        func change(in session: Session) async throws -> Request {
            try await session.desk.attribute(
                incidents.map(\.reference), to: problem.reference, as: session.viewer)
        }
    }

    struct DiagnoseProblem: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "diagnose", abstract: "Say why a problem happens, as far as is known; for the team.",
            discussion: "What helps meanwhile stays as it is: “desk problem workaround” changes that.")

        @Argument(help: "The problem.") var number: NumberArgument
        @Option(help: ArgumentHelp("Why it happens; - for standard input.", valueName: "text")) var cause: String
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) async throws -> RequestCommand {
            let problem = try await session.desk.request(number.reference, as: session.viewer)
            return .diagnose(
                Diagnosis(cause: try InputText.read(cause), workaround: problem.diagnosis?.workaround))
        }
    }

    struct PublishWorkaround: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "workaround", abstract: "Publish what helps meanwhile; the problem is a known error then.",
            discussion: """
                It is an article. Without --team the problem’s team owns it, without --language it is in the \
                problem’s, or in yours.
                """)

        @Argument(help: "The problem.") var number: NumberArgument
        @OptionGroup var article: PublishedText
        @Option(help: ArgumentHelp("Why it happens; without it as was said before.", valueName: "text"))
        var cause: String?
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [number] }

        func change(in session: Session) async throws -> Request {
            let problem = try await session.desk.request(number.reference, as: session.viewer)
            let content = try await article.content(about: problem, in: session)
            return try await session.sayingWhatIsThere {
                try await session.desk.publishWorkaround(
                    content, for: number.reference, cause: cause, as: session.viewer)
            }
        }
    }

    struct FindKnownErrors: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "known-errors", abstract: "Find workarounds that may help with what somebody writes.")

        @Argument(help: "What somebody writes; - for standard input.") var text: String
        @Option(help: ArgumentHelp("How many at most, 1 to 200.", valueName: "count")) var limit = 3
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard (1...200).contains(limit) else { throw ValidationError("--limit is 1 to 200.") }
        }

        mutating func run() async throws {
            let text = try InputText.read(text)
            let session = try await acting.begin(reading: true)
            let found = try await session.desk.knownErrors(for: text, as: session.viewer, limit: limit)
            let query = ArticleSearch(
                viewer: session.viewer, text: SearchText(text),
                filter: ArticleFilter { $0.tags = [Desk.knownErrorTag] }, limit: limit)
            try session.print(
                found.compactMap { ListedArticle($0, query.match) }, next: nil,
                nothing: "No workaround is known for that.")
        }
    }

    struct PreventProblem: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "prevent", abstract: "Say what was done so that a problem does not happen again.")

        @Argument(help: "The problem.") var number: NumberArgument
        @Argument(help: "What was done; - for standard input.") var measure: String
        @Option(
            help: ArgumentHelp("Since when it should show; without it since now.", valueName: "time"),
            transform: TimeArgument.read)
        var since: TimeArgument?
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) throws -> RequestCommand {
            let now = SystemTime().now()
            return .prevent(Prevention(try InputText.read(measure), since: since?.timestamp(at: now) ?? now))
        }
    }

    struct ShowPreventionEffect: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "effect", abstract: "Compare how often it happened before the prevention, and since.",
            discussion: "Counted are the requests linked to the problem, and those that are like them.")

        @Argument(help: "The problem.") var number: NumberArgument
        @Option(help: ArgumentHelp("How many days before and after, at most.", valueName: "count")) var days = 180
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard (1...3_660).contains(days) else { throw ValidationError("--days is a number from 1 to 3660.") }
        }

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let (problem, effect) = try await naming([number]) {
                (
                    try await session.desk.request(number.reference, as: session.viewer),
                    try await session.desk.preventionEffect(of: number.reference, as: session.viewer, days: days)
                )
            }
            guard !session.isJSON else {
                return try Terminal.printJSON(PreventionEffectJSON(effect, of: problem))
            }
            Terminal.print(Style.bold("#\(problem.number)  \(problem.subject.safe)"))
            let facts = [
                ("measure", effect.prevention.measure), ("since", effect.prevention.since.long),
                ("change", effect.change.description),
            ]
            for (name, value) in facts { Terminal.print(Style.dim(name.padded(to: 12)) + value.safe.asOneLine) }
            Terminal.print(
                effect.change.isClear
                    ? "That is more than chance explains." : "That may be chance: there is too little to say more.")
        }
    }

    /// What `desk problem effect --json` prints.
    struct PreventionEffectJSON: Encodable {
        var number: Request.Number
        var measure, change: String
        var since: TimeJSON
        var before, after: Int
        var daysBefore, daysAfter: Double
        /// `ratio` is left out where there were none before.
        var ratio: Double?
        var isClear: Bool

        init(_ effect: Desk.PreventionEffect, of problem: Request) {
            let change = effect.change
            (number, measure) = (problem.number, effect.prevention.measure)
            (since, self.change) = (TimeJSON(effect.prevention.since), change.description)
            (before, daysBefore) = (change.before, change.daysBefore)
            (after, daysAfter) = (change.after, change.daysAfter)
            (ratio, isClear) = (change.ratio, change.isClear)
        }
    }
#endif
