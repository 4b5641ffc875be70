#if Markdown
    /// Refuses texts that the parser would need minutes or gigabytes for, in one pass and before it sees them.
    ///
    /// The parser is linear for nearly everything; this knows the exceptions of the version that Debian has
    /// (0.29.0.gfm.6) and bounds each by what it costs: a count times a length. The counts err on the high side; what
    /// people write stays far below.
    struct CostBounds {
        /// Nested quotes and lists times lines: each line asks each open one whether it goes on.
        private static let nesting = 50 << 20
        /// The deepest beginning of a line, whatever the lines.
        private static let markers = 1_000
        /// Cells, those included with which the parser fills short rows.
        private static let cells = 200_000
        /// Steps through lists of cells, which are walked from the start for each cell.
        private static let rowSteps = 1 << 28
        /// Bytes of paragraphs that are read again for each line that could begin a table.
        private static let headerBytes = 64 << 20
        /// Marks of addresses times the length of what they stand in: without blanks, and the paragraph for those of
        /// mail, each of which divides the text.
        private static let addresses = 1 << 31
        /// Openings of HTML times the length of the paragraph: each looks for its end.
        private static let markup = 1 << 30
        /// Links times what has begun before them in the paragraph: each looks through pictures, and through marks of
        /// emphasis, of which a step costs a quarter.
        private static let pictures = 1 << 29
        /// Bytes of link definitions, copied for each use.
        private static let definitions = 16 << 20

        private var lines = 0
        private var depth = 0
        private var cellCount = 0
        private var rowCost = 0
        private var headerCost = 0
        private var addressCost = 0
        private var markupCost = 0
        private var pictureCost = 0
        private var uses = 0
        private var longestDefinition = 0

        // Of the paragraph so far: the lines since the last empty one.
        private var size = 0
        private var pipes = 0
        private var openings = 0
        private var pictures = 0
        private var links = 0
        private var mails = 0
        private var emphases = 0
        private var columns = 0
        private var definition: Int?

        // Of the run without blanks so far.
        private var run = 0
        private var marks = 0

        static func check(_ bytes: UnsafeBufferPointer<UInt8>) throws(MarkdownError) {
            var bounds = CostBounds()
            var start = 0
            while start < bytes.count {
                let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
                try bounds.add(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
                start = end + (isPair ? 2 : 1)
            }
            try bounds.endParagraph()
        }

        private mutating func add(_ line: UnsafeBufferPointer<UInt8>) throws(MarkdownError) {
            lines += 1
            let start = LineStart(line)
            depth = max(depth, start.depth)
            guard depth <= Self.markers, depth * lines <= Self.nesting else { throw .tooCostly(.nesting) }
            if start.isBlank { return try endParagraph() }
            if start.isBullet { endDefinition() }
            let before = pipes
            scan(line)
            if start.isDelimiterRow {
                columns = max(columns, pipes - before + 1)
                headerCost += size
                rowCost += pipes * pipes
            } else if columns > 0 {
                rowCost += (pipes - before) * (pipes - before)
            }
            cellCount += columns
            size += line.count + 1
            guard cellCount <= Self.cells, rowCost <= Self.rowSteps, headerCost <= Self.headerBytes else {
                throw .tooCostly(.tables)
            }
            guard addressCost <= Self.addresses else { throw .tooCostly(.addresses) }
        }

        private mutating func endParagraph() throws(MarkdownError) {
            endDefinition()
            markupCost += openings * size
            pictureCost += (4 * pictures + emphases) * links
            addressCost += mails * size
            (size, pipes, openings, columns) = (0, 0, 0, 0)
            (pictures, links, mails, emphases) = (0, 0, 0, 0)
            guard addressCost <= Self.addresses else { throw .tooCostly(.addresses) }
            guard pictureCost <= Self.pictures else { throw .tooCostly(.pictures) }
            guard markupCost <= Self.markup else { throw .tooCostly(.markup) }
            guard uses * longestDefinition <= Self.definitions else { throw .tooCostly(.definitions) }
        }

        private mutating func endDefinition() {
            if let definition { longestDefinition = max(longestDefinition, size - definition) }
            definition = nil
        }

        private mutating func endRun() {
            addressCost += run * marks
            (run, marks) = (0, 0)
        }

        private mutating func scan(_ line: UnsafeBufferPointer<UInt8>) {
            for (index, byte) in line.enumerated() {
                let next = index + 1 < line.count ? line[index + 1] : 0
                run += 1
                switch byte {
                case 0x20, 0x09: endRun()
                case UInt8(ascii: "|"): pipes += 1
                case UInt8(ascii: "@"): (marks, mails) = (marks + 1, mails + 1)
                case UInt8(ascii: ")"), UInt8(ascii: ":"): marks += 1
                case UInt8(ascii: "w"), UInt8(ascii: "W"): if next == byte { marks += 1 }
                case UInt8(ascii: "<"):
                    if next == UInt8(ascii: "?") || next == UInt8(ascii: "!") { openings += 1 }
                case UInt8(ascii: "]"):
                    if next == UInt8(ascii: ":") {
                        definition = definition ?? size + index
                    } else if next == UInt8(ascii: "(") {
                        links += 1
                    } else {
                        (links, uses) = (links + 1, uses + 1)
                    }
                case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): emphases += 1
                case UInt8(ascii: "!"): if next == UInt8(ascii: "[") { pictures += 1 }
                default: break
                }
            }
            endRun()
        }
    }

    /// How a line begins, as far as it decides what containers it opens.
    private struct LineStart {
        /// At most so many containers can be open within the line.
        private(set) var depth = 0
        private(set) var isBlank = false
        /// Begins an item wherever it stands, so that no paragraph goes on in it.
        private(set) var isBullet = false
        /// Could be the row of a table that says where columns begin.
        private(set) var isDelimiterRow = false

        init(_ line: UnsafeBufferPointer<UInt8>) {
            var (position, columns, markers) = (0, 0, 0)
            scan: while position < line.count {
                switch line[position] {
                case 0x20: columns += 1
                case 0x09: columns += 4
                case UInt8(ascii: ">"): markers += 1
                case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
                    guard Self.isBlank(line, position + 1) else { break scan }
                    if columns < 4, markers == 0, position + 1 < line.count { isBullet = true }
                    markers += 1
                case 0x30...0x39:
                    var end = position
                    while end < line.count, end < position + 9, (0x30...0x39).contains(line[end]) { end += 1 }
                    guard end < line.count, line[end] == UInt8(ascii: ".") || line[end] == UInt8(ascii: ")"),
                        Self.isBlank(line, end + 1)
                    else { break scan }
                    markers += 1
                    position = end
                default: break scan
                }
                position += 1
            }
            // An item within another is two columns further in at least.
            if markers > 0 { depth = markers + columns / 2 }
            isBlank = position == line.count && markers == 0
            isDelimiterRow = !isBlank && line.allSatisfy(Self.isOfDelimiterRow) && line.contains(UInt8(ascii: "-"))
        }

        private static func isBlank(_ line: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
            position >= line.count || line[position] == 0x20 || line[position] == 0x09
        }

        private static func isOfDelimiterRow(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x20, 0x09, 0x0B, 0x0C, UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
    }
#endif
