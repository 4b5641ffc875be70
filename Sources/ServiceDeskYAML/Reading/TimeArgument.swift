#if Web
    import Foundation
    import ServiceDesk

    /// An instant as people type it: a day, a day and a time in the machine's zone, an instant in UTC, or a distance
    /// from now.
    package struct TimeArgument: Sendable {
        /// As typed: what a day alone means depends on whether it begins or ends something.
        private let value: Value

        package static let forms =
            "2026-03-02, “2026-03-02 14:00”, 2026-03-02T14:00:00Z, 90m, 3h, 2d or 1w from now (-2d: before)"

        private enum Value {
            case distance(seconds: Int64)
            case day(CalendarDate)
            case instant(Timestamp)
        }

        package init?(argument: String) { self.init(argument: argument, allowsDistance: true) }

        package init?(argument: String, allowsDistance: Bool) {
            if allowsDistance, let seconds = Self.distance(argument) {
                value = .distance(seconds: seconds)
            } else if let day = CalendarDate(argument) {
                value = .day(day)
            } else if let instant = Self.instant(argument) {
                value = .instant(instant)
            } else {
                return nil
            }
        }

        /// The instant; for a day alone its beginning, or its last minute.
        package func timestamp(at now: Timestamp, endOfDay: Bool = false) -> Timestamp {
            switch value {
            case .distance(let seconds): now.advanced(bySeconds: seconds)
            case .day(let day): Self.local(day, hour: endOfDay ? 23 : 0, minute: endOfDay ? 59 : 0)
            case .instant(let instant): instant
            }
        }

        /// The instant before which it ends, by which a day alone is whole.
        package func end(at now: Timestamp) -> Timestamp {
            guard case .day(let day) = value else { return timestamp(at: now) }
            return Self.local(day.advanced(byDays: 1), hour: 0, minute: 0)
        }

        /// The seconds of a span of time such as 90m or 2d; `nil` for anything else.
        package static func span(_ text: String) -> Int64? { distance(text).flatMap { $0 > 0 ? $0 : nil } }

        private static func distance(_ text: String) -> Int64? {
            let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400, "w": 604_800]
            guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
                abs(count) <= 1_000_000
            else { return nil }
            return count * unit
        }

        private static func instant(_ text: String) -> Timestamp? {
            guard text.utf8.count >= 16, let day = CalendarDate(text.prefix(10)) else { return nil }
            let isUTC = text.hasSuffix("Z")
            let separator = text.dropFirst(10).prefix(1)
            guard separator == "T" || separator == " " else { return nil }
            let clock = text.dropFirst(11).dropLast(isUTC ? 1 : 0)
            let numbers = clock.split(separator: ":", omittingEmptySubsequences: false).map { part in
                part.utf8.count == 2 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(part) : nil
            }
            guard numbers.count == 2 || numbers.count == 3, let hour = numbers[0], let minute = numbers[1],
                let second = numbers.count == 3 ? numbers[2] : 0, hour < 24, minute < 60, second < 60
            else { return nil }
            if isUTC { return day.startInUTC.advanced(bySeconds: hour * 3600 + minute * 60 + second) }
            return local(day, hour: Int32(hour), minute: Int32(minute)).advanced(bySeconds: second)
        }

        private static func local(_ day: CalendarDate, hour: Int32, minute: Int32) -> Timestamp {
            var parts = tm()
            parts.tm_year = Int32(day.year - 1900)
            parts.tm_mon = Int32(day.month - 1)
            parts.tm_mday = Int32(day.day)
            (parts.tm_hour, parts.tm_min) = (hour, minute)
            // The system decides whether summer time is in force.
            parts.tm_isdst = -1
            return Timestamp(microseconds: Int64(mktime(&parts)) * 1_000_000)
        }
    }
#endif
