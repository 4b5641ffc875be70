import ServiceDesk

/// Numbers are what people say aloud: each is given once and never changes.
enum NumberChecks {
    static let all: [StoreCheck<any RequestStore>] = [
        StoreCheck("numbers: they are given in sequence, from 1", areInSequence),
        StoreCheck("numbers: an opening may ask for one, and the next follow the highest", canBeAskedFor),
        StoreCheck("numbers: one that is taken is a conflict", areTakenOnce),
        StoreCheck("numbers: none is given twice within a change or a batch", areTakenOnceInABatch),
        StoreCheck("numbers: they stay when a request changes", stay),
    ]

    private static func areInSequence(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        var numbers: [Request.Number] = []
        for subject in ["un", "deux", "trois"] { numbers.append(try await scene.open(RequestDraft(subject)).number) }
        findings.expect(numbers, equals: [1, 2, 3], "numbers")
    }

    private static func canBeAskedFor(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        var numbers: [Request.Number] = []
        for number in [10, 0, 5, 0, 9_000_000_000, 0] as [Request.Number] {
            numbers.append(try await scene.open(RequestDraft("#\(number)"), number: number).number)
        }
        findings.expect(numbers, equals: [10, 11, 5, 12, 9_000_000_000, 9_000_000_001], "numbers")
        let found = try await store.requests([.number(5)]).map(\.subject)
        findings.expect(found, equals: ["#5"], "the subject of #5")
    }

    private static func areTakenOnce(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let request = try await scene.open(RequestDraft("Un"), number: 7)
        let rival = try scene.opening(RequestDraft("Deux"), number: 7)
        findings.expect(
            try await store.commit([Change(updates: [rival])]), equals: [.conflict], "a number that is taken")
        findings.expect(try await store.requests([.number(7)]), equals: [request], "#7")
        findings.expect(try await scene.found(rival.after.id), equals: nil, "the rival")
    }

    private static func areTakenOnceInABatch(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let batch = [
            Change(updates: [try scene.opening(RequestDraft("A"), number: 3)]),
            Change(updates: [try scene.opening(RequestDraft("B"), number: 3)]),
        ]
        findings.expect(try await store.commit(batch), equals: [.committed([3]), .conflict], "#3 twice in a batch")
        let twice = [try scene.opening(RequestDraft("C"), number: 8), try scene.opening(RequestDraft("D"), number: 8)]
        findings.expect(try await store.commit([Change(updates: twice)]), equals: [.conflict], "#8 twice in a change")
        let next = [try scene.opening(RequestDraft("E")), try scene.opening(RequestDraft("F"), number: 4)]
        findings.expect(
            try await store.commit([Change(updates: next)]), equals: [.conflict],
            "the next number, and the same asked for")
        let count = try await scene.all(RequestQuery(viewer: .host("contract"))).count
        findings.expect(count, equals: 1, "requests in the store")
    }

    private static func stay(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let update = try scene.opening(RequestDraft("Un"))
        _ = try await store.commit([Change(updates: [update])])
        // As decided before the number was known: the store keeps the one that it gave.
        let change = try scene.update(update.after, .started)
        findings.expect(try await store.commit([Change(updates: [change])]), equals: [.committed([1])], "the result")
        findings.expect(try await store.requests([.number(1)]).first?.state, equals: .open, "the state of #1")
        findings.expect(try await scene.found(update.after.id)?.number, equals: 1, "the number")
    }
}
