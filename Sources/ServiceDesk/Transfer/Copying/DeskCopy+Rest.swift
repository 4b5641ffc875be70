extension DeskCopy {
    /// Copies idempotency keys. Those of requests that the target does not have yet come with the next run.
    ///
    /// - Parameter isStill: Whether nobody writes to the source meanwhile: then every key’s request is in the target.
    func copyKeys(isStill: Bool, _ state: inout Progress) async throws {
        let limit = 5_000
        var after: String?
        while true {
            let page = try await source.requests.keys(.page(after: after, limit: limit))
            try await copy(page, isStill, &state)
            state.done.keys += page.count
            guard page.count == limit, let end = page.last else { return }
            after = end.key.name
        }
    }

    private func copy(_ records: [KeyRecord], _ isStill: Bool, _ state: inout Progress) async throws {
        let found = try await target.requests.keys(.named(records.map(\.key.name)))
        let known = Dictionary(found.map { (Array($0.key.name.utf8), $0) }, uniquingKeysWith: { first, _ in first })
        for record in records {
            guard let old = known[Array(record.key.name.utf8)], old != record else { continue }
            throw TransferError(.conflict, "The target has used the key “\(record.key.name)” for something else.")
        }
        let new = records.filter { known[Array($0.key.name.utf8)] == nil }
        let size = target.requests.limits.changesPerCommit
        let batches = stride(from: 0, to: new.count, by: size).map { new[$0..<min($0 + size, new.count)] }
        state.added.keys += try await withThrowingTaskGroup(of: Int.self) { group in
            var (rest, added) = (batches[...], 0)
            for batch in rest.prefix(Self.pagesAtOnce) { group.addTask { try await add(batch, isStill) } }
            rest = rest.dropFirst(Self.pagesAtOnce)
            while let count = try await group.next() {
                added += count
                if let batch = rest.popFirst() { group.addTask { try await add(batch, isStill) } }
            }
            return added
        }
    }

    /// Adds keys that the target lacks.
    ///
    /// - Returns: How many.
    private func add(_ records: ArraySlice<KeyRecord>, _ isStill: Bool) async throws -> Int {
        let requests = try await target.requests.requests(Set(records.map(\.number)).map { .number($0) })
        let byNumber = Dictionary(requests.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        if isStill, let record = records.first(where: { byNumber[$0.number] == nil }) {
            throw TransferError(
                .damaged, "The key “\(record.key.name)” is of #\(record.number), which is not there.")
        }
        let present = records.filter { byNumber[$0.number] != nil }
        let changes = try present.compactMap { record in
            try byNumber[record.number].map { request in
                Change(key: record.key, updates: [try Change.Update(unchanged: request)])
            }
        }
        var added = 0
        for (result, record) in zip(try await target.requests.commit(changes), present) {
            switch result {
            case .committed: added += 1
            case .duplicate(let number) where number == record.number: break
            case .duplicate, .keyReused, .conflict, .expired:
                throw TransferError(.conflict, "The key “\(record.key.name)” cannot be kept: \(result).")
            }
        }
        return added
    }

    /// Has the target’s due work follow the source’s. Work about requests that the target does not have yet comes with
    /// the next run.
    func copyWork(_ state: inout Progress) async throws {
        var (from, to) = (WorkWalk(source.requests), WorkWalk(target.requests))
        var (theirs, ours) = (try await from.next(), try await to.next())
        var batch: [WorkChange] = []
        while theirs != nil || ours != nil {
            // Both come in the order of their keys.
            if let item = theirs, ours.map({ item.key <= $0.key }) ?? true {
                state.done.work += 1
                if ours != item { batch.append(.schedule(item)) }
                if ours?.key == item.key { ours = try await to.next() }
                theirs = try await from.next()
            } else if let item = ours {
                batch.append(.cancel(item.key))
                ours = try await to.next()
            }
            if batch.count >= Change.maximumWork * 20 { try await commit(&batch, &state) }
        }
        try await commit(&batch, &state)
    }

    private func commit(_ batch: inout [WorkChange], _ state: inout Progress) async throws {
        guard !batch.isEmpty else { return }
        let ids = Set(batch.compactMap(\.request))
        let missing = ids.subtracting(try await target.requests.requests(ids.map { .id($0) }).map(\.id))
        // Work may also be about a request that no store has: that is copied as it is.
        let late = Set(try await source.requests.requests(missing.map { .id($0) }).map(\.id))
        let steps = batch.filter { step in step.request.map { !late.contains($0) } ?? true }
        var changes: [Change] = []
        for start in stride(from: 0, to: steps.count, by: Change.maximumWork) {
            changes.append(Change(work: Array(steps[start..<min(start + Change.maximumWork, steps.count)])))
        }
        for start in stride(from: 0, to: changes.count, by: target.requests.limits.changesPerCommit) {
            let end = min(start + target.requests.limits.changesPerCommit, changes.count)
            _ = try await target.requests.commit(Array(changes[start..<end]))
        }
        state.added.work += steps.count
        batch.removeAll(keepingCapacity: true)
    }
}

extension DeskCopy {
    /// Brings readings, each as the source has it now. They come by their ids, so that the earlier reading of somebody
    /// is settled in the target before the next one of the same article begins there.
    func copyReadings(_ state: inout Progress) async throws {
        var query = ReadingQuery(.all)
        while true {
            let page = try await source.articles.readings(query)
            let known = try await target.articles.readings(ReadingQuery(.named(page.map(\.id)))).byID
            let new = page.filter { known[$0.id] != $0 }
            if !new.isEmpty { try await target.articles.note(new) }
            state.done.readings += page.count
            state.added.readings += new.count
            guard page.count == query.limit, let last = page.last else { return }
            query.after = last.id
        }
    }
}

extension WorkChange {
    /// The request that scheduled work is about.
    fileprivate var request: Request.ID? {
        if case .schedule(let item) = self { item.task.request } else { nil }
    }
}

/// Goes through the due work of a store in the order of the keys.
struct WorkWalk {
    private let store: any RequestStore
    private var query = WorkQuery(.all, limit: 1_000)
    private var page: ArraySlice<WorkRecord> = []
    private var isAtEnd = false

    init(_ store: any RequestStore) { self.store = store }

    mutating func next() async throws -> WorkItem? {
        if page.isEmpty, !isAtEnd {
            let found = try await store.work(query)
            page = found.records[...]
            query.after = found.next
            isAtEnd = found.next == nil
        }
        return page.popFirst()?.item
    }
}
