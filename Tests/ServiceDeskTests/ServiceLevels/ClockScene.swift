import ServiceDesk
import Testing

/// A course of a request in minutes from Monday, 2 March 2026, 09:00 in Brussels, when it was opened.
struct ClockScene {
    static let start = Timestamp(CalendarDate("2026-03-02")!.startInUTC.date).advanced(bySeconds: 8 * 3_600)
    /// Monday to Friday, 09:00 to 12:00 and 13:00 to 17:00.
    static let office = ServiceCalendar(
        id: "office", name: "Kantooruren",
        hours: ServiceHours(
            zone: "Europe/Brussels",
            weekly: ServiceHours.every(Weekday.workdays, ["09:00-12:00", "13:00-17:00"])))
    static let always = ServiceCalendar(id: "always", name: "Altijd", hours: ServiceHours.always(zone: "UTC"))

    var marks: [Course.Mark] = []
    var team: Team.ID? = "it"
    var calendars = ServiceCalendars([office, always])

    static func at(_ minute: Int64) -> Timestamp { start.advanced(bySeconds: minute * 60) }
    /// The minute of an instant.
    static func minute(_ instant: Timestamp?) -> Int64? {
        instant.map { ($0.microseconds - start.microseconds) / 60_000_000 }
    }

    init(_ target: SLATarget? = nil, _ events: [(Int64, Course.Event)] = []) {
        if let target { marks.append(.init(.targeted([target]), at: Self.start)) }
        marks += events.map { Course.Mark($0.1, at: Self.at($0.0)) }
    }

    func clock(_ name: SLATarget.Name, at minute: Int64) throws -> RequestClock {
        let clocks = try Course(marks: marks).clocks(
            openedAt: Self.start, by: team, at: Self.at(minute), with: calendars)
        return try #require(clocks.first { $0.name == name })
    }
}

extension ClockReading {
    var usedMinutes: Int64? { used.duration.map { $0.components.seconds / 60 } }
    var leftMinutes: Int64? { remaining.duration.map { $0.components.seconds / 60 } }
    var pausedMinutes: Int64? { paused.duration.map { $0.components.seconds / 60 } }
    var dueMinute: Int64? { ClockScene.minute(due) }
    var breachMinute: Int64? { ClockScene.minute(breachedAt) }
}

extension Course.Event {
    static let waiting = Course.Event.held(Pending(.information, waitingFor: .requester))
    static let delivery = Course.Event.held(Pending(.supplier, waitingFor: .supplier("acme")))
    static let reply = Course.Event.answered(.reply)
}
