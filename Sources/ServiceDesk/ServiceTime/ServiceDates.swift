import Foundation

/// The dates of service time: which of them are service days, and what is shown by the clocks of its zone.
///
/// A date goes from midnight to midnight; what is open over midnight belongs to both (as ``GoalAmount`` counts service
/// days).
public struct ServiceDates: Sendable {
    private let time: ServiceTime
    private let zone: TimeZone

    /// - Parameter formula: Without references to calendars (``HoursFormula/resolved(with:)``).
    /// - Throws: ``ServiceHoursError``.
    public init(_ formula: HoursFormula) throws(ServiceHoursError) {
        self.init(try ServiceTime(formula), in: try ServiceHours.timeZone(formula.zone))
    }

    init(_ time: ServiceTime, in zone: TimeZone) { (self.time, self.zone) = (time, zone) }

    /// Whether something opens on a date.
    public func opens(on date: CalendarDate) -> Bool { time.duration(from: start(of: date), to: end(of: date)) > .zero }

    /// The instant at which the clocks show this: the first where they show it twice, and where they skip it as if they
    /// had not been changed yet.
    public func instant(of date: CalendarDate, _ time: WallTime) -> Timestamp {
        zone.instant(of: date, time)
    }

    /// The last closing on a date; midnight where it is open then. `nil` where it is no service day.
    public func close(on date: CalendarDate) -> Timestamp? {
        let (start, end) = (start(of: date), end(of: date))
        guard let last = time.lastOpen(upTo: end), last > start else { return nil }
        return last
    }

    /// The date that the clocks show at an instant.
    public func date(at instant: Timestamp) -> CalendarDate {
        zone.wall(at: instant).date
    }

    /// The nearest service day that is not before a date, or not after it; `nil` where there is none within a year.
    public func serviceDay(from date: CalendarDate, forward: Bool) -> CalendarDate? {
        for days in 0...366 {
            let day = date.advanced(byDays: forward ? days : -days)
            if opens(on: day) { return day }
        }
        return nil
    }

    private func start(of date: CalendarDate) -> Timestamp { instant(of: date, .startOfDay) }
    private func end(of date: CalendarDate) -> Timestamp { instant(of: date.advanced(byDays: 1), .startOfDay) }
}
