import ServiceDesk

extension ReportContent {
    var inTime: ReportSection? {
        typealias Words = ReportWords.InTime
        let shares = (total?.targets ?? [:]).compactMap { name, share in
            share.value.map { (name: ReportWords.target(name.rawValue), share: share, value: $0) }
        }.sorted { ($0.value, $0.name) < ($1.value, $1.name) }
        // Of few, nothing follows.
        let judged = shares.filter { $0.share.of >= withholdingBelow }
        guard let least = judged.first ?? shares.first else { return nil }
        let title: String
        if let goal, judged.count > 1 {
            title = Words.reached(judged.count { $0.value >= goal }, of: judged.count, goal)
        } else {
            title = judged.count < 2 ? Words.title(least.name, least.share) : Words.least(least.name, least.share)
        }
        let few = shares.count - judged.count
        let bars = judged.map { target in
            let isBelow = goal.map { target.value < $0 } ?? false
            return BarChart.Bar(
                label: target.name, share: target.value, text: target.share.written, isMarked: isBelow)
        }
        let rows = shares.map { [$0.name, $0.share.count.written, $0.share.of.written, $0.value.percent] }
        return ReportSection(
            title: title,
            note: Words.note(shares.map(\.share).sum.of) + belowNote(bars)
                + (few == 0 ? "" : " " + Words.few(few, below: withholdingBelow)),
            charts: bars.isEmpty ? [] : [BarChart(label: title, bars: bars, goal: goalMark).markup],
            table: ReportTable(columns: [Words.target, Words.met, Words.of, Words.share], rows: rows, caption: title))
    }

    private var goalMark: (share: Double, word: String)? {
        goal.map { ($0, "\(ReportWords.InTime.goal) \($0.percent)") }
    }

    private func belowNote(_ bars: [BarChart.Bar]) -> String {
        bars.contains(where: \.isMarked) ? " \(ReportWords.InTime.hatched)" : ""
    }

    var promised: ReportSection? {
        typealias Words = ReportWords.InTime
        let promises = total?.promises ?? [:]
        let sum = promises.values.sum
        guard sum.of > 0 || estimates?.value != nil else { return nil }
        let title = sum.of > 0 ? Words.promises(sum) : Words.held(estimates ?? sum)
        var bars = PromiseChange.Subject.allCases.compactMap { subject in
            promises[subject].flatMap { share in
                share.value.map { value in
                    BarChart.Bar(
                        label: Words.promise(subject), share: value, text: share.written,
                        isMarked: goal.map { value < $0 } ?? false)
                }
            }
        }
        var rows = PromiseChange.Subject.allCases.compactMap { subject in
            promises[subject].map { share in
                [
                    Words.promise(subject), share.count.written, share.of.written,
                    share.value?.percent ?? ReportWords.none,
                ]
            }
        }
        if let estimates, let held = estimates.value {
            bars.append(.init(label: Words.estimates, share: held, text: estimates.written, goal: 0.8))
            rows.append([Words.estimates, estimates.count.written, estimates.of.written, held.percent])
        }
        return ReportSection(
            title: title,
            note: [
                sum.of > 0 ? Words.promisesNote(sum.of) : nil, estimates == nil ? nil : Words.estimatesNote,
                bars.contains(where: \.isMarked) ? Words.hatched : nil,
            ].compactMap { $0 }.joined(separator: " "),
            charts: [BarChart(label: title, bars: bars, goal: sum.of > 0 ? goalMark : nil).markup],
            table: ReportTable(
                columns: [Words.promised, Words.kept, Words.of, Words.share], rows: rows, caption: title))
    }

    // MARK: - How long it takes

    /// `nil` of few: nothing follows from them, and somebody might be recognised.
    private func row(_ label: String, _ spread: Spread?) -> RangeChart.Row? {
        guard let spread, spread.count >= withholdingBelow else { return nil }
        return RangeChart.Row(
            label: label, median: spread.median, ninetieth: spread.ninetieth, count: spread.count)
    }

    var taking: ReportSection? {
        typealias Words = ReportWords.Taking
        guard let total else { return nil }
        let times = [
            (Words.answer, total.firstResponse), (Words.next, total.nextResponse), (Words.handling, total.handling),
            (Words.resolution, total.resolution),
        ]
        let title: String
        if let spread = total.resolution.elapsed, spread.count >= withholdingBelow {
            title = Words.title(spread.median.elapsed, spread.ninetieth.elapsed)
        } else if let spread = total.firstResponse.elapsed, spread.count >= withholdingBelow {
            title = Words.answers(spread.median.elapsed, spread.ninetieth.elapsed)
        } else {
            return nil
        }
        var (charts, rows): ([Markup], [[String]]) = ([], [])
        for (isService, word) in [(false, Words.elapsed), (true, Words.service)] {
            let ranges = times.compactMap { row($0.0, isService ? $0.1.service : $0.1.elapsed) }
            guard !ranges.isEmpty else { continue }
            charts.append(tag("h3", [:], word))
            charts.append(RangeChart(label: "\(word): \(title)", rows: ranges, isService: isService).markup)
            rows += ranges.map { [$0.label, word] + $0.cells(isService) }
        }
        guard !charts.isEmpty else { return nil }
        let note = Words.note(
            answers: rows.contains { $0[0] == Words.answer }, hours: rows.contains { $0[1] == Words.service },
            below: withholdingBelow)
        return ReportSection(
            title: title, note: note, charts: charts,
            table: ReportTable(
                columns: [Words.kind, Words.measure, Words.median, Words.ninetieth, Words.count], rows: rows,
                caption: title))
    }

    private static let teamsShown = 12

    /// First answers and resolutions, team by team.
    var byTeam: ReportSection? {
        typealias Words = ReportWords.Taking
        let known = teams.compactMap { team in team.figures.map { (team.name, $0) } }
        let resolved = known.reduce(0) { $0 + ($1.1.resolution.elapsed?.count ?? 0) }
        let inHours = known.reduce(0) { $0 + ($1.1.resolution.service?.count ?? 0) }
        let isService = inHours * 2 > resolved
        func pick(_ times: Figures.Times) -> Spread? { isService ? times.service : times.elapsed }
        let kinds: [(String, (Figures) -> Figures.Times)] = [
            (Words.answer, \.firstResponse), (Words.resolution, \.resolution),
        ]
        var (charts, rows): ([Markup], [[String]]) = ([], [])
        var title = Words.oneTeam
        for (word, times) in kinds {
            let all = known.compactMap { row($0.0, pick(times($0.1))) }
            guard all.count > 1 else { continue }
            // Of few, no sentence follows.
            let shown = Array(all.prefix(Self.teamsShown))
            let ordered = shown.filter { $0.count >= 20 }.sorted { ($0.median, $0.label) < ($1.median, $1.label) }
            if word == Words.resolution, let first = ordered.first, let last = ordered.last, first.median < last.median
            {
                func written(_ time: Int64) -> String { isService ? time.service : time.elapsed }
                title = Words.quickest(
                    first.label.quotable, written(first.median), last.label.quotable, written(last.median))
            }
            let chart = RangeChart(
                label: "\(word): \(title)", rows: shown, isService: isService)
            charts += [tag("h3", [:], word), chart.markup]
            rows += all.map { [$0.label, word] + $0.cells(isService) }
        }
        guard !charts.isEmpty else { return nil }
        return ReportSection(
            title: title,
            note: Words.teamNote(
                isService: isService, shown: min(Self.teamsShown, known.count), of: known.count, below: withholdingBelow
            ),
            charts: charts,
            table: ReportTable(
                columns: [Words.team, Words.kind, Words.median, Words.ninetieth, Words.count], rows: rows,
                caption: title))
    }

    /// In whose hands requests were, of the time that they took.
    var waiting: ReportSection? {
        typealias Words = ReportWords.Taking
        guard let total, let resolution = total.resolution.elapsed else { return nil }
        let isService = (total.resolution.service?.count ?? 0) == resolution.count
        func sum(_ times: Figures.Times) -> (count: Int, mean: Double)? {
            (isService ? times.service : times.elapsed).map { ($0.count, $0.mean) }
        }
        var parts: [(String, Int, Double)] = []
        if let own = sum(total.handling) { parts.append((Words.own, own.count, own.mean)) }
        parts += total.waits.sorted { $0.key < $1.key }.compactMap { cause, times in
            sum(times).map { (ReportWords.cause(cause), $0.count, $0.mean) }
        }
        let all = parts.reduce(0.0) { $0 + Double($1.1) * $1.2 }
        guard all > 0, parts.count > 1 else { return nil }
        let shares = parts.map { (label: $0.0, count: $0.1, mean: $0.2, share: Double($0.1) * $0.2 / all) }
            .sorted { ($0.share, $1.label) > ($1.share, $0.label) }
        let own = shares.first { $0.label == Words.own }?.share ?? 0
        let title = Words.waits(own.percent)
        func written(_ time: Double) -> String { isService ? Int64(time).service : Int64(time).elapsed }
        return ReportSection(
            title: title, note: Words.waitsNote(resolution.count, isService: isService),
            charts: [
                BarChart(
                    label: title, bars: shares.map { .init(label: $0.label, share: $0.share, text: $0.share.percent) }
                ).markup
            ],
            table: ReportTable(
                columns: [Words.cause, Words.share, Words.requests, Words.mean],
                rows: shares.map { [$0.label, $0.share.percent, $0.count.written, written($0.mean)] }, caption: title))
    }
}

extension RangeChart.Row {
    fileprivate func cells(_ isService: Bool) -> [String] {
        let times = [median, ninetieth].map { isService ? $0.service : $0.elapsed }
        return times + [count.written]
    }
}
