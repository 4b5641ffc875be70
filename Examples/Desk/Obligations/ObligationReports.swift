#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskYAML

    struct DueObligations: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "due", abstract: "List what is still owed, of what you may see, the earliest first.")

        @Option(help: "How many at most, 1 to 1000.") var limit = 100
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard (1...1_000).contains(limit) else { throw ValidationError("--limit is a number from 1 to 1000.") }
        }

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            // What is due next is not for a supplier’s people.
            let order = RequestOrder(session.viewer.supplier == nil ? .due : .number)
            var query = RequestQuery(viewer: session.viewer, order: order, limit: limit)
            query.filter.kinds = [.obligation]
            query.filter.isOpen = true
            let page = try await session.desk.page(query)
            if session.isJSON {
                return try Terminal.printJSON(
                    OwedAnswer(owed: page.requests.compactMap(OwedJSON.init), isWhole: page.next == nil))
            }
            guard !page.requests.isEmpty else { return Terminal.print("Nothing is owed.") }
            var table = Table(columns: [
                .init(title: "#", isNumber: true), .init(title: "DUE"), .init(title: "OWED BY"),
                .init(title: "OWED TO"), .init(title: "SUBJECT"),
            ])
            let now = SystemTime().now()
            for request in page.requests {
                guard let obligation = request.obligation else { continue }
                let isLate = obligation.lateAfter < now
                table.rows.append([
                    .init(text: "\(request.number)"),
                    .init(text: obligation.due.long, style: isLate ? Style.red : { $0 }),
                    .init(text: obligation.obligor.description), .init(text: obligation.beneficiary.description),
                    .init(text: request.subject),
                ])
            }
            table.print()
            if page.next != nil { Terminal.print("\nMore follow: raise --limit.") }
        }
    }

    struct ReportObligations: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "report", abstract: "Say how what was owed was met, by you and to you.",
            discussion: "Counted from the requests that you may see: both sides see the same ones.")

        @Option(
            help: ArgumentHelp("Due from when on; without it for the last 365 days.", valueName: "time"),
            transform: TimeArgument.read)
        var from: TimeArgument?
        @Option(
            help: ArgumentHelp("Due until when; without it until now.", valueName: "time"),
            transform: TimeArgument.read)
        var until: TimeArgument?
        @Option(help: "Withhold sides with fewer than so many.") var minimum = 1
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard minimum > 0 else { throw ValidationError("--minimum is a number from 1 on.") }
        }

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let now = SystemTime().now()
            let start = from?.timestamp(at: now) ?? now.advanced(bySeconds: -365 * 86_400)
            let end = until?.end(at: now) ?? now
            guard start < end else { throw Failure(.usage, "--until comes after --from.") }
            let report = try await session.desk.obligationReport(
                from: start, to: end, as: session.viewer, withholdingBelow: minimum)
            if session.isJSON { return try Terminal.printJSON(ObligationReportJSON(report)) }
            guard report.all.total > 0 else { return Terminal.print("Nothing was owed in that time.") }
            var table = Table(
                columns: [.init(title: "OWED BY"), .init(title: "OWED TO")]
                    + ["IN TIME", "LATE", "EXCUSED", "DROPPED", "OVERDUE", "OPEN", "ON TIME"].map {
                        .init(title: $0, isNumber: true)
                    })
            func add(_ obligor: String, _ beneficiary: String, _ count: ObligationCount) {
                let numbers = [count.inTime, count.late, count.excused, count.dropped, count.overdue, count.open]
                let rate = count.onTimeRate.map { "\(Int(($0 * 100).rounded())) %" } ?? "–"
                table.rows.append(
                    [.init(text: obligor), .init(text: beneficiary)] + numbers.map { .init(text: "\($0)") }
                        + [.init(text: rate)])
            }
            for row in report.rows { add(row.obligor.description, row.beneficiary.description, row.count) }
            if report.withheld.total > 0 { add("withheld", "", report.withheld) }
            if table.rows.count > 1 { add("all", "", report.all) }
            table.print()
        }
    }

    // MARK: - For programs

    struct ObligationJSON: Encodable {
        var id, title, owedTo, contact, team, evidence, hours, first, time: String
        var owedBy: [String]
        var every, opensAt, failure: String?

        init(_ obligation: Obligation, opensAt: Timestamp?, _ failure: String? = nil) {
            (id, title) = (obligation.id.rawValue, obligation.title)
            owedBy = obligation.obligors.map(\.description)
            owedTo = obligation.beneficiary.description
            (contact, team) = (obligation.contact.rawValue, obligation.team.rawValue)
            evidence = obligation.evidence.rawValue
            (hours, first) = (obligation.rule.calendar.rawValue, obligation.rule.first.description)
            (time, every) = (obligation.rule.time.description, obligation.rule.recurrence?.description)
            (self.opensAt, self.failure) = (opensAt?.description, failure)
        }
    }

    struct OwedAnswer: Encodable {
        var owed: [OwedJSON]
        var isWhole: Bool
    }

    struct OwedJSON: Encodable {
        var number: Request.Number
        var obligation, day, owedBy, owedTo, due, lateAfter, subject: String

        init?(_ request: Request) {
            guard let owed = request.obligation else { return nil }
            (number, subject) = (request.number, request.subject)
            (obligation, day) = (owed.obligation.rawValue, owed.day.description)
            (owedBy, owedTo) = (owed.obligor.description, owed.beneficiary.description)
            (due, lateAfter) = (owed.due.description, owed.lateAfter.description)
        }
    }

    struct ObligationReportJSON: Encodable {
        struct Side: Encodable {
            var owedBy, owedTo: String?
            var count: ObligationCount
            var onTimeRate: Double?

            init(_ count: ObligationCount, owedBy: Obligation.Party? = nil, owedTo: Obligation.Party? = nil) {
                (self.owedBy, self.owedTo) = (owedBy?.description, owedTo?.description)
                (self.count, onTimeRate) = (count, count.onTimeRate)
            }
        }

        var rows, byObligor, byBeneficiary: [Side]
        var withheld: ObligationCount
        var all: Side

        init(_ report: ObligationReport) {
            rows = report.rows.map { Side($0.count, owedBy: $0.obligor, owedTo: $0.beneficiary) }
            byObligor = report.byObligor.map { Side($0.count, owedBy: $0.party) }
            byBeneficiary = report.byBeneficiary.map { Side($0.count, owedTo: $0.party) }
            withheld = report.withheld
            all = Side(report.all)
        }
    }
#endif
