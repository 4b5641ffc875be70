import Foundation

/// A date as a mail has it: an instant, and how far the sender’s clock was from UTC (RFC 5322, 3.3).
public struct MailDate: Sendable, Hashable, CustomStringConvertible {
    /// The instant, to the second.
    public let instant: Date
    /// Seconds that the sender’s clock was ahead of UTC; 0 where the zone is missing or unknown (RFC 5322, 4.3).
    public let secondsFromGMT: Int

    /// The date by the sender’s clock, such as `1994-10-07T16:15:05-07:00` (RFC 3339).
    public var description: String {
        let local = Int(instant.timeIntervalSince1970) + secondsFromGMT
        let (days, second) = (local.quotient(by: 86_400), local - local.quotient(by: 86_400) * 86_400)
        let (year, month, day) = Self.civil(fromDays: days)
        let zone = abs(secondsFromGMT) / 60
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))T\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))"
            + "\(secondsFromGMT < 0 ? "-" : "+")\(two(zone / 60)):\(two(zone % 60))"
    }

    /// Reads the value of a Date field, in the form of the RFCs and in those seen beside them; nil where it is none.
    public init?(_ value: String) {
        var reader = DateReader()
        guard let found = reader.read(value) else { return nil }
        instant = Date(timeIntervalSince1970: Double(found.seconds - found.offset))
        secondsFromGMT = found.offset
    }

    /// Days since 1970-01-01, by the Gregorian calendar.
    static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let era = shifted.quotient(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted.quotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let index = (5 * dayOfYear + 2) / 153
        let month = index < 10 ? index + 3 : index - 9
        return (yearOfEra + era * 400 + (month > 2 ? 0 : 1), month, dayOfYear - (153 * index + 2) / 5 + 1)
    }
}

extension Int {
    /// Rounded down, also before 1970.
    fileprivate func quotient(by divisor: Int) -> Int { self >= 0 ? self / divisor : (self - divisor + 1) / divisor }
}
