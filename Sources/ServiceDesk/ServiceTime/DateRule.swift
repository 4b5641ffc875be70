/// When an obligation is due: on which days, and at what time of these.
///
/// The last working day of each month at 17:00 is `FREQ=MONTHLY;BYMONTHDAY=-1` with ``ClosedDay/before``; every Friday
/// is `FREQ=WEEKLY;BYDAY=FR`; the 30 June is `FREQ=YEARLY`, from a 30 June on.
public struct DateRule: Hashable, Sendable, Codable {
    /// What becomes of a day on which nothing opens.
    public enum ClosedDay: String, Sendable, Codable, CaseIterable {
        /// It is due all the same.
        case keep
        /// It is due on the last service day before.
        case before
        /// It is due on the next service day.
        case after
    }

    /// At what time of a day.
    public enum Time: Hashable, Sendable {
        case at(WallTime)
        /// When the service hours of the day end; the end of the day where it has none.
        case close
    }

    /// The first day, always one of them; the only one without a recurrence.
    public var first: CalendarDate
    public var recurrence: Recurrence?
    public var onClosedDay: ClosedDay
    public var time: Time
    /// Says which days are service days, and whose clocks show the time.
    public var calendar: ServiceCalendar.ID

    public init(
        from first: CalendarDate, _ recurrence: Recurrence? = nil, onClosedDay: ClosedDay = .keep, at time: Time,
        by calendar: ServiceCalendar.ID
    ) {
        self.first = first
        self.recurrence = recurrence
        self.onClosedDay = onClosedDay
        self.time = time
        self.calendar = calendar
    }

    /// One time that something is due.
    public struct Occurrence: Hashable, Sendable {
        /// The day as the rule has it. It names the occurrence: when the calendar is edited, it stays the same.
        public var day: CalendarDate
        public var due: Timestamp

        public init(day: CalendarDate, due: Timestamp) { (self.day, self.due) = (day, due) }
    }

    /// - Throws: ``ServiceHoursError``.
    func validate() throws(ServiceHoursError) {
        try recurrence?.validate()
        guard ServiceHours.years.contains(first.year) else {
            throw ServiceHoursError(.date, "\(first) is not in the years \(ServiceHours.years).")
        }
    }

    /// What is due next, in the order of the rule’s days: as many as asked for, fewer only where no more follow.
    ///
    /// Pure. Only as far as needed is reckoned, so that a rule without an end costs no more than one with an end.
    ///
    /// - Parameter day: Only what comes after this day of the rule.
    /// - Throws: ``ServiceHoursError`` of code ``ServiceHoursError/Code/date`` where a day has no service day within a
    ///   year to which it could move.
    public func occurrences(
        after day: CalendarDate?, limit: Int, in dates: ServiceDates
    ) throws(ServiceHoursError) -> [Occurrence] {
        let days = HolidayDays(Holiday("", on: first, rule: recurrence))
        var (found, start) = ([Occurrence](), max(day.map { $0.number + 1 } ?? first.number, first.number))
        let last = CalendarDate(year: ServiceHours.years.upperBound, month: 12, day: 31).number
        // Most often what is wanted lies within the next year; a window without any is followed by a longer one.
        var length = 366
        while found.count < limit, start <= last {
            let end = min(start + length, last + 1)
            var numbers: [Int] = []
            days.forEach(in: start..<end) { numbers.append($0) }
            for number in numbers.sorted().prefix(limit - found.count) {
                found.append(try occurrence(on: CalendarDate(number: number), in: dates))
            }
            if recurrence == nil { break }
            (start, length) = (end, length * 2)
        }
        return found
    }

    private func occurrence(on day: CalendarDate, in dates: ServiceDates) throws(ServiceHoursError) -> Occurrence {
        var date = day
        if onClosedDay != .keep {
            guard let moved = dates.serviceDay(from: day, forward: onClosedDay == .after) else {
                throw ServiceHoursError(
                    .date, "The hours “\(calendar)” have no service day within a year \(onClosedDay) \(day).")
            }
            date = moved
        }
        switch time {
        case .at(let time): return Occurrence(day: day, due: dates.instant(of: date, time))
        case .close: return Occurrence(day: day, due: dates.close(on: date) ?? dates.instant(of: date, .endOfDay))
        }
    }
}

extension DateRule.Time: TextCodable, LosslessStringConvertible, Codable {
    /// `17:00`, `close`.
    public var description: String {
        switch self {
        case .at(let time): time.description
        case .close: "close"
        }
    }

    public init?(_ description: String) {
        if description == "close" {
            self = .close
        } else if let time = WallTime(description) {
            self = .at(time)
        } else {
            return nil
        }
    }

    public init(from decoder: any Decoder) throws { try self.init(text: decoder) }
    public func encode(to encoder: any Encoder) throws { try encode(text: encoder) }
}
