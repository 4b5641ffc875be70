import ServiceLifecycle

extension Desk: ServiceLifecycle.Service {
    /// Does due work until it is told to stop: warnings, breaches and escalations, reminders,
    /// automatic closing, notices, and whatever handlers the host has
    /// registered (``Configuration/workHandlers``).
    ///
    /// One call in one process is enough; any number of processes may do so over one store, and nothing is done twice.
    /// It ends when the task is cancelled: handlers under way are cancelled too, and what they did not finish is due
    /// again at once. As a service of a `ServiceGroup` it also ends when that shuts down: nothing new is begun then,
    /// and what has begun may end within ``WorkOptions/shutdownGrace``. A store that fails is tried again; `run` throws
    /// nothing for it.
    public func run() async throws { await run { _ in } }

    /// The same, telling of each piece of work.
    ///
    /// - Parameter report: Called from several tasks at once.
    public func run(reporting report: @escaping @Sendable (WorkResult) -> Void) async {
        let runner = WorkRunner(self, report: report)
        await stopping(runner.alarm) { await runner.run() }
    }

    /// Does the work that is due now, and ends when there is none left.
    ///
    /// - Parameter report: Called from several tasks at once.
    /// - Throws: ``StoreError`` when the store cannot say what is due.
    public func runOnce(reporting report: @escaping @Sendable (WorkResult) -> Void = { _ in }) async throws {
        let runner = WorkRunner(self, report: report)
        let result = await stopping(runner.alarm) { await Self.result { () async throws(StoreError) in
            try await runner.runOnce()
        } }
        try result.get()
    }

    private func stopping<Value: Sendable>(_ alarm: WorkAlarm, _ body: () async -> Value) async -> Value {
        alarms.add(alarm)
        defer { alarms.remove(alarm) }
        return await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                await body()
            } onGracefulShutdown: {
                alarm.stop(cancelling: false)
            }
        } onCancel: {
            alarm.stop(cancelling: true)
        }
    }

    private static func result<Value>(
        _ body: () async throws(StoreError) -> Value
    ) async -> Result<Value, StoreError> {
        do throws(StoreError) { return .success(try await body()) } catch { return .failure(error) }
    }

    // MARK: The host's own work

    /// Schedules, cancels or revives work that no change of a request brings about; for the host's own program only.
    ///
    /// - Parameters:
    ///   - work: At most ``Change/maximumWork``, each of another key.
    ///   - receipt: Work that is done with this, and settled in the same commit.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/expired`` where the receipt is not good any more: nothing was
    ///   written; ``Rejection/Code/notPermitted``; ``StoreError``.
    public func plan(_ work: [WorkChange], settling receipt: WorkReceipt? = nil, as viewer: Viewer) async throws {
        try checkHost(viewer)
        guard !work.isEmpty || receipt != nil else { return }
        let change = Change(work: work, settlements: receipt.map { [Settlement($0, .done)] } ?? [])
        guard try await committer.commit(change) != .expired else { throw Rejection.expired }
        alarms.ring(for: work)
    }

    /// Due work as it is kept; for the host's own program only.
    public func work(_ query: WorkQuery, as viewer: Viewer) async throws -> WorkPage {
        try checkHost(viewer)
        return try await store.work(query)
    }

    func checkHost(_ viewer: Viewer) throws {
        guard viewer.isHost else { throw Rejection(.notPermitted, "Due work is for the desk itself.") }
    }

    // MARK: Planning

    /// What the planners make of updates, to be committed with them.
    func plan(for updates: [Change.Update]) -> [WorkChange] {
        updates.filter { !$0.events.isEmpty }.flatMap { update in planners.flatMap { $0.plan(for: update) } }
    }
}

extension Rejection {
    static let expired = Rejection(
        .expired, "Somebody else does this work by now, or it is not to be done any more.")
}
