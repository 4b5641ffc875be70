#if Command
    import ServiceDesk

    /// A question about hours that brings its hours along, as a line of JSON:
    /// `{"id": …, "op": …, "calendar": {…}, "args": {…}}`.
    struct HoursRow: Decodable {
        /// Hours as plainly as they can be written. `date_overrides` replace the spans of a date, `breaks` are cut
        /// out of it, and a holiday closes it whatever else is said about it.
        struct Hours: Decodable, Hashable {
            var tz: String
            var week: [String: [[String]]]?
            var date_overrides: [String: [[String]]]?
            var breaks: [String: [[String]]]?
            var holidays: [String]?
        }

        struct Arguments: Decodable {
            var at: String?
            var from: String?
            var to: String?
            var seconds: Double?
            var days: Int?
            var first: Int?
        }

        var op: String
        var calendar: Hours
        var args: Arguments

        /// What a row is called, which is a text or a number.
        struct Name: Decodable {
            var id: HoursAnswer.ID
        }
    }

    /// What is printed for a row.
    struct HoursAnswer: Encodable {
        enum ID: Codable {
            case text(String)
            case number(Int)

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                do {
                    self = .text(try container.decode(String.self))
                } catch is DecodingError {
                    self = .number(try container.decode(Int.self))
                }
            }

            func encode(to encoder: any Encoder) throws {
                switch self {
                case .text(let text): try text.encode(to: encoder)
                case .number(let number): try number.encode(to: encoder)
                }
            }
        }

        enum Result: Encodable, Equatable {
            case seconds(Int64)
            case flag(Bool)
            case text(String)
            case spans([[String]])

            func encode(to encoder: any Encoder) throws {
                switch self {
                case .seconds(let seconds): try seconds.encode(to: encoder)
                case .flag(let flag): try flag.encode(to: encoder)
                case .text(let text): try text.encode(to: encoder)
                case .spans(let spans): try spans.encode(to: encoder)
                }
            }
        }

        /// `nil` where the row has none that can be read.
        var id: ID?
        var result: Result?
        var error: String?

        private enum CodingKeys: CodingKey {
            case id, result, error
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encodeIfPresent(result, forKey: .result)
            try container.encodeIfPresent(error, forKey: .error)
        }
    }

    extension ServiceHours {
        /// - Throws: ``Failure`` that says which part cannot be read.
        init(_ row: HoursRow.Hours) throws {
            self.init(zone: row.tz)
            for (day, spans) in row.week ?? [:] {
                guard let weekday = Weekday(rawValue: day) else {
                    throw Failure(.badInput, "“\(day)” is no day; days are mon, tue, wed, thu, fri, sat, sun.")
                }
                weekly[weekday] = try Self.spans(spans, of: day)
            }
            let dates = try (row.holidays ?? []).map(Self.date)
            holidays = dates.map { Holiday("", on: $0) }
            for (day, spans) in row.date_overrides ?? [:] {
                let date = try Self.date(day)
                // The hours of the desk take an exception for the last word on a date; here a holiday is.
                guard !dates.contains(date) else { continue }
                exceptions.append(Exception(date, spans: try Self.spans(spans, of: day)))
            }
            for (day, spans) in row.breaks ?? [:] {
                let date = try Self.date(day)
                breaks += try Self.spans(spans, of: day).map { Break($0, on: .date(date)) }
            }
        }

        private static func date(_ text: String) throws -> CalendarDate {
            guard let date = CalendarDate(text) else {
                throw Failure(.badInput, "“\(text)” is no date such as 2026-03-02.")
            }
            return date
        }

        private static func spans(_ pairs: [[String]], of day: String) throws -> [WallSpan] {
            try pairs.map { pair in
                guard pair.count == 2, let span = WallSpan(pair.joined(separator: "-")) else {
                    throw Failure(.badInput, "\(day): \(pair) is no span such as [\"09:00\", \"17:00\"].")
                }
                return span
            }
        }
    }
#endif
