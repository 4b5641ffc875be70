import ServiceDesk
import ServiceDeskTesting
import Synchronization
import Testing

/// Records the batches that reach it, and holds the first one back until it is let go.
final class GatedStore: RequestStore {
    private let store = InMemoryStore()
    private let batches = Mutex<[[Change]]>([])
    private let gate: AsyncStream<Void>
    private let error: StoreError?

    init(opening gate: AsyncStream<Void>, failing error: StoreError? = nil) {
        self.gate = gate
        self.error = error
    }

    var batchSizes: [Int] { batches.withLock { $0.map(\.count) } }
    /// How many changes of each batch settle due work.
    var settlements: [Int] { batches.withLock { $0.map { $0.count { !$0.settlements.isEmpty } } } }
    var limits: StoreLimits { StoreLimits(changesPerCommit: 8) }

    func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
        let isFirst = batches.withLock { batches in
            batches.append(changes)
            return batches.count == 1
        }
        if isFirst { for await _ in gate { break } }
        if let error, !isFirst { throw error }
        return try await store.commit(changes)
    }

    func requests(_ references: [RequestReference]) async throws(StoreError) -> [Request] {
        try await store.requests(references)
    }
    func keys(_ query: KeyQuery) async throws(StoreError) -> [KeyRecord] { try await store.keys(query) }
    func history(_ query: HistoryQuery) async throws(StoreError) -> [RecordedEvent] { try await store.history(query) }
    func journal(_ query: JournalQuery) async throws(StoreError) -> JournalPage { try await store.journal(query) }
    func page(_ query: RequestQuery) async throws(StoreError) -> Page { try await store.page(query) }
    func search(_ query: SearchQuery) async throws(StoreError) -> [Request] { try await store.search(query) }
    func counts(_ query: CountQuery) async throws(StoreError) -> [CountRow] { try await store.counts(query) }
    func measurements(_ query: MeasurementQuery) async throws(StoreError) -> MeasurementPage {
        try await store.measurements(query)
    }
    func expunge() async throws(StoreError) { try await store.expunge() }
    func rewrite(_ rewrite: MeasurementRewrite) async throws(StoreError) -> Bool { try await store.rewrite(rewrite) }
    func claim(_ claim: WorkClaim) async throws(StoreError) -> [ClaimedWork] { try await store.claim(claim) }
    func work(_ query: WorkQuery) async throws(StoreError) -> WorkPage { try await store.work(query) }
}

@Suite("Group commit")
struct CommitterTests {
    /// Opens a request, and while its commit is held back opens twenty more; then lets go.
    private func openTogether(
        over store: GatedStore, letGo: AsyncStream<Void>.Continuation
    ) async throws -> [Result<Request, any Error>] {
        let company = try await Company(over: store)
        let anna = try await company.viewer("anna")
        return await withTaskGroup(of: (Int, Result<Request, any Error>).self) { group in
            for index in 0...20 {
                group.addTask {
                    do {
                        return (
                            index, .success(try await company.desk.open(RequestDraft("Demande \(index)"), as: anna))
                        )
                    } catch {
                        return (index, .failure(error))
                    }
                }
                // The first alone reaches the store before the others arrive.
                while index == 0, store.batchSizes.isEmpty { await Task.yield() }
            }
            for _ in 0..<2_000 { await Task.yield() }
            letGo.yield()
            var results: [(Int, Result<Request, any Error>)] = []
            for await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    @Test("changes that arrive during a commit go together, at most as many as the store takes")
    func batches() async throws {
        let (gate, letGo) = AsyncStream.makeStream(of: Void.self)
        let store = GatedStore(opening: gate)
        let results = try await openTogether(over: store, letGo: letGo)
        let requests = try results.map { try $0.get() }
        #expect(store.batchSizes.first == 1)
        #expect(store.batchSizes.allSatisfy { $0 <= 8 })
        #expect(store.batchSizes.reduce(0, +) == 21)
        #expect(Set(requests.map(\.number)) == Set(1...21))
        for (index, request) in requests.enumerated() {
            #expect(request.subject == "Demande \(index)", "each caller gets the answer to its own change")
            #expect(try await store.requests([.number(request.number)]).first?.id == request.id)
        }
    }

    @Test("much due work is committed by the way: people wait for a part of it, and it does not wait for people")
    func lanes() async throws {
        let (gate, letGo) = AsyncStream.makeStream(of: Void.self)
        let store = GatedStore(opening: gate)
        let company = try await Company(over: store)
        let anna = try await company.viewer("anna")
        await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = try? await company.desk.open(RequestDraft("La première"), as: anna) }
            while store.batchSizes.isEmpty { await Task.yield() }
            for index in 0..<12 {
                let claim = company.desk.configuration.ids.next(at: company.clock.now())
                let receipt = WorkReceipt(key: WorkKey("w\(index)"), claim: claim)
                group.addTask { try? await company.desk.plan([], settling: receipt, as: Company.host) }
            }
            for _ in 0..<2_000 { await Task.yield() }
            for index in 0..<3 {
                group.addTask { _ = try? await company.desk.open(RequestDraft("Demande \(index)"), as: anna) }
            }
            for _ in 0..<2_000 { await Task.yield() }
            letGo.yield()
        }
        #expect(store.batchSizes == [1, 5, 8, 2])
        #expect(store.settlements == [0, 2, 8, 2])
        #expect(try await store.requests((1...4).map { .number($0) }).count == 4)
    }

    @Test("when a commit fails, everyone in it is told")
    func failures() async throws {
        let (gate, letGo) = AsyncStream.makeStream(of: Void.self)
        let store = GatedStore(opening: gate, failing: StoreError(.full, "There is no space left."))
        let results = try await openTogether(over: store, letGo: letGo)
        #expect(results.count == 21)
        #expect(throws: Never.self) { try results[0].get() }
        for result in results.dropFirst() {
            let error = #expect(throws: StoreError.self) { try result.get() }
            #expect(error?.code == .full)
        }
    }

    @Test("a task that was cancelled still learns what became of its change")
    func cancellation() async throws {
        let (gate, letGo) = AsyncStream.makeStream(of: Void.self)
        let store = GatedStore(opening: gate)
        let company = try await Company(over: store)
        let anna = try await company.viewer("anna")
        let task = Task { try await company.desk.open(RequestDraft("Annulée"), as: anna) }
        while store.batchSizes.isEmpty { await Task.yield() }
        task.cancel()
        letGo.yield()
        #expect(try await task.value.number == 1)
        #expect(try await store.requests([.number(1)]).count == 1)
    }

    @Test("many people change one request at once, and every change is kept")
    func contention() async throws {
        let company = try await Company { $0.maximumAttempts = 100 }
        let request = try await company.open()
        let bram = try await company.viewer("bram")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<50 {
                group.addTask { _ = try await company.desk.note("Note \(index)", on: .id(request.id), as: bram) }
            }
            try await group.waitForAll()
        }
        let texts = try await company.journal(of: request).compactMap(\.event.message?.text)
        #expect(Set(texts).count == 51)
    }

    @Test("a request that keeps changing is told to be contended")
    func attempts() async throws {
        let company = try await Company()
        let request = try await company.open()
        var configuration = company.desk.configuration
        configuration.maximumAttempts = 0
        let desk = Desk(company.store, configuration: configuration)
        let bram = try await company.viewer("bram")
        let code = try await company.refusal { try await desk.perform(.take, on: .id(request.id), as: bram) }
        #expect(code == .contended)
    }
}
