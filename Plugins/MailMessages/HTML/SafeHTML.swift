/// HTML that may stand in a web page: some elements and attributes of what came, written anew.
///
/// What runs, loads, hides, overlays or can be filled in is left out, whoever wrote the page: scripts, styles, forms,
/// frames, foreign content (SVG, MathML), comments, identifiers and names. Links lead to http, https, mailto and tel
/// addresses only and have `rel="noopener noreferrer"`. Pictures that came with the mail (`cid:`, RFC 2392) have
/// their Content-ID in `data-cid` and no `src`, for the host to set; nothing of the result makes a browser fetch
/// anything.
///
/// The result is safe by its own grammar, not by how the input was understood: every "<" in it begins a tag of
/// the allow-list, all are closed in order, all values are quoted and escaped. Cleaning it again changes nothing.
public struct SafeHTML: Sendable, Hashable {
    /// What becomes of pictures that would be fetched.
    public enum RemotePictures: Sendable, Hashable {
        /// A link with the picture’s description, or its address.
        case links
        /// Only the description.
        case leftOut
    }

    /// The content for an element of a page, without `html` and `body`.
    public let html: String
    /// Pictures elsewhere that are not shown; those that only count readers are not counted.
    public let remotePictures: Int
    /// Content-IDs of the pictures in `html`, in order, without angle brackets.
    public let contentIDs: [String]
    /// Whether the HTML was longer than the limit and only its beginning was read.
    public let isCut: Bool

    /// - Parameters:
    ///   - html: A page or a part of one, however damaged.
    ///   - byteLimit: Bytes of UTF-8 that are read.
    ///   - pictures: What becomes of pictures that would be fetched.
    public init(of html: String, byteLimit: Int = 1 << 20, remotePictures pictures: RemotePictures = .links) {
        var writer = SafeHTMLWriter(pictures: pictures)
        var reader = HTMLReader(html, byteLimit: byteLimit, isHidden: HTMLStyle.isHidden)
        while let event = reader.next() {
            switch event {
            case .start(let element): writer.start(element)
            case .end: writer.end()
            case .text(let text): writer.add(text)
            }
        }
        self.html = writer.html
        remotePictures = writer.remotePictures
        contentIDs = writer.contentIDs
        isCut = html.utf8.count > byteLimit
    }
}

/// Writes the elements that are allowed; the text of the others stays.
struct SafeHTMLWriter {
    private let pictures: SafeHTML.RemotePictures
    private(set) var html = ""
    private(set) var remotePictures = 0
    private(set) var contentIDs: [String] = []
    /// The end tag of each open element; nil for those that were not written.
    private var open: [String?] = []
    private var written = 0
    private var isInLink = false
    /// Right after `<pre>` a browser drops a line end.
    private var isAfterPre = false

    /// Elements written within each other; fewer than are read, so that all of the result is read again.
    private static let depth = 200

    init(pictures: SafeHTML.RemotePictures) {
        self.pictures = pictures
    }

    // MARK: - Events

    mutating func start(_ element: HTMLElement) {
        if element.tag == .img {
            open.append(nil)
            return addPicture(element)
        }
        guard let name = Self.name(of: element.tag), written < Self.depth else { return open.append(nil) }
        var attributes = Self.attributes(of: element)
        if element.tag == .a {
            guard !isInLink, let address = element[.href].flatMap({ LinkAddress($0) }), address.scheme != "cid" else {
                return open.append(nil)
            }
            isInLink = true
            attributes = [("href", address.text), ("rel", "noopener noreferrer")] + attributes
        } else if element.tag == .span, attributes.isEmpty {
            return open.append(nil)
        }
        writeTag(name, attributes)
        guard !element.tag.isVoid else { return open.append(nil) }
        open.append(name)
        written += 1
        isAfterPre = name == "pre"
    }

    mutating func end() {
        guard let last = open.popLast(), let name = last else { return }
        html += "</" + name + ">"
        written -= 1
        if name == "a" { isInLink = false }
        isAfterPre = false
    }

    mutating func add(_ text: String) {
        guard let first = text.utf8.first(where: { Self.replacement(for: $0) != "" }) else { return }
        if isAfterPre, first == 0x0A || first == 0x0D { html += "\n" }
        isAfterPre = false
        escape(text)
    }

    // MARK: - Pictures

    private mutating func addPicture(_ element: HTMLElement) {
        let description = Self.label(element[.alt])
        let source = element[.src].flatMap { LinkAddress($0) }
        if let source, source.scheme == "http" || source.scheme == "https" {
            remotePictures += 1
            let words = description ?? (isInLink ? nil : source.text)
            guard let words else { return }
            guard pictures == .links, !isInLink, written < Self.depth else { return add(description ?? "") }
            writeTag("a", [("href", source.text), ("rel", "noopener noreferrer")])
            escape(words)
            html += "</a>"
            return
        }
        let identifier =
            source?.scheme == "cid" ? source.map { $0.text.dropFirst(4) } : element[.contentID].map { $0[...] }
        guard let identifier, Self.isContentID(identifier) else { return add(description ?? "") }
        contentIDs.append(String(identifier))
        var attributes = [("data-cid", String(identifier)), ("alt", description ?? "")]
        for (name, size) in [("width", element[.width]), ("height", element[.height])] {
            if let size = Self.number(size, in: 2...4_096) { attributes.append((name, size)) }
        }
        writeTag("img", attributes)
    }

    /// Printable ASCII without what has a meaning in HTML (RFC 2045, 7 allows more; nothing sends it).
    private static func isContentID(_ text: Substring) -> Bool {
        (1...255).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x21...0x7E).contains($0) && ![0x22, 0x26, 0x27, 0x3C, 0x3E, 0x60].contains($0)
            }
    }

    // MARK: - Allow-list

    /// The name under which an element is written; nil if only its content is.
    private static func name(of tag: HTMLTag) -> String? {
        switch tag {
        case .a, .abbr, .b, .blockquote, .br, .caption, .cite, .code, .dd, .del, .dfn, .div, .dl, .dt, .em, .h1, .h2,
            .h3, .h4, .h5, .h6, .hr, .i, .ins, .kbd, .li, .mark, .ol, .p, .pre, .q, .s, .samp, .small, .span, .strong,
            .sub, .sup, .table, .tbody, .td, .tfoot, .th, .thead, .tr, .u, .ul, .var:
            tag.rawValue
        case .strike: "s"
        case .tt: "code"
        case .listing, .xmp, .plaintext: "pre"
        case .menu, .dir: "ul"
        default: tag.isBlock ? "div" : nil
        }
    }

    private static func attributes(of element: HTMLElement) -> [(String, String)] {
        var found: [(String, String)] = []
        if let direction = element[.dir]?.lowercased(), ["ltr", "rtl", "auto"].contains(direction) {
            found.append(("dir", direction))
        }
        if let language = element[.lang], isLanguage(language) { found.append(("lang", language)) }
        if element.tag.isBlock, let align = element[.align]?.lowercased(),
            ["left", "right", "center", "justify"].contains(align)
        {
            found.append(("align", align))
        }
        switch element.tag {
        case .td, .th:
            if let span = number(element[.colspan], in: 2...100) { found.append(("colspan", span)) }
            if let span = number(element[.rowspan], in: 2...100) { found.append(("rowspan", span)) }
        case .ol:
            if let start = number(element[.start], in: 0...1_000_000) { found.append(("start", start)) }
        case .abbr:
            if let title = label(element[.title]) { found.append(("title", title)) }
        default: break
        }
        return found
    }

    /// The form of a language tag (RFC 5646, 2.1).
    private static func isLanguage(_ text: String) -> Bool {
        (1...35).contains(text.utf8.count)
            && text.utf8.allSatisfy { HTMLTokenizer.isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    private static func number(_ text: String?, in range: ClosedRange<Int>) -> String? {
        guard let text, text.utf8.count < 10, let number = Int(text), range.contains(number) else { return nil }
        return String(number)
    }

    /// A description of at most 500 characters; nil if it says nothing.
    private static func label(_ text: String?) -> String? {
        guard let text, text.utf8.contains(where: { !HTMLTokenizer.isSpace($0) }) else { return nil }
        return String(text.unicodeScalars.prefix(500))
    }

    // MARK: - Writing

    private mutating func writeTag(_ name: String, _ attributes: [(String, String)]) {
        isAfterPre = false
        html += "<" + name
        for (name, value) in attributes {
            html += " " + name + "=\""
            escape(value)
            html += "\""
        }
        html += ">"
    }

    /// Escapes for text and for quoted values alike. Control characters are left out, a carriage return becomes a
    /// line end: a browser would read them otherwise than they were written.
    private mutating func escape(_ text: String) {
        var start = text.utf8.startIndex
        var index = start
        while index < text.utf8.endIndex {
            let byte = text.utf8[index]
            let next = text.utf8.index(after: index)
            if let replacement = Self.replacement(for: byte) {
                html += text[start..<index]
                html += replacement
                start = next
            }
            index = next
        }
        html += text[start...]
    }

    private static func replacement(for byte: UInt8) -> String? {
        switch byte {
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        case 0x22: "&#34;"
        case 0x60: "&#96;"
        case 0x0D: "\n"
        case 0x09, 0x0A: nil
        case 0x00...0x1F, 0x7F: ""
        default: nil
        }
    }
}
