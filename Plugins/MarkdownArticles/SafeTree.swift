#if Markdown
    import CCmark

    /// Changes a tree so that only what is allowed is left of it: addresses, pictures and raw HTML.
    struct SafeTree {
        let policy: MarkdownPolicy
        /// Links and pictures that the node at hand stands in: links within links are no HTML.
        private var outer = 0

        static func make(_ text: String, limits: MarkdownLimits, policy: MarkdownPolicy) throws(MarkdownError)
            -> MarkdownTree
        {
            let tree = try MarkdownTree(text, limits: limits)
            var safe = SafeTree(policy: policy)
            try tree.visitNodes { isEntered, node throws(MarkdownError) in try safe.visit(node, isEntered: isEntered) }
            return tree
        }

        private init(policy: MarkdownPolicy) { self.policy = policy }

        private mutating func visit(_ node: MarkdownNode, isEntered: Bool) throws(MarkdownError) {
            switch node.kind {
            case .link where isEntered, .image where isEntered: outer += 1
            case .link:
                outer -= 1
                settle(link: node)
            case .image:
                outer -= 1
                try settle(image: node)
            case .html: try settle(html: node)
            case .inlineHTML: settle(inlineHTML: node)
            default: break
            }
        }

        private func settle(link node: MarkdownNode) {
            let written = node.address
            let address = policy.linkAddress?(written) ?? anchored(written)
            guard outer == 0, LinkAddress.isAllowed(address), set(address, of: node) else { return node.unwrap() }
        }

        /// A link to a heading of the same text leads to the id that the heading gets.
        private func anchored(_ address: String) -> String {
            guard let prefix = policy.headingPrefix, address.hasPrefix("#"), address.count > 1 else { return address }
            return "#" + HeadingIDs.safe(prefix) + address.dropFirst()
        }

        private func settle(image node: MarkdownNode) throws(MarkdownError) {
            let written = node.address
            if let address = policy.imageAddress?(written), Self.isFetchable(address), set(address, of: node) { return }
            guard outer == 0, LinkAddress.isAllowed(written) else { return node.unwrap() }
            guard let link = MarkdownNode(new: CMARK_NODE_LINK) else { throw .unparsed }
            guard set(written, of: link), link.insertBefore(node) else {
                link.remove()
                return node.unwrap()
            }
            node.moveChildren(to: link)
            if cmark_node_first_child(link.pointer) == nil, let text = MarkdownNode(new: CMARK_NODE_TEXT) {
                // A picture without a description: what else would there be to click on.
                guard cmark_node_set_literal(text.pointer, written) != 0, link.append(text) else {
                    text.remove()
                    throw .unparsed
                }
            }
            node.remove()
        }

        private static func isFetchable(_ address: String) -> Bool {
            switch LinkAddress.kind(of: address) {
            case .relative: true
            case .scheme(let name): name == "http" || name == "https"
            }
        }

        private func set(_ address: String, of node: MarkdownNode) -> Bool {
            cmark_node_set_url(node.pointer, address) != 0
        }

        /// Keeps what a block of raw HTML says, as text. Without this the parser would leave out all of it.
        private func settle(html node: MarkdownNode) throws(MarkdownError) {
            let lines = HTMLText.lines(of: node.literal)
            if !lines.isEmpty {
                guard let paragraph = MarkdownNode(new: CMARK_NODE_PARAGRAPH) else { throw .unparsed }
                guard paragraph.insertBefore(node) else {
                    paragraph.remove()
                    throw .unparsed
                }
                for (index, line) in lines.enumerated() {
                    if index > 0, let lineEnd = MarkdownNode(new: CMARK_NODE_SOFTBREAK), !paragraph.append(lineEnd) {
                        lineEnd.remove()
                    }
                    guard let text = MarkdownNode(new: CMARK_NODE_TEXT) else { throw .unparsed }
                    guard cmark_node_set_literal(text.pointer, line) != 0, paragraph.append(text) else {
                        text.remove()
                        throw .unparsed
                    }
                }
            }
            node.remove()
        }

        /// A tag within a line goes, and the text around it stays; `<br>` ends the line.
        private func settle(inlineHTML node: MarkdownNode) {
            if HTMLText.isLineBreak(node.literal), let end = MarkdownNode(new: CMARK_NODE_LINEBREAK),
                !end.insertBefore(node)
            {
                end.remove()
                // In the cell of a table there are no lines.
                if let blank = MarkdownNode(new: CMARK_NODE_TEXT),
                    cmark_node_set_literal(blank.pointer, " ") == 0 || !blank.insertBefore(node)
                {
                    blank.remove()
                }
            }
            node.remove()
        }
    }
#endif
