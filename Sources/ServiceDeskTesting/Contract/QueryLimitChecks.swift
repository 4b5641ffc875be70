import ServiceDesk

/// What is asked is checked, so that no question costs without bound.
enum QueryLimitChecks {
    static let all: [StoreCheck<any RequestStore>] = [
        StoreCheck("limits: a question out of bounds is refused as invalid", refusesOutOfBounds),
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
