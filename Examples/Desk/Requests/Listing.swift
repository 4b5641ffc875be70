#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List requests that you may see; open ones unless you ask for others.")

        @OptionGroup var filter: FilterOptions
        @Option(help: ArgumentHelp("Words to find; the best answers come first.", valueName: "words")) var text: String?
        @Option(help: "The order; with --text it is by relevance.") var sort: RequestOrder.Key?
        @Flag(help: "Last first.") var reverse = false
        @Option(help: ArgumentHelp("How many at most, 1 to 1000.", valueName: "count")) var limit = 50
        @Option(help: ArgumentHelp("Go on after a page: what it printed last, or its “next”.", valueName: "cursor"))
        var after: String?
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard (1...1_000).contains(limit) else { throw ValidationError("--limit is 1 to 1000.") }
            guard text == nil || (sort == nil && !reverse && after == nil) else {
                throw ValidationError("With --text the order is by relevance: no --sort, --reverse or --after.")
            }
            guard text == nil || limit <= 200 else { throw ValidationError("With --text, --limit is 1 to 200.") }
        }

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let filter = filter.filter(in: session, at: SystemTime().now())
            if let text {
                return try await session.printAnswers(to: text, filter: filter, limit: limit)
            }
            let cursor = try cursor()
            let order = sort.map { RequestOrder($0, isDescending: reverse) } ?? cursor?.order
            // What is due next is not for a supplier’s people.
            let usual = RequestOrder(session.viewer.supplier == nil ? .due : .number, isDescending: reverse)
            let query = RequestQuery(
                viewer: session.viewer, filter: filter, order: order ?? usual, limit: limit, after: cursor)
            try session.print(try await session.desk.page(query))
        }

        private func cursor() throws -> RequestQuery.Cursor? {
            guard let after else { return nil }
            guard let cursor = RequestQuery.Cursor(after) else {
                throw Failure(.usage, "“\(after)” is no cursor; use what “desk list” printed last, or its “next”.")
            }
            return cursor
        }
    }

    struct Search: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "search", abstract: "Find articles and requests by their words, best answers first.",
            discussion: """
                Up to five articles come first; the options that choose requests are not for them. Accents and case do \
                not matter, and the last word may be the beginning of one. Where nothing has all the words, that with \
                the best of them comes.
                """)

        @Argument(help: ArgumentHelp("The words, or - for standard input.", valueName: "word")) var words: [String]
        @OptionGroup var filter: FilterOptions
        @Option(help: ArgumentHelp("How many at most, 1 to 200.", valueName: "count")) var limit = 25
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard (1...200).contains(limit) else { throw ValidationError("--limit is 1 to 200.") }
        }

        mutating func run() async throws {
            let text = words == ["-"] ? try InputText.read("-") : words.joined(separator: " ")
            let session = try await acting.begin(reading: true)
            let filter = filter.filter(in: session, at: SystemTime().now(), allStates: true)
            try await session.printAnswers(to: text, filter: filter, limit: limit, articleLimit: 5)
        }
    }

    extension Session {
        fileprivate func printAnswers(
            to text: String, filter: RequestFilter, limit: Int, articleLimit: Int = 0
        ) async throws {
            let words = SearchText(text)
            guard !words.words.isEmpty else { throw Failure(.usage, "There is no word to search for.") }
            let query = SearchQuery(viewer: viewer, text: words, filter: filter, limit: limit)
            let requests = try await desk.search(query)
            guard articleLimit > 0 else { return try print(Page(requests: requests, next: nil)) }
            let articleQuery = ArticleSearch(viewer: viewer, text: words, limit: articleLimit)
            let articles = try await desk.search(articleQuery).compactMap {
                ListedArticle($0.article, articleQuery.match)
            }
            guard !isJSON else {
                return try Terminal.printJSON(
                    SearchAnswer(
                        articles: articles.map(\.json),
                        requests: requests.map { RequestJSON($0) }))
            }
            if !articles.isEmpty {
                ArticleTable(articles).print()
                Terminal.print()
            }
            try print(Page(requests: requests, next: nil))
        }

        fileprivate func print(_ page: Page) throws {
            guard !isJSON else {
                return try Terminal.printJSON(
                    ListAnswer(requests: page.requests.map { RequestJSON($0) }, next: page.next?.description))
            }
            guard !page.requests.isEmpty else { return Terminal.print("No requests.") }
            RequestTable(page.requests, at: SystemTime().now()).print()
            if let next = page.next { Terminal.print("\n" + Style.dim("More follow: --after \(next)")) }
        }
    }

    /// A list of requests as a table.
    struct RequestTable {
        private var table = Table(columns: [
            .init(title: "#", isNumber: true), .init(title: "STATE"), .init(title: "PRIO"),
            .init(title: "TEAM", needsWidth: 80, maximumWidth: 16),
            .init(title: "AGENT", needsWidth: 60, maximumWidth: 16),
            .init(title: "REQUESTER", needsWidth: 110, maximumWidth: 16), .init(title: "DUE", needsWidth: 70),
            .init(title: "UPDATED", needsWidth: 100), .init(title: "SUBJECT"),
        ])

        init(_ requests: [Request], at now: Timestamp) {
            table.rows = requests.map { request in
                let isLate = request.state.isOpen && request.nextDue.map { $0 < now } == true
                return [
                    .init(text: String(request.number), style: Style.bold),
                    .init(text: request.state.rawValue, style: { _ in Style.of(request.state) }),
                    .init(text: "P\(request.priority.rawValue)", style: { _ in Style.of(request.priority) }),
                    .init(text: request.team?.rawValue ?? "-"),
                    .init(text: request.agent?.rawValue ?? "-"),
                    .init(text: request.requester.rawValue),
                    .init(text: request.nextDue?.short(at: now) ?? "-", style: isLate ? Style.red : { $0 }),
                    .init(text: request.updatedAt.short(at: now), style: Style.dim),
                    .init(text: (request.confidentiality == nil ? "" : "[confidential] ") + request.subject),
                ]
            }
        }

        func print() { table.print() }
    }
#endif
