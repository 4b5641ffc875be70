/// What sides owe each other: to the left what each owes, to the right what it is owed.
struct MirrorChart {
    struct Half {
        var inTime: Int
        var late: Int
        var other: Int
        var total: Int { inTime + late + other }
    }

    struct Row {
        var label: String
        var left: Half
        var right: Half
    }

    var label: String
    var rows: [Row]
    var words: ReportWords

    var markup: Markup { Drawing.both(label, draw) }

    private func draw(_ format: Format) -> Drawing {
        let isWide = format == .wide
        // Between the halves stands what each side is called; where there is no room, above them.
        let (middle, half) = (format.width / 2, isWide ? 95.0 : 4.0)
        let room = middle - half - 34
        let (top, row) = isWide ? (28.0, 32.0) : (26.0, 46.0)
        let most = Double(max(1, rows.flatMap { [$0.left.total, $0.right.total] }.max() ?? 1))
        var drawing = Drawing(height: top + Double(rows.count) * row + (isWide ? 34 : 64))
        drawing.text(middle - half, top - 12, words[.owedBy], "s e")
        drawing.text(middle + half, top - 12, words[.owedTo], "s")
        for (index, side) in rows.enumerated() {
            let y = top + Double(index) * row
            let bar = y + (isWide ? 6 : 20)
            drawing.text(
                middle, y + (isWide ? 20 : 14), side.label.shortened(to: format.letters(in: isWide ? 174 : 320)), "m")
            if !isWide { drawing.line(middle, bar - 2, middle, bar + 20, "axis") }
            for (values, sign) in [(side.left, -1.0), (side.right, 1.0)] {
                add(values, &drawing, from: middle + sign * half, sign, bar, room / most)
            }
        }
        addLegend(&drawing, format, top + Double(rows.count) * row + 12)
        return drawing
    }

    private func add(
        _ half: Half, _ drawing: inout Drawing, from start: Double, _ sign: Double, _ y: Double, _ scale: Double
    ) {
        var x = start
        let parts = [
            (half.inTime, "fill", words[.metInTime]), (half.late, "hatch", words[.metLate]),
            (half.other, "hollow", words[.notJudged]),
        ]
        for (count, style, word) in parts where count > 0 {
            let width = Double(count) * scale
            drawing.box(sign < 0 ? x - width : x, y, width, 18, style, tip: words.pair(word, count.written))
            x += sign * width
        }
        drawing.text(
            x + sign * 6, y + 13, half.total == 0 ? ReportWords.none : half.total.written, sign < 0 ? "v e" : "v")
    }

    private func addLegend(_ drawing: inout Drawing, _ format: Format, _ y: Double) {
        let legend = [
            ("fill", words[.metInTime]), ("hatch", words[.metLate]), ("hollow", words[.notJudged]),
        ]
        var (x, line) = (0.0, y)
        for (style, word) in legend {
            drawing.box(x, line, 14, 12, style)
            drawing.text(x + 20, line + 11, word, "s")
            if format == .wide { x += 44 + Double(word.count) * 6.6 } else { line += 17 }
        }
    }
}
