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
            events.append(.accessOpened(.init(person: "lena", until: glassUntil), reason: "Nood"))
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
        let before = Timestamp(microseconds: glassUntil.microseconds - 1)
        func actor(
            _ description: String, _ person: Person.ID, _ change: (inout AccessActor) -> Void = { _ in }
        ) -> AccessActor {
            var actor = AccessActor(description, person, now: before)
            change(&actor)
            return actor
        }
        return [
            actor("a stranger", "zed"),
            actor("a requester", "rita"),
            actor("a beneficiary", "ben"),
            actor("a watcher", "wim"),
            actor("an agent who is also a requester", "ada") { $0.teams = ["it"] },
            actor("an agent of another team who also watches", "hugo") { $0.teams = ["hr"] },
            actor("an agent of both teams", "bea") { $0.teams = ["it", "hr"] },
            actor("a lead before the glass closes", "lena") {
                $0.teams = ["it"]
                $0.leads = ["it"]
            },
            actor("a lead when the glass closes", "lena") {
                $0.teams = ["it"]
                $0.leads = ["it"]
                $0.now = glassUntil
            },
            actor("a named person", "nora"),
            actor("an agent whom it concerns", "carl") { $0.teams = ["hr"] },
            actor("someone of the supplier", "tess") { $0.supplier = "acme" },
            actor("someone of another supplier", "otto") { $0.supplier = "beta" },
            actor("someone of the supplier whom a team lists", "tina") {
                $0.supplier = "acme"
                $0.teams = ["it"]
            },
            actor("a delegate of an agent", "bea") {
                $0.teams = ["it", "hr"]
                $0.delegate = "dan"
            },
            actor("a delegate whom it concerns", "bea") {
                $0.teams = ["it", "hr"]
                $0.delegate = "carl"
            },
            actor("a delegate of a named person", "nora") { $0.delegate = "sam" },
            actor("an agent of a team without requests", "una") { $0.teams = ["legal"] },
            actor("the host", "matrix") { $0.isHost = true },
        ]
    }
}
