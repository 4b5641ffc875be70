#if Web
    import Foundation
    import ServiceDesk

    /// The hours of a day as people write them: `9-12:30, 13:00-17:00`, and lines of days.
    enum DayText {
        static func text(of spans: [WallSpan]) -> String { spans.map(\.description).listed }

        /// In the order of the day; `nil` for what are none.
        static func spans(_ text: String) -> [WallSpan]? {
            var text = text.replacing("–", with: "-")
            for (long, short) in [(" -", "-"), ("- ", "-")] {
                while text.contains(long) { text = text.replacing(long, with: short) }
            }
            let words = text.split { $0 == "," || $0 == ";" || $0.isWhitespace }
            let spans = words.compactMap { span(String($0)) }
            return spans.count == words.count ? spans.sorted { $0.start < $1.start } : nil
        }

        /// `09:00-12:30`, `9-12:30` or `9h-12h30`.
        private static func span(_ text: String) -> WallSpan? {
            let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end in
                let parts = end.replacing("h", with: ":").replacing(".", with: ":").split(separator: ":")
                return parts.count > 2
                    ? String(end)
                    : (parts + (parts.count == 1 ? ["00"] : [])).map { $0.count == 1 ? "0\($0)" : String($0) }
                        .joined(separator: ":")
            }
            return WallSpan(ends.joined(separator: "-"))
        }

        /// A date or two, `2027-12-24/2027-12-31`, and what stands behind.
        static func days(_ line: String) -> (first: CalendarDate, last: CalendarDate, rest: String)? {
            let word = line.prefix { !$0.isWhitespace }
            let ends = word.split(separator: "/", omittingEmptySubsequences: false).map { CalendarDate($0) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last
            else { return nil }
            return (first, last, String(line.dropFirst(word.count)).trimmingBlanks)
        }

        static func line(_ exception: ServiceHours.Exception) -> String {
            let days =
                exception.first == exception.last ? "\(exception.first)" : "\(exception.first)/\(exception.last)"
            return [days, text(of: exception.spans), exception.name].filter { !$0.isEmpty }.joined(separator: " ")
        }

        /// `2027-12-24 09:00-12:00 Christmas Eve`; without hours it is closed.
        static func exception(_ line: String) -> ServiceHours.Exception? {
            guard let (first, last, text) = days(line) else { return nil }
            var (spans, rest) = ([WallSpan](), text)
            while let span = span(String(rest.prefix { !$0.isWhitespace && $0 != "," })) {
                spans.append(span)
                rest = String(rest.drop { !$0.isWhitespace && $0 != "," }.drop { $0.isWhitespace || $0 == "," })
            }
            return ServiceHours.Exception(first, to: last, name: rest, spans: spans)
        }
    }

    /// Holidays as lines: `2027-05-14 Bridge day` once, `12-25/12-26 Christmas` every year. Those by other rules are
    /// not among them.
    struct HolidayLines {
        private(set) var shown: [String] = []
        private(set) var hidden: [Holiday] = []
        private var holidays: [String: Holiday] = [:]

        init(_ all: [Holiday]) {
            for holiday in all {
                guard let line = Self.line(holiday), holidays[line] == nil else {
                    hidden.append(holiday)
                    continue
                }
                shown.append(line)
                holidays[line] = holiday
            }
        }

        /// What a line stood for; what it does not show of it stays.
        subscript(line: String) -> Holiday? { holidays[line] }

        private static func line(_ holiday: Holiday) -> String? {
            guard holiday.rule == nil || holiday.rule == .yearly, holiday.additional.isEmpty, holiday.excepted.isEmpty,
                !holiday.name.contains(where: \.isNewline), holiday.name == holiday.name.trimmingBlanks
            else { return nil }
            let end = holiday.first.startInUTC.advanced(bySeconds: Int64(holiday.days - 1) * 86_400)
            let last = end.date.formatted(.iso8601.year().month().day())
            let isYearly = holiday.rule != nil
            let ends = ["\(holiday.first)"] + (holiday.days > 1 ? [last] : [])
            let days = ends.map { isYearly ? String($0.dropFirst(5)) : $0 }.joined(separator: "/")
            return holiday.name.isEmpty ? days : "\(days) \(holiday.name)"
        }

        /// - Parameter year: In which what comes every year begins.
        static func holiday(_ line: String, in year: Int) -> Holiday? {
            let word = line.prefix { !$0.isWhitespace }
            let isYearly = word.split(separator: "/").allSatisfy { $0.count == 5 }
            guard isYearly else { return DayText.days(line).flatMap { holiday($0, isYearly: false) } }
            // The 29th of February is not in every year.
            for year in (year - 7...year).reversed() {
                let ends = word.split(separator: "/").map { "\(year)-\($0)" }
                let rest = line.dropFirst(word.count)
                if let days = DayText.days(ends.joined(separator: "/") + rest) { return holiday(days, isYearly: true) }
                // From December into January.
                guard ends.count == 2 else { continue }
                let over = "\(ends[0])/\(year + 1)\(ends[1].dropFirst(4))"
                if let days = DayText.days(over + rest) { return holiday(days, isYearly: true) }
            }
            return nil
        }

        private static func holiday(
            _ days: (first: CalendarDate, last: CalendarDate, rest: String), isYearly: Bool
        ) -> Holiday? {
            let span = days.last.startInUTC.microseconds - days.first.startInUTC.microseconds
            let count = Int(span / 86_400_000_000) + 1
            guard count <= ServiceHoursLimits.days, !days.rest.isEmpty else { return nil }
            return Holiday(days.rest, on: days.first, days: count, rule: isYearly ? .yearly : nil)
        }
    }
#endif
