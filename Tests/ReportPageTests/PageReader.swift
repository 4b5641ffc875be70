/// Reads a page as strictly as a reader of XML does: every tag is closed, in order, and every `&` names a character.
struct PageReader {
    /// The names of the elements, in order.
    private(set) var elements: [String] = []
    /// The values of the attributes, with the names of both.
    private(set) var attributes: [(element: String, name: String, value: String)] = []
    /// What is between the tags, the rules of the page aside.
    private(set) var text = ""
    /// What is wrong; empty for a page that is well formed.
    private(set) var mistakes: [String] = []

    private var rest: Substring
    private var open: [String] = []

    init(_ page: String) {
        rest = page[...]
        let type = "<!DOCTYPE html>\n"
        if rest.hasPrefix(type) { rest = rest.dropFirst(type.count) } else { mistakes.append("no document type") }
        while !rest.isEmpty { step() }
        if !open.isEmpty { mistakes.append("not closed: \(open)") }
    }

    private mutating func step() {
        guard rest.first == "<" else {
            let words = rest.prefix { $0 != "<" }
            rest = rest[words.endIndex...]
            if words.contains(">") { mistakes.append("a bare > in “\(words.prefix(40))”") }
            // What a style has is read by another reader than that of tags.
            if open.last != "style" { text += decoded(words) }
            return
        }
        let inside = rest.dropFirst().prefix { $0 != ">" }
        guard inside.endIndex < rest.endIndex else {
            mistakes.append("a tag without an end: \(inside.prefix(40))")
            rest = ""
            return
        }
        rest = rest[inside.endIndex...].dropFirst()
        if inside.hasPrefix("/") {
            if open.popLast() != String(inside.dropFirst()) { mistakes.append("closed out of order: \(inside)") }
            // Texts of two elements are two words.
            text += " "
            return
        }
        read(inside)
    }

    private mutating func read(_ tag: Substring) {
        let isClosed = tag.hasSuffix("/")
        var parts = isClosed ? tag.dropLast() : tag
        let name = parts.prefix { $0.isLetter || $0.isNumber }
        if name.isEmpty { mistakes.append("a tag without a name: \(tag.prefix(40))") }
        elements.append(String(name))
        parts = parts.dropFirst(name.count)
        while !parts.isEmpty {
            guard parts.first == " ", let equals = parts.firstIndex(of: "="),
                parts[equals...].dropFirst().first == "\""
            else { return mistakes.append("a strange attribute of \(name): \(parts.prefix(40))") }
            let key = parts[..<equals].dropFirst()
            let value = parts[equals...].dropFirst(2).prefix { $0 != "\"" }
            attributes.append((String(name), String(key), decoded(value)))
            parts = parts[value.endIndex...].dropFirst()
        }
        if !isClosed { open.append(String(name)) }
    }

    private static let characters = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]

    private mutating func decoded(_ text: Substring) -> String {
        var parts = text.split(separator: "&", omittingEmptySubsequences: false)
        var result = String(parts.removeFirst())
        for part in parts {
            let name = part.prefix { $0 != ";" }
            if Self.characters[String(name)] == nil || name.count == part.count {
                mistakes.append("a bare & before “\(part.prefix(20))”")
            }
            result += (Self.characters[String(name)] ?? "") + part.dropFirst(name.count + 1)
        }
        return result
    }
}
