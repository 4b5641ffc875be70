/// A day, or some days in a row, on which nothing opens: once, or by a rule.
///
/// What an all-day event of an iCalendar file says (RFC 5545); ``ICalendar`` reads them from one.
public struct Holiday: Hashable, Sendable, Codable {
    public var name: String
    public var first: CalendarDate
    /// How many days it lasts, 1 to ``ServiceHoursLimits/days``.
    public var days: Int
    public var rule: Recurrence?
    /// More first days, beside those of the rule.
    public var additional: [CalendarDate]
    /// First days, of the rule or additional, on which it does not take place.
    public var excepted: [CalendarDate]

    public init(
        _ name: String, on first: CalendarDate, days: Int = 1, rule: Recurrence? = nil,
        additional: [CalendarDate] = [], excepted: [CalendarDate] = []
    ) {
        self.name = name
        self.first = first
        self.days = days
        self.rule = rule
        self.additional = additional
        self.excepted = excepted
    }

    private enum CodingKeys: String, CodingKey {
        case name, first, days, rule, additional, excepted
    }

    /// What is not there is as in the initialiser: a holiday is mostly a name and a date.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(String.self, forKey: .name),
            on: try container.decode(CalendarDate.self, forKey: .first),
            days: try container.decodeIfPresent(Int.self, forKey: .days) ?? 1,
            rule: try container.decodeIfPresent(Recurrence.self, forKey: .rule),
            additional: try container.decodeIfPresent([CalendarDate].self, forKey: .additional) ?? [],
            excepted: try container.decodeIfPresent([CalendarDate].self, forKey: .excepted) ?? [])
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(first, forKey: .first)
        if days != 1 { try container.encode(days, forKey: .days) }
        try container.encodeIfPresent(rule, forKey: .rule)
        if !additional.isEmpty { try container.encode(additional, forKey: .additional) }
        if !excepted.isEmpty { try container.encode(excepted, forKey: .excepted) }
    }

    func validate() throws(ServiceHoursError) {
        try ServiceHours.check(name: name)
        guard (1...ServiceHoursLimits.days).contains(days) else {
            throw ServiceHoursError(
                .date, "The holiday “\(name)” has \(days) days; 1 to \(ServiceHoursLimits.days) are possible.")
        }
        try rule?.validate()
        let count = max(additional.count, excepted.count)
        try ServiceHours.check(count, limit: ServiceHoursLimits.datesPerHoliday, "dates of the holiday “\(name)”")
    }

    /// The dates of the holiday within a range of dates, in order: each day of each time that it takes place.
    ///
    /// Only what lies in the range is reckoned, so that a rule without an end costs no more than one with an end.
    public func dates(from start: CalendarDate, through end: CalendarDate) -> [CalendarDate] {
        guard start <= end else { return [] }
        var found: Set<Int> = []
        HolidayDays(self).forEach(in: start.number..<end.number + 1) { found.insert($0) }
        return found.sorted().map { CalendarDate(number: $0) }
    }
}

/// A holiday made ready for being asked often.
struct HolidayDays: Sendable {
    let name: String
    private let first: Int
    private let days: Int
    private let rule: Recurrence?
    private let until: Int
    private let additional: [Int]
    private let excepted: Set<Int>

    init(_ holiday: Holiday) {
        name = holiday.name
        first = holiday.first.number
        days = holiday.days
        rule = holiday.rule
        // A number of times is reckoned once: then it is an end like another.
        until = holiday.rule.map { $0.lastDay(from: holiday.first.number) } ?? holiday.first.number
        additional = holiday.additional.map(\.number)
        excepted = Set(holiday.excepted.map(\.number))
    }

    /// Calls for each day of the holiday in a range of days since 1970, in no particular order.
    func forEach(in range: Range<Int>, _ body: (Int) -> Void) {
        let starts = range.lowerBound - days + 1..<range.upperBound
        func take(_ start: Int) {
            guard starts.contains(start), !excepted.contains(start) else { return }
            for day in start..<start + days where range.contains(day) { body(day) }
        }
        take(first)
        for start in additional where start != first { take(start) }
        let (start, end) = (max(starts.lowerBound, first + 1), min(starts.upperBound, until + 1))
        if let rule, start < end { rule.forEachDay(from: first, in: start..<end, take) }
    }
}
