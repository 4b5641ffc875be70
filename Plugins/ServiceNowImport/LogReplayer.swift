import AsyncAlgorithms
import ServiceDesk

/// Replays a log in three steps that run beside each other: one task decides batch after batch, a second one encodes
/// what was decided, and the caller's commits it in the same order, so that requests are numbered by when they were
/// opened. Each waits until the next one takes its batch, so that few of them are held.
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
    func replay(
        _ report: inout ServiceNowImport.Report, progress: (ServiceNowImport.Report) -> Void
    ) async throws {
        let keys = LogKeys(log: log, timetable: timetable, source: configuration.source)
        let earlier = try await EarlierRun(of: log, timetable, keys, desk, &report)
        let decider = IncidentDecider(log, timetable, configuration, desk, earlier)
        let (decided, encoded) = (AsyncChannel<IncidentDecider.Decided>(), AsyncChannel<IncidentDecider.Decided>())
        async let deciding: Void = decider.decideAll(sendingTo: decided)
        async let encoding: Void = Self.encode(decided, sendingTo: encoded)
        try await commit(encoded, &report, progress: progress)
        try await encoding
        try await deciding
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

    private func commit(
        _ batches: AsyncChannel<IncidentDecider.Decided>, _ report: inout ServiceNowImport.Report,
        progress: (ServiceNowImport.Report) -> Void
    ) async throws {
        // Of requests for which rows are still to come: those were decided before the number was known.
        var numbers: [UInt32: Request.Number] = [:]
        for await var batch in batches {
            for (index, group) in batch.groups.enumerated() {
                if let number = numbers[group.incident] { batch.histories[index].take(number) }
            }
            for (group, outcome) in zip(batch.groups, try await desk.commit(batch.histories)) {
                guard case .committed = outcome.result else {
                    let number = log.texts[log.incidents[Int(group.incident)]] ?? ""
                    throw ServiceNowImport.LogError(
                        description:
                            "Incident \(number) was changed by someone else while it was imported; import again.")
                }
                numbers[group.incident] = timetable.isLast(group.last, of: group.incident) ? nil : outcome.request.number
            }
            report.add(batch.report)
            progress(report)
        }
    }
}
