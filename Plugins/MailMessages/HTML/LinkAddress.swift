/// An address that a link may lead to: http, https, mailto or tel, as browsers read it (WHATWG URL, 4.4): spaces
/// around it, and tabs and line ends within it, do not count.
struct LinkAddress {
    /// The address without those.
    let text: String
    /// "http", "https", "mailto", "tel" or "cid".
    let scheme: String

    /// Bytes of the longest address that is kept.
    static let longest = 3_000

    /// Nil for any other scheme, for addresses without one, and for addresses with nothing behind it.
    init?(_ raw: String) {
        guard raw.utf8.count <= HTMLTokenizer.valueBytes else { return nil }
        var scalars = String.UnicodeScalarView()
        for scalar in raw.unicodeScalars where ![0x09, 0x0A, 0x0D].contains(scalar.value) { scalars.append(scalar) }
        while let first = scalars.first, first.value <= 0x20 { scalars.removeFirst() }
        while let last = scalars.last, last.value <= 0x20 { scalars.removeLast() }
        let text = String(scalars)
        guard text.utf8.count <= Self.longest, let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
            return nil
        }
        let scheme = text[..<colon].lowercased()
        let rest = text[text.index(after: colon)...]
        switch scheme {
        case "http", "https": guard rest.hasPrefix("//"), rest.utf8.count > 2 else { return nil }
        case "mailto", "tel", "cid": guard !rest.isEmpty else { return nil }
        default: return nil
        }
        // Control characters, and marks that turn the direction of text, would make it look like another.
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x00...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return nil
            default: continue
            }
        }
        self.text = text
        self.scheme = scheme
    }

    /// What is shown of it: a mail address or telephone number without the scheme.
    var shown: String {
        guard scheme == "mailto" || scheme == "tel" else { return text }
        return String(text.dropFirst(scheme.utf8.count + 1).prefix { $0 != "?" })
    }

    /// Whether a text already says the address.
    func isSaid(by text: String) -> Bool {
        Self.bare(text) == Self.bare(shown) || text.contains(shown)
    }

    private static func bare(_ text: String) -> Substring {
        var rest = Substring(text.lowercased())
        for prefix in ["https://", "http://", "mailto:", "tel:", "www."] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
        }
        while rest.hasSuffix("/") { rest = rest.dropLast() }
        return rest
    }
}
