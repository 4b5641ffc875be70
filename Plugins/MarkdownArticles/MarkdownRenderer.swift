#if Markdown
    /// Shows an article: its Markdown as HTML that is safe to put into a page, as text for a terminal, or as the few
    /// words that a search shows.
    ///
    /// The Markdown is GitHub’s: tables, strikethrough, lists of tasks, and addresses that are links as they stand.
    /// Raw HTML loses its markup and keeps its text. Whoever wrote it, nothing of it runs and nothing is fetched; what
    /// would take too long is refused (``MarkdownError``).
    ///
    ///     let renderer = MarkdownRenderer()
    ///     let html = try renderer.html(article.newest.content.text)
    public struct MarkdownRenderer: Sendable {
        public var limits: MarkdownLimits
        public var policy: MarkdownPolicy

        public init(limits: MarkdownLimits = MarkdownLimits(), policy: MarkdownPolicy = MarkdownPolicy()) {
            self.limits = limits
            self.policy = policy
        }

        /// HTML of a fixed set of elements and attributes, for the middle of a page.
        ///
        /// Elements: `a`, `blockquote`, `br`, `code`, `del`, `em`, `h1` to `h6`, `hr`, `input` (boxes of tasks, which
        /// nobody can tick), `li`, `ol`, `p`, `pre`, `strong`, `table` and its parts, `ul`; `img` where
        /// ``MarkdownPolicy/imageAddress`` maps an address. Attributes: `href`, `title`, `src`, `alt`, `align`,
        /// `start`, `class` (`language-…`, of code), `type`, `checked`, `disabled`, and `id` of headings.
        public func html(_ text: String) throws(MarkdownError) -> String {
            let tree = try SafeTree.make(text, limits: limits, policy: policy)
            if let prefix = policy.headingPrefix { try HeadingIDs.put(into: tree, prefix: prefix) }
            return try tree.html(limit: limits.outputBytes)
        }

        /// Text for a terminal, in lines of at most so many columns: headings underlined, tables in columns where they
        /// fit, links as “text (address)”. Code and addresses are not broken. Control characters are left out, so that
        /// no article moves the cursor.
        public func plainText(_ text: String, width: Int = 80) throws(MarkdownError) -> String {
            let tree = try SafeTree.make(text, limits: limits, policy: policy)
            var writer = PlainTextWriter(width: max(20, width), limit: limits.outputBytes)
            return try writer.write(tree.root)
        }

        /// The first words of an article, in one line of at most so many characters, for the results of a search. A
        /// heading at the start is left out: it says again what the title says.
        public func excerpt(_ text: String, characters: Int = 200) throws(MarkdownError) -> String {
            let tree = try SafeTree.make(text, limits: limits, policy: policy)
            return Excerpt.make(tree.root, characters: max(1, characters))
        }

        /// A heading of a text.
        public struct Heading: Hashable, Sendable {
            /// From 1 to 6.
            public let level: Int
            public let title: String
            /// What a link within the page leads to, where ``html(_:)`` gives headings ids.
            public let id: String
        }

        /// The headings in their order.
        public func outline(_ text: String) throws(MarkdownError) -> [Heading] {
            let tree = try SafeTree.make(text, limits: limits, policy: policy)
            var ids = HeadingIDs(prefix: policy.headingPrefix ?? "")
            var headings: [Heading] = []
            try tree.visitNodes { isEntered, node throws(MarkdownError) in
                guard isEntered, node.kind == .heading else { return }
                let title = node.plainText
                headings.append(
                    Heading(
                        level: node.headingLevel, title: TerminalText.oneLine(title), id: ids.next(for: title)))
            }
            return headings
        }

        /// A text as it was written, as HTML: for what ``html(_:)`` refuses.
        public static func verbatimHTML(_ text: String) -> String {
            var html = "<pre>"
            for scalar in text.unicodeScalars {
                switch scalar {
                case "&": html += "&amp;"
                case "<": html += "&lt;"
                case ">": html += "&gt;"
                case "\0": html += "\u{FFFD}"
                default: html.unicodeScalars.append(scalar)
                }
            }
            return html + "</pre>\n"
        }
    }
#else
    /// What shows articles. Needs the package trait `Markdown`.
    @available(
        *, unavailable,
        message: "MarkdownRenderer needs the package trait Markdown: .package(url: …, traits: [\"Markdown\"])"
    )
    public enum MarkdownRenderer {}

    /// What reads articles of a folder. Needs the package trait `Markdown`.
    @available(
        *, unavailable,
        message: "MarkdownFolder needs the package trait Markdown: .package(url: …, traits: [\"Markdown\"])"
    )
    public enum MarkdownFolder {}
#endif
