#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON

    struct Knowledge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "knowledge", abstract: "Write down what is asked again and again, and find it.",
            discussion: """
                An article is Markdown. It is a draft until it is published. Members of the team that owns it write \
                it; its audience reads what was published last. Nothing is deleted: every save is a version.
                """,
            subcommands: [
                ImportArticles.self, AddArticle.self, EditArticle.self, ShowArticle.self, ListArticles.self,
                PublishArticle.self, RetireArticle.self, ArticleHistory.self, SearchArticles.self, SuggestAnswers.self,
                ReviewArticles.self, RateArticle.self, ArticleStats.self,
            ])
    }

    struct AddArticle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Write an article, as a draft.",
            discussion: """
                Without --title the first line is the title if it is a heading (# …). Without --language it is yours, \
                without --team the team that you work for, if there is only one. Without --audience only that team \
                will read it.
                """)

        @Argument(help: ArgumentHelp("The Markdown; - for standard input.", valueName: "file")) var file: String
        @OptionGroup var options: ArticleOptions
        @Flag(help: "Publish it at once.") var publish = false
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin()
            let text = try InputText.read(file: file, limit: RequestLimits().articleText)
            let (heading, body) = ArticleText.splitting(text)
            guard let title = options.title ?? heading else {
                throw Failure(.usage, "Say its --title, or begin the text with a heading: # Title.")
            }
            guard let team = options.team.map({ Team.ID($0) }) ?? session.onlyTeam else {
                throw Failure(.usage, "Say which team owns it: --team TEAM.")
            }
            let own = try await session.language()
            guard let language = options.language.map({ Language($0) }) ?? own else {
                throw Failure(.usage, "Say its language: --language fr, nl, en.")
            }
            var content = ArticleContent(
                title, text: options.title == nil ? body : text, language: language, team: team)
            try await options.apply(to: &content, in: session)
            var article = try await session.sayingWhatIsThere { [content] in
                try await session.desk.write(content, as: session.viewer)
            }
            if publish {
                article = try await session.desk.publish(
                    .id(article.id), version: article.version, as: session.viewer)
            }
            try session.report(article)
        }
    }

    struct EditArticle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "edit", abstract: "Change an article; readers see it when it is published.",
            discussion: """
                As with add, without --title the first line of the text is the title if it is a heading (# …). \
                --audience replaces who reads it; --tag adds. --review none and --translation-of none take these back.
                """)

        @Argument(help: "The article.") var article: ArticleArgument
        @Argument(help: ArgumentHelp("The new Markdown; - for standard input.", valueName: "file")) var file: String?
        @OptionGroup var options: ArticleOptions
        @Option(name: .customLong("untag"), help: "A tag to remove.") var removedTags: [String] = []
        @OptionGroup var version: VersionOption
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin()
            let known = try await session.desk.article(article.reference, as: session.viewer)
            var content = known.newest.content
            if let file {
                let text = try InputText.read(file: file, limit: RequestLimits().articleText)
                let (heading, body) = ArticleText.splitting(text)
                content.text = options.title == nil ? body : text
                if let heading { content.title = heading }
            }
            try await options.apply(to: &content, in: session)
            for tag in removedTags { content.tags.remove(tag) }
            let read = version.version ?? known.version
            let revised = try await session.sayingWhatIsThere { [content] in
                try await session.desk.revise(article.reference, version: read, to: content, as: session.viewer)
            }
            try session.report(revised)
        }
    }

    struct PublishArticle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "publish", abstract: "Show the newest version of an article to its audience.")

        @Argument(help: "The article.") var article: ArticleArgument
        @OptionGroup var version: VersionOption
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin()
            try session.report(
                try await session.desk.publish(
                    article.reference, version: version.version, as: session.viewer))
        }
    }

    struct RetireArticle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retire", abstract: "Take an article back; only the team that owns it still sees it.")

        @Argument(help: "The article.") var article: ArticleArgument
        @OptionGroup var version: VersionOption
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin()
            try session.report(
                try await session.desk.retire(article.reference, version: version.version, as: session.viewer))
        }
    }

    enum ArticleText {
        /// The heading that a Markdown text begins with, and what follows it; the whole text where there is none.
        static func splitting(_ text: String) -> (heading: String?, body: String) {
            let rest = text.drop(while: \.isNewline)
            let line = rest.prefix { !$0.isNewline }
            guard line.hasPrefix("# ") else { return (nil, text) }
            let body = rest.dropFirst(line.count).drop(while: \.isNewline)
            return (line.dropFirst(2).asOneLine, String(body))
        }
    }

    extension Session {
        /// The team of somebody who works for one only.
        var onlyTeam: Team.ID? { viewer.teams.count == 1 ? viewer.teams.first : nil }

        /// The viewer’s own.
        func language() async throws -> Language? {
            guard let person = viewer.person else { return nil }
            return try await directory.people([person]).first?.language
        }

        /// Prints an article after it was changed.
        fileprivate func report(_ article: Article) throws {
            guard !isJSON else {
                return try Terminal.printJSON(ArticleAnswer(article: ArticleJSON(article.newest, of: article)))
            }
            let line = [
                Style.bold("A\(article.number)"), Style.of(article.newest.state), "version \(article.version)",
                article.team.rawValue, article.newest.content.title.safe,
            ]
            Terminal.print(line.joined(separator: "  "))
        }
    }
#endif
