import ServiceDesk

/// Readings of articles are kept once, and without their readers once they are settled.
enum ReadingChecks {
    static let all: [StoreCheck<any ArticleStore>] = [
        StoreCheck("readings: what was noted comes back exactly, page by page", comesBack),
        StoreCheck("readings: one of an article and a reader is open", opensOne),
        StoreCheck("readings: whoever notes at the same moment makes one", opensOneAtOnce),
        StoreCheck("readings: what is settled has no reader, and stays as it is", settles),
        StoreCheck("readings: each of a batch sees those before it", seesEarlierOnes),
        StoreCheck("readings: those that began come the oldest first", listsBegun),
        StoreCheck("readings: they are counted by article, team and language, of some days", counts),
        StoreCheck("readings: many at random are what a plain list says", followsModel),
        StoreCheck("readings: what is out of bounds is refused", refusesOutOfBounds),
    ]

    static func all(in store: any ArticleStore, limit: Int = 1_000) async throws -> [ArticleReading] {
        var (query, found) = (ReadingQuery(.all, limit: limit), [ArticleReading]())
        while true {
            let page = try await store.readings(query)
            found += page
            guard page.count == limit, found.count <= 10_000 else { return found }
            query.after = page.last?.id
        }
    }

    private static func comesBack(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ReadingScene(store)
        var noted: [ArticleReading] = []
        for (index, verdict) in [nil, .helpful, ArticleReading.Verdict.notHelpful].enumerated() {
            noted.append(scene.reading(by: Person.ID("re\u{301}mi \(index)"), verdict, team: "e\u{301}tage"))
            for outcome in ArticleReading.Outcome.allCases { noted.append(scene.settled(outcome, verdict)) }
        }
        try await store.note(noted)
        let expected = noted.sorted { $0.id < $1.id }
        for limit in [1, 4, 1_000] {
            findings.expect(try await all(in: store, limit: limit), equals: expected, "all, \(limit) at a time")
        }
        let ids = [expected[5].id, scene.newID(), expected[2].id]
        findings.expect(
            try await store.readings(ReadingQuery(.named(ids))), equals: [expected[2], expected[5]], "by their ids")
        for reading in noted {
            guard let reader = reading.reader else { continue }
            let query = ReadingQuery(.open(reading.article, by: reader))
            findings.expect(try await store.readings(query), equals: [reading], "that of “\(reader)”")
        }
        let other = ReadingQuery(.open(scene.newArticle(), by: "re\u{301}mi 0"))
        findings.expect(try await store.readings(other), equals: [], "of another article")
        let composed = ReadingQuery(.open(noted[0].article, by: "r\u{E9}mi 0"))
        findings.expect(try await store.readings(composed), equals: [], "of a reader of other bytes")
        try await store.note(noted)
        findings.expect(try await all(in: store), equals: expected, "all, noted twice")
        try await store.note([])
    }

    private static func opensOne(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ReadingScene(store)
        let first = scene.reading(by: "anna")
        let again = scene.reading(of: first.article, by: "anna", .helpful)
        let (other, elsewhere) = (scene.reading(of: first.article, by: "wim"), scene.reading(by: "anna"))
        for reading in [first, again, other, elsewhere] { try await store.note([reading]) }
        let helpful = scene.copy(of: first, .helpful)
        findings.expect(
            try await all(in: store), equals: [helpful, other, elsewhere].sorted { $0.id < $1.id }, "what is kept")
        try await store.note([scene.reading(of: first.article, by: "anna")])
        findings.expect(try await scene.found(first.id), equals: helpful, "noted without a verdict")
        try await store.note([scene.copy(of: first, .notHelpful)])
        findings.expect(
            try await scene.found(first.id), equals: scene.copy(of: first, .notHelpful), "with another verdict")
    }

    private static func opensOneAtOnce(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ReadingScene(store)
        let article = scene.newArticle()
        let tries = (0..<12).map { scene.reading(of: article, by: "anna", $0 % 3 == 0 ? .helpful : nil) }
        let other = scene.reading(by: "anna")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for reading in tries { group.addTask { try await store.note([reading, other]) } }
            try await group.waitForAll()
        }
        let kept = try await all(in: store)
        findings.expect(kept.count { $0.article == article }, equals: 1, "how many there are of the article")
        findings.expect(kept.first { $0.article == article }?.verdict, equals: .helpful, "what was said")
        findings.expect(kept.filter { $0.article != article }, equals: [other], "the other one")
    }

    private static func settles(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ReadingScene(store)
        let open = scene.reading(by: "anna", .helpful)
        try await store.note([open])
        let settled = scene.settled(open, .requestOpened)
        try await store.note([settled])
        let kept = scene.copy(of: settled, .helpful)
        findings.expect(try await all(in: store), equals: [kept], "what is kept")
        let query = ReadingQuery(.open(open.article, by: "anna"))
        findings.expect(try await store.readings(query), equals: [], "what is open")
        for late in [open, scene.copy(of: open, .notHelpful), scene.settled(open, .nothingOpened)] {
            try await store.note([late])
            findings.expect(try await all(in: store), equals: [kept], "what is kept after \(late)")
        }
        // A new one may begin now.
        let next = scene.reading(of: open.article, by: "anna")
        try await store.note([next])
        findings.expect(try await all(in: store), equals: [kept, next].sorted { $0.id < $1.id }, "both")
    }

    private static func seesEarlierOnes(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ReadingScene(store)
        let open = scene.reading(by: "anna")
        let next = scene.reading(of: open.article, by: "anna", .helpful)
        let last = scene.reading(of: open.article, by: "anna", .notHelpful)
        let settled = scene.settled(open, .nothingOpened)
        try await store.note([open, settled, next, last, open])
        findings.expect(
            try await all(in: store), equals: [settled, scene.copy(of: next, .notHelpful)].sorted { $0.id < $1.id },
            "what is kept")
    }

    private static func listsBegun(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ReadingScene(store)
        let readings = (0..<6).map { scene.reading(by: Person.ID("p\($0)"), daysBefore: [3, 1, 2, 0, 1, 4][$0]) }
        try await store.note(readings)
        try await store.note([scene.settled(readings[5], .nothingOpened)])
        let expected = readings.dropLast().sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        for (upTo, limit) in [(3, 1_000), (4, 2), (2, 1_000), (4, 1_000)] {
            let time = expected[upTo].at
            let found = try await store.readings(ReadingQuery(.begun(upTo: time), limit: limit))
            findings.expect(
                found, equals: Array(expected.filter { $0.at <= time }.prefix(limit)),
                "up to that of \(upTo), \(limit) at most")
        }
        let none = ReadingQuery(.begun(upTo: expected[0].at.advanced(by: .microseconds(-1))))
        findings.expect(try await store.readings(none), equals: [], "before the first")
    }

    private static func counts(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ReadingScene(store)
        let article = scene.newArticle()
        var kept: [ArticleReading] = []
        for index in 0..<30 {
            let (team, days) = ((["it", "hr"] as [Team.ID])[index % 2], index % 5)
            let verdict = [nil, .helpful, ArticleReading.Verdict.notHelpful][index % 3]
            let of = index % 4 == 0 ? nil : article
            let language: Language = index % 7 == 0 ? "nl" : "fr"
            kept.append(
                index % 6 == 5
                    ? scene.reading(
                        of: of, by: Person.ID("p\(index)"), verdict, team: team, language, daysBefore: days)
                    : scene.settled(
                        ArticleReading.Outcome.allCases[index / 2 % 2], verdict, of: of, team: team, language,
                        daysBefore: days))
        }
        try await store.note(kept)
        let today = Int(scene.clock.now().microseconds / 86_400_000_000)
        for (days, teams) in [
            (today - 10..<today + 1, []), (today - 3..<today - 1, []), (today - 2..<today + 1, ["hr"]),
            (today - 10..<today + 1, ["it", "hr"]), (today + 1..<today + 5, []), (today..<today, []),
            (today - 10..<today, ["nobody"]),
        ] as [(Range<Int>, SortedSet<Team.ID>)] {
            let query = ReadingCountQuery(days, teams: teams)
            let found = try await store.counts(query)
            findings.expect(Set(found).count, equals: found.count, "each once, of \(days)")
            findings.expect(Set(found), equals: plainCounts(kept, query), "of \(days) and \(teams)")
        }
    }

    /// Counted once more, the slow way.
    static func plainCounts(_ readings: [ArticleReading], _ query: ReadingCountQuery) -> Set<ReadingCount> {
        let counted = readings.filter { reading in
            reading.at >= query.start && reading.at < query.end
                && (query.teams.isEmpty || query.teams.contains(reading.team))
        }
        let groups = Set(counted.map { ReadingCount(of: $0.article, team: $0.team, language: $0.language) })
        return Set(
            groups.map { group in
                let own = counted.filter {
                    $0.article == group.article && $0.team == group.team && $0.language == group.language
                }
                let (settled, answered) = (
                    own.filter { $0.outcome != nil }, own.filter { $0.outcome == .nothingOpened }
                )
                var count = group
                (count.use.pending, count.use.settled) = (own.count - settled.count, settled.count)
                count.use.saidHelpful = settled.count { $0.verdict == .helpful }
                count.use.saidNotHelpful = settled.count { $0.verdict == .notHelpful }
                count.use.nothingOpened = answered.count
                count.use.nothingOpenedAndHelpful = answered.count { $0.verdict == .helpful }
                count.use.nothingOpenedButNotHelpful = answered.count { $0.verdict == .notHelpful }
                return count
            })
    }

    private static func followsModel(_ store: any ArticleStore, _ findings: Findings) async throws {
        var script = ReadingScript(ReadingScene(store))
        for round in 0..<60 {
            let batch = script.next()
            try await store.note(batch)
            guard round % 6 == 5 else { continue }
            findings.expect(try await all(in: store), equals: script.expected, "all after \(round) batches")
            let query = ReadingCountQuery(script.days)
            findings.expect(
                Set(try await store.counts(query)), equals: plainCounts(script.expected, query),
                "the counts after \(round) batches")
        }
    }

    private static func refusesOutOfBounds(_ store: any ArticleStore, _ findings: Findings) async throws {
        let scene = ReadingScene(store)
        let many = (0...ArticleReading.maximumBatch).map { scene.reading(by: Person.ID("p\($0)")) }
        await findings.expectError(.invalidQuery, "too many at once") { () async throws(StoreError) in
            try await store.note(many)
        }
        let nameless = [scene.reading(by: "anna"), scene.reading(by: "")]
        await findings.expectError(.constraint, "a reader without a name") { () async throws(StoreError) in
            try await store.note(nameless)
        }
        for limit in [0, 1_001] {
            await findings.expectError(.invalidQuery, "a limit of \(limit)") { () async throws(StoreError) in
                try await store.readings(ReadingQuery(.all, limit: limit))
            }
        }
        let ids = many.map(\.id)
        await findings.expectError(.invalidQuery, "too many ids") { () async throws(StoreError) in
            try await store.readings(ReadingQuery(.named(ids)))
        }
        await findings.expectError(.invalidQuery, "days beyond all time") { () async throws(StoreError) in
            try await store.counts(ReadingCountQuery(0..<Int.max))
        }
        findings.expect(try await all(in: store), equals: [], "all")
    }
}
