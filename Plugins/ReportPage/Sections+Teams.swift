import ServiceDesk

extension ReportContent {
    var teamTable: ReportSection? {
        let words = words
        guard teams.count > 1 else { return nil }
        let withheld = teams.count { $0.figures == nil }
        let known = teams.compactMap { team in team.figures.map { (team.name, $0) } }
        let rows = known.map { Self.cells($0.0, $0.1) }
        let sum = total.map { [Self.cells(words[.total], $0)] } ?? []
        func table(_ count: Int) -> ReportTable {
            ReportTable(
                columns: [
                    words[.team], words[.opened], words[.cameIn], words[.resolved], words[.open], words[.contact],
                    words[.reopened], words[.bounced],
                ], rows: rows.prefix(count) + sum, caption: words[.teams], hasSum: !sum.isEmpty)
        }
        var title = words[.teams]
        if let first = known.max(by: { ($0.1.opened, $1.0) < ($1.1.opened, $0.0) }), let total, first.1.opened > 0 {
            let share = Share(first.1.opened, of: total.opened).value?.percent ?? ReportWords.none
            title = words(
                .teamsMost, ["name": first.0.quotable, "share": share, "total": total.opened.written])
        }
        let isLong = rows.count > Self.teamsInTable
        var notes = [words[.teamsNote]]
        if isLong {
            notes.append(words(.teamsFolded, ["shown": "\(Self.teamsInTable)", "all": rows.count.written]))
        }
        if withheld > 0 {
            let few = ["count": "\(withheld)", "minimum": "\(withholdingBelow)"]
            notes.append(withheld == 1 ? words[.teamWithheld] : words(.teamsWithheld, few))
        }
        return ReportSection(
            title: title, note: notes.joined(separator: " "), table: isLong ? table(rows.count) : nil,
            opening: table(Self.teamsInTable), words: words)
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
        let words = words
        guard !obligations.isEmpty || obligationsWithheld.total > 0 else { return nil }
        // Each is counted once for who owes it, and once for who is owed it.
        let all = obligations.reduce(obligationsWithheld) { $0 + $1.byIt }
        let judged = all.inTime + all.late + all.dropped + all.overdue
        let title =
            all.onTimeRate.map { words(.owing, ["total": judged.written, "share": $0.percent]) }
            ?? words(.owingOpen, ["total": all.total.written])
        let rows = obligations.prefix(Self.sidesShown).map { side in
            MirrorChart.Row(label: side.name, left: .init(side.byIt), right: .init(side.toIt))
        }
        let few = [
            "count": obligationsWithheld.total.written, "minimum": "\(withholdingBelow)",
        ]
        let columns: [ReportText] = [
            .side, .direction, .inTime, .late, .excused, .dropped, .overdue, .open, .onTimeRate,
        ]
        return ReportSection(
            title: title,
            note: words[.owingNote] + (obligationsWithheld.total == 0 ? "" : " " + words(.owingFew, few)),
            charts: rows.isEmpty ? [] : [MirrorChart(label: title, rows: rows, words: words).markup],
            table: ReportTable(
                columns: columns.map { words[$0] },
                rows: obligations.flatMap { side in
                    [(words[.owedBy], side.byIt), (words[.owedTo], side.toIt)].filter { $0.1.total > 0 }.map {
                        [side.name, $0.0] + $0.1.cells
                    }
                }, caption: title), words: words)
    }

    private static let sidesShown = 14

    var serving: ReportSection? {
        let words = words
        let ordered = flows.sorted { ($0.requests, $1.from, $1.to) > ($1.requests, $0.from, $0.to) }
        guard let first = ordered.first(where: { $0.from != $0.to }) ?? ordered.first else { return nil }
        let total = flows.reduce(0) { $0 + $1.requests }
        let title = words(
            .serving,
            [
                "from": first.from.quotable, "to": first.to.quotable, "count": first.requests.written,
                "total": total.written,
            ])
        let shown = ordered.prefix(Self.flowsShown)
        let pairs = Set(ordered.map { [$0.from, $0.to] })
        let both = ordered.first { $0.from != $0.to && pairs.contains([$0.to, $0.from]) }
        let chart = FlowChart(
            label: title, bands: shown.map { .init(from: $0.from, to: $0.to, count: $0.requests) }, words: words)
        var notes = [words[.servingNote]]
        if shown.count < ordered.count {
            notes.append(words(.servingShown, ["shown": "\(shown.count)", "all": ordered.count.written]))
        }
        if let both {
            notes.append(words(.servingBoth, ["first": both.from.quotable, "second": both.to.quotable]))
        }
        if flowsWithheld > 0 { notes.append(words(.servingFew, ["count": flowsWithheld.written])) }
        let hasOwed = ordered.contains { $0.obligations != nil }
        let columns: [ReportText] = [.asks, .serves, .requests, .half, .inTime] + (hasOwed ? [.owedInReturn] : [])
        return ReportSection(
            title: title, note: notes.joined(separator: " "), charts: [chart.markup],
            table: ReportTable(
                columns: columns.map { words[$0] },
                rows: ordered.map { flow in
                    [
                        flow.from, flow.to, flow.requests.written, flow.median.map(words.elapsed) ?? ReportWords.none,
                        flow.inTime.map(words.share) ?? ReportWords.none,
                    ] + (hasOwed ? [flow.obligations?.written ?? ReportWords.none] : [])
                }, caption: title), words: words)
    }

    private static let flowsShown = 16

    var knowing: ReportSection? {
        let words = words
        guard let knowledge, knowledge.read > 0 || knowledge.openedNothing.of > 0 else { return nil }
        let title = knowledge.title(in: words)
        let shares = [
            (words[.atMost], knowledge.answeredAtMost), (words[.atLeast], knowledge.answeredAtLeast),
            (words[.openedNothing], knowledge.openedNothing), (words[.helpful], knowledge.helpful),
        ]
        return ReportSection(
            title: title, note: words(.knowingNote, ["count": knowledge.read.written]),
            charts: [
                BarChart(
                    label: title,
                    bars: shares.compactMap { word, share in
                        share.value.map { .init(label: word, share: $0, text: words.share(share)) }
                    }, words: words
                ).markup
            ],
            table: ReportTable(
                columns: [words[.knowledge], words[.share]], rows: shares.map { [$0.0, words.share($0.1)] },
                caption: title), words: words)
    }
}

extension ReportContent.Knowledge {
    fileprivate func title(in words: ReportWords) -> String {
        guard openedNothing.of > 0 else { return words[.knowingRead] }
        let least = (answeredAtLeast.value ?? answeredAtMost.value)?.percent ?? ReportWords.none
        let most = answeredAtMost.value?.percent ?? least
        return words(
            least == most ? .knowing : .knowingBetween,
            ["share": least, "least": least, "most": most, "total": answeredAtLeast.of.written])
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
