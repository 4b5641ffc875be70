/// Group commit, written once for every store: changes that arrive while a commit is under way go together in the next.
/// The batch is what pays: one `fsync` for all of them.
///
/// What settles due work stands in a line of its own, of which a commit takes only so much: there may be a million of
/// them after a week off, and a person who writes meanwhile waits for a short commit and not for them. While there is
/// that much, a store that takes several commits at once has the next one before it asks for it.
actor Committer {
    private let store: any RequestStore
    private var people = Line()
    private var work = Line()
    /// How many commits are under way.
    private var running = 0

    /// How many settlements one commit has at most, also where nobody else waits: another process may.
    private static let workPerCommit = 256

    private struct Waiting {
        var changes: [Change]
        var continuation: CheckedContinuation<Result<[CommitResult], StoreError>, Never>
    }

    /// First come, first served.
    private struct Line {
        var waiting: [Waiting] = []

        /// Takes those who have room, and one in any case unless there is none at all.
        mutating func take(_ room: Int) -> (batch: ArraySlice<Waiting>, changes: Int) {
            var (taken, changes) = (0, 0)
            for waiting in waiting where room > 0 {
                guard taken == 0 || changes + waiting.changes.count <= room else { break }
                taken += 1
                changes += waiting.changes.count
            }
            defer { waiting.removeFirst(taken) }
            return (waiting.prefix(taken), changes)
        }
    }

    init(_ store: any RequestStore) { self.store = store }

    /// Returns once the change is durable or refused. Being cancelled does not take a change back: the answer is waited
    /// for all the same (``RequestStore/commit(_:)``).
    func commit(_ change: Change) async throws(StoreError) -> CommitResult { try await commit([change])[0] }

    /// The same for several changes that stay together, in their order.
    ///
    /// - Parameter changes: At most ``StoreLimits/changesPerCommit``.
    func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
        // What has a lower priority than people would keep those waiting who come meanwhile.
        if running == 0, Task.currentPriority >= .medium { return try await commitAlone(changes) }
        // A commit of very few has no part to spare for due work.
        let isWork = changes.count == 1 && !changes[0].settlements.isEmpty && store.limits.changesPerCommit >= 4
        let result = await withCheckedContinuation { continuation in
            let waiting = Waiting(changes: changes, continuation: continuation)
            if isWork { work.waiting.append(waiting) } else { people.waiting.append(waiting) }
            guard running < mostCommits else { return }
            running += 1
            start()
        }
        return try result.get()
    }

    private var isAnybodyWaiting: Bool { !people.waiting.isEmpty || !work.waiting.isEmpty }

    /// How many commits are worth being under way: the last that the store takes is for when there is much due work.
    private var mostCommits: Int {
        let limit = store.limits.concurrentCommits
        let much = min(Self.workPerCommit, store.limits.changesPerCommit)
        return work.waiting.count < much ? max(1, limit - 1) : limit
    }

    /// With no lower priority than people have: handlers of due work do not hold back what the store waits for.
    private func start() {
        Task(priority: max(.medium, Task.currentPriority)) { await run() }
    }

    /// Changes that meet nobody are committed by their own task, which spares them two changes of threads.
    private func commitAlone(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
        running += 1
        defer {
            if isAnybodyWaiting { start() } else { running -= 1 }
        }
        return try await store.commit(changes)
    }

    private func run() async {
        var expected = 0
        while isAnybodyWaiting, running <= mostCommits {
            await gather(expected)
            let (batch, callers) = nextBatch()
            // Another one may have taken them meanwhile.
            guard !batch.isEmpty else { break }
            defer { expected = share(of: callers + people.waiting.count) }
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

    /// As many of the waiting as the store takes at once, and how many of them are people.
    private func nextBatch() -> (batch: [Waiting], callers: Int) {
        let limit = store.limits.changesPerCommit
        // Neither line keeps the other one waiting.
        let share = min(people.waiting.isEmpty ? limit : limit / 4, Self.workPerCommit)
        let first = people.take(limit - min(work.waiting.count, share))
        let second = work.take(min(limit - first.changes, share))
        return (Array(first.batch) + second.batch, first.batch.count)
    }

    /// How many of some callers a commit waits for. Where they are many it is half of them, so that the others decide
    /// while these are committed; where they are few, one `fsync` for all of them is worth more than that.
    private func share(of callers: Int) -> Int {
        min(callers < Self.manyCallers ? callers : callers / 2, store.limits.changesPerCommit)
    }

    private static let manyCallers = 48

    /// Lets those who were just answered bring their next change, so that it is in this commit and not in one of its
    /// own. Nobody is waited for: when nobody else wants to run, yielding returns at once, and where there is enough
    /// due work to commit they come with the next.
    private func gather(_ expected: Int) async {
        var patience = expected
        while people.waiting.count < expected, work.waiting.count < Self.workPerCommit, patience > 0 {
            patience -= 1
            await Task.yield()
        }
    }
}
