/// Group commit, written once for every store: changes that arrive while a commit is under way go together in the next.
/// The batch is what pays: one `fsync` for all of them.
actor Committer {
    private let store: any RequestStore
    private var waiting: [Waiting] = []
    private var running = 0

    private struct Waiting {
        var changes: [Change]
        var continuation: CheckedContinuation<Result<[CommitResult], StoreError>, Never>
    }

    init(_ store: any RequestStore) { self.store = store }

    /// Returns once the change is durable or refused. Being cancelled does not take a change back: the answer is waited
    /// for all the same (``RequestStore/commit(_:)``).
    func commit(_ change: Change) async throws(StoreError) -> CommitResult { try await commit([change])[0] }

    /// The same for several changes that stay together, in their order.
    ///
    /// - Parameter changes: At most ``StoreLimits/changesPerCommit``.
    func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
        if running == 0 { return try await commitAlone(changes) }
        let result = await withCheckedContinuation { continuation in
            waiting.append(Waiting(changes: changes, continuation: continuation))
            guard running < store.limits.concurrentCommits else { return }
            running += 1
            Task { await run() }
        }
        return try result.get()
    }

    /// Changes that meet nobody are committed by their own task, which spares them two changes of threads.
    private func commitAlone(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
        running += 1
        defer {
            if waiting.isEmpty { running -= 1 } else { Task { await run() } }
        }
        return try await store.commit(changes)
    }

    private func run() async {
        var expected = 0
        while !waiting.isEmpty {
            await gather(expected)
            let batch = nextBatch()
            defer { expected = share(of: batch.count + waiting.count) }
            do throws(StoreError) {
                var results = try await store.commit(batch.flatMap(\.changes))[...]
                for waiting in batch {
                    let own = results.prefix(waiting.changes.count)
                    precondition(own.count == waiting.changes.count, "A store answers each change of a commit.")
                    waiting.continuation.resume(returning: .success(Array(own)))
                    results = results.dropFirst(own.count)
                }
            } catch {
                for waiting in batch { waiting.continuation.resume(returning: .failure(error)) }
            }
        }
        running -= 1
    }

    /// As many of the waiting as the store takes at once; first come, first served.
    private func nextBatch() -> [Waiting] {
        var (taken, changes) = (0, 0)
        for waiting in waiting {
            changes += waiting.changes.count
            if taken > 0, changes > store.limits.changesPerCommit { break }
            taken += 1
        }
        defer { waiting.removeFirst(taken) }
        return Array(waiting.prefix(taken))
    }

    /// How many of some callers a commit waits for. Where they are many it is half of them, so that the others decide
    /// while these are committed; where they are few, one `fsync` for all of them is worth more than that.
    private func share(of callers: Int) -> Int {
        min(callers < Self.manyCallers ? callers : callers / 2, store.limits.changesPerCommit)
    }

    private static let manyCallers = 48

    /// Lets those who were just answered bring their next change, so that it is in this commit and not in one of its
    /// own. Nobody is waited for: when nobody else wants to run, yielding returns at once.
    private func gather(_ expected: Int) async {
        var patience = expected
        while waiting.count < expected, patience > 0 {
            patience -= 1
            await Task.yield()
        }
    }
}
