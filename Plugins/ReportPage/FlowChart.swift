/// Who asks whom: bands from the left to the right, as wide as there is much.
struct FlowChart {
    struct Band {
        var from: String
        var to: String
        var count: Int
    }

    var label: String
    /// The largest first.
    var bands: [Band]
    var words: ReportWords

    var markup: Markup { Drawing.both(label, draw) }

    private struct Side {
        var names: [String]
        var totals: [String: Int]
        /// Where the next band begins, by the names.
        var next: [String: Double] = [:]
        var tops: [String: Double] = [:]

        init(_ bands: [Band], _ name: (Band) -> String) {
            totals = Dictionary(bands.map { (name($0), $0.count) }, uniquingKeysWith: +)
            let totals = totals
            names = totals.keys.sorted { (totals[$0] ?? 0, $1) > (totals[$1] ?? 0, $0) }
        }

        func height(scale: Double, gap: Double) -> Double {
            names.reduce(0) { $0 + max(14, Double(totals[$1] ?? 0) * scale) } + gap * Double(names.count - 1)
        }

        mutating func place(in height: Double, scale: Double, gap: Double) {
            let used = self.height(scale: scale, gap: gap)
            var y = max(0, (height - used) / 2)
            for name in names {
                let size = Double(totals[name] ?? 0) * scale
                // What is too narrow for its label gets the height of one.
                tops[name] = y + max(0, 14 - size) / 2
                next[name] = tops[name]
                y += max(14, size) + gap
            }
        }
    }

    private func draw(_ format: Format) -> Drawing {
        let (left, right) = format == .wide ? (190.0, format.width - 190) : (96.0, format.width - 96)
        var (from, to) = (Side(bands, \.from), Side(bands, \.to))
        let most = max(from.names.count, to.names.count)
        let (gap, total) = (12.0, max(1, bands.reduce(0) { $0 + $1.count }))
        let room = max(200, Double(most) * (format == .wide ? 46 : 42))
        let scale = max(0.000_1, (room - Double(most) * gap) / Double(total))
        let height = max(from.height(scale: scale, gap: gap), to.height(scale: scale, gap: gap))
        from.place(in: height, scale: scale, gap: gap)
        to.place(in: height, scale: scale, gap: gap)
        var drawing = Drawing(height: height + 26)
        drawing.text(left - 10, 12, words[.asks], "s e")
        drawing.text(right + 10, 12, words[.serves], "s")
        for band in bands { add(band, &drawing, &from, &to, left + 8, right - 8, scale) }
        for (side, x, isLeft) in [(from, left, true), (to, right - 8, false)] {
            for name in side.names {
                let (count, top) = (side.totals[name] ?? 0, (side.tops[name] ?? 0) + 22)
                let size = max(1.5, Double(count) * scale)
                drawing.box(x, top, 8, size, "fill", tip: words.pair(name, count.written))
                let (place, style) = isLeft ? (left - 8, "e") : (right + 8, "")
                let letters = format.letters(in: format == .wide ? 146 : 54)
                let text = tag(
                    "text", ["x": place, "y": top + size / 2 + 4, "class": style],
                    .text(name.shortened(to: letters) + " "), tag("tspan", ["class": "v"], count.written))
                drawing.parts.append(text)
            }
        }
        return drawing
    }

    private func add(
        _ band: Band, _ drawing: inout Drawing, _ from: inout Side, _ to: inout Side, _ left: Double, _ right: Double,
        _ scale: Double
    ) {
        let size = Double(band.count) * scale
        let (start, end) = ((from.next[band.from] ?? 0) + 22, (to.next[band.to] ?? 0) + 22)
        from.next[band.from, default: 0] += size
        to.next[band.to, default: 0] += size
        let middle = ((left + right) / 2).attribute
        func at(_ x: Double, _ y: Double) -> String { "\(x.attribute) \(y.attribute)" }
        let steps =
            "M\(at(left, start)) C\(middle) \(start.attribute) \(middle) \(end.attribute) \(at(right, end)) "
            + "L\(at(right, end + size)) C\(middle) \((end + size).attribute) \(middle) "
            + "\((start + size).attribute) \(at(left, start + size)) Z"
        drawing.path(steps, "band", tip: words.pair("\(band.from) → \(band.to)", band.count.written))
    }
}
