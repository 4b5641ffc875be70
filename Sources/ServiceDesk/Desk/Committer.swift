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
            startIfPossible()
        }
        return try result.get()
    }

    private func startIfPossible() {
        guard running < store.limits.concurrentCommits, !waiting.isEmpty else { return }
        running += 1
        Task { await run() }
    }

    private func run() async {
        while !waiting.isEmpty {
            let batch = Array(waiting.prefix(store.limits.changesPerCommit))
            waiting.removeFirst(batch.count)
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
}
