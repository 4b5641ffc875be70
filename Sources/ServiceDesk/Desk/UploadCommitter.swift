/// Group commit for the ends of uploads: those that come while a commit is under way go together in the next. Most
/// files are one chunk, and what they cost is the commit.
actor UploadCommitter {
    private let store: any AttachmentStore
    private var waiting: [Waiting] = []
    private var running = 0
    private let mostRunning: Int

    private struct Waiting {
        var ending: UploadEnding
        var continuation: CheckedContinuation<Result<Void, StoreError>, Never>
    }

    /// - Parameter atOnce: How many commits the store has at once for what it is there for: this leaves it one.
    init(_ store: any AttachmentStore, atOnce: Int) {
        self.store = store
        mostRunning = max(1, atOnce - 1)
    }

    /// Returns once the upload is durable.
    func end(_ ending: UploadEnding) async throws(StoreError) {
        let result = await withCheckedContinuation { continuation in
            waiting.append(Waiting(ending: ending, continuation: continuation))
            guard running < mostRunning else { return }
            running += 1
            Task(priority: max(.medium, Task.currentPriority)) { await run() }
        }
        try result.get()
    }

    private func run() async {
        while !waiting.isEmpty {
            let batch = Array(waiting.prefix(UploadEnding.maximumBatch))
            waiting.removeFirst(batch.count)
            await commit(batch)
        }
        running -= 1
    }

    private func commit(_ batch: [Waiting]) async {
        do throws(StoreError) {
            try await store.end(batch.map(\.ending))
            for waiting in batch { waiting.continuation.resume(returning: .success(())) }
        } catch {
            // One that cannot be kept is no fault of the others.
            guard batch.count > 1, error.code == .constraint else {
                for waiting in batch { waiting.continuation.resume(returning: .failure(error)) }
                return
            }
            for waiting in batch {
                if await isKept(waiting.ending.seal) {
                    waiting.continuation.resume(returning: .success(()))
                } else {
                    await commit([waiting])
                }
            }
        }
    }

    /// Whether it was kept before another one of its batch could not be. What cannot be read is ended once more.
    private func isKept(_ seal: AttachmentSeal) async -> Bool {
        do throws(StoreError) { return try await store.size(of: seal.digest) == seal.size } catch { return false }
    }
}
