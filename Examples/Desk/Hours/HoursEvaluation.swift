#if Command
    import Foundation
    import ServiceDesk

    /// Answers rows. Hours that were asked about before are still compiled.
    struct HoursEvaluation {
        private static let maximumKnown = 256
        private var known: [HoursRow.Hours: (hours: ServiceHours, time: ServiceTime)] = [:]

        mutating func answer(_ line: ArraySlice<UInt8>) -> HoursAnswer {
            var answer = HoursAnswer()
            do {
                answer.id = try CanonicalJSON.decode(HoursRow.Name.self, from: line).id
                let row = try CanonicalJSON.decode(HoursRow.self, from: line)
                answer.result = try result(of: row)
            } catch let error as DecodingError {
                answer.error = Rows.text(of: error)
            } catch {
                answer.error = Failure(error).message
            }
            return answer
        }

        private mutating func compiled(_ row: HoursRow.Hours) throws -> (hours: ServiceHours, time: ServiceTime) {
            if let found = known[row] { return found }
            let hours = try ServiceHours(row)
            let made = (hours, try hours.compiled())
            if known.count >= Self.maximumKnown { known = [:] }
            known[row] = made
            return made
        }

        private mutating func result(of row: HoursRow) throws -> HoursAnswer.Result {
            let (hours, time) = try compiled(row.calendar)
            let question = HoursQuestion(hours: hours, time: time, args: row.args)
            switch row.op {
            case "business_seconds_between": return try question.secondsBetween()
            case "add_business_seconds": return try question.added(1)
            case "subtract_business_seconds": return try question.added(-1)
            case "is_open": return .flag(time.isOpen(at: try question.at()))
            case "next_open_instant_inclusive": return .instant(time.nextOpen(from: try question.at()))
            case "previous_open_instant_inclusive": return .instant(time.lastOpen(upTo: try question.at()))
            case "next_open_strict": return .instant(time.nextOpening(after: try question.at()))
            case "next_close": return .instant(time.nextClosing(after: try question.at()))
            case "open_periods_after":
                return .spans(time.spans(from: try question.at(), limit: try question.count()))
            case "open_periods_before":
                return .spans(time.spans(before: try question.at(), limit: try question.count()))
            case "on_holiday": return .flag(try question.isInHoliday())
            case "on_break": return .flag(try question.isInBreak())
            case "is_business_day": return .flag(hours.opens(on: try question.date("at", row.args.at)))
            case "business_days_between": return try question.daysBetween()
            case "add_business_days": return try question.daysAdded(1)
            case "subtract_business_days": return try question.daysAdded(-1)
            default: throw Failure(.badInput, "The operation “\(row.op)” is not known.")
            }
        }
    }

    extension HoursAnswer.Result {
        /// “never” where there is none.
        static func instant(_ instant: Timestamp?) -> Self { .text(instant?.exact ?? "never") }

        static func spans(_ spans: [Range<Timestamp>]) -> Self {
            .spans(spans.map { [$0.lowerBound.exact, $0.upperBound.exact] })
        }
    }

    extension Timestamp {
        /// ISO 8601 in UTC, with microseconds where there are any.
        var exact: String {
            let rest = microseconds % 1_000_000
            guard rest != 0 else { return description }
            let digits = String(1_000_000 + (rest + 1_000_000) % 1_000_000).dropFirst()
            return description.dropLast() + "." + digits + "Z"
        }

        /// The nearest whole second.
        var rounded: Timestamp {
            let (sum, overflow) = microseconds.addingReportingOverflow(500_000)
            guard !overflow else { return self }
            let rest = (sum % 1_000_000 + 1_000_000) % 1_000_000
            return Timestamp(microseconds: sum - rest)
        }

        /// Reads `2014-04-07T09:00:00Z`, with a fraction of a second or an offset such as +02:00 instead of the Z.
        init?(iso text: String) {
            guard let date = CalendarDate(text.prefix(10)), text.dropFirst(10).first == "T" else { return nil }
            let rest = text.dropFirst(11)
            let time = rest.prefix { $0.isASCII && $0.isNumber || $0 == ":" }
            guard let wall = WallTime(time), time.utf8.count == 8, wall < .endOfDay else { return nil }
            var zone = rest.dropFirst(8)
            var fraction: Int64 = 0
            if zone.first == "." {
                let digits = zone.dropFirst().prefix { $0.isASCII && $0.isNumber }
                zone = zone.dropFirst(1 + digits.count)
                guard (1...9).contains(digits.count),
                    let value = Int64((digits + "000000").prefix(6))
                else { return nil }
                fraction = value
            }
            var seconds = Int64(wall.secondsFromMidnight)
            if zone != "Z" {
                guard let sign = ["+": Int64(-1), "-": 1][zone.prefix(1)], let offset = WallTime(zone.dropFirst())
                else { return nil }
                seconds += sign * Int64(offset.secondsFromMidnight)
            }
            self.init(microseconds: date.startInUTC.advanced(bySeconds: seconds).microseconds + fraction)
        }
    }
#endif
