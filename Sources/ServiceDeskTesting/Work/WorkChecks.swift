import ServiceDesk

/// What is kept of due work, and that it is kept together with what it belongs to.
enum WorkChecks {
    static let all: [StoreCheck<any RequestStore>] = [
        StoreCheck("work: it is kept with its change, or neither is", ridesWithChanges),
        StoreCheck("work: an effect and its settlement are kept together, or neither is", settlesWithEffects),
        StoreCheck("work: what was done may be scheduled anew in the same change", schedulesWhatItSettles),
        StoreCheck("work: scheduling a key again replaces all of it", replaces),
        StoreCheck("work: cancelling takes it away, and an unknown key is nothing", cancels),
        StoreCheck("work: what failed is due again when it was said, with the reason", retries),
        StoreCheck("work: what is buried is seen and not claimed, until it is revived", buries),
        StoreCheck("work: pages of each selection have all of it, in order", arePaged),
        StoreCheck("work: payloads come back byte for byte", keepsPayloads),
        StoreCheck("work: changes and questions out of bounds are refused as invalid", refusesOutOfBounds),
    ]

    private static func ridesWithChanges(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        let scene = work.scene
        let opening = try scene.opening(RequestDraft("Un"))
        let about = opening.after.id
        let change = Change(
            key: scene.key("k"), updates: [opening], work: [.schedule(try work.item("a", about: about))])
        findings.expect(try await store.commit([change]), equals: [.committed([1])], "an opening with work")
        findings.expect(try await work.records(.about(about)).map(\.key), equals: ["a"], "work about the request")
        try await work.commit(.cancel("a"))
        findings.expect(try await store.commit([change]), equals: [.duplicate(of: 1)], "the same again")
        findings.expect(try await work.record("a"), equals: nil, "work of a repetition")
        guard let request = try await scene.found(about) else { return findings.add("the request is not found") }
        let newer = try await scene.change(request, .started)
        let stale = Change(
            updates: [try scene.update(request, .closed)], work: [.schedule(try work.item("b")), .cancel("c")])
        try await work.commit(.schedule(try work.item("c")))
        let good = Change(updates: [try scene.update(newer, .closed)], work: [.schedule(try work.item("d"))])
        findings.expect(
            try await store.commit([stale, good]), equals: [.conflict, .committed([1])], "a conflict, and not")
        findings.expect(try await work.records(.all).map(\.key), equals: ["c", "d"], "the work after a conflict")
    }

    private static func settlesWithEffects(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        let scene = work.scene
        let request = try await scene.open(RequestDraft("Un"))
        try await work.commit(.schedule(try work.item("a")))
        let first = try await work.claimedOne()
        func effect(on request: Request, _ work: ClaimedWork) throws -> Change {
            Change(
                updates: [try scene.update(request, .started)], settlements: [Settlement(work.receipt, .done)])
        }
        let newer = try await scene.change(request, .tagged(["vip"]))
        findings.expect(
            try await store.commit([try effect(on: request, first)]), equals: [.conflict], "of an old version")
        findings.expect(
            try await work.record("a")?.claim, equals: first.receipt.claim, "work whose effect met a conflict")
        let second = try await work.claimedOne(in: 120)
        findings.expect(
            try await store.commit([try effect(on: newer, first)]), equals: [.expired], "with an old receipt")
        findings.expect(try await scene.found(request.id), equals: newer, "the request after an old receipt")
        let both = [try effect(on: newer, second), try effect(on: newer, second)]
        findings.expect(try await store.commit(both), equals: [.committed([1]), .expired], "twice in one batch")
        findings.expect(try await work.records(.all), equals: [], "work that is done")
        findings.expect(try await scene.found(request.id)?.version, equals: newer.version + 1, "the effect, once")
    }

    private static func schedulesWhatItSettles(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        try await work.commit(.schedule(try work.item("clock")))
        let claimed = try await work.claimedOne()
        let next = try work.item("clock", in: 30, "next")
        let change = Change(work: [.schedule(next)], settlements: [Settlement(claimed.receipt, .done)])
        findings.expect(try await store.commit([change]), equals: [.committed([])], "settled and scheduled anew")
        findings.expect(try await work.record("clock"), equals: WorkRecord(next), "the next one")
        findings.expect(try await store.commit([change]), equals: [.expired], "the same again")
    }

    private static func replaces(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        let request = try await work.scene.open(RequestDraft("Un"))
        try await work.commit(.schedule(try work.item("a", about: request.id)))
        let claimed = try await work.claimedOne()
        try await work.settle(claimed, .buried(at: work.at(1), reason: "cassé"))
        let anew = try work.item("a", in: 7, kind: "write", "nieuw")
        try await work.commit(.schedule(anew))
        findings.expect(try await work.records(.all), equals: [WorkRecord(anew)], "the one item of the key")
        findings.expect(try await work.records(.buried), equals: [], "buried work")
        findings.expect(try await work.records(.about(request.id)), equals: [], "work about the request")
        findings.expect(try await work.claimed(in: 7).map(\.item.key), equals: [], "work of the old kind")
        let found = try await work.claimed(in: 7, kinds: ["write"]).map(\.item)
        findings.expect(found, equals: [anew], "work of the new kind")
    }

    private static func cancels(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        let (é, e) = (try work.item("é"), try work.item("e\u{301}"))
        try await work.commit(.schedule(é), .schedule(e))
        findings.expect(try await work.commit(.cancel("é"), .cancel("nobody")), equals: .committed([]), "cancelling")
        findings.expect(try await work.claimed().map(\.item), equals: [e], "what is left: é of two characters")
        try await work.commit(.cancel("e\u{301}"))
        findings.expect(try await work.records(.all), equals: [], "what is left of work that was claimed")
    }

    private static func retries(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        let item = try work.item("a")
        try await work.commit(.schedule(item))
        try await work.settle(work.claimedOne(), .retry(at: work.at(20), reason: "la ligne est coupée"))
        let expected = WorkRecord(item, nextAt: work.at(20), attempt: 1, failure: "la ligne est coupée")
        findings.expect(try await work.record("a"), equals: expected, "the record")
        findings.expect(try await work.claimed(in: 19).map(\.item.key), equals: [], "before it is due again")
        let second = try await work.claimedOne(in: 20)
        findings.expect(second.attempt, equals: 2, "the second attempt")
        try await work.settle(second, .retry(at: work.at(30)))
        findings.expect(try await work.record("a")?.failure, equals: nil, "the reason of a retry without one")
    }

    private static func buries(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        let item = try work.item("a")
        try await work.commit(.schedule(item), .schedule(try work.item("b", in: 1_000)))
        let claimed = try await work.claimedOne()
        try await work.settle(claimed, .buried(at: work.at(5), reason: "onmogelijk"))
        let expected = WorkRecord(item, nextAt: work.at(5), attempt: 1, failure: "onmogelijk", isBuried: true)
        findings.expect(try await work.records(.buried), equals: [expected], "buried work")
        findings.expect(try await work.records(.pending()).map(\.key), equals: ["b"], "pending work")
        findings.expect(try await work.claimed(in: 500).map(\.item.key), equals: [], "what can be claimed")
        try await work.commit(
            .revive("a", at: work.at(600)), .revive("b", at: work.at(0)), .revive("nobody", at: work.at(0)))
        findings.expect(
            try await work.records(.all), equals: [
                WorkRecord(item, nextAt: work.at(600)), WorkRecord(try work.item("b", in: 1_000)),
            ], "work after reviving; what was not buried stays as it was")
        findings.expect(try await work.claimedOne(in: 600).attempt, equals: 1, "the attempt after reviving")
    }

    private static func arePaged(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        let request = try await work.scene.open(RequestDraft("Un"))
        let kinds: [WorkKind] = ["ring", "write", "post"]
        for index in 0..<23 {
            let key = WorkKey(["é", "e\u{301}", "Z", "a"][index % 4] + "\(index)")
            let about = index.isMultiple(of: 3) ? request.id : nil
            try await work.commit(
                .schedule(try work.item(key, in: Int64(index * 7 % 5), kind: kinds[index % 3], about: about)))
        }
        for claimed in try await work.claimed(in: 1, kinds: SortedSet(kinds), limit: 6) {
            try await work.settle(claimed, .buried(at: work.at(9), reason: "non"))
        }
        let all = try await work.records(.all, limit: 1_000)
        findings.expect(all.count, equals: 23, "work in all")
        let selections: [WorkQuery.Selection] = [
            .all, .pending(), .pending(before: work.at(3)), .buried, .about(request.id),
            .named(SortedSet(all.prefix(9).map(\.key) + ["nobody"])),
        ]
        for selection in selections {
            for kinds in [[], ["ring"], ["post", "write"], ["none"]] as [SortedSet<WorkKind>] {
                let expected = WorkQuery(selection, kinds: kinds, limit: 1_000).page(of: all).records
                for limit in [1, 4, 1_000] {
                    let found = try await work.records(selection, kinds: kinds, limit: limit)
                    findings.expect(
                        found, equals: expected, "\(selection), kinds \(kinds), by pages of \(limit)")
                }
            }
        }
    }

    private static func keepsPayloads(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        let payloads = [
            "{}", "null", #"{"b":1,"a":24.50}"#, #"["é","é","\u0000","🙂"]"#, " [ 1 ]\n",
            "\"" + String(repeating: "x", count: WorkTask.maximumPayload - 2) + "\"",
        ]
        for (index, payload) in payloads.enumerated() {
            let task = try WorkTask(kind: "ring", payload: Array(payload.utf8), request: nil)
            let item = WorkItem(WorkKey("p\(index)"), dueAt: work.at(0), task: task)
            try await work.commit(.schedule(item))
            findings.expect(
                try await work.record(item.key)?.item.task.payload == Array(payload.utf8), "the payload \(index)")
        }
        let extreme = [Timestamp(microseconds: .min), Timestamp(microseconds: .max)]
        for (index, time) in extreme.enumerated() {
            let item = WorkItem(WorkKey("t\(index)"), dueAt: time, task: WorkTask("post"))
            try await work.commit(.schedule(item))
            findings.expect(try await work.record(item.key)?.item, equals: item, "work due at \(time.microseconds)")
        }
    }

    private static func refusesOutOfBounds(_ store: any RequestStore, _ findings: Findings) async throws {
        let work = WorkScene(store)
        let (small, key) = (try work.item("a"), work.scene.key("k"))
        let text = String(repeating: "x", count: WorkTask.maximumPayload)
        let receipt = WorkReceipt(key: "a", claim: work.claim().id)
        let many = try (0...Change.maximumWork).map { WorkChange.schedule(try work.item(WorkKey("w\($0)"))) }
        let long = String(repeating: "r", count: Settlement.maximumReason + 1)
        let changes: [(String, Change)] = [
            ("a change of nothing", Change()), ("a key without a request", Change(key: key, work: [.schedule(small)])),
            ("an empty key", Change(work: [.cancel("")])),
            ("a key of 201 bytes", Change(work: [.cancel(WorkKey(String(repeating: "k", count: 201)))])),
            ("an empty kind", Change(work: [.schedule(try work.item("a", kind: ""))])),
            ("a large payload", Change(work: [.schedule(try work.item("a", text))])),
            ("one key twice", Change(work: [.schedule(small), .cancel("a")])),
            ("too much work", Change(work: many)),
            ("one receipt twice", Change(settlements: [Settlement(receipt, .done), Settlement(receipt, .done)])),
            ("a long reason", Change(settlements: [Settlement(receipt, .buried(at: work.at(0), reason: long))])),
        ]
        for (what, change) in changes {
            await findings.expectError(.invalidQuery, what) { () async throws(StoreError) in
                try await store.commit([change])
            }
        }
        findings.expect(try await work.records(.all), equals: [], "work after refusals")
        let most = Change(work: Array(many.dropLast()))
        findings.expect(try await store.commit([most]), equals: [.committed([])], "as much work as may be")
        let names = { (count: Int) in SortedSet((0..<count).map { WorkKey("w\($0)") }) }
        let kinds = SortedSet((0..<101).map { WorkKind("k\($0)") })
        let queries = [
            WorkQuery(.all, limit: 0), WorkQuery(.buried, limit: 1_001), WorkQuery(.pending(), kinds: kinds),
            WorkQuery(.named(names(1_001))),
        ]
        for query in queries {
            await findings.expectError(.invalidQuery, "\(query.selection) of \(query.limit)") {
                () async throws(StoreError) in try await store.work(query)
            }
        }
        let found = try await store.work(WorkQuery(.named(names(1_000)), limit: 1_000)).records.count
        findings.expect(found, equals: Change.maximumWork, "as many names as may be asked for")
    }
}
