/// How much time a target gives. Never a bare number: “1 day” can be eight hours of service, a day on which a team is
/// there, or 24 hours.
public enum GoalAmount: Hashable, Sendable {
    /// Open time of the target’s calendar, in seconds.
    case serviceTime(Int64)
    /// Days on which the target’s calendar opens. Each date on which it opens at all weighs one day, whatever its
    /// length, and a part of it as much as its share of that date’s open time. A date goes from midnight to midnight in
    /// the zone of the calendar.
    case serviceDays(Int64)
    /// Real time, whatever the hours, in seconds.
    case elapsedTime(Int64)

    public static func serviceMinutes(_ minutes: Int64) -> GoalAmount { .serviceTime(minutes * 60) }
    public static func serviceHours(_ hours: Int64) -> GoalAmount { .serviceTime(hours * 3_600) }

    /// - Parameter duration: Begun seconds count in full.
    public static func elapsed(_ duration: Duration) -> GoalAmount {
        let (seconds, rest) = duration.components
        return .elapsedTime(seconds + (rest > 0 ? 1 : 0))
    }

    /// The longest that a target may give: ten years.
    public static let maximumDays: Int64 = 3_660

    var isValid: Bool {
        switch self {
        case .serviceTime(let seconds), .elapsedTime(let seconds): (1...Self.maximumDays * 86_400).contains(seconds)
        case .serviceDays(let days): (1...Self.maximumDays).contains(days)
        }
    }

    /// In the units of the meter that counts it: microseconds, or shares of a service day.
    var units: Int64 {
        switch self {
        case .serviceTime(let seconds), .elapsedTime(let seconds): seconds * 1_000_000
        case .serviceDays(let days): days * ServiceDays.unitsPerDay
        }
    }

    var countsDays: Bool { if case .serviceDays = self { true } else { false } }
}

extension GoalAmount: TextCodable, LosslessStringConvertible, Codable {
    private static let units: [(name: Substring, seconds: Int64)] = [("hours", 3_600), ("minutes", 60), ("seconds", 1)]

    /// `8 service hours`, `1 service hour`, `2 service days`, `24 elapsed hours`.
    public var description: String {
        let (seconds, kind): (Int64, String) =
            switch self {
            case .serviceDays(let days): (days, "service days")
            case .serviceTime(let seconds): (seconds, "service")
            case .elapsedTime(let seconds): (seconds, "elapsed")
            }
        guard !countsDays else { return Self.text(seconds, kind) }
        let unit = Self.units.first { seconds % $0.seconds == 0 } ?? ("seconds", 1)
        return Self.text(seconds / unit.seconds, "\(kind) \(unit.name)")
    }

    private static func text(_ count: Int64, _ units: String) -> String {
        "\(count) \(count == 1 ? String(units.dropLast()) : units)"
    }

    /// Reads what ``description`` writes, and `elapsed days`; `nil` for anything else, a bare `1 day` above all, and
    /// for less than a second or more than ``maximumDays``.
    public init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 3, let count = Int64(words[0]), (1...1_000_000_000).contains(count) else { return nil }
        let name = words[2].hasSuffix("s") ? words[2] : words[2] + "s"
        let seconds = Self.units.first { $0.name == name }.map { $0.seconds * count }
        switch (words[1], name, seconds) {
        case ("service", "days", _): self = .serviceDays(count)
        case ("elapsed", "days", _): self = .elapsedTime(count * 86_400)
        case ("service", _, let seconds?): self = .serviceTime(seconds)
        case ("elapsed", _, let seconds?): self = .elapsedTime(seconds)
        default: return nil
        }
        guard isValid else { return nil }
    }

    public init(from decoder: any Decoder) throws { try self.init(text: decoder) }
    public func encode(to encoder: any Encoder) throws { try encode(text: encoder) }
}

/// An amount that a clock has counted.
public struct ClockAmount: Hashable, Sendable {
    /// Whether it is service days; else it is time.
    public let countsDays: Bool
    let units: Int64

    init(_ units: Int64, like amount: GoalAmount) { (self.units, countsDays) = (units, amount.countsDays) }

    /// The time; `nil` for service days, of which each has its own length.
    public var duration: Duration? { countsDays ? nil : .microseconds(units) }

    /// Service days and their share; `nil` for time.
    public var serviceDays: Double? { countsDays ? Double(units) / Double(ServiceDays.unitsPerDay) : nil }
}

extension ClockAmount: CustomStringConvertible {
    /// `3h 20m`, `45s`, `1.5 days`.
    public var description: String {
        if let serviceDays {
            let hundredths = (serviceDays * 100).rounded() / 100
            return (hundredths == hundredths.rounded() ? "\(Int64(hundredths))" : "\(hundredths)") + " days"
        }
        let total = abs(units) / 1_000_000
        let parts = [(total / 3_600, "h"), (total / 60 % 60, "m"), (total % 60, "s")].filter { $0.0 > 0 }
        let text = parts.map { "\($0.0)\($0.1)" }.joined(separator: " ")
        return text.isEmpty ? "0m" : (units < 0 ? "-" : "") + text
    }
}
