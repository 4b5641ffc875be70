#if Command
    import ServiceDesk
    import ServiceDeskJSON

    /// How articles were used, each figure with what it means and of how many it is made.
    struct ArticleStatsJSON: Encodable {
        struct Figure: Encodable {
            let title, definition: String
            let sampleSize: Int
            /// Of a share, and how much of it.
            let count, of: Int?
            /// The number, or the share from 0 to 1; left out of nothing.
            let value: Double?

            init(_ figure: ArticleFigure, of use: ArticleUse) {
                let share = figure.share(of: use)
                (title, definition) = (figure.definition.title, figure.definition.meaning)
                sampleSize = share.of
                (count, of) = figure.isCount ? (nil, nil) : (share.count, share.of)
                value = figure.isCount ? Double(share.count) : share.value
            }

            /// By their names; none of what is withheld.
            static func all(_ use: ArticleUse?) -> [String: Figure] {
                guard let use else { return [:] }
                return Dictionary(
                    uniqueKeysWithValues: ArticleFigure.allCases.map { ($0.rawValue, Figure($0, of: use)) })
            }
        }

        struct Definition: Encodable {
            let title, definition, formula, isNot: String
        }

        struct Total: Encodable {
            let isWithheld: Bool
            let figures: [String: Figure]
        }

        struct Row: Encodable {
            /// The id of the article, the language, the team.
            let value: String?
            /// Of an article that the viewer may read.
            let number: Article.Number?
            let title: String?
            let isWithheld: Bool
            let figures: [String: Figure]
        }

        let from, until: TimeJSON
        let teams: [String]
        let withheldBelow: Int
        let definitions: [String: Definition]
        let total: Total
        let by: String?
        let rows: [Row]?
        /// How many rows there are, whatever the limit.
        let rowsInAll: Int?

        init(_ report: ArticleUseReport, _ rows: [NamedUse]) {
            (from, until) = (TimeJSON(report.start), TimeJSON(report.end))
            (teams, withheldBelow) = (report.teams.map(\.rawValue), report.withholdingBelow)
            definitions = Dictionary(
                uniqueKeysWithValues: ArticleFigure.allCases.map { figure in
                    let known = figure.definition
                    return (
                        figure.rawValue,
                        Definition(
                            title: known.title, definition: known.meaning, formula: known.formula, isNot: known.isNot)
                    )
                })
            total = Total(isWithheld: report.total == nil, figures: Figure.all(report.total))
            by = report.group?.rawValue
            rowsInAll = report.group.map { _ in report.rows.count }
            self.rows = report.group.map { _ in
                rows.map { named in
                    Row(
                        value: named.row.value, number: named.article?.number,
                        title: named.article.map { ($0.published ?? $0.newest).content.title },
                        isWithheld: named.row.use == nil, figures: Figure.all(named.row.use))
                }
            }
        }
    }
#endif
