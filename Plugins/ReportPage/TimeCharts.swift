/// Numbers over time, as columns or as a line; each has one axis.
struct TimeChart {
    enum Style { case columns, line }

    struct Point {
        var value: Int
        /// For who points at it.
        var tip: String
        /// Written under it, where there is room.
        var mark: String?
    }

    var label: String
    var points: [Point]
    var style: Style
    /// The point that the words speak of.
    var marked: Int?

    private static let bottom = 24.0

    var markup: Markup { Drawing.both(label, draw) }

    private func draw(_ format: Format) -> Drawing {
        let height = style == .columns ? 210.0 : 150.0
        let (left, right, top) = (format == .wide ? 50.0 : 36.0, format.width - 6, 16.0)
        let base = height - Self.bottom
        let steps = Steps(to: points.map(\.value).max() ?? 1, count: style == .columns ? 4 : 3)
        func y(_ value: Double) -> Double { base - value / steps.top * (base - top) }
        var drawing = Drawing(height: height)
        for value in steps.values {
            drawing.line(left, y(Double(value)), right, y(Double(value)), value == 0 ? "axis" : "grid")
            drawing.text(left - 8, y(Double(value)) + 4, value.written, "s e")
        }
        let slot = (right - left) / Double(max(1, points.count))
        addMarks(&drawing, from: left, slot: slot, to: right, at: height - 6, base: base)
        switch style {
        case .columns:
            let gap = min(3, slot * 0.2)
            for (index, point) in points.enumerated() {
                let (x, top) = (left + Double(index) * slot + gap / 2, y(Double(point.value)))
                drawing.box(x, top, slot - gap, base - top, index == marked ? "strong" : "fill", tip: point.tip)
                if index == marked {
                    let middle = min(max(x + slot / 2, left + 14), right - 14)
                    drawing.text(middle, top - 4, point.value.written, "v m")
                }
            }
        case .line:
            let places = points.enumerated().map { (left + (Double($0) + 0.5) * slot, y(Double($1.value))) }
            addLine(&drawing, places, base: base, right: right)
        }
        return drawing
    }

    private func addMarks(
        _ drawing: inout Drawing, from left: Double, slot: Double, to right: Double, at y: Double, base: Double
    ) {
        var free = left - 20
        for (index, point) in points.enumerated() {
            guard let mark = point.mark else { continue }
            let x = left + Double(index) * slot + (style == .columns ? slot / 2 : 0)
            let half = Double(mark.count) * 3.4
            guard x - half > free, x + half < right + 8 else { continue }
            drawing.line(x, base, x, base + 4, "axis")
            drawing.text(x, y, mark, "s m")
            free = x + half + 12
        }
    }

    private func addLine(_ drawing: inout Drawing, _ places: [(Double, Double)], base: Double, right: Double) {
        guard let first = places.first, let last = places.last else { return }
        let steps = places.map { "\($0.0.attribute) \($0.1.attribute)" }.joined(separator: " L")
        drawing.path(
            "M\(first.0.attribute) \(base.attribute) L\(steps) L\(last.0.attribute) \(base.attribute) Z", "area")
        drawing.path("M\(steps)", "stroke")
        for index in Set([0, marked ?? 0, places.count - 1]).sorted() {
            let (x, y) = places[index]
            drawing.dot(x, y, 3.5, "dot", tip: points[index].tip)
            let isAtEdge = x > right - 40
            // Beside another label there is no room for a second one.
            guard index == places.count - 1 || last.0 - x > 60,
                index != 0 || (marked.map { places[$0].0 - x > 60 } ?? true)
            else { continue }
            // Above the line all along the label.
            let text = points[index].value.written
            let length = Double(text.count) * 8 + 4
            let from = isAtEdge ? x - length : index == 0 ? x - 4 : x - length / 2
            let above = places.filter { from...from + length ~= $0.0 }.map(\.1).min() ?? y
            drawing.text(
                min(x + 2, right), above - 9, text,
                isAtEdge ? "v e" : index == 0 ? "v" : "v m")
        }
    }
}

/// How much happens by weekday and hour: hours across where there is room, and down where there is none.
struct HeatMap {
    var label: String
    /// By weekdays and hours.
    var counts: [[Int]]
    var words: ReportWords

    var markup: Markup { Drawing.both(label) { $0 == .wide ? wide : narrow } }

    private var most: Int { max(1, counts.joined().max() ?? 1) }

    /// Of seven: 0 for nothing, 6 for the most.
    static func step(_ count: Int, of most: Int) -> Int {
        count == 0 ? 0 : min(6, 1 + Int(Double(count) / Double(most) * 5.999))
    }

    private var wide: Drawing {
        let (left, top, row) = (92.0, 24.0, 30.0)
        let column = (Format.wide.width - left) / 24
        var drawing = Drawing(height: top + 7 * row + 30)
        for hour in 0..<24 { drawing.text(left + (Double(hour) + 0.5) * column, top - 8, "\(hour)", "s m") }
        for day in 0..<7 {
            drawing.text(left - 12, top + Double(day) * row + 20, words.weekdays[day], "e")
            for hour in 0..<24 {
                add(day, hour, &drawing, left + Double(hour) * column, top + Double(day) * row, column, row)
            }
        }
        addLegend(&drawing, right: Format.wide.width, y: top + 7 * row + 12)
        return drawing
    }

    private var narrow: Drawing {
        let (left, top, row) = (40.0, 22.0, 19.0)
        let column = (Format.narrow.width - left) / 7
        var drawing = Drawing(height: top + 24 * row + 28)
        for day in 0..<7 {
            drawing.text(
                left + (Double(day) + 0.5) * column, top - 8, words.list(.shortWeekdays)[day], "s m")
        }
        for hour in 0..<24 {
            drawing.text(left - 7, top + Double(hour) * row + 14, words.hour(hour), "s e")
            for day in 0..<7 {
                add(day, hour, &drawing, left + Double(day) * column, top + Double(hour) * row, column, row)
            }
        }
        addLegend(&drawing, right: Format.narrow.width, y: top + 24 * row + 10)
        return drawing
    }

    private func add(
        _ day: Int, _ hour: Int, _ drawing: inout Drawing, _ x: Double, _ y: Double, _ width: Double, _ height: Double
    ) {
        let count = counts[day][hour]
        let step = Self.step(count, of: most)
        let time = "\(words.weekdays[day]) \(words.hour(hour))"
        let isMost = count == most && count > 0
        drawing.box(
            x + 1, y + 1, width - 2, height - 2, "h\(step)" + (isMost ? " most" : ""), round: 2,
            tip: words.pair(time, count.written))
        guard count > 0 else { return }
        let ink = step >= 4 ? "on" : "off"
        drawing.text(x + width / 2, y + height / 2 + 4, count.brief, "c m \(ink)\(isMost ? " b" : "")")
    }

    private func addLegend(_ drawing: inout Drawing, right: Double, y: Double) {
        let size = 18.0
        let more = Double(words[.more].count) * 7
        let start = right - more - 6 - 6 * size
        drawing.text(start - 6, y + 11, words[.fewer], "s e")
        for step in 1...6 { drawing.box(start + Double(step - 1) * size, y, size - 2, 13, "h\(step)", round: 2) }
        drawing.text(right, y + 11, words[.more], "s e")
    }
}
