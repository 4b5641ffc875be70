import Foundation
import ServiceDesk
import ServiceNowImport

/// An incident log, written row by row.
struct LogText {
    static let columns = [
        "number", "incident_state", "active", "reassignment_count", "reopen_count", "sys_mod_count", "made_sla",
        "caller_id", "opened_by", "opened_at", "sys_created_by", "sys_created_at", "sys_updated_by", "sys_updated_at",
        "contact_type", "location", "category", "subcategory", "u_symptom", "cmdb_ci", "impact", "urgency", "priority",
        "assignment_group", "assigned_to", "knowledge", "u_priority_confirmation", "notify", "problem_id", "rfc",
        "vendor", "caused_by", "closed_code", "resolved_by", "resolved_at", "closed_at",
    ]
    private static let usual = [
        "incident_state": "New", "sys_mod_count": "0", "caller_id": "2403", "opened_by": "8",
        "opened_at": "29/2/2016 01:16", "sys_updated_by": "21", "sys_updated_at": "29/2/2016 01:23",
        "contact_type": "Phone", "location": "143", "category": "55", "subcategory": "170", "u_symptom": "72",
        "impact": "2", "urgency": "2", "assignment_group": "56", "knowledge": "false", "closed_code": "5",
    ]

    var lines: [String]

    init(columns: [String] = columns) { lines = [columns.joined(separator: ",")] }

    /// Adds a row; what is not said is as usual.
    mutating func add(_ number: String, _ mod: Int, _ values: [String: String] = [:]) {
        var row = Self.usual.merging(values) { $1 }
        row["number"] = number
        row["sys_mod_count"] = "\(mod)"
        lines.append(lines[0].split(separator: ",").map { row[String($0)] ?? "?" }.joined(separator: ","))
    }

    func bytes(lineEnd: String = "\n") -> [UInt8] { Array((lines.joined(separator: lineEnd) + lineEnd).utf8) }

    /// An incident from opening to closing, with a wait, a transfer and a reopening.
    static func story(_ number: String = "0000045", day: Int = 1) -> LogText {
        var log = LogText()
        func at(_ time: String) -> [String: String] {
            ["opened_at": "\(day)/3/2016 08:00", "sys_updated_at": "\(day)/3/2016 \(time)"]
        }
        let group = ["assignment_group": "70", "assigned_to": "89"]
        log.add(number, 0, at("08:05"))
        log.add(number, 1, at("09:00").merging(group) { $1 }.merging(["incident_state": "Active"]) { $1 })
        log.add(number, 2, at("10:00").merging(group) { $1 }.merging(["incident_state": "Awaiting User Info"]) { $1 })
        log.add(
            number, 3,
            at("11:00").merging(group) { $1 }.merging(["incident_state": "Resolved", "knowledge": "true"]) { $1 })
        log.add(
            number, 4,
            at("12:00").merging(group) { $1 }.merging(["incident_state": "Active", "knowledge": "true"]) { $1 })
        log.add(
            number, 5, at("13:00").merging(group) { $1 }.merging(["incident_state": "Resolved", "impact": "1"]) { $1 })
        log.add(
            number, 6, at("14:00").merging(group) { $1 }.merging(["incident_state": "Closed", "impact": "1"]) { $1 })
        return log
    }
}

/// Bytes as a file gives them.
func pieces(_ bytes: [UInt8], of size: Int = 1_000) -> AsyncStream<[UInt8]> {
    AsyncStream { stream in
        for start in stride(from: 0, to: bytes.count, by: size) {
            stream.yield(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        stream.finish()
    }
}

extension InMemoryStore {
    func replay(
        _ bytes: [UInt8], piece: Int = 1_000, _ configure: (inout ServiceNowImport.Configuration) -> Void = { _ in }
    ) async throws -> ServiceNowImport.Report {
        var configuration = ServiceNowImport.Configuration()
        configure(&configuration)
        return try await ServiceNowImport(self, configuration: configuration).run(pieces(bytes, of: piece))
    }

    /// All requests, by number.
    func all() async throws -> [Request] {
        var (found, query) = ([Request](), RequestQuery(viewer: .host("test"), limit: 1_000))
        repeat {
            let page = try await page(query)
            found += page.requests
            query.after = page.next
        } while query.after != nil
        return found
    }

    func journal(_ request: Request) async throws -> [RecordedEvent] {
        try await history(HistoryQuery(request.id, limit: 10_000))
    }
}
