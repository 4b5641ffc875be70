import FigureFixtures
import ServiceDesk

/// A desk in which many things happen, to be counted.
struct FigureScene {
    let company: Company
    private(set) var requests: [Request] = []

    init() async throws {
        company = try await Company(saving: FigureLife.entries)
        company.clock.set(ClockScene.start)
    }

    /// Thirty requests and nine hundred random things that happen to them, in about fifty days.
    static func random(_ seed: UInt64) async throws -> FigureScene {
        var scene = try await FigureScene()
        scene.requests = try await FigureLife.live(in: scene.company.desk, scene.company.clock, seed: seed, steps: 900)
        return scene
    }

    mutating func open(_ draft: RequestDraft, by person: Person.ID = "anna") async throws {
        requests.append(try await company.desk.open(draft, as: try await company.viewer(person)))
    }

    func journals() async throws -> [[RecordedEvent]] {
        var journals: [[RecordedEvent]] = []
        for request in requests { journals.append(try await company.journal(of: request)) }
        return journals
    }
}
