import ServiceDesk
import ServiceDeskTesting

/// A life at random that leaves something of everything that is counted.
package struct FigureLife {
    /// Monday to Friday, 09:00 to 12:00 and 13:00 to 17:00: the hours of the team `it`.
    package static let office = ServiceCalendar(
        id: "office", name: "Kantooruren",
        hours: ServiceHours(
            zone: "Europe/Brussels", weekly: ServiceHours.every(Weekday.workdays, ["09:00-12:00", "13:00-17:00"])))

    package static let entries: [DirectoryEntry] =
        ["bram", "eva", "lena", "hugo", "wim"].map { .person(Person(id: Person.ID($0), name: $0.capitalized)) } + [
            .calendar(office), .department(Department(id: "sales", name: "Ventes")),
            .department(Department(id: "brewery", name: "Brouwerij")),
            .person(Person(id: "anna", name: "Anna", department: "sales", language: "fr")),
            .person(Person(id: "rita", name: "Rita", department: "brewery", language: "nl")),
            .supplier(Supplier(id: "acme", name: "Acme")), .supplier(Supplier(id: "beta", name: "Beta")),
            .team(
                Team(
                    id: "it", name: "IT", members: [.init("bram"), .init("eva"), .init("lena", role: .lead)],
                    hours: "office")),
            .team(Team(id: "hr", name: "HR", members: [.init("hugo")])),
            .team(Team(id: "yard", name: "Yard", members: [.init("wim")])),
            .service(Service(id: "mail", team: "it", name: "Courriel")),
        ]

    private let desk: Desk
    private var requests: [Request] = []

    /// A request for every thirty steps, and random things that happen to them, eighteen or so a day; what is not
    /// possible is left out. The desk has the clock, and its store the entries.
    package static func live(
        in desk: Desk, _ clock: ManualClock, seed: UInt64, steps: Int
    ) async throws -> [Request] {
        var (life, random) = (FigureLife(desk: desk), SeededGenerator(seed: seed))
        for step in 0..<steps {
            clock.advance(bySeconds: Int64.random(in: 0...26, using: &random) * 367)
            if step % 30 == 0 {
                try await life.open(&random)
            } else {
                try await life.act(&random)
            }
        }
        return life.requests
    }

    /// Such a life in a store that was empty.
    package static func live(in store: some CompleteStore, seed: UInt64, steps: Int) async throws {
        try await store.save(entries)
        var configuration = Desk.Configuration()
        let clock = ManualClock()
        configuration.time = clock
        configuration.ids = IDGenerator(SeededGenerator(seed: seed))
        _ = try await live(in: Desk(store, configuration: configuration), clock, seed: seed, steps: steps)
    }

    private init(desk: Desk) { self.desk = desk }

    private mutating func open(_ random: inout some RandomNumberGenerator) async throws {
        let subjects = ["L’écran reste noir", "Het scherm blijft zwart", "The screen stays black"]
        var draft = RequestDraft(
            subjects[requests.count % 3], team: ["it", "hr", "yard"].randomElement(using: &random))
        if Int.random(in: 0..<3, using: &random) == 0 { (draft.team, draft.service) = (nil, "mail") }
        draft.kind = [.incident, .serviceRequest, .problem].randomElement(using: &random)
        draft.channel = ["api", "mail"].randomElement(using: &random) ?? .api
        draft.impact = Impact.allCases.randomElement(using: &random)
        draft.language = ["fr", "nl", "en"].randomElement(using: &random)
        // Only who works for a team may say all of that.
        draft.requester = ["anna", "rita", "eva"].randomElement(using: &random)
        requests.append(try await desk.open(draft, as: try await desk.viewer(for: "bram")))
    }

    private static let commands: [RequestCommand] = [
        .take, .assign(team: "it", agent: "bram"), .assign(team: "hr"), .assign(team: "yard"), .assign(team: nil),
        .handOver("acme"), .handOver(nil), .hold(Pending(.information, waitingFor: .requester)),
        .hold(Pending(.approval, waitingFor: .team("hr"))), .hold(Pending(.supplier, waitingFor: .supplier("beta"))),
        .hold(Pending(.date, waitingFor: .nobody)), .hold(Pending(.evidence, waitingFor: .person("wim"))), .resume,
        .resume, .resolve(.fixed), .resolve(.answered), .close(), .reopen(reason: "Encore"), .tag(["vite"]),
        .classify(kind: .incident, impact: .high), .classify(kind: .problem), .chooseService("mail"),
        .setLanguage("nl"), .rename("Autrement"), .watch("wim"),
    ]

    private func act(_ random: inout some RandomNumberGenerator) async throws {
        guard let request = requests.randomElement(using: &random), let other = requests.randomElement(using: &random),
            let person = (["bram", "eva", "hugo", "wim", "anna", "rita"] as [Person.ID]).randomElement(using: &random),
            let command = Self.commands.randomElement(using: &random)
        else { return }
        let host = Viewer.host("test")
        do {
            switch Int.random(in: 0..<30, using: &random) {
            case 0..<8: try await desk.reply("Alors ?", to: .id(request.id), as: desk.viewer(for: person))
            case 8: try await desk.merge(.id(request.id), into: .id(other.id), as: host)
            default: try await desk.perform(command, on: .id(request.id), as: host)
            }
        } catch is Rejection {
            // It is not possible as things stand.
        }
    }
}
