/// Lays out words on lines as plain text: spaces made one, blank lines between blocks, ">" before quotes, indents
/// in lists. At most `depth` marks and indents go before a line, so that the text stays as long as what it comes from.
struct TextLayout {
    private static let depth = 10

    private enum Margin {
        case quote
        case indent(Int)
    }

    /// UTF-8 of the lines so far.
    private(set) var bytes: [UInt8] = []
    private var margins: [Margin] = []
    /// How many of the margins have been in force since the last word: those of the blank lines that are due.
    private var shared = 0
    /// Line ends due before the next word.
    private var lineEnds = 0
    private var hasSpace = false
    private var isLineEmpty = true
    /// What a list puts before the first word of an entry, in place of the indent.
    private var marker = ""
    /// Lines begun so far.
    private(set) var lines = 0
    /// Whether the next block follows without a blank line, whatever its kind.
    private var isTight = false

    /// Whether words stand on the line and no line end is due.
    var isInLine: Bool { lineEnds == 0 && !isLineEmpty }

    // MARK: - Blocks

    /// Ends the line; with 2, a blank line follows.
    mutating func breakLine(_ count: Int = 1) {
        hasSpace = false
        if bytes.isEmpty { return }
        lineEnds = max(lineEnds, isTight ? min(count, 1) : count)
    }

    /// A line end that was written (`<br>`): each counts, up to two blank lines.
    mutating func addLineEnd() {
        hasSpace = false
        if isLineEmpty, bytes.isEmpty { return }
        lineEnds = min(lineEnds + 1, 3)
    }

    /// Takes back a line end that is due but was only meant for what follows in a block of its own.
    mutating func joinLine() {
        lineEnds = 0
    }

    /// Sets the next cell of a table’s row apart.
    mutating func addCellEnd() {
        guard isInLine else { return }
        trimSpaces()
        bytes.append(0x09)
        hasSpace = false
    }

    /// Adds to the words that stand last, before a line end that is due already.
    mutating func append(_ words: String) {
        trimSpaces()
        bytes += words.utf8
    }

    mutating func beginQuote() {
        breakLine()
        margins.append(.quote)
    }

    /// Marks what was added since a place as quoted if it is one line: an attribution, in whatever language. Several
    /// lines are the heading and the header of a mail that is passed on.
    mutating func quoteLine(from place: Int) {
        let added = bytes.dropFirst(place)
        let line = added.drop { $0 == 0x0A }
        guard !line.isEmpty, line.startIndex == 0 || line.startIndex > place, !line.contains(0x0A), line.first != 0x3E
        else { return }
        bytes.insert(contentsOf: [0x3E, 0x20], at: line.startIndex)
    }

    mutating func beginIndent(_ width: Int) {
        margins.append(.indent(width))
    }

    mutating func endMargin() {
        breakLine()
        _ = margins.popLast()
        shared = min(shared, margins.count)
    }

    /// Sets what stands before the first word of a list’s entry and indents the rest of it.
    mutating func beginEntry(_ mark: String) {
        breakLine()
        marker = mark
        margins.append(.indent(mark.unicodeScalars.count))
    }

    mutating func endEntry() {
        marker = ""
        endMargin()
    }

    /// A line of its own that the next one follows at once.
    mutating func addRule(_ rule: String) {
        breakLine()
        add(rule)
        breakLine()
        isTight = true
    }

    // MARK: - Words

    /// Adds text whose spaces and line ends mean one space; no-break spaces stay.
    mutating func add(_ words: String) {
        let utf8 = Array(words.utf8)
        var index = 0
        var start = 0
        while index < utf8.count {
            let space = Self.space(utf8, at: index)
            switch space {
            case .none: break
            case .plain, .fixed, .unseen:
                put(utf8[start..<index])
                if case .plain = space { hasSpace = true }
                if case .fixed = space { put([0x20]) }
                start = index + space.length
            }
            index += max(space.length, 1)
        }
        put(utf8[start...])
    }

    private enum Space {
        case none, plain, fixed
        /// Marks that newsletters fill their previews with; the length of the mark.
        case unseen(Int)

        var length: Int {
            switch self {
            case .none: 0
            case .plain: 1
            case .fixed: 2
            case .unseen(let length): length
            }
        }
    }

    private static func space(_ utf8: [UInt8], at index: Int) -> Space {
        let byte = utf8[index]
        if HTMLTokenizer.isSpace(byte) { return .plain }
        guard byte >= 0xC2 else { return .none }
        func follows(_ rest: UInt8...) -> Bool { utf8[(index + 1)...].starts(with: rest) }
        switch byte {
        case 0xC2: return follows(0xA0) ? .fixed : follows(0xAD) ? .unseen(2) : .none
        case 0xCD: return follows(0x8F) ? .unseen(2) : .none
        case 0xE2: return follows(0x80, 0x8B) ? .unseen(3) : .none
        case 0xEF: return follows(0xBB, 0xBF) ? .unseen(3) : .none
        default: return .none
        }
    }

    private mutating func put(_ word: ArraySlice<UInt8>) {
        guard !word.isEmpty else { return }
        beginWord()
        bytes += word
    }

    private mutating func beginWord() {
        isTight = isTight && lineEnds > 0
        flushLineEnds()
        if isLineEmpty {
            beginLine()
        } else if hasSpace {
            bytes.append(0x20)
        }
        hasSpace = false
        isTight = false
        shared = margins.count
    }

    /// Adds text as it is, line ends and all.
    mutating func addLines(_ lines: String) {
        for (index, line) in lines.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 {
                beginWord()
                lineEnds = 1
            }
            if !line.isEmpty {
                beginWord()
                bytes += line.utf8
            }
        }
    }

    private mutating func flushLineEnds() {
        guard lineEnds > 0 else { return }
        trimSpaces()
        bytes.append(0x0A)
        for _ in 1..<lineEnds {
            bytes += prefix(margins.prefix(shared)).utf8
            trimSpaces()
            bytes.append(0x0A)
        }
        lineEnds = 0
        isLineEmpty = true
    }

    private mutating func trimSpaces() {
        while bytes.last == 0x20 { bytes.removeLast() }
    }

    private func prefix(_ margins: ArraySlice<Margin>) -> String {
        var quotes = ""
        var indent = 0
        for margin in margins.suffix(Self.depth) {
            switch margin {
            // Within a quote an indent outside of it no longer shows.
            case .quote:
                quotes += ">"
                indent = 0
            case .indent(let width): indent += width
            }
        }
        return (quotes.isEmpty ? "" : quotes + " ") + String(repeating: " ", count: indent)
    }

    /// Begins a line: margins, the last of which gives way to the mark of a list’s entry.
    private mutating func beginLine() {
        var start = prefix(margins[...])
        if !marker.isEmpty, start.utf8.count >= marker.utf8.count {
            start = start.dropLast(marker.utf8.count) + marker
            marker = ""
        }
        bytes += start.utf8
        isLineEmpty = false
        lines += 1
    }

    /// The whole without blank lines around it.
    mutating func finished() -> String {
        lineEnds = 0
        trimSpaces()
        return String(decoding: bytes, as: UTF8.self)
    }
}
