#if Command
    import ArgumentParser
    import ServiceDesk

    struct ShowArticle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show an article.",
            discussion: """
                Members of the team that owns it see the newest version, or with --published what readers see; with \
                --history all its versions.
                """)

        @Argument(help: "The article.") var article: ArticleArgument
        @Flag(help: "As readers see it.") var published = false
        @Flag(help: "List its versions.") var history = false
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard !(published && history) else { throw ValidationError("Say --published or --history, not both.") }
        }

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let found = try await session.desk.article(article.reference, as: session.viewer)
            if history { return try await showHistory(of: found, session) }
            guard let revision = published ? found.published : found.newest else {
                throw Failure(.noRequest, "The article A\(article.number) is not published.")
            }
            guard !session.isJSON else {
                return try Terminal.printJSON(
                    ArticleAnswer(article: ArticleJSON(revision, of: found, withText: true)))
            }
            show(revision, of: found)
        }

        private func show(_ revision: ArticleRevision, of article: Article) {
            let width = min(Terminal.width ?? 100, 100)
            let content = revision.content
            for line in "A\(article.number)  \(content.title.safe)".wrapped(to: width) {
                Terminal.print(Style.bold(line))
            }
            let behind = article.published.map { published in
                published.version == revision.version ? "" : " (readers see version \(published.version))"
            } ?? ""
            Terminal.print(
                [
                    Style.of(revision.state) + behind,
                    content.language.rawValue, "version \(revision.version)",
                    "\(revision.at.long), by \(revision.author.name)",
                ].joined(separator: " · ").safe)
            Terminal.print()
            let audience = content.audience.words.joined(separator: ", ")
            let facts = [
                ("team", content.team.rawValue), ("audience", audience.isEmpty ? "nobody else" : audience),
                ("tags", content.tags.joined(separator: ", ")),
            ]
            for (name, value) in facts where !value.isEmpty {
                Terminal.print(Style.dim(name.padded(to: 12)) + value.safe.asOneLine)
            }
            Terminal.print()
            var lines = content.text.safe.wrapped(to: width).map(\.trimmedRight)
            while lines.last == "" { lines.removeLast() }
            for line in lines { Terminal.print(line) }
        }

        private func showHistory(of article: Article, _ session: Session) async throws {
            var (revisions, isWhole) = ([ArticleRevision](), false)
            while !isWhole {
                let page = try await session.desk.revisions(
                    of: .id(article.id), as: session.viewer, after: revisions.last?.version ?? 0, limit: 100)
                revisions += page
                isWhole = page.count < 100
            }
            guard !session.isJSON else {
                return try Terminal.printJSON(
                    HistoryAnswer(versions: revisions.map { ArticleJSON($0, of: article, withText: true) }))
            }
            var table = Table(columns: [
                .init(title: "VERSION", isNumber: true), .init(title: "STATE"), .init(title: "AT"),
                .init(title: "AUTHOR"), .init(title: "TITLE"),
            ])
            table.rows = revisions.map { revision in
                [
                    .init(text: String(revision.version), style: Style.bold),
                    .init(text: revision.state.rawValue, style: { _ in Style.of(revision.state) }),
                    .init(text: revision.at.long), .init(text: revision.author.name),
                    .init(text: revision.content.title),
                ]
            }
            table.print()
        }
    }

    struct ListArticles: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the articles that you may see, by number.")

        @OptionGroup var filter: ArticleFilterOptions
        @Option(help: ArgumentHelp("How many at most, 1 to 200.", valueName: "count")) var limit = 50
        @Option(help: ArgumentHelp("Go on after an article.", valueName: "article")) var after: ArticleArgument?
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard (1...200).contains(limit) else { throw ValidationError("--limit is 1 to 200.") }
        }

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let query = ArticleQuery(
                viewer: session.viewer, filter: filter.filter, limit: limit, after: after?.number)
            let page = try await session.desk.page(query)
            try session.print(page.articles.compactMap { ListedArticle($0, query.match) }, next: page.next)
        }
    }

    struct SearchArticles: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "search", abstract: "Find articles by their words, best answers first.",
            discussion: "Accents and case do not matter, and the last word may be the beginning of one.")

        @Argument(help: ArgumentHelp("The words, or - for standard input.", valueName: "word")) var words: [String]
        @OptionGroup var filter: ArticleFilterOptions
        @Option(help: ArgumentHelp("How many at most, 1 to 200.", valueName: "count")) var limit = 25
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard (1...200).contains(limit) else { throw ValidationError("--limit is 1 to 200.") }
        }

        mutating func run() async throws {
            let text = SearchText(words == ["-"] ? try InputText.read("-") : words.joined(separator: " "))
            guard !text.words.isEmpty else { throw Failure(.usage, "There is no word to search for.") }
            let session = try await acting.begin(reading: true)
            let query = ArticleSearch(viewer: session.viewer, text: text, filter: filter.filter, limit: limit)
            let found = try await session.desk.search(query)
            try session.print(found.compactMap { ListedArticle($0, query.match) }, next: nil)
        }
    }

    /// Which articles. Conditions of one kind are alternatives, those of different kinds must all hold.
    struct ArticleFilterOptions: ParsableArguments {
        @Option(name: .customLong("team"), help: ArgumentHelp("Owned by a team.", valueName: "team"))
        var teams: [String] = []
        @Option(name: .customLong("language"), help: ArgumentHelp("In a language.", valueName: "language"))
        var languages: [String] = []
        @Option(name: .customLong("state"), help: "In a state.") var states: [ArticleState] = []
        @Option(name: .customLong("tag"), help: "With a tag; several must all be there.") var tags: [String] = []

        var filter: ArticleFilter {
            ArticleFilter {
                $0.teams = SortedSet(teams.map { Team.ID($0) })
                $0.languages = SortedSet(languages.map { Language($0) })
                $0.states = Set(states)
                $0.tags = SortedSet(tags)
            }
        }
    }

    extension Session {
        /// - Parameter nothing: What is said where there are none.
        func print(
            _ articles: [ListedArticle], next: Article.Number?, nothing: String = "No articles."
        ) throws {
            guard !isJSON else {
                return try Terminal.printJSON(ArticlesAnswer(articles: articles.map(\.json), next: next))
            }
            guard !articles.isEmpty else { return Terminal.print(nothing) }
            ArticleTable(articles).print()
            if let next { Terminal.print("\n" + Style.dim("More follow: --after A\(next)")) }
        }
    }

    /// An article in a list: by the revision that matched, which need not be the newest.
    struct ListedArticle {
        let article: Article
        let revision: ArticleRevision

        init?(_ article: Article, _ match: (Article) -> ArticleRevision?) {
            guard let revision = match(article) else { return nil }
            (self.article, self.revision) = (article, revision)
        }

        var json: ArticleJSON { ArticleJSON(revision, of: article) }
    }

    /// A list of articles as a table.
    struct ArticleTable {
        private var table = Table(columns: [
            .init(title: "ARTICLE", isNumber: true), .init(title: "STATE"), .init(title: "LANGUAGE", needsWidth: 60),
            .init(title: "TEAM", needsWidth: 80, maximumWidth: 16), .init(title: "TITLE"),
        ])

        init(_ articles: [ListedArticle]) {
            table.rows = articles.map { listed in
                let revision = listed.revision
                return [
                    .init(text: "A\(listed.article.number)", style: Style.bold),
                    .init(text: revision.state.rawValue, style: { _ in Style.of(revision.state) }),
                    .init(text: revision.content.language.rawValue), .init(text: revision.content.team.rawValue),
                    .init(text: revision.content.title),
                ]
            }
        }

        func print() { table.print() }
    }

    extension Style {
        static func of(_ state: ArticleState) -> String {
            switch state {
            case .draft: yellow(state.rawValue)
            case .published: green(state.rawValue)
            case .retired: dim(state.rawValue)
            }
        }
    }

    extension Actor {
        fileprivate var name: String {
            switch self {
            case .person(let person): person.rawValue
            case .delegate(for: let person, by: let delegate): "\(delegate) for \(person)"
            case .host(let name): name
            }
        }
    }
#endif
