#if Command
    import Foundation
    import Testing

    /// Courses of requests, each reckoned by hand.
    @Suite("Service levels: desk sla replay")
    struct SLAReplayTests {
        /// Minutes count from Monday, 2 March 2026, 09:00 UTC. A clock is shown as `due minutes margin paused`.
        private struct Course {
            var name: String
            var policy: String
            var events: String
            var clocks: [String: String]
            var next: String

            init(_ name: String, _ policy: String, _ events: String, _ clocks: [String: String], next: String = "-") {
                (self.name, self.policy, self.events, self.clocks, self.next) = (name, policy, events, clocks, next)
            }
        }

        private static let start = ISO8601DateFormatter().date(from: "2026-03-02T09:00:00Z")!

        /// Open all the time.
        private static let always: [Course] = [
            Course(
                "opened", "first_response 60, resolution 120", "0 created",
                [
                    "first_response": "60 - - 0", "resolution": "120 - - 0",
                ], next: "60"),
            Course(
                "answered in time", "first_response 60", "0 created, 45 agent_reply",
                [
                    "first_response": "- 45 15 0"
                ]),
            Course(
                "answered at the last instant", "first_response 60", "0 created, 60 agent_reply",
                [
                    "first_response": "- 60 0 0"
                ]),
            Course("answered late", "first_response 60", "0 created, 75 agent_reply", ["first_response": "- 75 -15 0"]),
            Course(
                "only the first answer counts", "first_response 60", "0 created, 10 agent_reply, 90 agent_reply",
                [
                    "first_response": "- 10 50 0"
                ]),
            Course(
                "late and unanswered stays due", "first_response 60", "0 created, 500 customer_message",
                [
                    "first_response": "60 - - 0"
                ], next: "60"),
            Course("the opening alone is no message", "response 60", "0 created", ["response": "- - - 0"]),
            Course(
                "a message wants an answer", "response 60", "0 created, 0 customer_message",
                [
                    "response": "60 - - 0"
                ], next: "60"),
            Course(
                "a further message moves nothing", "response 60", "0 created, 10 customer_message, 30 customer_message",
                ["response": "70 - - 0"], next: "70"),
            Course(
                "answered", "response 60", "0 created, 10 customer_message, 20 agent_reply",
                [
                    "response": "- 10 50 0"
                ]),
            Course(
                "of two exchanges the longer", "response 60",
                "0 created, 0 customer_message, 10 agent_reply, 20 customer_message, 25 agent_reply",
                [
                    "response": "- 10 50 0"
                ]),
            Course(
                "asked again after an answer", "response 60",
                "0 created, 0 customer_message, 90 agent_reply, 100 customer_message",
                [
                    "response": "160 90 -30 0"
                ], next: "160"),
            Course(
                "an answer that nobody waits for", "response 60", "0 created, 5 agent_reply", ["response": "- - - 0"]),
            Course(
                "an update is due from the opening on", "update 30", "0 created, 10 customer_message",
                [
                    "update": "30 - - 0"
                ], next: "30"),
            Course(
                "and again from each reply", "update 30", "0 created, 20 agent_reply, 60 agent_reply",
                [
                    "update": "90 40 -10 0"
                ], next: "90"),
            Course(
                "closed: none is due, what was measured stays", "update 30, resolution 100",
                "0 created, 20 agent_reply, 50 closed", ["update": "- 20 10 0", "resolution": "- 50 50 0"]),
            Course(
                "a hold is not counted", "resolution 100", "0 created, 20 paused, 50 open, 90 closed",
                [
                    "resolution": "- 60 40 30"
                ]),
            Course(
                "on hold nothing is due", "first_response 60, resolution 100",
                "0 created, 20 paused, 50 customer_message",
                ["first_response": "- - - 30", "resolution": "- - - 30"]),
            Course(
                "resumed", "first_response 60, resolution 100", "0 created, 20 paused, 50 open",
                [
                    "first_response": "90 - - 30", "resolution": "130 - - 30",
                ], next: "90"),
            Course(
                "two holds", "resolution 100", "0 created, 10 paused, 20 open, 30 paused, 50 open, 60 agent_reply",
                [
                    "resolution": "130 - - 30"
                ], next: "130"),
            Course(
                "a hold after the breach heals nothing", "resolution 30", "0 created, 40 paused, 80 open",
                [
                    "resolution": "30 - - 40"
                ], next: "30"),
            Course(
                "answered on hold", "first_response 60", "0 created, 20 paused, 90 agent_reply",
                [
                    "first_response": "- 20 40 70"
                ]),
            Course(
                "closed from a hold", "resolution 100", "0 created, 30 paused, 80 closed",
                ["resolution": "- 30 70 50"]),
            Course(
                "closed without an answer", "first_response 60, resolution 60", "0 created, 70 closed",
                [
                    "first_response": "- - - 0", "resolution": "- 70 -10 0",
                ]),
            Course(
                "reopened: it goes on, closed time aside", "first_response 60, resolution 100",
                "0 created, 50 closed, 80 open", ["first_response": "90 - - 0", "resolution": "130 - - 0"], next: "90"),
            Course(
                "reopened and closed again", "resolution 100", "0 created, 50 closed, 80 open, 110 closed, 120 closed",
                [
                    "resolution": "- 80 20 0"
                ]),
            Course(
                "from closed to hold", "resolution 100", "0 created, 50 closed, 80 paused, 90 open",
                [
                    "resolution": "140 - - 10"
                ], next: "140"),
            Course(
                "no policy any more", "first_response 60, resolution 100",
                "0 created, 20 agent_reply, 30 policy_no_longer_matches, 90 closed",
                [
                    "first_response": "- 20 40 0", "resolution": "- - - 0",
                ]),
            Course(
                "nothing wanted", "first_response 0, response null", "0 created, 1 customer_message",
                [
                    "first_response": "- - - 0", "response": "- - - 0",
                ]),
            Course(
                "half minutes", "first_response 1.5", "0 created, 1.25 agent_reply", ["first_response": "- 1.25 0.25 0"]
            ),
        ]

        /// Monday to Friday, 09:00 to 12:00 and 13:00 to 17:00 UTC; Tuesday is a holiday.
        private static let office: [Course] = [
            Course("over lunch", "first_response 240", "0 created", ["first_response": "300 - - 0"], next: "300"),
            Course(
                "used up at closing is due at closing", "first_response 180", "0 created",
                [
                    "first_response": "180 - - 0"
                ], next: "180"),
            Course("over a holiday", "resolution 480", "0 created", ["resolution": "2940 - - 0"], next: "2940"),
            Course(
                "opened by night", "first_response 30", "600 created", ["first_response": "2910 - - 0"], next: "2910"),
            Course(
                "a hold over night counts by the hours", "resolution 120", "0 created, 450 paused, 2940 open",
                [
                    "resolution": "120 - - 90"
                ], next: "120"),
            Course(
                "answered by night", "first_response 500", "0 created, 700 agent_reply",
                ["first_response": "- 420 80 0"]),
        ]

        private func row(_ course: Course, _ calendar: String) -> String {
            func pairs(_ text: String) -> [[Substring]] {
                text.split(separator: ",").map { $0.split(separator: " ") }
            }
            let policy = pairs(course.policy).map { "\"\($0[0])\":\($0[1])" }.joined(separator: ",")
            let events = pairs(course.events).map { pair in
                let at = Self.start.addingTimeInterval(60 * Double(pair[0])!)
                return "{\"at\":\"\(ISO8601DateFormatter().string(from: at))\",\"type\":\"\(pair[1])\"}"
            }
            return "{\"id\":\"\(course.name)\",\"calendar\":\(calendar),\"policy_minutes\":{\(policy)},"
                + "\"events\":[\(events.joined(separator: ","))]}\n"
        }

        private func text(_ value: JSONValue) -> String {
            switch value {
            case .text(let text):
                ISO8601DateFormatter().date(from: text).map { "\(Int($0.timeIntervalSince(Self.start) / 60))" } ?? text
            case .number(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
            default: "-"
            }
        }

        private func check(_ courses: [Course], by calendar: String) throws {
            let input = courses.map { row($0, calendar) }.joined()
            let outcome = try Workplace().desk("sla", "replay", input: Array(input.utf8))
            try #require(outcome.status == 0, "\(outcome.errors)")
            let answers = try outcome.output.split(separator: "\n").map {
                try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))
            }
            try #require(answers.count == courses.count)
            for (course, answer) in zip(courses, answers) {
                #expect(answer.id == .text(course.name))
                guard case .object(let clocks) = answer.clocks else {
                    Issue.record("\(course.name): \(answer)")
                    continue
                }
                let shown = clocks.mapValues { clock in
                    [clock.due, clock.minutes, clock.margin, clock.paused_minutes].map(text).joined(separator: " ")
                }
                #expect(shown == course.clocks, "\(course.name)")
                #expect(text(answer.next_due) == course.next, "\(course.name)")
            }
        }

        @Test("Courses with hours that never close") func alwaysOpen() throws {
            let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map { "\"\($0)\":[[\"00:00\",\"24:00\"]]" }
            try check(Self.always, by: "{\"tz\":\"UTC\",\"week\":{\(days.joined(separator: ","))}}")
        }

        @Test("Courses by the hours of an office") func officeHours() throws {
            let days = ["mon", "tue", "wed", "thu", "fri"].map {
                "\"\($0)\":[[\"09:00\",\"12:00\"],[\"13:00\",\"17:00\"]]"
            }
            try check(
                Self.office,
                by: "{\"tz\":\"UTC\",\"week\":{\(days.joined(separator: ","))},\"holidays\":[\"2026-03-03\"]}")
        }

        @Test("A bad row is answered with an error that says what is wrong, and the others are answered")
        func badRows() throws {
            let created = #"{"at":"2026-03-02T09:00:00Z","type":"created"}"#
            func row(
                _ events: String, policy: String = #""resolution":60"#, calendar: String = #"{"tz":"UTC"}"#
            ) -> String {
                "{\"id\":7,\"calendar\":\(calendar),\"policy_minutes\":{\(policy)},\"events\":[\(events)]}"
            }
            let rows: [(String, String)] = [
                ("{", "JSON"), (#"{"id":7}"#, "calendar"), (row(""), "created"),
                (row(#"{"at":"2026-03-02T09:00:00Z","type":"closed"}"#), "created"),
                (row(created + "," + created), "once"),
                (row(created + #",{"at":"2026-03-02T08:00:00Z","type":"closed"}"#), "before"),
                (row(created + #",{"at":"2026-03-02T10:00:00Z","type":"escalated"}"#), "escalated"),
                (row(#"{"at":"yesterday","type":"created"}"#), "yesterday"),
                (row(created, policy: #""solution":60"#), "solution"),
                (row(created, policy: #""resolution":-1"#), "resolution"),
                (row(created, policy: #""resolution":"60""#), "60"),
                (row(created, policy: #""resolution":0.001"#), "whole seconds"),
                (row(created, calendar: #"{"tz":"Mars/Olympus"}"#), "Mars"),
            ]
            let good = row(created)
            let input = rows.map { $0.0 + "\n" }.joined() + good
            let outcome = try Workplace().desk("sla", "replay", input: Array(input.utf8))
            try #require(outcome.status == 0, "\(outcome.errors)")
            let answers = try outcome.output.split(separator: "\n").map {
                try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))
            }
            try #require(answers.count == rows.count + 1)
            for ((row, part), answer) in zip(rows, answers) {
                #expect(answer.error.string?.contains(part) == true && answer.clocks == .null, "\(row): \(answer)")
            }
            #expect(answers.last?.clocks.resolution.due == .null && answers.last?.error == .null)
        }
    }
#endif
