import ServiceDesk

extension ReportContent {
    var teamTable: ReportSection? {
        typealias Words = ReportWords.Teams
        guard teams.count > 1 else { return nil }
        let withheld = teams.count { $0.figures == nil }
        let known = teams.compactMap { team in team.figures.map { (team.name, $0) } }
        let rows = known.map { Self.cells($0.0, $0.1) }
        let sum = total.map { [Self.cells(ReportWords.total, $0)] } ?? []
        func table(_ count: Int) -> ReportTable {
            ReportTable(
                columns: [
                    Words.name, Words.opened, Words.came, Words.resolved, Words.open, Words.contact, Words.reopened,
                    Words.bounced,
                ], rows: rows.prefix(count) + sum, caption: Words.title, hasSum: !sum.isEmpty)
        }
        var title = Words.title
        if let first = known.max(by: { ($0.1.opened, $1.0) < ($1.1.opened, $0.0) }), let total, first.1.opened > 0 {
            title = Words.title(first.0.quotable, first.1.opened, of: total.opened)
        }
        let few = withheld == 0 ? "" : " " + Words.few(withheld, below: withholdingBelow)
        let more = rows.count > Self.teamsInTable ? " " + Words.more(Self.teamsInTable, of: rows.count) : ""
        return ReportSection(
            title: title, note: Words.note + more + few,
            table: rows.count > Self.teamsInTable ? table(rows.count) : nil, opening: table(Self.teamsInTable))
    }

    private static let teamsInTable = 15

    private static func cells(_ name: String, _ figures: Figures) -> [String] {
        [
            name, figures.opened.written, figures.came.written, figures.resolved.written,
            figures.openAfter?.written ?? ReportWords.none,
        ]
            + [figures.firstContact, figures.reopenedBefore, figures.bounced].map {
                $0.value?.percent ?? ReportWords.none
            }
    }

    var owing: ReportSection? {
        typealias Words = ReportWords.Owing
        guard !obligations.isEmpty || obligationsWithheld.total > 0 else { return nil }
        // Each is counted once for who owes it, and once for who is owed it.
        let all = obligations.reduce(obligationsWithheld) { $0 + $1.byIt }
        let judged = all.inTime + all.late + all.dropped + all.overdue
        let title = all.onTimeRate.map { Words.title($0, judged) } ?? Words.open(all.total)
        let rows = obligations.prefix(Self.sidesShown).map { side in
            MirrorChart.Row(label: side.name, left: .init(side.byIt), right: .init(side.toIt))
        }
        let few = obligationsWithheld.total
        return ReportSection(
            title: title, note: Words.note + (few == 0 ? "" : " " + Words.few(few, below: withholdingBelow)),
            charts: rows.isEmpty ? [] : [MirrorChart(label: title, rows: rows).markup],
            table: ReportTable(
                columns: [Words.side, Words.direction] + Words.columns,
                rows: obligations.flatMap { side in
                    [(Words.by, side.byIt), (Words.to, side.toIt)].filter { $0.1.total > 0 }.map {
                        [side.name, $0.0] + $0.1.cells
                    }
                }, caption: title))
    }

    private static let sidesShown = 14

    var serving: ReportSection? {
        typealias Words = ReportWords.Serving
        let ordered = flows.sorted { ($0.requests, $1.from, $1.to) > ($1.requests, $0.from, $0.to) }
        guard let first = ordered.first(where: { $0.from != $0.to }) ?? ordered.first else { return nil }
        let total = flows.reduce(0) { $0 + $1.requests }
        let title = Words.title(first.from.quotable, first.to.quotable, first.requests, of: total)
        let shown = ordered.prefix(Self.flowsShown)
        let pairs = Set(ordered.map { [$0.from, $0.to] })
        let both = ordered.first { $0.from != $0.to && pairs.contains([$0.to, $0.from]) }
        let chart = FlowChart(
            label: title, bands: shown.map { .init(from: $0.from, to: $0.to, count: $0.requests) })
        let hasOwed = ordered.contains { $0.obligations != nil }
        return ReportSection(
            title: title,
            note: Words.note(shown: shown.count, of: ordered.count)
                + (both.map { " " + Words.both($0.from.quotable, $0.to.quotable) } ?? "")
                + (flowsWithheld == 0 ? "" : " " + Words.few(flowsWithheld)),
            charts: [chart.markup],
            table: ReportTable(
                columns: [Words.from, Words.to, Words.requests, Words.median, Words.inTime]
                    + (hasOwed ? [Words.owed] : []),
                rows: ordered.map { flow in
                    [
                        flow.from, flow.to, flow.requests.written, flow.median?.elapsed ?? ReportWords.none,
                        flow.inTime?.written ?? ReportWords.none,
                    ] + (hasOwed ? [flow.obligations?.written ?? ReportWords.none] : [])
                }, caption: title))
    }

    private static let flowsShown = 16

    var knowing: ReportSection? {
        typealias Words = ReportWords.Knowing
        guard let knowledge, knowledge.read > 0 || knowledge.openedNothing.of > 0 else { return nil }
        let title =
            knowledge.openedNothing.of > 0
            ? Words.title(knowledge.answeredAtLeast, knowledge.answeredAtMost) : Words.title
        let shares = [
            (Words.atMost, knowledge.answeredAtMost), (Words.atLeast, knowledge.answeredAtLeast),
            (Words.openedNothing, knowledge.openedNothing), (Words.helpful, knowledge.helpful),
        ]
        return ReportSection(
            title: title, note: Words.note(knowledge.read),
            charts: [
                BarChart(
                    label: title,
                    bars: shares.compactMap { word, share in
                        share.value.map { .init(label: word, share: $0, text: share.written) }
                    }
                ).markup
            ],
            table: ReportTable(
                columns: [Words.what, ReportWords.InTime.share],
                rows: shares.map { [$0.0, $0.1.written] }, caption: title))
    }
}

extension MirrorChart.Half {
    fileprivate init(_ count: ObligationCount) {
        self.init(
            inTime: count.inTime, late: count.late + count.overdue + count.dropped, other: count.excused + count.open)
    }
}

extension ObligationCount {
    fileprivate var cells: [String] {
        [inTime, late, excused, dropped, overdue, open].map(\.written) + [onTimeRate?.percent ?? ReportWords.none]
    }
}
