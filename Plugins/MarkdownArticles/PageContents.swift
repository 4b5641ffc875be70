#if Markdown
    /// What an import wants to know of a text: its first heading, and where it leads.
    struct PageContents {
        /// A link or a picture.
        struct Reference {
            let address: String
            let isImage: Bool
            /// Of the paragraph in which it stands, from 1.
            let line: Int?
        }

        private(set) var heading: String?
        /// Each address once.
        private(set) var references: [Reference] = []

        init(of text: String, limit: Int) throws(MarkdownError) {
            var limits = MarkdownLimits()
            limits.bytes = max(limits.bytes, limit)
            let tree = try MarkdownTree(text, limits: limits)
            var (found, line): (PageContents, Int?) = (PageContents(), nil)
            var known: Set<String> = []
            try tree.visitNodes { isEntered, node throws(MarkdownError) in
                guard isEntered else { return }
                switch node.kind {
                case .heading:
                    if found.heading == nil {
                        let title = node.plainText
                        if title.contains(where: { !$0.isWhitespace }) { found.heading = title }
                    }
                    line = node.line
                case .paragraph, .row: line = node.line
                case .link, .image:
                    let (address, isImage) = (node.address, node.kind == .image)
                    guard known.insert((isImage ? "!" : " ") + address).inserted else { return }
                    found.references.append(Reference(address: address, isImage: isImage, line: line))
                default: break
                }
            }
            self = found
        }

        private init() {}
    }
#endif
