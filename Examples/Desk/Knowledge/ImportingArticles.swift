#if Command
    import ArgumentParser
    import MarkdownArticles
    import ServiceDesk

    struct ImportArticles: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Make articles of a folder of Markdown, or bring them up to date.",
            discussion: """
                Reads files that end with .md or .markdown, also in folders within. The title is that of the front \
                matter, else the first heading. Front matter may also say tags, language, review (a day) and audience. \
                Names of folders become tags, and links from page to page links from article to article. An article is \
                known again by the name of the folder and its path in it: imported twice, nothing changes. What \
                somebody else has saved last is left as it is; what you have edited in the desk yourself is replaced.
                """)

        @Argument(help: ArgumentHelp("The folder.", valueName: "folder")) var folder: String
        @Option(help: ArgumentHelp("The team that owns the articles.", valueName: "team")) var team: String?
        @Option(help: ArgumentHelp("The language of pages that say none: fr, nl, en.", valueName: "language"))
        var language: String?
        @Option(
            name: .customLong("audience"),
            help: ArgumentHelp(
                "Who reads pages that say nothing of it; without it everyone.", valueName: "audience"))
        var audience: [AudienceArgument] = []
        @Option(
            help: ArgumentHelp(
                "Stands for the name of the folder, where that may be another one next time.", valueName: "name"))
        var name: String?
        @Flag(help: "Leave them drafts, which only the team sees.") var draft = false
        @Flag(help: "Replace also what was edited in the desk since.") var overwrite = false
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin()
            guard let team = team.map({ Team.ID($0) }) ?? session.onlyTeam else {
                throw Failure(.usage, "Say which team owns them: --team TEAM.")
            }
            var options = MarkdownFolder.Options()
            (options.name, options.tagsFromFolders) = (name, true)
            if let language { options.language = Language(language) }
            let pages: MarkdownPages
            do {
                pages = try MarkdownFolder(at: folder, options).pages()
            } catch let error as MarkdownFolderError {
                throw Failure(.noInput, error.description)
            }
            let plan = FolderImport(
                session: session, team: team, audience: audience.isEmpty ? .everyone : Audience(audience),
                isPublishing: !draft, isOverwriting: overwrite)
            try await session.checkNames(team: team, audience: plan.audience)
            let outcome = try await plan.run(pages)
            try outcome.print(pages.report, isJSON: session.isJSON)
            guard outcome.refused.isEmpty else {
                try Terminal.flush()
                throw Failure(.badInput, "\(counted(outcome.refused.count, "page was", "pages were")) refused.")
            }
        }
    }

    /// Brings the pages of a folder into the desk, some at a time.
    private struct FolderImport {
        let session: Session
        let team: Team.ID
        let audience: Audience
        let isPublishing: Bool
        let isOverwriting: Bool

        func run(_ pages: MarkdownPages) async throws -> FolderOutcome {
            var (outcome, waiting) = (FolderOutcome(), [MarkdownPage]())
            let progress = Progress("import", unit: "pages")
            for try await page in pages {
                outcome.warnings += page.warnings
                waiting.append(page)
                guard waiting.count == ArticleChange.maximumBatch else { continue }
                try await save(&waiting, &outcome)
                progress.update(Int64(outcome.count))
            }
            try await save(&waiting, &outcome)
            progress.finish()
            return outcome
        }

        private func save(_ pages: inout [MarkdownPage], _ outcome: inout FolderOutcome) async throws {
            let drafts = try pages.map { ArticleDraft(id: $0.id, try content(of: $0)) }
            let savings = try await session.desk.save(
                drafts, publishing: isPublishing, overwriting: isOverwriting, as: session.viewer)
            for (page, saving) in zip(pages, savings) { outcome.add(saving, page.path) }
            pages = []
        }

        private func content(of page: MarkdownPage) throws -> ArticleContent {
            var text = page.text
            do throws(MarkdownError) {
                text = try page.text { link in
                    guard !link.isImage, case .page(let id, path: _, let anchor) = link.destination else { return nil }
                    return ArticleAddress.text(of: id) + (anchor.map { "#" + $0 } ?? "")
                }.text
            } catch {
                // What costs too much to read is kept as it was written.
            }
            var content = ArticleContent(page.title, text: text, language: page.language, team: team)
            content.audience = page.audience.map(Audience.init) ?? audience
            (content.tags, content.reviewBy) = (page.tags, page.reviewOn)
            return content
        }
    }

    extension Audience {
        fileprivate init(_ rules: [MarkdownAudience]) {
            self.init()
            for rule in rules {
                switch rule {
                case .everyone: isEveryone = true
                case .agents: isAgents = true
                case .department(let department): departments.insert(department)
                case .team(let team): teams.insert(team)
                case .nobody: break
                }
            }
        }
    }

    extension Session {
        /// Finds a mistaken argument once, and not with each page.
        fileprivate func checkNames(team: Team.ID, audience: Audience) async throws {
            try await sayingWhatIsThere {
                for team in [team] + audience.teams where try await directory.teams([team]).isEmpty {
                    throw Rejection.noSuch("team", team.rawValue)
                }
                for department in audience.departments
                where try await directory.departments([department]).isEmpty {
                    throw Rejection.noSuch("department", department.rawValue)
                }
            }
        }
    }

    extension Rejection {
        fileprivate static func noSuch(_ kind: String, _ id: String) -> Rejection {
            Rejection(.unknownReference, "There is no \(kind) “\(id)”.", field: kind)
        }
    }

    /// What became of a folder.
    private struct FolderOutcome {
        var added = 0, changed = 0, unchanged = 0
        var edited: [String] = []
        var refused: [String] = []
        var warnings: [MarkdownProblem] = []

        var count: Int { added + changed + unchanged + edited.count + refused.count }

        mutating func add(_ saving: ArticleSaving, _ path: String) {
            switch saving {
            case .added: added += 1
            case .changed: changed += 1
            case .unchanged: unchanged += 1
            case .edited(let number, by: let actor):
                let author = actor.person?.rawValue ?? "the host"
                edited.append("\(path): A\(number) was saved last by \(author); --overwrite replaces it.")
            case .refused(let rejection): refused.append("\(path): \(rejection.description)")
            }
        }

        private struct Answer: Encodable {
            var added, changed, unchanged: Int
            var edited, refused, passedOver, warnings: [String]
            var passedOverCount: Int
            /// Files that are no Markdown, by the ends of their names.
            var others: [String: Int]
        }

        func print(_ report: MarkdownReport, isJSON: Bool) throws {
            guard !isJSON else {
                return try Terminal.printJSON(
                    Answer(
                        added: added, changed: changed, unchanged: unchanged, edited: edited, refused: refused,
                        passedOver: report.passedOver.map(\.description), warnings: warnings.map(\.description),
                        passedOverCount: report.passedOverCount, others: report.others))
            }
            let parts = [
                ("refused", refused), ("passed over", report.passedOver.map(\.description)), ("edited", edited),
                ("warning", warnings.map(\.description)),
            ]
            for (title, lines) in parts {
                for line in lines { Terminal.print(Style.dim(title.padded(to: 13)) + line.safe.asOneLine) }
            }
            let others = report.others.values.reduce(0, +)
            Terminal.print(
                "\(counted(count, "page", "pages")): \(added) added, \(changed) changed, \(unchanged) unchanged"
                    + (edited.isEmpty ? "" : ", \(edited.count) left as edited")
                    + (refused.isEmpty ? "" : ", \(refused.count) refused")
                    + (report.passedOverCount == 0 ? "" : "; \(report.passedOverCount) passed over")
                    + (others == 0 ? "" : "; \(counted(others, "other file", "other files"))")
                    + (report.hidden == 0 ? "" : "; \(report.hidden) hidden, not looked into") + ".")
        }
    }

    /// How one article names another one in a link: `article:` and its id.
    enum ArticleAddress {
        private static let scheme = "article:"

        static func text(of id: Article.ID) -> String { scheme + id.description }

        /// The article to which a link leads; `nil` for another address.
        static func id(in address: String) -> Article.ID? {
            guard address.hasPrefix(scheme) else { return nil }
            return Article.ID(String(address.dropFirst(scheme.count).prefix(idLength)))
        }

        /// The articles that a text names, the first hundred of them.
        static func ids(in text: String) -> Set<Article.ID> {
            var (found, rest) = (Set<Article.ID>(), text[...])
            while found.count < 100, let place = rest.range(of: scheme) {
                if let id = Article.ID(String(rest[place.upperBound...].prefix(idLength))) { found.insert(id) }
                rest = rest[place.upperBound...]
            }
            return found
        }

        private static let idLength = 36
    }
#endif
