/// Splits HTML into tags and text as the HTML standard does (WHATWG, 13.2.5), in one pass over the bytes. Comments,
/// conditional comments, doctypes and processing instructions are passed over.
struct HTMLTokenizer {
    enum Token {
        case start(HTMLElement)
        case end(HTMLTag)
        case text(String)
    }

    /// Attributes of a tag that are read; further ones are passed over.
    static let attributes = 64
    /// Bytes of an attribute’s value; a longer one counts as absent.
    static let valueBytes = 16_384

    private let bytes: [UInt8]
    private var index = 0

    init(_ html: String, byteLimit: Int) {
        bytes = Array(html.utf8.prefix(max(0, byteLimit)))
    }

    private func byte(_ offset: Int = 0) -> UInt8? {
        let place = index + offset
        return place < bytes.count ? bytes[place] : nil
    }

    mutating func next() -> Token? {
        while index < bytes.count {
            guard bytes[index] == 0x3C else { return readText() }
            let second = byte(1) ?? 0
            if Self.isLetter(second) {
                index += 1
                if let element = readTag() { return .start(element) }
            } else if second == 0x2F {
                guard let third = byte(2) else { return readText() }
                index += 2
                if Self.isLetter(third) {
                    if let element = readTag() { return .end(element.tag) }
                } else {
                    skip(past: 0x3E)
                }
            } else if second == 0x21 {
                skipDeclaration()
            } else if second == 0x3F {
                skip(past: 0x3E)
            } else {
                return readText()
            }
        }
        return nil
    }

    /// The text of an element whose content holds no tags, up to its end tag, which is left to be read.
    mutating func rawText(until tag: HTMLTag) -> String {
        let name = Array(tag.rawValue.utf8)
        let start = index
        while index < bytes.count {
            if bytes[index] == 0x3C, byte(1) == 0x2F, holdsName(name, at: index + 2) { break }
            index += 1
        }
        return HTMLEntities.decoded(bytes[start..<index], inAttribute: false, references: tag == .textarea)
    }

    /// All that is left, as text.
    mutating func rest() -> String {
        defer { index = bytes.count }
        return HTMLEntities.decoded(bytes[index...], inAttribute: false, references: false)
    }

    /// Passes over a line end right here, as the standard does after `<pre>`.
    mutating func skipLineEnd() {
        if byte() == 0x0D { index += 1 }
        if byte() == 0x0A { index += 1 }
    }

    private func holdsName(_ name: [UInt8], at start: Int) -> Bool {
        guard start + name.count < bytes.count else { return false }
        for (offset, expected) in name.enumerated() where bytes[start + offset] | 0x20 != expected { return false }
        let after = bytes[start + name.count]
        return Self.isSpace(after) || after == 0x2F || after == 0x3E
    }

    private mutating func readText() -> Token {
        let start = index
        index += 1
        while index < bytes.count {
            if bytes[index] == 0x3C {
                let second = byte(1) ?? 0
                if Self.isLetter(second) || [0x21, 0x2F, 0x3F].contains(second) { break }
            }
            index += 1
        }
        return .text(HTMLEntities.decoded(bytes[start..<index], inAttribute: false, references: true))
    }

    private mutating func skip(past end: UInt8) {
        while index < bytes.count, bytes[index] != end { index += 1 }
        index = min(index + 1, bytes.count)
    }

    private mutating func skipDeclaration() {
        guard byte(2) == 0x2D, byte(3) == 0x2D else { return skip(past: 0x3E) }
        index += 4
        // "<!-->" and "<!--->" are whole comments.
        if byte() == 0x3E {
            index += 1
            return
        }
        if byte() == 0x2D, byte(1) == 0x3E {
            index += 2
            return
        }
        while index < bytes.count {
            if bytes[index] == 0x2D, byte(1) == 0x2D {
                if byte(2) == 0x3E {
                    index += 3
                    return
                }
                if byte(2) == 0x21, byte(3) == 0x3E {
                    index += 4
                    return
                }
            }
            index += 1
        }
    }

    /// Reads a tag whose name begins here; nil if the text ends within it.
    private mutating func readTag() -> HTMLElement? {
        let start = index
        while let next = byte(), !Self.isSpace(next), next != 0x2F, next != 0x3E { index += 1 }
        let name = index - start <= 32 ? Self.lowercased(bytes[start..<index]) : ""
        var element = HTMLElement(tag: HTMLTag(name: name))
        var count = 0
        while true {
            while let next = byte(), Self.isSpace(next) || next == 0x2F { index += 1 }
            guard let next = byte() else { return nil }
            if next == 0x3E {
                index += 1
                return element
            }
            let attribute = readAttribute()
            count += 1
            guard count <= Self.attributes, let name = HTMLAttribute(rawValue: attribute.name) else { continue }
            guard element.attributes[name] == nil, attribute.value.count <= Self.valueBytes else { continue }
            element.attributes[name] = HTMLEntities.decoded(
                bytes[attribute.value], inAttribute: true, references: true)
        }
    }

    private mutating func readAttribute() -> (name: String, value: Range<Int>) {
        let start = index
        index += 1
        while let next = byte(), !Self.isSpace(next), next != 0x2F, next != 0x3E, next != 0x3D { index += 1 }
        let name = index - start <= 16 ? Self.lowercased(bytes[start..<index]) : ""
        while let next = byte(), Self.isSpace(next) { index += 1 }
        guard byte() == 0x3D else { return (name, index..<index) }
        index += 1
        while let next = byte(), Self.isSpace(next) { index += 1 }
        if let quote = byte(), quote == 0x22 || quote == 0x27 {
            let value = index + 1
            index = value
            while let next = byte(), next != quote { index += 1 }
            let range = value..<index
            index = min(index + 1, bytes.count)
            return (name, range)
        }
        let value = index
        while let next = byte(), !Self.isSpace(next), next != 0x3E { index += 1 }
        return (name, value..<index)
    }

    private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20)
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
    }
}

/// The attributes that are looked at; all others are passed over while reading.
enum HTMLAttribute: String, Sendable {
    case align, alt, cite, colspan
    case contentID = "data-cid"
    case dir, height, hidden, href, id, lang, rowspan, src, start
    case style, title, type, width, `class`
}

/// An element with its attributes, the first of each name.
struct HTMLElement: Sendable {
    var tag: HTMLTag
    var attributes: [HTMLAttribute: String] = [:]

    subscript(_ name: HTMLAttribute) -> String? { attributes[name] }
}
