#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON

    struct SuggestAnswers: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "suggest", abstract: "Find what may answer a request that you are about to write.",
            discussion: """
                Known errors come first, then other articles, then requests that were solved, as far as you may read \
                them. The text may be as long as a letter: words such as “hello”, “my” and “not” do not count.
                """)

        @Argument(help: ArgumentHelp("What you would write; - for standard input.", valueName: "text"))
        var text: String
        @Option(help: ArgumentHelp("How many of each at most, 1 to 20.", valueName: "count")) var limit = 3
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard (1...20).contains(limit) else { throw ValidationError("--limit is 1 to 20.") }
        }

        mutating func run() async throws {
            let text = try InputText.read(text)
            guard !SearchText(draft: text).words.isEmpty else { throw Failure(.usage, "There is no word to go by.") }
            let session = try await acting.begin(reading: true)
            let found = try await session.desk.suggestions(for: text, as: session.viewer, limit: limit)
            func listed(_ articles: [Article]) -> [ListedArticle] {
                articles.map { ListedArticle($0, $0.published ?? $0.newest) }
            }
            let (errors, articles) = (listed(found.knownErrors), listed(found.articles))
            guard !session.isJSON else {
                return try Terminal.printJSON(
                    SuggestionsAnswer(
                        knownErrors: errors.map(\.json), articles: articles.map(\.json),
                        requests: found.requests.map { RequestJSON($0) }))
            }
            guard !found.isEmpty else { return Terminal.print("Nothing that may answer it.") }
            if !(errors + articles).isEmpty { ArticleTable(errors + articles).print() }
            guard !found.requests.isEmpty else { return }
            if !(errors + articles).isEmpty { Terminal.print() }
            RequestTable(found.requests, at: SystemTime().now()).print()
        }
    }

    struct ReviewArticles: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "review", abstract: "List the articles of your teams that are due for review.",
            discussion: """
                An article is due by the day that “--review DATE” gave it. To say that it is still right, give it \
                another one with edit, and publish it.
                """)

        @Option(name: .customLong("team"), help: ArgumentHelp("Of a team instead of yours.", valueName: "team"))
        var teams: [String] = []
        @Option(help: ArgumentHelp("Due by a day; today without it.", valueName: "date")) var by: ReviewDay?
        @Option(help: ArgumentHelp("How many at most, 1 to 1000.", valueName: "count")) var limit = 200
        @OptionGroup var acting: ActingOptions

        /// A day, as `2026-03-02`.
        struct ReviewDay: ExpressibleByArgument {
            let day: CalendarDate

            init?(argument: String) {
                guard let day = CalendarDate(argument) else { return nil }
                self.day = day
            }
        }

        func validate() throws {
            guard (1...1_000).contains(limit) else { throw ValidationError("--limit is 1 to 1000.") }
        }

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let own = teams.isEmpty ? session.viewer.teams : SortedSet(teams.map { Team.ID($0) })
            guard !own.isEmpty || session.viewer.isHost else {
                throw Failure(.usage, "You work for no team; say which one: --team TEAM.")
            }
            let today = SystemTime().now().localDay
            let reviews = try await session.desk.articlesToReview(
                of: own, by: by?.day ?? today, as: session.viewer, limit: limit)
            guard !session.isJSON else {
                let articles = reviews.map { review in
                    var json = ArticleJSON(review.revision, of: review.article)
                    json.daysOver = review.day.days(to: today)
                    return json
                }
                return try Terminal.printJSON(ArticlesAnswer(articles: articles, next: nil))
            }
            guard !reviews.isEmpty else { return Terminal.print("Nothing is due for review.") }
            table(of: reviews, at: today).print()
        }

        private func table(of reviews: [Desk.ArticleReview], at today: CalendarDate) -> Table {
            var table = Table(columns: [
                .init(title: "ARTICLE", isNumber: true), .init(title: "REVIEW BY"),
                .init(title: "DAYS OVER", isNumber: true), .init(title: "STATE"),
                .init(title: "TEAM", needsWidth: 80, maximumWidth: 16), .init(title: "TITLE"),
            ])
            table.rows = reviews.map { review in
                let (revision, over) = (review.revision, review.day.days(to: today))
                return [
                    .init(text: "A\(review.article.number)", style: Style.bold), .init(text: review.day.description),
                    .init(text: String(over), style: over > 0 ? Style.red : { $0 }),
                    .init(text: revision.state.rawValue, style: { _ in Style.of(revision.state) }),
                    .init(text: revision.content.team.rawValue), .init(text: revision.content.title),
                ]
            }
            return table
        }
    }
#endif
