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
    var words: ReportWords

    var markup: Markup { Drawing.both(label, draw) }

    /// A time on the scale: so many of a unit.
    private struct Mark {
        var seconds: Int64
        var count: Int
        var unit: ReportText

        init(_ seconds: Int64, _ count: Int, _ unit: ReportText) {
            (self.seconds, self.count, self.unit) = (seconds, count, unit)
        }
    }

    private static let shortMarks = [
        Mark(1, 1, .seconds), Mark(10, 10, .seconds), Mark(60, 1, .minutes), Mark(300, 5, .minutes),
        Mark(900, 15, .minutes), Mark(3_600, 1, .hours),
    ]
    private static let wallMarks =
        shortMarks + [
            Mark(14_400, 4, .hours), Mark(43_200, 12, .hours), Mark(86_400, 1, .days), Mark(259_200, 3, .days),
            Mark(604_800, 1, .weeks), Mark(1_209_600, 2, .weeks), Mark(2_592_000, 30, .days),
            Mark(7_776_000, 90, .days), Mark(31_536_000, 1, .years), Mark(94_608_000, 3, .years),
            Mark(315_360_000, 10, .years),
        ]
    private static let serviceMarks =
        shortMarks
        + [3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 100_000].map { Mark(Int64($0) * 3_600, $0, .hours) }

    /// The marks between which everything lies.
    private var marks: [Mark] {
        let all = isService ? Self.serviceMarks : Self.wallMarks
        let least = max(1, rows.map(\.median).min() ?? 1)
        let most = max(least, rows.map(\.ninetieth).max() ?? 1)
        let first = all.lastIndex { $0.seconds <= least } ?? 0
        let last = max(first + 1, all.firstIndex { $0.seconds >= most } ?? all.count - 1)
        return Array(all[first...min(last, all.count - 1)])
    }

    private func draw(_ format: Format) -> Drawing {
        let isWide = format == .wide
        let (left, right) = isWide ? (190.0, 490.0) : (4.0, format.width - 4)
        let (top, row) = isWide ? (24.0, 30.0) : (20.0, 46.0)
        let bottom = top + Double(rows.count) * row + 2
        var drawing = Drawing(height: bottom + 20)
        let marks = marks
        let (low, high) = (log(Double(marks[0].seconds)), log(Double(marks[marks.count - 1].seconds)))
        func x(_ seconds: Int64) -> Double {
            left + (min(high, max(low, log(Double(max(1, seconds))))) - low) / (high - low) * (right - left)
        }
        var free = left - 30
        for mark in marks {
            let (place, text) = (x(mark.seconds), words.length(mark.unit, mark.count.brief))
            drawing.line(place, top - 2, place, bottom, "grid")
            let half = Double(text.count) * 3.4
            guard place - half > free else { continue }
            let anchor = isWide ? "m" : place > right - 20 ? "e" : place < left + 20 ? "" : "m"
            drawing.text(place, bottom + 15, text, "s \(anchor)")
            free = place + half + 6
        }
        if isWide {
            let titles = [words[.half], words[.nineOfTen], words[.of]]
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
        let (median, ninetieth) = (words.time(row.median, isService), words.time(row.ninetieth, isService))
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
            from, middle, 5.5, "dot", tip: words.pair(row.label, "\(median) – \(ninetieth), \(row.count.written)"))
    }
}
