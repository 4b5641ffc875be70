import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("The guide “The service map”")
struct ServiceMapGuideTests {
    private let clock = ManualClock()
    private let desk: Desk
    private let host = Viewer.host("test")

    init() async throws {
        let store = InMemoryStore()
        try await store.save([
            .department(Department(id: "sales", name: "Sales")), .department(Department(id: "office", name: "Office")),
            .person(Person(id: "anna", name: "Anna", department: "sales")),
            .person(Person(id: "nora", name: "Nora", department: "office")),
            .team(Team(id: "it", name: "IT", members: [.init("nora", role: .lead)], department: "office")),
            .team(Team(id: "payroll", name: "Payroll", members: [.init("nora", role: .lead)])),
        ])
        var configuration = Desk.Configuration()
        configuration.time = clock
        desk = Desk(store, configuration: configuration)
    }

    @Test("the map is read, and a finding dismissed")
    func map() async throws {
        let start = clock.now()
        for _ in 1...5 {
            let request = try await desk.open(
                RequestDraft("The amount is wrong", requester: "anna", team: "payroll"), as: host)
            for team: Team.ID in ["it", "payroll", "it", "payroll"] {
                clock.advance(bySeconds: 3_600)
                _ = try await desk.perform(.assign(team: team), on: .id(request.id), as: host)
            }
            _ = try await desk.perform(.resolve(.fixed), on: .id(request.id), as: host)
        }
        clock.advance(bySeconds: 60)
        let end = clock.now()
        let nora = try await desk.viewer(for: "nora")
        // snippet: service map
        let map = try await desk.serviceMap(from: start, to: end, as: nora)
        for direction in map.pairs.flatMap(\.directions) {
            let median = direction.asked?.resolution?.median ?? 0
            print(direction.from, "asks", direction.to, direction.asked?.opened ?? 0, median, direction.owed.total)
        }

        let findings = try await desk.mapFindings(from: start, to: end, as: nora)
        for finding in findings { print(finding.id, finding.words, finding.evidence.flatMap(\.requests)) }
        if let first = findings.first {
            try await desk.dismiss(first, reason: "Both check it: four eyes.", as: nora)
        }
        // end
        #expect(map.pairs.map(\.left) == [.department("office")])
        #expect(map.pairs[0].directions[1].asked?.opened == 5)
        #expect(findings.map(\.count) == [5] && findings[0].kind == .pingPong)
        #expect(try await desk.mapFindings(from: start, to: end, as: nora).isEmpty)
    }
}
