#if Markdown
    /// Bounds on what is rendered, whoever wrote it.
    ///
    /// What taking a text apart costs is bounded beside these, by bounds that cannot be set: about a second at worst.
    public struct MarkdownLimits: Hashable, Sendable {
        /// Bytes of a text. Twice what the core keeps of an article by default
        /// (`RequestLimits.articleText`); at worst it takes 250 times as many bytes of memory. Never more than 16 MB.
        public var bytes = 512 << 10
        /// Quotes, lists, items, emphasis and links within one another. Never more than 500.
        public var depth = 100
        /// Bytes that come out.
        public var outputBytes = 4 << 20

        public init() {}

        var boundedBytes: Int { min(bytes, 16 << 20) }
        // What walks a tree calls itself for each level.
        var boundedDepth: Int { min(depth, 500) }
    }

    /// Where links and pictures of an article lead.
    ///
    /// Whatever a function here answers is checked as if the author had written it: only ``schemes`` and relative
    /// addresses come out.
    public struct MarkdownPolicy: Sendable {
        /// The schemes of addresses that may stand in a link, lower-case. Others leave the text of the link.
        public static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

        /// The address to put in a link’s place, such as the page of the portal for `article:ID`; `nil` leaves it as it
        /// is written.
        public var linkAddress: (@Sendable (String) -> String?)?
        /// The address from which a picture may be fetched, such as one of the portal’s own; `nil` makes it a link with
        /// the picture’s description. Without this function all pictures are links, so that reading an article tells
        /// nobody elsewhere that it is read.
        public var imageAddress: (@Sendable (String) -> String?)?
        /// What the ids of headings begin with; `nil` gives headings no ids. With a beginning of its own no heading can
        /// take the id of something else on the page.
        public var headingPrefix: String?

        public init(
            headingPrefix: String? = nil, linkAddress: (@Sendable (String) -> String?)? = nil,
            imageAddress: (@Sendable (String) -> String?)? = nil
        ) {
            self.headingPrefix = headingPrefix
            self.linkAddress = linkAddress
            self.imageAddress = imageAddress
        }
    }
#endif
