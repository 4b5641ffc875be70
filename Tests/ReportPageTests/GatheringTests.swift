import Foundation
import ServiceDeskTesting
import Testing

@testable import ReportPage
@testable import ServiceDesk

@Suite("What a report tells, gathered from a desk")
struct GatheringTests {
    private static let people: [DirectoryEntry] = ["anna", "luc"].map {
        .person(Person(id: Person.ID($0), name: $0.capitalized))
    }

    @Test("counts a desk's requests in the hours of the zone, and withholds small teams")
    func gathers() async throws {
        let clock = ManualClock()
        var configuration = Desk.Configuration()
        (configuration.time, configuration.ids) = (clock, IDGenerator(SeededGenerator(seed: 1)))
        let store = InMemoryStore()
        let teams = [("it", "Informatique"), ("hr", "Personeel"), ("paie", "Paie")].map {
            DirectoryEntry.team(Team(id: Team.ID($0.0), name: $0.1, members: [.init("luc")]))
        }
        try await store.save(Self.people + teams)
        let desk = Desk(store, configuration: configuration)
        let (anna, luc) = (try await desk.viewer(for: "anna"), try await desk.viewer(for: "luc"))
        let start = clock.now()
        for (team, count) in [("it", 9), ("hr", 6), ("paie", 1)] {
            for number in 1...count {
                let draft = RequestDraft("Vraag \(number)", team: Team.ID(team))
                let request = try await desk.open(draft, as: anna)
                clock.advance(bySeconds: 3_600)
                if number % 3 == 0 { try await desk.perform(.resolve(.fixed), on: .id(request.id), as: luc) }
            }
        }
        let zone = try #require(TimeZone(identifier: "Asia/Kathmandu"))
        let query = ReportQuery(
            viewer: .host("tests"), from: start, to: clock.now(), zone: zone, title: "Rapport", audience: "La maison")
        let content = try await desk.reportContent(query, naming: store)
        #expect(content.total?.opened == 16 && content.total?.resolved == 5)
        #expect(content.teams.compactMap { $0.figures == nil ? nil : $0.name } == ["Informatique"])
        #expect(content.teams.count == 3)
        #expect(content.hours.joined().reduce(0, +) == 16)
        #expect(content.days.reduce(0) { $0 + $1.arrivals } == 16 && content.days.last?.open == 11)
        #expect(content.days.first?.date == content.day(of: start) && !content.isEmpty)

        await #expect(throws: Rejection.self) {
            try await desk.reportContent(
                ReportQuery(viewer: anna, from: start, to: clock.now(), zone: zone, title: "", audience: ""),
                naming: store)
        }
        // Of others than the host fewer than two are withheld, whatever is asked for.
        var own = query
        (own.viewer, own.withholdingBelow) = (luc, 0)
        #expect(try await desk.reportContent(own, naming: store).withholdingBelow == 2)
        let later = clock.now().advanced(bySeconds: 400 * 86_400)
        var nothing = query
        (nothing.start, nothing.end) = (start.advanced(bySeconds: -86_400), start.advanced(bySeconds: -1))
        #expect(try await desk.reportContent(nothing, naming: store).isEmpty)
        (nothing.start, nothing.end) = (later, later.advanced(bySeconds: 86_400))
        // What is open is something to tell.
        #expect(try await desk.reportContent(nothing, naming: store).total?.openAfter == 11)
    }

    @Test(
        "says in its language what nobody has said",
        arguments: [
            (
                Language.english,
                ["Report of the service desk", "The whole organisation", "Informatique – made for Luc"]
            ),
            (
                .french,
                ["Rapport du service desk", "Toute l’organisation", "Informatique – établi pour Luc"]
            ),
            (
                .dutch,
                ["Rapport van de servicedesk", "De hele organisatie", "Informatique – gemaakt voor Luc"]
            ),
        ])
    func speaks(_ language: Language, _ said: [String]) async throws {
        let clock = ManualClock()
        var configuration = Desk.Configuration()
        (configuration.time, configuration.ids) = (clock, IDGenerator(SeededGenerator(seed: 1)))
        let store = InMemoryStore()
        try await store.save(Self.people + [.team(Team(id: "it", name: "Informatique", members: [.init("luc")]))])
        let desk = Desk(store, configuration: configuration)
        let start = clock.now()
        let anna = try await desk.viewer(for: "anna")
        for number in 1...6 { try await desk.open(RequestDraft("Vraag \(number)", team: "it"), as: anna) }
        clock.advance(bySeconds: 86_400)
        var query = ReportQuery(viewer: .host("tests"), from: start, to: clock.now(), zone: .gmt, language: language)
        var content = try await desk.reportContent(query, naming: store)
        #expect([content.title, content.audience] == said.prefix(2) && content.language == language)
        query.teams = ["it"]
        #expect(try await desk.reportContent(query, naming: store).audience == "Informatique")
        (query.teams, query.viewer) = ([], try await desk.viewer(for: "luc"))
        content = try await desk.reportContent(query, naming: store)
        #expect(content.audience == said[2])
    }

    @Test("follows the clocks when they change")
    func changesClocks() throws {
        var content = ReportContent(
            title: "", audience: "", from: Timestamp(date: "2026-10-23T22:00:00Z"),
            to: Timestamp(date: "2026-10-26T23:00:00Z"), zone: try #require(TimeZone(identifier: "Europe/Brussels")),
            madeAt: Timestamp(date: "2026-11-01T00:00:00Z"))
        content.total = Figures()
        content.total?.openBefore = 3
        var arrivals = Arrivals()
        // Half past two is twice in that night, and midnight comes an hour later after it.
        for time in ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"] {
            arrivals.quarters[Timestamp(date: time).microseconds / 900_000_000] = 1
            arrivals.balances[Timestamp(date: time).microseconds / 900_000_000] = 1
        }
        content.add(arrivals)
        #expect(content.hours[6][2] == 2 && content.hours[6][0] == 1 && content.hours[0][0] == 1)
        #expect(content.days.map(\.date.description) == ["2026-10-24", "2026-10-25", "2026-10-26"])
        #expect(content.days.map(\.arrivals) == [0, 3, 1] && content.days.map(\.open) == [3, 6, 7])
        #expect(content.period.contains("(3 days)"))
    }

    @Test("leaves out what is too much to count or too long ago, and nothing else")
    func leavesOut() async throws {
        var content = ReportContent.nothing()
        #expect(try await content.part(.flows) { 7 } == 7 && content.leftOut.isEmpty && content.isEmpty)
        let old: Int? = try await content.part(.estimates) { throw Rejection(.invalidField, "from: too long ago") }
        // A time without anything stays one.
        #expect(old == nil && content.leftOut == [.estimates] && content.isEmpty)
        let much: Int? = try await content.part(.obligations) { throw Rejection(.tooLarge, "obligations") }
        #expect(much == nil && content.leftOut == [.estimates, .obligations] && !content.isEmpty)
        await #expect(throws: Rejection.self) {
            var other = ReportContent.nothing()
            _ = try await other.part(.flows) { throw Rejection(.notPermitted, "no") }
        }
    }
}
