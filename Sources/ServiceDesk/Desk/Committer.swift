/// Group commit, written once for every store: changes that arrive while a commit is under way go together in the next.
/// The batch is what pays: one `fsync` for all of them.
actor Committer {
    private let store: any RequestStore
    private var waiting: [Waiting] = []
    private var running = 0

    private struct Waiting {
        var change: Change
        var continuation: CheckedContinuation<Result<CommitResult, StoreError>, Never>
    }

    init(_ store: any RequestStore) { self.store = store }

    /// Returns once the change is durable or refused. Being cancelled does not take a change back: the answer is waited
    /// for all the same.
    func commit(_ change: Change) async throws(StoreError) -> CommitResult {
        let result = await withCheckedContinuation { continuation in
            waiting.append(Waiting(change: change, continuation: continuation))
            guard running < store.limits.concurrentCommits else { return }
            running += 1
            Task { await run() }
        }
        return try result.get()
    }

    private func run() async {
        var expected = 0
        while !waiting.isEmpty {
            await gather(expected)
            let batch = Array(waiting.prefix(store.limits.changesPerCommit))
            waiting.removeFirst(batch.count)
            defer { expected = min(batch.count + waiting.count, store.limits.changesPerCommit) }
            do throws(StoreError) {
                let results = try await store.commit(batch.map(\.change))
                for (waiting, result) in zip(batch, results) { waiting.continuation.resume(returning: .success(result)) }
                precondition(results.count == batch.count, "A store answers each change of a commit.")
            } catch {
                for waiting in batch { waiting.continuation.resume(returning: .failure(error)) }
            }
        }
        running -= 1
    }

    /// Lets those who were just answered bring their next change, so that it is in this commit and not in one of its own.
    /// Nobody is waited for: when nobody else wants to run, yielding returns at once.
    private func gather(_ expected: Int) async {
        var patience = expected
        while waiting.count < expected, patience > 0 {
            patience -= 1
            await Task.yield()
        }
    }
}
