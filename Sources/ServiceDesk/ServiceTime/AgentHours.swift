/// When one person works: their shifts, less their vacations. For those who want clocks by agent.
public struct AgentHours: Hashable, Sendable, Codable {
    /// Whole days off, from midnight to midnight in the zone of the shifts: a night shift is cut there too.
    public struct Vacation: Hashable, Sendable, Codable {
        public var first: CalendarDate
        public var last: CalendarDate
        public var name: String

        /// - Parameter last: The last day off; `nil` for one day only.
        public init(_ first: CalendarDate, to last: CalendarDate? = nil, name: String = "") {
            self.first = first
            self.last = last ?? first
            self.name = name
        }
    }

    public var person: Person.ID
    /// Weekly, with exceptions for the weeks that differ.
    public var shifts: ServiceHours
    public var vacations: [Vacation]

    public init(_ person: Person.ID, shifts: ServiceHours, vacations: [Vacation] = []) {
        self.person = person
        self.shifts = shifts
        self.vacations = vacations
    }

    /// The person's own hours.
    public var formula: HoursFormula {
        guard !vacations.isEmpty else { return .hours(shifts) }
        // One at a time: two that overlap are no mistake, and two exceptions for a date would be.
        var days: [CalendarDate: String] = [:]
        for vacation in vacations where vacation.first <= vacation.last {
            for number in vacation.first.number...vacation.last.number {
                days[CalendarDate(number: number)] = vacation.name
            }
        }
        let off = ServiceHours(
            zone: shifts.zone,
            exceptions: days.sorted { $0.key < $1.key }.map { .init($0.key, name: $0.value, spans: [.day]) })
        return .difference(of: .hours(shifts), minus: .hours(off))
    }

    /// The hours in which the person works while the team is there.
    public func formula(within team: HoursFormula) -> HoursFormula { .intersection([team, formula]) }
}
