import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Requests that recur")
struct RecurrenceGroupingTests {
    @Test("are found among noise, each kind by what it has in common, the strongest first", arguments: [1, 2, 3])
    func planted(seed: UInt64) throws {
        var scene = RecurrenceScene(seed: seed, noise: 3_000)
        #expect(RecurrenceGrouping().proposals(for: scene.subjects).isEmpty)
        scene.plant()
        let proposals = RecurrenceGrouping().proposals(for: scene.subjects)
        #expect(
            proposals.map(\.pattern.description) == [
                "s3: certificate, expired", "device:LT-4711: battery", "team print: paper, tray",
            ])
        #expect(proposals.map(\.count) == [60, 30, 20])
        // Sixty have each of the two words, of 3,170: by chance 60 · 60 / 3,170 would have both.
        #expect(abs(try #require(proposals.first).lift - 3_170.0 / 60) < 1e-9)
    }

    @Test("are the same whatever the order, and however often a request is given")
    func order() {
        var scene = RecurrenceScene(seed: 4, noise: 1_000)
        scene.plant()
        let proposals = RecurrenceGrouping().proposals(for: scene.subjects)
        #expect(proposals.count == 3)
        for _ in 0..<5 {
            scene.shuffle()
            #expect(RecurrenceGrouping().proposals(for: scene.subjects) == proposals)
        }
        #expect(RecurrenceGrouping().proposals(for: scene.subjects + scene.subjects) == proposals)
    }

    @Test("a pattern is for those that it counts, and for those that a proposal before it has")
    func membership() {
        var scene = RecurrenceScene(seed: 5, noise: 1_000)
        scene.plant()
        // Some that two patterns are for.
        for _ in 0..<8 {
            scene.add(words: ["certificate", "expired", "battery"], service: "s3", about: ["device:LT-4711"])
        }
        var taken: Set<Request.ID> = []
        for proposal in RecurrenceGrouping().proposals(for: scene.subjects) {
            let members = scene.subjects.filter { proposal.pattern.matches($0) && !taken.contains($0.id) }
            #expect(members.count == proposal.count)
            let newest = members.sorted { $0.openedAt > $1.openedAt }
            #expect(proposal.examples == newest.prefix(10).map(\.number))
            #expect(proposal.last == newest.first?.openedAt && proposal.first == newest.last?.openedAt)
            #expect(proposal.byMonth.map(\.count).reduce(0, +) == proposal.count)
            taken.formUnion(members.map(\.id))
        }
        #expect(taken.count == 118)
    }

    @Test("fewer than the minimum are none, and no more than the limit are proposed")
    func bounds() {
        var scene = RecurrenceScene(seed: 6, noise: 1_000)
        scene.plant()
        func patterns(_ minimum: Int, _ limit: Int) -> [Int] {
            RecurrenceGrouping(minimum: minimum, limit: limit).proposals(for: scene.subjects).map(\.count)
        }
        #expect(patterns(20, 20) == [60, 30, 20])
        #expect(patterns(21, 20) == [60, 30])
        #expect(patterns(61, 20).isEmpty)
        #expect(patterns(5, 2) == [60, 30])
        #expect(patterns(5, 0).isEmpty)
        #expect(RecurrenceGrouping().proposals(for: []).isEmpty)
        #expect(RecurrenceGrouping(minimum: 0).minimum == 2)
    }

    @Test("the evidence says in numbers why, and when they came")
    func evidence() throws {
        var scene = RecurrenceScene(seed: 7, noise: 3_000)
        scene.plant()
        let jams = try #require(RecurrenceGrouping().proposals(for: scene.subjects).last)
        #expect(
            jams.evidence.prefix(3) == [
                "20 requests have in common: “paper”, “tray” and team “print”.",
                "Of all 3170, 40 have “paper” and 40 have “tray”. "
                    + "By chance 0.50 would have both; 20 do, 40 times as many.",
                "Of those 20, 20 have team “print” as well.",
            ])
        #expect(jams.busiestWeek.start.description == "2026-02-10" && jams.busiestWeek.count == 20)
        #expect(jams.busiestWeek.expected < 2)
        #expect(jams.evidence.last?.hasPrefix("The most in seven days were 20, from 2026-02-10; ") == true)
        #expect(jams.byMonth.map { "\($0.month): \($0.count)" } == ["2026-02: 20"])
    }

    @Test("what nearly all requests of a service say is no finding about it")
    func selfEvident() {
        var scene = RecurrenceScene(seed: 8, noise: 1_000)
        for _ in 0..<80 { scene.add(words: ["payroll"], service: "payroll") }
        #expect(RecurrenceGrouping().proposals(for: scene.subjects).isEmpty)
    }

    @Test("patterns and proposals can be kept and read again")
    func coding() throws {
        var scene = RecurrenceScene(seed: 9, noise: 300)
        scene.plant()
        for proposal in RecurrenceGrouping().proposals(for: scene.subjects) {
            let bytes = try CanonicalJSON.encode(proposal.pattern)
            #expect(try CanonicalJSON.decode(ProblemPattern.self, from: bytes) == proposal.pattern)
        }
    }
}

@Suite("What a request is told by")
struct GroupingSubjectTests {
    private func subject(
        _ words: [String], service: Service.ID? = nil, team: Team.ID? = nil, about: [String] = [],
        tags: SortedSet<String> = []
    ) -> GroupingSubject {
        var random = SeededGenerator(seed: 1)
        let time = Timestamp(microseconds: 0)
        return GroupingSubject(
            id: Request.ID(UniqueID(at: time, using: &random)), number: 1, openedAt: time, words: words,
            service: service, team: team, about: about, tags: tags)
    }

    @Test(
        "numbers stay with the word before them",
        arguments: [
            ("Symptom 491", ["symptom", "symptom 491"]),
            ("Erreur 691 à l’étage 2", ["erreur", "erreur 691", "etage", "etage 2"]),
            ("29/2/2016", []), ("x 4", ["x 4"]), ("LT-4711", ["lt", "lt 4711"]), ("", []),
        ])
    func words(text: String, words: [String]) { #expect(GroupingSubject.words(in: text) == words) }

    @Test("words and things count once, and are bounded")
    func limits() {
        let many = subject((0..<1_000).map { "w\($0 / 2)" }, about: (0..<200).map { "t\($0 / 2)" })
        #expect(many.words == (0..<200).map { "w\($0)" } && many.about == (0..<50).map { "t\($0)" })
    }

    @Test("a pattern is for what has all of it")
    func matching() {
        let pattern = ProblemPattern(words: ["expired", "vip"], service: "vpn", about: "device:1")
        #expect(pattern.matches(subject(["expired"], service: "vpn", about: ["device:1"], tags: ["vip"])))
        #expect(!pattern.matches(subject(["expired"], service: "vpn", about: ["device:1"])))
        #expect(!pattern.matches(subject(["expired", "vip"], service: "mail", about: ["device:1"])))
        #expect(!pattern.matches(subject(["expired", "vip"], service: "vpn", about: ["device:2"])))
        let team = ProblemPattern(words: ["jam"], team: "print")
        #expect(team.matches(subject(["jam"], team: "print")))
        #expect(!team.matches(subject(["jam"], service: "vpn", team: "print")))
        #expect(!ProblemPattern(words: []).matches(subject(["jam"])))
        #expect(pattern.description == "vpn, device:1: expired, vip")
    }
}
