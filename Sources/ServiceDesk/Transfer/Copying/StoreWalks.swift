/// Goes through one sort of things of a store in an order that every store has.
protocol StoreWalk {
    associatedtype Element: Equatable
    /// The next one; `nil` when there are no more.
    mutating func next() async throws -> Element?
    /// Where it stands in the order.
    func place(of element: Element) -> [UInt8]
    /// What it is called.
    func name(of element: Element) -> String
}

extension StoreComparison {
    /// Compares two walks, which both come in the same order.
    func compare<Walk: StoreWalk>(
        _ first: Walk, _ second: Walk, _ report: inout Report, _ count: (inout Report) -> Void
    ) async throws {
        var (first, second) = (first, second)
        var (left, right) = (try await first.next(), try await second.next())
        while true {
            switch (left, right) {
            case (nil, nil): return
            case (let one?, let other?) where first.place(of: one) == second.place(of: other):
                if one != other { report.add("\(first.name(of: one)) is not the same in both.") }
                (left, right) = (try await first.next(), try await second.next())
            case (let one?, let other) where other.map({ first.precedes(one, $0) }) ?? true:
                report.add("\(first.name(of: one)) is in the first only.")
                left = try await first.next()
            case (_, let other?):
                report.add("\(first.name(of: other)) is in the second only.")
                right = try await second.next()
            case (_?, nil): return
            }
            count(&report)
        }
    }
}

extension StoreWalk {
    fileprivate func precedes(_ first: Element, _ second: Element) -> Bool {
        place(of: first).lexicographicallyPrecedes(place(of: second))
    }
}

struct EntryWalk: StoreWalk {
    private let store: any DirectoryStore
    private var query: DirectoryQuery
    private var page: ArraySlice<DirectoryEntry> = []
    private var isAtEnd = false

    init(_ store: any DirectoryStore, _ kind: DirectoryEntry.Kind) {
        self.store = store
        query = DirectoryQuery(kind, limit: 1_000)
    }

    mutating func next() async throws -> DirectoryEntry? {
        if page.isEmpty, !isAtEnd {
            let found = try await store.entries(query)
            query.after = found.last?.id
            isAtEnd = found.count < query.limit
            page = found[...]
        }
        return page.popFirst()
    }

    func place(of entry: DirectoryEntry) -> [UInt8] { Array(entry.id.utf8) }
    func name(of entry: DirectoryEntry) -> String { "The \(entry.kind.rawValue) “\(entry.id)”" }
}

/// Articles with the hashes of what they have come to: those cover all revisions.
struct ArticleStates: StoreWalk {
    struct State: Equatable {
        let number: Article.Number
        let id: Article.ID
        let version: Int
        let head: Digest
        let published: Int?
    }

    private var walk: ArticleWalk
    private var page: ArraySlice<Article> = []

    init(_ store: any ArticleStore) { walk = ArticleWalk(store, as: .host("compare")) }

    mutating func next() async throws -> State? {
        if page.isEmpty { page = try await walk.next()?[...] ?? [] }
        return page.popFirst().map { article in
            State(
                number: article.number, id: article.id, version: article.version, head: article.newest.hash,
                published: article.published?.version)
        }
    }

    func place(of state: State) -> [UInt8] { withUnsafeBytes(of: state.number.bigEndian) { Array($0) } }
    func name(of state: State) -> String { "A\(state.number)" }
}

struct KeyWalk: StoreWalk {
    private let store: any RequestStore
    private var page: ArraySlice<KeyRecord> = []
    private var after: String?
    private var isAtEnd = false

    init(_ store: any RequestStore) { self.store = store }

    mutating func next() async throws -> KeyRecord? {
        if page.isEmpty, !isAtEnd {
            let found = try await store.keys(.page(after: after, limit: 5_000))
            after = found.last?.key.name
            isAtEnd = found.count < 5_000
            page = found[...]
        }
        return page.popFirst()
    }

    func place(of record: KeyRecord) -> [UInt8] { Array(record.key.name.utf8) }
    func name(of record: KeyRecord) -> String { "The key “\(record.key.name)”" }
}

struct WorkItems: StoreWalk {
    private var walk: WorkWalk

    init(_ store: any RequestStore) { walk = WorkWalk(store) }

    mutating func next() async throws -> WorkItem? { try await walk.next() }

    func place(of item: WorkItem) -> [UInt8] { Array(item.key.rawValue.utf8) }
    func name(of item: WorkItem) -> String { "The work “\(item.key)”" }
}

/// Events in the order of numbers.
struct EventWalk {
    private let store: any RequestStore
    private var query: JournalQuery
    private var page: ArraySlice<JournalEntry> = []
    private var isAtEnd = false

    init(_ store: any RequestStore, from number: Request.Number) {
        self.store = store
        query = JournalQuery(.numbers, from: .number(number), limit: JournalQuery.firstLimit)
    }

    /// The next event; `nil` behind those of a number.
    mutating func next(upTo last: Request.Number) async throws -> JournalEntry? {
        if page.isEmpty, !isAtEnd {
            let found = try await store.journal(query)
            isAtEnd = found.entries.count < query.limit
            (query.start, query.limit) = (.after(found.next), query.limit(after: found))
            page = found.entries[...]
        }
        guard let entry = page.first, entry.number <= last else { return nil }
        return page.popFirst()
    }
}

extension RequestStore {
    /// The request with the highest number.
    var newest: Request? {
        get async throws {
            let order = RequestOrder(.number, isDescending: true)
            return try await page(RequestQuery(viewer: .host("copy"), order: order, limit: 1)).requests.first
        }
    }
}
