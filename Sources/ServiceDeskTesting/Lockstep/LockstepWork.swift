import ServiceDesk

/// Schedules, claims and settles due work at random in two stores alike, and compares what they answer and keep.
struct LockstepWork: Sendable {
    private let seed: UInt64
    private let expecting: InMemoryStore
    private let tested: any RequestStore
    private var random: SeededGenerator
    /// Some of them are old.
    private var receipts: [WorkReceipt] = []
    private var results: Set<CommitResult> = []
    private var claimed = 0
    private var closed = 0

    private static let keys = ["a", "b", "é", "e\u{301}", "Z", "w 1", "w 2", "w 3", "🙂", "w 4"].map { WorkKey($0) }
    private static let kinds: [WorkKind] = ["ring", "write", "é"]

    init(seed: UInt64, expecting: InMemoryStore, tested: any RequestStore) {
        self.seed = seed
        self.expecting = expecting
        self.tested = tested
        random = SeededGenerator(seed: seed ^ 0x00D0_0E00)
    }

    mutating func step(after number: Int, at now: Timestamp) async throws {
        switch Int.random(in: 0..<10, using: &random) {
        case ..<3: try await change(after: number, at: now)
        case 3: try await claim(after: number, at: now)
        case 4: try await question(after: number, at: now)
        default: break
        }
    }

    /// Lets both desks do their own due work.
    mutating func closeResolved(_ expecting: Desk, _ tested: Desk, after number: Int) async throws {
        let expected = try await Self.results(of: expecting)
        try expect(try await Self.results(of: tested), equals: expected, "the closing of resolved requests", number)
        closed += expected.count { $0.outcome == .done }
    }

    private static func results(of desk: Desk) async throws -> [WorkResult] {
        let (stream, continuation) = AsyncStream<WorkResult>.makeStream()
        try await desk.runOnce { continuation.yield($0) }
        continuation.finish()
        return await stream.reduce(into: []) { $0.append($1) }
    }

    func checkCoverage(after steps: Int) throws {
        guard steps >= 2_000 else { return }
        guard results == [.committed([]), .expired], claimed > steps / 20, closed > 0 else {
            throw LockstepFailure(
                seed: seed, step: steps, what: "the due work of the script",
                expected: "work done, receipts that expired, requests closed",
                found: "\(results), \(claimed) claimed, \(closed) closed; take another seed")
        }
    }

    // MARK: Steps

    private mutating func change(after number: Int, at now: Timestamp) async throws {
        let changes = (0..<Int.random(in: 1...3, using: &random)).map { _ in change(at: now) }
        let expected = try await expecting.commit(changes)
        try expect(try await tested.commit(changes), equals: expected, "a change of work", number)
        results.formUnion(expected)
    }

    private mutating func change(at now: Timestamp) -> Change {
        var (steps, settlements): ([WorkChange], [Settlement]) = ([], [])
        for key in Self.keys.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)) {
            switch Int.random(in: 0..<10, using: &random) {
            case ..<7: steps.append(.schedule(WorkItem(key, dueAt: time(near: now), task: task())))
            case 7: steps.append(.cancel(key))
            default: steps.append(.revive(key, at: time(near: now)))
            }
        }
        if random.happens(60), !receipts.isEmpty {
            let index = random.happens(80) ? receipts.count - 1 : Int.random(in: 0..<receipts.count, using: &random)
            settlements = [Settlement(receipts[index], outcome(near: now))]
            if random.happens(90) { receipts.remove(at: index) }
            if random.happens(50) { steps = [] }
        }
        return Change(work: steps, settlements: settlements)
    }

    private mutating func outcome(near now: Timestamp) -> Settlement.Outcome {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .buried(at: now, reason: random.pick(LockstepScript.words))
        case 1: .retry(at: time(near: now), reason: random.happens(50) ? random.pick(LockstepScript.words) : nil)
        default: .done
        }
    }

    private mutating func task() -> WorkTask {
        let payload = "{\"text\":\"\(random.pick(LockstepScript.words))\"}"
        let about = random.happens(40) ? Request.ID(UniqueID(high: random.next() % 3, low: 7)) : nil
        let kind = random.pick(Self.kinds)
        do {
            return try WorkTask(kind: kind, payload: Array(payload.utf8), request: about)
        } catch {
            preconditionFailure("The script writes JSON: \(error)")
        }
    }

    private mutating func time(near now: Timestamp) -> Timestamp {
        now.advanced(bySeconds: 60 * Int64.random(in: -20...60, using: &random))
    }

    private mutating func claim(after number: Int, at now: Timestamp) async throws {
        let claim = WorkClaim(
            id: UniqueID(at: now, using: &random), owner: "lockstep", kinds: kinds(atLeast: 1), now: now,
            lease: .seconds(random.pick([1, 60, 3_600])), limit: random.pick([1, 2, 100]))
        let expected = try await expecting.claim(claim)
        try expect(try await tested.claim(claim), equals: expected, "a claim of \(claim.limit), \(claim.kinds)", number)
        claimed += expected.count
        receipts += expected.map(\.receipt)
    }

    private mutating func question(after number: Int, at now: Timestamp) async throws {
        let selections: [WorkQuery.Selection] = [
            .all, .pending(), .pending(before: time(near: now)), .buried,
            .about(Request.ID(UniqueID(high: 1, low: 7))), .named(SortedSet(Self.keys.prefix(5))),
        ]
        var query = WorkQuery(
            random.pick(selections), kinds: random.happens(50) ? [] : kinds(atLeast: 0),
            limit: random.pick([1, 3, 1_000]))
        repeat {
            let expected = try await expecting.work(query)
            try expect(
                try await tested.work(query), equals: expected, "a page of \(query.selection), \(query.kinds)", number)
            query.after = expected.next
        } while query.after != nil
    }

    private mutating func kinds(atLeast count: Int) -> SortedSet<WorkKind> {
        SortedSet(Self.kinds.shuffled(using: &random).prefix(Int.random(in: count...Self.kinds.count, using: &random)))
    }

    private func expect<Value: Equatable>(
        _ found: Value, equals expected: Value, _ what: @autoclosure () -> String, _ step: Int
    ) throws {
        guard found != expected else { return }
        throw LockstepFailure(seed: seed, step: step, what: what(), expected: "\(expected)", found: "\(found)")
    }
}
