import Foundation
import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import StoreWorker
import Testing

/// Processes that do due work and are killed: what they did is done, the rest is done by others, nothing twice.
@Suite("Due work of processes that are killed")
struct DueWorkTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func schedule(_ count: Int, from first: Int = 0, in store: SQLiteStore) async throws {
        let now = SystemTime().now()
        for start in stride(from: first, to: first + count, by: 100) {
            let work = (start..<start + 100).map { index in
                WorkChange.schedule(WorkItem(WorkKey("w\(index)"), dueAt: now, task: WorkTask("remind")))
            }
            _ = try await store.commit([Change(work: work)])
        }
    }

    private func desk(_ store: SQLiteStore, at now: Timestamp) -> Desk {
        var configuration = Desk.Configuration()
        configuration.workHandlers = [QuietReminding()]
        configuration.time = ManualClock(now)
        return Desk(store, configuration: configuration)
    }

    private func expectEachOnce(_ count: Int, in path: String, acknowledged: [String]) async throws {
        let store = try SQLiteStore(path: path)
        let subjects = try await ReliabilityScene.requests(in: store).map(\.subject)
        #expect(subjects.count == count && Set(subjects).count == count)
        for line in acknowledged {
            let parts = line.split(separator: " ")
            #expect(subjects.contains("Rappel \(parts[1])"), "\(line)")
        }
        #expect(try await store.work(WorkQuery(.all, limit: 1)).records.isEmpty)
        try store.close()
        try await ReliabilityScene.expectSound(path)
    }

    @Test("is taken over when the lease is over, and not before")
    func takenOver() async throws {
        let path = folder.path("desk.sqlite")
        let store = try await ReliabilityScene.store(at: path)
        try await schedule(400, in: store)
        // However slowly this process is told of it, the worker has that one still.
        let worker = try WorkerProcess("due", path, "1", "w200", in: folder)
        try await worker.line("begin w200")
        try await worker.kill()
        let claimed = try await store.work(WorkQuery(.all, limit: 1_000)).records.filter { $0.claim != nil }
        #expect(claimed.contains { $0.key == "w200" })
        #expect(claimed.allSatisfy { $0.owner == "worker 1" })
        let leaseEnd = try #require(claimed.map(\.nextAt).min())
        // Everybody else's clock: a microsecond before the lease is over, and at its end.
        try await desk(store, at: Timestamp(microseconds: leaseEnd.microseconds - 1)).runOnce()
        let left = try await store.work(WorkQuery(.all, limit: 1_000)).records.map(\.key)
        #expect(left.sorted() == claimed.map(\.key).sorted())
        try await desk(store, at: try #require(claimed.map(\.nextAt).max())).runOnce()
        try store.close()
        try await expectEachOnce(400, in: path, acknowledged: try worker.lines().filter { $0.hasPrefix("done") })
    }

    @Test("two processes at once, killed again and again, do each piece once")
    func crashes() async throws {
        let path = folder.path("desk.sqlite")
        let store = try await ReliabilityScene.store(at: path)
        var (random, acknowledged, begun) = (SeededGenerator(seed: 20), [String](), 0)
        for round in 0..<10 {
            // However many are done before we hear of it, somebody has something to begin with.
            try await schedule(300, from: 300 * round, in: store)
            let workers = try (0..<2).map { try WorkerProcess("due", path, "\(2 * round + $0)", in: folder) }
            while try workers.allSatisfy({ try !$0.lines().contains { $0.hasPrefix("begin") } }) {
                let areRunning = workers.allSatisfy { $0.isRunning }
                try #require(areRunning, "A worker ended before it was killed.")
                try await Task.sleep(for: .milliseconds(1))
            }
            try await Task.sleep(for: .milliseconds(5 + Int(random.next() % 60)))
            for worker in workers { try await worker.kill() }
            for worker in workers {
                let lines = try worker.lines()
                acknowledged += lines.filter { $0.hasPrefix("done") }
                begun += lines.count { $0.hasPrefix("begin") }
            }
        }
        print("20 kills: \(begun) pieces of work begun, \(acknowledged.count) acknowledged")
        try await desk(store, at: SystemTime().now().advanced(bySeconds: 7_200)).runOnce()
        try store.close()
        try await expectEachOnce(3_000, in: path, acknowledged: acknowledged)
    }

    /// The names of what the clocks told.
    private func told(on request: Request, in store: SQLiteStore) async throws -> [String] {
        try await ReliabilityScene.journal(of: request, in: store).map(\.event.name)
            .filter { ["warned", "breached", "escalated", "promised"].contains($0) }
    }

    @Test("two processes that follow clocks, killed again and again, tell each thing once")
    func clocks() async throws {
        let path = folder.path("desk.sqlite")
        let store = try await ReliabilityScene.store(at: path)
        let target = SLATarget(
            .firstResponse, within: .elapsedTime(60), warnings: [50],
            escalations: [Escalation(at: 150, to: .leads)])
        let policy = PriorityPolicy(id: "p", title: "P", rules: [.init(aims: [.init(target)])])
        try await store.save([.policy(policy)])
        // Opened an hour ago: it is all due when a worker comes.
        var configuration = Desk.Configuration()
        configuration.time = ManualClock(SystemTime().now().advanced(bySeconds: -3_600))
        let opening = Desk(store, configuration: configuration)
        var (random, acknowledged) = (SeededGenerator(seed: 21), Set<String>())
        for round in 0..<6 {
            for index in 0..<200 {
                let draft = RequestDraft("Demande \(round)-\(index)", requester: "anna", team: "it")
                _ = try await opening.open(draft, as: ReliabilityScene.host)
            }
            // Together they die before half of it is done.
            let workers = try (0..<2).map { index in
                try WorkerProcess("clocks", path, "\(2 * round + index)", "\(1 + random.next() % 40)", in: folder)
            }
            for worker in workers {
                try await worker.end()
                #expect(worker.wasKilled && worker.status == SIGKILL)
            }
            for line in try workers.flatMap({ try $0.lines() }) where line.hasPrefix("done") {
                let isNew = acknowledged.insert(line).inserted
                #expect(isNew, "\(line) twice")
            }
        }
        print("12 kills: \(acknowledged.count) of 1200 acknowledged")
        #expect(acknowledged.count < 1_200, "No kill came in the midst of work.")
        let requests = try await ReliabilityScene.requests(in: store)
        for request in requests where acknowledged.contains("done clock:\(request.id)") {
            #expect(try await told(on: request, in: store).contains("breached"), "#\(request.number)")
        }
        configuration.time = ManualClock(SystemTime().now().advanced(bySeconds: 7_200))
        try await Desk(store, configuration: configuration).runOnce()
        for request in requests {
            #expect(
                try await told(on: request, in: store) == ["promised", "breached", "escalated", "promised"],
                "#\(request.number)")
        }
        try store.close()
        try await ReliabilityScene.expectSound(path)
    }
}

/// The same effect, without words.
struct QuietReminding: WorkHandler {
    let kind: WorkKind = "remind"

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        let draft = RequestDraft("Rappel \(work.item.key)", requester: "anna", team: "it")
        _ = try await desk.open(draft, as: .host("remind"), settling: work.receipt)
        return .settled
    }
}
