import ServiceDesk

/// What earlier runs brought of a log.
struct EarlierRun {
    /// By incident: the last of its rows that is there, -1 for only the opening; absent for none.
    private var last: [UInt32: Int32] = [:]
    /// The numbers of the requests that are there, by incident.
    private(set) var numbers: [UInt32: Request.Number] = [:]

    /// Looks up how far earlier runs came with each incident. Rows that differ from what those brought are reported.
    init(
        of log: IncidentLog, _ timetable: Timetable, _ keys: LogKeys, _ desk: Desk,
        _ report: inout ServiceNowImport.Report
    ) async throws {
        let host = Viewer.host(keys.source)
        let prefix = "\(keys.source):"
        // A store that never saw a log of this source need not be asked for each row.
        let first = try await desk.keys(.page(after: prefix, limit: 1), as: host).first
        guard first?.key.name.hasPrefix(prefix) == true else { return }
        var batch: [String: (incident: UInt32, ordinal: Int32)] = [:]
        func lookUp(_ report: inout ServiceNowImport.Report) async throws {
            for record in try await desk.keys(.named(Array(batch.keys)), as: host) {
                guard let (incident, ordinal) = batch[record.key.name] else { continue }
                last[incident] = max(last[incident] ?? ordinal, ordinal)
                numbers[incident] = record.number
                if ordinal >= 0, record.key != keys.key(ordinal, of: incident) {
                    report.refuse(
                        line: Int(log.rows[timetable.row(ordinal, of: incident)].line),
                        "The row was imported before and differs now; it was left as it was.")
                }
            }
            batch.removeAll(keepingCapacity: true)
        }
        for incident in log.incidents.indices.map({ UInt32($0) }) {
            for ordinal in -1..<Int32(timetable.rowCount(of: incident)) {
                batch[keys.key(ordinal, of: incident).name] = (incident, ordinal)
            }
            if batch.count >= 1_000 { try await lookUp(&report) }
        }
        try await lookUp(&report)
    }

    func brought(_ item: Timetable.Item) -> Bool { last[item.incident].map { item.ordinal <= $0 } ?? false }
}
