/// Group commit, written once for every store: changes that arrive while a commit is under way go together in the next.
/// The batch is what pays: one `fsync` for all of them.
///
/// What settles due work stands in a line of its own, of which a commit takes only so much: there may be a million of
/// them after a week off, and a person who writes meanwhile waits for a short commit and not for them. Where a store
/// takes several commits at once each line has its own, and the store waits for neither; where it takes one, that has
/// some of both.
actor Committer {
    private let store: any RequestStore
    private var people = Line()
    private var work = Line()

    /// How many settlements one commit has at most, also where nobody else waits: another process may.
    private static let workPerCommit = 256
    /// How many beside people's changes.
    private static let workBesidePeople = 128

    private struct Waiting {
        var changes: [Change]
        var continuation: CheckedContinuation<Result<[CommitResult], StoreError>, Never>
    }

    /// First come, first served.
    private struct Line {
        var waiting: [Waiting] = []
        /// How many commits of it are under way.
        var running = 0

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

    /// Whose changes a commit has.
    private enum Turn { case people, work, both }

    init(_ store: any RequestStore) { self.store = store }

    /// Returns once the change is durable or refused. Being cancelled does not take a change back: the answer is waited
    /// for all the same (``RequestStore/commit(_:)``).
    func commit(_ change: Change) async throws(StoreError) -> CommitResult { try await commit([change])[0] }

    /// The same for several changes that stay together, in their order.
    ///
    /// - Parameter changes: At most ``StoreLimits/changesPerCommit``.
    func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
        let limits = store.limits
        // Of so few there is nothing to share out.
        let isWork = changes.count == 1 && !changes[0].settlements.isEmpty && limits.changesPerCommit >= 4
        let turn: Turn = limits.concurrentCommits == 1 ? .both : isWork ? .work : .people
        if running(turn) == 0 { return try await commitAlone(changes, turn) }
        let result = await withCheckedContinuation { continuation in
            let waiting = Waiting(changes: changes, continuation: continuation)
            if isWork { work.waiting.append(waiting) } else { people.waiting.append(waiting) }
            guard running(turn) < most(turn, limits) else { return }
            count(turn, 1)
            start(turn)
        }
        return try result.get()
    }

    /// What handlers of due work run with must not hold back what the store waits for. People's commits keep to the
    /// priority of people: to yield (``gather(_:_:)``) lets those go first who have the same.
    private func start(_ turn: Turn) {
        Task(priority: turn == .work ? .high : max(.medium, Task.currentPriority)) { await run(turn) }
    }

    private func most(_ turn: Turn, _ limits: StoreLimits) -> Int {
        let work = limits.concurrentCommits / 2
        return turn == .work ? work : limits.concurrentCommits - work
    }

    private func running(_ turn: Turn) -> Int { turn == .work ? work.running : people.running }

    private func count(_ turn: Turn, _ step: Int) {
        if turn == .work { work.running += step } else { people.running += step }
    }

    private func isAnybodyWaiting(for turn: Turn) -> Bool {
        switch turn {
        case .people: !people.waiting.isEmpty
        case .work: !work.waiting.isEmpty
        case .both: !people.waiting.isEmpty || !work.waiting.isEmpty
        }
    }

    /// Changes that meet nobody are committed by their own task, which spares them two changes of threads.
    private func commitAlone(_ changes: [Change], _ turn: Turn) async throws(StoreError) -> [CommitResult] {
        count(turn, 1)
        defer {
            if isAnybodyWaiting(for: turn) { start(turn) } else { count(turn, -1) }
        }
        return try await store.commit(changes)
    }

    private func run(_ turn: Turn) async {
        var expected = 0
        while isAnybodyWaiting(for: turn) {
            await gather(expected, turn)
            let (batch, callers) = nextBatch(turn)
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
        count(turn, -1)
    }

    /// As many of the waiting as the store takes at once, and how many of them are people.
    private func nextBatch(_ turn: Turn) -> (batch: [Waiting], callers: Int) {
        let limit = store.limits.changesPerCommit
        switch turn {
        case .people:
            let batch = people.take(limit).batch
            return (Array(batch), batch.count)
        case .work: return (Array(work.take(min(limit, Self.workPerCommit)).batch), 0)
        case .both:
            // Neither line keeps the other one waiting.
            let share = people.waiting.isEmpty ? min(limit, Self.workPerCommit) : min(limit / 4, Self.workBesidePeople)
            let first = people.take(limit - min(work.waiting.count, share))
            let second = work.take(min(limit - first.changes, share))
            return (Array(first.batch) + second.batch, first.batch.count)
        }
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
    private func gather(_ expected: Int, _ turn: Turn) async {
        guard turn != .work else { return }
        var patience = expected
        while people.waiting.count < expected, patience > 0 {
            if turn == .both, work.waiting.count >= Self.workBesidePeople { return }
            patience -= 1
            await Task.yield()
        }
    }
}
