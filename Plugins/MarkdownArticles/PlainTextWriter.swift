#if Markdown
    /// Writes a tree as text for a terminal.
    struct PlainTextWriter {
        let width: Int
        let limit: Int
        private var output = ""

        init(width: Int, limit: Int) { (self.width, self.limit) = (width, limit) }

        mutating func write(_ root: MarkdownNode) throws(MarkdownError) -> String {
            var indent = Indent()
            try writeBlocks(of: root, &indent)
            return output
        }

        /// What stands before the lines of a block: a bullet before the first, blanks before the others.
        private struct Indent {
            var rest = ""
            private var first: String?
            private(set) var isUsed = false

            /// The block within, behind a mark.
            mutating func nested(_ mark: String, rest: String) -> Indent {
                Indent(rest: self.rest + rest, first: take() + mark)
            }

            init(rest: String = "", first: String? = nil) { (self.rest, self.first) = (rest, first) }

            mutating func take() -> String {
                defer { first = nil }
                isUsed = true
                return first ?? rest
            }
        }

        private mutating func line(_ text: String, _ indent: inout Indent) throws(MarkdownError) {
            let line = indent.take() + text
            output += line.prefix(upTo: line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)
            output += "\n"
            guard output.utf8.count <= limit else { throw .outputTooLong(limit: limit) }
        }

        private mutating func writeBlocks(of parent: MarkdownNode, isTight: Bool = false, _ indent: inout Indent)
            throws(MarkdownError)
        {
            var isFirst = true
            for child in parent.children {
                if !isFirst, !isTight { try line("", &indent) }
                isFirst = false
                try write(block: child, isTight: isTight, &indent)
            }
        }

        private mutating func write(block node: MarkdownNode, isTight: Bool, _ indent: inout Indent)
            throws(MarkdownError)
        {
            let room = max(20, width - TerminalText.width(indent.rest))
            switch node.kind {
            case .heading:
                let lines = TerminalText.wrapped(Self.text(of: node), to: room)
                for text in lines { try line(text, &indent) }
                let longest = lines.map { TerminalText.width($0) }.max() ?? 0
                guard node.headingLevel <= 2, longest > 0 else { return }
                try line(String(repeating: node.headingLevel == 1 ? "=" : "-", count: min(longest, room)), &indent)
            case .quote:
                var inner = indent.nested("> ", rest: "> ")
                try writeBlocks(of: node, &inner)
            case .list: try writeItems(of: node, &indent)
            case .code:
                for text in TerminalText.cleaned(node.literal).split(separator: "\n", omittingEmptySubsequences: false)
                    .dropLast()
                {
                    try line(text.isEmpty ? "" : "    " + text, &indent)
                }
            case .rule: try line(String(repeating: "-", count: min(room, 40)), &indent)
            case .table:
                let rows = node.children.map { row in row.children.map { TerminalText.oneLine(Self.text(of: $0)) } }
                for text in PlainTable(rows).lines(width: room) { try line(text, &indent) }
            case .item: try writeBlocks(of: node, isTight: isTight, &indent)
            default: for text in TerminalText.wrapped(Self.text(of: node), to: room) { try line(text, &indent) }
            }
        }

        private mutating func writeItems(of list: MarkdownNode, _ indent: inout Indent) throws(MarkdownError) {
            var (number, isFirst) = (list.firstNumber, true)
            for item in list.children {
                if !isFirst, !list.isTight { try line("", &indent) }
                isFirst = false
                var mark = number.map { "\($0). " } ?? "- "
                let blanks = String(repeating: " ", count: mark.utf8.count)
                if let isTicked = item.isTicked { mark += isTicked ? "[x] " : "[ ] " }
                var inner = indent.nested(mark, rest: blanks)
                try writeBlocks(of: item, isTight: list.isTight, &inner)
                if !inner.isUsed { try line("", &inner) }
                number = number.map { $0 + 1 }
            }
        }

        /// What a node within a line says.
        private static func text(of node: MarkdownNode) -> String {
            var text = ""
            append(node, to: &text)
            return text
        }

        private static func append(_ node: MarkdownNode, to text: inout String) {
            switch node.kind {
            case .text, .inlineCode: text += TerminalText.cleaned(node.literal)
            case .softBreak: text += " "
            case .lineBreak: text += "\n"
            case .link, .image:
                var inner = ""
                for child in node.children { append(child, to: &inner) }
                text += inner
                let address = TerminalText.oneLine(node.address)
                // An address within the page says nothing on paper; one that is its own text is said once.
                let isSaid = [inner, "http://" + inner, "mailto:" + inner].contains(address)
                guard !isSaid, !address.hasPrefix("#"), !address.isEmpty else { return }
                text += inner.isEmpty ? address : " (\(address))"
            case .struck:
                text += "~~"
                for child in node.children { append(child, to: &text) }
                text += "~~"
            default: for child in node.children { append(child, to: &text) }
            }
        }
    }
#endif
