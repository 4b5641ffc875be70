import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Who serves whom")
struct ServiceMapTests {
    private let scene: MapScene

    init() async throws { scene = try await MapScene() }

    private func map(
        _ person: Person.ID? = nil, of teams: SortedSet<Team.ID> = [], minimum: Int = 0
    ) async throws -> ServiceMap {
        var viewer = scene.host
        if let person { viewer = try await scene.company.viewer(person) }
        return try await scene.company.desk.serviceMap(
            from: scene.start, to: scene.end, of: teams, as: viewer, withholdingBelow: minimum)
    }

    private func direction(
        _ map: ServiceMap, _ from: ServiceMap.Side, _ to: ServiceMap.Side
    ) -> ServiceMap.Direction? {
        map.pairs.flatMap(\.directions).first { $0.from == from && $0.to == to }
    }

    /// Requests of everybody to everybody, some resolved, late or in time, some handed on.
    private func play(_ count: Int = 90) async throws {
        var random = SeededGenerator(seed: 7)
        let people: [Person.ID] = ["anna", "rita", "wim", "bram", "eva", "hugo", "nora"]
        let teams: [Team.ID] = ["it", "hr", "ops"]
        for _ in 0..<count {
            let person = people[Int.random(in: 0..<people.count, using: &random)]
            let team = teams[Int.random(in: 0..<teams.count, using: &random)]
            let request = try await scene.open(person, team)
            scene.company.clock.advance(bySeconds: Int64.random(in: 600...10_000, using: &random))
            if Int.random(in: 0..<4, using: &random) == 0 {
                try await scene.perform(
                    .assign(team: teams[Int.random(in: 0..<3, using: &random)]), on: request)
            }
            switch Int.random(in: 0..<4, using: &random) {
            case 0: break
            case 1: try await scene.perform(.close(), on: request)
            default: try await scene.perform(.resolve(.fixed), on: request)
            }
        }
    }

    @Test("The numbers are those that a count of the journals gives")
    func naive() async throws {
        try await play()
        let found = try await map()
        var naive: [String: (opened: Int, ended: Int, lengths: [Int64])] = [:]
        let sides: [Team.ID: String] = ["it": "tech", "hr": "people", "ops": "none"]
        for number in 1...90 {
            let request = try #require(
                try await scene.company.store.requests([.number(Request.Number(number))]).first)
            let journal = try await scene.company.journal(of: request)
            let from = request.department?.rawValue ?? "none"
            var team: Team.ID?
            for event in journal {
                switch event.event {
                case .opened(let opening):
                    team = opening.team
                    naive["\(from) \(team?.rawValue ?? "")", default: (0, 0, [])].opened += 1
                case .assigned(let next, _): team = next
                case .closed: naive["\(from) \(team?.rawValue ?? "")", default: (0, 0, [])].ended += 1
                case .resolved:
                    let length = event.at.microseconds / 1_000_000 - request.openedAt.microseconds / 1_000_000
                    naive["\(from) \(team?.rawValue ?? "")", default: (0, 0, [])].ended += 1
                    naive["\(from) \(team?.rawValue ?? "")"]?.lengths.append(length)
                default: break
                }
            }
        }
        var count = 0
        for direction in found.pairs.flatMap(\.directions) {
            for flow in direction.flows {
                let from = direction.from == .unknown ? "none" : "\(direction.from)".split(separator: ":")[1]
                let team = try #require(flow.teams.first ?? nil)
                let expected = try #require(naive["\(from) \(team)"], "\(direction)")
                let traffic = try #require(flow.traffic)
                #expect(traffic.opened == expected.opened && traffic.ended == expected.ended)
                #expect(traffic.resolution == Spread(expected.lengths))
                let side = try #require(sides[team])
                #expect(side == "none" ? direction.to == .team("ops") : direction.to == .department(.init(side)))
                count += 1
            }
        }
        #expect(count == naive.count && count >= 10)
        #expect(found.pairs.flatMap(\.directions).compactMap(\.asked?.opened).reduce(0, +) == 90)
    }

    @Test("Both directions are together; a team without a department has that of most of its members")
    func pairs() async throws {
        for _ in 1...3 { try await scene.open("anna", "it") }
        try await scene.open("bram", "hr")
        let late = try await scene.open("hugo", "it")
        let punctual = try await scene.open("hugo", "it")
        scene.pass(hours: 1)
        try await scene.perform(.resolve(.fixed), on: punctual)
        scene.pass(hours: 4)
        try await scene.perform(.resolve(.fixed), on: late)
        let found = try await map()
        let pair = try #require(found.pairs.first { $0.left == .department("people") })
        #expect(pair.right == .department("tech") && pair.directions.count == 2)
        #expect(pair.directions[0].asked?.opened == 2 && pair.directions[1].asked?.opened == 1)
        #expect(pair.directions[0].asked?.inTime == Share(1, of: 2))
        #expect(pair.directions[0].asked?.resolution?.median == 3_600)
        #expect(direction(found, .department("sales"), .department("tech"))?.asked?.opened == 3)
        // The one with the most requests is the first.
        #expect(found.pairs.map { $0.directions.reduce(0) { $0 + ($1.asked?.opened ?? 0) } } == [3, 3])
        let ofHR = try await map(of: ["hr"])
        #expect(ofHR.pairs == [pair])
        #expect(
            try await scene.company.refusal { _ = try await map(of: ["nowhere"]) } == .unknownReference)
    }

    @Test("Who works for a team sees what is asked of it, others nothing")
    func viewers() async throws {
        for person: Person.ID in ["anna", "rita", "hugo", "hugo", "hugo"] { try await scene.open(person, "it") }
        for _ in 1...3 { try await scene.open("bram", "hr") }
        let found = try await map("lena")
        #expect(Set(found.pairs.flatMap(\.directions).flatMap(\.flows).flatMap(\.teams)) == ["it"])
        #expect(direction(found, .department("people"), .department("tech"))?.asked?.opened == 3)
        #expect(direction(found, .department("tech"), .department("people"))?.flows == [])
        for person: Person.ID in ["anna", "tess"] {
            #expect(try await scene.company.refusal { _ = try await map(person) } == .notPermitted)
        }
        #expect(try await scene.company.refusal { _ = try await map("lena", of: ["hr"]) } == .notPermitted)
    }

    @Test("What is little is withheld, and cannot be told from the sums")
    func withheld() async throws {
        for _ in 1...6 { try await scene.open("anna", "it") }
        for _ in 1...5 { try await scene.open("hugo", "it") }
        for _ in 1...2 { try await scene.open("bram", "it") }
        for _ in 1...7 { try await scene.open("anna", "hr") }
        for _ in 1...8 { try await scene.open("hugo", "hr") }
        let found = try await map(minimum: 5)
        let inside = try #require(direction(found, .department("tech"), .department("tech")))
        #expect(inside.isWithheld && inside.asked == nil && inside.flows.map(\.traffic) == [nil])
        // With the sum of the team, the two would be told from the others: the next smallest goes, and with it one
        // that would tell it from the sum of its department.
        let next = try #require(direction(found, .department("people"), .department("tech")))
        #expect(next.isWithheld)
        #expect(try #require(direction(found, .department("people"), .department("people"))).isWithheld)
        #expect(direction(found, .department("sales"), .department("people"))?.isWithheld == true)
        #expect(direction(found, .department("sales"), .department("tech"))?.isWithheld == true)
        // A person is never told of a single one; the host is told all who asks for it.
        #expect(direction(try await map(), .department("tech"), .department("tech"))?.asked?.opened == 2)
        let few = try await map("lena", minimum: 1)
        #expect(direction(few, .department("tech"), .department("tech"))?.asked?.opened == 2)
    }

    @Test("What is withheld of several teams is told together where that is enough")
    func together() async throws {
        let busy = Department.ID("busy")
        try await scene.company.store.save([
            .team(Team(id: "hr", name: "HR", department: busy)), .team(Team(id: "ops", name: "Ops", department: busy)),
            .team(Team(id: "it", name: "IT", department: busy)),
        ])
        scene.company.desk.refreshDirectory()
        for _ in 1...9 { try await scene.open("anna", "it") }
        for _ in 1...6 { try await scene.open("anna", "ops") }
        for _ in 1...2 { try await scene.open("anna", "hr") }
        for team: Team.ID in ["it", "hr", "ops"] { for _ in 1...7 { try await scene.open("hugo", team) } }
        let found = try #require(direction(try await map(minimum: 5), .department("sales"), .department(busy)))
        #expect(found.asked?.opened == 17 && !found.isWithheld)
        #expect(found.flows.map(\.teams) == [["ops"], ["hr", "it"]])
        #expect(found.flows.map(\.traffic?.opened) == [6, 11])
    }

    @Test("What is owed is on the same page: by team, people by their department")
    func obligations() async throws {
        try await scene.open("bram", "hr")
        let rule = DateRule(
            from: try #require(CalendarDate("2026-03-06")), at: .at(try #require(WallTime("17:00"))), by: "office")
        let owed: [(Obligation.ID, Obligation.Party, Obligation.Party)] = [
            ("report", .team("it"), .team("hr")), ("list", .person("anna"), .team("it")),
            ("hours", .person("rita"), .team("it")), ("gone", .supplier("acme"), .team("hr")),
        ]
        for (id, obligor, beneficiary) in owed {
            let obligation = Obligation(
                id, "Rapport", text: "Le rapport.", by: [.party(obligor)], to: beneficiary, contact: "lena",
                team: "it", due: rule)
            _ = try await scene.company.desk.define(obligation, as: scene.host)
        }
        scene.pass(hours: 24)
        try await scene.company.desk.runOnce()
        scene.pass(hours: 240)
        try await scene.company.desk.runOnce()
        let found = try await map()
        let ours = try #require(direction(found, .department("tech"), .department("people")))
        #expect(ours.owed.overdue == 1 && ours.owed.total == 1 && ours.asked?.opened == 1)
        let sales = try #require(direction(found, .department("sales"), .department("tech")))
        #expect(sales.asked == nil && !sales.isWithheld && sales.owed.total == 2)
        #expect(sales.obligations.map(\.obligor) == [.department("sales")])
        #expect(direction(found, .supplier("acme"), .department("people"))?.owed.total == 1)
        #expect(direction(found, .supplier("acme"), .department("tech")) == nil)
    }
}
