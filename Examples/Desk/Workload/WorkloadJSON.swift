#if Command
    import ServiceDesk
    import ServiceDeskJSON

    /// Each number with what it means and of how many it is made.
    struct WorkloadJSON: Encodable {
        struct Definition: Encodable {
            let title, definition, formula, isNot: String

            init(_ known: FigureDefinition) {
                (title, definition, formula, isNot) = (known.title, known.meaning, known.formula, known.isNot)
            }
        }

        struct Figure: Encodable {
            var value: Double?
            /// Of how many requests, or for rates service days, it is made.
            var sampleSize: Int
            /// Of a rate: in all; of a load: in hands, and the capacity.
            var count, of: Int?
            /// Of a rate: that of the week in the middle, and of how many weeks.
            var median: Double?
            var weeks: Int?
        }

        struct Week: Encodable {
            let start: CalendarDate
            let serviceDays, arrived, done: Int
        }

        struct Reason: Encodable {
            let kind: OverloadReason.Kind
            let words: String
            let evidence: [String: Double]
        }

        struct Member: Encodable {
            let person: String
            let inHands, waiting: Int
            let capacity: Int?
            let isThere: Bool
        }

        struct Row: Encodable {
            let team: String
            let isWithheld: Bool
            var isOverloaded, isJudged: Bool?
            var figures: [String: Figure]?
            /// Who has not left, is there, and has no limit.
            var members, there, unlimited, handedOn: Int?
            var weeks: [Week]?
            var reasons: [Reason]?
            /// For who leads the team.
            var people: [Member]?
        }

        let at: TimeJSON
        let weeks, withheldBelow: Int
        let thresholds: WorkloadThresholds
        let definitions, reasons: [String: Definition]
        let teams: [Row]

        init(_ report: WorkloadReport) {
            (at, weeks, withheldBelow) = (TimeJSON(report.at), report.weeks, report.withholdingBelow)
            thresholds = report.thresholds
            definitions = Dictionary(
                uniqueKeysWithValues: WorkloadName.allCases.map { ($0.rawValue, Definition($0.definition)) })
            reasons = Dictionary(
                uniqueKeysWithValues: OverloadReason.Kind.allCases.map { ($0.rawValue, Definition($0.definition)) })
            teams = report.rows.map { Row($0) }
        }
    }

    extension WorkloadJSON.Row {
        fileprivate init(_ row: WorkloadReport.Row) {
            self.init(team: row.team.rawValue, isWithheld: row.workload == nil)
            guard let workload = row.workload else { return }
            (isOverloaded, isJudged) = (workload.isOverloaded, workload.isJudged)
            (members, there) = (workload.capacity.members, workload.capacity.there)
            (unlimited, handedOn) = (workload.capacity.unlimited, workload.handedOn)
            figures = Dictionary(
                uniqueKeysWithValues: WorkloadName.allCases.map { ($0.rawValue, .init($0, of: workload)) })
            weeks = workload.weeks.map {
                .init(start: $0.start, serviceDays: $0.serviceDays, arrived: $0.arrived, done: $0.done)
            }
            reasons = workload.reasons.map { reason in
                let evidence = reason.evidence.map { ($0.name, $0.value) }
                return .init(
                    kind: reason.kind, words: reason.words, evidence: Dictionary(uniqueKeysWithValues: evidence))
            }
            people = row.members?.map {
                .init(
                    person: $0.person.rawValue, inHands: $0.open, waiting: $0.waiting, capacity: $0.capacity,
                    isThere: $0.isThere)
            }
        }
    }

    extension WorkloadJSON.Figure {
        fileprivate init(_ name: WorkloadName, of workload: Workload) {
            self.init(value: nil, sampleSize: workload.open)
            switch name {
            case .open: value = Double(workload.open)
            case .inHands: value = Double(workload.inHands)
            case .unassigned: value = Double(workload.unassigned)
            case .waiting: value = Double(workload.waiting)
            case .actionable: value = Double(workload.actionable)
            case .promised: value = Double(workload.promised)
            case .overdue: value = Double(workload.overdue)
            case .arrivals: self.init(workload.arrivals)
            case .throughput: self.init(workload.throughput)
            case .capacity:
                (value, sampleSize) = (workload.capacity.available.map(Double.init), workload.capacity.there)
            case .load:
                (value, sampleSize) = (workload.load?.value, workload.load?.count ?? 0)
                (count, of) = (workload.load?.count, workload.load?.of)
            case .queueDays: (value, sampleSize) = (workload.queueDays, workload.throughput?.count ?? 0)
            }
        }

        private init(_ rate: Workload.Rate?) {
            self.init(
                value: rate?.mean, sampleSize: rate?.days ?? 0, count: rate?.count, median: rate?.median,
                weeks: rate?.weeks)
        }
    }
#endif
