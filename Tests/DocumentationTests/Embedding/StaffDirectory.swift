import ServiceDesk

/// Stands for the host's own table of people.
actor StaffTable {
    struct Row: Sendable {
        var login: String
        var fullName: String
        var mail: String
        var groups: [String] = []
        var isLeader = false
        var hasLeft = false
    }

    private var rows: [String: Row] = [:]

    init(_ rows: [Row]) { for row in rows { self.rows[row.login] = row } }

    func row(login: String) -> Row? { rows[login] }
    func row(mail: String) -> Row? { rows.values.first { $0.mail == mail } }
    func rows(group: String) -> [Row] {
        rows.values.filter { $0.groups.contains(group) }.sorted { $0.login < $1.login }
    }
}

// snippet: staff-directory
/// The host's people as the desk wants to see them. Logins are the ids, groups are the teams.
struct StaffDirectory: Directory {
    let table: StaffTable
    let services: [Service]

    func people(_ ids: [Person.ID]) async throws(StoreError) -> [Person] {
        var people: [Person] = []
        for id in ids {
            if let row = await table.row(login: id.rawValue) { people.append(person(row)) }
        }
        return people
    }

    func person(at address: Address) async throws(StoreError) -> Person? {
        guard address.kind == .mail else { return nil }
        return await table.row(mail: address.value.lowercased()).map(person)
    }

    func teams(_ ids: [Team.ID]) async throws(StoreError) -> [Team] {
        var teams: [Team] = []
        for id in ids {
            let members = await table.rows(group: id.rawValue)
            guard !members.isEmpty else { continue }
            teams.append(
                Team(
                    id: id, name: id.rawValue.uppercased(),
                    members: members.map { .init(Person.ID($0.login), role: $0.isLeader ? .lead : .agent) }))
        }
        return teams
    }

    func teams(of person: Person.ID) async throws(StoreError) -> [Team] {
        guard let row = await table.row(login: person.rawValue) else { return [] }
        return try await teams(row.groups.map { Team.ID($0) })
    }

    func services(_ ids: [Service.ID]) async throws(StoreError) -> [Service] {
        services.filter { ids.contains($0.id) }
    }

    func suppliers(_ ids: [Supplier.ID]) async throws(StoreError) -> [Supplier] { [] }
    func departments(_ ids: [Department.ID]) async throws(StoreError) -> [Department] { [] }
    func calendars(_ ids: [ServiceCalendar.ID]) async throws(StoreError) -> [ServiceCalendar] { [] }
    func onCallSchedules(of team: Team.ID) async throws(StoreError) -> [OnCallSchedule] { [] }
    func policies() async throws(StoreError) -> [PriorityPolicy] { [] }
    func playbook() async throws(StoreError) -> Playbook { Playbook() }
    func catalogue() async throws(StoreError) -> Catalogue {
        Catalogue(teams: try await teams(services.map(\.team)), services: services)
    }
    func people(in department: Department.ID) async throws(StoreError) -> [Person] { [] }
    func delegations(to person: Person.ID, at time: Timestamp) async throws(StoreError) -> [Delegation] { [] }

    private func person(_ row: StaffTable.Row) -> Person {
        Person(
            id: Person.ID(row.login), name: row.fullName, addresses: [Address(.mail, row.mail, isVerified: true)],
            isActive: !row.hasLeft)
    }
}
// end
