#if Command
    import Foundation
    import ServiceDesk

    /// One row's hours and what it asks of them.
    struct HoursQuestion {
        let hours: ServiceHours
        let time: ServiceTime
        let args: HoursRow.Arguments

        /// An instant, or that at which a date begins in the zone of the hours.
        private func instant(_ name: String, _ text: String?) throws -> Timestamp {
            if let text, let date = CalendarDate(text) { return try hours.instant(of: date, .startOfDay) }
            guard let text, let instant = Timestamp(iso: text) else {
                throw Failure(.badInput, "\(name): “\(text ?? "")” is no instant such as 2026-03-02T14:00:00Z.")
            }
            return instant
        }

        /// A date, or that of an instant in the zone of the hours.
        func date(_ name: String, _ text: String?) throws -> CalendarDate {
            if let text, let date = CalendarDate(text) { return date }
            return try hours.wall(at: try instant(name, text)).date
        }

        func at() throws -> Timestamp { try instant("at", args.at) }

        func count() throws -> Int {
            guard let count = args.first, (0...10_000).contains(count) else {
                throw Failure(.badInput, "first: A number from 0 to 10000 is wanted.")
            }
            return count
        }

        // MARK: Seconds

        /// In whole seconds: the nearest, half a second away from zero.
        func secondsBetween() throws -> HoursAnswer.Result {
            let duration = time.duration(from: try instant("from", args.from), to: try instant("to", args.to))
            let (seconds, attoseconds) = duration.components
            return .seconds(seconds + (abs(attoseconds) >= 500_000_000_000_000_000 ? attoseconds.signum() : 0))
        }

        /// The nearest whole second.
        func added(_ sign: Double) throws -> HoursAnswer.Result {
            guard let seconds = args.seconds, abs(seconds) <= 1e12 else {
                throw Failure(.badInput, "seconds: A number is wanted, at most 1000000000000.")
            }
            let amount = Duration.microseconds(Int64((sign * seconds * 1_000_000).rounded()))
            return .instant(time.date(adding: amount, to: try at())?.rounded)
        }

        // MARK: Holidays and breaks

        func isInHoliday() throws -> Bool { hours.holiday(on: try date("at", args.at)) != nil }

        func isInBreak() throws -> Bool {
            let always = ServiceHours.always(zone: hours.zone)
            var without = always
            without.breaks = hours.breaks
            let breaks = HoursFormula.difference(of: .hours(always), minus: .hours(without))
            return try ServiceTime(breaks).isOpen(at: try at())
        }

        // MARK: Days

        /// The service days after the one and up to the other; negative the other way round.
        func daysBetween() throws -> HoursAnswer.Result {
            let (from, to) = (try date("from", args.from), try date("to", args.to))
            guard abs(from.days(to: to)) <= 100_000 else {
                throw Failure(.badInput, "The dates are more than 100000 days apart.")
            }
            let days = hours.serviceDays(from: min(from, to).advanced(byDays: 1), through: max(from, to))
            return .seconds(Int64(from <= to ? days.count : -days.count))
        }

        /// The same time of day so many service days on, or back; where that is out of hours, the next opening, or the
        /// one before. An instant on a day that is no service day has no time of day to keep: that is the opening.
        func daysAdded(_ sign: Int) throws -> HoursAnswer.Result {
            guard let days = args.days.map({ $0 * sign }), abs(days) <= 10_000 else {
                throw Failure(.badInput, "days: A number from -10000 to 10000 is wanted.")
            }
            if let text = args.at, let date = CalendarDate(text) {
                return .text(try move(date, by: days)?.description ?? "never")
            }
            let start = try at()
            guard days != 0 else { return .instant(start) }
            let (date, wall) = try hours.wall(at: start)
            let isOfDayBefore = isOfDayBefore(date, wall)
            let day = isOfDayBefore ? date.advanced(byDays: -1) : date
            guard let reached = try move(day, by: days) else { return .text("never") }
            let opening = hours.spans(on: reached).map(\.start).min() ?? .startOfDay
            let result =
                hours.opens(on: day)
                ? try hours.instant(of: isOfDayBefore ? reached.advanced(byDays: 1) : reached, wall)
                : try hours.instant(of: reached, opening)
            if time.isOpen(at: result) { return .instant(result) }
            return .instant(
                days > 0 ? time.nextOpen(from: result) : time.spans(before: result, limit: 1).first?.lowerBound)
        }

        /// Whether a time of day is within a span that began on the day before, and within none that begins on its own.
        private func isOfDayBefore(_ date: CalendarDate, _ wall: WallTime) -> Bool {
            let isOfOwn = hours.spans(on: date).contains { $0.start <= wall && ($0.isOverMidnight || wall < $0.end) }
            return !isOfOwn
                && hours.spans(on: date.advanced(byDays: -1)).contains { $0.isOverMidnight && wall < $0.end }
        }

        /// From a day that is no service day first to the nearest in that direction; `nil` where there are not enough
        /// within some years.
        private func move(_ start: CalendarDate, by days: Int) throws -> CalendarDate? {
            guard days != 0 else { return start }
            var (next, left, empty) = (start, abs(days), 0)
            while empty < 5_000 {
                let last = next.advanced(byDays: 365 * days.signum())
                let found = hours.serviceDays(from: min(next, last), through: max(next, last))
                if left < found.count { return days > 0 ? found[left] : found[found.count - 1 - left] }
                left -= found.count
                empty = found.isEmpty ? empty + 366 : 0
                next = last.advanced(byDays: days.signum())
            }
            return nil
        }
    }
#endif
