/// Shares of a whole, one under the other.
struct BarChart {
    struct Bar {
        var label: String
        /// From 0 to 1.
        var share: Double
        /// What is written behind it.
        var text: String
        /// Told apart from the others: below a goal.
        var isMarked = false
        /// Where this one has another goal than the others.
        var goal: Double?
    }

    var label: String
    var bars: [Bar]
    /// From 0 to 1, with its word.
    var goal: (share: Double, word: String)?
    var words: ReportWords

    var markup: Markup { Drawing.both(label) { $0 == .wide ? wide : narrow } }

    private var wide: Drawing {
        let (left, right, row) = (210.0, 610.0, 34.0)
        let top = goal == nil ? 6.0 : 26.0
        var drawing = Drawing(height: top + Double(bars.count) * row + 4)
        for (index, bar) in bars.enumerated() {
            let y = top + Double(index) * row
            drawing.text(left - 14, y + 19, bar.label.shortened(to: Format.wide.letters(in: left - 14)), "e")
            add(bar, &drawing, left, right, y + 5)
            drawing.text(right + 14, y + 19, bar.text, "v")
        }
        addGoal(&drawing, left, right, top, bars: bars.indices.map { top + Double($0) * row + 5 })
        return drawing
    }

    private var narrow: Drawing {
        let (left, right, row) = (0.0, Format.narrow.width, 48.0)
        let top = goal == nil ? 2.0 : 22.0
        var drawing = Drawing(height: top + Double(bars.count) * row)
        for (index, bar) in bars.enumerated() {
            let y = top + Double(index) * row
            drawing.text(left, y + 14, bar.label.shortened(to: Format.narrow.letters(in: 215)))
            drawing.text(right, y + 14, bar.text, "v e")
            add(bar, &drawing, left, right, y + 21)
        }
        addGoal(&drawing, left, right, top, bars: bars.indices.map { top + Double($0) * row + 21 })
        return drawing
    }

    private func add(_ bar: Bar, _ drawing: inout Drawing, _ left: Double, _ right: Double, _ y: Double) {
        let share = min(1, max(0, bar.share))
        drawing.box(left, y, right - left, 18, "track", round: 2)
        drawing.box(
            left, y, max(share > 0 ? 1.5 : 0, share * (right - left)), 18, bar.isMarked ? "hatch" : "fill", round: 2,
            tip: words.pair(bar.label, bar.text))
    }

    private func addGoal(
        _ drawing: inout Drawing, _ left: Double, _ right: Double, _ top: Double, bars: [Double]
    ) {
        func place(_ share: Double) -> Double { left + min(1, max(0, share)) * (right - left) }
        for (bar, y) in zip(self.bars, bars) {
            guard let share = bar.goal ?? goal?.share else { continue }
            drawing.line(place(share), y - 1, place(share), y + 22, "goal")
        }
        guard let goal else { return }
        let x = place(goal.share)
        drawing.text(min(x, right), top - 9, goal.word, x > right - 60 ? "s e" : "s m")
    }
}
