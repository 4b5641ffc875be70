#if Command
    import Foundation
    import ServiceDesk
    import ServiceDeskJSON

    /// Each figure with what it means and of how many it is made; times in seconds.
    struct StatsJSON: Encodable {
        struct Row: Encodable {
            /// The team, the service, …; `null` for those that have none.
            let value: String?
            let isWithheld: Bool
            let figures: [String: FigureJSON]

            private enum CodingKeys: CodingKey { case value, isWithheld, figures }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(value, forKey: .value)
                try container.encode(isWithheld, forKey: .isWithheld)
                try container.encode(figures, forKey: .figures)
            }
        }

        struct Total: Encodable {
            let isWithheld: Bool
            let figures: [String: FigureJSON]
        }

        struct Definition: Encodable {
            let title, definition, formula, isNot: String
            let unit: FigureName.Unit
        }

        struct Day: Encodable {
            let date: CalendarDate
            let arrived, ended: Int
            let openAfter: Int?
        }

        struct Busy: Encodable {
            let day: Weekday
            let hour, arrived: Int
        }

        let from, until: TimeJSON
        let zone: String
        let teams, kinds: [String]
        let withheldBelow: Int
        let definitions: [String: Definition]
        let terms: [String: String]
        let total: Total
        let groupBy: String?
        let rows: [Row]?
        let days: [Day]?
        /// Seven rows from Monday on, of twenty-four hours.
        let hours: [[Int]]?
        let busiest: [Busy]?

        init(_ answer: StatsAnswer, withDays: Bool, withHours: Bool) {
            let (query, report) = (answer.query, answer.report)
            (from, until) = (TimeJSON(report.start), TimeJSON(report.end))
            (zone, withheldBelow) = (answer.zone.identifier, query.withholdingBelow)
            teams = query.teams.map(\.rawValue)
            kinds = query.kinds.map(\.rawValue).sorted()
            definitions = Dictionary(
                uniqueKeysWithValues: FigureName.allCases.map { name in
                    let known = name.definition
                    return (
                        name.rawValue,
                        Definition(
                            title: known.title, definition: known.meaning, formula: known.formula, isNot: known.isNot,
                            unit: name.unit)
                    )
                })
            terms = Dictionary(uniqueKeysWithValues: FigureTerm.allCases.map { ($0.rawValue, $0.meaning) })
            total = Total(isWithheld: report.total == nil, figures: FigureJSON.all(report.total))
            groupBy = report.group?.rawValue
            rows = report.group.map { _ in
                report.rows.map {
                    Row(value: $0.value, isWithheld: $0.figures == nil, figures: FigureJSON.all($0.figures))
                }
            }
            let isShown = report.total != nil
            days =
                withDays && isShown
                ? answer.days.map {
                    Day(date: $0.date, arrived: $0.arrived, ended: $0.ended, openAfter: $0.openAfter)
                } : nil
            hours = withHours && isShown ? report.arrivals.byHour(in: answer.zone) : nil
            busiest = hours.map { hours in
                StatsAnswer.busiest(hours).map {
                    Busy(day: Weekday.allCases[$0.day], hour: $0.hour, arrived: $0.count)
                }
            }
        }
    }

    struct FigureJSON: Encodable {
        let id, title, definition: String
        let unit: FigureName.Unit
        let sampleSize: Int
        /// Of a share, and how much of it.
        private(set) var count, of: Int?
        /// The number, or the share from 0 to 1; left out of nothing.
        private(set) var value: Double?
        /// By the clock on the wall, and by the hours of the teams; left out of nothing.
        private(set) var elapsed, service: Spread?

        private init(_ figure: FigureValue) {
            let definition = figure.name.definition
            (id, title, self.definition) = (figure.id, figure.title, definition.meaning)
            (unit, sampleSize) = (figure.name.unit, figure.sampleSize)
            switch figure.content {
            case .count(let count): value = Double(count)
            case .share(let share): (count, of, value) = (share.count, share.of, share.value)
            case .times(let times): (elapsed, service) = (times.elapsed, times.service)
            }
        }

        /// By their ids; none of what is withheld.
        static func all(_ figures: Figures?) -> [String: FigureJSON] {
            Dictionary(uniqueKeysWithValues: (figures?.values ?? []).map { ($0.id, FigureJSON($0)) })
        }
    }
#endif
