import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Who may ask for figures, and what is withheld")
struct FigureRowTests {
    private func query(
        _ viewer: Viewer, of teams: SortedSet<Team.ID> = [], by group: FigureGroup? = nil, below minimum: Int = 5
    ) -> FigureQuery {
        FigureQuery(
            viewer: viewer, from: ClockScene.start, to: ClockScene.at(24 * 60), of: teams, by: group,
            withholdingBelow: minimum)
    }

    private func scene(_ counts: [(Team.ID, Int)]) async throws -> FigureScene {
        var scene = try await FigureScene()
        for (team, count) in counts {
            for _ in 0..<count { try await scene.open(RequestDraft("Une question", team: team)) }
        }
        return scene
    }

    @Test("Who works for a team asks for it; nobody else does, but the host")
    func access() async throws {
        let scene = try await scene([("it", 6), ("hr", 7)])
        let (desk, bram) = (scene.company.desk, try await scene.company.viewer("bram"))
        #expect(try await desk.figures(query(bram)).total?.opened == 6)
        #expect(try await desk.figures(query(bram, of: ["it"])).total?.opened == 6)
        #expect(try await desk.figures(query(Company.host)).total?.opened == 13)
        for (person, teams) in [("bram", ["hr"]), ("bram", ["it", "hr"]), ("anna", []), ("tess", ["it"])]
            as [(Person.ID, SortedSet<Team.ID>)]
        {
            let viewer = try await scene.company.viewer(person)
            let code = try await scene.company.refusal { _ = try await desk.figures(query(viewer, of: teams)) }
            #expect(code == .notPermitted, "\(person) \(teams)")
        }
    }

    @Test("A time that ends before it begins, and one that is too long, are refused")
    func wrongTimes() async throws {
        let company = try await Company()
        for end in [ClockScene.at(-1), ClockScene.at(11 * 366 * 24 * 60)] {
            let code = try await company.refusal {
                _ = try await company.desk.figures(
                    FigureQuery(viewer: Company.host, from: ClockScene.start, to: end))
            }
            #expect(code == .invalidField)
        }
    }

    @Test("Rows of few are withheld, and more of them until subtracting tells of enough")
    func withheldRows() async throws {
        func shown(_ counts: [(Team.ID, Int)], below minimum: Int = 5) async throws -> [String] {
            let desk = try await scene(counts).company.desk
            let report = try await desk.figures(query(Company.host, by: .team, below: minimum))
            #expect(report.rows.count == counts.count)
            return report.rows.filter { $0.figures != nil }.compactMap(\.value)
        }
        #expect(try await shown([("it", 9), ("hr", 7), ("yard", 5)]) == ["hr", "it", "yard"])
        #expect(try await shown([("it", 9), ("hr", 7), ("yard", 2)]) == ["it"])
        // Four together, which are too few again.
        #expect(try await shown([("it", 9), ("hr", 2), ("yard", 2)]) == [])
        #expect(try await shown([("it", 9), ("hr", 3), ("yard", 2)]) == ["it"])
        #expect(try await shown([("it", 1), ("hr", 1)], below: 0) == ["hr", "it"])
    }

    @Test("A total of few is withheld with all that belongs to it, when they came too")
    func withheldTotal() async throws {
        let scene = try await scene([("it", 3)])
        let bram = try await scene.company.viewer("bram")
        for minimum in [0, 2, 3, 4] {
            let report = try await scene.company.desk.figures(query(bram, by: .language, below: minimum))
            #expect((report.total == nil) == (minimum > 3))
            #expect(report.arrivals.quarters.isEmpty == (minimum > 3))
            #expect(report.rows.allSatisfy { ($0.figures == nil) == (minimum > 3) })
        }
        // Nobody opened anything in the hour, and one reply is that of somebody.
        scene.company.clock.advance(bySeconds: 2 * 86_400)
        let start = scene.company.clock.now()
        _ = try await scene.company.desk.reply("Voilà", to: .id(scene.requests[0].id), as: bram)
        let late = FigureQuery(viewer: bram, from: start, to: start.advanced(bySeconds: 3_600))
        #expect(try await scene.company.desk.figures(late).total == nil)
    }

    @Test("A team in which nothing happened has a row for what is open, and no row is made of other days")
    func quietTeams() async throws {
        let scene = try await scene([("it", 6), ("hr", 8)])
        scene.company.clock.advance(bySeconds: 3 * 86_400)
        let start = scene.company.clock.now()
        for request in scene.requests.prefix(6) {
            _ = try await scene.company.perform(.resolve(.fixed), on: request, by: "bram")
        }
        func rows(by group: FigureGroup, below minimum: Int) async throws -> [FigureReport.Row] {
            try await scene.company.desk.figures(
                FigureQuery(
                    viewer: Company.host, from: start, to: start.advanced(bySeconds: 60), by: group,
                    withholdingBelow: minimum)
            ).rows
        }
        let teams = try await rows(by: .team, below: 5)
        #expect(teams.map(\.value) == ["hr", "it"])
        #expect(teams[0].figures?.openBefore == 8 && teams[0].figures?.openAfter == 8)
        #expect(teams[1].figures?.openBefore == 6 && teams[1].figures?.openAfter == 0)
        #expect(try await rows(by: .language, below: 0).count == 1)
    }
}
