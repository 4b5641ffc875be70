import func Foundation.log

/// From the middle of some times to what nine of ten do not exceed, on a scale of which each mark is several times the
/// one before: minutes and weeks are seen side by side.
struct RangeChart {
    struct Row {
        var label: String
        /// In seconds.
        var median: Int64
        var ninetieth: Int64
        var count: Int
    }

    var label: String
    var rows: [Row]
    /// Whether the times are of service hours.
    var isService: Bool

    var markup: Markup { Drawing.both(label, draw) }

    private func written(_ seconds: Int64) -> String { isService ? seconds.service : seconds.elapsed }

    private static let wallMarks: [(Int64, String)] = [
        (1, "1 s"), (10, "10 s"), (60, "1 min"), (300, "5 min"), (900, "15 min"), (3_600, "1 h"), (14_400, "4 h"),
        (43_200, "12 h"), (86_400, "1 d"), (259_200, "3 d"), (604_800, "1 wk"), (1_209_600, "2 wk"),
        (2_592_000, "30 d"), (7_776_000, "90 d"), (31_536_000, "1 y"), (94_608_000, "3 y"), (315_360_000, "10 y"),
    ]
    private static let serviceMarks: [(Int64, String)] = [
        (1, "1 s"), (10, "10 s"), (60, "1 min"), (300, "5 min"), (900, "15 min"), (3_600, "1 h"), (10_800, "3 h"),
        (36_000, "10 h"), (108_000, "30 h"), (360_000, "100 h"), (1_080_000, "300 h"), (3_600_000, "1000 h"),
        (10_800_000, "3000 h"), (36_000_000, "10k h"), (360_000_000, "100k h"),
    ]

    /// The marks between which everything lies.
    private var marks: [(Int64, String)] {
        let all = isService ? Self.serviceMarks : Self.wallMarks
        let least = max(1, rows.map(\.median).min() ?? 1)
        let most = max(least, rows.map(\.ninetieth).max() ?? 1)
        let first = all.lastIndex { $0.0 <= least } ?? 0
        let last = max(first + 1, all.firstIndex { $0.0 >= most } ?? all.count - 1)
        return Array(all[first...min(last, all.count - 1)])
    }

    private func draw(_ format: Format) -> Drawing {
        let isWide = format == .wide
        let (left, right) = isWide ? (190.0, 490.0) : (4.0, format.width - 4)
        let (top, row) = isWide ? (24.0, 30.0) : (20.0, 46.0)
        let bottom = top + Double(rows.count) * row + 2
        var drawing = Drawing(height: bottom + 20)
        let marks = marks
        let (low, high) = (log(Double(marks[0].0)), log(Double(marks[marks.count - 1].0)))
        func x(_ seconds: Int64) -> Double {
            left + (min(high, max(low, log(Double(max(1, seconds))))) - low) / (high - low) * (right - left)
        }
        var free = left - 30
        for (seconds, text) in marks {
            let place = x(seconds)
            drawing.line(place, top - 2, place, bottom, "grid")
            let half = Double(text.count) * 3.4
            guard place - half > free else { continue }
            let anchor = isWide ? "m" : place > right - 20 ? "e" : place < left + 20 ? "" : "m"
            drawing.text(place, bottom + 15, text.replacing(" ", with: "\u{202F}"), "s \(anchor)")
            free = place + half + 6
        }
        if isWide {
            let titles = [ReportWords.Taking.median, ReportWords.Taking.ninetieth, ReportWords.Taking.count]
            for (title, x) in zip(titles, [575.0, 700, 760]) { drawing.text(x, top - 10, title, "s e") }
        }
        for (index, range) in rows.enumerated() {
            add(range, &drawing, format, top + Double(index) * row, x)
        }
        return drawing
    }

    private func add(_ row: Row, _ drawing: inout Drawing, _ format: Format, _ y: Double, _ x: (Int64) -> Double) {
        let isWide = format == .wide
        let middle = y + (isWide ? 15 : 28)
        let (median, ninetieth) = (written(row.median), written(row.ninetieth))
        if isWide {
            drawing.text(176, middle + 4, row.label.shortened(to: format.letters(in: 176)), "e")
            drawing.text(575, middle + 4, median, "v e")
            drawing.text(700, middle + 4, ninetieth, "v e")
            drawing.text(760, middle + 4, row.count.written, "s e t")
        } else {
            drawing.text(0, y + 14, row.label.shortened(to: format.letters(in: 165)))
            drawing.text(format.width, y + 14, median == ninetieth ? median : "\(median) – \(ninetieth)", "v e")
        }
        let (from, to) = (x(row.median), x(row.ninetieth))
        drawing.line(from, middle, to, middle, "range")
        drawing.line(to, middle - 7, to, middle + 7, "end")
        drawing.dot(
            from, middle, 5.5, "dot", tip: "\(row.label): \(median) – \(ninetieth), \(row.count.written)")
    }
}
