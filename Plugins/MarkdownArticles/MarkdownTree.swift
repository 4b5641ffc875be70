#if Markdown
    import CCmark
    import Synchronization

    /// A text taken apart: the tree of the parser, for as long as this object lives.
    ///
    /// Not `Sendable`: a tree belongs to the one call that made it.
    final class MarkdownTree {
        // The parser keeps the tables of its characters in variables of the process and changes them while it reads:
        // two texts at once would be read wrongly. What a text costs is bounded, and so is the wait.
        private static let parsing = Mutex(false)
        private static let extensions = ["table", "strikethrough", "autolink", "tasklist", "tagfilter"]
        // Without CMARK_OPT_UNSAFE: no raw HTML comes out, and no address with a scheme that runs something.
        private static let options = CMARK_OPT_DEFAULT

        private let parser: OpaquePointer
        let root: MarkdownNode

        /// Takes a text apart and checks it against the limits.
        init(_ text: String, limits: MarkdownLimits) throws(MarkdownError) {
            let size = text.utf8.count
            guard size <= limits.boundedBytes else { throw .tooLong(bytes: size, limit: limits.boundedBytes) }
            let bytes = Array(text.utf8)
            try bytes.withUnsafeBufferPointer { bytes throws(MarkdownError) in try CostBounds.check(bytes) }
            guard let (parser, root) = Self.parse(bytes) else { throw .unparsed }
            (self.parser, self.root) = (parser, MarkdownNode(root))
            try check(depth: limits.boundedDepth)
        }

        deinit {
            cmark_node_free(root.pointer)
            cmark_parser_free(parser)
        }

        private static func parse(_ bytes: [UInt8]) -> (OpaquePointer, OpaquePointer)? {
            parsing.withLock { isRegistered in
                if !isRegistered { cmark_gfm_core_extensions_ensure_registered() }
                isRegistered = true
                guard let parser = cmark_parser_new_with_mem(options, ParserMemory.functions) else { return nil }
                for name in extensions {
                    guard let found = cmark_find_syntax_extension(name),
                        cmark_parser_attach_syntax_extension(parser, found) != 0
                    else {
                        cmark_parser_free(parser)
                        return nil
                    }
                }
                bytes.withUnsafeBytes { bytes in
                    cmark_parser_feed(parser, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
                }
                guard let root = cmark_parser_finish(parser) else {
                    cmark_parser_free(parser)
                    return nil
                }
                return (parser, root)
            }
        }

        private func check(depth limit: Int) throws(MarkdownError) {
            guard let iterator = cmark_iter_new(root.pointer) else { throw .unparsed }
            defer { cmark_iter_free(iterator) }
            var depth = 0
            while let (event, node) = Self.next(iterator) {
                // Leaves are entered and never left.
                if node.isLeaf { continue }
                depth += event == CMARK_EVENT_ENTER ? 1 : -1
                guard depth <= limit + 1 else { throw .tooDeep(limit: limit) }
            }
        }

        private static func next(_ iterator: OpaquePointer) -> (cmark_event_type, MarkdownNode)? {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return nil }
            return (event, MarkdownNode(node))
        }

        /// Calls a function on entering and on leaving each node. It may change and remove a node that is left, and a
        /// leaf.
        func visitNodes(_ body: (_ isEntered: Bool, MarkdownNode) throws(MarkdownError) -> Void) throws(MarkdownError) {
            guard let iterator = cmark_iter_new(root.pointer) else { throw .unparsed }
            defer { cmark_iter_free(iterator) }
            while let (event, node) = Self.next(iterator) { try body(event == CMARK_EVENT_ENTER, node) }
        }

        func html(limit: Int) throws(MarkdownError) -> String {
            let extensions = cmark_parser_get_syntax_extensions(parser)
            let memory = ParserMemory.functions
            guard let rendered = cmark_render_html_with_mem(root.pointer, Self.options, extensions, memory) else {
                throw .unparsed
            }
            defer { memory.pointee.free(rendered) }
            let html = String(cString: rendered)
            guard html.utf8.count <= limit else { throw .outputTooLong(limit: limit) }
            return html
        }
    }
#endif
