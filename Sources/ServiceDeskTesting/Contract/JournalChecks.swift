import ServiceDesk

/// The journals of all requests together can be followed without missing anything.
enum JournalChecks {
    static let all: [StoreCheck<any RequestStore>] = [
        StoreCheck("journal: all events, in either order, page by page", isPaged),
        StoreCheck("journal: in the order of numbers, from any of them on", beginsAtANumber),
        StoreCheck("journal: from the end there is what comes afterwards", beginsAtTheEnd),
        StoreCheck("journal: whoever follows commits that are made at once misses none", isFollowed),
        StoreCheck("journal: a limit or a place that is none is refused as invalid", refusesWrongOnes),
    ]

    /// All entries, page by page. An event may show a while after its commit.
    private static func entries(
        _ order: JournalQuery.Order, from start: JournalQuery.Start = .beginning, limit: Int, count: Int,
        in store: any RequestStore
    ) async throws -> (entries: [JournalEntry], next: JournalPosition?) {
        var (query, found) = (JournalQuery(order, from: start, limit: limit), [JournalEntry]())
        var (last, patience) = (JournalPosition?.none, 1_000)
        while true {
            let page = try await store.journal(query)
            found += page.entries
            (query.start, last) = (.after(page.next), page.next)
            guard page.entries.isEmpty else { continue }
            guard found.count < count, patience > 0 else { return (found, last) }
            patience -= 1
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private static func isPaged(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        var requests: [Request] = []
        for number in [0, 9, 4, 0] as [Request.Number] {
            requests.append(try await scene.open(RequestDraft("#\(number)"), number: number))
        }
        for index in [2, 0, 2, 1, 3] {
            requests[index] = try await scene.change(requests[index], .noted(scene.message("\(index)")))
        }
        let expected: [JournalQuery.Order: [[Int64]]] = [
            .commits: [[1, 1], [9, 1], [4, 1], [10, 1], [4, 2], [1, 2], [4, 3], [9, 2], [10, 2]],
            .numbers: [[1, 1], [1, 2], [4, 1], [4, 2], [4, 3], [9, 1], [9, 2], [10, 1], [10, 2]],
        ]
        for (order, places) in expected {
            for limit in [1, 4, 10_000] {
                let found = try await entries(order, limit: limit, count: 9, in: store).entries
                findings.expect(
                    found.map { [$0.number, Int64($0.event.version)] }, equals: places,
                    "events in the order of \(order) by pages of \(limit)")
                for request in requests {
                    findings.expect(
                        found.map(\.event).filter { $0.request == request.id },
                        equals: try await scene.journal(of: request.id),
                        "the events of #\(request.number)")
                }
            }
        }
    }

    private static func beginsAtANumber(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        for number in [3, 8, 20] as [Request.Number] {
            _ = try await scene.change(
                try await scene.open(RequestDraft("#\(number)"), number: number), .noted(scene.message("Note")))
        }
        for (number, expected) in [(0, [3, 3, 8, 8, 20, 20]), (8, [8, 8, 20, 20]), (9, [20, 20]), (21, [])] as [(
            Request.Number, [Request.Number]
        )] {
            let found = try await entries(.numbers, from: .number(number), limit: 3, count: 0, in: store).entries
            findings.expect(found.map(\.number), equals: expected, "events from #\(number) on")
        }
        await findings.expectError(.invalidQuery, "commits from a number on") { () async throws(StoreError) in
            try await store.journal(JournalQuery(.commits, from: .number(1)))
        }
    }

    private static func beginsAtTheEnd(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        for order in JournalQuery.Order.allCases {
            try await scene.open(RequestDraft("Avant"))
            let end = try await store.journal(JournalQuery(order, from: .end))
            findings.expect(end.entries, equals: [], "events behind the end")
            let again = try await store.journal(JournalQuery(order, from: .after(end.next)))
            findings.expect(again.entries, equals: [], "events behind the place of the end")
            let after = try await scene.open(RequestDraft("Après"))
            let found = try await entries(order, from: .after(end.next), limit: 10, count: 1, in: store).entries
            findings.expect(found.map(\.event.request), equals: [after.id], "what came afterwards, by \(order)")
        }
    }

    private static func isFollowed(_ store: any RequestStore, _ findings: Findings) async throws {
        let (tasks, count) = (8, 20)
        let followed = Task { () -> [JournalEntry] in
            var (query, found) = (JournalQuery(.commits, limit: 7), [JournalEntry]())
            var patience = 10_000
            while found.count < tasks * count, patience > 0 {
                let page = try await store.journal(query)
                found += page.entries
                query.start = .after(page.next)
                guard page.entries.isEmpty else { continue }
                patience -= 1
                try await Task.sleep(for: .milliseconds(1))
            }
            return found
        }
        let ids = try await withThrowingTaskGroup(of: Set<Request.ID>.self) { group in
            let scene = Scene(store)
            for _ in 0..<tasks {
                let updates = try (0..<count).map { try scene.opening(RequestDraft("\($0)")) }
                group.addTask {
                    for update in updates { _ = try await store.commit([Change(updates: [update])]) }
                    return Set(updates.map(\.after.id))
                }
            }
            return try await group.reduce(into: Set()) { $0.formUnion($1) }
        }
        let found = try await followed.value
        var (isCurrent, patience) = (false, 1_000)
        while !isCurrent, patience > 0 {
            isCurrent = try await store.journal(JournalQuery(.commits, limit: 1)).isCurrent
            patience -= 1
            if !isCurrent { try await Task.sleep(for: .milliseconds(5)) }
        }
        findings.expect(isCurrent, "a page says at last that nothing waits")
        findings.expect(Set(found.map(\.event.request)), equals: ids, "the requests that were met")
        findings.expect(found.count, equals: tasks * count, "how many events there were")
    }

    private static func refusesWrongOnes(_ store: any RequestStore, _ findings: Findings) async throws {
        for order in JournalQuery.Order.allCases {
            for limit in [0, -1, 10_001] {
                await findings.expectError(.invalidQuery, "a limit of \(limit)") { () async throws(StoreError) in
                    try await store.journal(JournalQuery(order, limit: limit))
                }
            }
            for text in ["", "x", "\(order.rawValue)", "\(order.rawValue).", "\(order.rawValue).x.y.z"] {
                let query = JournalQuery(order, from: .after(JournalPosition(rawValue: text)))
                await findings.expectError(.invalidQuery, "the place “\(text)”") { () async throws(StoreError) in
                    try await store.journal(query)
                }
            }
        }
    }
}
