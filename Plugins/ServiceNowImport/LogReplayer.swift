import ServiceDesk

/// Replays a log, window by window.
struct LogReplayer {
    /// So many histories are decided and committed together.
    private static let batchSize = 512

    private let log: IncidentLog
    private let timetable: Timetable
    private let keys: LogKeys
    private let host: Viewer
    private let configuration: ServiceNowImport.Configuration
    private let desk: Desk
    /// By incident: the last of its rows that an earlier run brought, -1 for only the opening; absent for none.
    private var there: [UInt32: Int32] = [:]
    /// The numbers of requests that an earlier run opened.
    private var numbers: [UInt32: Request.Number] = [:]
    /// Incidents that could not be opened.
    private var refused: Set<UInt32> = []
    /// Requests for which rows are still to come.
    private var requests: [UInt32: Request] = [:]

    init(
        _ log: IncidentLog, _ timetable: Timetable, _ configuration: ServiceNowImport.Configuration, _ desk: Desk
    ) {
        self.log = log
        self.timetable = timetable
        self.configuration = configuration
        self.desk = desk
        keys = LogKeys(log: log, timetable: timetable, source: configuration.source)
        host = .host(configuration.source)
    }

    private func row(_ ordinal: Int32, of incident: UInt32) -> LogRow { log.rows[timetable.row(ordinal, of: incident)] }

    // MARK: What is there

    /// Looks up how far earlier runs came with each incident.
    mutating func findWhatIsThere(_ report: inout ServiceNowImport.Report) async throws {
        let prefix = "\(configuration.source):"
        // A store that never saw a log of this source need not be asked for each row.
        let first = try await desk.keys(.page(after: prefix, limit: 1), as: host).first
        guard first?.key.name.hasPrefix(prefix) == true else { return }
        var batch: [String: (incident: UInt32, ordinal: Int32)] = [:]
        for incident in log.incidents.indices.map({ UInt32($0) }) {
            for ordinal in -1..<Int32(timetable.rowCount(of: incident)) {
                batch[keys.key(ordinal, of: incident).name] = (incident, ordinal)
            }
            if batch.count >= 1_000 { try await lookUp(&batch, &report) }
        }
        try await lookUp(&batch, &report)
    }

    private mutating func lookUp(
        _ batch: inout [String: (incident: UInt32, ordinal: Int32)], _ report: inout ServiceNowImport.Report
    ) async throws {
        for record in try await desk.keys(.named(Array(batch.keys)), as: host) {
            guard let (incident, ordinal) = batch[record.key.name] else { continue }
            there[incident] = max(there[incident] ?? ordinal, ordinal)
            numbers[incident] = record.number
            if ordinal >= 0, record.key != keys.key(ordinal, of: incident) {
                report.refuse(
                    line: Int(row(ordinal, of: incident).line),
                    "The row was imported before and differs now; it was left as it was.")
            }
        }
        batch.removeAll(keepingCapacity: true)
    }

    // MARK: A window

    /// Replays some items and returns once they are kept. One task decides batch after batch, a second one encodes what
    /// was decided, a third one commits it in the same order, so that requests are numbered by when they were opened.
    /// No more than the window waits between them.
    mutating func replay(_ items: ArraySlice<Timetable.Item>, _ report: inout ServiceNowImport.Report) async throws {
        let groups = grouped(items, &report)
        let decider = IncidentDecider(log, timetable, configuration, desk, requests: requests, numbers: numbers)
        let (decided, toEncode) = AsyncStream.makeStream(of: IncidentDecider.Decided.self)
        let (encoded, toCommit) = AsyncStream.makeStream(of: IncidentDecider.Decided.self)
        async let encoding: Void = Self.encode(decided, toCommit)
        async let committed = Self.commit(encoded, to: desk)
        for start in stride(from: 0, to: groups.count, by: Self.batchSize) {
            let batch = try await decider.decide(groups[start..<min(start + Self.batchSize, groups.count)])
            report.add(batch.report)
            refused.formUnion(batch.refused)
            toEncode.yield(batch)
        }
        toEncode.finish()
        try await encoding
        for batch in try await committed {
            for (group, outcome) in zip(batch.groups, batch.outcomes) {
                try take(outcome, of: group.incident, last: group.items.last?.ordinal ?? -1)
            }
        }
    }

    private static func encode(
        _ batches: AsyncStream<IncidentDecider.Decided>, _ next: AsyncStream<IncidentDecider.Decided>.Continuation
    ) async throws {
        defer { next.finish() }
        for await var batch in batches {
            for index in batch.histories.indices { try batch.histories[index].prepare() }
            next.yield(batch)
        }
    }

    private static func commit(
        _ batches: AsyncStream<IncidentDecider.Decided>, to desk: Desk
    ) async throws -> [Committed] {
        var committed: [Committed] = []
        for await batch in batches {
            committed.append(Committed(groups: batch.groups, outcomes: try await desk.commit(batch.histories)))
        }
        return committed
    }

    private struct Committed {
        var groups: [IncidentDecider.Group]
        var outcomes: [Replay.Outcome]
    }

    /// What is not there yet, by incident, in the order in which the incidents come up.
    private func grouped(
        _ items: ArraySlice<Timetable.Item>, _ report: inout ServiceNowImport.Report
    ) -> [IncidentDecider.Group] {
        var (groups, places): ([IncidentDecider.Group], [UInt32: Int]) = ([], [:])
        for item in items {
            guard !refused.contains(item.incident) else {
                report.rowsSkipped += 1
                continue
            }
            if let known = there[item.incident], item.ordinal <= known {
                if item.ordinal >= 0 { report.rowsAlreadyThere += 1 }
                continue
            }
            if let place = places[item.incident] {
                groups[place].items.append(item)
            } else {
                places[item.incident] = groups.count
                groups.append(.init(incident: item.incident, items: [item]))
            }
        }
        return groups
    }

    private mutating func take(_ outcome: Replay.Outcome, of incident: UInt32, last: Int32) throws {
        guard case .committed = outcome.result else {
            let number = log.texts[log.incidents[Int(incident)]] ?? ""
            throw ServiceNowImport.LogError(
                description: "Incident \(number) was changed by someone else while it was imported; import again.")
        }
        numbers[incident] = nil
        requests[incident] = Int(last) + 1 < timetable.rowCount(of: incident) ? outcome.request : nil
    }
}
