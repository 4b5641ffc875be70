import ServiceDesk
import ServiceNowImport
import Testing

@Suite("Incident logs with faults")
struct BadLogTests {
    @Test(
        "A bad row is named with its line and column, and the rest goes on",
        arguments: [
            ("incident_state", "Vielleicht"), ("sys_mod_count", "-1"), ("sys_updated_at", "30/2/2016 10:00"),
            ("sys_updated_at", "1/3/2016 24:00"), ("sys_updated_at", "2016-03-01 10:00"), ("sys_updated_at", "?"),
            ("opened_at", "1/3/16 1:0"), ("impact", "4"), ("urgency", ""), ("impact", "2x"), ("number", "?"),
            ("caller_id", String(repeating: "x", count: 200)),
        ])
    func badValue(column: String, value: String) async throws {
        var log = LogText.story()
        log.add("0000050", 0, [column: value])
        if column == "number" || column == "sys_mod_count" {
            let place = try #require(LogText.columns.firstIndex(of: column))
            var fields = log.lines[8].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            fields[place] = value
            log.lines[8] = fields.joined(separator: ",")
        }
        log.add("0000051", 0)
        let report = try await InMemoryStore().replay(log.bytes())
        #expect(report.rows == 9 && report.rowsSkipped == 1 && report.requests == 2)
        #expect(report.remarks.map(\.line) == [9] && report.remarks.first?.column == column)
    }

    @Test("Rows of another shape, bytes that are no text, quotes that are not closed")
    func badForm() async throws {
        let log = LogText.story()
        var another = LogText()
        another.add("0000051", 0)
        let row = Array(another.lines[1].utf8)
        let faults: [[UInt8]] = [
            Array("1,2,3".utf8), row + [0x2C], Array("\"".utf8) + row, Array("\"0000051\"x,".utf8) + row,
            Array(String(repeating: ",", count: 2_000).utf8), [UInt8](repeating: 0x78, count: 200_000),
            Array(another.lines[1].replacing("2403", with: "24\u{1}03").utf8),
            row.map { $0 == 0x37 ? 0xFF : $0 },
        ]
        for (index, fault) in faults.enumerated() {
            for piece in [7, 100_000] {
                let store = InMemoryStore()
                let report = try await store.replay(log.bytes() + fault + [0x0A] + row + [0x0A], piece: piece)
                #expect(report.rows == 9 && report.rowsSkipped == 1, "fault \(index)")
                #expect(report.remarks.map(\.line) == [9], "fault \(index)")
                #expect(try await store.all().count == 2, "fault \(index)")
            }
        }
    }

    @Test("A file that ends within a row loses only that row")
    func truncated() async throws {
        let bytes = LogText.story().bytes()
        let report = try await InMemoryStore().replay(Array(bytes.dropLast(60)))
        #expect(report.rows == 7 && report.rowsSkipped == 1 && report.remarks.first?.line == 8)
    }

    @Test("Files that are no such log")
    func noLog() async throws {
        func message(_ bytes: [UInt8], rows: Int = 100) async throws -> String? {
            do {
                _ = try await InMemoryStore().replay(bytes) { $0.maximumRows = rows }
                return nil
            } catch let error as ServiceNowImport.LogError {
                return error.description
            }
        }
        let columns = LogText.columns.filter { $0 != "impact" && $0 != "rfc" }
        #expect(try await message(LogText(columns: columns).bytes())?.contains("lacks impact, rfc.") == true)
        #expect(try await message([])?.contains("empty") == true)
        #expect(try await message([0x22, 0x00, 0xFF])?.contains("line 1") == true)
        #expect(try await message(Array("{\"format\":\"swift-service-desk\",\"version\":1}\n".utf8)) != nil)
        #expect(try await message(LogText.story().bytes(), rows: 6)?.contains("more than 6 rows") == true)
        #expect(try await message(LogText.story().bytes(), rows: 7) == nil)
    }
}
