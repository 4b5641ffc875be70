import Foundation
import Synchronization

/// Remembers for a short time what the directory said, so that a desk under load does not ask the same thing for every
/// message. Absence is not remembered.
final class DirectoryCache: Sendable {
    private let directory: any Directory
    /// What it remembers for.
    var source: any Directory { directory }
    private let maximumAge: Int64
    private let time: any TimeSource
    private let memory = Mutex(Memory())

    /// Entries of each kind that are remembered at most; beyond that all are forgotten.
    private static let maximumCount = 50_000
    private static let batchSize = 500
    /// Compiled hours can have megabytes.
    private static let maximumHours = 500

    private struct Memory {
        var people: [Person.ID: Entry<Person>] = [:]
        var memberships: [Person.ID: Entry<[Team]>] = [:]
        var teams: [Team.ID: Entry<Team>] = [:]
        var services: [Service.ID: Entry<Service>] = [:]
        var suppliers: [Supplier.ID: Entry<Supplier>] = [:]
        var departments: [Department.ID: Entry<Department>] = [:]
        var schedules: [Team.ID: Entry<[OnCallSchedule]>] = [:]
        var hours: [ServiceCalendar.ID: Entry<Hours>] = [:]
        var policies: Entry<[PriorityPolicy]>?
        var playbook: Entry<Playbook>?
        var catalogue: Entry<Catalogue>?
        /// The rules of the playbook, ready for use.
        var ruleBook: (rules: [Rule], book: RuleBook)?
        /// The hours by which clocks count, and which of them were asked for.
        var calendars = Entry(value: ServiceCalendars(), at: Timestamp(microseconds: .min))
        var calendarIDs: Set<ServiceCalendar.ID> = []
    }

    private struct Hours: Sendable {
        var formula: HoursFormula
        var time: ServiceTime
    }

    private struct Entry<Value: Sendable>: Sendable {
        var value: Value
        var at: Timestamp
    }

    init(_ directory: any Directory, maximumAge: Int64, time: any TimeSource) {
        self.directory = directory
        self.maximumAge = maximumAge
        self.time = time
    }

    func forget() {
        memory.withLock { memory in
            let (calendars, ids) = (memory.calendars.value, memory.calendarIDs)
            memory = Memory()
            // Whoever is at work with them goes on with them, and what was compiled stays so where it is still right.
            (memory.calendars.value, memory.calendarIDs) = (calendars, ids)
        }
    }

    private func remembered<Key: Hashable & Sendable, Value: Sendable>(
        _ key: Key, in table: WritableKeyPath<Memory, [Key: Entry<Value>]> & Sendable,
        orAsk ask: () async throws(StoreError) -> Value?
    ) async throws(StoreError) -> Value? {
        let now = time.now()
        let known = memory.withLock { $0[keyPath: table][key] }
        if let known, isYoung(known, now) { return known.value }
        guard let value = try await ask() else { return nil }
        memory.withLock { memory in
            if memory[keyPath: table].count >= Self.maximumCount { memory[keyPath: table] = [:] }
            memory[keyPath: table][key] = Entry(value: value, at: now)
        }
        return value
    }

    /// A clock that was put back makes an entry seem young for ever; it is asked for again instead.
    private func isYoung(_ entry: Entry<some Sendable>, _ now: Timestamp) -> Bool {
        entry.at <= now && now < entry.at.advanced(bySeconds: maximumAge)
    }

    func person(_ id: Person.ID) async throws(StoreError) -> Person? {
        try await remembered(id, in: \.people) { () async throws(StoreError) in try await directory.people([id]).first }
    }

    /// Asks for many people before they are needed one by one: for half of what is remembered at most, so that the next
    /// who is met does not make the desk forget them all.
    func preload(_ people: [Person.ID]) async throws(StoreError) {
        var rest = people.prefix(Self.maximumCount / 2)
        while !rest.isEmpty {
            let found = try await directory.people(Array(rest.prefix(Self.batchSize)))
            rest = rest.dropFirst(Self.batchSize)
            let now = time.now()
            memory.withLock { memory in
                for person in found { memory.people[person.id] = Entry(value: person, at: now) }
            }
        }
    }

    func activePerson(_ id: Person.ID) async throws -> Person {
        guard let person = try await person(id) else { throw Rejection.unknown("person", id.rawValue) }
        guard person.isActive else { throw Rejection(.notPermitted, "“\(id)” has left and cannot act any more.") }
        return person
    }

    func teams(of person: Person.ID) async throws(StoreError) -> [Team] {
        try await remembered(person, in: \.memberships) { () async throws(StoreError) in
            try await directory.teams(of: person)
        } ?? []
    }

    func team(_ id: Team.ID) async throws(StoreError) -> Team? {
        try await remembered(id, in: \.teams) { () async throws(StoreError) in try await directory.teams([id]).first }
    }

    func service(_ id: Service.ID) async throws(StoreError) -> Service? {
        try await remembered(id, in: \.services) { () async throws(StoreError) in
            try await directory.services([id]).first
        }
    }

    func supplier(_ id: Supplier.ID) async throws(StoreError) -> Supplier? {
        try await remembered(id, in: \.suppliers) { () async throws(StoreError) in
            try await directory.suppliers([id]).first
        }
    }

    func department(_ id: Department.ID) async throws(StoreError) -> Department? {
        try await remembered(id, in: \.departments) { () async throws(StoreError) in
            try await directory.departments([id]).first
        }
    }

    func onCallSchedules(of team: Team.ID) async throws(StoreError) -> [OnCallSchedule] {
        try await remembered(team, in: \.schedules) { () async throws(StoreError) in
            try await directory.onCallSchedules(of: team)
        } ?? []
    }

    /// Compiled hours. They stay the same object for as long as the directory says the same, whatever its age.
    ///
    /// - Throws: ``ServiceHoursError`` where they cannot be compiled, or are not there; ``StoreError``.
    func serviceTime(_ id: ServiceCalendar.ID) async throws -> ServiceTime { try await hours(id).time }

    /// The dates of the same hours.
    ///
    /// - Throws: ``ServiceHoursError`` where they cannot be compiled, or are not there; ``StoreError``.
    func serviceDates(_ id: ServiceCalendar.ID) async throws -> ServiceDates {
        let hours = try await hours(id)
        return ServiceDates(hours.time, in: try ServiceHours.timeZone(hours.formula.zone))
    }

    /// The zone of the same hours.
    ///
    /// - Throws: ``ServiceHoursError`` where they cannot be compiled, or are not there; ``StoreError``.
    func zoneName(of id: ServiceCalendar.ID) async throws -> String { try await hours(id).formula.zone }

    private func hours(_ id: ServiceCalendar.ID) async throws -> Hours {
        let (now, known) = (time.now(), memory.withLock { $0.hours[id] })
        if let known, isYoung(known, now) { return known.value }
        let formula = try HoursFormula.calendar(id).resolved(with: try await calendars(of: [id]))
        let hours =
            if let known, known.value.formula == formula { known.value } else {
                Hours(formula: formula, time: try ServiceTime(formula))
            }
        memory.withLock { memory in
            if memory.hours.count >= Self.maximumHours { memory.hours = [:] }
            memory.hours[id] = Entry(value: hours, at: now)
        }
        return hours
    }

    func policies() async throws(StoreError) -> [PriorityPolicy] {
        let now = time.now()
        if let known = memory.withLock({ $0.policies }), isYoung(known, now) { return known.value }
        let policies = try await directory.policies()
        memory.withLock { $0.policies = Entry(value: policies, at: now) }
        return policies
    }

    func catalogue() async throws(StoreError) -> Catalogue {
        let now = time.now()
        if let known = memory.withLock({ $0.catalogue }), isYoung(known, now) { return known.value }
        let catalogue = try await directory.catalogue()
        memory.withLock { $0.catalogue = Entry(value: catalogue, at: now) }
        return catalogue
    }

    func playbook() async throws(StoreError) -> Playbook {
        let now = time.now()
        if let known = memory.withLock({ $0.playbook }), isYoung(known, now) { return known.value }
        let playbook = try await directory.playbook()
        memory.withLock { memory in
            memory.playbook = Entry(value: playbook, at: now)
            if memory.ruleBook?.rules != playbook.rules { memory.ruleBook = nil }
        }
        return playbook
    }

    /// The rules, ready for use. They stay the same object for as long as the directory says the same.
    func ruleBook() async throws(StoreError) -> RuleBook {
        let now = time.now()
        let known = memory.withLock { memory in
            memory.playbook.flatMap { isYoung($0, now) ? memory.ruleBook?.book : nil }
        }
        if let known { return known }
        let rules = try await playbook().rules
        return memory.withLock { memory in
            if let known = memory.ruleBook, known.rules == rules { return known.book }
            let book = RuleBook(rules)
            memory.ruleBook = (rules, book)
            return book
        }
    }

    func people(in department: Department.ID) async throws(StoreError) -> [Person] {
        try await directory.people(in: department)
    }

    /// The hours by which targets count, those by which others counted before among them. They stay the same object for
    /// as long as the directory says the same.
    func calendars(for targets: [SLATarget]) async throws(StoreError) -> ServiceCalendars {
        while true {
            let now = time.now()
            let (known, ids) = memory.withLock { ($0.calendars, $0.calendarIDs) }
            let missing = targets.compactMap(\.calendar).filter { !ids.contains($0) }
            if missing.isEmpty, ids.isEmpty || isYoung(known, now) { return known.value }
            let all = ids.union(missing)
            let found = try await calendars(of: all)
            let calendars = memory.withLock { memory -> ServiceCalendars? in
                // Somebody has asked for others meanwhile, who must find theirs.
                guard memory.calendarIDs.isSubset(of: all) else { return nil }
                if !memory.calendars.value.has(exactly: found) { memory.calendars.value = ServiceCalendars(found) }
                (memory.calendars.at, memory.calendarIDs) = (now, all)
                return memory.calendars.value
            }
            if let calendars { return calendars }
        }
    }

    /// Hours and those that they are made of.
    private func calendars(of ids: Set<ServiceCalendar.ID>) async throws(StoreError) -> [ServiceCalendar] {
        var (found, wanted): ([ServiceCalendar.ID: ServiceCalendar], Set<ServiceCalendar.ID>) = ([:], ids)
        var size = ids.count
        // More than these are refused when they are put together.
        while !wanted.isEmpty, size <= ids.count * ServiceHoursLimits.formulaSize {
            let calendars = try await directory.calendars(wanted.sorted())
            for calendar in calendars { found[calendar.id] = calendar }
            wanted = Set(calendars.flatMap(\.formulas).flatMap(\.references)).subtracting(found.keys)
            size += wanted.count
        }
        return Array(found.values)
    }

    func person(at address: Address) async throws(StoreError) -> Person? { try await directory.person(at: address) }

    func people(_ ids: [Person.ID]) async throws(StoreError) -> [Person] { try await directory.people(ids) }

    func delegations(to person: Person.ID, at now: Timestamp) async throws(StoreError) -> [Delegation] {
        try await directory.delegations(to: person, at: now)
    }
}
