/// Judges HTML by what it consists of: reads it tag by tag, as strictly as the renderer writes it, and names whatever
/// is not on the list. Shares nothing with the renderer.
struct AllowedHTML {
    private static let elements: [String: Set<String>] = [
        "a": ["href", "title"], "blockquote": [], "br": [], "code": ["class"], "del": [], "em": [], "h1": ["id"],
        "h2": ["id"], "h3": ["id"], "h4": ["id"], "h5": ["id"], "h6": ["id"], "hr": [],
        "input": ["type", "checked", "disabled"], "li": [], "ol": ["start"], "p": [], "pre": [], "strong": [],
        "table": [], "thead": [], "tbody": [], "tr": [], "th": ["align"], "td": ["align"], "ul": [],
        "img": ["src", "alt", "title"],
    ]
    private static let empty: Set<String> = ["br", "hr", "input", "img"]

    private var findings: [String] = []
    private var open: [String] = []
    private(set) var addresses: [String] = []

    /// What is wrong; nothing for HTML that may stand in a page.
    static func findings(in html: String, pictures: Bool = false) -> [String] {
        var judge = AllowedHTML()
        judge.read(Array(html.unicodeScalars), pictures: pictures)
        return judge.findings
    }

    private mutating func read(_ text: [Unicode.Scalar], pictures: Bool) {
        var position = 0
        while position < text.count {
            switch text[position] {
            case "<":
                guard let end = text[position...].firstIndex(of: ">") else {
                    return findings.append("a tag without end")
                }
                read(tag: String(String.UnicodeScalarView(text[(position + 1)..<end])), pictures: pictures)
                position = end + 1
            case ">", "\"", "\0":
                findings.append("\(text[position]) stands in the text")
                position += 1
            default: position += 1
            }
        }
        if !open.isEmpty { findings.append("not closed: \(open)") }
    }

    private mutating func read(tag: String, pictures: Bool) {
        if tag.hasPrefix("/") {
            let name = String(tag.dropFirst())
            if open.popLast() != name { findings.append("</\(name)> closes something else") }
            return
        }
        var rest = tag[...]
        let name = String(rest.prefix { $0 != " " })
        rest = rest.dropFirst(name.count)
        guard let allowed = Self.elements[name], pictures || name != "img" else {
            return findings.append("the element “\(name)”")
        }
        if !Self.empty.contains(name) { open.append(name) }
        while let next = rest.first, next == " " || next == "/" {
            rest = rest.dropFirst()
            guard rest.first != "/", !rest.isEmpty else { continue }
            let attribute = String(rest.prefix { $0 != "=" })
            rest = rest.dropFirst(attribute.count)
            guard rest.hasPrefix("=\"") else { return findings.append("“\(tag)” has an attribute without quotes") }
            let value = String(rest.dropFirst(2).prefix { $0 != "\"" })
            rest = rest.dropFirst(value.count + 3)
            check(attribute, value, of: name, allowed: allowed)
        }
        if !rest.isEmpty { findings.append("“\(tag)” goes on with “\(rest)”") }
    }

    private mutating func check(_ attribute: String, _ value: String, of name: String, allowed: Set<String>) {
        guard allowed.contains(attribute) else { return findings.append("\(name) has the attribute “\(attribute)”") }
        switch attribute {
        case "href": check(address: value, schemes: ["http", "https", "mailto", "tel"])
        case "src": check(address: value, schemes: ["http", "https"])
        case "class": if !value.hasPrefix("language-") { findings.append("the class “\(value)”") }
        case "type": if value != "checkbox" { findings.append("an input of type “\(value)”") }
        default: break
        }
    }

    private mutating func check(address: String, schemes: Set<String>) {
        addresses.append(address)
        let plain = address.replacing("&amp;", with: "&").replacing("&#x27;", with: "'").lowercased()
            .unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
        let start = String(String.UnicodeScalarView(plain.prefix { !"/?#\\".unicodeScalars.contains($0) }))
        guard let colon = start.firstIndex(of: ":") else { return }
        if !schemes.contains(String(start[..<colon])) { findings.append("the address “\(address)”") }
    }
}
