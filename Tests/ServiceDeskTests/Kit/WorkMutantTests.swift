import ServiceDesk
import ServiceDeskTesting
import Synchronization
import Testing

/// A store that does one thing wrong with due work: the contract must find it.
private final class MutantWork: RequestStore {
    enum Mutation: String, CaseIterable, Sendable {
        case givesTooEarly = "claims: work is given when"
        case latestFirst = "claims: the earliest first"
        case ignoresKinds = "claims: only of the kinds"
        case forgetsLeases = "claims: nobody else gets"
        case givesTwice = "claims: made at once"
        case takesOldReceipts = "claims: a receipt is good"
        case numbersAttempts = "claims: a receipt of what was"
        case takesAnyClaim = "claims: one that is out"
        case losesWork = "work: it is kept with its change"
        case settlesApart = "work: an effect and its settlement"
        case settlesLast = "work: what was done may be"
        case keepsTheOld = "work: scheduling a key again"
        case cancelsNothing = "work: cancelling takes"
        case forgetsReasons = "work: what failed"
        case givesTheBuried = "work: what is buried"
        case endsTooEarly = "work: pages of each"
        case printsPayloadsAnew = "work: payloads come back"
        case takesAnyQuestion = "work: changes and questions"
    }

    private let base = InMemoryStore()
    private let mutation: Mutation
    private let attempts = Mutex<[WorkReceipt: Int]>([:])

    init(_ mutation: Mutation) { self.mutation = mutation }

    var limits: StoreLimits { base.limits }

    func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
        switch mutation {
        case .losesWork:
            // The work of a change that meets a conflict is kept all the same.
            let results = try await base.commit(changes)
            for (result, change) in zip(results, changes) where result == .conflict {
                _ = try await base.commit([Change(work: change.work)])
            }
            return results
        case .takesOldReceipts: return try await base.commit(changes).map { $0 == .expired ? .committed([]) : $0 }
        case .numbersAttempts: return try await base.commit(try await changes.mapEach(renewed))
        case .settlesApart:
            for change in changes where !change.updates.isEmpty && !change.settlements.isEmpty {
                _ = try await base.commit([Change(settlements: change.settlements)])
            }
            return try await base.commit(
                changes.map { $0.updates.isEmpty ? $0 : Change(key: $0.key, updates: $0.updates, work: $0.work) })
        case .settlesLast:
            return try await base.commit(
                changes.map { change in
                    let settled = Set(change.settlements.map(\.receipt.key))
                    return change.with(work: change.work.filter { !settled.contains($0.key) })
                })
        case .keepsTheOld:
            let known = Set(try await base.work(WorkQuery(.all, limit: 1_000)).records.map(\.key))
            return try await base.commit(
                changes.map { change in
                    change.with(work: change.work.filter { !$0.isScheduling || !known.contains($0.key) })
                }.filter { !$0.work.isEmpty || !$0.updates.isEmpty || !$0.settlements.isEmpty })
        case .cancelsNothing:
            return try await base.commit(
                changes.map { change in
                    change.with(work: change.work.map { step in
                        guard case .cancel(let key) = step else { return step }
                        return .revive(key, at: Timestamp(microseconds: 0))
                    })
                })
        case .forgetsReasons:
            return try await base.commit(
                changes.map { change in
                    change.with(settlements: change.settlements.map { settlement in
                        guard case .retry(let time, _) = settlement.outcome else { return settlement }
                        return Settlement(settlement.receipt, .retry(at: time))
                    })
                })
        case .givesTheBuried:
            return try await base.commit(
                changes.map { change in
                    change.with(settlements: change.settlements.map { settlement in
                        guard case .buried(let time, let reason) = settlement.outcome else { return settlement }
                        return Settlement(settlement.receipt, .retry(at: time, reason: reason))
                    })
                })
        default: return try await base.commit(changes)
        }
    }

    /// A receipt that counts attempts instead of naming the claim.
    private func renewed(_ change: Change) async throws(StoreError) -> Change {
        guard let settlement = change.settlements.first,
            let record = try await base.work(WorkQuery(.named([settlement.receipt.key]))).records.first,
            let claim = record.claim, attempts.withLock({ $0[settlement.receipt] }) == record.attempt
        else { return change }
        let receipt = WorkReceipt(key: record.key, claim: claim)
        return change.with(settlements: [Settlement(receipt, settlement.outcome)])
    }

    func claim(_ claim: WorkClaim) async throws(StoreError) -> [ClaimedWork] {
        var claim = claim
        switch mutation {
        case .givesTooEarly: claim.now = claim.now.advanced(bySeconds: 1)
        case .forgetsLeases: claim.lease = .seconds(1)
        case .ignoresKinds: claim.kinds = ["ring", "write", "é", "e\u{301}"]
        case .takesAnyClaim: claim.limit = min(max(1, claim.limit), 10_000)
        case .latestFirst:
            var all = claim
            all.limit = 10_000
            let found = try await base.claim(all)
            return found.suffix(claim.limit).reversed()
        case .givesTwice:
            let seen = try await base.work(WorkQuery(.pending(), limit: claim.limit)).records
            await Task.yield()
            return seen.map { ClaimedWork($0.claimed(by: claim), by: claim) }
        default: break
        }
        let claimed = try await base.claim(claim)
        attempts.withLock { attempts in for work in claimed { attempts[work.receipt] = work.attempt } }
        return claimed
    }

    func work(_ query: WorkQuery) async throws(StoreError) -> WorkPage {
        var query = query
        if mutation == .takesAnyQuestion { query.limit = min(max(1, query.limit), 1_000) }
        let page = try await base.work(query)
        switch mutation {
        case .endsTooEarly: return WorkPage(found: page.records, limit: page.records.count)
        case .printsPayloadsAnew:
            let records = page.records.map { record in
                let text = String(decoding: record.item.task.payload, as: UTF8.self).filter { $0 != " " && $0 != "\n" }
                guard let task = try? WorkTask(kind: record.item.task.kind, payload: Array(text.utf8), request: nil)
                else { return record }
                return WorkRecord(WorkItem(record.key, dueAt: record.item.dueAt, task: task))
            }
            return WorkPage(found: records, limit: records.count)
        default: return page
        }
    }

    func requests(_ references: [RequestReference]) async throws(StoreError) -> [Request] {
        try await base.requests(references)
    }
    func keys(_ query: KeyQuery) async throws(StoreError) -> [KeyRecord] { try await base.keys(query) }
    func history(_ query: HistoryQuery) async throws(StoreError) -> [RecordedEvent] { try await base.history(query) }
    func journal(_ query: JournalQuery) async throws(StoreError) -> JournalPage { try await base.journal(query) }
    func page(_ query: RequestQuery) async throws(StoreError) -> Page { try await base.page(query) }
    func search(_ query: SearchQuery) async throws(StoreError) -> [Request] { try await base.search(query) }
    func counts(_ query: CountQuery) async throws(StoreError) -> [CountRow] { try await base.counts(query) }
    func measurements(_ query: MeasurementQuery) async throws(StoreError) -> MeasurementPage {
        try await base.measurements(query)
    }
    func expunge() async throws(StoreError) { try await base.expunge() }
    func rewrite(_ rewrite: MeasurementRewrite) async throws(StoreError) -> Bool { try await base.rewrite(rewrite) }
}

extension Change {
    fileprivate func with(work: [WorkChange]? = nil, settlements: [Settlement]? = nil) -> Change {
        Change(
            key: key, updates: updates, work: work ?? self.work, settlements: settlements ?? self.settlements)
    }
}

extension WorkChange {
    fileprivate var isScheduling: Bool { if case .schedule = self { true } else { false } }
}

extension Array {
    fileprivate func mapEach<Result>(
        _ body: (Element) async throws(StoreError) -> Result
    ) async throws(StoreError) -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await body(element)) }
        return results
    }
}

@Suite("The contract of due work")
struct WorkMutantTests {
    @Test("finds what a store does wrong, and names it", arguments: MutantWork.Mutation.allCases)
    fileprivate func mutants(mutation: MutantWork.Mutation) async throws {
        let checks = StoreContract.requestChecks.filter { $0.name.hasPrefix(mutation.rawValue) }
        #expect(checks.count == 1)
        let failure = await #expect(throws: ContractFailure.self) {
            try await StoreContract.verify(checks) { MutantWork(mutation) }
        }
        #expect(failure?.failedChecks.allSatisfy { !$0.problems.isEmpty } == true)
    }
}
