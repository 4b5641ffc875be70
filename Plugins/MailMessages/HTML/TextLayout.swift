/// Lays out words on lines as plain text: spaces made one, blank lines between blocks, ">" before quotes, indents
/// in lists. At most `depth` marks and indents go before a line, so that the text stays as long as what it comes from.
struct TextLayout {
    private static let depth = 10

    private enum Margin {
        case quote
        case indent(Int)
    }

    private(set) var text = ""
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

    var isEmpty: Bool { text.isEmpty }
    /// Whether words stand on the line and no line end is due.
    var isInLine: Bool { lineEnds == 0 && !isLineEmpty }

    // MARK: - Blocks

    /// Ends the line; with 2, a blank line follows.
    mutating func breakLine(_ count: Int = 1) {
        hasSpace = false
        if text.isEmpty { return }
        lineEnds = max(lineEnds, isTight ? min(count, 1) : count)
    }

    /// A line end that was written (`<br>`): each counts, up to two blank lines.
    mutating func addLineEnd() {
        hasSpace = false
        if isLineEmpty, text.isEmpty { return }
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
        text += "\t"
        hasSpace = false
    }

    /// Adds to the words that stand last, before a line end that is due already.
    mutating func append(_ words: String) {
        trimSpaces()
        text += words
    }

    mutating func beginQuote() {
        breakLine()
        margins.append(.quote)
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
        var run = String.UnicodeScalarView()
        for scalar in words.unicodeScalars {
            switch scalar.value {
            case 0x20, 0x09, 0x0A, 0x0C, 0x0D:
                put(&run)
                hasSpace = true
            // Marks that newsletters fill their previews with.
            case 0xAD, 0x034F, 0x200B, 0xFEFF: continue
            case 0xA0: run.append(" ")
            default: run.append(scalar)
            }
        }
        put(&run)
    }

    private mutating func put(_ run: inout String.UnicodeScalarView) {
        guard !run.isEmpty else { return }
        beginWord()
        text.unicodeScalars.append(contentsOf: run)
        run = String.UnicodeScalarView()
    }

    private mutating func beginWord() {
        isTight = isTight && lineEnds > 0
        flushLineEnds()
        if isLineEmpty {
            beginLine()
        } else if hasSpace {
            text += " "
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
                text += line
            }
        }
    }

    private mutating func flushLineEnds() {
        guard lineEnds > 0 else { return }
        trimSpaces()
        text += "\n"
        for _ in 1..<lineEnds {
            text += prefix(margins.prefix(shared))
            trimSpaces()
            text += "\n"
        }
        lineEnds = 0
        isLineEmpty = true
    }

    private mutating func trimSpaces() {
        while text.utf8.last == 0x20 { text.unicodeScalars.removeLast() }
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
        text += start
        isLineEmpty = false
        lines += 1
    }

    /// The whole without blank lines around it.
    mutating func finished() -> String {
        lineEnds = 0
        trimSpaces()
        return text
    }
}
