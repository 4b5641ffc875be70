import Foundation
import Logging
import Synchronization

/// Claims what is due and has it done, a bounded number of pieces at once.
///
/// Each piece of work is a task of its own that belongs to nobody: one that hangs and does not heed its cancellation
/// keeps its place only until its lease is over, and stops nobody from stopping.
actor WorkRunner {
    nonisolated let alarm = WorkAlarm()
    private let desk: Desk
    private let options: WorkOptions
    private let kinds: SortedSet<WorkKind>
    private let concurrency: Int
    private let performer: WorkPerformer
    private var running: [WorkReceipt: Running] = [:]

    private struct Running {
        var task: Task<Void, Never>
        var leaseEnd: Timestamp
    }

    init(_ desk: Desk, report: @escaping @Sendable (WorkResult) -> Void) {
        self.desk = desk
        options = desk.configuration.work
        kinds = SortedSet(desk.handlers.keys)
        let most = WorkClaim.maximumLimit
        concurrency = max(
            1, min(options.concurrency ?? 2 * min(desk.store.limits.changesPerCommit, most), most))
        performer = WorkPerformer(desk, alarm: alarm, report: report)
    }

    /// Works until the alarm says that it is to stop. A store that fails is tried again.
    func run() async {
        let hearing = Task { [alarm, store = desk.store] in
            for await time in store.scheduledElsewhere() { alarm.ring(at: time) }
        }
        defer { hearing.cancel() }
        var isTimeToLook = true
        while !alarm.isStopped {
            var wait = Wait(atMost: options.pollInterval, until: now.advanced(by: options.pollInterval))
            do throws(StoreError) {
                wait = try await step(isTimeToLook)
            } catch {
                // ObservedStore has counted and logged it.
                desk.configuration.logger.warning(
                    "due work waits for the store", metadata: ["error": "\(error.description)"])
            }
            guard !alarm.isStopped else { break }
            isTimeToLook = !(await alarm.wait(atMost: wait.atMost, quietUntil: wait.until))
        }
        await finish()
    }

    /// Does what is due, until nothing is.
    ///
    /// - Throws: ``StoreError``; what has begun then ends first.
    func runOnce() async throws(StoreError) {
        do throws(StoreError) {
            while !alarm.isStopped {
                let wasIdle = running.isEmpty
                let count = hasRoom ? try await claim() : nil
                if count == 0, running.isEmpty {
                    // What ended while the store looked may have left more to do.
                    if wasIdle { break } else { continue }
                }
                if let count, count > 0, hasRoom { continue }
                _ = await alarm.wait(atMost: options.pollInterval, quietUntil: Timestamp(microseconds: .min))
                cancelOverdue()
            }
        } catch {
            await finish()
            throw error
        }
        await finish()
    }

    private struct Wait {
        var atMost: Duration
        var until: Timestamp
    }

    private var now: Timestamp { desk.configuration.time.now() }

    /// Whether enough places are free to be worth a claim.
    private var hasRoom: Bool { 2 * running.count <= concurrency }

    /// Claims what there is room for.
    ///
    /// - Parameter isTimeToLook: Also for little room: those who have the other places may keep them long.
    /// - Returns: How long there is nothing to do.
    private func step(_ isTimeToLook: Bool) async throws(StoreError) -> Wait {
        cancelOverdue()
        let room = concurrency - running.count
        guard room > 0, hasRoom || isTimeToLook else { return wait(until: nil) }
        alarm.listen()
        guard try await claim() < room else { return wait(until: nil) }
        let query = WorkQuery(.pending(), kinds: kinds, limit: 1)
        return wait(until: try await desk.store.work(query).records.first?.nextAt)
    }

    private func wait(until next: Timestamp?) -> Wait {
        let now = now
        let poll = now.advanced(by: options.pollInterval)
        let until = ([next, poll].compactMap { $0 } + running.values.map(\.leaseEnd)).min() ?? poll
        return Wait(atMost: max(.milliseconds(1), now.duration(to: until)), until: until)
    }

    private func claim() async throws(StoreError) -> Int {
        let now = now
        let claim = WorkClaim(
            id: desk.configuration.ids.next(at: now), owner: options.owner ?? Self.processName, kinds: kinds, now: now,
            lease: options.lease, limit: concurrency - running.count)
        let claimed = try await desk.store.claim(claim)
        let requests = await ClaimedRequests(of: claimed, in: desk.store, at: self.now)
        for work in claimed { start(work, requests.request(of: work)) }
        return claimed.count
    }

    private static let processName =
        "\(ProcessInfo.processInfo.processName) \(ProcessInfo.processInfo.processIdentifier)"

    private func start(_ work: ClaimedWork, _ request: ReadAhead?) {
        let performer = performer
        // People who wait for an answer come first: where there is much due work, it does not stand in front of them.
        let task = Task(priority: .utility) {
            await ReadAhead.$current.withValue(request) { await performer.perform(work) }
            self.end(work.receipt)
        }
        running[work.receipt] = Running(task: task, leaseEnd: work.leaseEnd)
    }

    private func end(_ receipt: WorkReceipt) {
        guard running.removeValue(forKey: receipt) != nil else { return }
        if hasRoom { alarm.ring() }
    }

    /// Whoever takes longer than the lease loses the place.
    private func cancelOverdue() {
        let now = now
        for (receipt, work) in running where work.leaseEnd <= now {
            work.task.cancel()
            running[receipt] = nil
        }
    }

    /// Lets what has begun end; what does not is cancelled, and left where it does not heed that.
    private func finish() async {
        let clock = ContinuousClock()
        var end = clock.now + options.shutdownGrace
        var isCancelling = false
        while !running.isEmpty {
            if alarm.isCancelled || clock.now >= end, !isCancelling {
                for work in running.values { work.task.cancel() }
                (isCancelling, end) = (true, clock.now + .seconds(2))
            }
            if isCancelling, clock.now >= end { break }
            _ = await alarm.wait(atMost: .milliseconds(20), quietUntil: Timestamp(microseconds: .min))
        }
    }
}
