/// A time of day as a clock on the wall shows it, to the second: `00:00` to `24:00`, the end of the day.
public struct WallTime: Hashable, Comparable, Sendable {
    /// 0 to 86,400.
    public let secondsFromMidnight: Int

    public static let startOfDay = WallTime(unchecked: 0)
    public static let endOfDay = WallTime(unchecked: 86_400)

    private init(unchecked seconds: Int) { secondsFromMidnight = seconds }

    /// `nil` outside of 0 to 86,400.
    public init?(secondsFromMidnight seconds: Int) {
        guard (0...86_400).contains(seconds) else { return nil }
        secondsFromMidnight = seconds
    }

    /// Reads `09:00`, `09:00:30` or `24:00`; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.utf8.count == 2 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        guard numbers.count == parts.count, parts.count == 2 || parts.count == 3 else { return nil }
        let (hour, minute, second) = (numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : 0)
        guard minute < 60, second < 60 else { return nil }
        self.init(secondsFromMidnight: hour * 3600 + minute * 60 + second)
    }

    public static func < (left: WallTime, right: WallTime) -> Bool {
        left.secondsFromMidnight < right.secondsFromMidnight
    }
}

extension WallTime: CustomStringConvertible, Codable {
    /// `09:00`, or `09:00:30` where there are seconds.
    public var description: String {
        let second = secondsFromMidnight % 60
        let parts = [secondsFromMidnight / 3600, secondsFromMidnight / 60 % 60] + (second == 0 ? [] : [second])
        return parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let time = WallTime(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "A time of day is written 09:00, up to 24:00.")
        }
        self = time
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// From one time of day to another: `09:00-12:30`. Where the end is not later than the start it is that of the next
/// day:
/// `22:00-06:00`. Such a span belongs to the day on which it begins.
public struct WallSpan: Hashable, Sendable {
    public let start: WallTime
    public let end: WallTime

    /// `nil` for a start at 24:00 and for a start that is the end: that could be nothing or a whole day. A whole day is
    /// `00:00-24:00`.
    public init?(from start: WallTime, to end: WallTime) {
        guard start < .endOfDay, start != end else { return nil }
        (self.start, self.end) = (start, end)
    }

    /// Reads `09:00-12:30`; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let start = WallTime(parts[0]), let end = WallTime(parts[1]) else { return nil }
        self.init(from: start, to: end)
    }

    /// The whole day.
    public static let day = WallSpan(unchecked: .startOfDay, .endOfDay)

    private init(unchecked start: WallTime, _ end: WallTime) { (self.start, self.end) = (start, end) }

    /// Whether it ends on the day after.
    public var isOverMidnight: Bool { end < start }

    /// The end in seconds from the midnight before the start: up to 172,799.
    var endFromMidnight: Int { end.secondsFromMidnight + (isOverMidnight ? 86_400 : 0) }
}

extension WallSpan: CustomStringConvertible, ExpressibleByStringLiteral, Codable {
    public var description: String { "\(start)-\(end)" }

    /// For texts in a program's code, which stops where one is no span; ``init(_:)`` reads those from outside.
    public init(stringLiteral text: String) {
        guard let span = WallSpan(text) else { preconditionFailure("“\(text)” is no span such as 09:00-12:30.") }
        self = span
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let span = WallSpan(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "A span is written 09:00-12:30, or 22:00-06:00 over midnight.")
        }
        self = span
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A day of the week. The week begins on Monday.
public enum Weekday: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable, Comparable {
    case monday = "mon"
    case tuesday = "tue"
    case wednesday = "wed"
    case thursday = "thu"
    case friday = "fri"
    case saturday = "sat"
    case sunday = "sun"

    /// 0 for Monday to 6 for Sunday.
    var index: Int {
        switch self {
        case .monday: 0
        case .tuesday: 1
        case .wednesday: 2
        case .thursday: 3
        case .friday: 4
        case .saturday: 5
        case .sunday: 6
        }
    }

    public static func < (left: Weekday, right: Weekday) -> Bool { left.index < right.index }

    /// Monday to Friday.
    public static let workdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]

    /// The index of the weekday of a day since 1970-01-01, which was a Thursday.
    static func index(ofDay day: Int) -> Int { ((day + 3) % 7 + 7) % 7 }
}

extension CalendarDate {
    /// Days since 1970-01-01.
    var number: Int { Int(Self.days(year: year, month: month, day: day)) }

    init(number: Int) {
        let (year, month, day) = Self.civil(fromDays: Int64(number))
        self.init(year: year, month: month, day: day)
    }

    public var weekday: Weekday { Weekday.allCases[Weekday.index(ofDay: number)] }
}
