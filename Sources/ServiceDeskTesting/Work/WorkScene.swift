import ServiceDesk

/// Schedules, claims and settles work for a check.
struct WorkScene: Sendable {
    let scene: Scene
    var store: any RequestStore { scene.store }

    init(_ store: any RequestStore) { scene = Scene(store) }

    /// An instant so many seconds after the clock's.
    func at(_ seconds: Int64) -> Timestamp { scene.clock.now().advanced(bySeconds: seconds) }

    func item(
        _ key: WorkKey, in seconds: Int64 = 0, kind: WorkKind = "ring", _ payload: String = "é",
        about: Request.ID? = nil
    ) throws -> WorkItem {
        WorkItem(key, dueAt: at(seconds), task: try WorkTask(kind, ["text": payload], request: about))
    }

    @discardableResult
    func commit(_ work: WorkChange...) async throws -> CommitResult? {
        try await store.commit([Change(work: work)]).first
    }

    @discardableResult
    func settle(_ work: ClaimedWork, _ outcome: Settlement.Outcome) async throws -> CommitResult? {
        try await store.commit([Change(settlements: [Settlement(work.receipt, outcome)])]).first
    }

    /// A claim made so many seconds after the clock's instant.
    func claim(
        in seconds: Int64 = 0, kinds: SortedSet<WorkKind> = ["ring"], limit: Int = 100
    ) -> WorkClaim {
        WorkClaim(
            id: scene.ids.next(at: scene.clock.now()), owner: "contract", kinds: kinds, now: at(seconds),
            lease: .seconds(60), limit: limit)
    }

    func claimed(
        in seconds: Int64 = 0, kinds: SortedSet<WorkKind> = ["ring"], limit: Int = 100
    ) async throws -> [ClaimedWork] {
        try await store.claim(claim(in: seconds, kinds: kinds, limit: limit))
    }

    /// Claims the one piece of work that must be due.
    func claimedOne(in seconds: Int64 = 0) async throws -> ClaimedWork {
        let claimed = try await claimed(in: seconds)
        guard let one = claimed.first, claimed.count == 1 else {
            throw UnexpectedResult(
                description: "expected one piece of work that is due, found \(claimed.map(\.item.key))")
        }
        return one
    }

    /// All records of a question, page by page.
    func records(_ selection: WorkQuery.Selection, kinds: SortedSet<WorkKind> = [], limit: Int = 100) async throws
        -> [WorkRecord]
    {
        var (query, found) = (WorkQuery(selection, kinds: kinds, limit: limit), [WorkRecord]())
        repeat {
            let page = try await store.work(query)
            found += page.records
            guard page.records.count <= limit, found.count <= 10_000 else {
                throw UnexpectedResult(description: "the pages never end, or are too long")
            }
            query.after = page.next
        } while query.after != nil
        return found
    }

    func record(_ key: WorkKey) async throws -> WorkRecord? { try await records(.named([key])).first }
}
