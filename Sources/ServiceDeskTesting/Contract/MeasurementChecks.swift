import ServiceDesk

/// What is counted of the journals is kept with them.
enum MeasurementChecks {
    static let all: [StoreCheck<any RequestStore>] = [
        StoreCheck("measurements: a commit keeps what its updates measure, and a refused change nothing", isKept),
        StoreCheck("measurements: what is put in order is the same", isSorted),
        StoreCheck("measurements: what is not where a store looks for it is found, and mended", isAudited),
        StoreCheck("measurements: blocks are replaced once, all or none", isReplacedOnce),
        StoreCheck("measurements: by days and teams, with the balance before them", isFound),
        StoreCheck("measurements: the newest block of a place that is not full", isOpen),
        StoreCheck("measurements: a limit that is none is refused as invalid", refusesWrongLimits),
    ]

    /// All that a store keeps, each with how often it is there.
    static func kept(in store: any RequestStore) async throws -> [RequestMeasurement: Int] {
        var (query, found) = (MeasurementQuery(.all, limit: 7), [RequestMeasurement: Int]())
        while true {
            let blocks = try await store.measurements(query).blocks
            guard let last = blocks.last else { return found }
            for kept in blocks { for each in try kept.block.measurements() { found[each, default: 0] += 1 } }
            query.after = last.id
        }
    }

    private static func isKept(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        var expected: [RequestMeasurement: Int] = [:]
        for request in try await Population.make(in: scene) {
            var fold = MeasurementFold()
            for event in try await store.history(HistoryQuery(request.id, limit: 1_000)) { fold.take(event) }
            for each in fold.found { expected[each, default: 0] += 1 }
        }
        findings.expect(try await kept(in: store), equals: expected, "what is measured")
        findings.expect(expected.count > 60, equals: true, "whether there is much of it")

        let request = try await scene.open(RequestDraft("Deux fois", team: "it"))
        let before = try await kept(in: store)
        let old = try scene.update(request, .resolved(.fixed))
        _ = try await scene.change(request, .noted(scene.message("Une note")))
        findings.expect(
            try await store.commit([Change(updates: [old])]), equals: [.conflict], "a change of an old version")
        findings.expect(try await kept(in: store), equals: before, "what is measured of a refused change")
    }

    private static func isSorted(_ store: any RequestStore, _ findings: Findings) async throws {
        _ = try await Population.make(in: Scene(store))
        let before = try await kept(in: store)
        try await MeasurementSorter(store).run()
        findings.expect(try await kept(in: store), equals: before, "what is measured")
        let unsorted = try await store.measurements(MeasurementQuery(.unsorted)).blocks
        findings.expect(unsorted, equals: [], "what is not in order")
        let blocks = try await store.measurements(MeasurementQuery(.all)).blocks
        for kept in blocks {
            let places = Set(
                try kept.block.measurements().map { MeasurementBlock.Place(day: $0.at.day, team: $0.traits.team) })
            findings.expect(places.map { Optional($0) }, equals: [kept.block.place], "the places of a block")
        }
    }

    private static func isAudited(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        _ = try await Population.make(in: scene)
        try await MeasurementSorter(store).run()
        let now = scene.clock.now().advanced(bySeconds: 86_400)
        let audit = MeasurementAudit(store)
        findings.expect(try await audit.run(at: now).faults, equals: [], "faults of what was put in order")
        for mistake in 0..<3 {
            let kept = try await store.measurements(MeasurementQuery(.all)).blocks
            guard let first = kept.first(where: { $0.block.place != nil }) else { break }
            var block = first.block
            switch mistake {
            case 0: block.place?.day -= 4_000
            case 1: block.balance += 100
            default: block.content = [0]
            }
            _ = try await store.rewrite(MeasurementRewrite(removing: [first.id], inserting: [block]))
            let found = try await audit.run(repairing: true, at: now)
            findings.expect(!found.faults.isEmpty && found.isRepaired, "whether mistake \(mistake) is found and mended")
            let left = try await audit.run(at: now).faults
            findings.expect(left, equals: [], "faults after mistake \(mistake) was mended")
        }
    }

    private static let traits = RequestMeasurement.Traits(team: "it", channel: "web", kind: .incident, priority: .low)

    private static func block(_ day: Int, _ team: Team.ID?, count: Int = 1) -> MeasurementBlock {
        var traits = traits
        traits.team = team
        let noon = Timestamp(microseconds: (Int64(day) * 24 + 12) * 3_600_000_000)
        let one = RequestMeasurement(.opened, at: noon, traits: traits)
        return MeasurementBlock(
            Array(repeating: one, count: count), place: MeasurementBlock.Place(day: day, team: team))
    }

    private static func isReplacedOnce(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        try await scene.open(RequestDraft("Un", team: "it"))
        try await scene.open(RequestDraft("Deux", team: "it"))
        let ids = try await store.measurements(MeasurementQuery(.unsorted)).blocks.map(\.id)
        let new = MeasurementRewrite(removing: ids, inserting: [block(3, "it", count: 2)])
        findings.expect(try await store.rewrite(new), equals: true, "the first time")
        findings.expect(try await store.rewrite(new), equals: false, "the second time")
        let kept = try await store.measurements(MeasurementQuery(.all)).blocks
        findings.expect(kept.map(\.block), equals: new.inserting, "what is there")
        let part = MeasurementRewrite(removing: kept.map(\.id) + ids, inserting: [block(4, "it")])
        findings.expect(try await store.rewrite(part), equals: false, "a part that is gone")
        findings.expect(
            try await store.measurements(MeasurementQuery(.all)).blocks, equals: kept, "what is there after a refusal")
    }

    private static func isFound(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let places: [(Int, Team.ID?)] = [(9, "it"), (10, "it"), (10, "hr"), (11, nil), (11, "it"), (12, "it")]
        let blocks = places.enumerated().map { block($1.0, $1.1, count: $0 + 1) }
        var shelf = MeasurementShelf()
        let all = MeasurementRewrite(removing: [], inserting: blocks)
        _ = (shelf.rewrite(all), try await store.rewrite(all))
        let update = try scene.opening(RequestDraft("Pas encore", team: "hr"))
        shelf.keep(update.measurements)
        _ = try await store.commit([Change(updates: [update])])
        for days in [9..<13, 10..<12, 11..<12, 12..<20, 0..<9] {
            for teams in [[], ["it"], ["hr", "it"], ["nobody"]] as [SortedSet<Team.ID>] {
                let query = MeasurementQuery(.days(days, teams: teams))
                let (found, expected) = (try await store.measurements(query), shelf.measurements(query))
                findings.expect(
                    found.blocks.map(\.block), equals: expected.blocks.map(\.block), "days \(days) of \(teams)")
                findings.expect(
                    found.earlierBalances, equals: expected.earlierBalances, "the balance before \(days) of \(teams)")
            }
        }
    }

    private static func isOpen(_ store: any RequestStore, _ findings: Findings) async throws {
        let full = block(5, "it", count: MeasurementBlock.fullSize / 2)
        findings.expect(full.isFull, equals: true, "whether a large block is full")
        let blocks = [
            block(5, "it"), block(5, "it", count: 2), full, block(5, nil, count: 4), block(6, "it", count: 5),
        ]
        _ = try await store.rewrite(MeasurementRewrite(removing: [], inserting: blocks))
        let places = [MeasurementBlock.Place(day: 5, team: "it"), .init(day: 5, team: nil), .init(day: 9, team: "it")]
        let found = try await store.measurements(MeasurementQuery(.open(places))).blocks.map(\.block)
        findings.expect(found, equals: [blocks[1], blocks[3]], "blocks to which something may be added")
    }

    private static func refusesWrongLimits(_ store: any RequestStore, _ findings: Findings) async throws {
        for limit in [0, -1, 10_001] {
            await findings.expectError(.invalidQuery, "a limit of \(limit)") { () async throws(StoreError) in
                try await store.measurements(MeasurementQuery(.all, limit: limit))
            }
        }
    }
}
