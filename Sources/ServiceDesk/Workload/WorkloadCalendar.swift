import Foundation

/// The days of a team: by its hours, or every day where nobody has said when it is there.
struct WorkloadCalendar {
    let zone: TimeZone
    private let dates: ServiceDates?

    init(_ dates: ServiceDates?, in zone: TimeZone) { (self.dates, self.zone) = (dates, zone) }

    func opens(on date: CalendarDate) -> Bool { dates?.opens(on: date) ?? true }

    func today(_ now: Timestamp) -> CalendarDate { zone.wall(at: now).date }

    /// Today where it is a service day, else the next; today where there is none within a year.
    func nextServiceDay(_ now: Timestamp) -> CalendarDate {
        let today = today(now)
        return dates.map { $0.serviceDay(from: today, forward: true) ?? today } ?? today
    }

    /// The midnight after so many service days, today counted where it is one.
    func end(ofServiceDays count: Int, from now: Timestamp) -> Timestamp {
        var day = nextServiceDay(now)
        for _ in 1..<max(1, count) {
            let next = day.advanced(byDays: 1)
            day = dates.map { $0.serviceDay(from: next, forward: true) ?? next } ?? next
        }
        return zone.instant(of: day.advanced(byDays: 1), .startOfDay)
    }
}
