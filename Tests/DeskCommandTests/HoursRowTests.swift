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

        @Test(
            "Answered as recorded, but for rows that differ with a reason and a proof",
            .enabled(if: isThere, "the fixtures are not there"),
            arguments: [("biz", "biz-"), ("working_hours", "wh-"), ("business_time", "bt-")])
        func answers(name: String, prefix: String) throws {
            let asked = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name).jsonl"))
            let outcome = try Workplace().desk("hours", "evaluate", input: Array(asked))
            try #require(outcome.status == 0, "\(outcome.errors)")
            let rows = try asked.split(separator: 0x0A).map { try RecordedRow($0) }
            let answers = try outcome.output.split(separator: "\n").map {
                try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))
            }
            try #require(answers.count == rows.count && rows.count > 90)
            let differing = RowDifference.byID.filter { $0.key.hasPrefix(prefix) }
            #expect(Set(differing.keys).isSubset(of: rows.map(\.id)), "a row that is not there cannot differ")
            for (row, answer) in zip(rows, answers) {
                #expect(answer.id == .text(row.id) && answer.error == .null, "\(row.id): \(answer)")
                let told = "\(row.id) \(row.op): \(answer.result), recorded \(row.expected)"
                guard let difference = differing[row.id] else {
                    #expect(answer.result == row.expected, "\(told)")
                    continue
                }
                #expect(answer.result != row.expected, "\(told), and not a difference: \(difference.reason)")
                #expect(try difference.proof(row, answer.result), "\(told), and no proof of: \(difference.reason)")
            }
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

        @Test("Days from and to an instant out of hours")
        func daysOutOfHours() throws {
            let calendar =
                #"{"tz":"Europe/Brussels","week":{"mon":[["09:00","12:00"],["13:00","17:00"]],"#
                + #""tue":[["10:00","16:00"]],"wed":[["22:00","06:00"]],"thu":[["22:00","06:00"]]}}"#
            func days(_ days: Int, _ at: String) throws -> JSONValue {
                let args = #"{"at":"\#(at)","days":\#(days)}"#
                return try answer(row("add_business_days", args, calendar: calendar)).result
            }
            // Monday, 2 March 2026; Brussels is an hour ahead of UTC.
            #expect(try days(0, "2026-03-02T07:00:00Z") == "2026-03-02T07:00:00Z")
            #expect(try days(1, "2026-03-02T07:00:00Z") == "2026-03-03T09:00:00Z", "before opening")
            #expect(try days(1, "2026-03-02T11:30:00Z") == "2026-03-03T11:30:00Z", "a break, but open the day after")
            #expect(try days(1, "2026-03-02T15:30:00Z") == "2026-03-04T21:00:00Z", "open, but closed the day after")
            #expect(try days(-1, "2026-03-03T17:00:00Z") == "2026-03-02T12:00:00Z", "back to the opening before")
            // In the night that began on Wednesday, and one that began on Thursday, the last of the week.
            #expect(try days(1, "2026-03-05T01:00:00Z") == "2026-03-06T01:00:00Z")
            #expect(try days(-1, "2026-03-06T01:00:00Z") == "2026-03-05T01:00:00Z")
            #expect(try days(1, "2026-03-06T01:00:00Z") == "2026-03-10T09:00:00Z", "Tuesday at 02:00 is out of hours")
            // A Sunday has no time of day to keep.
            #expect(try days(1, "2026-03-08T14:00:00Z") == "2026-03-10T09:00:00Z")
            #expect(try days(-1, "2026-03-08T14:00:00Z") == "2026-03-04T21:00:00Z")
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
