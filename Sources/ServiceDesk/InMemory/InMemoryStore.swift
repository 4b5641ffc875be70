import Synchronization

/// Keeps everything in memory, and is gone with it. The readable reference for what a store does: every other store is
/// compared with it. Good for tests and for trying things out.
public final class InMemoryStore: Sendable {
    let state = Mutex(State())

    public init() {}

    struct State {
        var requests: [Request.ID: Request] = [:]
        var journals: [Request.ID: [RecordedEvent]] = [:]
        /// All events as they were committed.
        var log: [(number: Request.Number, version: Int)] = []
        var ids: [Request.Number: Request.ID] = [:]
        var lastNumber: Request.Number = 0
        /// By the bytes of their names.
        var keys: [[UInt8]: KeyRecord] = [:]
        var work: [WorkKey: WorkRecord] = [:]
        var passages: [(request: Request.ID, passage: Passage)] = []
        var measured = MeasurementShelf()
        var entries: [DirectoryEntry.Kind: [String: DirectoryEntry]] = [:]
        var uploads: [UniqueID: [[UInt8]]] = [:]
        var attachments: [Digest: [[UInt8]]] = [:]
        var articles: [Article.Number: Article] = [:]
        var revisions: [Article.ID: [ArticleRevision]] = [:]
        var readings: [UniqueID: ArticleReading] = [:]
    }
}

extension InMemoryStore: RequestStore {
    public var limits: StoreLimits { StoreLimits(changesPerCommit: 64) }

    public func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
        try Change.validate(changes)
        return state.withLock { state in
            let results = changes.map { state.commit($0) }
            let kept = zip(changes, results).filter { $1.isCommitted }.flatMap(\.0.updates)
            state.measured.keep(kept.flatMap(\.measurements))
            return results
        }
    }

    public func requests(_ references: [RequestReference]) async throws(StoreError) -> [Request] {
        try RequestReference.validate(references)
        return state.withLock { state in
            references.compactMap { reference in
                switch reference {
                case .id(let id): state.requests[id]
                case .number(let number): state.ids[number].flatMap { state.requests[$0] }
                }
            }
        }
    }

    public func keys(_ query: KeyQuery) async throws(StoreError) -> [KeyRecord] {
        try query.validate()
        return state.withLock { state in
            switch query {
            case .named(let names):
                return names.compactMap { state.keys[Array($0.utf8)] }
            case .page(let after, let limit):
                let after = after.map { Array($0.utf8) }
                let names = state.keys.keys.filter { name in after?.lexicographicallyPrecedes(name) ?? true }
                return names.sorted { $0.lexicographicallyPrecedes($1) }.prefix(limit).compactMap { state.keys[$0] }
            }
        }
    }

    public func history(_ query: HistoryQuery) async throws(StoreError) -> [RecordedEvent] {
        try query.validate()
        return state.withLock { state in
            Array((state.journals[query.request] ?? []).lazy.filter { $0.version > query.after }.prefix(query.limit))
        }
    }

    public func journal(_ query: JournalQuery) async throws(StoreError) -> JournalPage {
        let state = state.withLock { $0 }
        return try query.page(of: state.log) { number in state.ids[number].flatMap { state.journals[$0] } ?? [] }
    }

    public func page(_ query: RequestQuery) async throws(StoreError) -> Page {
        try query.validate()
        let order = query.order
        func precedes(_ left: (Int64, Int64), _ right: (Int64, Int64)) -> Bool {
            order.isDescending ? left > right : left < right
        }
        return state.withLock { state in
            let places = state.requests.values.lazy
                .filter { query.filter.matches($0) && query.viewer.standing(to: $0) != .none }
                .map { (order.value(of: $0), $0.number) }
                .filter { place in query.after.map { precedes(($0.value, $0.number), place) } ?? true }
                .sorted(by: precedes)
            let requests = places.prefix(query.limit).compactMap { state.ids[$0.1].flatMap { state.requests[$0] } }
            let next =
                places.count > query.limit ? requests.last.map { RequestQuery.Cursor(behind: $0, in: order) } : nil
            return Page(requests: requests, next: next)
        }
    }

    public func counts(_ query: CountQuery) async throws(StoreError) -> [CountRow] {
        try query.validate()
        let found = state.withLock { state in
            state.requests.values.filter { query.filter.matches($0) && query.viewer.standing(to: $0) != .none }
        }
        return Dictionary(grouping: found) { request in query.groups.map { $0.value(of: request) } }
            .map { CountRow(values: $0.key, count: $0.value.count) }
            .sorted { left, right in left.values.lexicographicallyPrecedes(right.values) { ($0 ?? "") < ($1 ?? "") } }
    }
}

extension InMemoryStore {
    public func measurements(_ query: MeasurementQuery) async throws(StoreError) -> MeasurementPage {
        try query.validate()
        return state.withLock { $0.measured.measurements(query) }
    }

    public func rewrite(_ rewrite: MeasurementRewrite) async throws(StoreError) -> Bool {
        try rewrite.validate()
        return state.withLock { $0.measured.rewrite(rewrite) }
    }

    public func claim(_ claim: WorkClaim) async throws(StoreError) -> [ClaimedWork] {
        try claim.validate()
        return state.withLock { state in
            let due = state.work.values.filter { $0.isDue(for: claim) }.sorted { $0.isDueBefore($1) }
            return due.prefix(claim.limit).map { record in
                let claimed = record.claimed(by: claim)
                state.work[record.key] = claimed
                return ClaimedWork(claimed, by: claim)
            }
        }
    }

    public func work(_ query: WorkQuery) async throws(StoreError) -> WorkPage {
        try query.validate()
        return state.withLock { query.page(of: $0.work.values) }
    }

    /// What was replaced is nowhere any more.
    public func expunge() async throws(StoreError) {}
}

extension InMemoryStore.State {
    mutating func commit(_ change: Change) -> CommitResult {
        if let key = change.key, let used = keys[Array(key.name.utf8)] {
            return used.key == key ? .duplicate(of: used.number) : .keyReused
        }
        guard let work = change.workAfter({ self.work[$0] }) else { return .expired }
        guard let numbers = numbers(for: change.updates) else { return .conflict }
        for (update, number) in zip(change.updates, numbers) {
            var request = update.after
            request.number = number
            lastNumber = max(lastNumber, request.number)
            requests[request.id] = request
            ids[request.number] = request.id
            journals[request.id, default: []] += update.events
            log += update.events.map { (number, $0.version) }
            passages += update.passages.map { (request.id, $0) }
            replace(update, of: request.id)
        }
        if let key = change.key { keys[Array(key.name.utf8)] = KeyRecord(key: key, number: numbers[0]) }
        for (key, record) in work { self.work[key] = record }
        return .committed(numbers)
    }

    /// Puts what an erasure left in the place of what was there.
    private mutating func replace(_ update: Change.Update, of request: Request.ID) {
        guard !update.replaced.isEmpty else { return }
        for event in update.replaced { journals[request]?[event.version - 1] = event }
        let versions = Set(update.replaced.map(\.version))
        passages.removeAll { $0.request == request && versions.contains($0.passage.version) }
        passages += update.replacedPassages.map { (request, $0) }
    }

    /// The numbers of a change's requests; `nil` where a version is another one by now, or a number is taken.
    private func numbers(for updates: [Change.Update]) -> [Request.Number]? {
        var (numbers, opened, last): ([Request.Number], Set<Request.Number>, Request.Number) = ([], [], lastNumber)
        for update in updates {
            let request = requests[update.after.id]
            guard request?.version == update.before?.version else { return nil }
            let number = request?.number ?? (update.after.number > 0 ? update.after.number : last + 1)
            if request == nil {
                guard ids[number] == nil, opened.insert(number).inserted else { return nil }
                last = max(last, number)
            }
            numbers.append(number)
        }
        return numbers
    }
}
