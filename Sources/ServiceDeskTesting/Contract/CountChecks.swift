import ServiceDesk

/// Counts are those of the lists.
enum CountChecks {
    static let all: [StoreCheck<any RequestStore>] = [
        StoreCheck("counts: by every group, under every filter", countGroups),
        StoreCheck("counts: by several groups at once", combineGroups),
        StoreCheck("counts: without a group there is one number, and none for nothing", countAll),
    ]

    private static func countGroups(_ store: any RequestStore, _ findings: Findings) async throws {
        let requests = try await Population.make(in: Scene(store))
        for group in CountQuery.Group.allCases {
            for (name, filter) in Population.filters(for: requests) {
                try await compare([group], filter, name, of: requests, in: store, findings)
            }
        }
    }

    private static func combineGroups(_ store: any RequestStore, _ findings: Findings) async throws {
        let requests = try await Population.make(in: Scene(store))
        let combinations: [[CountQuery.Group]] = [
            [.team, .state], [.state, .team], [.agent, .priority, .kind], CountQuery.Group.allCases,
        ]
        for groups in combinations {
            try await compare(groups, RequestFilter(), "none", of: requests, in: store, findings)
        }
    }

    private static func countAll(_ store: any RequestStore, _ findings: Findings) async throws {
        let query = CountQuery(viewer: .host("contract"))
        findings.expect(try await store.counts(query), equals: [], "the counts of an empty store")
        let requests = try await Population.make(in: Scene(store))
        findings.expect(
            try await store.counts(query), equals: [CountRow(values: [], count: requests.count)], "the count of all")
        let none = CountQuery(viewer: .host("contract"), filter: RequestFilter { $0.teams = ["nobody"] })
        findings.expect(try await store.counts(none), equals: [], "the count of nothing")
    }

    private static func compare(
        _ groups: [CountQuery.Group], _ filter: RequestFilter, _ name: String, of requests: [Request],
        in store: any RequestStore, _ findings: Findings
    ) async throws {
        let rows = try await store.counts(CountQuery(viewer: .host("contract"), filter: filter, by: groups))
        let expected = Dictionary(grouping: requests.filter(filter.matches)) { request in
            groups.map { $0.value(of: request) }
        }.mapValues(\.count)
        let found = Dictionary(rows.map { ($0.values, $0.count) }) { $0 + $1 }
        let title = "by \(groups.map(\.rawValue).joined(separator: ", ")), filter “\(name)”"
        findings.expect(found, equals: expected, title)
        findings.expect(rows.count, equals: found.count, "\(title): one row for each group, rows")
    }
}
