import ServiceDesk

extension ReportContent {
    /// The figures that are read first.
    var glance: Markup {
        let words = words
        var tiles: [(String, String, String)] = []
        if let total {
            let days = max(1, days.count)
            let daily = words.roughly(Double(total.opened) / Double(days))
            tiles.append((words[.opened], total.opened.written, words(.perDay, ["count": daily])))
            let closed = total.closed.written
            tiles.append(
                (
                    words[.resolved], total.resolved.written,
                    total.closed == 0 ? words[.closedNone] : words(.closedSome, ["count": closed])
                ))
            if let before = total.openBefore, let after = total.openAfter {
                let since =
                    before == after ? words[.sinceSame] : words(.since, ["change": (after - before).change])
                tiles.append((words[.openAtEnd], after.written, since))
            }
            for (text, times) in [(ReportText.firstAnswer, total.firstResponse), (.resolution, total.resolution)] {
                guard let spread = times.elapsed, spread.count >= withholdingBelow else { continue }
                let note = words(
                    .spread, ["count": spread.count.written, "time": words.elapsed(spread.ninetieth)])
                tiles.append((words[text], words.elapsed(spread.median), note))
            }
            let shares = [
                (ReportText.targetsInTime, total.targets.values.sum), (.promisesKept, total.promises.values.sum),
                (.firstContact, total.firstContact),
            ].filter { $0.1.value != nil }
            let others = [(ReportText.reopened, total.reopenedBefore), (.sentBack, total.bounced)]
                .filter { $0.1.value != nil }
            for (text, share) in shares + others.prefix(max(0, 8 - tiles.count - shares.count)) {
                let of = words(.ofCount, ["count": share.of.written])
                tiles.append((words[text], share.value?.percent ?? ReportWords.none, of))
            }
        } else {
            tiles.append((words[.opened], words[.withheld], words[.teamWithheld]))
        }
        return tag(
            "section", ["class": "glance", "aria-label": words[.glance]],
            tag(
                "dl", [:],
                tiles.map { title, value, note in
                    tag(
                        "div", [:], tag("dt", [:], title), tag("dd", ["class": "value"], value),
                        tag("dd", ["class": "of"], note))
                }))
    }

    var peak: ReportSection? {
        let words = words
        let all = hours.enumerated().flatMap { day, counts in counts.enumerated().map { (day, $0, $1) } }
        let total = all.reduce(0) { $0 + $1.2 }
        guard total > 0, let most = all.max(by: { ($0.2, -$0.0, -$0.1) < ($1.2, -$1.0, -$1.1) }) else { return nil }
        let equals = all.count { $0.2 == most.2 }
        var values = ["count": most.2.written, "total": total.written, "hours": "\(equals)"]
        (values["weekday"], values["from"], values["to"]) = (
            words.phrases.weekdays[most.0], "\(most.1)", "\(most.1 + 1)"
        )
        let title = words(equals > 1 ? .peakEqual : .peak, values)
        let rows = (0..<24).map { hour in [words.hour(hour)] + hours.map { $0[hour].written } }
        return ReportSection(
            title: title, note: "\(words[.peakNote]) \(words[.peakEmpty])",
            charts: [HeatMap(label: title, counts: hours, words: words).markup],
            table: ReportTable(columns: [words[.hour]] + words.weekdays, rows: rows, caption: words[.peakNote]),
            words: words)
    }

    private enum Step {
        case day, week, month

        /// Their title, and how they are counted.
        var texts: (title: ReportText, note: ReportText) {
            switch self {
            case .day: (.cameDay, .cameDayNote)
            case .week: (.cameWeek, .cameWeekNote)
            case .month: (.cameMonth, .cameMonthNote)
            }
        }

        func when(_ first: CalendarDate, in words: ReportWords) -> String {
            switch self {
            case .day: words(.onDay, ["date": words.long(first)])
            case .week: words(.inWeek, ["date": words.long(first)])
            case .month: words(.inMonth, ["month": words.month(first)])
            }
        }
    }

    /// Days, weeks or months, whichever are told apart on a page.
    private var steps: (step: Step, buckets: [(first: CalendarDate, count: Int)]) {
        let step: Step = days.count <= 45 ? .day : days.count <= 430 ? .week : .month
        var buckets: [(first: CalendarDate, count: Int)] = []
        for (index, day) in days.enumerated() {
            let begins =
                switch step {
                case .day: true
                case .week: day.date.weekday == .monday
                case .month: day.date.day == 1
                }
            if begins || index == 0 { buckets.append((day.date, 0)) }
            buckets[buckets.count - 1].count += day.arrivals
        }
        return (step, buckets)
    }

    var arriving: ReportSection? {
        let words = words
        let total = days.reduce(0) { $0 + $1.arrivals }
        let (step, buckets) = steps
        guard total > 0, let most = buckets.indices.max(by: { (buckets[$0].count, $1) < (buckets[$1].count, $0) })
        else { return nil }
        let length = Double(total) / Double(days.count) * (step == .day ? 1 : step == .week ? 7 : 365.25 / 12)
        let title = words(
            step.texts.title,
            [
                "mean": words.roughly(length), "most": buckets[most].count.written,
                "when": step.when(buckets[most].first, in: words),
            ])
        let points = buckets.map { bucket in
            TimeChart.Point(
                value: bucket.count, tip: words.pair(step.when(bucket.first, in: words), bucket.count.written),
                mark: step == .month ? words.monthMark(bucket.first) : words.short(bucket.first))
        }
        let chart = TimeChart(label: title, points: points, style: .columns, marked: most)
        return ReportSection(
            title: title, note: words(step.texts.note, ["total": total.written]), charts: [chart.markup],
            table: ReportTable(
                columns: [words[step == .day ? .day : .from], words[.came]],
                rows: buckets.map { [words.long($0.first), $0.count.written] }, caption: title), words: words)
    }

    var backlog: ReportSection? {
        let words = words
        let open = days.compactMap { day in day.open.map { (date: day.date, count: $0) } }
        guard let before = total?.openBefore, let last = open.last,
            let most = open.indices.max(by: { (open[$0].count, $1) < (open[$1].count, $0) }), open[most].count > 0
        else { return nil }
        let values = [
            "before": before.written, "after": last.count.written, "most": open[most].count.written,
            "date": words.long(open[most].date),
        ]
        let title = words(Self.backlogTitle(before, last.count, most: open[most].count), values)
        // Over a long time, weeks: the ups and downs within each are of no interest then.
        let isByWeek = open.count > 100
        let shown = open.enumerated().filter { index, day in
            !isByWeek || index == open.count - 1 || index == most || day.date.weekday == .sunday
        }.map(\.element)
        var month = shown.first?.date.month
        var points = [TimeChart.Point(value: before, tip: words(.atStart, ["count": before.written]))]
        for (index, day) in shown.enumerated() {
            let isMark = isByWeek ? day.date.month != month : day.date.weekday == .monday || index == 0
            month = day.date.month
            points.append(
                TimeChart.Point(
                    value: day.count, tip: words.pair(words.long(day.date), day.count.written),
                    mark: isMark ? (isByWeek ? words.monthMark(day.date) : words.short(day.date)) : nil))
        }
        let chart = TimeChart(
            label: title, points: points, style: .line,
            marked: shown.firstIndex { $0.date == open[most].date }.map { $0 + 1 })
        return ReportSection(
            title: title, note: words(isByWeek ? .backlogWeekNote : .backlogDayNote, values),
            charts: [chart.markup],
            table: ReportTable(
                columns: [words[.day], words[.open]], rows: shown.map { [words.long($0.date), $0.count.written] },
                caption: title), words: words)
    }

    private static func backlogTitle(_ before: Int, _ after: Int, most: Int) -> ReportText {
        if most > 2 * max(before, after) { return .backlogRose }
        return before == after ? .backlogSame : before < after ? .backlogGrew : .backlogShrank
    }
}

extension ReportWords {
    /// `Mar`, and for the first of a year `2026`.
    fileprivate func monthMark(_ date: CalendarDate) -> String {
        date.month == 1 ? "\(date.year)" : list(.shortMonths)[date.month - 1]
    }
}

extension Sequence where Element == Share {
    var sum: Share { reduce(Share(0, of: 0)) { Share($0.count + $1.count, of: $0.of + $1.of) } }
}
