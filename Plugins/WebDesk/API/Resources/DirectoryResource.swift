#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk
    import ServiceDeskJSON

    /// Who is who: whoever calls, teams, what they offer, and colleagues by their ids.
    extension Site {
        static var directoryOperations: [APIOperation] {
            [
                APIOperation(
                    .get, "/me", "readMe", "Whoever calls, and the token.", for: .colleague,
                    answers: .ok(.named("Me"), "Who it is.")
                ) { call in try call.json(try MeJSON(call)) },
                APIOperation(
                    .get, "/teams", "listTeams", "The teams.", for: .scope(.readDirectory),
                    answers: .ok(.named("TeamList"), "All of them, by name.")
                ) { call in
                    let teams = try await call.desk.catalogue(as: try call.viewer).teams
                    return try call.json(
                        TeamListJSON(teams: teams.map { TeamJSON($0, open: nil, withCapacity: false) }))
                },
                APIOperation(
                    .get, "/services", "listServices", "What the teams offer, with the forms to ask for it.",
                    for: .scope(.readDirectory), answers: .ok(.named("ServiceList"), "All of them, by name.")
                ) { call in
                    let services = try await call.desk.catalogue(as: try call.viewer).services
                    return try call.json(ServiceListJSON(services: services.map { ServiceJSON($0) }))
                },
                APIOperation(
                    .get, "/people", "listPeople", "Who people are, by ids that stand in requests.",
                    for: .scope(.readDirectory),
                    query: [.required("id", .list(.identifier, atMost: 100, atLeast: 1), "Several with commas.")],
                    answers: .ok(.named("PersonList"), "Unknown ones are left out.")
                ) { call in
                    // Suppliers are no colleagues: they have no list of people to look through.
                    guard try call.viewer.supplier == nil else { return try call.json(PersonListJSON(people: [])) }
                    let people = try await call.desk.people(call.query.ids("id") as SortedSet<Person.ID>)
                    return try call.json(
                        PersonListJSON(people: people.values.sorted { $0.id < $1.id }.map { NameJSON($0) }))
                },
            ]
        }
    }

    struct TeamListJSON: Encodable { let teams: [TeamJSON] }
    struct ServiceListJSON: Encodable { let services: [ServiceJSON] }
    struct PersonListJSON: Encodable { let people: [NameJSON] }

    /// What colleagues learn of somebody.
    struct NameJSON: Encodable {
        let id, name: String
        let isActive: Bool

        init(_ person: Person) { (id, name, isActive) = (person.id.rawValue, person.name, person.isActive) }
    }

    struct MeJSON: Encodable {
        let person: NameJSON
        let language: String?
        let teams, leads: [String]
        let token: TokenJSON?

        init(_ call: APICall) throws {
            guard let colleague = call.visit.colleague else { throw Refusal.notSignedIn }
            person = NameJSON(colleague.person)
            language = colleague.person.language?.rawValue
            (teams, leads) = (colleague.viewer.teams.map(\.rawValue), colleague.viewer.leads.map(\.rawValue))
            token = call.token.map { TokenJSON($0) }
        }

        static let schema = APISchema.object([
            .required("person", .named("Person")), APIField("language", .text(35)),
            .required("teams", .list(.identifier)), .required("leads", .list(.identifier)),
            APIField("token", .named("Token"), "Only where one was shown."),
        ])
    }
#endif
