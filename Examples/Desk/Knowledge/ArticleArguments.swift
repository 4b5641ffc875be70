#if Command
    import ArgumentParser
    import ServiceDesk

    extension ArticleState: WordArgument {}

    /// An article by the number that people say aloud: `A12` or `12`.
    struct ArticleArgument: ExpressibleByArgument {
        let reference: ArticleReference
        let number: Article.Number

        init?(argument: String) {
            let digits = argument.lowercased().hasPrefix("a") ? argument.dropFirst() : argument[...]
            guard let number = Article.Number(digits), number > 0 else { return nil }
            (self.number, reference) = (number, .number(number))
        }
    }

    /// A day, or `none`.
    struct ReviewArgument: ExpressibleByArgument {
        let day: CalendarDate?

        init?(argument: String) {
            day = CalendarDate(argument)
            guard day != nil || argument == "none" else { return nil }
        }
    }

    /// The article that another one translates, or `none`.
    struct OriginalArgument: ExpressibleByArgument {
        let article: ArticleArgument?

        init?(argument: String) {
            article = ArticleArgument(argument: argument)
            guard article != nil || argument == "none" else { return nil }
        }
    }

    /// One rule of an audience: `everyone`, `agents`, `department:ops`, `team:it`; `nobody` beside the owners.
    struct AudienceArgument: ExpressibleByArgument {
        fileprivate let add: @Sendable (inout Audience) -> Void

        init?(argument: String) {
            let parts = argument.split(separator: ":", maxSplits: 1).map(String.init)
            switch (parts.first, parts.count) {
            case ("nobody", 1): add = { _ in }
            case ("everyone", 1): add = { $0.isEveryone = true }
            case ("agents", 1): add = { $0.isAgents = true }
            case ("department", 2): add = { $0.departments.insert(Department.ID(parts[1])) }
            case ("team", 2): add = { $0.teams.insert(Team.ID(parts[1])) }
            default: return nil
            }
        }
    }

    extension Audience {
        init(_ rules: [AudienceArgument]) {
            self.init()
            for rule in rules { rule.add(&self) }
        }
    }

    /// What an article is, where it is added and where it is edited.
    struct ArticleOptions: ParsableArguments {
        @Option(help: "Its title, in one line.") var title: String?
        @Option(help: ArgumentHelp("Its language: fr, nl, en.", valueName: "language")) var language: String?
        @Option(help: ArgumentHelp("The team that owns it and writes it.", valueName: "team")) var team: String?
        @Option(
            name: .customLong("audience"),
            help: ArgumentHelp(
                """
                Who reads it: everyone, agents (whoever handles requests), nobody, department:ID or team:ID; several \
                add up.
                """, valueName: "audience"))
        var audience: [AudienceArgument] = []
        @Option(name: .customLong("tag"), help: "A word to find it by.") var tags: [String] = []
        @Option(help: ArgumentHelp("The day by which the team looks at it again, or none.", valueName: "date"))
        var review: ReviewArgument?
        @Option(help: ArgumentHelp("The article that it says in another language, or none.", valueName: "article"))
        var translationOf: OriginalArgument?

        /// Puts into an article's content what was said.
        func apply(to content: inout ArticleContent, in session: Session) async throws {
            if let title { content.title = title }
            if let language { content.language = Language(language) }
            if let team { content.team = Team.ID(team) }
            if !audience.isEmpty { content.audience = Audience(audience) }
            for tag in tags { content.tags.insert(tag) }
            if let review { content.reviewBy = review.day }
            if let translationOf {
                let original = translationOf.article?.reference
                content.translationOf =
                    if let original { try await session.desk.article(original, as: session.viewer).id } else { nil }
            }
        }
    }

    /// An article that is published with a request: a workaround, or word to those whom it concerns.
    struct PublishedText: ParsableArguments {
        @OptionGroup var options: ArticleOptions
        @Option(help: ArgumentHelp("The Markdown; - for standard input.", valueName: "text")) var text: String

        func validate() throws {
            guard options.title != nil else { throw ValidationError("Say its --title.") }
            guard !Audience(options.audience).words.isEmpty else {
                throw ValidationError("Say who reads it: --audience everyone, department:ID or team:ID.")
            }
        }

        /// What is said of a request: without a choice by its team and in its language.
        func content(about request: Request, in session: Session) async throws -> ArticleContent {
            guard let team = options.team.map({ Team.ID($0) }) ?? request.team ?? session.onlyTeam else {
                throw Failure(.usage, "Say which team owns it: --team TEAM.")
            }
            let own = try await session.language()
            guard let language = options.language.map({ Language($0) }) ?? request.language ?? own else {
                throw Failure(.usage, "Say its language: --language fr, nl, en.")
            }
            var content = ArticleContent(
                options.title ?? "", text: try InputText.read(text), language: language, team: team)
            try await options.apply(to: &content, in: session)
            return content
        }
    }

    /// Only the version that one has read.
    struct VersionOption: ParsableArguments {
        @Option(
            help: ArgumentHelp(
                "The version that you have read; if there is a newer one, nothing is done.", valueName: "version"))
        var version: Int?
    }
#endif
