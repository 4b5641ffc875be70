/// The text of an HTML mail as a person reads it: headings, paragraphs, lists, tables, quotes; links as
/// "text (address)" where the two differ; pictures as "[their description]". What is not shown (styles, scripts,
/// comments, hidden elements, pictures that count readers) is left out.
///
/// Quotes are marked with ">", and what mail programs put between the new text and what is answered becomes a line
/// that `ReplyText` knows. Nothing is fetched. Time grows with the length of the HTML.
public struct HTMLText: Sendable, Hashable {
    /// Lines end with LF; no blank lines around the text.
    public let text: String
    /// Whether the HTML was longer than the limit and only its beginning was read.
    public let isCut: Bool

    /// - Parameters:
    ///   - html: A page or a part of one, however damaged.
    ///   - byteLimit: Bytes of UTF-8 that are read.
    public init(of html: String, byteLimit: Int = 1 << 20) {
        var writer = HTMLTextWriter()
        var reader = HTMLReader(html, byteLimit: byteLimit, isHidden: HTMLStyle.isHidden)
        while let event = reader.next() {
            switch event {
            case .start(let element): writer.start(element)
            case .end(let element): writer.end(element)
            case .text(let text): writer.add(text)
            }
        }
        text = writer.finished()
        isCut = html.utf8.count > byteLimit
    }
}

/// Writes the text of the events that `HTMLReader` finds.
struct HTMLTextWriter {
    private struct Row {
        var cells = 0
        /// Whether each cell so far was one line.
        var isPlain = true
        /// Lines, and bytes of the text, when the cell began.
        var lines = 0
        var start = 0
    }

    private struct Link {
        var address: LinkAddress?
        /// Bytes of the text when the link began.
        var start: Int
    }

    private var layout = TextLayout()
    private var rows: [Row] = []
    private var links: [Link] = []
    /// The next number of each open list; nil where entries have none.
    private var lists: [Int?] = []
    /// Where the open elements with an attribution began.
    private var attributions: [Int] = []
    private var preformatted = 0

    mutating func add(_ text: String) {
        if preformatted > 0 { layout.addLines(text) } else { layout.add(text) }
    }

    mutating func finished() -> String {
        layout.finished()
    }

    // MARK: - Starts

    mutating func start(_ element: HTMLElement) {
        switch MailMark(element) {
        case .divider: layout.addRule(MailMark.dividerLine)
        case .signature: layout.addRule("-- ")
        case .quote: layout.beginQuote()
        case .attribution:
            layout.breakLine()
            attributions.append(layout.bytes.count)
        case nil: break
        }
        switch element.tag {
        case .br: layout.addLineEnd()
        case .hr:
            layout.breakLine(2)
            layout.add("---")
            layout.breakLine(2)
        case .img: addPicture(element)
        case .a: links.append(Link(address: element[.href].flatMap { LinkAddress($0) }, start: layout.bytes.count))
        case .q: layout.add("\"")
        case .pre, .listing, .plaintext, .xmp:
            layout.breakLine(2)
            preformatted += 1
        case .ul, .ol, .menu, .dir: startList(element)
        case .li: startEntry()
        case .dd:
            layout.breakLine()
            layout.beginIndent(4)
        case .tr:
            layout.breakLine()
            rows.append(Row())
        case .td, .th: startCell()
        default: if !isCellFresh { layout.breakLine(for: element) }
        }
    }

    private mutating func addPicture(_ element: HTMLElement) {
        guard let description = element[.alt], description.utf8.contains(where: { !HTMLTokenizer.isSpace($0) }) else {
            return
        }
        // An emoji that a mail program made a picture of stays what it is.
        let isSymbol = description.count <= 2 && !description.utf8.contains { $0 < 0x80 }
        layout.add(isSymbol ? description : "[" + description + "]")
    }

    private mutating func startList(_ element: HTMLElement) {
        layout.breakLine(lists.isEmpty ? 2 : 1)
        guard element.tag == .ol else { return lists.append(Optional<Int>.none) }
        let start = element[.start].flatMap { Int($0) } ?? 1
        lists.append((0...1_000_000).contains(start) ? start : 1)
    }

    private mutating func startEntry() {
        guard let last = lists.indices.last, let number = lists[last] else { return layout.beginEntry("- ") }
        layout.beginEntry("\(number). ")
        lists[last] = number + 1
    }

    private mutating func startCell() {
        guard let last = rows.indices.last else { return layout.breakLine() }
        if rows[last].cells > 0 {
            if rows[last].isPlain { layout.addCellEnd() } else { layout.breakLine() }
        }
        rows[last].cells += 1
        rows[last].lines = layout.isInLine ? layout.lines : layout.lines + 1
        rows[last].start = layout.bytes.count
    }

    /// At the beginning of a cell a block does not begin a line: the cell did, or stands beside another.
    private var isCellFresh: Bool {
        rows.last.map { $0.cells > 0 && $0.start == layout.bytes.count } ?? false
    }

    // MARK: - Ends

    mutating func end(_ element: HTMLElement) {
        switch element.tag {
        case .a: endLink()
        case .q: layout.add("\"")
        case .pre, .listing, .plaintext, .xmp:
            preformatted -= 1
            layout.breakLine(2)
        case .ul, .ol, .menu, .dir:
            _ = lists.popLast()
            layout.breakLine(lists.isEmpty ? 2 : 1)
        case .li: layout.endEntry()
        case .dd: layout.endMargin()
        case .tr:
            _ = rows.popLast()
            layout.breakLine()
        case .td, .th: endCell()
        case .br, .hr, .img: break
        default: layout.breakLine(for: element)
        }
        switch MailMark(element) {
        case .quote: layout.endMargin()
        case .attribution: if let place = attributions.popLast() { layout.quoteLine(from: place) }
        default: break
        }
    }

    private mutating func endCell() {
        guard let last = rows.indices.last else { return }
        if layout.lines > rows[last].lines { rows[last].isPlain = false }
        if rows[last].isPlain, layout.bytes.count > rows[last].start { layout.joinLine() }
    }

    private mutating func endLink() {
        guard let link = links.popLast(), let address = link.address, address.scheme != "cid" else { return }
        let text = layout.bytes.dropFirst(link.start)
        guard text.contains(where: { !HTMLTokenizer.isSpace($0) }) else { return }
        let said = String(decoding: text.prefix(4_096), as: UTF8.self)
        let words = said.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if !address.isSaid(by: words) { layout.append(" (" + address.shown + ")") }
    }
}

extension TextLayout {
    /// Ends the line as a block does: paragraphs, headings and lists with a blank line. Word’s paragraphs have no
    /// margin; blank lines between them are paragraphs of their own.
    fileprivate mutating func breakLine(for element: HTMLElement) {
        switch element.tag {
        case .p: breakLine(element[.class]?.hasPrefix("Mso") == true ? 1 : 2)
        case .h1, .h2, .h3, .h4, .h5, .h6, .dl, .figure: breakLine(2)
        case .blockquote: breakLine(2)
        default: if element.tag.isBlock { breakLine() }
        }
    }
}

/// What a mail program says by an element about the text in it or after it.
enum MailMark: Equatable {
    /// The text within is quoted.
    case quote
    /// The text within names who wrote the quote that follows.
    case attribution
    /// What follows is the mail that is answered or passed on.
    case divider
    /// The text within is a signature.
    case signature

    /// The line that Outlook itself writes in plain text.
    static let dividerLine = String(repeating: "_", count: 32)

    init?(_ element: HTMLElement) {
        guard element.tag != .blockquote else {
            self = .quote
            return
        }
        guard element.tag == .div || element.tag == .hr || element.tag == .pre || element.tag == .span else {
            return nil
        }
        let id = element[.id] ?? ""
        if id == "divRplyFwdMsg" || id == "zwchr" || element.isOutlookBorder {
            self = .divider
        } else if id == "Signature" || id == "ms-outlook-mobile-signature" {
            self = .signature
        } else if let mark = Self.mark(ofClasses: element[.class] ?? "") {
            self = mark
        } else {
            return nil
        }
    }

    private static func mark(ofClasses classes: String) -> MailMark? {
        for name in classes.prefix(400).split(separator: " ") {
            switch name {
            case "gmail_attr", "moz-cite-prefix": return .attribution
            case "yahoo_quoted", "protonmail_quote", "zmail_extra": return .quote
            case "gmail_signature": return .signature
            default: continue
            }
        }
        return nil
    }
}

extension HTMLElement {
    /// The line that Outlook draws over the header of the mail that is answered.
    fileprivate var isOutlookBorder: Bool {
        guard tag == .div, let style = self[.style] else { return false }
        let values = HTMLStyle(style)
        guard let top = values["border-top"], top.hasPrefix("solid"), values["border"] == "none" else { return false }
        return values["padding"]?.hasPrefix("3.0pt0") == true || values["padding"]?.hasPrefix("3pt0") == true
    }
}
