import ServiceDesk

/// The people, teams and services of a script. Both desks ask the same directory.
struct LockstepOrganisation: Sendable {
    private let directory = InMemoryStore()
    private let claimKey = FileClaimKey()
    let files: [FileAttachment]

    static let agents: [Person.ID] = ["bram", "eva", "hugo", "lena", "nora"]
    static let others: [Person.ID] = ["anna", "łukasz", "rita", "sam", "tess"]
    static let teams: [Team.ID] = ["it", "hr", "facilities"]
    static let members: [Team.ID: [Person.ID]] = [
        "it": ["bram", "eva", "lena"], "hr": ["hugo", "nora"], "facilities": ["eva", "sam"],
    ]
    static let suppliers: [Supplier.ID] = ["acme", "beta"]
    static let services: [Service.ID] = ["laptop", "complaint", "badge"]
    /// What requests are solved by; suppliers do not read it.
    static let article: Article.Number = 1

    init() async throws {
        try await directory.save(Self.entries)
        var configuration = Desk.Configuration()
        configuration.fileClaimKey = claimKey
        let (uploader, host) = (Desk(directory, configuration: configuration), Viewer.host("lockstep"))
        files = [
            try await uploader.upload(name: "écran.png", mediaType: "image/png", as: host, bytes: [137, 80, 78, 71]),
            try await uploader.upload(
                name: "log.txt", mediaType: "text/plain", as: host, bytes: Array("erreur 42".utf8)),
        ]
        let answer = ArticleContent("Réseau", text: "Redémarrez.", language: "fr", team: "it", audience: .everyone)
        try await uploader.publish(.id(try await uploader.write(answer, as: host).id), as: host)
    }

    func desk(over store: some RequestStore, seed: UInt64, clock: ManualClock) -> Desk {
        var configuration = Desk.Configuration()
        configuration.time = clock
        configuration.ids = IDGenerator(SeededGenerator(seed: seed))
        configuration.directoryMaximumAge = 86_400
        configuration.fileClaimKey = claimKey
        configuration.fileClaimLifetime = .max
        configuration.closeResolvedAfter = .seconds(3_600)
        // One at a time: both desks then make the same ids in the same order.
        configuration.work.concurrency = 1
        configuration.work.random = SeededGenerator(seed: seed)
        configuration.limits.watchers = 8
        configuration.limits.tags = 12
        configuration.limits.links = 30
        return Desk(
            store: store, directory: directory, attachments: directory, articles: directory,
            configuration: configuration)
    }

    private static var entries: [DirectoryEntry] {
        let people =
            agents.map { Person(id: $0, name: $0.rawValue, language: "nl", skills: ["network"]) } + [
                Person(id: "anna", name: "Anna", language: "fr"), Person(id: "łukasz", name: "Łukasz"),
                Person(id: "rita", name: "Rita"), Person(id: "sam", name: "Sam"),
                Person(id: "tess", name: "Tess", supplier: "acme"), Person(id: "gone", name: "Gone", isActive: false),
            ]
        let start = Timestamp(microseconds: 0)
        return suppliers.map { .supplier(Supplier(id: $0, name: $0.rawValue)) } + people.map { .person($0) }
            + [
                .team(
                    Team(
                        id: "it", name: "IT",
                        members: [.init("bram"), .init("eva", capacity: 40), .init("lena", role: .lead)],
                        assignment: "round-robin")),
                .team(Team(id: "hr", name: "HR", members: [.init("hugo"), .init("nora", role: .lead)])),
                .team(
                    Team(
                        id: "facilities", name: "Facilities",
                        members: [.init("eva", capacity: 5), .init("sam", capacity: 30)],
                        assignment: "least-loaded")),
                .service(laptop), .service(Service(id: "badge", team: "facilities", name: "Badge")),
                .service(Service(id: "complaint", team: "hr", name: "Plainte", isConfidential: true)),
                .delegation(
                    Delegation(
                        id: "d1", from: "lena", to: "anna", starts: start, ends: Timestamp(microseconds: .max))),
                .delegation(Delegation(id: "d2", from: "hugo", to: "rita", starts: start, ends: start)),
            ]
    }

    private static var laptop: Service {
        Service(
            id: "laptop", team: "it", name: "Laptop",
            form: ServiceForm([
                .init("size", label: "Taille", kind: .choice(["13", "15"]), isRequired: true),
                .init(
                    "reason", label: "Reden", kind: .text, isRequired: true,
                    condition: .init(field: "size", isOneOf: [.choice("15")])),
                .init("count", label: "Combien", kind: .number), .init("day", label: "Jour", kind: .date),
                .init("boss", label: "Chef", kind: .person),
            ]), defaultKind: .serviceRequest, skills: ["network"])
    }
}
