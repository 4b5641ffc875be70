import ServiceDesk
import ServiceDeskTesting

// snippet: catalogue
let laptop = Service(
    id: "laptop", team: "it", name: "Un nouvel ordinateur portable",
    form: ServiceForm([
        .init("model", label: "Quel modèle ?", kind: .choice(["13 pouces", "15 pouces"]), isRequired: true),
        .init("start", label: "À partir de quand ?", kind: .date, isRequired: true),
        .init(
            "reason", label: "Pourquoi un grand ?", kind: .text, isRequired: true,
            condition: .init(field: "model", isOneOf: [.choice("15 pouces")])),
    ]))
// end

/// The people and teams of the guide “Embedding a desk”.
enum Company {
    static let entries: [DirectoryEntry] = [
        .person(Person(id: "anna", name: "Anna Peeters", language: .dutch)),
        .person(Person(id: "luc", name: "Luc Lambert", language: .french)),
        .person(Person(id: "emily", name: "Emily Jones", language: .english)),
        .person(Person(id: "hilde", name: "Hilde Maes", language: .dutch)),
        .team(
            Team(
                id: "it", name: "IT", members: [.init("luc"), .init("emily", role: .lead, capacity: 10)],
                assignment: "least-loaded")),
        .team(Team(id: "hr", name: "HR", members: [.init("hilde", role: .lead)])),
        .service(laptop),
        .delegation(
            Delegation(
                id: "leave-anna", from: "anna", to: "emily", starts: Timestamp(microseconds: 0),
                ends: Timestamp(microseconds: 4_000_000_000_000_000))),
    ]

    static func desk(_ configuration: Desk.Configuration = .init()) async throws -> Desk {
        let store = InMemoryStore()
        try await store.save(entries)
        return Desk(store, configuration: configuration)
    }
}
