import ServiceDesk

/// Lists: the right requests, in the right order, each once.
enum PageChecks {
    static let all: [StoreCheck<any RequestStore>] = [
        StoreCheck("page: every filter leaves the right requests", filters),
        StoreCheck("page: every order is kept in both directions, page by page", sorts),
        StoreCheck("page: it says where to go on exactly when something follows", saysWhereToGoOn),
        StoreCheck("page: requests that come or change meanwhile repeat and hide no others", isStable),
        StoreCheck("page: requests are listed as they stand", listsTheState),
        StoreCheck("page: what an article solved is nothing for whoever has its name", articlesAreNobody),
        StoreCheck("page: a tag is one, however it is typed", findsTags),
    ]

    private static func filters(_ store: any RequestStore, _ findings: Findings) async throws {
        let requests = try await Population.make(in: Scene(store))
        for (name, filter) in Population.filters(for: requests) {
            let page = try await store.page(RequestQuery(viewer: .host("contract"), filter: filter, limit: 1_000))
            findings.expect(
                page.requests.map(\.number), equals: requests.filter(filter.matches).map(\.number), "filter “\(name)”")
        }
    }

    /// A store may keep the article among those who are named in a request.
    private static func articlesAreNobody(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let requests = try await Population.make(in: scene)
        findings.expect(requests.contains { $0.solvedBy == 7 }, "requests that an article solved")
        for name in ["A7", "7"] as [Person.ID] {
            let viewer = Viewer(name, now: scene.clock.now())
            findings.expect(
                try await scene.all(RequestQuery(viewer: viewer)).map(\.number), equals: [], "what “\(name)” sees")
            let filter = RequestFilter { $0.requesters = [name] }
            findings.expect(
                try await scene.all(RequestQuery(viewer: .host("contract"), filter: filter)).map(\.number),
                equals: [], "what “\(name)” asked for")
        }
    }

    private static func sorts(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let requests = try await Population.make(in: scene)
        let open = RequestFilter {
            $0.isOpen = true
            $0.teams = ["it", "hr"]
        }
        for order in Population.orders {
            for (filter, limit) in [(RequestFilter(), 7), (open, 3), (RequestFilter(), 1_000)] {
                let query = RequestQuery(viewer: .host("contract"), filter: filter, order: order, limit: limit)
                findings.expect(
                    try await scene.all(query).map(\.number),
                    equals: Population.sorted(requests, filter, order).map(\.number),
                    "by \(order.key)\(order.isDescending ? ", descending" : ""), pages of \(limit)")
            }
        }
    }

    private static func saysWhereToGoOn(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        findings.expect(
            try await store.page(RequestQuery(viewer: .host("contract"))), equals: Page(requests: [], next: nil),
            "the page of an empty store")
        for subject in ["un", "deux", "trois"] { try await scene.open(RequestDraft(subject)) }
        for order in Population.orders {
            for limit in 1...4 {
                let page = try await store.page(
                    RequestQuery(viewer: .host("contract"), order: order, limit: limit))
                findings.expect(page.requests.count, equals: min(limit, 3), "requests of a page of \(limit)")
                let last = limit < 3 ? page.requests.last : nil
                findings.expect(
                    page.next, equals: last.map { RequestQuery.Cursor(behind: $0, in: order) },
                    "where to go on by \(order.key) after \(limit) of 3")
            }
        }
    }

    private static func isStable(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        for (index, order) in Population.orders.enumerated() {
            let team = Team.ID("team-\(index)")
            var steady: [Request.Number] = []
            var restless: [Request] = []
            for number in 0..<24 {
                let draft = RequestDraft(
                    "Demande", team: team, impact: Impact.allCases[number % 3],
                    due: number % 4 == 0 ? nil : scene.clock.now().advanced(bySeconds: Int64(number % 3) * 60))
                let request = try await scene.open(draft, number: Int64(1_000 * (index + 1) + 2 * number))
                if number % 6 == 5 { restless.append(request) } else { steady.append(request.number) }
            }
            var query = RequestQuery(viewer: .host("contract"), order: order, limit: 4)
            query.filter.teams = [team]
            var (seen, step): ([Request.Number], Int) = ([], 0)
            repeat {
                let page = try await store.page(query)
                seen += page.requests.map(\.number)
                // Requests come at the end and in the middle, and one leaves the list.
                step += 1
                for number in [100 + step, 1 + 2 * (7 * step % 24)] where step < 24 {
                    try await scene.open(
                        RequestDraft("Neu", team: team, due: scene.clock.now()),
                        number: Int64(1_000 * (index + 1) + number))
                }
                if let leaving = restless.popLast() {
                    try await scene.change(leaving, .assigned(team: "elsewhere", agent: nil))
                }
                query.after = page.next
            } while query.after != nil && seen.count < 200
            let name = "by \(order.key)\(order.isDescending ? ", descending" : "")"
            findings.expect(Set(seen).count, equals: seen.count, "\(name): requests listed once, of those listed")
            findings.expect(
                Set(steady).subtracting(seen), equals: [], "\(name): requests that did not change and were skipped")
        }
    }

    private static func findsTags(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let spellings = ["étage", "e\u{301}tage"]
        for spelling in spellings { try await scene.open(RequestDraft("Lampe", tags: [spelling, "autre"])) }
        for spelling in spellings {
            let filter = RequestFilter { $0.tags = [spelling] }
            let found = try await scene.all(RequestQuery(viewer: .host("contract"), filter: filter))
            findings.expect(found.map(\.number), equals: [1, 2], "requests tagged \(Array(spelling.utf8))")
            let kept = Set(found.map { $0.tags.map { Array($0.utf8) } })
            findings.expect(kept, equals: [[Array("autre".utf8), Array(spellings[0].utf8)]], "tags")
            let counts = try await store.counts(CountQuery(viewer: .host("contract"), filter: filter))
            findings.expect(counts.first?.count, equals: 2, "the count of \(Array(spelling.utf8))")
        }
    }

    private static func listsTheState(_ store: any RequestStore, _ findings: Findings) async throws {
        let requests = try await Population.make(in: Scene(store))
        let page = try await store.page(RequestQuery(viewer: .host("contract"), limit: 1_000))
        for (found, expected) in zip(page.requests, requests) {
            findings.expect(found, equals: expected, "request #\(expected.number)")
        }
        findings.expect(page.requests.count, equals: requests.count, "requests")
    }
}
