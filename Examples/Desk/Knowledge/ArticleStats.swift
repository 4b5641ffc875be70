#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskYAML

    extension ArticleUseGroup: WordArgument {}

    struct ArticleStats: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "stats", abstract: "Count how articles are read, and whether they answer.",
            discussion: """
                For those who work for a team, of its articles; without --as and DESK_AS of all, for whoever runs the \
                desk. A reading answered where nothing was opened within a day: at least where its reader said that \
                it helped, at most where they did not say the contrary. The guide “Knowledge” says more, \
                and so does --json.
                """)

        @Option(
            help: ArgumentHelp("From when on; without it 30 days.", valueName: "time"), transform: TimeArgument.read)
        var from: TimeArgument?
        @Option(
            help: ArgumentHelp("Until when; without it until now.", valueName: "time"), transform: TimeArgument.read)
        var to: TimeArgument?
        @Option(name: .customLong("team"), help: ArgumentHelp("Of a team’s articles.", valueName: "team"))
        var teams: [String] = []
        @Option(help: "A row for each.") var by: ArticleUseGroup?
        @Option(help: "Withhold what tells of fewer readings; 2 at least, but for whoever runs the desk.")
        var minimum = 5
        @Option(help: ArgumentHelp("How many rows at most, 1 to 1000.", valueName: "count")) var limit = 25
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard minimum >= 0 else { throw ValidationError("--minimum is a number from 0 on.") }
            guard (1...1_000).contains(limit) else { throw ValidationError("--limit is 1 to 1000.") }
        }

        mutating func run() async throws {
            let now = SystemTime().now()
            let end = to?.end(at: now) ?? now
            let start = from?.timestamp(at: now) ?? end.startOfDay(daysBefore: 30)
            guard start < end else { throw Failure(.usage, "--to comes after --from.") }
            let session = try await acting.beginAsAnyone()
            for team in teams where try await session.directory.teams([Team.ID(team)]).isEmpty {
                throw Failure(.unknownName, "There is no team “\(team)”; “desk team” lists them.")
            }
            let report = try await session.desk.articleUse(
                ArticleUseQuery(
                    viewer: session.viewer, from: start, to: end, of: SortedSet(teams.map { Team.ID($0) }), by: by,
                    withholdingBelow: minimum))
            let rows = try await session.named(report.rows.prefix(limit), by: by)
            guard !session.isJSON else { return try Terminal.printJSON(ArticleStatsJSON(report, rows)) }
            ArticleStatsTable(report: report, rows: rows).print()
        }
    }

    /// A row with what its value is called.
    struct NamedUse {
        var row: ArticleUseReport.Row
        /// Of a row of articles that the viewer may read.
        var article: Article?

        var name: String { article.map { "A\($0.number)" } ?? row.value ?? "" }
    }

    extension Session {
        fileprivate func named(
            _ rows: some Sequence<ArticleUseReport.Row>, by group: ArticleUseGroup?
        ) async throws -> [NamedUse] {
            var named: [NamedUse] = []
            for row in rows {
                var use = NamedUse(row: row)
                if group == .article, let id = row.value.flatMap({ Article.ID($0) }) {
                    do {
                        use.article = try await desk.article(.id(id), as: viewer)
                    } catch let rejection as Rejection where rejection.code == .notFound {
                        // It was given to another team since, or taken back: what was read is counted all the same.
                    }
                }
                named.append(use)
            }
            return named
        }
    }

    /// What people read on a terminal.
    struct ArticleStatsTable {
        let report: ArticleUseReport
        let rows: [NamedUse]

        private static let barWidth = 30

        func print() {
            let teams =
                report.teams.isEmpty ? "all teams" : "team " + report.teams.map(\.rawValue).joined(separator: ", ")
            let days = [report.start, report.end.advanced(bySeconds: -1)].map { String($0.description.prefix(10)) }
            Terminal.print(Style.bold(teams.safe.asOneLine) + Style.dim("  \(days[0]) to \(days[1]), days in UTC"))
            Terminal.print()
            guard let total = report.total else {
                return Terminal.print("Withheld: there were fewer than \(report.withholdingBelow) readings.")
            }
            guard total.readings > 0 else { return Terminal.print("No article was read by who looks for an answer.") }
            if report.group == nil { printFigures(of: total) } else { printRows(total) }
            Terminal.print()
            Terminal.print(Style.dim(Self.sentence(total)))
        }

        private static func sentence(_ use: ArticleUse) -> String {
            guard use.settled > 0 else {
                return "Whether a request followed is known a day after the reading."
            }
            return "Between \(use.answeredAtLeast.percent) and \(use.answeredAtMost.percent) of "
                + "\(counted(use.settled, "reading", "readings")) answered, and nothing was opened; "
                + "more cannot be known."
        }

        private func printFigures(of use: ArticleUse) {
            let figures = ArticleFigure.allCases.map { ($0, $0.share(of: use)) }
            let texts = figures.map { figure, share in
                figure.isCount ? share.count.grouped : "\(share.count.grouped) of \(share.of.grouped)"
            }
            let width = texts.map(\.count).max() ?? 0
            for ((figure, share), text) in zip(figures, texts) {
                let percent = figure.isCount ? "" : share.percent
                let bar = Bar.text(share.count, of: figure.isCount ? use.readings : share.of, width: Self.barWidth)
                Terminal.print(
                    (figure.definition.title.padded(to: 18) + text.padded(to: width, onLeft: true) + "  "
                        + percent.padded(to: 5, onLeft: true) + "  " + Style.blue(bar)).trimmedRight)
            }
        }

        private func printRows(_ total: ArticleUse) {
            guard let group = report.group else { return }
            let figures: [ArticleFigure] = [.helpful, .openedNothing, .answeredAtLeast, .answeredAtMost]
            let most = rows.compactMap(\.row.use?.readings).max() ?? 0
            var table = Table(
                columns: [
                    .init(title: group.rawValue.uppercased(), isNumber: group == .article),
                    .init(title: "READ", isNumber: true), .init(title: "", needsWidth: 90),
                ] + figures.map { .init(title: $0.heading, isNumber: true) } + [.init(title: "")])
            for named in rows {
                let title = named.article.map { ($0.published ?? $0.newest).content.title } ?? ""
                guard let use = named.row.use else {
                    let blank = [Table.Cell](repeating: .init(text: "–", style: Style.dim), count: 6)
                    let words = "withheld: fewer than \(report.withholdingBelow)"
                    table.rows.append(
                        [.init(text: named.name)] + blank
                            + [.init(text: title.isEmpty ? words : "\(words); \(title)", style: Style.dim)])
                    continue
                }
                let bar = Bar.text(use.readings, of: most, width: 12)
                table.rows.append(
                    [
                        .init(text: named.name, style: Style.bold), .init(text: use.readings.grouped),
                        .init(text: bar, style: Style.blue),
                    ] + figures.map { .init(text: $0.share(of: use).percent) } + [.init(text: title)])
            }
            table.rows.append(
                [.init(text: "all", style: Style.bold), .init(text: total.readings.grouped, style: Style.bold)]
                    + [.init(text: "")]
                    + figures.map { .init(text: $0.share(of: total).percent, style: Style.bold) } + [.init(text: "")])
            table.print()
            if rows.count < report.rows.count {
                Terminal.print(
                    "\n" + Style.dim("\(rows.count) of \(report.rows.count.grouped); more with --limit."))
            }
        }
    }

    extension ArticleFigure {
        /// As short as a column wants it.
        fileprivate var heading: String {
            switch self {
            case .readings: "READ"
            case .pending: "PENDING"
            case .helpful: "HELPFUL"
            case .openedNothing: "OPENED NOTHING"
            case .answeredAtLeast: "ANSWERED ≥"
            case .answeredAtMost: "ANSWERED ≤"
            }
        }
    }
#endif
