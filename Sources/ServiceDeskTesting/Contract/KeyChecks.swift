import ServiceDesk

/// An idempotency key makes a repetition harmless.
enum KeyChecks {
    static let all: [StoreCheck<any RequestStore>] = [
        StoreCheck("keys: a repetition is a duplicate and writes nothing", recognisesRepetition),
        StoreCheck("keys: a key that stands for something else is refused", refusesReuse),
        StoreCheck("keys: a change that met a conflict has not used its key", forgetsConflicts),
        StoreCheck("keys: a change without events keeps its key and nothing else", keepsKeysOfNothing),
        StoreCheck("keys: they are found by name, unknown ones left out", areFound),
        StoreCheck("keys: their pages are in byte order, without gaps or repeats", arePaged),
        StoreCheck("keys: of repetitions made at once, one is kept", keepsOneOfMany),
    ]

    private static func recognisesRepetition(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let key = scene.key("<abc@mail.example>", for: "body")
        func attempt() throws -> Change {
            Change(
                key: key, updates: [try scene.opening(RequestDraft("Kapot")), try scene.opening(RequestDraft("Stuk"))])
        }
        findings.expect(try await store.commit([try attempt()]), equals: [.committed([1, 2])], "the first time")
        findings.expect(try await store.commit([try attempt()]), equals: [.duplicate(of: 1)], "the second time")
        let fresh = Change(key: scene.key("k2"), updates: [try scene.opening(RequestDraft("Nieuw"))])
        let again = Change(key: scene.key("k2"), updates: [try scene.opening(RequestDraft("Nieuw"))])
        findings.expect(
            try await store.commit([fresh, again]), equals: [.committed([3]), .duplicate(of: 3)], "twice in one batch")
        let number = try await scene.all(RequestQuery(viewer: .host("contract"))).count
        findings.expect(number, equals: 3, "requests in the store")
    }

    private static func refusesReuse(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let request = try await scene.open(RequestDraft("Un"))
        let kept = try scene.update(request, .started)
        _ = try await store.commit([Change(key: scene.key("k", for: "start"), updates: [kept])])
        let other = Change(key: scene.key("k", for: "close"), updates: [try scene.update(kept.after, .closed)])
        findings.expect(try await store.commit([other]), equals: [.keyReused], "the same key for something else")
        // The key decides before the version does: a repetition is always late.
        let late = Change(key: scene.key("k", for: "start"), updates: [try scene.update(request, .started)])
        findings.expect(try await store.commit([late]), equals: [.duplicate(of: 1)], "a repetition of an old version")
        findings.expect(try await scene.found(request.id), equals: kept.after, "the request")
    }

    private static func forgetsConflicts(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let request = try await scene.open(RequestDraft("Un"))
        let newer = try await scene.change(request, .started)
        let key = scene.key("k")
        let stale = Change(key: key, updates: [try scene.update(request, .closed)])
        let again = Change(key: key, updates: [try scene.update(newer, .closed)])
        findings.expect(
            try await store.commit([stale, again]), equals: [.conflict, .committed([1])],
            "a conflict, then the repetition")
    }

    private static func keepsKeysOfNothing(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let old = try await scene.open(RequestDraft("Un", text: "imprimante", tags: ["a"]))
        let other = try await scene.open(RequestDraft("Deux"))
        let request = try await scene.change(old, .started)
        func nothing(to request: Request) throws -> Change.Update {
            try Change.Update(before: request, after: request, events: [])
        }
        let stale = Change(key: scene.key("stale"), updates: [try nothing(to: old)])
        let idle = Change(key: scene.key("idle"), updates: [try nothing(to: request)])
        findings.expect(
            try await store.commit([stale, idle, idle]), equals: [.conflict, .committed([1]), .duplicate(of: 1)],
            "of an old version, of the present one, repeated")
        let started = try scene.update(other, .started)
        let mixed = Change(key: scene.key("mixed"), updates: [try nothing(to: request), started])
        findings.expect(try await store.commit([mixed]), equals: [.committed([1, 2])], "together with a change")
        let keys = try await store.keys(.named(["stale", "idle", "mixed"]))
        findings.expect(
            Set(keys), equals: [
                KeyRecord(key: scene.key("idle"), number: 1), KeyRecord(key: scene.key("mixed"), number: 1),
            ], "the keys that are kept, with the first request of their change")
        findings.expect(try await scene.found(request.id), equals: request, "the request")
        findings.expect(try await scene.journal(of: request.id).map(\.version), equals: [1, 2], "its journal")
        findings.expect(try await scene.found(other.id)?.version, equals: started.after.version, "the other request")
        let query = RequestQuery(viewer: .host("contract"), filter: RequestFilter { $0.tags = ["a"] })
        findings.expect(try await scene.all(query).map(\.number), equals: [1], "requests with its tag")
        findings.expect(try await scene.search("imprimante"), equals: [1], "requests with its word")
        let counts = try await store.counts(CountQuery(viewer: .host("contract"), by: [.state]))
        findings.expect(counts, equals: [CountRow(values: ["open"], count: 2)], "counts")
    }

    private static func areFound(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        for name in ["a", "B", "é"] {
            let opening = try scene.opening(RequestDraft("Avec la clé \(name)"))
            _ = try await store.commit([Change(key: scene.key(name, for: name), updates: [opening])])
        }
        let found = try await store.keys(.named(["é", "unknown", "b", "a", "e\u{301}"]))
        let expected: Set = [
            KeyRecord(key: scene.key("a", for: "a"), number: 1), KeyRecord(key: scene.key("é", for: "é"), number: 3),
        ]
        findings.expect(Set(found), equals: expected, "the keys a and é; b, and é of two characters, were not used")
        findings.expect(found.count, equals: 2, "keys found")
        findings.expect(try await store.keys(.named([])), equals: [], "no names")
    }

    private static func arePaged(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let names = ["b", "a", "aa", "Z", "é", "zz", "e\u{301}", "\u{FFFD}", "🙂", "~", "a b", "0"]
        for name in names {
            let opening = try scene.opening(RequestDraft("Clé"))
            _ = try await store.commit([Change(key: scene.key(name), updates: [opening])])
        }
        let expected = names.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        for limit in [1, 5, 100] {
            var (found, after): ([[UInt8]], String?) = ([], nil)
            while found.count <= names.count {
                let page = try await store.keys(.page(after: after, limit: limit))
                guard let last = page.last else { break }
                findings.expect(page.count <= limit, "a page of at most \(limit)")
                found += page.map { Array($0.key.name.utf8) }
                after = last.key.name
            }
            findings.expect(found, equals: expected, "names by pages of \(limit)")
        }
    }

    private static func keepsOneOfMany(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let results = try await withThrowingTaskGroup(of: [CommitResult].self) { group in
            for _ in 1...100 {
                let change = Change(key: scene.key("token"), updates: [try scene.opening(RequestDraft("Une fois"))])
                group.addTask { try await store.commit([change]) }
            }
            return try await group.reduce(into: [CommitResult]()) { $0 += $1 }
        }
        findings.expect(results.count { $0 == .committed([1]) }, equals: 1, "committed")
        findings.expect(results.count { $0 == .duplicate(of: 1) }, equals: 99, "duplicates")
        let count = try await scene.all(RequestQuery(viewer: .host("contract"))).count
        findings.expect(count, equals: 1, "requests in the store")
    }
}
