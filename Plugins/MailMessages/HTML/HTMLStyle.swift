/// What a style attribute says that matters for reading: whether the element can be seen.
struct HTMLStyle {
    private(set) var values: [String: String] = [:]

    init(_ style: String?) {
        guard let style else { return }
        for declaration in style.utf8.split(separator: UInt8(ascii: ";"), maxSplits: 100) {
            guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = Self.plain(declaration[..<colon])
            var value = Self.plain(declaration[declaration.index(after: colon)...])
            if value.hasSuffix("!important") { value.removeLast(10) }
            values[name] = value
        }
    }

    /// Small letters without spaces.
    private static func plain(_ text: Substring.UTF8View) -> String {
        let bytes = text.prefix(200).filter { !HTMLTokenizer.isSpace($0) }
        return String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    subscript(_ name: String) -> String? { values[name] }

    private func isZero(_ name: String) -> Bool {
        guard let value = values[name], value.utf8.first == 0x30 else { return false }
        return !value.utf8.contains { (0x31...0x39).contains($0) }
    }

    /// Not shown at all. A size of 0 for letters alone hides nothing: newsletters set it around cells that set their
    /// own.
    var hides: Bool {
        if values["display"] == "none" || values["visibility"] == "hidden" { return true }
        let hasNoHeight = isZero("max-height") || isZero("height")
        if hasNoHeight, values["overflow"] == "hidden" { return true }
        return isZero("opacity") && (isZero("font-size") || hasNoHeight)
    }

    /// Whether the element is not shown, by its attributes or its style; pictures of at most a point are for counting
    /// readers.
    @Sendable static func isHidden(_ element: HTMLElement) -> Bool {
        if element[.hidden] != nil { return true }
        let style = HTMLStyle(element[.style])
        if style.hides { return true }
        guard element.tag == .img else { return false }
        let sizes = [element[.width] ?? style["width"], element[.height] ?? style["height"]]
        return sizes.contains { size in
            guard let size else { return false }
            return size == "0" || size == "1" || size == "0px" || size == "1px"
        }
    }
}
