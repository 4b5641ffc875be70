/// All that a desk keeps, where it may be kept in several stores: as ``Desk`` takes it.
public struct StoreParts: Sendable {
    public var requests: any RequestStore
    /// `nil` where the host has a directory of its own.
    public var directory: (any DirectoryStore)?
    public var attachments: any AttachmentStore
    public var articles: any ArticleStore

    /// One store for everything.
    public init(_ store: some CompleteStore) {
        self.init(requests: store, directory: store, attachments: store, articles: store)
    }

    public init(
        requests: any RequestStore, directory: (any DirectoryStore)?, attachments: any AttachmentStore,
        articles: any ArticleStore
    ) {
        self.requests = requests
        self.directory = directory
        self.attachments = attachments
        self.articles = articles
    }
}
