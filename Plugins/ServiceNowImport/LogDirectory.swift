import ServiceDesk

/// The people, teams, services and suppliers that a log names.
struct LogDirectory {
    private static let batchSize = 500

    private let names: LogNames
    private var people: [Person.ID: String] = [:]
    private var members: [Team.ID: Set<Person.ID>] = [:]
    private var teamNames: [Team.ID: String] = [:]
    private var services: [Service.ID: Service] = [:]
    private var suppliers: [Supplier.ID: String] = [:]

    init(_ log: IncidentLog, _ timetable: Timetable, _ configuration: ServiceNowImport.Configuration) {
        names = LogNames(texts: log.texts, defaultTeam: configuration.defaultTeam)
        // What was met: most rows name the same as others, and making an identifier costs more than looking that up.
        var met: Set<TextTable.Token> = []
        var (metTeams, metServices): (Set<Pair>, Set<Pair>) = ([], [])
        for item in timetable.items where item.ordinal >= 0 {
            let row = log.rows[timetable.row(item.ordinal, of: item.incident)]
            for token in [row.caller, row.openedBy, row.updatedBy, row.agent] where met.insert(token).inserted {
                if let id = names.person(token) { people[id] = names.name("User", token) }
            }
            if metTeams.insert(Pair(row.group, row.agent)).inserted { addTeam(row) }
            if metServices.insert(Pair(row.category, row.subcategory)).inserted { addService(row) }
            if let id = names.supplier(row.vendor) { suppliers[id] = names.name("Vendor", row.vendor) }
            if row.caller == .none, row.openedBy == .none { people[LogNames.unknown] = "Unknown" }
        }
    }

    private struct Pair: Hashable {
        let first, second: TextTable.Token

        init(_ first: TextTable.Token, _ second: TextTable.Token) { (self.first, self.second) = (first, second) }
    }

    var everybody: [Person.ID] { people.keys.sorted() }

    private mutating func addTeam(_ row: LogRow) {
        let id = names.team(row.group)
        if teamNames[id] == nil { teamNames[id] = names.name("Group", row.group) ?? "Service desk" }
        if let agent = names.person(row.agent) { members[id, default: []].insert(agent) }
    }

    private mutating func addService(_ row: LogRow) {
        guard let id = names.service(row), services[id] == nil else { return }
        services[id] = Service(
            id: id, team: names.team(row.group), name: names.serviceName(row), defaultKind: .incident,
            defaultImpact: .medium, defaultUrgency: .medium)
    }

    // MARK: Saving

    /// Adds what the directory lacks. What it has stays as it is, except that teams gain members.
    func save(in directory: any DirectoryStore, _ report: inout ServiceNowImport.Report) async throws {
        report.suppliers += try await add(
            suppliers.keys, to: directory, known: { Set(try await directory.suppliers($0).map(\.id)) },
            entry: { .supplier(Supplier(id: $0, name: suppliers[$0] ?? $0.rawValue)) })
        report.people += try await add(
            people.keys, to: directory, known: { Set(try await directory.people($0).map(\.id)) },
            entry: { .person(Person(id: $0, name: people[$0] ?? $0.rawValue)) })
        report.teams += try await saveTeams(in: directory)
        report.services += try await add(
            services.keys, to: directory, known: { Set(try await directory.services($0).map(\.id)) },
            entry: { services[$0].map { .service($0) } })
    }

    /// Returns how many were new.
    private func add<ID: Identifier>(
        _ ids: some Sequence<ID>, to directory: any DirectoryStore, known: ([ID]) async throws -> Set<ID>,
        entry: (ID) -> DirectoryEntry?
    ) async throws -> Int {
        var (rest, count) = (ids.sorted()[...], 0)
        while !rest.isEmpty {
            let batch = Array(rest.prefix(Self.batchSize))
            rest = rest.dropFirst(Self.batchSize)
            let there = try await known(batch)
            let new = batch.filter { !there.contains($0) }.compactMap(entry)
            if !new.isEmpty { try await directory.save(new) }
            count += new.count
        }
        return count
    }

    private func saveTeams(in directory: any DirectoryStore) async throws -> Int {
        let ids = teamNames.keys.sorted()
        let there = Dictionary(
            try await directory.teams(ids).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var entries: [DirectoryEntry] = []
        for id in ids {
            var team = there[id] ?? Team(id: id, name: teamNames[id] ?? id.rawValue)
            let present = Set(team.members.map(\.person))
            let new = (members[id] ?? []).subtracting(present).sorted()
            team.members += new.map { Team.Member($0) }
            if there[id] == nil || !new.isEmpty { entries.append(.team(team)) }
        }
        for start in stride(from: 0, to: entries.count, by: Self.batchSize) {
            try await directory.save(Array(entries[start..<min(start + Self.batchSize, entries.count)]))
        }
        return ids.count - there.count
    }
}
