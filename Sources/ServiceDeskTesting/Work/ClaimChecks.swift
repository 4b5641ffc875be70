import ServiceDesk

/// Who gets due work, and when.
enum ClaimChecks {
    static let all: [StoreCheck<any RequestStore>] = [
        StoreCheck("claims: work is given when it is due, and not before", givesWhatIsDue),
        StoreCheck("claims: the earliest first, equal ones by the bytes of their keys", keepsOrder),
        StoreCheck("claims: only of the kinds that are asked for", keepsKinds),
        StoreCheck("claims: nobody else gets work before the lease is over, then anyone", keepsLeases),
        StoreCheck("claims: made at once they share nothing", shareNothing),
        StoreCheck("claims: a receipt is good until another claim, and for once", fences),
        StoreCheck("claims: a receipt of what was scheduled anew or cancelled has expired", fencesReplaced),
        StoreCheck("claims: one that is out of bounds is refused as invalid", refusesOutOfBounds),
    ]

    private static func givesWhatIsDue(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        let item = try work.item("a", in: 10)
        findings.expect(try await work.commit(.schedule(item)), equals: .committed([]), "a change of work alone")
        findings.expect(try await work.claimed(in: 9).map(\.item), equals: [], "a second before")
        let claim = work.claim(in: 10)
        let claimed = try await store.claim(claim)
        let expected = WorkRecord(item).claimed(by: claim)
        findings.expect(claimed, equals: [ClaimedWork(expected, by: claim)], "when it is due")
        findings.expect(claimed.first?.attempt, equals: 1, "the attempt")
        findings.expect(try await work.record("a"), equals: expected, "the record")
        let microsecond = WorkItem(
            "b", dueAt: Timestamp(microseconds: work.at(20).microseconds + 1), task: WorkTask("ring"))
        try await work.commit(.schedule(microsecond))
        findings.expect(try await work.claimed(in: 20).map(\.item), equals: [], "a microsecond before")
    }

    private static func keepsOrder(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        let due: [(WorkKey, Int64)] = [
            ("b", 2), ("a", 3), ("é", 2), ("Z", 2), ("e\u{301}", 2), ("c", 1), ("late", 4), ("\u{FFFD}", 2), ("🙂", 2),
        ]
        for (key, seconds) in due { try await work.commit(.schedule(try work.item(key, in: seconds))) }
        // Of two kinds: which kind comes first says nothing.
        try await work.commit(.schedule(try work.item("m", in: 2, kind: "write")))
        let keys = try await work.claimed(in: 3, kinds: ["write", "ring"], limit: 4).map(\.item.key)
        findings.expect(keys, equals: ["c", "Z", "b", "e\u{301}"], "the first four")
        let rest = try await work.claimed(in: 3, kinds: ["ring", "write"]).map(\.item.key)
        findings.expect(rest, equals: ["m", "é", "\u{FFFD}", "🙂", "a"], "the rest")
    }

    private static func keepsKinds(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        for kind in ["ring", "write", "é", "e\u{301}"] as [WorkKind] {
            try await work.commit(.schedule(try work.item(WorkKey("of \(kind)"), kind: kind)))
        }
        findings.expect(try await work.claimed(kinds: ["é"]).map(\.item.key), equals: ["of é"], "of é in one character")
        let both = try await work.claimed(kinds: ["write", "ring", "é"]).map(\.item.key)
        findings.expect(both, equals: ["of ring", "of write"], "of two kinds that are due, and one that is claimed")
        findings.expect(try await work.claimed(kinds: ["none"]).map(\.item.key), equals: [], "of a kind without work")
    }

    private static func keepsLeases(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        try await work.commit(.schedule(try work.item("a")))
        let first = try await work.claimedOne()
        findings.expect(first.leaseEnd, equals: work.at(60), "the end of the lease")
        findings.expect(try await work.claimed(in: 59).map(\.item.key), equals: [], "before the end of the lease")
        let second = try await work.claimedOne(in: 60)
        findings.expect(second.attempt, equals: 2, "the second attempt")
        findings.expect(second.item, equals: first.item, "what is to be done, as it was scheduled")
        findings.expect(second.receipt != first.receipt, "another receipt")
        let early = try await work.claimed(in: 119).map(\.item.key)
        findings.expect(early, equals: [], "before the end of the second lease")
    }

    private static func shareNothing(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        let keys = (0..<60).map { WorkKey("w\($0)") }
        for key in keys { try await work.commit(.schedule(try work.item(key))) }
        let claimed = try await withThrowingTaskGroup(of: [ClaimedWork].self) { group in
            for _ in 0..<20 {
                let claim = work.claim(limit: 7)
                group.addTask { try await store.claim(claim) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        findings.expect(claimed.map(\.item.key).sorted(), equals: keys.sorted(), "each piece of work once")
    }

    private static func fences(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        try await work.commit(.schedule(try work.item("a")))
        let slow = try await work.claimedOne()
        let quick = try await work.claimedOne(in: 60)
        for outcome: Settlement.Outcome in [.done, .retry(at: work.at(0)), .buried(at: work.at(0), reason: "x")] {
            findings.expect(try await work.settle(slow, outcome), equals: .expired, "\(outcome), after another claim")
        }
        findings.expect(try await work.record("a")?.claim, equals: quick.receipt.claim, "the claim that stands")
        findings.expect(try await work.settle(quick, .done), equals: .committed([]), "the second one's receipt")
        findings.expect(try await work.settle(quick, .done), equals: .expired, "the same receipt again")
        try await work.commit(.schedule(try work.item("b")))
        let late = try await work.claimedOne()
        findings.expect(
            try await work.settle(late, .retry(at: work.at(500), reason: "later")), equals: .committed([]),
            "a receipt whose lease may be over, but whose work nobody has claimed")
        findings.expect(try await work.settle(late, .done), equals: .expired, "a receipt that was used to retry")
        findings.expect(try await work.record("b")?.nextAt, equals: work.at(500), "when it is due again")
    }

    private static func fencesReplaced(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        try await work.commit(.schedule(try work.item("a")))
        let first = try await work.claimedOne()
        let again = try work.item("a", in: 5, "anew")
        try await work.commit(.schedule(again))
        findings.expect(try await work.settle(first, .done), equals: .expired, "of what was scheduled anew")
        findings.expect(try await work.record("a"), equals: WorkRecord(again), "what was scheduled anew")
        let second = try await work.claimedOne(in: 5)
        findings.expect(second.attempt, equals: 1, "the first attempt of what was scheduled anew")
        try await work.commit(.cancel("a"))
        findings.expect(try await work.settle(second, .done), equals: .expired, "of what was cancelled")
        // The same key, the same attempt: only the claim tells them apart.
        try await work.commit(.schedule(again))
        let third = try await work.claimedOne(in: 5)
        findings.expect(try await work.settle(second, .done), equals: .expired, "of an earlier life of the key")
        findings.expect(try await work.settle(third, .done), equals: .committed([]), "of the present one")
    }

    private static func refusesOutOfBounds(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        let good = work.claim()
        let kinds = { (count: Int) in SortedSet((0..<count).map { WorkKind("k\($0)") }) }
        let changes: [(String, (inout WorkClaim) -> Void)] = [
            ("a limit of 0", { $0.limit = 0 }), ("a limit of 10,001", { $0.limit = 10_001 }),
            ("no kinds", { $0.kinds = [] }), ("101 kinds", { $0.kinds = kinds(101) }),
            ("an empty kind", { $0.kinds = [""] }), ("no lease", { $0.lease = .zero }),
            ("a lease of two days", { $0.lease = .seconds(172_800) }), ("no owner", { $0.owner = "" }),
            ("a long owner", { $0.owner = String(repeating: "o", count: 201) }),
        ]
        for (what, change) in changes {
            var claim = good
            change(&claim)
            await findings.expectError(.invalidQuery, what) { [claim] () async throws(StoreError) in
                try await store.claim(claim)
            }
        }
        var most = good
        (most.limit, most.kinds, most.lease) = (10_000, kinds(100), .seconds(86_400))
        findings.expect(try await store.claim(most), equals: [], "the most that may be asked for")
    }
}
