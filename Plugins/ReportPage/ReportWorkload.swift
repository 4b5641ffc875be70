import ServiceDesk

extension ReportContent {
    /// How long ago the time may have ended for what is open now to belong to it; in seconds.
    private static let nowLasts: Int64 = 2 * 86_400

    /// What teams have to do now, where the time goes on until now.
    mutating func addWorkloads(of desk: Desk, _ query: ReportQuery, naming directory: any Directory) async throws {
        guard query.end.advanced(bySeconds: Self.nowLasts) >= madeAt, query.start <= madeAt else { return }
        var question = WorkloadQuery(viewer: query.viewer, of: query.teams)
        (question.withholdingBelow, question.zone) = (query.withholdingBelow, query.zone)
        let report = try await part(.workloads) { [question] in try await desk.workload(question) }
        guard let report else { return }
        let found = try await directory.teams(report.rows.map(\.team))
        add(report, calling: Dictionary(found.map { ($0.id, $0.name) }) { first, _ in first })
    }

    mutating func add(_ report: WorkloadReport, calling names: [Team.ID: String]) {
        workloadsWithheld = report.rows.count { $0.workload == nil }
        workloads = report.rows.compactMap { row in
            row.workload.map { TeamWorkload(names[row.team] ?? row.team.rawValue, $0) }
        }
        workloads.sort { left, right in
            let (first, second) = (left.workload, right.workload)
            return (first.isOverloaded ? 0 : 1, -first.open, left.name)
                < (second.isOverloaded ? 0 : 1, -second.open, right.name)
        }
    }

    var working: ReportSection? {
        typealias Words = ReportWords.Working
        guard !workloads.isEmpty else { return nil }
        let overloaded = workloads.filter(\.workload.isOverloaded)
        let title = Words.title(overloaded.map { $0.name.quotable }, of: workloads.count)
        let few = workloadsWithheld == 0 ? "" : " " + Words.few(workloadsWithheld, below: withholdingBelow)
        func table(_ count: Int) -> ReportTable {
            ReportTable(columns: Words.columns, rows: workloads.prefix(count).map(\.cells), caption: title)
        }
        let isLong = workloads.count > Self.workloadsShown
        let more = isLong ? " " + ReportWords.Teams.more(Self.workloadsShown, of: workloads.count) : ""
        return ReportSection(
            title: title, note: Words.note(day(of: madeAt)) + more + few,
            charts: overloaded.isEmpty ? [] : [tag("ul", [:], overloaded.flatMap(\.reasons))],
            table: isLong ? table(workloads.count) : nil, opening: table(Self.workloadsShown))
    }

    private static let workloadsShown = 15
}

extension ReportContent.TeamWorkload {
    fileprivate var reasons: [Markup] {
        workload.reasons.map { reason in
            tag("li", [:], tag("strong", [:], "\(ReportWords.Working.mark) \(name):"), .text(" " + reason.words))
        }
    }

    fileprivate var cells: [String] {
        typealias Words = ReportWords.Working
        let sign = workload.isOverloaded ? Words.overload : workload.isJudged ? Words.well : Words.unknown
        return [
            name, sign, workload.open.written, workload.actionable.written, workload.unassigned.written,
            workload.promised.written, workload.arrivals?.mean.roughly ?? ReportWords.none,
            workload.throughput?.mean.roughly ?? ReportWords.none,
            workload.load.map { $0.value.map(\.percent) ?? ReportWords.none } ?? ReportWords.none,
            workload.queueDays?.roughly ?? ReportWords.none,
        ]
    }
}

extension ReportWords {
    // MARK: - How much there is to do

    enum Working {
        static let mark = "!"
        static let overload = "! overload"
        static let well = "ok"
        static let unknown = "?"
        static let missing = "how much teams have to do"
        static let columns = [
            "Team", "Sign", "Open", "To do", "Not taken", "Promised", "Come a day", "Done a day", "Load",
            "Days of work",
        ]

        static func title(_ overloaded: [String], of count: Int) -> String {
            switch overloaded.count {
            case 0: "Nothing says that \(count == 1 ? "the" : "a") team has too much to do"
            case 1: count == 1 ? "The team has too much to do" : "“\(overloaded[0])” has too much to do"
            default: "\(overloaded.count) of \(count) teams have too much to do"
            }
        }

        static func note(_ day: CalendarDate) -> String {
            "As it was on \(day.long). To do: open, and not waiting for somebody. Promised: within the next five "
                + "service days, with what is overdue. Come and done a day: requests in a service day, of the last "
                + "eight weeks. Load: in hands, of what those who are there can hold. Days of work: open ÷ done a day. "
                + "“!” is a sign of too much, with its reason; “?” is for what nothing is known of to judge it by."
        }

        static func few(_ count: Int, below minimum: Int) -> String {
            "\(counted(count, "team", "teams")) with fewer than \(minimum) requests "
                + (count == 1 ? "is withheld." : "are withheld.")
        }
    }
}
