#if Command
    import ArgumentParser
    import MarkdownArticles
    import ServiceDesk
    import ServiceDeskJSON

    struct ShowArticle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show an article.",
            discussion: """
                Members of the team that owns it see the newest version, or with --published what readers see; with \
                --history all its versions. Who reads to find an answer is counted for a day, to see whether \
                they open a request; nobody who reads “--for-others” is.
                """)

        @Argument(help: "The article.") var article: ArticleArgument
        @Flag(help: "As readers see it.") var published = false
        @Flag(help: "List its versions.") var history = false
        @Flag(help: "You read for somebody else: do not count it.") var forOthers = false
        @Flag(help: "Print the text as HTML that is safe in a page, and nothing else.") var html = false
        @Flag(help: "Print the text as it was written, and nothing else.") var markdown = false
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard !(published && history) else { throw ValidationError("Say --published or --history, not both.") }
            guard !(html && markdown) else { throw ValidationError("Say --html or --markdown, not both.") }
        }

        mutating func run() async throws {
            let counts = !history && !forOthers
            let (session, canNote) =
                counts ? try await acting.beginReading() : (try await acting.begin(reading: true), false)
            let found =
                canNote
                ? try await session.desk.read(article.reference, as: session.viewer)
                : try await session.desk.article(article.reference, as: session.viewer)
            if history { return try await session.showHistory(of: found) }
            guard let revision = published ? found.published : found.newest else {
                throw Failure(.noRequest, "The article A\(article.number) is not published.")
            }
            if markdown { return Terminal.print(revision.content.text) }
            if html {
                do throws(MarkdownError) {
                    return Terminal.print(try MarkdownRenderer().html(revision.content.text))
                } catch {
                    Terminal.report("desk: A\(article.number) is shown as it was written. \(error.description)")
                    return Terminal.print(MarkdownRenderer.verbatimHTML(revision.content.text))
                }
            }
            guard !session.isJSON else {
                return try Terminal.printJSON(
                    ArticleAnswer(article: ArticleJSON(revision, of: found, withText: true)))
            }
            show(
                revision, of: found, languages: try await session.languages(of: revision),
                try await session.renderer(of: revision.content.text))
        }

        /// As somebody reads it on a terminal; as it was written where that would cost too much.
        private func lines(of text: String, width: Int, _ renderer: MarkdownRenderer) -> [String] {
            do throws(MarkdownError) {
                return try renderer.plainText(text, width: width).split(
                    separator: "\n", omittingEmptySubsequences: false
                ).map { String($0).safe }
            } catch {
                return text.safe.wrapped(to: width)
            }
        }

        /// - Parameter languages: In which other articles it stands in which languages.
        private func show(
            _ revision: ArticleRevision, of article: Article, languages: [(String, String)],
            _ renderer: MarkdownRenderer
        ) {
            let width = min(Terminal.width ?? 100, 100)
            let content = revision.content
            for line in "A\(article.number)  \(content.title.safe)".wrapped(to: width) {
                Terminal.print(Style.bold(line))
            }
            let behind =
                article.published.map { published in
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
            let facts =
                [
                    ("team", content.team.rawValue), ("audience", audience.isEmpty ? "nobody else" : audience),
                    ("tags", content.tags.joined(separator: ", ")), ("review by", content.reviewBy?.description ?? ""),
                ] + languages
            for (name, value) in facts where !value.isEmpty {
                Terminal.print(Style.dim(name.padded(to: 12)) + value.safe.asOneLine)
            }
            Terminal.print()
            var lines = lines(of: content.text, width: width, renderer).map(\.trimmedRight)
            while lines.last == "" { lines.removeLast() }
            for line in lines { Terminal.print(line) }
        }
    }

    struct ArticleHistory: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "history", abstract: "List the versions of an article, for the team that owns it.")

        @Argument(help: "The article.") var article: ArticleArgument
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let found = try await session.desk.article(article.reference, as: session.viewer)
            try await session.showHistory(of: found)
        }
    }

    extension Session {
        /// Shows links to other articles by the numbers of those that the viewer may read; others are text only.
        fileprivate func renderer(of text: String) async throws -> MarkdownRenderer {
            var numbers: [Article.ID: Article.Number] = [:]
            for id in ArticleAddress.ids(in: text) {
                do {
                    numbers[id] = try await desk.article(.id(id), as: viewer).number
                } catch let rejection as Rejection where rejection.code == .notFound {}
            }
            let known = numbers
            return MarkdownRenderer(
                policy: MarkdownPolicy(linkAddress: { address in
                    ArticleAddress.id(in: address).flatMap { known[$0] }.map { "A\($0)" }
                }))
        }

        /// What an article is a translation of, and what is one of it, as far as the viewer may read those.
        fileprivate func languages(of revision: ArticleRevision) async throws -> [(String, String)] {
            var original: [Article] = []
            if let id = revision.content.translationOf {
                do {
                    original = [try await desk.article(.id(id), as: viewer)]
                } catch let rejection as Rejection where rejection.code == .notFound {
                    // Whoever may read the one need not be of the audience of the other.
                }
            }
            let root = revision.content.translationOf ?? revision.article
            let filter = ArticleFilter { $0.translationOf = root }
            let others = try await desk.page(ArticleQuery(viewer: viewer, filter: filter, limit: 200)).articles
                .filter { $0.id != revision.article }
            func names(_ articles: [Article]) -> String {
                articles.map { "A\($0.number) (\($0.newest.content.language))" }.joined(separator: ", ")
            }
            return [("translates", names(original)), ("also in", names(others))]
        }

        fileprivate func showHistory(of article: Article) async throws {
            var (revisions, isWhole) = ([ArticleRevision](), false)
            while !isWhole {
                let page = try await desk.revisions(
                    of: .id(article.id), as: viewer, after: revisions.last?.version ?? 0, limit: 100)
                revisions += page
                isWhole = page.count < 100
            }
            guard !isJSON else {
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
        var name: String {
            switch self {
            case .person(let person): person.rawValue
            case .delegate(for: let person, by: let delegate): "\(delegate) for \(person)"
            case .host(let name): name
            }
        }
    }
#endif
