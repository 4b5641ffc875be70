import Foundation
import ReportPage
import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("The guide “Embedding a desk”: a report")
struct ReportTests {
    @Test func reports() async throws {
        let clock = ManualClock()
        var configuration = Desk.Configuration()
        configuration.time = clock
        let store = InMemoryStore()
        try await store.save(Company.entries)
        let desk = Desk(store, configuration: configuration)
        let (start, zone) = (clock.now(), try #require(TimeZone(identifier: "Europe/Brussels")))
        let anna = try await desk.viewer(for: "anna")
        for number in 1...6 { try await desk.open(RequestDraft("Imprimante \(number)", team: "it"), as: anna) }
        clock.advance(bySeconds: 86_400)
        let end = clock.now()
        // snippet: report
        let query = ReportQuery(
            viewer: .host("reports"), from: start, to: end, zone: zone, title: "Septembre", audience: "La maison",
            goal: 0.9, language: .french)
        var content = try await desk.reportContent(query, naming: store)
        content.teams.sort { $0.name < $1.name }
        let page = ReportPage(content).html
        // end
        #expect(content.total?.opened == 6 && content.teams.map(\.name) == ["IT"])
        #expect(page.contains("<h1>Septembre</h1>") && page.contains("<html lang=\"fr\">"))
        #expect(page.contains("À propos de ces chiffres"))
    }
}
