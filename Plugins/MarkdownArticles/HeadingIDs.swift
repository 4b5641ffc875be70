#if Markdown
    import CCmark

    /// The ids by which links lead to headings: lower-case letters and digits, with hyphens for blanks.
    struct HeadingIDs {
        private static let longest = 100

        private let prefix: String
        private var counts: [String: Int] = [:]
        private var used: Set<String> = []

        init(prefix: String) { self.prefix = Self.safe(prefix) }

        mutating func next(for title: String) -> String {
            var words = ""
            for character in title.lowercased() where words.count < Self.longest {
                if character.isLetter || character.isNumber || character == "-" || character == "_" {
                    words.append(character)
                } else if character.isWhitespace {
                    words.append("-")
                }
            }
            let name = words.isEmpty ? "section" : words
            // The same heading twice: the second is found behind “-1”.
            var (count, id) = (counts[name] ?? 0, name)
            if count > 0 { id = "\(name)-\(count)" }
            while !used.insert(id).inserted {
                count += 1
                id = "\(name)-\(count)"
            }
            counts[name] = count + 1
            return prefix + id
        }

        /// What of a prefix can stand in an id without being escaped.
        static func safe(_ prefix: String) -> String {
            prefix.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        }

        /// Gives the headings of a tree their ids. The parser has no ids for headings, so that each becomes a block of
        /// its own making, whose ends are made of nothing that the author wrote but letters, digits and hyphens.
        static func put(into tree: MarkdownTree, prefix: String) throws(MarkdownError) {
            var ids = HeadingIDs(prefix: prefix)
            try tree.visitNodes { isEntered, node throws(MarkdownError) in
                guard !isEntered, node.kind == .heading else { return }
                guard let block = MarkdownNode(new: CMARK_NODE_CUSTOM_BLOCK) else { throw .unparsed }
                let tag = "h\(node.headingLevel)"
                guard cmark_node_set_on_enter(block.pointer, "<\(tag) id=\"\(ids.next(for: node.plainText))\">") != 0,
                    cmark_node_set_on_exit(block.pointer, "</\(tag)>") != 0, block.insertBefore(node)
                else {
                    block.remove()
                    throw .unparsed
                }
                node.moveChildren(to: block)
                node.remove()
            }
        }
    }
#endif
