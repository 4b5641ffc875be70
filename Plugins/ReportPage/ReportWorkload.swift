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
        guard !workloads.isEmpty else { return nil }
        let words = words
        let overloaded = workloads.filter(\.workload.isOverloaded)
        let title = words(
            Self.title(overloaded.count, of: workloads.count),
            [
                "count": "\(overloaded.isEmpty ? workloads.count : overloaded.count)",
                "total": "\(workloads.count)", "name": overloaded.first?.name.quotable ?? "",
            ])
        let columns: [ReportText] = [
            .team, .sign, .open, .toDo, .notTaken, .promisedSoon, .comeDaily, .doneDaily, .load, .queueDays,
        ]
        func table(_ count: Int) -> ReportTable {
            ReportTable(
                columns: columns.map { words[$0] }, rows: workloads.prefix(count).map { words.cells($0) },
                caption: title)
        }
        let isLong = workloads.count > Self.workloadsShown
        var notes = [words(.workingNote, ["date": words.long(day(of: madeAt))])]
        if isLong {
            notes.append(
                words(.teamsFolded, ["shown": "\(Self.workloadsShown)", "all": workloads.count.written]))
        }
        if workloadsWithheld > 0 {
            let few = ["count": workloadsWithheld.written, "minimum": "\(withholdingBelow)"]
            notes.append(words(.workingFew, few))
        }
        return ReportSection(
            title: title, note: notes.joined(separator: " "),
            charts: overloaded.isEmpty ? [] : [tag("ul", [:], overloaded.flatMap { words.reasons(of: $0) })],
            table: isLong ? table(workloads.count) : nil, opening: table(Self.workloadsShown), words: words)
    }

    private static func title(_ overloaded: Int, of all: Int) -> ReportText {
        switch overloaded {
        case 0: .workingNone
        case 1: all == 1 ? .workingOnly : .workingOne
        default: .workingSome
        }
    }

    private static let workloadsShown = 15
}

extension ReportWords {
    fileprivate func cells(_ team: ReportContent.TeamWorkload) -> [String] {
        let workload = team.workload
        return [
            team.name, workload.isOverloaded ? self[.overload] : workload.isJudged ? "ok" : "?",
            workload.open.written, workload.actionable.written, workload.unassigned.written,
            workload.promised.written, workload.arrivals.map { roughly($0.mean) } ?? Self.none,
            workload.throughput.map { roughly($0.mean) } ?? Self.none, workload.load?.value?.percent ?? Self.none,
            workload.queueDays.map(roughly) ?? Self.none,
        ]
    }

    fileprivate func reasons(of team: ReportContent.TeamWorkload) -> [Markup] {
        team.workload.reasons.map { reason in
            tag(
                "li", [:], tag("strong", [:], self(.reasonsOf, ["name": team.name])),
                .text(" " + self.reason(reason, of: team.workload)))
        }
    }

    /// What the desk says in English only.
    func reason(_ reason: OverloadReason, of workload: Workload) -> String {
        let numbers = Dictionary(reason.evidence.map { ($0.name, $0.value) }) { first, _ in first }
        var values = numbers.mapValues(tenths)
        switch reason.kind {
        case .nobodyThere:
            return self(workload.capacity.members == 1 ? .aloneAway : .allAway, values)
        case .load:
            let bound = numbers["bound"] ?? 1
            values["share"] = tenths((bound * 100).rounded())
            values["who"] = self[workload.capacity.unlimited > 0 ? .presentLimited : .present]
            return self(bound == 1 ? .tooMuchLoad : .tooMuchOfLoad, values)
        case .growing:
            values["rising"] = values["risingWeeks"]
            guard let growth = numbers["growth"], let done = numbers["throughput"], done > 0 else {
                return self(.growing, values)
            }
            values["days"] = tenths(growth / done)
            return self(.growingDays, values)
        case .promised:
            return self(workload.overdue > 0 ? .promisedOverdue : .promisedTooMuch, values)
        }
    }
}
