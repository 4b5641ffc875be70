import ServiceDesk
import ServiceDeskTesting

/// A small company with a desk in memory, a clock that stands still and the same ids in every run. What names no team
/// goes to `it`.
///
/// `it`: bram and eva are agents, lena leads. `hr`: hugo is agent, nora leads. anna, rita and wim ask. tess works for
/// the supplier acme, otto for beta. gone has left.
struct Company {
    let store: InMemoryStore
    let clock = ManualClock()
    let desk: Desk

    init(
        over requests: (any RequestStore)? = nil, saving extra: [DirectoryEntry] = [],
        _ configure: (inout Desk.Configuration) -> Void = { _ in }
    ) async throws {
        store = InMemoryStore()
        try await store.save(Self.entries + extra)
        var configuration = Desk.Configuration()
        configuration.time = clock
        configuration.ids = IDGenerator(SeededGenerator(seed: 1))
        configuration.defaultTeam = "it"
        configure(&configuration)
        desk = Desk(
            store: requests ?? store, directory: store, attachments: store, articles: store,
            configuration: configuration)
    }

    static let entries: [DirectoryEntry] =
        ["bram", "eva", "lena", "hugo", "nora", "anna", "rita", "wim"].map {
            .person(Person(id: Person.ID($0), name: $0.capitalized, language: $0 == "anna" ? "fr" : nil))
        } + [
            .supplier(Supplier(id: "acme", name: "Acme")), .supplier(Supplier(id: "beta", name: "Beta")),
            .person(Person(id: "tess", name: "Tess", supplier: "acme")),
            .person(Person(id: "otto", name: "Otto", supplier: "beta")),
            .person(Person(id: "gone", name: "Gone", isActive: false)),
            .team(Team(id: "it", name: "IT", members: [.init("bram"), .init("eva"), .init("lena", role: .lead)])),
            .team(Team(id: "hr", name: "HR", members: [.init("hugo"), .init("nora", role: .lead)])),
            .service(Service(id: "complaint", team: "hr", name: "Plainte", isConfidential: true)),
        ]

    func viewer(_ person: Person.ID) async throws -> Viewer { try await desk.viewer(for: person) }

    /// A request by anna to the team `it`.
    func open(_ subject: String = "L’imprimante ne répond plus", team: Team.ID = "it") async throws -> Request {
        try await desk.open(RequestDraft(subject, text: "Depuis ce matin.", team: team), as: try await viewer("anna"))
    }

    func perform(_ command: RequestCommand, on request: Request, by person: Person.ID) async throws -> Request {
        try await desk.perform(command, on: .id(request.id), as: try await viewer(person))
    }

    /// The code with which something is refused; `nil` when it is not.
    func refusal(_ body: () async throws -> Void) async throws -> Rejection.Code? {
        do {
            try await body()
            return nil
        } catch let rejection as Rejection {
            return rejection.code
        }
    }

    func journal(of request: Request) async throws -> [RecordedEvent] {
        try await store.history(HistoryQuery(request.id, limit: 10_000))
    }
}
