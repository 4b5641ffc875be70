import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("A history with targets, replayed")
struct ReplayedClockTests {
    private static func target(
        _ metric: SLAMetric, minutes: Int64, party: SLAParty = .requester, warnings: [Int] = [], level: Int? = nil
    ) -> SLATarget {
        SLATarget(
            metric, within: .elapsedTime(60 * minutes), party: party, warnings: warnings,
            escalations: level.map { [Escalation(at: $0, to: .leads)] } ?? [])
    }

    private static let plain = [
        target(.firstResponse, minutes: 30, warnings: [50, 80], level: 150), target(.nextResponse, minutes: 60),
        target(.periodicUpdate, minutes: 200, party: .team("it")),
        target(.resolution, minutes: 600, warnings: [50], level: 100),
        SLATarget(.resolution, within: .serviceDays(1), calendar: "office", name: "days", warnings: [40]),
    ]

    /// Others for each priority and team; for one of them no clock but those of the conversation and the resolution.
    private static let policies = [
        PriorityPolicy(
            id: "p", title: "P",
            rules: [
                .init(.init(teams: ["it"], urgencies: [.high]), aims: plain.map { .init($0) }),
                .init(.init(urgencies: [.high]), aims: []),
                .init(.init(teams: ["it"]), aims: plain.map { .init($0, other: .elapsedTime(7_200)) }),
                .init(
                    aims: [
                        .init(target(.ownership("hr"), minutes: 120, party: .team("hr"), warnings: [50])),
                        .init(target(.named(.supply("acme")), minutes: 90, party: .supplier("acme"), level: 100)),
                        .init(target(.resolution, minutes: 500)),
                    ]),
            ])
    ]

    private static let commands: [RequestCommand] = [
        .tag(["vlug"]), .untag(["vlug"]), .assign(team: "it", agent: "bram"), .assign(team: "it", agent: "eva"),
        .assign(team: "hr"), .assign(team: "hr", agent: "hugo"), .hold(Pending(.information, waitingFor: .requester)),
        .hold(Pending(.supplier, waitingFor: .nobody)), .resume, .handOver("acme"), .handOver(nil), .resolve(.fixed),
        .close(), .reopen(reason: "Stuk"), .classify(urgency: .high), .classify(urgency: .low), .rename("Anders"),
        .setDue(Timestamp(microseconds: 1_800_000_000_000_000)), .setDue(nil),
    ]

    /// What happened, by whom and when, and what became of it; without what is random.
    private func story(_ company: Company, _ request: Request) async throws -> [String] {
        try await company.journal(of: request).map { "\($0.at.microseconds) \($0.actor) \($0.event)" }
    }

    @Test("records what a desk records that lives through it")
    func replayed() async throws {
        var told: [String: Int] = [:]
        for seed in 0..<40 {
            for event in try await live(seed: UInt64(seed)) { told[event.name, default: 0] += 1 }
        }
        for name in ["targeted", "warned", "breached", "escalated", "promised"] {
            #expect(told[name, default: 0] > 40, "\(name): \(told)")
        }
    }

    private func company() async throws -> Company {
        let company = try await Company(
            saving: [.calendar(ClockScene.office)] + Self.policies.map { DirectoryEntry.policy($0) })
        company.clock.set(ClockScene.start)
        return company
    }

    /// Lives through commands and replays them elsewhere.
    ///
    /// - Returns: What was recorded.
    private func live(seed: UInt64) async throws -> [RequestEvent] {
        let (living, replaying) = (try await company(), try await company())
        let host = Viewer.host("test")
        let draft = RequestDraft("Écran noir", requester: "anna", team: "it")
        var random = SeededGenerator(seed: seed)
        var history = try await replaying.desk.replay(opening: draft, as: host, at: living.clock.now())
        let request = try await living.desk.open(draft, as: host)
        for _ in 0..<40 {
            living.clock.advance(bySeconds: Int64.random(in: 0...5, using: &random) * 400)
            let message = living.desk.makeMessage("Bonjour")
            let spoken: [(RequestCommand, Person.ID?)] = [
                (.reply(message), "anna"), (.reply(message), "bram"), (.announce(message), nil),
            ]
            let all = spoken + Self.commands.map { ($0, nil) }
            let (command, person) = all[Int.random(in: all.indices, using: &random)]
            let viewer = if let person { try await living.viewer(person) } else { host }
            let now = living.clock.now()
            let refusal = try await living.refusal {
                _ = try await living.desk.perform(command, on: .id(request.id), as: viewer)
            }
            let other = try await living.refusal { try await history.perform(command, as: viewer, at: now) }
            #expect(refusal == other, "seed \(seed): \(command)")
        }
        let outcome = try #require(try await replaying.desk.commit([history]).first)
        let kept = try await replaying.desk.request(.number(outcome.number), as: host)
        let (expected, found) = (try await story(living, request), try await story(replaying, kept))
        #expect(found == expected, "seed \(seed)")
        #expect(try await due(replaying) == (try await due(living)), "seed \(seed)")
        return try await living.journal(of: request).map(\.event)
    }

    /// When the clocks are to be looked at.
    private func due(_ company: Company) async throws -> [Timestamp] {
        try await company.store.work(WorkQuery(.all, kinds: ["clock"])).records.map(\.item.dueAt)
    }
}
