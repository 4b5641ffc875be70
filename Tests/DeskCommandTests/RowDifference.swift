#if Command
    import Foundation
    import Testing

    /// A recorded call.
    struct RecordedRow {
        let id, op: String
        let expected: JSONValue
        private let fields: [String: Any]

        struct Malformed: Error {}

        init(_ line: Data) throws {
            struct Row: Decodable {
                var id, op: String
                var expected: JSONValue
            }
            let row = try JSONDecoder().decode(Row.self, from: line)
            guard let fields = try JSONSerialization.jsonObject(with: line) as? [String: Any] else { throw Malformed() }
            (id, op, expected, self.fields) = (row.id, row.op, row.expected, fields)
        }

        /// An argument as it was recorded.
        func argument(_ name: String) throws -> JSONValue {
            let args = try JSONSerialization.data(withJSONObject: fields["args"] ?? [:])
            return try JSONDecoder().decode([String: JSONValue].self, from: args)[name] ?? .null
        }

        /// What ours answers when its calendar is asked something else.
        func ask(_ op: String, _ args: [String: any Sendable]) throws -> JSONValue {
            let question: [String: Any] = [
                "id": id, "op": op, "args": args, "calendar": fields["calendar"] ?? [:],
            ]
            let line = Array(try JSONSerialization.data(withJSONObject: question))
            return try Workplace().desk("hours", "evaluate", input: line).json().result
        }

        /// The span before an instant.
        func spanBefore(_ instant: String) throws -> JSONValue {
            try ask("open_periods_before", ["at": instant, "first": 1])[0]
        }
    }

    /// Rows that ours answers otherwise than recorded: why, and what shows that it does so for this reason.
    struct RowDifference: Sendable {
        var reason: String
        var ids: [String]
        /// Of a row and what ours answers.
        var proof: @Sendable (RecordedRow, JSONValue) throws -> Bool

        static let byID = Dictionary(
            (all + periods).flatMap { difference in difference.ids.map { ($0, difference) } },
            uniquingKeysWith: { first, _ in first })

        private static let all = [
            RowDifference(
                reason: "time used up exactly at closing ends at closing (biz: at the next opening)", ids: ["biz-001"]
            ) { row, ours in
                guard let closing = ours.string else { return false }
                return try row.spanBefore(closing)[1] == ours
                    && row.ask("next_open_instant_inclusive", ["at": closing]) == row.expected
            },
            RowDifference(reason: "reversed arguments give the negative (biz: 0)", ids: ["biz-016"]) { row, ours in
                guard let from = try row.argument("from").string, let to = try row.argument("to").string,
                    let ahead = try row.ask(row.op, ["from": to, "to": from]).integer
                else { return false }
                return ahead > 0 && ours == .number(-Double(ahead)) && row.expected == 0
            },
            RowDifference(
                reason: "nothing added is the instant itself (biz, business_time: the nearest opening or closing)",
                ids: ["biz-021", "biz-023", "bt-085", "bt-086", "bt-003", "bt-004"]
            ) { row, ours in
                let amount = try [row.argument("seconds"), row.argument("days")]
                return try amount.contains(0) && ours == row.argument("at")
            },
            RowDifference(
                reason: "a day of 25 hours that is open all day counts 25 hours (working_hours: 24)", ids: ["wh-139"]
            ) { row, ours in
                let format = Date.ISO8601FormatStyle()
                guard let from = try row.argument("from").string, let to = try row.argument("to").string else {
                    return false
                }
                let elapsed = try format.parse(to).timeIntervalSince(format.parse(from))
                return elapsed == 25 * 3600 && ours == .number(elapsed) && row.expected == 86_400
            },
            RowDifference(
                reason: "24:00 is midnight (working_hours says the last microsecond before it, and counts it as open)",
                ids: ["wh-059", "wh-061"]
            ) { row, ours in
                guard let closing = ours.string else { return false }
                let last = try row.ask("is_open", ["at": row.expected.string ?? ""])
                return closing == "2014-04-08T00:00:00Z" && row.expected == "2014-04-07T23:59:59.999999Z"
                    && last == true
            },
            RowDifference(
                reason: "24:00 is midnight (working_hours is closed a microsecond before it)", ids: ["wh-060"]
            ) { row, ours in
                try ours == "2014-04-08T00:00:00Z"
                    && row.ask(row.op, ["at": "2014-04-08T00:00:00Z"]) == row.expected
            },
            RowDifference(
                reason: "days end within hours: at the opening next to what working_hours says, which is out of hours",
                ids: ["wh-012", "wh-174", "wh-175", "wh-177", "wh-178"]
            ) { row, ours in
                guard let recorded = row.expected.string, let days = try row.argument("days").integer else {
                    return false
                }
                // From a day that is no service day it is the opening of the day reached, which comes after 06:00.
                let isFromServiceDay = try row.ask("is_business_day", ["at": row.argument("at").string ?? ""]) == true
                let opening =
                    days < 0 && isFromServiceDay
                    ? try row.spanBefore(recorded)[0] : try row.ask("next_open_strict", ["at": recorded])
                return try row.ask("is_open", ["at": recorded]) == false && opening == ours
            },
            RowDifference(
                reason: "days back end at the opening of the span (business_time too; biz: at its closing)",
                ids: ["biz-029", "biz-030"]
            ) { row, ours in
                try row.spanBefore(row.expected.string ?? "") == .array([ours, row.expected])
            },
        ]

        /// What biz lists was recorded from an enumerator of which the specification’s example had taken some periods
        /// already: how many of which. That is to say that the record goes on where the example ended.
        private static let periods = [
            (1, ["biz-059", "biz-060", "biz-061", "biz-062", "biz-068", "biz-069", "biz-072", "biz-073"]),
            (1, ["biz-074", "biz-075", "biz-076", "biz-083"]),
            (2, ["biz-063", "biz-065", "biz-067", "biz-077", "biz-079", "biz-081"]),
            (3, ["biz-064", "biz-078", "biz-082", "biz-084"]),
            (5, ["biz-066", "biz-080"]), (6, ["biz-058", "biz-070"]), (12, ["biz-071"]),
        ].map { taken, ids in
            RowDifference(reason: "the record begins after the \(taken) that its example had taken", ids: ids) {
                row, ours in
                guard let at = try row.argument("at").string, let first = try row.argument("first").integer else {
                    return false
                }
                let longer = try row.ask(row.op, ["at": at, "first": first + taken]).items
                return ours.items.count == first && Array(longer.prefix(first)) == ours.items
                    && Array(longer.dropFirst(taken)) == row.expected.items
            }
        }
    }
#endif
