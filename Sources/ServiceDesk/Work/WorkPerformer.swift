import Dispatch
import Logging
import Metrics
import Synchronization

/// Has one piece of work done by its handler, and settles it.
///
/// Spans: ``SpanName/work``. Metrics: `service_desk_work` (counter; dimensions `kind`, `outcome`),
/// `service_desk_work_seconds` (timer; dimension `kind`), `service_desk_work_late_seconds` (timer; dimension `kind`:
/// how long after it was due work was begun).
struct WorkPerformer: Sendable {
    private let desk: Desk
    private let options: WorkOptions
    private let alarm: WorkAlarm
    private let pauses: WorkPauses
    private let metrics: [WorkKind: KindMetrics]
    private let report: @Sendable (WorkResult) -> Void

    private struct KindMetrics: Sendable {
        let late: Metrics.Timer
        let seconds: Metrics.Timer
        let outcomes: [String: Counter]

        init(_ kind: WorkKind) {
            late = Timer(label: "service_desk_work_late_seconds", dimensions: [("kind", kind.rawValue)])
            seconds = Timer(label: "service_desk_work_seconds", dimensions: [("kind", kind.rawValue)])
            outcomes = Dictionary(
                uniqueKeysWithValues: WorkResult.Outcome.names.map { name in
                    (
                        name,
                        Counter(label: "service_desk_work", dimensions: [("kind", kind.rawValue), ("outcome", name)])
                    )
                })
        }
    }

    init(_ desk: Desk, alarm: WorkAlarm, report: @escaping @Sendable (WorkResult) -> Void) {
        self.desk = desk
        options = desk.configuration.work
        self.alarm = alarm
        pauses = WorkPauses(options)
        metrics = Dictionary(uniqueKeysWithValues: desk.handlers.keys.map { ($0, KindMetrics($0)) })
        self.report = report
    }

    func perform(_ work: ClaimedWork) async {
        let kind = work.item.task.kind
        let begun = DispatchTime.now().uptimeNanoseconds
        let late = work.item.dueAt.duration(to: now)
        metrics[kind]?.late.recordNanoseconds(late.nanoseconds)
        let outcome = await settle(work, await answer(to: work))
        metrics[kind]?.seconds.recordNanoseconds(Int64(DispatchTime.now().uptimeNanoseconds - begun))
        metrics[kind]?.outcomes[outcome.name]?.increment()
        log(work, outcome)
        report(WorkResult(work: work, outcome: outcome, at: now))
    }

    private var now: Timestamp { desk.configuration.time.now() }

    // MARK: Doing

    /// What the handler said, or how it failed.
    private enum Answer {
        case answer(WorkAnswer)
        case failure(String)
        case expired
        case stopped
    }

    private func answer(to work: ClaimedWork) async -> Answer {
        guard work.attempt <= options.maximumAttempts else {
            // It was claimed as often before, and nobody lived to say why it failed.
            return .answer(.impossible("No attempt of \(work.attempt - 1) came to an end."))
        }
        guard let handler = desk.handlers[work.item.task.kind] else { return .failure("There is no handler for it.") }
        do {
            return .answer(
                try await desk.spans.span(.work, .consumer, [.workKind: work.item.task.kind.rawValue]) {
                    try await handler.handle(work, on: desk)
                })
        } catch let rejection as Rejection where rejection.code == .expired {
            return .expired
        } catch {
            if Task.isCancelled, alarm.isStopped { return .stopped }
            return .failure(Self.reason("\(error)"))
        }
    }

    /// What went wrong, as a store keeps it.
    private static func reason(_ text: String) -> String {
        var text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        text.removeAll { $0.utf8.contains(0) }
        while text.utf8.count > Settlement.maximumReason { text.removeLast(max(1, text.count / 16)) }
        return text
    }

    // MARK: Settling

    private func settle(_ work: ClaimedWork, _ answer: Answer) async -> WorkResult.Outcome {
        let now = now
        switch answer {
        case .answer(.settled): return .done
        case .expired: return .expired
        case .answer(.done): return await settle(work, .done, as: .done)
        case .answer(.again(let time)):
            // At once and again and again would be a loop.
            let time = max(time, now.advanced(bySeconds: 1))
            // Anew: what is wanted again has not failed, however often.
            let item = WorkItem(work.item.key, dueAt: time, task: work.item.task)
            return await settle(work, .done, scheduling: [.schedule(item)], as: .again(at: time))
        case .answer(.impossible(let reason)):
            return await bury(work, Self.reason(reason), at: now)
        case .stopped:
            return await settle(work, .retry(at: now, reason: "The desk was stopped."), as: .returned)
        case .failure(let reason):
            guard work.attempt < options.maximumAttempts else { return await bury(work, reason, at: now) }
            let next = now.advanced(by: pauses.pause(after: work.attempt))
            return await settle(work, .retry(at: next, reason: reason), as: .failed(reason, next: next))
        }
    }

    private func bury(_ work: ClaimedWork, _ reason: String, at now: Timestamp) async -> WorkResult.Outcome {
        await settle(work, .buried(at: now, reason: reason), as: .buried(reason))
    }

    private func settle(
        _ work: ClaimedWork, _ settlement: Settlement.Outcome, scheduling next: [WorkChange] = [],
        as outcome: WorkResult.Outcome
    ) async -> WorkResult.Outcome {
        let change = Change(work: next, settlements: [Settlement(work.receipt, settlement)])
        do throws(StoreError) {
            return try await desk.committer.commit(change) == .expired ? .expired : outcome
        } catch {
            // The lease ends, and it is done again.
            return .failed(error.description, next: work.leaseEnd)
        }
    }

    private func log(_ work: ClaimedWork, _ outcome: WorkResult.Outcome) {
        let logger = desk.configuration.logger
        // A closure: most often nobody logs what went well.
        func about() -> Logger.Metadata { ["work": "\(work.item.key)", "attempt": "\(work.attempt)"] }
        switch outcome {
        case .failed(let reason, _): logger.warning("due work failed: \(reason)", metadata: about())
        case .buried(let reason): logger.error("due work is given up: \(reason)", metadata: about())
        case .expired: logger.notice("due work went to somebody else", metadata: about())
        case .done, .again, .returned: logger.debug("due work: \(outcome.name)", metadata: about())
        }
    }
}

/// How long to wait after a failure: twice as long each time, less up to a half by chance.
final class WorkPauses: Sendable {
    private let options: WorkOptions
    private let random: Mutex<any RandomNumberGenerator & Sendable>

    init(_ options: WorkOptions) {
        self.options = options
        random = Mutex(options.random)
    }

    func pause(after attempt: Int) -> Duration {
        let doubled = options.firstPause * (1 << min(max(0, attempt - 1), 30))
        return min(doubled, options.longestPause)
            * random.withLock { generator in
                func share(_ generator: inout some RandomNumberGenerator) -> Double {
                    Double.random(in: 0.5...1, using: &generator)
                }
                return share(&generator)
            }
    }
}

extension WorkResult.Outcome {
    fileprivate static let names = ["done", "again", "failed", "buried", "expired", "returned"]

    /// The outcome in one word.
    public var name: String {
        switch self {
        case .done: "done"
        case .again: "again"
        case .failed: "failed"
        case .buried: "buried"
        case .expired: "expired"
        case .returned: "returned"
        }
    }
}

extension Duration {
    /// Saturates at the ends of the range.
    fileprivate var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? (seconds < 0 ? .min : .max) : whole &+ attoseconds / 1_000_000_000
    }
}
