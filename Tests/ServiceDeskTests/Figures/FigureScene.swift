import ServiceDesk
import ServiceDeskTesting
import Testing

/// A desk in which many things happen, to be counted.
struct FigureScene {
    static let kinds: Set<RequestKind> = [.incident, .serviceRequest, .problem]
    let company: Company
    private(set) var requests: [Request] = []

    private static let entries: [DirectoryEntry] = [
        .calendar(ClockScene.office), .department(Department(id: "sales", name: "Ventes")),
        .department(Department(id: "brewery", name: "Brouwerij")),
        .person(Person(id: "anna", name: "Anna", department: "sales", language: "fr")),
        .person(Person(id: "rita", name: "Rita", department: "brewery", language: "nl")),
        .team(
            Team(
                id: "it", name: "IT", members: [.init("bram"), .init("eva"), .init("lena", role: .lead)],
                hours: "office")),
        .team(Team(id: "yard", name: "Yard", members: [.init("wim")])),
        .service(Service(id: "mail", team: "it", name: "Courriel")),
    ]

    init() async throws {
        company = try await Company(saving: Self.entries)
        company.clock.set(ClockScene.start)
    }

    /// Thirty requests and nine hundred random things that happen to them, in about fifty days; what is not possible
    /// is left out.
    static func random(_ seed: UInt64) async throws -> FigureScene {
        var (scene, random) = (try await FigureScene(), SeededGenerator(seed: seed))
        for step in 0..<900 {
            scene.company.clock.advance(bySeconds: Int64.random(in: 0...26, using: &random) * 367)
            if step % 30 == 0 {
                try await scene.open(&random)
            } else {
                try await scene.act(&random)
            }
        }
        return scene
    }

    mutating func open(_ draft: RequestDraft, by person: Person.ID = "anna") async throws {
        requests.append(try await company.desk.open(draft, as: try await company.viewer(person)))
    }

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
        try await open(draft, by: "bram")
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
        let choice = Int.random(in: 0..<30, using: &random)
        _ = try await company.refusal {
            switch choice {
            case 0..<8: _ = try await company.desk.reply("Alors ?", to: .id(request.id), as: company.viewer(person))
            case 8:
                _ = try await company.desk.merge(.id(request.id), into: .id(other.id), as: Company.host)
            default: _ = try await company.desk.perform(command, on: .id(request.id), as: Company.host)
            }
        }
    }

    func journals() async throws -> [[RecordedEvent]] {
        var journals: [[RecordedEvent]] = []
        for request in requests { journals.append(try await company.journal(of: request)) }
        return journals
    }
}
