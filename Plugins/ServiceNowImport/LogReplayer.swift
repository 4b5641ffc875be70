import AsyncAlgorithms
import ServiceDesk

/// Replays a log in steps that run beside each other: one task decides batch after batch, a second one encodes what was
/// decided, a third one commits it in the same order, so that requests are numbered by when they were opened, and the
/// caller's looks at what became of it. Each waits until the next one takes its batch, so that few of them are held.
struct LogReplayer {
    let log: IncidentLog
    let timetable: Timetable
    let configuration: ServiceNowImport.Configuration
    let desk: Desk

    /// Replays what earlier runs did not bring, and returns once it is kept.
    ///
    /// - Parameters:
    ///   - report: What is kept is added to it.
    ///   - progress: Is told after each commit.
    /// - Throws: `CancellationError` where the task was cancelled; what was committed until then is kept.
    func replay(
        _ report: inout ServiceNowImport.Report, progress: (ServiceNowImport.Report) -> Void
    ) async throws {
        let keys = LogKeys(log: log, timetable: timetable, source: configuration.source)
        let earlier = try await EarlierRun(of: log, timetable, keys, desk, &report)
        let decider = IncidentDecider(log, timetable, configuration, desk, earlier)
        let (decided, encoded) = (AsyncChannel<IncidentDecider.Decided>(), AsyncChannel<IncidentDecider.Decided>())
        let kept = AsyncChannel<Committed>()
        async let deciding: Void = decider.decideAll(sendingTo: decided)
        async let encoding: Void = Self.encode(decided, sendingTo: encoded)
        async let committing: Void = commit(encoded, sendingTo: kept)
        for await committed in kept {
            try check(committed)
            report.add(committed.batch.report)
            progress(report)
        }
        try await committing
        try await encoding
        try await deciding
        // The steps of a task that is cancelled end where they are, each for itself.
        try Task.checkCancellation()
    }

    private static func encode(
        _ batches: AsyncChannel<IncidentDecider.Decided>, sendingTo next: AsyncChannel<IncidentDecider.Decided>
    ) async throws {
        // Whoever waits to send to a task that has ended would wait for ever.
        defer {
            batches.finish()
            next.finish()
        }
        for await var batch in batches {
            for index in batch.histories.indices { try batch.histories[index].prepare() }
            await next.send(batch)
        }
    }

    /// What was committed, with what became of it.
    private struct Committed {
        var batch: IncidentDecider.Decided
        var outcomes: [Replay.Outcome]
    }

    /// Commits one batch right after the other: whoever takes them does what else there is to do.
    private func commit(
        _ batches: AsyncChannel<IncidentDecider.Decided>, sendingTo next: AsyncChannel<Committed>
    ) async throws {
        defer {
            batches.finish()
            next.finish()
        }
        // Of requests for which rows are still to come: those were decided before the number was known.
        var numbers: [UInt32: Request.Number] = [:]
        for await var batch in batches {
            for (index, group) in batch.groups.enumerated() {
                if let number = numbers[group.incident] { batch.histories[index].take(number) }
            }
            let outcomes = try await desk.commit(batch.histories)
            for (group, outcome) in zip(batch.groups, outcomes) {
                numbers[group.incident] = timetable.isLast(group.last, of: group.incident) ? nil : outcome.number
            }
            await next.send(Committed(batch: consume batch, outcomes: outcomes))
        }
    }

    private func check(_ committed: Committed) throws {
        for (group, outcome) in zip(committed.batch.groups, committed.outcomes) {
            guard case .committed = outcome.result else {
                let number = log.texts[log.incidents[Int(group.incident)]] ?? ""
                throw ServiceNowImport.LogError(
                    description: "Incident \(number) was changed by someone else while it was imported; import again.")
            }
        }
    }
}
