/// A chart is drawn twice, for wide pages and for narrow ones, and the page shows the one that fits: letters keep their
/// size.
enum Format: CaseIterable {
    case wide, narrow

    var width: Double { self == .wide ? 760 : 340 }
    /// How many letters a label of so many pixels has.
    func letters(in width: Double) -> Int { max(4, Int(width / (self == .wide ? 7.1 : 6.8))) }
    fileprivate var name: String { self == .wide ? "wide" : "narrow" }
}

/// What is drawn: its height, and its parts.
struct Drawing {
    var height: Double
    var parts: [Markup] = []

    /// Both formats of a chart.
    ///
    /// - Parameter label: What it shows, for who does not see it.
    static func both(_ label: String, _ draw: (Format) -> Drawing) -> Markup {
        Markup(
            Format.allCases.map { format in
                let drawing = draw(format)
                return tag(
                    "svg",
                    [
                        "class": format.name, "viewBox": "0 0 \(format.width.attribute) \(drawing.height.attribute)",
                        "role": "img", "aria-label": label,
                    ], drawing.parts)
            })
    }

    mutating func text(_ x: Double, _ y: Double, _ text: String, _ style: String = "") {
        parts.append(tag("text", ["x": x, "y": y, "class": style], text))
    }

    /// - Parameter tip: What pointing at it says.
    mutating func box(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String, round: Double = 0,
        tip: String? = nil
    ) {
        guard width > 0, height > 0 else { return }
        parts.append(
            tag(
                "rect", ["x": x, "y": y, "width": width, "height": height, "class": style, "rx": round],
                tip.map { [tag("title", [:], $0)] } ?? []))
    }

    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
        parts.append(tag("line", ["x1": x1, "y1": y1, "x2": x2, "y2": y2, "class": style]))
    }

    mutating func path(_ steps: String, _ style: String, tip: String? = nil) {
        parts.append(tag("path", ["d": steps, "class": style], tip.map { [tag("title", [:], $0)] } ?? []))
    }

    mutating func dot(_ x: Double, _ y: Double, _ radius: Double, _ style: String, tip: String? = nil) {
        parts.append(
            tag(
                "circle", ["cx": x, "cy": y, "r": radius, "class": style], tip.map { [tag("title", [:], $0)] } ?? []))
    }
}

/// Round numbers along an axis from 0.
struct Steps {
    let values: [Int]
    var top: Double { Double(values.last ?? 1) }

    /// - Parameter count: So many beside 0 at most.
    init(to most: Int, count: Int = 4) {
        let most = max(1, most)
        var (step, factors) = (1, [2, 5, 10][...])
        var power = 1
        while (most + step - 1) / step > count {
            if let factor = factors.popFirst() {
                step = power * factor
                if factor == 10 { (power, factors) = (step, [2, 5, 10][...]) }
            }
        }
        values = Array(stride(from: 0, through: (most + step - 1) / step * step, by: step))
    }
}

/// The patterns that tell areas apart where there is no colour.
enum Pattern {
    static var definitions: Markup {
        tag(
            "svg", ["class": "patterns", "width": 0, "height": 0, "aria-hidden": "true", "focusable": "false"],
            tag(
                "defs", [:],
                tag(
                    "pattern",
                    [
                        "id": "hatch", "width": 6, "height": 6, "patternUnits": "userSpaceOnUse",
                        "patternTransform": "rotate(45)",
                    ],
                    tag("rect", ["width": 6, "height": 6, "class": "hatch-ground"]),
                    tag("rect", ["width": 2.5, "height": 6, "class": "hatch-line"]))))
    }
}
