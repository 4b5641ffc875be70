#if Command
    import ArgumentParser
    import Foundation
    import ServiceDesk
    import ServiceDeskJSON

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
            discussion: """
                Accents and case do not matter, and the last word may be the beginning of one. The score tells how far \
                apart the answers of one search are; scores of two searches cannot be compared.
                """)

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
            let matched = found.compactMap { found in
                query.match(in: found.article).map { (found, $0) }
            }
            try session.print(
                matched.enumerated().map { index, match in
                    var listed = ListedArticle(match.0.article, match.1)
                    listed.standing = .init(rank: index + 1, score: match.0.score)
                    return listed
                }, next: nil)
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
        /// Where it is an answer to a search.
        var standing: Standing?

        struct Standing {
            let rank: Int
            let score: Double
        }

        init(_ article: Article, _ revision: ArticleRevision) { (self.article, self.revision) = (article, revision) }

        init?(_ article: Article, _ match: (Article) -> ArticleRevision?) {
            guard let revision = match(article) else { return nil }
            (self.article, self.revision) = (article, revision)
        }

        var json: ArticleJSON {
            var json = ArticleJSON(revision, of: article)
            (json.rank, json.score) = (standing?.rank, standing?.score)
            return json
        }
    }

    /// A list of articles as a table.
    struct ArticleTable {
        private var table: Table

        /// Answers to a search have their rank and their score.
        init(_ articles: [ListedArticle]) {
            let areRanked = articles.contains { $0.standing != nil }
            let rank: [Table.Column] = [.init(title: "RANK", isNumber: true)]
            let score: [Table.Column] = [.init(title: "SCORE", isNumber: true, needsWidth: 50)]
            table = Table(
                columns: (areRanked ? rank : []) + [.init(title: "ARTICLE", isNumber: true)]
                    + (areRanked ? score : []) + [
                        .init(title: "STATE"), .init(title: "LANGUAGE", needsWidth: 60),
                        .init(title: "TEAM", needsWidth: 80, maximumWidth: 16), .init(title: "TITLE"),
                    ])
            table.rows = articles.map { listed in
                let revision = listed.revision
                let number = Table.Cell(text: "A\(listed.article.number)", style: Style.bold)
                let place = listed.standing.map { standing in
                    [.init(text: String(standing.rank)), number, .init(text: String(format: "%.2f", standing.score))]
                }
                return (place ?? [number]) + [
                    .init(text: revision.state.rawValue, style: { _ in Style.of(revision.state) }),
                    .init(text: revision.content.language.rawValue), .init(text: revision.content.team.rawValue),
                    .init(text: revision.content.title),
                ]
            }
        }

        func print() { table.print() }
    }
#endif
