/// How something recurs, by days: the rules of RFC 5545 (3.3.10) of which every part is understood here.
///
/// `FREQ` is `DAILY`, `WEEKLY`, `MONTHLY` or `YEARLY`; with it may stand `INTERVAL`, `COUNT` or `UNTIL`, `BYMONTH`,
/// `BYMONTHDAY`, `BYDAY` (with ordinals where the frequency is monthly or yearly), `BYSETPOS` and `WKST`. The first day
/// of what recurs always counts as its first time, whether or not the rule has it.
public struct Recurrence: Hashable, Sendable {
    public enum Frequency: String, Sendable, CaseIterable {
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"
    }

    /// A day of the week, each one or the first, second, … last but one (-2) or last (-1) of a month or year.
    public struct Day: Hashable, Sendable {
        public var weekday: Weekday
        public var ordinal: Int?

        public init(_ weekday: Weekday, ordinal: Int? = nil) {
            self.weekday = weekday
            self.ordinal = ordinal
        }
    }

    public var frequency: Frequency
    /// Every so many days, weeks, months or years.
    public var interval: Int
    /// How many times in all, the first day included.
    public var count: Int?
    /// The last day on which it may begin.
    public var until: CalendarDate?
    /// 1 to 12.
    public var months: [Int]
    /// 1 to 31, or -1 (the last of the month) to -31.
    public var monthDays: [Int]
    public var weekdays: [Day]
    /// Which of the days that the others leave of a week, month or year: 1 is the first, -1 the last; none means all.
    public var positions: [Int]
    public var weekStart: Weekday

    /// Most times that a rule may count.
    public static let maximumCount = 10_000
    public static let maximumInterval = 1_000

    /// Every year on the same date.
    public static let yearly = Recurrence(.yearly)

    public init(
        _ frequency: Frequency, interval: Int = 1, count: Int? = nil, until: CalendarDate? = nil, months: [Int] = [],
        monthDays: [Int] = [], weekdays: [Day] = [], positions: [Int] = [], weekStart: Weekday = .monday
    ) {
        self.frequency = frequency
        self.interval = interval
        self.count = count
        self.until = until
        self.months = months
        self.monthDays = monthDays
        self.weekdays = weekdays
        self.positions = positions
        self.weekStart = weekStart
    }
}

// MARK: - Which days

extension Recurrence {
    /// The last day on which it can begin: the end of its rule, or of the years of ``ServiceHours/years``.
    func lastDay(from first: Int) -> Int {
        let horizon = CalendarDate(year: ServiceHours.years.upperBound, month: 12, day: 31).number
        let end = min(until?.number ?? horizon, horizon)
        guard let count else { return end }
        var (seen, last) = (1, first)
        var period = 0
        while seen < count, periodStart(period, from: first) <= end {
            for day in days(ofPeriod: period, from: first) where day > first && day <= end && seen < count {
                seen += 1
                last = day
            }
            period += 1
        }
        return last
    }

    /// Calls for each day of the rule in a range, in order. Begins at the range, not at the first day.
    func forEachDay(from first: Int, in range: Range<Int>, _ body: (Int) -> Void) {
        guard !range.isEmpty else { return }
        var period = max(0, self.period(of: range.lowerBound, from: first) - 1)
        while periodStart(period, from: first) < range.upperBound {
            for day in days(ofPeriod: period, from: first) where range.contains(day) { body(day) }
            period += 1
        }
    }

    /// The number of the period that a day is in, or of the one before where that one is skipped.
    private func period(of day: Int, from first: Int) -> Int {
        let (date, start) = (CalendarDate(number: day), CalendarDate(number: first))
        return switch frequency {
        case .daily: (day - first) / interval
        case .weekly: (day - first) / 7 / interval
        case .monthly: ((date.year - start.year) * 12 + date.month - start.month) / interval
        case .yearly: (date.year - start.year) / interval
        }
    }

    /// The first day of a period, whether or not the rule has it.
    private func periodStart(_ period: Int, from first: Int) -> Int {
        let start = CalendarDate(number: first)
        switch frequency {
        case .daily: return first + period * interval
        case .weekly:
            let intoWeek = (Weekday.index(ofDay: first) - weekStart.index + 7) % 7
            return first - intoWeek + period * interval * 7
        case .monthly:
            let month = start.year * 12 + start.month - 1 + period * interval
            return CalendarDate(year: month / 12, month: month % 12 + 1, day: 1).number
        case .yearly: return CalendarDate(year: start.year + period * interval, month: 1, day: 1).number
        }
    }

    /// The days of the rule in a period, in order.
    private func days(ofPeriod period: Int, from first: Int) -> [Int] {
        let days = candidates(ofPeriod: period, from: first)
        guard !positions.isEmpty else { return days }
        return days.indices.filter { positions.contains($0 + 1) || positions.contains($0 - days.count) }
            .map { days[$0] }
    }

    /// The days of a period of which the positions choose.
    private func candidates(ofPeriod period: Int, from first: Int) -> [Int] {
        let start = periodStart(period, from: first)
        switch frequency {
        case .daily: return [start].filter(isPossible)
        case .weekly:
            let wanted = weekdays.isEmpty ? [Weekday.index(ofDay: first)] : weekdays.map(\.weekday.index)
            return (start..<start + 7).filter { wanted.contains(Weekday.index(ofDay: $0)) && isPossible($0) }
        case .monthly:
            let date = CalendarDate(number: start)
            guard months.isEmpty || months.contains(date.month) else { return [] }
            return days(of: date.year, date.month, from: first)
        case .yearly:
            let year = CalendarDate(number: start).year
            if months.isEmpty, monthDays.isEmpty, !weekdays.isEmpty {
                return matching(weekdays, from: start, count: CalendarDate.isLeap(year) ? 366 : 365)
            }
            let original = CalendarDate(number: first)
            let wanted = months.isEmpty ? (monthDays.isEmpty ? [original.month] : Array(1...12)) : months
            return Set(wanted).sorted().flatMap { days(of: year, $0, from: first) }
        }
    }

    /// The days of the rule in a month; that of the first day where the rule names none.
    private func days(of year: Int, _ month: Int, from first: Int) -> [Int] {
        let start = CalendarDate(year: year, month: month, day: 1).number
        let length = CalendarDate.days(inMonth: month, of: year)
        let named = weekdays.isEmpty ? nil : matching(weekdays, from: start, count: length)
        if monthDays.isEmpty, let named { return named }
        let numbers = monthDays.isEmpty ? [CalendarDate(number: first).day] : monthDays
        let days = Set(numbers.map { $0 < 0 ? length + 1 + $0 : $0 }).filter { (1...length).contains($0) }.sorted()
        return days.map { start + $0 - 1 }.filter { day in named.map { $0.contains(day) } ?? true }
    }

    /// The days of a stretch that one of these names.
    private func matching(_ weekdays: [Day], from start: Int, count: Int) -> [Int] {
        (start..<start + count).filter { day in
            let index = Weekday.index(ofDay: day)
            return weekdays.contains { wanted in
                guard wanted.weekday.index == index else { return false }
                guard let ordinal = wanted.ordinal else { return true }
                let (before, after) = ((day - start) / 7, (start + count - 1 - day) / 7)
                return ordinal > 0 ? before == ordinal - 1 : after == -ordinal - 1
            }
        }
    }

    /// Whether a day is in a month, on a day of the month and of the week that the rule allows.
    private func isPossible(_ day: Int) -> Bool {
        guard !(months.isEmpty && monthDays.isEmpty) || frequency == .daily else { return true }
        let date = CalendarDate(number: day)
        let fromEnd = date.day - CalendarDate.days(inMonth: date.month, of: date.year) - 1
        return (months.isEmpty || months.contains(date.month))
            && (monthDays.isEmpty || monthDays.contains(date.day) || monthDays.contains(fromEnd))
            && (weekdays.isEmpty || weekdays.contains { $0.weekday.index == Weekday.index(ofDay: day) })
    }
}

extension CalendarDate {
    static func isLeap(_ year: Int) -> Bool { days(inMonth: 2, of: year) == 29 }
}
