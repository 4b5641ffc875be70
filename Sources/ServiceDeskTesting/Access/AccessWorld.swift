import ServiceDesk

/// The requests and the people of the access matrix.
package struct AccessWorld: Sendable {
    package let reference: AccessReference
    package let actors: [AccessActor]

    /// Keeps every combination of team, people, confidentiality and outside access in a store.
    package init(in store: any RequestStore) async throws {
        let scene = Scene(store)
        var facts: [Request.Number: AccessFact] = [:]
        let glassUntil = scene.clock.now().advanced(bySeconds: 1_000_000)
        for team in ["it", "hr", nil] as [Team.ID?] {
            for var fact in Self.people(of: team) {
                for confidential in Self.confidentialities {
                    fact.confidential = confidential
                    for outside in Outside.allCases {
                        let (number, fact) = try await Self.keep(fact, outside, glassUntil: glassUntil, in: scene)
                        facts[number] = fact
                    }
                }
            }
        }
        reference = AccessReference(facts: facts)
        actors = Self.actors(glassUntil: glassUntil)
    }

    private static func people(of team: Team.ID?) -> [AccessFact] {
        [
            AccessFact(team: team, requester: "rita"),
            AccessFact(team: team, requester: "sam", beneficiary: "ben"),
            AccessFact(team: team, requester: "sam", watchers: ["wim", "hugo"]),
            AccessFact(team: team, requester: "ada"),
            AccessFact(team: team, requester: "sam", beneficiary: "lena"),
        ]
    }

    private static let confidentialities: [AccessFact.Confidential?] = [
        nil, .init(), .init(named: ["nora"]), .init(concerns: ["carl"]),
        .init(named: ["nora", "carl"], concerns: ["carl"]),
    ]

    /// What happens to a request beside its ordinary handling.
    private enum Outside: CaseIterable {
        case nothing, brokenGlass, handedOver, handedOverToAnother, takenBack
    }

    private static func keep(
        _ fact: AccessFact, _ outside: Outside, glassUntil: Timestamp, in scene: Scene
    ) async throws -> (Request.Number, AccessFact) {
        var fact = fact
        let number = try await scene.store.counts(CountQuery(viewer: .host("matrix"))).first?.count ?? 0
        var draft = RequestDraft(
            "Demande", text: AccessWord.opening.rawValue, requester: fact.requester, beneficiary: fact.beneficiary,
            watchers: SortedSet(fact.watchers), team: fact.team, tags: [tag(number)],
            kind: RequestKind.allCases[number % 4], impact: Impact.allCases[number % 3])
        draft.confidentiality = fact.confidential.map {
            .init(named: SortedSet($0.named), concerns: SortedSet($0.concerns))
        }
        fact.hasEarlyNote = number % 2 == 0
        fact.hasLateMessages = number % 3 > 0
        var events: [RequestEvent] = []
        if fact.hasEarlyNote { events.append(.noted(scene.message(AccessWord.earlyNote.rawValue))) }
        switch outside {
        case .nothing: break
        case .brokenGlass:
            fact.grant = ("lena", glassUntil)
            events.append(.accessOpened(grant: .init(person: "lena", until: glassUntil), reason: "Nood"))
        case .handedOver:
            fact.supplier = "acme"
            events.append(.handedOver("acme"))
        case .handedOverToAnother:
            fact.supplier = "beta"
            events += [.handedOver("acme"), .handedOver("beta")]
        case .takenBack: events += [.handedOver("acme"), .handedOver(nil)]
        }
        if fact.hasLateMessages {
            events.append(.replied(scene.message(AccessWord.lateReply.rawValue)))
            events.append(.noted(scene.message(AccessWord.lateNote.rawValue)))
        }
        return (try await scene.open(draft, then: events).number, fact)
    }

    static let tagCount = 4

    /// A tag that a part of the requests has, small enough for one search.
    static func tag(_ number: Int) -> String { "part-\(number % tagCount)" }

    private static func actors(glassUntil: Timestamp) -> [AccessActor] {
        let now = Timestamp(microseconds: glassUntil.microseconds - 1)
        return customers(now) + [
            AccessActor("an agent who is also a requester", "ada", teams: ["it"], now: now),
            AccessActor("an agent of another team who also watches", "hugo", teams: ["hr"], now: now),
            AccessActor("an agent of both teams", "bea", teams: ["it", "hr"], now: now),
            AccessActor("an agent of a team without requests", "una", teams: ["legal"], now: now),
            AccessActor("an agent whom it concerns", "carl", teams: ["hr"], now: now),
            AccessActor("a lead before the glass closes", "lena", teams: ["it"], leads: ["it"], now: now),
            AccessActor("a lead when the glass closes", "lena", teams: ["it"], leads: ["it"], now: glassUntil),
            AccessActor("a delegate of an agent", "bea", teams: ["it", "hr"], delegate: "dan", now: now),
            AccessActor("a delegate whom it concerns", "bea", teams: ["it", "hr"], delegate: "carl", now: now),
            AccessActor("a delegate of a named person", "nora", delegate: "sam", now: now),
            AccessActor(
                "a delegate just before the end", "bea", teams: ["it", "hr"], delegate: "dan",
                delegationEnd: glassUntil, now: now),
            AccessActor(
                "a delegate at the end", "bea", teams: ["it", "hr"], delegate: "dan", delegationEnd: now, now: now),
            AccessActor(
                "a delegate of a requester at the end", "rita", delegate: "dan", delegationEnd: now, now: now),
            AccessActor("the host", "matrix", isHost: true, now: now),
        ]
    }

    private static func customers(_ now: Timestamp) -> [AccessActor] {
        [
            AccessActor("a stranger", "zed", now: now),
            AccessActor("a requester", "rita", now: now),
            AccessActor("a beneficiary", "ben", now: now),
            AccessActor("a watcher", "wim", now: now),
            AccessActor("a named person", "nora", now: now),
            AccessActor("someone of the supplier", "tess", supplier: "acme", now: now),
            AccessActor("someone of another supplier", "otto", supplier: "beta", now: now),
            AccessActor("someone of the supplier whom a team lists", "tina", teams: ["it"], supplier: "acme", now: now),
        ]
    }
}
