import Foundation
import ServiceDesk
import ServiceNowImport
import Testing

/// The log of a company, as the fixtures have it.
enum RealLog {
    static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../../shared/fixtures/logs/servicenow-incident-events.csv.gz").standardized.path

    static let isThere: Bool = {
        let isThere = FileManager.default.isReadableFile(atPath: path)
        if !isThere { print("SKIPPED: the log is not at \(path)") }
        return isThere
    }()

    static func bytes() throws -> [UInt8] {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", path]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return [UInt8](data)
    }
}

/// An incident as the log gives it, worked out with nothing of the import's.
private struct ExpectedIncident {
    var rows: [[String: String]]
    /// Whether the file has the rows in the order of their times.
    var isInOrder = true

    static func all(in bytes: [UInt8], count: Int) -> [String: ExpectedIncident] {
        // The log has no quotes, so that its fields are found by the commas.
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(count + 1)
        let names = lines[0].split(separator: ",").map(String.init)
        var found: [String: ExpectedIncident] = [:]
        for line in lines.dropFirst() {
            let values = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let row = Dictionary(uniqueKeysWithValues: zip(names, values))
            found[row["number"] ?? "", default: ExpectedIncident(rows: [])].rows.append(row)
        }
        return found.mapValues { incident in
            let isInOrder = zip(incident.rows, incident.rows.dropFirst()).allSatisfy { time($0) <= time($1) }
            let rows = incident.rows.enumerated().sorted { (time($0.1), $0.0) < (time($1.1), $1.0) }
            return ExpectedIncident(rows: rows.map(\.1), isInOrder: isInOrder)
        }
    }

    /// Sorts as the time does.
    private static func time(_ row: [String: String]) -> String { iso(row["sys_updated_at"] ?? "") }

    /// `29/2/2016 01:23` as `2016-02-29T01:23:00Z`.
    static func iso(_ text: String) -> String {
        let parts = text.split { "/ :".contains($0) }.map { $0.count == 1 ? "0\($0)" : String($0) }
        return parts.count == 5 ? "\(parts[2])-\(parts[1])-\(parts[0])T\(parts[3]):\(parts[4]):00Z" : "?"
    }

    var last: [String: String] { rows[rows.count - 1] }

    /// When the incident was closed for the last time: the first of the closed rows at the end.
    var closedAt: String {
        Self.time(rows.reversed().prefix { $0["incident_state"] == "Closed" }.last ?? [:])
    }

    func isDone(_ row: [String: String]) -> Bool { ["Resolved", "Closed"].contains(row["incident_state"]) }

    /// How often one group followed another.
    var transferCount: Int {
        zip(rows, rows.dropFirst()).count { $0["assignment_group"] != $1["assignment_group"] }
    }

    /// Whether group or agent changed while the incident was done, which the desk does not allow.
    var isAssignedWhileDone: Bool {
        zip(rows, rows.dropFirst()).contains { before, after in
            isDone(before) && isDone(after)
                && ["assignment_group", "assigned_to"].contains { before[$0] != after[$0] }
        }
    }
}

@Suite("The import of a real log")
struct RealLogTests {
    @Test(
        "The whole log, with figures worked out anew from the file", .enabled(if: RealLog.isThere, "the log is absent"))
    func whole() async throws {
        let bytes = try RealLog.bytes()
        let store = InMemoryStore()
        let report = try await store.replay(bytes, piece: 64 << 10)
        let incidents = ExpectedIncident.all(in: bytes, count: .max - 1)
        #expect(report.rows == 141_712 && report.requests == 24_918 && incidents.count == 24_918)
        #expect(report.rowsSkipped == 0 && report.rowsReplayed + report.rowsWithoutEffect == 141_712)
        let requests = try await store.all()
        #expect(
            requests.count == 24_918 && zip(requests, requests.dropFirst()).allSatisfy { $0.openedAt <= $1.openedAt })
        var (determined, inOrder) = (0, 0)
        for request in requests {
            let number = try #require(try await number(of: request, in: store))
            let incident = try #require(incidents[number])
            compare(request, incident, number)
            if !incident.isAssignedWhileDone {
                let (group, agent) = (incident.last["assignment_group"] ?? "", incident.last["assigned_to"] ?? "")
                #expect(request.team?.rawValue == (group == "?" ? "service-desk" : "g-\(group)"), "incident \(number)")
                #expect(request.agent?.rawValue == (agent == "?" ? nil : "u-\(agent)"), "incident \(number)")
            }
            // In a few incidents the log counts something else as well; they tell nothing.
            if !incident.isAssignedWhileDone, incident.last["reassignment_count"] == "\(incident.transferCount)" {
                #expect(request.transferCount == incident.transferCount, "incident \(number)")
                determined += 1
            }
            inOrder += incident.isInOrder ? 1 : 0
        }
        #expect(determined > 24_700 && inOrder == 24_917)
    }

    private func number(of request: Request, in store: InMemoryStore) async throws -> String? {
        let opening = try await store.history(HistoryQuery(request.id, limit: 1)).first?.event.message
        return opening?.text.split(separator: " ").dropFirst().first.map(String.init)
    }

    private func compare(_ request: Request, _ incident: ExpectedIncident, _ number: String) {
        let last = incident.last
        #expect(last["incident_state"] == "Closed" && request.state == .closed, "incident \(number)")
        #expect(request.closedAt?.description == incident.closedAt, "incident \(number)")
        // Where the file's order and the times disagree, the times count, and the log's own number does not fit them.
        if incident.isInOrder { #expect("\(request.reopenCount)" == last["reopen_count"], "incident \(number)") }
        #expect(
            "\(request.impact.rawValue)\(request.urgency.rawValue)" == "\(last["impact"] ?? "")\(last["urgency"] ?? "")"
        )
        if let caller = last["caller_id"], caller != "?" { #expect(request.requester.rawValue == "u-\(caller)") }
        let opened = [incident.rows[0]["opened_at"], incident.rows[0]["sys_updated_at"]].map {
            ExpectedIncident.iso($0 ?? "")
        }
        #expect(request.openedAt.description == opened.min(), "incident \(number)")
    }

    @Test("A part of the log in two runs, and once more", .enabled(if: RealLog.isThere, "the log is absent"))
    func again() async throws {
        let lines = try RealLog.bytes().split(separator: 0x0A).prefix(6_001)
        func part(_ count: Int) -> [UInt8] { Array(lines.prefix(count).joined(separator: [0x0A])) + [0x0A] }
        let (whole, parts) = (InMemoryStore(), InMemoryStore())
        let once = try await whole.replay(part(6_001))
        let first = try await parts.replay(part(2_500)) { $0.window = 300 }
        let second = try await parts.replay(part(6_001)) { $0.window = 1_000 }
        #expect(first.events + second.events == once.events && first.requests + second.requests == once.requests)
        let third = try await parts.replay(part(6_001))
        #expect(third.events == 0 && third.requests == 0 && third.people == 0)
        #expect(try await StoreAudit(parts).run().isClean)
    }
}
