import ServiceDesk
import ServiceDeskTesting
import Testing

/// Six times a salary is missing (`hr`), seven times a badge fails (`it`), among requests that have nothing in common.
@Suite("What a desk proposes as problems")
struct ProposedProblemTests {
    private let company: Company
    private let badges: [Request]

    init() async throws {
        company = try await Company()
        for index in 0..<40 {
            _ = try await company.open("Sujet\(index)a rare\(index)b", team: index % 2 == 0 ? "it" : "hr")
        }
        for index in 0..<6 { _ = try await company.open("Salaire manquant p\(index)", team: "hr") }
        var badges: [Request] = []
        for index in 0..<7 { badges.append(try await company.open("Badge refusé porte\(index)")) }
        self.badges = badges
    }

    private func patterns(_ viewer: Viewer, minimum: Int = 5, limit: Int = 20) async throws -> [String] {
        try await company.desk.proposeProblems(
            from: Timestamp(microseconds: 0), to: Timestamp(microseconds: .max), as: viewer, minimum: minimum,
            limit: limit
        ).map { "\($0.pattern) \($0.count)" }
    }

    @Test("is found in what the viewer may see, and nothing else shows")
    func visibility() async throws {
        #expect(
            try await patterns(Company.host) == ["team it: badge, refuse 7", "team hr: manquant, salaire 6"])
        #expect(try await patterns(try await company.viewer("bram")) == ["team it: badge, refuse 7"])
        #expect(try await patterns(try await company.viewer("hugo")) == ["team hr: manquant, salaire 6"])
        // Anna asked for all of it; Rita for nothing.
        #expect(try await patterns(try await company.viewer("anna")).count == 2)
        #expect(try await patterns(try await company.viewer("rita")).isEmpty)
        #expect(try await patterns(Company.host, minimum: 7) == ["team it: badge, refuse 7"])
        #expect(try await patterns(Company.host, limit: 1) == ["team it: badge, refuse 7"])
    }

    @Test("leaves out what has a known cause")
    func known() async throws {
        let bram = try await company.viewer("bram")
        let problem = try await company.desk.open(
            RequestDraft("Lecteur", team: "it", kind: .problem), as: try await company.viewer("bram"))
        for badge in badges.prefix(2) {
            _ = try await company.desk.link(.id(badge.id), .causedBy, .id(problem.id), as: bram)
        }
        #expect(try await patterns(bram) == ["team it: badge, refuse 5"])
        _ = try await company.desk.link(.id(badges[2].id), .causedBy, .id(problem.id), as: bram)
        #expect(try await patterns(bram).isEmpty)
    }

    @Test("is about a stretch of time")
    func time() async throws {
        let now = company.clock.now()
        func count(_ start: Timestamp, _ end: Timestamp) async throws -> Int {
            try await company.desk.proposeProblems(from: start, to: end, as: Company.host).count
        }
        #expect(try await count(now, now.advanced(bySeconds: 1)) == 2)
        #expect(try await count(now.advanced(bySeconds: 1), now.advanced(bySeconds: 9)) == 0)
        #expect(try await count(now.advanced(bySeconds: -9), now) == 0)
    }

    @Test("things of the host count where the host names them")
    func things() async throws {
        for request in try await company.desk.page(RequestQuery(viewer: Company.host, limit: 500)).requests
        where request.subject.hasPrefix("Badge") {
            try await company.desk.perform(.addThing(Thing("door", "north")), on: .id(request.id), as: Company.host)
        }
        let proposals = try await company.desk.proposeProblems(
            from: Timestamp(microseconds: 0), to: Timestamp(microseconds: .max), as: Company.host)
        #expect(proposals.first?.pattern.about == "door:north")
    }

    @Test("numbers out of their range are refused", arguments: [(1, 20), (5, 0), (100_001, 20), (5, 1_001)])
    func ranges(minimum: Int, limit: Int) async throws {
        let code = try await company.refusal { _ = try await patterns(Company.host, minimum: minimum, limit: limit) }
        #expect(code == .invalidField)
    }
}
