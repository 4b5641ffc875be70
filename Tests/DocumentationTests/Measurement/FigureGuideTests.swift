import Foundation
import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("The guide “Measurement”")
struct FigureGuideTests {
    private let clock = ManualClock()
    private let desk: Desk

    private static let weekly = ServiceHours.every(Weekday.workdays, ["09:00-12:00", "13:00-17:00"])

    init() async throws {
        let store = InMemoryStore()
        try await store.save([
            .calendar(
                ServiceCalendar(id: "office", name: "Office", hours: ServiceHours(zone: "UTC", weekly: Self.weekly))),
            .person(Person(id: "nora", name: "Nora")), .person(Person(id: "anna", name: "Anna")),
            .team(Team(id: "payroll", name: "Payroll", members: [.init("nora", capacity: 5)], hours: "office")),
        ])
        var configuration = Desk.Configuration()
        configuration.time = clock
        desk = Desk(store, configuration: configuration)
    }

    /// What the guide tells of Anna’s payslip.
    private func live(from monday: Timestamp) async throws {
        func at(_ day: Int64, _ hour: Int64, _ minute: Int64) {
            clock.set(monday.advanced(bySeconds: day * 86_400 + hour * 3_600 + minute * 60))
        }
        let (nora, anna) = (try await desk.viewer(for: "nora"), try await desk.viewer(for: "anna"))
        at(0, 10, 0)
        let request = try await desk.open(RequestDraft("My payslip shows 19 days", team: "payroll"), as: anna)
        let reference = RequestReference.id(request.id)
        at(0, 10, 30)
        try await desk.reply("Which days did you work?", to: reference, as: nora)
        try await desk.perform(.hold(Pending(.information, waitingFor: .requester)), on: reference, as: nora)
        at(1, 9, 30)
        try await desk.reply("All but the 17th.", to: reference, as: anna)
        if try await desk.request(reference, as: nora).state == .pending {
            try await desk.perform(.resume, on: reference, as: nora)
        }
        at(1, 9, 50)
        try await desk.reply("You are right, the 18th is missing.", to: reference, as: nora)
        at(1, 10, 0)
        try await desk.perform(.resolve(.fixed), on: reference, as: nora)
    }

    @Test("the example is counted as it says")
    func example() async throws {
        let monday = try #require(CalendarDate("2026-03-02")).startInUTC
        let saturday = monday.advanced(bySeconds: 5 * 86_400)
        try await live(from: monday)
        // snippet: figures
        let report = try await desk.figures(
            FigureQuery(viewer: .host("review"), from: monday, to: saturday, by: .team, withholdingBelow: 0))
        for row in report.rows {
            guard let figures = row.figures else { continue }  // withheld
            for figure in figures.values where figure.sampleSize > 0 {
                print(row.value ?? "no team", figure.title, figure.content, figure.name.definition.meaning)
            }
        }
        let zone = try await desk.zone(of: "payroll") ?? .gmt
        print("Mondays from ten to eleven:", report.arrivals.byHour(in: zone)[0][10])
        let days = report.arrivals.days(
            from: monday, to: saturday, in: zone, openBefore: report.total?.openBefore)
        for day in days { print(day.date, day.arrived, day.ended, day.openAfter ?? 0) }
        // end
        let figures = try #require(report.rows.first?.figures)
        func minutes(_ times: Figures.Times?) -> [Int64] {
            [times?.elapsed, times?.service].map { ($0?.median ?? -60) / 60 }
        }
        #expect(minutes(figures.firstResponse) == [30, 30])
        #expect(minutes(figures.nextResponse) == [20, 20])
        #expect(minutes(figures.resolution) == [24 * 60, 7 * 60])
        #expect(minutes(figures.handling) == [60, 60])
        #expect(minutes(figures.waits[.requester]) == [23 * 60, 6 * 60])
        #expect(figures.firstContact == Share(0, of: 1) && figures.opened == 1 && figures.openAfter == 0)
        #expect(report.arrivals.byHour(in: zone)[0][10] == 1)
        #expect(days.map(\.openAfter) == [1, 0, 0, 0, 0])
    }

    @Test("says of each figure what the package says of it")
    func definitions() throws {
        let guide = try String(
            contentsOf: Snippets.root.appendingPathComponent("Documentation/Measurement.md"), encoding: .utf8)
        for name in FigureName.allCases {
            let definition = name.definition
            let row =
                "| `\(name.rawValue)`, \(definition.title) | \(definition.meaning) | \(definition.formula) | "
                + "\(definition.isNot) |"
            #expect(guide.contains(row), "\(row)")
        }
        for term in FigureTerm.allCases {
            let row = "| `\(term.rawValue)` | \(term.meaning) | \(term.formula) |"
            #expect(guide.contains(row), "\(row)")
        }
        let loads = WorkloadName.allCases.map { ($0.rawValue, $0.definition) }
        for (name, known) in loads + OverloadReason.Kind.allCases.map({ ($0.rawValue, $0.definition) }) {
            let row = "| `\(name)`, \(known.title) | \(known.meaning) | \(known.formula) | \(known.isNot) |"
            #expect(guide.contains(row), "\(row)")
        }
    }

    @Test("a workload has its signs with their reasons")
    func workload() async throws {
        let anna = try await desk.viewer(for: "anna")
        for number in 1...6 {
            let request = try await desk.open(RequestDraft("Question \(number)", team: "payroll"), as: anna)
            try await desk.perform(.take, on: .id(request.id), as: try await desk.viewer(for: "nora"))
        }
        // snippet: workload
        var query = WorkloadQuery(viewer: .host("review"))
        query.thresholds.load = 0.9
        for row in try await desk.workload(query).rows {
            guard let workload = row.workload else { continue }  // withheld
            print(row.team, workload.open, workload.load?.value ?? 0, workload.queueDays ?? 0)
            for reason in workload.reasons { print("!", reason.words, reason.evidence) }
        }
        // end
        query.thresholds.load = 1
        let workload = try #require(try await desk.workload(query).rows.first?.workload)
        #expect(workload.reasons.map(\.words) == ["6 requests are in hands; those who are there can hold 5."])
    }
}
