/// A strict reading of cleaned HTML that shares nothing with the module: whatever is not of its small grammar is a
/// fault. A browser cannot read such a text in another way: there is no "<" in it but at tags that are listed, no
/// quote within a value, and each element ends in order.
struct SafeHTMLCheck {
    private static let elements: Set<String> = [
        "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dfn", "div", "dl", "dt", "em",
        "h1",
        "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp",
        "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
    ]
    private static let void: Set<String> = ["br", "hr", "img"]
    private static let attributes: Set<String> = [
        "align", "alt", "colspan", "data-cid", "dir", "height", "href", "lang", "rel", "rowspan", "start", "title",
        "width",
    ]
    private static let references = ["amp;", "lt;", "gt;", "#34;", "#96;"]
    private static let schemes = ["http://", "https://", "mailto:", "tel:"]

    private var rest: Substring
    private var open: [String] = []

    init(_ html: String) {
        rest = html[...]
    }

    mutating func firstFault() -> String? {
        while let next = rest.unicodeScalars.first {
            if next == "<" {
                if let fault = readTag() { return fault }
            } else {
                let text = take { $0 != "<" }
                if let fault = Self.fault(inText: text) { return fault }
            }
        }
        return open.isEmpty ? nil : "not closed: \(open)"
    }

    private mutating func take(while matches: (Unicode.Scalar) -> Bool) -> Substring {
        let scalars = rest.unicodeScalars
        let end = scalars.firstIndex { !matches($0) } ?? scalars.endIndex
        defer { rest = rest[end...] }
        return rest[..<end]
    }

    private mutating func takes(_ text: String) -> Bool {
        guard rest.unicodeScalars.starts(with: text.unicodeScalars) else { return false }
        rest = Substring(rest.unicodeScalars.dropFirst(text.unicodeScalars.count))
        return true
    }

    private mutating func readTag() -> String? {
        _ = takes("<")
        if takes("/") {
            let name = String(take { $0 != ">" })
            guard open.popLast() == name, takes(">") else { return "end of \(name)" }
            return nil
        }
        let name = String(take { $0 != " " && $0 != ">" })
        guard Self.elements.contains(name) else { return "element \(name)" }
        var values: [String: String] = [:]
        while takes(" ") {
            let attribute = String(take { $0 != "=" && $0 != ">" })
            guard Self.attributes.contains(attribute), values[attribute] == nil else { return "attribute \(attribute)" }
            guard takes("=\"") else { return "value of \(attribute)" }
            let value = take { $0 != "\"" }
            guard takes("\"") else { return "end of the value of \(attribute)" }
            if value.contains("<") || value.contains(">") { return "markup in \(attribute)" }
            if let fault = Self.fault(inText: value) { return fault }
            values[attribute] = String(value)
        }
        guard takes(">") else { return "end of tag \(name)" }
        if name == "a", open.contains("a") { return "a link within a link" }
        if name == "a" || values["href"] != nil {
            let address = values["href"]?.lowercased() ?? ""
            guard name == "a", Self.schemes.contains(where: address.hasPrefix) else { return "address \(address)" }
            guard values["rel"] == "noopener noreferrer" else { return "rel" }
        }
        if !Self.void.contains(name) { open.append(name) }
        return nil
    }

    /// Text holds no markup, no bare ampersand, and no character that browsers read as another.
    private static func fault(inText text: Substring) -> String? {
        for scalar in text.unicodeScalars {
            if scalar.value < 0x20, scalar != "\n", scalar != "\t" { return "control character" }
            if scalar == ">" || scalar == "`" || scalar == "\"" { return "bare \(scalar)" }
        }
        for piece in text.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false).dropFirst()
        where !references.contains(where: { piece.starts(with: $0.utf8) }) {
            return "bare ampersand"
        }
        return nil
    }
}
