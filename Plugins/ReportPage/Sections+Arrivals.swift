import ServiceDesk

extension ReportContent {
    /// The figures that are read first.
    var glance: Markup {
        typealias Words = ReportWords.Glance
        var tiles: [(String, String, String)] = []
        if let total {
            let days = max(1, days.count)
            tiles.append((Words.opened, total.opened.written, Words.perDay(Double(total.opened) / Double(days))))
            tiles.append((Words.resolved, total.resolved.written, Words.others(closed: total.closed)))
            if let before = total.openBefore, let after = total.openAfter {
                tiles.append((Words.open, after.written, Words.since(after - before)))
            }
            for (word, times) in [(Words.answer, total.firstResponse), (Words.resolution, total.resolution)] {
                guard let spread = times.elapsed, spread.count >= withholdingBelow else { continue }
                tiles.append((word, spread.median.elapsed, Words.spread(spread.ninetieth.elapsed, spread.count)))
            }
            for (word, share) in [
                (Words.targets, total.targets.values.sum), (Words.promises, total.promises.values.sum),
                (Words.firstContact, total.firstContact),
            ] {
                if let value = share.value { tiles.append((word, value.percent, Words.of(share.of))) }
            }
            for (word, share) in [(Words.reopened, total.reopenedBefore), (Words.bounced, total.bounced)]
            where tiles.count < 8 {
                if let value = share.value { tiles.append((word, value.percent, Words.of(share.of))) }
            }
        } else {
            tiles.append((Words.opened, ReportWords.withheld, ReportWords.Teams.few(1, below: withholdingBelow)))
        }
        return tag(
            "section", ["class": "glance", "aria-label": Words.title],
            tag(
                "dl", [:],
                tiles.map { title, value, note in
                    tag(
                        "div", [:], tag("dt", [:], title), tag("dd", ["class": "value"], value),
                        tag("dd", ["class": "of"], note))
                }))
    }

    var peak: ReportSection? {
        typealias Words = ReportWords.Peak
        let all = hours.enumerated().flatMap { day, counts in counts.enumerated().map { (day, $0, $1) } }
        let total = all.reduce(0) { $0 + $1.2 }
        guard total > 0, let most = all.max(by: { ($0.2, -$0.0, -$0.1) < ($1.2, -$1.0, -$1.1) }) else { return nil }
        let equals = all.count { $0.2 == most.2 }
        let title =
            equals > 1
            ? Words.title(equals, most.2, of: total) : Words.title(most.0, most.1, most.2, of: total)
        let rows = (0..<24).map { hour in [ReportWords.hour(hour)] + hours.map { $0[hour].written } }
        return ReportSection(
            title: title, note: "\(Words.note) \(Words.emptyNote)",
            charts: [HeatMap(label: title, counts: hours).markup],
            table: ReportTable(columns: [Words.time] + ReportWords.weekdays, rows: rows, caption: Words.note))
    }

    /// Days, weeks or months, whichever are told apart on a page.
    private var steps: (step: ReportWords.Arriving.Step, buckets: [(first: CalendarDate, count: Int)]) {
        let step: ReportWords.Arriving.Step = days.count <= 45 ? .day : days.count <= 430 ? .week : .month
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
        typealias Words = ReportWords.Arriving
        let total = days.reduce(0) { $0 + $1.arrivals }
        let (step, buckets) = steps
        guard total > 0, let most = buckets.indices.max(by: { (buckets[$0].count, $1) < (buckets[$1].count, $0) })
        else { return nil }
        let length = Double(total) / Double(days.count) * (step == .day ? 1 : step == .week ? 7 : 365.25 / 12)
        let title = Words.title(length, step, buckets[most].count, Words.when(buckets[most].first, step))
        let points = buckets.map { bucket in
            TimeChart.Point(
                value: bucket.count, tip: "\(Words.when(bucket.first, step)): \(bucket.count.written)",
                mark: step == .month ? bucket.first.monthMark : bucket.first.short)
        }
        let chart = TimeChart(label: title, points: points, style: .columns, marked: most)
        return ReportSection(
            title: title, note: Words.note(step, total), charts: [chart.markup],
            table: ReportTable(
                columns: [step == .day ? Words.date : Words.first, Words.arrivals],
                rows: buckets.map { [$0.first.long, $0.count.written] }, caption: title))
    }

    var backlog: ReportSection? {
        typealias Words = ReportWords.Arriving
        let open = days.compactMap { day in day.open.map { (date: day.date, count: $0) } }
        guard let before = total?.openBefore, let last = open.last,
            let most = open.indices.max(by: { (open[$0].count, $1) < (open[$1].count, $0) }), open[most].count > 0
        else { return nil }
        let title = Words.backlog(before, last.count, most: open[most])
        // Over a long time, weeks: the ups and downs within each are of no interest then.
        let isByWeek = open.count > 100
        let shown = open.enumerated().filter { index, day in
            !isByWeek || index == open.count - 1 || index == most || day.date.weekday == .sunday
        }.map(\.element)
        var month = shown.first?.date.month
        var points = [TimeChart.Point(value: before, tip: Words.atStart(before))]
        for (index, day) in shown.enumerated() {
            let isMark = isByWeek ? day.date.month != month : day.date.weekday == .monday || index == 0
            month = day.date.month
            points.append(
                TimeChart.Point(
                    value: day.count, tip: "\(day.date.long): \(day.count.written)",
                    mark: isMark ? (isByWeek ? day.date.monthMark : day.date.short) : nil))
        }
        let chart = TimeChart(
            label: title, points: points, style: .line,
            marked: shown.firstIndex { $0.date == open[most].date }.map { $0 + 1 })
        return ReportSection(
            title: title, note: Words.backlogNote(open[most].count, open[most].date, isByWeek: isByWeek),
            charts: [chart.markup],
            table: ReportTable(
                columns: [Words.date, Words.open], rows: shown.map { [$0.date.long, $0.count.written] },
                caption: title))
    }
}

extension CalendarDate {
    /// `Mar`, and for the first of a year `2026`.
    fileprivate var monthMark: String { month == 1 ? "\(year)" : String(ReportWords.months[month - 1].prefix(3)) }
}

extension Sequence where Element == Share {
    var sum: Share { reduce(Share(0, of: 0)) { Share($0.count + $1.count, of: $0.of + $1.of) } }
}
