import ServiceDesk
import ServiceDeskTesting
import ServiceLifecycle
import Synchronization
import Testing

@Suite("Due work is done")
struct RunnerTests {
    private func company(
        over store: (any RequestStore)? = nil, _ handlers: any WorkHandler...,
        configure: (inout WorkOptions) -> Void = { _ in }
    ) async throws -> Company {
        try await Company(over: store) {
            $0.workHandlers = handlers
            $0.work.random = SeededGenerator(seed: 3)
            configure(&$0.work)
        }
    }

    @Test("each piece once, the earliest first, and not before it is due")
    func once() async throws {
        let handler = TestHandler()
        let company = try await company(handler) { $0.concurrency = 1 }
        for (key, seconds) in [("c", 3), ("a", 1), ("b", 2), ("later", 60)] as [(WorkKey, Int64)] {
            try await company.schedule(key, in: seconds)
        }
        #expect(try await company.runOnce().isEmpty)
        company.clock.advance(bySeconds: 3)
        #expect(try await company.runOnce().map(\.outcome) == [.done, .done, .done])
        #expect(handler.keys == ["a", "b", "c"])
        #expect(try await company.runOnce().isEmpty)
        #expect(try await company.work().map(\.key) == ["later"])
    }

    @Test("what fails is tried again after a pause that doubles, and is buried after the last attempt")
    func failures() async throws {
        let handler = TestHandler { _, _ in throw TestFailure(description: "la ligne\nest coupée") }
        let company = try await company(handler) {
            ($0.maximumAttempts, $0.firstPause, $0.longestPause) = (5, .seconds(10), .seconds(60))
        }
        try await company.schedule("a")
        for longest in [10, 20, 40, 60] as [Int64] {
            let now = company.clock.now()
            guard case .failed("la ligne est coupée", let next)? = try await company.runOnce().first?.outcome else {
                Issue.record("It should have failed.")
                return
            }
            #expect(next >= now.advanced(by: .seconds(longest) / 2) && next <= now.advanced(bySeconds: longest))
            #expect(try await company.work().first?.failure == "la ligne est coupée")
            company.clock.set(Timestamp(microseconds: next.microseconds - 1))
            #expect(try await company.runOnce().isEmpty)
            company.clock.set(next)
        }
        #expect(try await company.runOnce().map(\.outcome) == [.buried("la ligne est coupée")])
        company.clock.advance(bySeconds: 1_000_000)
        #expect(try await company.runOnce().isEmpty)
        #expect(handler.attempts == [1, 2, 3, 4, 5])
        let buried = try #require(try await company.work(.buried).first)
        try await company.desk.plan([.revive(buried.key, at: company.clock.now())], as: Company.host)
        #expect(try await company.runOnce().count == 1)
        #expect(handler.attempts.last == 1)
    }

    @Test("a handler may want it again, or say that it cannot be done; one that another runner has is left alone")
    func answers() async throws {
        let (again, impossible) = (
            TestHandler("again") { _, desk in
                .again(at: desk.configuration.time.now())
            }, TestHandler("impossible") { _, _ in .impossible("Wie?") }
        )
        let late = TestHandler("late") { work, desk in
            try await desk.plan([.cancel(work.item.key)], as: Company.host)
            try await desk.plan([], settling: work.receipt, as: Company.host)
            return .settled
        }
        let company = try await company(again, impossible, late)
        for kind in ["again", "impossible", "late"] as [WorkKind] {
            try await company.schedule(WorkKey("of \(kind)"), kind: kind)
        }
        let results = try await company.runOnce()
        let outcomes = Dictionary(uniqueKeysWithValues: results.map { ($0.work.item.key, $0.outcome) })
        // Again at once would be a loop.
        let soon = company.clock.now().advanced(bySeconds: 1)
        #expect(
            outcomes == [
                "of again": .again(at: soon), "of impossible": .buried("Wie?"), "of late": .expired,
            ])
    }

    @Test("what a handler wants again and again is never given up")
    func againAndAgain() async throws {
        let attempts = Mutex<[Int]>([])
        let handler = TestHandler { work, desk in
            attempts.withLock { $0.append(work.attempt) }
            return attempts.withLock { $0.count } < 20 ? .again(at: desk.configuration.time.now()) : .done
        }
        let company = try await company(handler) { $0.maximumAttempts = 3 }
        try await company.schedule("a")
        for _ in 0..<20 {
            #expect(try await company.runOnce().count == 1)
            company.clock.advance(bySeconds: 1)
        }
        #expect(attempts.withLock { $0 } == Array(repeating: 1, count: 20))
        #expect(try await company.work().isEmpty)
    }

    @Test("a process that died at each attempt is not tried for ever")
    func poison() async throws {
        let handler = TestHandler()
        let company = try await company(handler) { $0.maximumAttempts = 2 }
        try await company.schedule("a")
        for _ in 0..<2 {
            let claim = WorkClaim(
                id: company.desk.configuration.ids.next(at: company.clock.now()), owner: "gone", kinds: ["test"],
                now: company.clock.now())
            #expect(try await company.store.claim(claim).count == 1)
            company.clock.advance(bySeconds: 60)
        }
        #expect(try await company.runOnce().map(\.outcome) == [.buried("No attempt of 2 came to an end.")])
        #expect(handler.keys.isEmpty)
    }

    @Test("many at once, as many as may be and no more")
    func concurrency() async throws {
        let gate = Gate()
        let handler = TestHandler { _, _ in
            await gate.wait()
            return .done
        }
        let company = try await company(handler) { $0.concurrency = 7 }
        for index in 0..<50 { try await company.schedule(WorkKey("w\(index)")) }
        async let results = company.runOnce()
        while handler.keys.count < 7 { await Task.yield() }
        for _ in 0..<1_000 { await Task.yield() }
        #expect(handler.keys.count == 7)
        gate.open()
        #expect(try await results.count == 50)
        #expect(Set(handler.keys).count == 50 && handler.keys.count == 50)
    }

    @Test("a runner that waits is woken by what is scheduled in its process, and by nothing else")
    func wakes() async throws {
        let handler = TestHandler()
        let company = try await company(handler) { $0.pollInterval = .seconds(86_400) }
        let log = WorkLog()
        let running = Task { await company.desk.run(reporting: log.add) }
        for round in 1...20 {
            try await company.schedule(WorkKey("w\(round)"))
            while log.all.count < round { await Task.yield() }
        }
        running.cancel()
        await running.value
        #expect(log.outcomes == [WorkResult.Outcome](repeating: .done, count: 20))
    }

    @Test("two runners on one store do nothing twice", arguments: [1, 2, 3] as [UInt64])
    func twoRunners(seed: UInt64) async throws {
        let handler = TestHandler { work, desk in
            try await desk.open(
                RequestDraft("Rappel \(work.item.key)", requester: "anna", team: "it"), as: .host("test"),
                settling: work.receipt)
            return .settled
        }
        let company = try await company(handler) { $0.concurrency = 5 }
        var configuration = company.desk.configuration
        configuration.ids = IDGenerator(SeededGenerator(seed: 100 + seed))
        let other = Desk(company.store, configuration: configuration)
        for index in 0..<200 { try await company.schedule(WorkKey("w\(index)")) }
        async let one: Void = company.desk.runOnce()
        async let two: Void = other.runOnce()
        _ = try await (one, two)
        let requests = try await company.store.page(RequestQuery(viewer: Company.host, limit: 1_000)).requests
        #expect(requests.count == 200 && Set(requests.map(\.subject)).count == 200)
        #expect(try await company.work().isEmpty)
    }
}

@Suite("A desk that does due work stops")
struct StoppingTests {
    @Test("when its task is cancelled: what it did not finish is due again at once")
    func cancelled() async throws {
        let handler = TestHandler { _, _ in
            try await Task.sleep(for: .seconds(86_400))
            return .done
        }
        let company = try await Company { $0.workHandlers = [handler] }
        let item = try await company.schedule("a")
        let log = WorkLog()
        let running = Task { await company.desk.run(reporting: log.add) }
        while handler.keys.isEmpty { await Task.yield() }
        running.cancel()
        await running.value
        #expect(log.outcomes == [.returned])
        #expect(
            try await company.work() == [
                WorkRecord(item, nextAt: company.clock.now(), attempt: 1, failure: "The desk was stopped.")
            ])
    }

    @Test("as a service of a group that shuts down: what has begun ends first, and nothing new begins")
    func gracefully() async throws {
        // Who asked later is told later: the desk knows when these go on.
        let handler = TestHandler { _, _ in
            try await gracefulShutdown()
            return .done
        }
        let company = try await Company {
            $0.workHandlers = [handler]
            $0.work.concurrency = 2
        }
        for key in ["a", "b", "c", "d"] as [WorkKey] { try await company.schedule(key) }
        let group = ServiceGroup(services: [company.desk], logger: company.desk.configuration.logger)
        let running = Task { try await group.run() }
        while handler.keys.count < 2 { await Task.yield() }
        await group.triggerGracefulShutdown()
        try await running.value
        #expect(Set(handler.keys) == ["a", "b"])
        #expect(try await company.work().map(\.attempt) == [0, 0])
    }

    @Test("even where a handler hangs and does not heed its cancellation; nobody else waits for it")
    func hanging() async throws {
        let gate = Gate()
        defer { gate.open() }
        let handler = TestHandler { work, _ in
            guard work.item.key == "hangs" else { return .done }
            // A task of its own knows nothing of the cancellation.
            await Task { await gate.wait() }.value
            return .done
        }
        let company = try await Company {
            $0.workHandlers = [handler]
            $0.work.concurrency = 1
            $0.work.lease = .seconds(1)
            $0.work.pollInterval = .milliseconds(10)
            $0.work.shutdownGrace = .milliseconds(10)
        }
        try await company.schedule("hangs")
        let log = WorkLog()
        let running = Task { await company.desk.run(reporting: log.add) }
        while handler.keys.isEmpty { await Task.yield() }
        try await company.schedule("other")
        // Its lease is over: the place is free. It is due again itself, too.
        company.clock.advance(bySeconds: 2)
        while !handler.keys.contains("other") {
            company.clock.advance(bySeconds: 2)
            try await Task.sleep(for: .milliseconds(1))
        }
        running.cancel()
        await running.value
        #expect(log.all.contains { $0.work.item.key == "other" && $0.outcome == .done })
    }

    @Test("a desk without handlers runs too, and ends when it is told to")
    func withoutHandlers() async throws {
        let company = try await Company()
        let running = Task { try await company.desk.run() }
        running.cancel()
        try await running.value
    }

    @Test("a store that fails now and then stops nobody, and nothing is done twice", arguments: [1, 2] as [UInt64])
    func faults(seed: UInt64) async throws {
        let store = InMemoryStore()
        let handling = Atomic(0)
        let handler = TestHandler { work, desk in
            handling.add(1, ordering: .relaxed)
            defer { handling.subtract(1, ordering: .relaxed) }
            try await desk.open(
                RequestDraft("Rappel \(work.item.key)", requester: "anna", team: "it"), as: .host("test"),
                settling: work.receipt)
            return .settled
        }
        let company = try await Company(over: FaultyStore(store, seed: seed, percent: 20, scope: .everything)) {
            $0.workHandlers = [handler]
            $0.work.maximumAttempts = .max
            $0.work.concurrency = 4
            $0.work.pollInterval = .milliseconds(1)
        }
        let items = (0..<60).map { WorkItem(WorkKey("w\($0)"), dueAt: company.clock.now(), task: WorkTask("test")) }
        _ = try await store.commit([Change(work: items.map { .schedule($0) })])
        let running = Task { try await company.desk.run() }
        while try await !store.work(WorkQuery(.all, limit: 1)).records.isEmpty {
            // On a busy machine the clock would else run away from whoever has claimed work, again and again.
            if handling.load(ordering: .relaxed) == 0 { company.clock.advance(bySeconds: 30) }
            try await Task.sleep(for: .milliseconds(2))
        }
        running.cancel()
        try await running.value
        let requests = try await store.page(RequestQuery(viewer: Company.host, limit: 1_000)).requests
        #expect(Set(requests.map(\.subject)).count == 60 && requests.count == 60)
    }

    @Test("only the host may look at due work or plan it")
    func rights() async throws {
        let company = try await Company()
        let bram = try await company.viewer("bram")
        let asked = try await company.refusal { _ = try await company.desk.work(WorkQuery(.all), as: bram) }
        let planned = try await company.refusal { try await company.desk.plan([.cancel("a")], as: bram) }
        #expect(asked == .notPermitted && planned == .notPermitted)
    }
}
