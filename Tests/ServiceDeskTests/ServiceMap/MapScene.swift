import ServiceDesk
import ServiceDeskTesting

/// The company with departments: anna, rita and wim sell (`sales`); those of the team `it` are of `tech`, which the
/// team does not say; the team `hr` names `people`, of which nobody else is. `ops` has no department at all.
struct MapScene {
    let company: Company
    let start: Timestamp
    var end: Timestamp { start.advanced(bySeconds: 60 * 86_400) }

    init(over requests: (any RequestStore)? = nil) async throws {
        let department: [(Person.ID, Department.ID)] = [
            ("anna", "sales"), ("rita", "sales"), ("wim", "sales"), ("bram", "tech"), ("eva", "tech"),
            ("lena", "sales"), ("hugo", "people"),
        ]
        let form = ServiceForm([
            .init("personnel", label: "Personeelsnummer", kind: .text),
            .init("size", label: "Taille", kind: .choice(["S", "M", "L"])),
            .init("cost", label: "Cost centre", kind: .number), .init("chief", label: "Chef", kind: .person),
        ])
        let goal = SLATarget(.resolution, within: .elapsed(.seconds(7_200)))
        let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
        let hours = ServiceHours(zone: "Europe/Brussels", weekly: ServiceHours.every(days, ["09:00-17:30"]))
        var entries: [DirectoryEntry] = ["sales", "tech", "people"].map {
            .department(Department(id: $0, name: $0.rawValue.capitalized))
        }
        entries += department.map { .person(Person(id: $0.0, name: $0.0.rawValue.capitalized, department: $0.1)) }
        entries += [
            .team(
                Team(
                    id: "hr", name: "HR", members: [.init("hugo"), .init("nora", role: .lead)], department: "people")),
            .team(Team(id: "ops", name: "Ops", members: [.init("nora", role: .lead)])),
            .service(Service(id: "laptop", team: "it", name: "Laptop", form: form)),
            .service(Service(id: "badge", team: "hr", name: "Badge", form: form)),
            .policy(PriorityPolicy(id: "p", title: "P", rules: [.init(aims: [.init(goal)])])),
            .calendar(ServiceCalendar(id: "office", name: "Bureau", hours: hours)),
        ]
        company = try await Company(over: requests, saving: entries)
        start = company.clock.now()
    }

    var host: Viewer { Company.host }

    @discardableResult
    func open(
        _ person: Person.ID, _ team: Team.ID? = nil, service: Service.ID? = nil, fields: [String: FieldValue] = [:],
        confidential: Bool = false
    ) async throws -> Request {
        var draft = RequestDraft("Vraag", text: "Graag.", team: team, service: service, fields: fields)
        if confidential { draft.confidentiality = .init() }
        return try await company.desk.open(draft, as: try await company.viewer(person))
    }

    func pass(hours: Int64) { company.clock.advance(bySeconds: hours * 3_600) }

    func perform(_ command: RequestCommand, on request: Request) async throws {
        _ = try await company.desk.perform(command, on: .id(request.id), as: host)
    }

    /// Has a request go from team to team, an hour with each.
    func pass(_ request: Request, to teams: Team.ID...) async throws {
        for team in teams {
            pass(hours: 1)
            try await perform(.assign(team: team), on: request)
        }
    }

    func findings(
        _ kind: MapFinding.Kind, as person: Person.ID? = nil, to end: Timestamp? = nil
    ) async throws -> [MapFinding] {
        var viewer = host
        if let person { viewer = try await company.viewer(person) }
        return try await company.desk.mapFindings(from: start, to: end ?? self.end, as: viewer)
            .filter { $0.kind == kind }
    }
}
