import ServiceDesk

/// Every sort of viewer before every query: the answer is exactly what the rules of access allow, as plain sets say it.
///
/// These checks are part of ``StoreContract/requestChecks``.
public enum AccessMatrix {
    public static let checks: [StoreCheck<any RequestStore>] = [
        StoreCheck("access: lists in every order have exactly what the viewer may see", lists),
        StoreCheck("access: lists under a filter have exactly what the viewer may see", filteredLists),
        StoreCheck("access: counts by every group are of exactly what the viewer may see", counts),
        StoreCheck("access: search finds exactly what the viewer may read", search),
    ]

    private static func lists(_ store: any RequestStore, _ findings: Findings) async throws {
        let world = try await AccessWorld(in: store)
        let scene = Scene(store)
        for actor in world.actors {
            let expected = world.reference.visible(to: actor)
            for order in Population.orders {
                let found = try await scene.all(RequestQuery(viewer: actor.viewer, order: order, limit: 150))
                let name = "\(actor), by \(order.key)\(order.isDescending ? ", descending" : "")"
                compare(found.map(\.number), with: expected, name, findings)
            }
        }
        // Without this the comparison could be one of empty sets.
        let sets = Set(world.actors.map { world.reference.visible(to: $0) })
        findings.expect(sets.count > world.actors.count / 2, "viewers who see different requests")
    }

    private static func filteredLists(_ store: any RequestStore, _ findings: Findings) async throws {
        let world = try await AccessWorld(in: store)
        let scene = Scene(store)
        let facts = world.reference.facts
        let filters: [(String, RequestFilter, (AccessFact) -> Bool)] = [
            ("of a team", RequestFilter { $0.teams = ["hr"] }, { $0.team == "hr" }),
            ("of two teams", RequestFilter { $0.teams = ["hr", "it"] }, { $0.team != nil }),
            ("of a requester", RequestFilter { $0.requesters = ["sam"] }, { $0.requester == "sam" }),
            ("open", RequestFilter { $0.isOpen = true }, { _ in true }),
            ("without an agent", RequestFilter { $0.isAssigned = false }, { _ in true }),
        ]
        for actor in world.actors {
            let visible = world.reference.visible(to: actor)
            for (name, filter, holds) in filters {
                let expected = visible.intersection(facts.filter { holds($0.value) }.keys)
                let query = RequestQuery(viewer: actor.viewer, filter: filter, order: RequestOrder(.due), limit: 90)
                compare(try await scene.all(query).map(\.number), with: expected, "\(actor), \(name)", findings)
            }
        }
    }

    private static func counts(_ store: any RequestStore, _ findings: Findings) async throws {
        let world = try await AccessWorld(in: store)
        let scene = Scene(store)
        let everything = try await scene.all(RequestQuery(viewer: .host("matrix"), limit: 1_000))
        for actor in world.actors {
            let visible = world.reference.visible(to: actor)
            for group in CountQuery.Group.allCases {
                let rows = try await store.counts(CountQuery(viewer: actor.viewer, by: [group]))
                let expected = Dictionary(grouping: everything.filter { visible.contains($0.number) }) {
                    group.value(of: $0)
                }.mapValues(\.count)
                let found = Dictionary(rows.map { ($0.values.first ?? nil, $0.count) }) { $0 + $1 }
                findings.expect(found, equals: expected, "\(actor), counts by \(group)")
            }
            let total = try await store.counts(CountQuery(viewer: actor.viewer)).first?.count ?? 0
            findings.expect(total, equals: visible.count, "\(actor), the count of all")
        }
    }

    private static func search(_ store: any RequestStore, _ findings: Findings) async throws {
        let world = try await AccessWorld(in: store)
        for actor in world.actors {
            for word in AccessWord.allCases {
                let expected = world.reference.found(by: word, for: actor)
                var found: [Request.Number] = []
                for part in 0..<AccessWorld.tagCount {
                    let query = SearchQuery(
                        viewer: actor.viewer, text: SearchText(word.rawValue),
                        filter: RequestFilter { $0.tags = [AccessWorld.tag(part)] }, limit: 200)
                    found += try await store.search(query).map(\.number)
                }
                compare(found, with: expected, "\(actor), search of “\(word.rawValue)” (\(word))", findings)
            }
        }
    }

    private static func compare(
        _ found: [Request.Number], with expected: Set<Request.Number>, _ what: String, _ findings: Findings
    ) {
        let numbers = Set(found)
        guard numbers != expected || numbers.count != found.count else { return }
        func shown(_ numbers: Set<Request.Number>) -> String {
            numbers.isEmpty ? "none" : numbers.sorted().prefix(10).map { "#\($0)" }.joined(separator: " ")
        }
        findings.add(
            "\(what): expected \(expected.count) requests, found \(found.count); wrongly shown: "
                + "\(shown(numbers.subtracting(expected))), wrongly hidden: \(shown(expected.subtracting(numbers)))")
    }
}
