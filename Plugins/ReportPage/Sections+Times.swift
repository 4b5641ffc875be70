import ServiceDesk

extension ReportContent {
    var inTime: ReportSection? {
        let words = words
        let shares = (total?.targets ?? [:]).compactMap { name, share in
            share.value.map { (name: words.target(name.rawValue), share: share, value: $0) }
        }.sorted { ($0.value, $0.name) < ($1.value, $1.name) }
        // Of few, nothing follows.
        let judged = shares.filter { $0.share.of >= withholdingBelow }
        guard let least = judged.first ?? shares.first else { return nil }
        let title: String
        if let goal, judged.count > 1 {
            let reached = judged.count { $0.value >= goal }
            title = words(
                reached == judged.count ? .inTimeAll : .inTimeSome,
                ["count": "\(reached)", "total": "\(judged.count)", "goal": goal.percent])
        } else {
            title = words(
                judged.count < 2 ? .inTimeOnly : .inTimeLeast,
                ["name": least.name, "share": least.value.percent, "total": least.share.of.written])
        }
        let few = shares.count - judged.count
        let bars = judged.map { target in
            let isBelow = goal.map { target.value < $0 } ?? false
            return BarChart.Bar(
                label: target.name, share: target.value, text: words.share(target.share), isMarked: isBelow)
        }
        let rows = shares.map { [$0.name, $0.share.count.written, $0.share.of.written, $0.value.percent] }
        var notes = [words(.inTimeNote, ["total": shares.map(\.share).sum.of.written])]
        if bars.contains(where: \.isMarked) { notes.append(words[.hatched]) }
        if few > 0 {
            notes.append(words(.inTimeFew, ["count": few.written, "minimum": "\(withholdingBelow)"]))
        }
        let columns: [ReportText] = [.target, .inTime, .of, .share]
        return ReportSection(
            title: title, note: notes.joined(separator: " "),
            charts: bars.isEmpty ? [] : [BarChart(label: title, bars: bars, goal: goalMark, words: words).markup],
            table: ReportTable(columns: columns.map { words[$0] }, rows: rows, caption: title), words: words)
    }

    private var goalMark: (share: Double, word: String)? {
        goal.map { ($0, words(.goal, ["share": $0.percent])) }
    }

    var promised: ReportSection? {
        let words = words
        let promises = total?.promises ?? [:]
        let sum = promises.values.sum
        guard sum.of > 0 || estimates?.value != nil else { return nil }
        let told = sum.of > 0 ? sum : estimates ?? sum
        let title = words(
            sum.of > 0 ? .promises : .foretoldHeld,
            ["share": told.value?.percent ?? ReportWords.none, "total": told.of.written])
        var bars = PromiseChange.Subject.allCases.compactMap { subject in
            promises[subject].flatMap { share in
                share.value.map { value in
                    BarChart.Bar(
                        label: words.promise(subject), share: value, text: words.share(share),
                        isMarked: goal.map { value < $0 } ?? false)
                }
            }
        }
        var rows = PromiseChange.Subject.allCases.compactMap { subject in
            promises[subject].map { share in
                [
                    words.promise(subject), share.count.written, share.of.written,
                    share.value?.percent ?? ReportWords.none,
                ]
            }
        }
        if let estimates, let held = estimates.value {
            bars.append(.init(label: words[.foretold], share: held, text: words.share(estimates), goal: 0.8))
            rows.append([words[.foretold], estimates.count.written, estimates.of.written, held.percent])
        }
        var notes: [String] = []
        if sum.of > 0 { notes.append(words(.promisesNote, ["total": sum.of.written])) }
        if estimates != nil { notes.append(words[.foretoldNote]) }
        if bars.contains(where: \.isMarked) { notes.append(words[.hatched]) }
        let columns: [ReportText] = [.promised, .kept, .of, .share]
        return ReportSection(
            title: title, note: notes.joined(separator: " "),
            charts: [BarChart(label: title, bars: bars, goal: sum.of > 0 ? goalMark : nil, words: words).markup],
            table: ReportTable(columns: columns.map { words[$0] }, rows: rows, caption: title), words: words)
    }

    // MARK: - How long it takes

    /// `nil` of few: nothing follows from them, and somebody might be recognised.
    private func row(_ label: String, _ spread: Spread?) -> RangeChart.Row? {
        guard let spread, spread.count >= withholdingBelow else { return nil }
        return RangeChart.Row(
            label: label, median: spread.median, ninetieth: spread.ninetieth, count: spread.count)
    }

    var taking: ReportSection? {
        let words = words
        guard let total else { return nil }
        let times = [
            (words[.firstAnswer], total.firstResponse), (words[.nextAnswer], total.nextResponse),
            (words[.inHands], total.handling), (words[.resolution], total.resolution),
        ]
        let title: String
        if let spread = total.resolution.elapsed, spread.count >= withholdingBelow {
            title = words.sentence(.resolvedHalf, orEqual: .resolvedAll, spread)
        } else if let spread = total.firstResponse.elapsed, spread.count >= withholdingBelow {
            title = words.sentence(.answeredHalf, orEqual: .answeredAll, spread)
        } else {
            return nil
        }
        var (charts, rows): ([Markup], [[String]]) = ([], [])
        for (isService, word) in [(false, words[.wallTime]), (true, words[.teamTime])] {
            let ranges = times.compactMap { row($0.0, isService ? $0.1.service : $0.1.elapsed) }
            guard !ranges.isEmpty else { continue }
            charts.append(tag("h3", [:], word))
            let label = words.pair(word, title)
            charts.append(RangeChart(label: label, rows: ranges, isService: isService, words: words).markup)
            rows += ranges.map { [$0.label, word] + words.cells($0, isService) }
        }
        guard !charts.isEmpty else { return nil }
        var notes = [words[.rangeNote]]
        if rows.contains(where: { $0[0] == words[.firstAnswer] }) { notes.append(words[.answerNote]) }
        notes.append(words[.handsNote])
        if rows.contains(where: { $0[1] == words[.teamTime] }) { notes.append(words[.hoursNote]) }
        notes += fewTimes
        let columns: [ReportText] = [.time, .measured, .half, .nineOfTen, .of]
        return ReportSection(
            title: title, note: notes.joined(separator: " "), charts: charts,
            table: ReportTable(columns: columns.map { words[$0] }, rows: rows, caption: title), words: words)
    }

    private var fewTimes: [String] {
        withholdingBelow < 2 ? [] : [words(.fewTimes, ["minimum": "\(withholdingBelow)"])]
    }

    private static let teamsShown = 12

    /// First answers and resolutions, team by team.
    var byTeam: ReportSection? {
        let words = words
        let known = teams.compactMap { team in team.figures.map { (team.name, $0) } }
        let resolved = known.reduce(0) { $0 + ($1.1.resolution.elapsed?.count ?? 0) }
        let inHours = known.reduce(0) { $0 + ($1.1.resolution.service?.count ?? 0) }
        let isService = inHours * 2 > resolved
        func pick(_ times: Figures.Times) -> Spread? { isService ? times.service : times.elapsed }
        let kinds: [(ReportText, (Figures) -> Figures.Times)] = [
            (.firstAnswer, \.firstResponse), (.resolution, \.resolution),
        ]
        var (charts, rows): ([Markup], [[String]]) = ([], [])
        var title = words[.teamTimes]
        for (kind, times) in kinds {
            let word = words[kind]
            let all = known.compactMap { row($0.0, pick(times($0.1))) }
            guard all.count > 1 else { continue }
            // Of few, no sentence follows.
            let shown = Array(all.prefix(Self.teamsShown))
            let ordered = shown.filter { $0.count >= 20 }.sorted { ($0.median, $0.label) < ($1.median, $1.label) }
            if kind == .resolution, let first = ordered.first, let last = ordered.last, first.median < last.median {
                title = words(
                    .quickest,
                    [
                        "first": first.label.quotable, "median": words.time(first.median, isService),
                        "last": last.label.quotable, "slow": words.time(last.median, isService),
                    ])
            }
            let chart = RangeChart(label: words.pair(word, title), rows: shown, isService: isService, words: words)
            charts += [tag("h3", [:], word), chart.markup]
            rows += all.map { [$0.label, word] + words.cells($0, isService) }
        }
        guard !charts.isEmpty else { return nil }
        var notes = [words[.teamTimesNote], words[isService ? .inTeamTime : .inWallTime]]
        notes += fewTimes + [words[.teamsDiffer]]
        if known.count > Self.teamsShown {
            notes.append(words(.teamsShown, ["shown": "\(Self.teamsShown)", "all": known.count.written]))
        }
        let columns: [ReportText] = [.team, .time, .half, .nineOfTen, .of]
        return ReportSection(
            title: title, note: notes.joined(separator: " "), charts: charts,
            table: ReportTable(columns: columns.map { words[$0] }, rows: rows, caption: title), words: words)
    }

    /// In whose hands requests were, of the time that they took.
    var waiting: ReportSection? {
        let words = words
        guard let total, let resolution = total.resolution.elapsed else { return nil }
        let isService = (total.resolution.service?.count ?? 0) == resolution.count
        func sum(_ times: Figures.Times) -> (count: Int, mean: Double)? {
            (isService ? times.service : times.elapsed).map { ($0.count, $0.mean) }
        }
        var parts: [(String, Int, Double)] = []
        if let own = sum(total.handling) { parts.append((words[.own], own.count, own.mean)) }
        parts += total.waits.sorted { $0.key < $1.key }.compactMap { cause, times in
            sum(times).map { (words.cause(cause), $0.count, $0.mean) }
        }
        let all = parts.reduce(0.0) { $0 + Double($1.1) * $1.2 }
        guard all > 0, parts.count > 1 else { return nil }
        let shares = parts.map { (label: $0.0, count: $0.1, mean: $0.2, share: Double($0.1) * $0.2 / all) }
            .sorted { ($0.share, $1.label) > ($1.share, $0.label) }
        let own = shares.first { $0.label == words[.own] }?.share ?? 0
        let title = words(.waits, ["share": own.percent])
        let bars = shares.map { BarChart.Bar(label: $0.label, share: $0.share, text: $0.share.percent) }
        let columns: [ReportText] = [.cause, .timeShare, .requests, .mean]
        let rows = shares.map {
            [$0.label, $0.share.percent, $0.count.written, words.time(Int64($0.mean), isService)]
        }
        return ReportSection(
            title: title, note: words(isService ? .waitsHoursNote : .waitsNote, ["count": resolution.count.written]),
            charts: [BarChart(label: title, bars: bars, words: words).markup],
            table: ReportTable(columns: columns.map { words[$0] }, rows: rows, caption: title), words: words)
    }
}

extension ReportWords {
    /// - Parameter equal: Where half and nine of ten are the same.
    fileprivate func sentence(_ text: ReportText, orEqual equal: ReportText, _ spread: Spread) -> String {
        let (median, ninetieth) = (elapsed(spread.median), elapsed(spread.ninetieth))
        return self(median == ninetieth ? equal : text, ["median": median, "ninetieth": ninetieth])
    }

    fileprivate func cells(_ row: RangeChart.Row, _ isService: Bool) -> [String] {
        [time(row.median, isService), time(row.ninetieth, isService), row.count.written]
    }
}
