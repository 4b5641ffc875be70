import Foundation
import ServiceDesk
import ServiceDeskTesting
import Testing

/// A year of a company, lived by two processes at a time that are killed again and again: what is owed, new
/// colleagues with their parts, agreement, rules that act at once and later. In between the clock goes on, and is
/// put back and forward.
struct YearOfWork {
    let folder: TemporaryFolder
    private static let start = Timestamp(microseconds: 1_772_438_400_000_000)
    private static let year: Int64 = 365 * 86_400
    private static let host = ReliabilityScene.host

    private static let template: RequestTemplate = {
        var draft = RequestDraft("Nouveau collègue {name}", requester: "anna", team: "it")
        draft.checklist = ["Contrat", "Accueil"]
        return RequestTemplate(
            "onboarding", "Nouveau collègue", draft, asks: ["name"],
            approval: ApprovalQuestion(
                "D’accord ?", from: .people(["bert", "chloe"]), needed: 1, within: 20 * 86_400),
            parts: [
                .init("account", RequestDraft("Compte", team: "it"), ahead: 10 * 86_400),
                .init("badge", RequestDraft("Badge", team: "it"), after: ["account"]),
                .init("desk", RequestDraft("Bureau", team: "it"), after: ["account"]),
                .init("welcome", RequestDraft("Accueil", team: "it"), after: ["badge", "desk"]),
            ])
    }()

    private static let rules: [Rule] = [
        Rule("tag", "Tout marquer", on: [.opened], do: ActionList([.tag(["seen"])])),
        Rule("after-tag", "Puis noter", on: [.tagged], do: ActionList(note: TextByLanguage("Vu."))),
        Rule(
            "held", "Ce qui attend", on: [.held], after: 12 * 86_400,
            if: RequestCondition { $0.states = [.pending] }, do: ActionList([.resume])),
    ]

    private func prepare(_ store: some CompleteStore, _ desk: Desk) async throws {
        let weekly = ServiceHours.every([.monday, .tuesday, .wednesday, .thursday, .friday], ["09:00-17:00"])
        try await store.save([
            .calendar(
                ServiceCalendar(id: "office", name: "Bureau", hours: ServiceHours(zone: "UTC", weekly: weekly))),
            .template(Self.template),
        ])
        try await store.save(Self.rules.map { .rule($0) })
        let day = try #require(CalendarDate("2026-03-15"))
        let monthly = DateRule(
            from: day, try Recurrence("FREQ=MONTHLY"), onClosedDay: .after, at: .close, by: "office")
        _ = try await desk.schedule(
            RecurringRequest(
                "colleague", from: "onboarding", with: ["name": "Lou"], requester: "anna", on: monthly,
                opensAhead: 12 * 86_400),
            as: Self.host)
        _ = try await desk.define(
            Obligation(
                "hours", "Heures", by: [.members(of: "it")], to: .team("it"), contact: "anna", team: "it",
                due: monthly, opensAhead: 5 * 86_400, reminders: [86_400]),
            as: Self.host)
    }

    /// - Parameters:
    ///   - store: With the organisation in it.
    ///   - argument: The store, as the workers are told of it.
    func live(in store: some CompleteStore, _ argument: String, rounds: Int) async throws {
        let clock = ManualClock(Self.start)
        var configuration = Desk.Configuration()
        configuration.time = clock
        let desk = Desk(store, configuration: configuration)
        try await prepare(store, desk)
        let seed: UInt64 = 2_026
        var random = SeededGenerator(seed: seed)
        for round in 1...rounds {
            let now = Self.start.advanced(bySeconds: Int64(round) * Self.year / Int64(rounds))
            let jump = Int64.random(in: 0..<4, using: &random) == 0 ? Int64.random(in: -7...7, using: &random) : 0
            let instant = now.advanced(bySeconds: jump * 86_400)
            let workers = try (0..<2).map { index in
                try WorkerProcess("live", argument, "\(instant.microseconds)", "\(round * 2 + index)", in: folder)
            }
            for worker in workers { try await worker.line("ready") }
            try await Task.sleep(for: .milliseconds(Int64.random(in: 0...500, using: &random)))
            for worker in workers {
                try await worker.kill()
                #expect(worker.wasKilled)
            }
        }
        // Whatever they left.
        clock.set(Self.start.advanced(bySeconds: Self.year + 10 * 86_400))
        for _ in 0..<6 {
            clock.advance(bySeconds: 3_600)
            try await desk.runOnce()
        }
        try await expectEachOnce(in: store, seed)
        #expect(try await StoreAudit(store).run().faults.isEmpty, "seed \(seed)")
    }

    private func expectEachOnce(in store: some CompleteStore, _ seed: UInt64) async throws {
        let requests = try await ReliabilityScene.requests(in: store)
        let parents = requests.filter { !$0.parts.isEmpty }
        // Twelve months, and one that clocks which ran ahead may have opened.
        #expect((12...13).contains(parents.count), "seed \(seed)")
        let owed = requests.compactMap(\.obligation).map { "\($0.day) \($0.obligor)" }
        #expect(Set(owed).count == owed.count && owed.count >= 24, "seed \(seed)")
        for parent in parents {
            let children = requests.filter { $0.parent == parent.id }
            let names = children.compactMap(\.part)
            #expect(Set(names).count == names.count, "A part of #\(parent.number) was opened twice; seed \(seed).")
            #expect(parent.parts.compactMap(\.request).sorted() == children.map(\.id).sorted())
            #expect(children.allSatisfy { $0.requester == "anna" })
        }
        #expect(
            parents.contains { $0.parts.allSatisfy { $0.request != nil } }, "Nobody was welcomed; seed \(seed).")
        for request in requests {
            try expectOnce(try await store.history(HistoryQuery(request.id)), of: request, seed)
        }
    }

    private func expectOnce(_ journal: [RecordedEvent], of request: Request, _ seed: UInt64) throws {
        var counts: [String: Int] = [:]
        for event in journal {
            switch event.event {
            case .approvalConcluded(let id, _): counts["approval \(id)", default: 0] += 1
            case .reminded: counts["reminder", default: 0] += request.obligation == nil ? 0 : 1
            case .tagged where event.actor == .host("rule: tag"): counts["tag", default: 0] += 1
            case .noted where event.actor == .host("rule: after-tag"): counts["note", default: 0] += 1
            default: break
            }
        }
        #expect(counts.values.allSatisfy { $0 == 1 }, "#\(request.number): \(counts); seed \(seed)")
        #expect(counts["tag"] == 1 && counts["note"] == 1, "#\(request.number): \(counts); seed \(seed)")
        let held = journal.count { if case .held = $0.event { true } else { false } }
        let resumed = journal.count { $0.event == .resumed && $0.actor == .host("rule: held") }
        #expect(resumed <= held, "#\(request.number); seed \(seed)")
    }
}
