import Foundation
import ServiceDesk
import Testing

/// Which instant of the log is taken for the resolution.
enum LogResolution: CaseIterable {
    /// As an import has it: the incident goes to resolved or closed, and comes back when it is reopened.
    case states
    /// The column `resolved_at`, which some incidents leave empty; these are left out.
    case column
}

/// What estimates need of the log, read with nothing of the import’s.
private struct LogIncident {
    var id: Request.ID
    var traits: EstimateTraits
    var openedAt: Timestamp
    /// When it was resolved, and open again.
    var changes: [(at: Timestamp, isResolved: Bool)] = []

    static func all(in bytes: [UInt8], by resolution: LogResolution) -> [LogIncident] {
        var incidents: [LogIncident] = []
        bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            let end = start + bytes.count
            var (line, rows, number, isHeader) = (start, [[String]](), "", true)
            while line < end {
                let next = memchr(line, 0x0A, end - line).map { UnsafeRawPointer($0) } ?? end
                let row = fields(line, next)
                if !isHeader, row[0] != number {
                    if let incident = LogIncident(rows, incidents.count, by: resolution) { incidents.append(incident) }
                    (rows, number) = ([], row[0])
                }
                if !isHeader { rows.append(row) }
                (line, isHeader) = (next + 1, false)
            }
            if let incident = LogIncident(rows, incidents.count, by: resolution) { incidents.append(incident) }
        }
        return incidents
    }

    /// The columns in the log’s order: number, state, opened, updated, category, subcategory, impact, urgency, group
    /// and resolved.
    private static let columns = [0, 1, 9, 13, 16, 17, 20, 21, 23, 34]

    /// The log has no quotes, so that its fields are found by the commas.
    private static func fields(_ start: UnsafeRawPointer, _ end: UnsafeRawPointer) -> [String] {
        var (found, field, column) = ([String](), start, 0)
        while column <= columns[columns.count - 1], field <= end {
            let next = memchr(field, 0x2C, end - field).map { UnsafeRawPointer($0) } ?? end
            if columns.contains(column) {
                found.append(String(decoding: UnsafeRawBufferPointer(start: field, count: next - field), as: UTF8.self))
            }
            (field, column) = (next + 1, column + 1)
        }
        return found
    }

    private init?(_ rows: [[String]], _ index: Int, by resolution: LogResolution) {
        guard let first = rows.first, let last = rows.last,
            let opened = [Self.time(first[2]), Self.time(first[3])].compactMap({ $0 }).min()
        else { return nil }
        id = Request.ID(UniqueID(high: 1, low: UInt64(index)))
        openedAt = opened
        let impact = Impact(rawValue: first[6].prefix(1) == "1" ? 1 : first[6].prefix(1) == "2" ? 2 : 3)
        let urgency = Urgency(rawValue: first[7].prefix(1) == "1" ? 1 : first[7].prefix(1) == "2" ? 2 : 3)
        traits = EstimateTraits(
            team: first[8] == "?" ? "service-desk" : Team.ID("g-\(first[8])"),
            service: first[4] == "?" && first[5] == "?" ? nil : Service.ID("c-\(first[4])/\(first[5])"),
            kind: .incident, priority: Priority(impact ?? .low, urgency ?? .low))
        switch resolution {
        case .column:
            guard let time = Self.time(last[9]) else { return nil }
            changes = [(max(time, opened), true)]
        case .states:
            var isResolved = false
            for (row, time) in rows.compactMap({ row in Self.time(row[3]).map { (row, $0) } }).sorted(by: {
                $0.1 < $1.1
            })
            where row[1] != "-100" && (row[1] == "Resolved" || row[1] == "Closed") != isResolved {
                isResolved.toggle()
                changes.append((time, isResolved))
            }
        }
    }

    /// `29/2/2016 01:23`, in UTC.
    private static func time(_ text: String) -> Timestamp? {
        let parts = text.utf8.split { $0 == 0x2F || $0 == 0x20 || $0 == 0x3A }.compactMap { Int(Substring($0)) }
        guard parts.count == 5 else { return nil }
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return CalendarDate("\(parts[2])-\(padded(parts[1]))-\(padded(parts[0]))")?.startInUTC
            .advanced(bySeconds: Int64(parts[3] * 3_600 + parts[4] * 60))
    }

    func sample(_ outcome: EstimateSample.Outcome = .open) -> EstimateSample {
        EstimateSample(id: id, traits, openedAt: openedAt, outcome: outcome)
    }
}

@Suite("Estimates over a real log")
struct EstimateLogTests {
    /// Lives through the log. Each incident is estimated at its opening, before anything of it is recorded, of what has
    /// happened until then.
    private func walk(
        _ incidents: [LogIncident], _ ask: (Int) -> Bool
    ) -> (given: [GivenEstimate], unknown: [String: Int]) {
        var moments: [(at: Timestamp, incident: Int, change: Int)] = []
        for (index, incident) in incidents.enumerated() {
            moments.append((incident.openedAt, index, -1))
            for change in incident.changes.indices { moments.append((incident.changes[change].at, index, change)) }
        }
        moments.sort { ($0.at, $0.incident, $0.change) < ($1.at, $1.incident, $1.change) }
        var (book, given, unknown) = (EstimateBook(), [GivenEstimate](), [String: Int]())
        for (at, index, change) in moments {
            let incident = incidents[index]
            if change >= 0 {
                book.record(incident.sample(incident.changes[change].isResolved ? .resolved(at) : .open))
                continue
            }
            if ask(index) {
                // The log ends with all of them resolved, so that nothing is undecided.
                let outcome = incident.changes.last.map { EstimateSample.Outcome.resolved($0.at) } ?? .open
                if let estimate = book.estimate(for: incident.traits, at: at).estimate {
                    given.append(GivenEstimate(estimate, outcome: outcome))
                } else {
                    unknown[String(at.description.prefix(7)), default: 0] += 1
                }
            }
            book.record(incident.sample())
        }
        return (given, unknown)
    }

    /// What is opened in February, of which there is one day, and March is only recorded: there the log begins. Of the
    /// rest every second is asked about, which moves a share by less than 1 of 100 and takes half as long.
    @Test(
        "hold for 75 to 85 of 100 incidents out of sample, in each month with at least 300 after the first two",
        .enabled(if: RealLog.isThere, "the log is absent"), arguments: LogResolution.allCases)
    func byMonth(_ resolution: LogResolution) throws {
        let incidents = LogIncident.all(in: try RealLog.bytes(), by: resolution)
        #expect(incidents.count == (resolution == .states ? 24_918 : 23_362))
        let april = try #require(CalendarDate("2016-04-01")).startInUTC
        let (given, unknown) = walk(incidents) { $0 % 2 == 0 && incidents[$0].openedAt >= april }
        let calibration = PromiseCalibration(given, at: Timestamp(microseconds: .max))
        var judged = 0
        for month in calibration.months {
            let count = month.row.given + (unknown[month.month] ?? 0)
            guard count * 2 >= 300 else { continue }
            judged += 1
            let share = try #require(month.row.share)
            #expect(0.75...0.85 ~= share, "\(month.month): \(month.row)")
            // Nearly all are told something.
            #expect(month.row.given * 10 >= count * 9, "\(month.month): \(month.row.given) of \(count)")
            #expect(month.row.undecided == 0 && month.row.left == 0)
        }
        #expect(judged == 2)
        // Not by being wide: one in ten incidents takes over eleven days.
        let widths = given.map { $0.earliest.duration(to: $0.latest) }.sorted()
        #expect(widths[widths.count / 2] < .seconds(11 * 86_400))
    }
}
