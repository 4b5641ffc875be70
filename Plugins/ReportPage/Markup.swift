/// A piece of a page. Texts become part of one only escaped, so that nothing in them can be taken for markup.
struct Markup: Sendable {
    let html: String

    private init(html: String) { self.html = html }

    init(_ parts: [Markup]) { html = parts.map(\.html).joined() }

    static let nothing = Markup(html: "")

    static func text(_ text: String) -> Markup { Markup(html: text.escaped) }

    /// The rules of the page, which are the same for all.
    static func style(_ rules: String) -> Markup { Markup(html: "<style>\(rules)</style>") }

    static func page(_ root: Markup) -> Markup { Markup(html: "<!DOCTYPE html>\n\(root.html)\n") }

    static func tag(_ name: String, _ attributes: KeyValuePairs<String, any AttributeValue>, _ parts: [Markup])
        -> Markup
    {
        var html = "<" + name
        for (key, value) in attributes { html += " \(key)=\"\(value.attribute.escaped)\"" }
        let inside = parts.map(\.html).joined()
        // Elements of HTML are closed by a tag of their own even where they are empty; those of SVG need none.
        let closes = !inside.isEmpty || ["p", "td", "th", "span", "div", "ul", "dd"].contains(name)
        return Markup(html: html + (closes ? ">\(inside)</\(name)>" : "/>"))
    }
}

func tag(_ name: String, _ attributes: KeyValuePairs<String, any AttributeValue> = [:], _ parts: Markup...) -> Markup {
    .tag(name, attributes, parts)
}

func tag(_ name: String, _ attributes: KeyValuePairs<String, any AttributeValue> = [:], _ parts: [Markup]) -> Markup {
    .tag(name, attributes, parts)
}

func tag(_ name: String, _ attributes: KeyValuePairs<String, any AttributeValue> = [:], _ text: String) -> Markup {
    .tag(name, attributes, [.text(text)])
}

/// What an attribute may be.
protocol AttributeValue {
    var attribute: String { get }
}

extension String: AttributeValue {
    var attribute: String { self }

    /// Without what has a meaning in HTML, and without what cannot be seen but changes what is: control characters and
    /// those that turn the direction of what follows.
    var escaped: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            case "\t", "\n": result.append(scalar)
            case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}",
                "\u{2066}"..."\u{2069}", "\u{FFFE}", "\u{FFFF}":
                result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// As it stands in a sentence.
    var quotable: String { shortened(to: 40) }

    /// At most so many letters; what is cut off is told by “…”.
    func shortened(to count: Int) -> String {
        self.count <= count ? self : prefix(max(1, count - 1)).trimmed + "…"
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

extension Int: AttributeValue {
    var attribute: String { "\(self)" }
}

extension Double: AttributeValue {
    /// To a tenth of a pixel.
    var attribute: String {
        guard isFinite else { return "0" }
        let tenths = Int((self * 10).rounded())
        let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
        return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
    }
}
