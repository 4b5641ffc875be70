import Testing

@testable import ReportPage
@testable import ServiceDesk

@Suite("Who serves whom, in a report")
struct FlowTests {
    private let english = ReportWords(.english)
    private let names = ReportContent.MapNames(
        sides: [.department("sales"): "Ventes", .department("tech"): "Technique"], teams: ["it": "IT", "net": "Réseau"])

    private func traffic(_ opened: Int, resolved: Int, clocks: Int = 0) -> ServiceMap.Traffic {
        let spread = Spread(count: resolved, mean: 3_600, median: 3_600, ninetieth: 7_200)
        return ServiceMap.Traffic(
            opened: opened, ended: resolved, resolution: resolved > 0 ? spread : nil, inTime: Share(clocks, of: clocks))
    }

    private func direction(
        _ from: ServiceMap.Side, _ to: ServiceMap.Side, _ flows: [ServiceMap.Flow], asked: ServiceMap.Traffic?,
        owed: Int = 0
    ) -> ServiceMap.Direction {
        var direction = ServiceMap.Direction(from: from, to: to, asked: asked)
        (direction.flows, direction.isWithheld) = (flows, asked == nil && !flows.isEmpty)
        var row = ObligationReport.Row(obligor: .team("it"), beneficiary: .team("net"))
        row.count.inTime = owed
        if owed > 0 { direction.obligations = [row] }
        return direction
    }

    private func gathered(_ pairs: [ServiceMap.Direction]...) -> ReportContent {
        var content = ReportContent.nothing()
        let map = ServiceMap(
            start: ReportContent.start, end: content.end, pairs: pairs.map { .init(directions: $0) })
        content.add(map, calling: names)
        return content
    }

    @Test("tells of departments what they owe in return, and withholds the middle and the share of few")
    func betweenDepartments() {
        let (sales, tech) = (ServiceMap.Side.department("sales"), ServiceMap.Side.department("tech"))
        let (much, little) = (traffic(20, resolved: 5, clocks: 5), traffic(9, resolved: 4, clocks: 4))
        let content = gathered(
            [
                direction(sales, tech, [.init(teams: ["it"], traffic: much)], asked: much, owed: 2),
                direction(tech, sales, [.init(teams: ["net"], traffic: little)], asked: little, owed: 7),
            ],
            [
                direction(.unknown, sales, [.init(teams: ["net"], traffic: nil)], asked: nil),
                direction(sales, .unknown, [], asked: nil, owed: 3),
            ])
        #expect(content.flows.map(\.from) == ["Ventes", "Technique"] && content.flows.map(\.requests) == [20, 9])
        #expect(content.flows.map(\.median) == [3_600, nil])
        #expect(content.flows.map(\.inTime) == [Share(5, of: 5), nil])
        #expect(content.flows.map(\.obligations) == [7, 2] && content.flowsWithheld == 1)
    }

    @Test("tells of its teams where one department serves all, and of nothing owed in return")
    func toTeams() throws {
        let (sales, tech) = (ServiceMap.Side.department("sales"), ServiceMap.Side.department("tech"))
        let flows: [ServiceMap.Flow] = [
            .init(teams: ["it"], traffic: traffic(12, resolved: 3)), .init(teams: ["net", nil], traffic: nil),
        ]
        let both = traffic(6, resolved: 6, clocks: 2)
        let content = gathered(
            [direction(sales, tech, flows, asked: nil), direction(tech, sales, [], asked: nil, owed: 4)],
            [direction(.unknown, tech, [.init(teams: ["net", nil], traffic: both)], asked: both)])
        #expect(content.flows.map(\.from) == ["Ventes", english[.noDepartment]])
        #expect(content.flows.map(\.to) == ["IT", "Réseau and \(english[.noTeam])"])
        #expect(content.flows.map(\.median) == [nil, 3_600] && content.flows.allSatisfy { $0.inTime == nil })
        // The two teams of which nothing is told are one line.
        #expect(content.flowsWithheld == 1 && content.flows.allSatisfy { $0.obligations == nil })

        var table = try #require(content.serving?.table)
        #expect(!table.columns.contains(english[.owedInReturn]) && table.rows.allSatisfy { $0.count == 5 })
        table = try #require(ReportContent.everything().serving?.table)
        #expect(table.columns.last == english[.owedInReturn] && table.rows.map(\.last) == ["3", ReportWords.none])
    }
}
