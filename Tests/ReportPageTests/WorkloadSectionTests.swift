import Foundation
import ServiceDeskTesting
import Testing

@testable import ReportPage
@testable import ServiceDesk

@Suite("What a report tells of workload")
struct WorkloadSectionTests {
    private func report(_ loads: [(Team.ID, WorkloadFacts?)]) -> WorkloadReport {
        WorkloadReport(
            at: ReportContent.start, weeks: 8, thresholds: WorkloadThresholds(), withholdingBelow: 5,
            rows: loads.map { .init(team: $0.0, workload: $0.1.map { Workload($0) }, members: nil) })
    }

    private static let full = WorkloadFacts(members: [.init("luc", capacity: 4, open: 9)], unassigned: 2)
    private static let well = WorkloadFacts(members: [.init("luc", capacity: 4, open: 1)], unassigned: 30)
    private static let unknown = WorkloadFacts(unassigned: 40)

    @Test("the sign is read without colour, with its reason, and nobody is named")
    func sign() throws {
        var content = ReportContent.nothing()
        content.add(
            report([("hr", Self.well), ("it", Self.full), ("paie", nil), ("yard", Self.unknown)]),
            calling: ["it": "Informatique & réseau", "hr": "Personeel"])
        #expect(content.workloads.map(\.name) == ["Informatique & réseau", "yard", "Personeel"])
        #expect(content.workloadsWithheld == 1)
        let section = try #require(content.working)
        #expect(section.title == "“Informatique & réseau” has too much to do")
        #expect(section.note.contains("1 team with fewer than 5 requests is withheld."))
        #expect(section.opening?.rows.map { $0[1] } == ["! overload", "?", "ok"])
        let html = section.markup.html
        #expect(html.contains("! Informatique &amp; réseau:") && html.contains("9 requests are in hands"))
        #expect(!html.contains("luc"))
        content.workloads.removeFirst()
        #expect(content.working?.title == "Nothing says that a team has too much to do")
        content.workloads = []
        #expect(content.working == nil)
    }

    @Test("is gathered of what is open now, and of no time that is over")
    func gathers() async throws {
        let clock = ManualClock()
        var configuration = Desk.Configuration()
        (configuration.time, configuration.ids) = (clock, IDGenerator(SeededGenerator(seed: 1)))
        let store = InMemoryStore()
        try await store.save(
            [.person(Person(id: "anna", name: "Anna")), .person(Person(id: "luc", name: "Luc"))] + [
                .team(Team(id: "it", name: "Informatique", members: [.init("luc", capacity: 3)]))
            ])
        let desk = Desk(store, configuration: configuration)
        let (anna, luc) = (try await desk.viewer(for: "anna"), try await desk.viewer(for: "luc"))
        let start = clock.now()
        for number in 1...6 {
            let request = try await desk.open(RequestDraft("Vraag \(number)", team: "it"), as: anna)
            try await desk.perform(.take, on: .id(request.id), as: luc)
        }
        clock.advance(bySeconds: 3_600)
        var query = ReportQuery(
            viewer: .host("tests"), from: start, to: clock.now(), zone: .gmt, title: "Rapport", audience: "La maison")
        var content = try await desk.reportContent(query, naming: store)
        #expect(content.workloads.map(\.name) == ["Informatique"])
        #expect(content.workloads.first?.workload.reasons.map(\.kind) == [.load])
        #expect(ReportPage(content).html.contains("The team has too much to do"))
        query.withholdingBelow = 7
        content = try await desk.reportContent(query, naming: store)
        #expect(content.workloads.isEmpty && content.workloadsWithheld == 1)
        query.withholdingBelow = 5
        clock.advance(bySeconds: 40 * 86_400)
        content = try await desk.reportContent(query, naming: store)
        #expect(content.workloads.isEmpty && content.workloadsWithheld == 0)
    }
}
