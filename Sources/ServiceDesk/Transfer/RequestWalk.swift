/// Goes through all requests of a store in the order of their numbers, a page at a time, as the host.
struct RequestWalk {
    static let pageSize = 500

    private let store: any RequestStore
    private let viewer: Viewer
    private var cursor: RequestQuery.Cursor?
    private var isAtEnd = false

    init(_ store: any RequestStore, as viewer: Viewer) {
        self.store = store
        self.viewer = viewer
    }

    /// The next requests; `nil` when there are no more.
    mutating func next(limit: Int = pageSize) async throws(StoreError) -> [Request]? {
        guard !isAtEnd else { return nil }
        let page = try await store.page(RequestQuery(viewer: viewer, limit: limit, after: cursor))
        cursor = page.next
        isAtEnd = page.next == nil
        return page.requests
    }

    /// Goes on behind a number, whatever stands there.
    mutating func skip(to number: Request.Number) {
        cursor = RequestQuery.Cursor(behindNumber: number)
    }
}

/// Goes through all articles of a store in the order of their numbers, a page at a time, as the host.
struct ArticleWalk {
    private let store: any ArticleStore
    private let viewer: Viewer
    private var after: Article.Number?
    private var isAtEnd = false

    init(_ store: any ArticleStore, as viewer: Viewer) {
        self.store = store
        self.viewer = viewer
    }

    /// The next articles, at least one; `nil` when there are no more.
    mutating func next() async throws(StoreError) -> [Article]? {
        guard !isAtEnd else { return nil }
        let page = try await store.page(ArticleQuery(viewer: viewer, limit: 100, after: after))
        after = page.next
        isAtEnd = page.next == nil
        return page.articles.isEmpty ? nil : page.articles
    }

    /// Goes on behind a number, whatever stands there.
    mutating func skip(to number: Article.Number) { after = number }
}

extension RequestQuery.Cursor {
    /// The place behind a number, in the order of numbers.
    init(behindNumber number: Request.Number) {
        order = RequestOrder(.number)
        value = number
        self.number = number
    }
}

/// Which digests were met already. Half of each is kept: enough to tell files apart, and half the memory.
struct MetDigests {
    private var halves: Set<UniqueID> = []

    var count: Int { halves.count }

    /// Returns whether the digest is new.
    mutating func insert(_ digest: Digest) -> Bool {
        // A digest has 32 bytes, so its first half always makes an id.
        UniqueID(bytes: digest.bytes.prefix(16)).map { halves.insert($0).inserted } ?? false
    }
}

extension RecordedEvent {
    /// The files that the event names.
    var attachments: [FileAttachment] { event.message?.attachments ?? [] }
}
