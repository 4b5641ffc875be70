#if Command
    import Foundation
    import Testing

    /// The calls of three Ruby libraries, recorded from their own specifications.
    @Suite("Hours: the rows of the fixtures")
    struct HoursRowTests {
        static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../shared/fixtures/service-hours").standardized.path

        static let isThere: Bool = {
            let isThere = FileManager.default.isReadableFile(atPath: folder + "/biz.jsonl")
            if !isThere { print("SKIPPED: the rows are not at \(folder)") }
            return isThere
        }()

        private struct Row: Decodable {
            var id, op: String
            var expected: JSONValue
        }

        /// Where ours differs, by what the design says of it.
        private static let differing: [(reason: String, ids: [String])] = [
            ("time used up exactly at closing ends at closing (biz: at the next opening)", ["biz-001"]),
            ("reversed arguments give the negative (biz: 0)", ["biz-016"]),
            (
                "nothing added is the instant itself (biz, business_time: the nearest opening or closing)",
                ["biz-021", "biz-023", "bt-085", "bt-086"]
            ),
            ("a day of 25 hours that is open all day counts 25 hours (working_hours: 24)", ["wh-139"]),
            ("24:00 is midnight (working_hours: the last microsecond before it)", ["wh-059", "wh-060", "wh-061"]),
        ]

        /// Days added out of hours: each library decides for itself (working_hours keeps the time of day,
        /// business_time goes to the next opening, biz to the nearest period), so that there is no answer.
        private static let withoutAnswer = [
            "biz-029", "biz-030", "biz-034", "biz-035", "wh-012", "wh-174", "wh-175", "wh-177", "wh-178", "bt-003",
            "bt-004", "bt-008", "bt-009", "bt-010", "bt-011", "bt-012", "bt-013", "bt-014", "bt-016", "bt-028",
            "bt-029", "bt-030", "bt-034", "bt-035", "bt-037",
        ]

        @Test(
            "Answered as recorded, but where the design says otherwise",
            .enabled(if: isThere, "the fixtures are not there"),
            arguments: ["biz", "working_hours", "business_time"])
        func answers(name: String) throws {
            let rows = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name).jsonl"))
            let asked = String(decoding: rows, as: UTF8.self).replacing(#""first": 12"#, with: #""first": 40"#)
            let outcome = try Workplace().desk("hours", "evaluate", input: Array(asked.utf8))
            try #require(outcome.status == 0, "\(outcome.errors)")
            let recorded = try rows.split(separator: 0x0A).map { try JSONDecoder().decode(Row.self, from: $0) }
            let answers = try outcome.output.split(separator: "\n").map {
                try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))
            }
            try #require(answers.count == recorded.count && recorded.count > 90)
            let differing = Set(Self.differing.flatMap(\.ids))
            for (row, answer) in zip(recorded, answers) {
                #expect(answer.id == .text(row.id))
                if Self.withoutAnswer.contains(row.id) {
                    #expect(answer.error.string?.contains("out of hours") == true, "\(row.id): \(answer)")
                } else if row.op.hasPrefix("open_periods") {
                    #expect(Self.goesOn(answer.result.items, as: row.expected.items), "\(row.id): \(answer)")
                } else {
                    let isSame = answer.result == row.expected
                    #expect(
                        isSame != differing.contains(row.id), "\(row.id) \(row.op): \(answer), recorded \(row.expected)"
                    )
                }
            }
        }

        /// What biz lists was recorded from an enumerator of which the specification had already taken some periods:
        /// it is within ours, one after the other, and the test asks for more than was recorded.
        private static func goesOn(_ ours: [JSONValue], as recorded: [JSONValue]) -> Bool {
            guard let first = recorded.first, let start = ours.firstIndex(of: first) else { return false }
            return ours[start...].starts(with: recorded)
        }

        private func answer(_ row: String) throws -> JSONValue {
            let outcome = try Workplace().desk("hours", "evaluate", input: Array(row.utf8))
            try #require(outcome.status == 0, "\(outcome.errors)")
            return try JSONDecoder().decode(JSONValue.self, from: Data(outcome.bytes))
        }

        private func row(
            _ op: String, _ args: String, calendar: String = #"{"tz":"UTC","week":{"mon":[["09:00","17:00"]]}}"#
        ) -> String {
            #"{"id":7,"op":"\#(op)","calendar":\#(calendar),"args":\#(args)}"#
        }

        @Test("A row that cannot be answered says why, and the rest goes on")
        func errors() throws {
            let rows = [
                "no json", "{}", row("add_business_seconds", "{}"), row("fly", #"{"at":"2026-03-02T09:00:00Z"}"#),
                row("is_open", #"{"at":"2026-03-32"}"#),
                row("is_open", #"{"at":"2026-03-02T09:00:00Z"}"#, calendar: #"{"tz":"Mars/Base"}"#),
                row(
                    "is_open", #"{"at":"2026-03-02T09:00:00Z"}"#, calendar: #"{"tz":"UTC","week":{"mon":[[]]}}"#),
                row("is_open", #"{"at":"2026-03-02T09:00:00Z"}"#, calendar: #"{"tz":"UTC","week":{"lundi":[]}}"#),
                "", row("is_open", #"{"at":"2026-03-02T09:00:00+00:00"}"#),
            ]
            let outcome = try Workplace().desk("hours", "evaluate", input: Array(rows.joined(separator: "\n").utf8))
            let answers = try outcome.output.split(separator: "\n").map {
                try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))
            }
            try #require(outcome.status == 0 && answers.count == 9, "\(outcome.output)\(outcome.errors)")
            for answer in answers.dropLast() {
                #expect(answer.error.string?.isEmpty == false && answer.result == .null)
            }
            #expect(answers[0].id == .null && answers[2].id == 7)
            #expect(answers[8].result == true && answers[8].error == .null)
        }

        @Test("Never is said as a word; over midnight, fractions and negative amounts")
        func results() throws {
            let never = try answer(
                row("add_business_seconds", #"{"at":"2026-03-02T09:00:00Z","seconds":1}"#, calendar: #"{"tz":"UTC"}"#))
            #expect(never.result == "never")
            let night = #"{"tz":"UTC","week":{"mon":[["22:00","06:00"]]}}"#
            let between = #"{"from":"2026-03-02T00:00:00Z","to":"2026-03-04T00:00:00Z"}"#
            #expect(try answer(row("business_seconds_between", between, calendar: night)).result == 28_800)
            let added = #"{"at":"2026-03-02T16:59:59.500000Z","seconds":-0.75}"#
            #expect(try answer(row("add_business_seconds", added)).result == "2026-03-02T16:59:59Z")
            let same = try answer(row("next_open_instant_inclusive", #"{"at":"2026-03-02T10:00:00.25Z"}"#))
            #expect(same.result == "2026-03-02T10:00:00.250000Z")
        }

        @Test("Days, holidays and breaks")
        func days() throws {
            let calendar =
                #"{"tz":"Europe/Brussels","week":{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]]},"#
                + #""holidays":["2026-03-09"],"date_overrides":{"2026-03-11":[["09:00","10:00"]]},"#
                + #""breaks":{"2026-03-10":[["23:30","00:30"]]}}"#
            func result(_ op: String, _ args: String) throws -> JSONValue {
                try answer(row(op, args, calendar: calendar)).result
            }
            let week = #"{"from":"2026-03-03","to":"2026-03-16T22:59:59Z"}"#
            #expect(try result("business_days_between", week) == 3)
            #expect(
                try result("business_days_between", #"{"from":"2026-03-16T23:00:00Z","to":"2026-03-02"}"#) == -5)
            #expect(try result("add_business_days", #"{"at":"2026-03-03","days":2}"#) == "2026-03-11")
            #expect(try result("subtract_business_days", #"{"at":"2026-03-11","days":2}"#) == "2026-03-03")
            #expect(try result("add_business_days", #"{"at":"2026-03-07","days":-600}"#) == "2020-06-02")
            let next = try result("add_business_days", #"{"at":"2026-03-03T09:00:00Z","days":1}"#)
            #expect(next == "2026-03-10T09:00:00Z")
            // A date is where it begins in the zone.
            #expect(try result("next_close", #"{"at":"2026-03-10"}"#) == "2026-03-10T16:00:00Z")
            for (at, isHoliday) in [
                ("2026-03-08T22:59:59Z", false), ("2026-03-08T23:00:00Z", true),
                ("2026-03-09T23:00:00Z", false), ("1850-01-01T00:00:00Z", false),
            ] {
                #expect(try result("on_holiday", #"{"at":"\#(at)"}"#) == .flag(isHoliday), "\(at)")
            }
            for (at, isBreak) in [
                ("2026-03-10T22:29:59Z", false), ("2026-03-10T22:30:00Z", true),
                ("2026-03-10T23:29:59Z", true), ("2026-03-10T23:30:00Z", false), ("1850-01-01T00:00:00Z", false),
            ] {
                #expect(try result("on_break", #"{"at":"\#(at)"}"#) == .flag(isBreak), "\(at)")
            }
            #expect(
                try answer(row("add_business_days", #"{"at":"2026-03-03","days":1}"#, calendar: #"{"tz":"UTC"}"#))
                    .result == "never")
        }

        @Test("A row without an end is an answer too, and the rest goes on")
        func hostile() throws {
            let good = Array(row("is_open", #"{"at":"2026-03-02T09:00:00Z"}"#).utf8)
            let long = [UInt8](repeating: 0x20, count: 3 << 20)
            let outcome = try Workplace().desk("hours", "evaluate", input: long + [0x0A] + good + [0x0A] + long)
            let answers = outcome.output.split(separator: "\n")
            try #require(outcome.status == 0 && answers.count == 3, "\(outcome.output)\(outcome.errors)")
            #expect(answers[0].contains("1048576") && answers[2] == answers[0])
            #expect(answers[1] == #"{"id":7,"result":true}"#)
        }
    }
#endif
