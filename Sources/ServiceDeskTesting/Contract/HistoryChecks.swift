import ServiceDesk

/// The journal is whole, in order, and gives the state.
enum HistoryChecks {
    static let all: [StoreCheck<any RequestStore>] = [
        StoreCheck("history: events come in order, page by page", isPaged),
        StoreCheck("history: a request that is not there has none", isEmptyForUnknown),
        StoreCheck("history: replaying it gives the request", isReplayed),
        StoreCheck("history: time never goes back, even if the clock does", keepsTimeInOrder),
    ]

    private static func isPaged(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        var request = try await scene.open(RequestDraft("Long"))
        let other = try await scene.open(RequestDraft("Autre"))
        for index in 1...24 {
            request = try await scene.change(request, .noted(scene.message("\(index)")))
            if index == 12 { try await scene.change(other, .started) }
        }
        for limit in [1, 7, 25, 10_000] {
            var versions: [Int] = []
            while versions.count <= 25 {
                let query = HistoryQuery(request.id, after: versions.last ?? 0, limit: limit)
                let events = try await store.history(query)
                if events.isEmpty { break }
                findings.expect(events.count <= limit, "a page of at most \(limit)")
                findings.expect(events.allSatisfy { $0.request == request.id }, "events of this request only")
                versions += events.map(\.version)
            }
            findings.expect(versions, equals: Array(1...25), "versions by pages of \(limit)")
        }
        let late = try await store.history(HistoryQuery(request.id, after: 25))
        findings.expect(late, equals: [], "events after the last")
    }

    private static func isEmptyForUnknown(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        try await scene.open(RequestDraft("Un"))
        let unknown = Request.ID(scene.ids.next(at: scene.clock.now()))
        findings.expect(try await scene.journal(of: unknown), equals: [], "events")
    }

    private static func isReplayed(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        for request in try await Population.make(in: scene) { try await audit(request.id, in: scene) }
    }

    private static func keepsTimeInOrder(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let request = try await scene.open(RequestDraft("Un"))
        scene.clock.advance(bySeconds: -86_400)
        let changed = try await scene.change(request, .started)
        try await audit(request.id, in: scene)
        findings.expect(changed.updatedAt, equals: request.updatedAt, "the time of a change after the clock went back")
    }

    /// Replays a journal and compares what it gives with the request as the store has it.
    static func audit(_ id: Request.ID, in scene: Scene) async throws {
        var audit = JournalAudit(of: id)
        for event in try await scene.journal(of: id) { try audit.check(event) }
        guard let request = try await scene.found(id) else {
            throw UnexpectedResult(description: "the request \(id) is not there")
        }
        try audit.finish(comparing: request)
    }
}
