import ServiceDesk

/// What is asked is checked, so that no question costs without bound.
enum QueryLimitChecks {
    static let all: [StoreCheck<any RequestStore>] = [
        StoreCheck("limits: a question out of bounds is refused as invalid", refusesOutOfBounds),
        StoreCheck("limits: a list that is too long is refused as invalid", refusesLongLists),
        StoreCheck("limits: a cursor of a list in another order is refused as invalid", refusesForeignCursors),
    ]

    private static func refusesOutOfBounds(_ store: any RequestStore, _ findings: Findings) async throws {
        let viewer = Viewer.host("contract")
        let id = Request.ID(UniqueID(high: 0x7000, low: 1 << 63))
        for limit in [0, -1, .min, .max, 10_001] {
            await findings.expectError(.invalidQuery, "history of \(limit)") { () async throws(StoreError) in
                try await store.history(HistoryQuery(id, limit: limit))
            }
            await findings.expectError(.invalidQuery, "keys of \(limit)") { () async throws(StoreError) in
                try await store.keys(.page(after: nil, limit: limit))
            }
        }
        for limit in [0, -1, .min, .max, 1_001] {
            await findings.expectError(.invalidQuery, "page of \(limit)") { () async throws(StoreError) in
                try await store.page(RequestQuery(viewer: viewer, limit: limit))
            }
        }
        for limit in [0, -1, .min, .max, 201] {
            await findings.expectError(.invalidQuery, "search of \(limit)") { () async throws(StoreError) in
                try await store.search(SearchQuery(viewer: viewer, text: SearchText("a"), limit: limit))
            }
        }
        let greatest = try await store.page(RequestQuery(viewer: viewer, limit: 1_000))
        findings.expect(greatest.requests, equals: [], "a page of 1,000")
        findings.expect(try await store.history(HistoryQuery(id, limit: 10_000)), equals: [], "a history of 10,000")
        findings.expect(
            try await store.history(HistoryQuery(id, after: .max)), equals: [], "a history after the last version")
    }

    private static func refusesLongLists(_ store: any RequestStore, _ findings: Findings) async throws {
        let request = try await Scene(store).open(RequestDraft("Un", team: "it", tags: ["a"]))
        let viewer = Viewer.host("contract")
        func names(_ count: Int) -> [String] { (0..<count).map { "n\($0)" } }
        let filters: [(String, limit: Int, (Int) -> RequestFilter)] = [
            ("teams", 1_000, { count in RequestFilter { $0.teams = SortedSet(names(count).map { Team.ID($0) }) } }),
            ("agents", 1_000, { count in RequestFilter { $0.agents = SortedSet(names(count).map { Person.ID($0) }) } }),
            (
                "services", 1_000,
                { count in RequestFilter { $0.services = SortedSet(names(count).map { Service.ID($0) }) } }
            ),
            (
                "requesters", 1_000,
                { count in RequestFilter { $0.requesters = SortedSet(names(count).map { Person.ID($0) }) } }
            ),
            ("tags", 100, { count in RequestFilter { $0.tags = SortedSet(names(count)) } }),
        ]
        for (name, limit, filter) in filters {
            let most = try await store.page(RequestQuery(viewer: viewer, filter: filter(limit)))
            findings.expect(most.requests, equals: [], "a page of \(limit) \(name)")
            let filter = filter(limit + 1)
            await findings.expectError(.invalidQuery, "a page of too many \(name)") { () async throws(StoreError) in
                try await store.page(RequestQuery(viewer: viewer, filter: filter))
            }
            await findings.expectError(.invalidQuery, "counts of too many \(name)") { () async throws(StoreError) in
                try await store.counts(CountQuery(viewer: viewer, filter: filter))
            }
            await findings.expectError(.invalidQuery, "a search of too many \(name)") { () async throws(StoreError) in
                try await store.search(SearchQuery(viewer: viewer, text: SearchText("un"), filter: filter))
            }
        }
        let most = [RequestReference](repeating: .number(2), count: 9_999) + [.id(request.id)]
        findings.expect(try await store.requests(most), equals: [request], "10,000 requests")
        await findings.expectError(.invalidQuery, "10,001 requests") { () async throws(StoreError) in
            try await store.requests(most + [.number(1)])
        }
        findings.expect(try await store.keys(.named(names(10_000))), equals: [], "10,000 keys")
        await findings.expectError(.invalidQuery, "10,001 keys") { () async throws(StoreError) in
            try await store.keys(.named(names(10_001)))
        }
        await findings.expectError(.invalidQuery, "counts by seven groups") { () async throws(StoreError) in
            try await store.counts(CountQuery(viewer: viewer, by: [CountQuery.Group](repeating: .team, count: 7)))
        }
    }

    private static func refusesForeignCursors(_ store: any RequestStore, _ findings: Findings) async throws {
        let request = try await Scene(store).open(RequestDraft("Un"))
        let cursor = RequestQuery.Cursor(behind: request, in: RequestOrder(.due))
        for order in Population.orders where order != RequestOrder(.due) {
            await findings.expectError(.invalidQuery, "a cursor by due in a list by \(order.key)") {
                () async throws(StoreError) in
                try await store.page(RequestQuery(viewer: .host("contract"), order: order, after: cursor))
            }
        }
    }
}
