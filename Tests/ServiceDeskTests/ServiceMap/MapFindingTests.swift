import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("What of the work between teams could be simpler")
struct MapFindingTests {
    private let scene: MapScene

    init() async throws { scene = try await MapScene() }

    @Test("Requests that come back twice to teams that had handed them on")
    func pingPong() async throws {
        let once = try await scene.open("anna", "it")
        try await scene.pass(once, to: "hr", "it")
        #expect(try await scene.findings(.pingPong).isEmpty)
        let twice = try await scene.open("anna", "it")
        try await scene.pass(twice, to: "hr", "it", "hr")
        let found = try #require(try await scene.findings(.pingPong).first)
        #expect(found.count == 1 && found.teams == ["hr", "it"])
        #expect(found.evidence.map(\.requests) == [[twice.number]])
        #expect(found.evidence[0].route == ["it", "hr", "it", "hr"] && found.evidence[0].seconds == 7_200)
        #expect(found.words.contains("1 request came back") && found.words.contains("2 h"))
        let other = try await scene.open("rita", "hr")
        try await scene.pass(other, to: "it", "hr", "it")
        let more = try #require(try await scene.findings(.pingPong).first)
        #expect(more.count == 2 && more.id == found.id)
        // What came back for the second time later is of a later time.
        #expect(try await scene.findings(.pingPong, to: other.openedAt.advanced(bySeconds: 1)).map(\.count) == [1])
    }

    @Test("The same answer to two teams; not a choice, a small number, or few letters")
    func askedTwice() async throws {
        let small: [String: FieldValue] = [
            "personnel": .text("n/a"), "size": .choice("M"), "cost": .number(12), "chief": .person("anna"),
        ]
        for service: Service.ID in ["laptop", "badge", "laptop"] {
            try await scene.open("anna", service: service, fields: small)
        }
        // The same team twice, and another person.
        for person: Person.ID in ["anna", "anna"] {
            try await scene.open(person, service: "laptop", fields: ["personnel": .text("P-4711 / é")])
        }
        try await scene.open("rita", service: "badge", fields: ["personnel": .text("P-4711 / é")])
        #expect(try await scene.findings(.askedTwice).isEmpty)
        scene.pass(hours: 400)
        let badge = try await scene.open(
            "anna", service: "badge", fields: ["personnel": .text(" p-4711  / e\u{301}"), "cost": .number(4_400)])
        let found = try await scene.findings(.askedTwice)
        #expect(found.count == 1 && found[0].count == 1 && found[0].teams == ["hr", "it"])
        #expect(found[0].evidence[0].requests.count == 3 && found[0].evidence[0].at == badge.openedAt)
        #expect(found[0].words.contains("“personnel”") && !found[0].words.contains("4711"))
        try await scene.open("anna", service: "laptop", fields: ["cost": .number(4_400)])
        #expect(try await scene.findings(.askedTwice).count == 2)
    }

    @Test("Requests that wait twice for their requester, of one service, at least five")
    func askedAgain() async throws {
        func questioned(_ times: Int) async throws {
            let request = try await scene.open("anna", service: "laptop")
            for _ in 0..<times {
                try await scene.perform(.hold(Pending(.information, waitingFor: .requester)), on: request)
                scene.pass(hours: 1)
                try await scene.perform(.resume, on: request)
            }
        }
        for times in [2, 2, 2, 3, 1, 1] { try await questioned(times) }
        #expect(try await scene.findings(.askedAgain).isEmpty)
        try await questioned(2)
        let found = try await scene.findings(.askedAgain)
        #expect(found.map(\.count) == [5] && found[0].teams == ["it"] && found[0].words.contains("laptop"))
    }

    @Test("One request followed by another to another team, again and again")
    func followed() async throws {
        func follow(_ person: Person.ID, after hours: Int64 = 3) async throws {
            try await scene.open(person, service: "laptop")
            scene.pass(hours: hours)
            try await scene.open(person, service: "badge")
            scene.pass(hours: 72)
        }
        for person: Person.ID in ["anna", "rita", "wim", "anna"] { try await follow(person) }
        try await follow("rita", after: 25)
        #expect(try await scene.findings(.followed).isEmpty)
        try await follow("rita")
        let found = try await scene.findings(.followed)
        #expect(found.map(\.count) == [5] && found[0].outOf == 6 && found[0].teams == ["it", "hr"])
        #expect(found[0].evidence.allSatisfy { $0.requests.count == 2 })
        #expect(found[0].words.contains("5 of 6"))
    }

    @Test("It is not found where one person alone does so, nor where it comes by chance")
    func notFollowed() async throws {
        for _ in 1...8 {
            try await scene.open("anna", service: "laptop")
            scene.pass(hours: 1)
            try await scene.open("anna", service: "badge")
            scene.pass(hours: 72)
        }
        #expect(try await scene.findings(.followed).isEmpty)
        // Everybody asks for everything on each day: who asks for one thing asks for the other anyhow.
        let busy = try await MapScene()
        for _ in 1...30 {
            for person: Person.ID in ["anna", "rita", "wim"] {
                try await busy.open(person, service: "laptop")
                try await busy.open(person, service: "badge")
            }
            busy.pass(hours: 24)
        }
        let month = busy.start.advanced(bySeconds: 30 * 86_400)
        #expect(try await busy.findings(.followed, to: month).isEmpty)
    }

    @Test("Nearly everything of a service handed on to the same team: 80 of 100, of 20 at least")
    func handedOn() async throws {
        func play(_ moved: Int, _ kept: Int) async throws {
            for index in 0..<(moved + kept) {
                let request = try await scene.open("anna", service: "badge")
                if index < moved { try await scene.pass(request, to: "ops") }
                try await scene.perform(.resolve(.fixed), on: request)
            }
        }
        // What the first team still has says nothing.
        for _ in 1...30 { try await scene.open("rita", service: "badge") }
        try await play(15, 4)
        #expect(try await scene.findings(.handedOn).isEmpty)
        try await play(0, 1)
        #expect(try await scene.findings(.handedOn).isEmpty)
        try await play(5, 0)
        let found = try await scene.findings(.handedOn)
        #expect(found.map(\.count) == [20] && found[0].outOf == 25 && found[0].teams == ["hr", "ops"])
        #expect(found[0].evidence[0].seconds == 3_600 && found[0].words.contains("1 h") == false)
        #expect(found[0].evidence.count == MapFinding.maximumEvidence)
    }

    @Test("Findings are for the teams concerned; the numbers for those who handle the requests")
    func viewers() async throws {
        let request = try await scene.open("anna", "it")
        try await scene.pass(request, to: "hr", "it", "hr")
        let hr = try #require(try await scene.findings(.pingPong, as: "hugo").first)
        #expect(hr.evidence.map(\.requests) == [[request.number]])
        let it = try #require(try await scene.findings(.pingPong, as: "bram").first)
        #expect(it.evidence.isEmpty && it.count == 1 && it.words == hr.words && it.id == hr.id)
        for _ in 1...2 {
            let secret = try await scene.open("rita", "it", confidential: true)
            try await scene.pass(secret, to: "hr", "it", "hr")
        }
        #expect(try await scene.findings(.pingPong).map(\.count) == [1])
        let ops = Viewer("wim", teams: ["ops"], now: scene.start)
        #expect(
            try await scene.company.desk.mapFindings(from: scene.start, to: scene.end, as: ops).isEmpty)
        for person: Person.ID in ["anna", "tess"] {
            #expect(
                try await scene.company.refusal { _ = try await scene.findings(.pingPong, as: person) }
                    == .notPermitted)
        }
        let limited = try await scene.company.refusal {
            _ = try await scene.company.desk.mapFindings(
                from: scene.start, to: scene.end, as: scene.host, limit: 2)
        }
        #expect(limited == .tooLarge)
    }
}
