import Foundation
import Synchronization

/// The hours of an organisation, as clocks need them. Each is compiled when it is first asked for.
///
/// A value of one moment: make a new one when a calendar was edited. May be shared and asked from anywhere.
public final class ServiceCalendars: Sendable {
    private let calendars: [ServiceCalendar.ID: ServiceCalendar]
    private let compiled = Mutex<[Key: any Meter]>([:])

    private struct Key: Hashable {
        var calendar: ServiceCalendar.ID
        var countsDays: Bool
        /// `nil` for the present hours; else those in force before the edit at this instant.
        var until: Timestamp?
    }

    public init(_ calendars: [ServiceCalendar] = []) {
        self.calendars = Dictionary(calendars.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether these are all of them.
    func has(exactly others: [ServiceCalendar]) -> Bool {
        calendars.count == others.count && others.allSatisfy { calendars[$0.id] == $0 }
    }

    public var ids: [ServiceCalendar.ID] { calendars.keys.sorted() }

    /// What counts for a target, in a cycle of its clock that began at an instant.
    ///
    /// - Throws: ``SLAError`` of code ``SLAError/Code/calendar``.
    func meter(for target: SLATarget, from start: Timestamp) throws(SLAError) -> any Meter {
        if case .elapsedTime = target.goal { return RealTimeMeter() }
        guard let id = target.calendar else {
            throw SLAError(.calendar, "The target “\(target.name)” counts service time and names no hours.")
        }
        let edits = edits(of: id)
        func piece(_ until: Timestamp?) throws(SLAError) -> any Meter {
            do throws(ServiceHoursError) {
                return try meter(Key(calendar: id, countsDays: target.goal.countsDays, until: until))
            } catch {
                throw SLAError(.calendar, "The target “\(target.name)” cannot be counted: \(error)")
            }
        }
        switch target.choices.editedHours {
        case .retroactive: return try piece(nil)
        case .notAtAll: return try piece(edits.first { $0 > start })
        case .fromNow:
            let later = edits.filter { $0 > start }
            guard !later.isEmpty else { return try piece(nil) }
            var pieces: [(end: Int64, meter: any Meter)] = []
            for edit in later { pieces.append((edit.microseconds, try piece(edit))) }
            return PiecewiseMeter(pieces: pieces + [(.max, try piece(nil))])
        }
    }

    private func meter(_ key: Key) throws(ServiceHoursError) -> any Meter {
        if let known = compiled.withLock({ $0[key] }) { return known }
        let formula = try HoursFormula.calendar(key.calendar).resolved(
            with: calendars.values.map { $0.asOf(key.until) })
        let time = try ServiceTime(formula)
        let meter: any Meter =
            if key.countsDays { ServiceDays(time, zone: try ServiceHours.timeZone(formula.zone)) } else { time }
        compiled.withLock { $0[key] = meter }
        return meter
    }

    /// When the hours of a calendar, or of those it is made of, were edited.
    private func edits(of id: ServiceCalendar.ID) -> [Timestamp] {
        guard calendars.values.contains(where: { !$0.past.isEmpty }) else { return [] }
        var (seen, waiting, edits): (Set<ServiceCalendar.ID>, [ServiceCalendar.ID], Set<Timestamp>) = ([], [id], [])
        while let next = waiting.popLast() {
            guard seen.insert(next).inserted, let calendar = calendars[next] else { continue }
            waiting += calendar.hours.references
            for past in calendar.past {
                edits.insert(past.until)
                waiting += past.hours.references
            }
        }
        return edits.sorted()
    }
}

extension HoursFormula {
    /// The zone in which its dates are: that of the first hours in it.
    var zone: String {
        switch self {
        case .hours(let hours): hours.zone
        case .calendar: "UTC"
        case .union(let parts), .intersection(let parts): parts.first?.zone ?? "UTC"
        case .difference(let part, _): part.zone
        }
    }
}

extension ServiceCalendar {
    /// Hours that were in force until they were edited.
    public struct Past: Hashable, Sendable, Codable {
        public var until: Timestamp
        public var hours: HoursFormula

        public init(until: Timestamp, hours: HoursFormula) {
            self.until = until
            self.hours = hours
        }
    }

    /// The hours now and those that were in force before.
    var formulas: [HoursFormula] { [hours] + past.map(\.hours) }

    /// How many edits are remembered.
    public static let maximumPast = 20

    /// An edit: this calendar, with the hours of an older one remembered as in force until now.
    public func replacing(_ old: ServiceCalendar, at now: Timestamp) -> ServiceCalendar {
        var calendar = self
        calendar.past = old.past
        if old.hours != hours { calendar.past.append(Past(until: now, hours: old.hours)) }
        calendar.past.removeFirst(max(0, calendar.past.count - Self.maximumPast))
        return calendar
    }

    /// The calendar with the hours in force just before an instant; `nil` for the present ones.
    func asOf(_ instant: Timestamp?) -> ServiceCalendar {
        guard let instant, let past = past.first(where: { $0.until >= instant }) else { return self }
        return ServiceCalendar(id: id, name: name, hours: past.hours)
    }
}
