import ServiceDesk
import ServiceDeskTesting
import Synchronization

/// Does what it is told with each piece of work, and remembers what it was given.
final class TestHandler: WorkHandler {
    let kind: WorkKind
    private let given = Mutex<[ClaimedWork]>([])
    private let body: @Sendable (ClaimedWork, Desk) async throws -> WorkAnswer

    init(
        _ kind: WorkKind = "test",
        _ body: @escaping @Sendable (ClaimedWork, Desk) async throws -> WorkAnswer = { _, _ in .done }
    ) {
        self.kind = kind
        self.body = body
    }

    var keys: [WorkKey] { given.withLock { $0.map(\.item.key) } }
    var attempts: [Int] { given.withLock { $0.map(\.attempt) } }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        given.withLock { $0.append(work) }
        return try await body(work, desk)
    }
}

struct TestFailure: Error, CustomStringConvertible {
    let description: String
}

/// What runners told of what they did.
final class WorkLog: Sendable {
    private let results = Mutex<[WorkResult]>([])
    var all: [WorkResult] { results.withLock { $0 } }
    var outcomes: [WorkResult.Outcome] { all.map(\.outcome) }
    @Sendable func add(_ result: WorkResult) { results.withLock { $0.append(result) } }
}

/// Opened once, by whoever waits for it to be.
final class Gate: Sendable {
    private let (stream, continuation) = AsyncStream<Void>.makeStream()
    func open() { continuation.finish() }
    /// Also returns where the task is cancelled.
    func wait() async { for await _ in stream {} }
}

extension Company {
    static let host = Viewer.host("test")

    @discardableResult
    func schedule(_ key: WorkKey, in seconds: Int64 = 0, kind: WorkKind = "test") async throws -> WorkItem {
        let item = WorkItem(key, dueAt: clock.now().advanced(bySeconds: seconds), task: WorkTask(kind))
        try await desk.plan([.schedule(item)], as: Self.host)
        return item
    }

    func runOnce() async throws -> [WorkResult] {
        let log = WorkLog()
        try await desk.runOnce(reporting: log.add)
        return log.all
    }

    func work(_ selection: WorkQuery.Selection = .all) async throws -> [WorkRecord] {
        try await desk.work(WorkQuery(selection, limit: 1_000), as: Self.host).records
    }
}
