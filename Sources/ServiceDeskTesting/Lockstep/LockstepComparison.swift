import ServiceDesk

/// Compares all that two stores keep and answer.
struct LockstepComparison: Sendable {
    private let seed: UInt64
    private let expecting: InMemoryStore
    private let tested: any RequestStore
    private var random: SeededGenerator
    /// The requests that changed since they were last compared.
    var changed: Set<Request.ID> = []
    private var seen: Set<Request.ID> = []

    init(seed: UInt64, expecting: InMemoryStore, tested: any RequestStore) {
        self.seed = seed
        self.expecting = expecting
        self.tested = tested
        random = SeededGenerator(seed: ~seed)
    }

    /// Compares what changed, and some questions.
    mutating func compare(after step: Int, at now: Timestamp) async throws {
        seen.formUnion(changed)
        try await compareRequests(changed.sorted(), step)
        changed = []
        for _ in 0..<4 {
            let viewer = viewer(at: now)
            try await comparePages(viewer, filter(at: now), random.pick(Population.orders), step)
            try await compareCounts(viewer, filter(at: now), step)
            for _ in 0..<3 { try await compareSearch(viewer, step) }
        }
    }

    /// Compares everything, with every order and every group.
    mutating func compareAll(after step: Int, at now: Timestamp) async throws {
        try await compareRequests(seen.sorted(), step)
        try await compareKeys(step)
        let measured = try await MeasurementChecks.kept(in: expecting)
        try expect(try await MeasurementChecks.kept(in: tested), equals: measured, "what is measured", step)
        for viewer in [.host("lockstep"), viewer(at: now), viewer(at: now)] {
            for order in Population.orders { try await comparePages(viewer, RequestFilter(), order, step) }
            try await compareCounts(viewer, RequestFilter(), step)
            for _ in 0..<10 { try await compareSearch(viewer, step) }
        }
    }

    private func expect<Value: Equatable>(
        _ found: Value, equals expected: Value, _ what: @autoclosure () -> String, _ step: Int
    ) throws {
        guard found != expected else { return }
        throw LockstepFailure(seed: seed, step: step, what: what(), expected: "\(expected)", found: "\(found)")
    }

    private func compareRequests(_ ids: [Request.ID], _ step: Int) async throws {
        for id in ids {
            let expected = try await expecting.requests([.id(id)])
            try expect(try await tested.requests([.id(id)]), equals: expected, "request \(id)", step)
            let journal = try await expecting.history(HistoryQuery(id, limit: 10_000))
            let found = try await tested.history(HistoryQuery(id, limit: 10_000))
            try expect(found, equals: journal, "the journal of \(id)", step)
            var audit = JournalAudit(of: id)
            do {
                for event in found { try audit.check(event) }
                if let request = expected.first { try audit.finish(comparing: request) }
            } catch {
                throw LockstepFailure(
                    seed: seed, step: step, what: "replaying a journal", expected: "the request", found: "\(error)")
            }
        }
    }

    private func compareKeys(_ step: Int) async throws {
        var after: String?
        repeat {
            let query = KeyQuery.page(after: after, limit: 50)
            let expected = try await expecting.keys(query)
            try expect(try await tested.keys(query), equals: expected, "the keys after \(after ?? "none")", step)
            after = expected.last?.key.name
        } while after != nil
    }

    private mutating func comparePages(
        _ viewer: Viewer, _ filter: RequestFilter, _ order: RequestOrder, _ step: Int
    ) async throws {
        var query = RequestQuery(
            viewer: viewer, filter: filter, order: order, limit: random.pick([7, 50, 1_000]))
        for _ in 0..<10 {
            let expected = try await expecting.page(query)
            let found = try await tested.page(query)
            func what() -> String {
                "a page of \(query.limit) by \(order.key)\(order.isDescending ? ", descending" : ""), for "
                    + "\(viewer), \(shown(filter))"
            }
            try expect(found.requests.map(\.number), equals: expected.requests.map(\.number), what(), step)
            try expect(found, equals: expected, what(), step)
            guard let next = expected.next else { break }
            query.after = next
        }
    }

    private func compareCounts(_ viewer: Viewer, _ filter: RequestFilter, _ step: Int) async throws {
        for groups in CountQuery.Group.allCases.map({ [$0] }) + [[], [.team, .state]] {
            let query = CountQuery(viewer: viewer, filter: filter, by: groups)
            let expected = Set(try await expecting.counts(query))
            try expect(
                Set(try await tested.counts(query)), equals: expected,
                "counts by \(groups) for \(viewer), \(shown(filter))", step)
        }
    }

    private mutating func compareSearch(_ viewer: Viewer, _ step: Int) async throws {
        var words = (0..<Int.random(in: 1...4, using: &random)).map { _ in random.pick(LockstepScript.words) }
        if random.happens(40), let last = words.popLast() { words.append(String(last.prefix(3))) }
        let query = SearchQuery(
            viewer: viewer, text: SearchText(words.joined(separator: " ")),
            filter: random.happens(70) ? RequestFilter() : filter(at: viewer.now), limit: random.pick([1, 5, 25, 200]))
        let expected = try await expecting.search(query)
        let found = try await tested.search(query)
        try expect(
            found.map(\.number), equals: expected.map(\.number),
            "search of “\(words.joined(separator: " "))” for \(viewer), limit \(query.limit), \(shown(query.filter))",
            step)
    }

    /// The conditions of a filter that are set.
    private func shown(_ filter: RequestFilter) -> String {
        let set = zip(Mirror(reflecting: filter).children, Mirror(reflecting: RequestFilter()).children)
            .filter { "\($0.value)" != "\($1.value)" }
        return set.isEmpty ? "no filter" : set.map { "\($0.0.label ?? "") \($0.0.value)" }.joined(separator: ", ")
    }

    // MARK: Random questions

    private mutating func viewer(at now: Timestamp) -> Viewer {
        let person = random.pick(LockstepOrganisation.agents + LockstepOrganisation.others)
        guard random.happens(85) else { return .host("lockstep") }
        let teams = SortedSet(LockstepOrganisation.teams.filter { _ in random.happens(35) })
        return Viewer(
            person, teams: teams, supplier: random.happens(15) ? random.pick(LockstepOrganisation.suppliers) : nil,
            delegate: random.happens(15) ? random.pick(LockstepOrganisation.others) : nil, now: now)
    }

    private mutating func filter(at now: Timestamp) -> RequestFilter {
        var filter = RequestFilter()
        if random.happens(30) { filter.teams = [random.pick(LockstepOrganisation.teams)] }
        if random.happens(15) {
            filter.agents = SortedSet(LockstepOrganisation.agents.filter { _ in random.happens(50) })
        }
        if random.happens(25) { filter.states = Set(RequestState.allCases.filter { _ in random.happens(50) }) }
        if random.happens(15) { filter.kinds = [random.pick(RequestKind.allCases)] }
        if random.happens(15) { filter.priorities = Set(Priority.allCases.filter { _ in random.happens(50) }) }
        if random.happens(10) { filter.services = [random.pick(LockstepOrganisation.services)] }
        if random.happens(15) { filter.requesters = [random.pick(LockstepOrganisation.others), "bram"] }
        if random.happens(15) { filter.tags = random.pick([["vip"], ["étage-2"], ["a", "b"]]) }
        if random.happens(15) { filter.isAssigned = random.happens(50) }
        if random.happens(25) { filter.isOpen = random.happens(50) }
        if random.happens(10) { filter.openedFrom = now.advanced(bySeconds: -400_000) }
        if random.happens(10) { filter.openedBefore = now.advanced(bySeconds: -100_000) }
        if random.happens(15) { filter.dueBefore = now }
        if random.happens(8) { filter.solvedBy = LockstepOrganisation.article }
        return filter
    }
}
