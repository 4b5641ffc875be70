#if Markdown
    /// Why a text is not rendered. The message says what to do; ``MarkdownRenderer/verbatimHTML(_:)`` shows such a text
    /// nevertheless, as it was written.
    public enum MarkdownError: Error, Hashable, Sendable, CustomStringConvertible {
        /// Longer than ``MarkdownLimits/bytes``.
        case tooLong(bytes: Int, limit: Int)
        /// Quotes, lists or emphasis within one another, deeper than ``MarkdownLimits/depth``.
        case tooDeep(limit: Int)
        /// What would take too long, or too much memory, to take apart.
        case tooCostly(MarkdownCost)
        /// More than ``MarkdownLimits/outputBytes`` would come out.
        case outputTooLong(limit: Int)
        /// The parser gave nothing, as it does without memory.
        case unparsed

        public var description: String {
            switch self {
            case .tooLong(let bytes, let limit):
                "The text has \(bytes) bytes, and at most \(limit) are rendered: divide it."
            case .tooDeep(let limit):
                "Quotes, lists or emphasis are nested deeper than \(limit): write it flatter."
            case .tooCostly(let cost): cost.description
            case .outputTooLong(let limit): "More than \(limit) bytes would come out: divide the text."
            case .unparsed: "The text could not be taken apart."
            }
        }
    }

    /// What a text has so much of that taking it apart would take too long.
    public enum MarkdownCost: Hashable, Sendable, CustomStringConvertible {
        /// Nested quotes or lists, in a text of many lines.
        case nesting
        /// Columns or cells of tables.
        case tables
        /// Characters of addresses without a blank between.
        case addresses
        /// Openings of HTML that is not closed.
        case markup
        /// Links among pictures and emphasis.
        case pictures
        /// Uses of long link definitions.
        case definitions

        public var description: String {
            switch self {
            case .nesting: "Quotes or lists are nested too deep for so many lines: write it flatter."
            case .tables: "The tables have too many columns or cells: divide them."
            case .addresses: "There is too much without a blank between, such as an address that never ends: divide it."
            case .markup: "HTML is opened too often with “<?” or “<!”: put empty lines between, or leave it out."
            case .pictures: "Too many links stand among pictures or emphasis: put empty lines between."
            case .definitions: "Long definitions of links are used too often: write the addresses where they are used."
            }
        }
    }
#endif
