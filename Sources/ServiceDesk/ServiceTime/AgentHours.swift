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

    /// The person's own hours. A vacation that ends before it begins, or lasts more than
    /// ``ServiceHoursLimits/days`` days, is a mistake that compiling them tells.
    public var formula: HoursFormula {
        guard !vacations.isEmpty else { return .hours(shifts) }
        // Two that overlap are no mistake, and two exceptions for a date would be: the later one takes what is left.
        var (off, next) = (ServiceHours(zone: shifts.zone), Int.min)
        for vacation in vacations.sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) {
            guard vacation.first <= vacation.last else {
                // What is wrong with it is said when the hours are compiled.
                off.exceptions.append(.init(vacation.first, to: vacation.last, name: vacation.name, spans: [.day]))
                continue
            }
            guard next <= vacation.last.number else { continue }
            let first = CalendarDate(number: max(next, vacation.first.number))
            off.exceptions.append(.init(first, to: vacation.last, name: vacation.name, spans: [.day]))
            next = vacation.last.number + 1
        }
        return .difference(of: .hours(shifts), minus: .hours(off))
    }

    /// The hours in which the person works while the team is there.
    public func formula(within team: HoursFormula) -> HoursFormula { .intersection([team, formula]) }
}
