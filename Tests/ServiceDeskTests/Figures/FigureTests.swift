import FigureFixtures
import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Figures, against a plain reading of the journals")
struct FigureTests {
    private static let ranges: [(Int64, Int64)] = [
        (0, 90 * 24 * 60), (0, 7 * 24 * 60), (9 * 24 * 60 + 137, 30 * 24 * 60 + 11), (20 * 24 * 60, 20 * 24 * 60 + 90),
        (31 * 24 * 60, 31 * 24 * 60),
    ]
    private static let groups: [FigureGroup?] = [nil] + FigureGroup.allCases.map { $0 }

    private struct Expectation {
        var query: FigureQuery
        var rows: [String?: Figures]
        var open: (before: Int, after: Int)
    }

    private func expectations(_ journals: [[RecordedEvent]]) throws -> [Expectation] {
        let office = try ServiceTime(ClockScene.office.hours)
        var found: [Expectation] = []
        for (from, to) in Self.ranges {
            let (start, end) = (ClockScene.at(from), ClockScene.at(to))
            for teams in [[], ["it"], ["hr", "yard"]] as [SortedSet<Team.ID>] {
                for group in Self.groups {
                    var plain = PlainReading(from: start, to: end, of: teams, by: group, hours: ["it": office])
                    plain.read(journals)
                    found.append(
                        Expectation(
                            query: FigureQuery(
                                viewer: Company.host, from: start, to: end, of: teams, by: group, withholdingBelow: 0),
                            rows: plain.rows,
                            open: (
                                PlainReading.open(journals, at: start, of: teams),
                                PlainReading.open(journals, at: end, of: teams)
                            )))
                }
            }
        }
        return found
    }

    private func check(
        _ expected: Expectation, _ desk: Desk, _ journals: [[RecordedEvent]], _ step: Comment
    ) async throws {
        let report = try await desk.figures(expected.query)
        var found: [String?: Figures] = [:]
        for row in report.rows { found[row.value] = row.figures }
        #expect(found.count == report.rows.count, step)
        let total = try #require(report.total)
        #expect(total.openBefore == expected.open.before && total.openAfter == expected.open.after, step)
        check(report.arrivals, total)
        guard let group = expected.query.group else {
            #expect(total.withoutOpen == expected.rows[nil] ?? Figures(), step)
            return
        }
        if group == .team { try checkOpen(found, journals, expected.query, step) }
        var rows = found.mapValues(\.withoutOpen)
        // A team in which nothing happened has a row for what is open.
        if group == .team { rows = rows.filter { $0.value != Figures() } }
        #expect(rows == expected.rows, step)
    }

    private func checkOpen(
        _ rows: [String?: Figures], _ journals: [[RecordedEvent]], _ query: FigureQuery, _ step: Comment
    ) throws {
        let (start, end, teams) = (query.start, query.end, query.teams)
        for team in ["it", "hr", "yard"] as [Team.ID] where teams.isEmpty || teams.contains(team) {
            let row = rows[team.rawValue]
            #expect(row?.openBefore ?? 0 == PlainReading.open(journals, at: start, of: [team]), step)
            #expect(row?.openAfter ?? 0 == PlainReading.open(journals, at: end, of: [team]), step)
        }
        let all = rows.values.compactMap(\.openBefore).reduce(0, +)
        #expect(all == PlainReading.open(journals, at: start, of: teams), step)
    }

    private func check(_ arrivals: Arrivals, _ total: Figures) {
        #expect(arrivals.quarters.values.reduce(0, +) == total.opened + total.reopened)
        #expect(arrivals.endings.values.reduce(0, +) == total.resolved + total.closed + total.merged)
        let change = (total.openAfter ?? 0) - (total.openBefore ?? 0)
        #expect(arrivals.balances.values.reduce(0, +) == change)
    }

    @Test("equal, before and after the blocks were put in order, and in part", arguments: 0..<3)
    func equal(seed: Int) async throws {
        let scene = try await FigureScene.random(UInt64(seed))
        let journals = try await scene.journals()
        let expected = try expectations(journals)
        let (desk, store) = (scene.company.desk, scene.company.store)
        for each in expected { try await check(each, desk, journals, "as commits left them") }
        try await MeasurementSorter(store).run(leaving: 100)
        for each in expected { try await check(each, desk, journals, "in part") }
        try await MeasurementSorter(store).run()
        for each in expected { try await check(each, desk, journals, "in order") }
        #expect(try await MeasurementAudit(store).run().faults.isEmpty)
        let all = try #require(expected.first?.rows[nil])
        // It says something: there is some of everything.
        #expect(
            all.opened == 30 && [all.reopened, all.resolved, all.closed, all.merged, all.came].allSatisfy { $0 > 0 })
        #expect([all.firstResponse, all.nextResponse, all.resolution].allSatisfy { $0.service?.count ?? 0 > 0 })
        #expect(all.waits.count >= 5 && all.bounced.of > 0 && all.firstContact.count > 0)
    }

    @Test("A clock counts when it stops or its goal is used up, whichever comes first")
    func targets() async throws {
        let target = SLATarget(.resolution, within: .elapsed(.seconds(3_600)))
        let policy = PriorityPolicy(id: "hour", title: "In an hour", rules: [.init(aims: [.init(target)])])
        let company = try await Company { $0.policies = [policy] }
        company.clock.set(ClockScene.start)
        func share(from minute: Int64, to end: Int64) async throws -> Share? {
            try await company.desk.figures(
                FigureQuery(
                    viewer: Company.host, from: ClockScene.at(minute), to: ClockScene.at(end), withholdingBelow: 0)
            ).total?.targets["resolution"]
        }
        let (quick, slow, late) = (try await company.open(), try await company.open(), try await company.open())
        company.clock.set(ClockScene.at(30))
        _ = try await company.perform(.resolve(.fixed), on: quick, by: "bram")
        #expect(try await share(from: 0, to: 60) == Share(1, of: 1))
        company.clock.set(ClockScene.at(90))
        _ = try await company.perform(.resolve(.fixed), on: slow, by: "bram")
        company.clock.set(ClockScene.at(120))
        _ = try await company.runOnce()
        #expect(try await share(from: 0, to: 180) == Share(1, of: 3), "\(late.number) is open, and late")
    }

    @Test("An edit of the hours leaves what they had counted as it was")
    func editedHours() async throws {
        let scene = try await FigureScene.random(3)
        let end = scene.company.clock.now()
        let query = FigureQuery(
            viewer: Company.host, from: ClockScene.start, to: end, of: ["it"], withholdingBelow: 0)
        let before = try await scene.company.desk.figures(query)
        var edited = ClockScene.office
        edited.hours = ClockScene.always.hours
        try await scene.company.store.save([.calendar(ClockScene.office.replacing(edited, at: end))])
        #expect(try await scene.company.desk.figures(query).total == before.total)
    }
}
