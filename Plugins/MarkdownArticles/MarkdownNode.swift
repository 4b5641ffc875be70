#if Markdown
    import CCmark

    /// A node of the parser’s tree. Valid as long as its ``MarkdownTree`` is, and it has not been removed.
    struct MarkdownNode {
        let pointer: OpaquePointer

        init(_ pointer: OpaquePointer) { self.pointer = pointer }

        init?(new type: cmark_node_type) {
            guard let pointer = cmark_node_new_with_mem(type, ParserMemory.functions) else { return nil }
            self.pointer = pointer
        }

        enum Kind {
            case document, quote, list, item, code, html, paragraph, heading, rule
            case table, row, cell
            case text, softBreak, lineBreak, inlineCode, inlineHTML, emphasis, link, image, struck
            case other
        }

        private static let kinds: [UInt32: Kind] = [
            CMARK_NODE_DOCUMENT.rawValue: .document, CMARK_NODE_BLOCK_QUOTE.rawValue: .quote,
            CMARK_NODE_LIST.rawValue: .list, CMARK_NODE_ITEM.rawValue: .item, CMARK_NODE_CODE_BLOCK.rawValue: .code,
            CMARK_NODE_HTML_BLOCK.rawValue: .html, CMARK_NODE_PARAGRAPH.rawValue: .paragraph,
            CMARK_NODE_HEADING.rawValue: .heading, CMARK_NODE_THEMATIC_BREAK.rawValue: .rule,
            CMARK_NODE_TEXT.rawValue: .text, CMARK_NODE_SOFTBREAK.rawValue: .softBreak,
            CMARK_NODE_LINEBREAK.rawValue: .lineBreak, CMARK_NODE_CODE.rawValue: .inlineCode,
            CMARK_NODE_HTML_INLINE.rawValue: .inlineHTML, CMARK_NODE_EMPH.rawValue: .emphasis,
            CMARK_NODE_STRONG.rawValue: .emphasis, CMARK_NODE_LINK.rawValue: .link, CMARK_NODE_IMAGE.rawValue: .image,
        ]

        /// The kinds of the extensions are numbered when they are registered; their names are fixed.
        private static let extensionKinds: [String: Kind] = [
            "table": .table, "table_header": .row, "table_row": .row, "table_cell": .cell, "strikethrough": .struck,
        ]

        var kind: Kind {
            if let kind = Self.kinds[cmark_node_get_type(pointer).rawValue] { return kind }
            return Self.extensionKinds[String(cString: cmark_node_get_type_string(pointer))] ?? .other
        }

        /// Whether the parser’s iterator enters the node and never leaves it.
        var isLeaf: Bool {
            switch cmark_node_get_type(pointer) {
            case CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT,
                CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
                true
            default: false
            }
        }

        var children: some Sequence<MarkdownNode> {
            sequence(first: cmark_node_first_child(pointer)) { $0.flatMap { cmark_node_next($0) } }
                .prefix { $0 != nil }.lazy.compactMap { $0.map(MarkdownNode.init) }
        }

        var literal: String { Self.string(cmark_node_get_literal(pointer)) }
        var address: String { Self.string(cmark_node_get_url(pointer)) }
        var title: String { Self.string(cmark_node_get_title(pointer)) }
        var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
        var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }
        /// The number of a list’s first item; `nil` for one with bullets.
        var firstNumber: Int? {
            guard cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST else { return nil }
            return Int(cmark_node_get_list_start(pointer))
        }
        /// Whether an item of a list of tasks is ticked; `nil` for other items.
        var isTicked: Bool? {
            guard String(cString: cmark_node_get_type_string(pointer)) == "tasklist" else { return nil }
            return cmark_gfm_extensions_get_tasklist_item_checked(pointer)
        }
        var line: Int { Int(cmark_node_get_start_line(pointer)) }

        private static func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }

        /// What one reads of a node within a line; line ends are blanks.
        var plainText: String {
            var text = ""
            appendPlainText(to: &text)
            return text
        }

        private func appendPlainText(to text: inout String) {
            switch kind {
            case .text, .inlineCode: text += literal
            case .softBreak, .lineBreak: text += " "
            default: for child in children { child.appendPlainText(to: &text) }
            }
        }

        func insertBefore(_ other: MarkdownNode) -> Bool { cmark_node_insert_before(other.pointer, pointer) != 0 }
        func append(_ child: MarkdownNode) -> Bool { cmark_node_append_child(pointer, child.pointer) != 0 }

        func remove() {
            cmark_node_unlink(pointer)
            cmark_node_free(pointer)
        }

        /// Leaves the children in the node’s place.
        func unwrap() {
            while let child = cmark_node_first_child(pointer).map(MarkdownNode.init) {
                if !child.insertBefore(self) { child.remove() }
            }
            remove()
        }

        func moveChildren(to other: MarkdownNode) {
            while let child = cmark_node_first_child(pointer).map(MarkdownNode.init) {
                if !other.append(child) { child.remove() }
            }
        }
    }
#endif
