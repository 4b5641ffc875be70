import Foundation

/// Bounds on what hours may have. They keep the compilation of a year within milliseconds.
public enum ServiceHoursLimits {
    /// Spans that begin on one day.
    public static let spansPerDay = 24
    public static let exceptions = 2_000
    public static let holidays = 10_000
    /// Holidays that recur.
    public static let rules = 1_000
    /// Excepted and additional dates of one holiday.
    public static let datesPerHoliday = 1_000
    /// Days of one holiday, and of one exception.
    public static let days = 366
    public static let breaks = 500
    /// Bytes of a name.
    public static let name = 500
    /// Hours in a formula, and how deep it may be nested.
    public static let formulaSize = 64
    public static let formulaDepth = 8
}

extension ServiceHours {
    /// - Throws: ``ServiceHoursError`` that names what is wrong, and where.
    public func validate() throws(ServiceHoursError) {
        _ = try Self.timeZone(zone)
        for (weekday, spans) in weekly.sorted(by: { $0.key < $1.key }) { try Self.check(spans, of: weekday.rawValue) }
        try Self.check(exceptions.count, limit: ServiceHoursLimits.exceptions, "exceptions")
        try Self.check(holidays.count, limit: ServiceHoursLimits.holidays, "holidays")
        let rules = holidays.count { $0.rule != nil }
        try Self.check(rules, limit: ServiceHoursLimits.rules, "holidays that recur")
        try Self.check(breaks.count, limit: ServiceHoursLimits.breaks, "breaks")
        try checkExceptions()
        for holiday in holidays { try holiday.validate() }
        for item in breaks {
            try Self.check(name: item.name)
            if case .date(let date) = item.days { try Self.check(date) }
        }
    }

    private func checkExceptions() throws(ServiceHoursError) {
        var previous: Exception?
        for exception in exceptions.sorted(by: { $0.first < $1.first }) {
            try Self.check(name: exception.name)
            try Self.check(exception.first)
            try Self.check(exception.last)
            guard exception.first <= exception.last else {
                throw ServiceHoursError(
                    .date, "The exception of \(exception.first) ends before it begins, on \(exception.last).")
            }
            guard exception.last.number - exception.first.number < ServiceHoursLimits.days else {
                throw ServiceHoursError(
                    .date, "The exception of \(exception.first) has more than \(ServiceHoursLimits.days) days.")
            }
            if let previous, exception.first <= previous.last {
                throw ServiceHoursError(.overlap, "There are two exceptions for \(exception.first).")
            }
            try Self.check(exception.spans, of: exception.first.description)
            previous = exception
        }
    }

    static func check(_ spans: [WallSpan], of day: String) throws(ServiceHoursError) {
        try check(spans.count, limit: ServiceHoursLimits.spansPerDay, "spans on \(day)")
        let sorted = spans.sorted { $0.start < $1.start }
        for (span, next) in zip(sorted, sorted.dropFirst()) where next.start.secondsFromMidnight < span.endFromMidnight
        {
            throw ServiceHoursError(.overlap, "The spans \(span) and \(next) of \(day) overlap.")
        }
    }

    static func check(_ count: Int, limit: Int, _ what: String) throws(ServiceHoursError) {
        guard count <= limit else {
            throw ServiceHoursError(.tooMany, "\(count) \(what) are more than the limit of \(limit).")
        }
    }

    static func check(name: String) throws(ServiceHoursError) {
        guard name.utf8.count <= ServiceHoursLimits.name, name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw ServiceHoursError(
                .name,
                "The name “\(name.prefix(40))” has more than \(ServiceHoursLimits.name) bytes or control characters.")
        }
    }

    static func check(_ date: CalendarDate) throws(ServiceHoursError) {
        guard years.contains(date.year) else {
            throw ServiceHoursError(
                .date, "\(date) lies outside of the years \(years.lowerBound) to \(years.upperBound).")
        }
    }

    /// - Throws: ``ServiceHoursError`` of code ``ServiceHoursError/Code/unknownZone``.
    static func timeZone(_ name: String) throws(ServiceHoursError) -> TimeZone {
        // Foundation makes zones of texts such as GMT+3 too; those are no names of the database.
        let isOffset = name.hasPrefix("GMT") && name.utf8.count > 3 && name != "GMT0" || name.hasPrefix("UTC+")
        guard (1...100).contains(name.utf8.count), !isOffset, let zone = TimeZone(identifier: name) else {
            throw ServiceHoursError(
                .unknownZone,
                "There is no zone “\(name.prefix(100))”; zones have names such as Europe/Brussels or America/New_York.")
        }
        return zone
    }
}
