import ServiceDesk

// snippet: store-directory
extension LogStore: DirectoryStore {
    func save(_ entries: [DirectoryEntry]) async throws(StoreError) {
        try DirectoryEntry.validate(entries)
        try write { (line, state) throws in
            for entry in entries { state.entries[entry.kind, default: [:]][Array(entry.id.utf8)] = entry }
            try Self.checkAddresses(of: (state.entries[.person] ?? [:]).values.compactMap(\.person))
            line.entries = entries
        }
    }

    func remove(_ people: [Person.ID]) async throws(StoreError) {
        try write { (line, state) throws in
            for person in people { state.entries[.person]?[Array(person.rawValue.utf8)] = nil }
            line.removed = people
        }
    }

    private static func checkAddresses(of people: [Person]) throws(StoreError) {
        var owners: [String: String] = [:]
        for person in people.sorted(by: { $0.id < $1.id }) {
            for key in Set(person.addresses.map(\.key)) {
                if let owner = owners.updateValue(person.id.rawValue, forKey: key) {
                    throw .addressTaken(key, by: owner)
                }
            }
        }
    }

    func entries(_ query: DirectoryQuery) async throws(StoreError) -> [DirectoryEntry] {
        try query.validate()
        let after = query.after.map { Array($0.utf8) }
        return Array(
            all(query.kind).filter { after?.lexicographicallyPrecedes($0.id.utf8) ?? true }.prefix(query.limit))
    }

    /// All entries of a kind, in the order of the bytes of their ids.
    private func all(_ kind: DirectoryEntry.Kind) -> [DirectoryEntry] {
        (state.entries[kind] ?? [:]).sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    }

    private func entries(_ kind: DirectoryEntry.Kind, _ ids: [some Identifier]) -> [DirectoryEntry] {
        ids.compactMap { state.entries[kind]?[Array($0.rawValue.utf8)] }
    }

    func people(_ ids: [Person.ID]) async throws(StoreError) -> [Person] { entries(.person, ids).compactMap(\.person) }
    func teams(_ ids: [Team.ID]) async throws(StoreError) -> [Team] { entries(.team, ids).compactMap(\.team) }
    func services(_ ids: [Service.ID]) async throws(StoreError) -> [Service] {
        entries(.service, ids).compactMap(\.service)
    }
    func suppliers(_ ids: [Supplier.ID]) async throws(StoreError) -> [Supplier] {
        entries(.supplier, ids).compactMap(\.supplier)
    }
    func departments(_ ids: [Department.ID]) async throws(StoreError) -> [Department] {
        entries(.department, ids).compactMap(\.department)
    }
    func calendars(_ ids: [ServiceCalendar.ID]) async throws(StoreError) -> [ServiceCalendar] {
        entries(.calendar, ids).compactMap(\.calendar)
    }

    func person(at address: Address) async throws(StoreError) -> Person? {
        all(.person).compactMap(\.person).first { $0.addresses.contains { $0.key == address.key } }
    }

    func teams(of person: Person.ID) async throws(StoreError) -> [Team] {
        all(.team).compactMap(\.team).filter { $0.members.contains { $0.person == person } }
    }

    func onCallSchedules(of team: Team.ID) async throws(StoreError) -> [OnCallSchedule] {
        all(.onCall).compactMap(\.onCall).filter { $0.isFor(team) }
    }

    func delegations(to person: Person.ID, at time: Timestamp) async throws(StoreError) -> [Delegation] {
        all(.delegation).compactMap(\.delegation).filter { $0.to == person && $0.starts <= time && time < $0.ends }
    }
}
// end
