import ServiceDesk
import ServiceDeskTesting

/// A store that does one thing wrong: the contract must find it.
struct MutantStore: RequestStore {
    enum Mutation: String, CaseIterable, Sendable {
        case forgetsNotes = "history: "
        case ignoresConflicts = "commit: a change of an old version"
        case reversesResults = "commit: results come in the order"
        case splitsChanges = "commit: a conflict in one part"
        case forgetsKeys = "keys: a repetition"
        case forgetsKeysOfNothing = "keys: a change without events"
        case ignoresViewerInPages = "access: lists in every order"
        case ignoresViewerInCounts = "access: counts"
        case ignoresViewerInSearch = "access: search"
        case givesNotesToAll = "search: private notes"
        case ignoresFilter = "page: every filter"
        case sortsByNumber = "page: every order"
        case repeatsAtPageEnds = "page: requests that come or change"
        case endsTooEarly = "page: it says where to go on"
        case countsTwice = "counts: "
        case neverFindsSome = "search: requests with all words"
        case oldestFirst = "search: of equal answers"
        case takesAnyLimit = "limits: a question"
        case takesAnyList = "limits: a list"
        case takesAnyCursor = "limits: a cursor"
        case losesNumbers = "numbers: an opening may ask"
        case losesPlaces = "journal: "
        case losesMeasurements = "measurements: a commit keeps"
        case rewritesTwice = "measurements: blocks are replaced once"
        case keepsErased = "erasure: what stands in the journal"
    }

    let store = InMemoryStore()
    let mutation: Mutation

    var limits: StoreLimits { store.limits }

    func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
        switch mutation {
        case .reversesResults: return try await store.commit(changes).reversed()
        case .forgetsKeys:
            return try await store.commit(
                changes.map { Change(updates: $0.updates, work: $0.work, settlements: $0.settlements) })
        case .forgetsKeysOfNothing:
            return try await store.commit(
                changes.map { $0.updates.allSatisfy(\.events.isEmpty) ? Change(updates: $0.updates) : $0 })
        case .ignoresConflicts:
            return try await store.commit(changes).map { $0 == .conflict ? .committed([1]) : $0 }
        case .splitsChanges:
            var results: [CommitResult] = []
            for change in changes {
                let parts = try await store.commit(change.updates.map { Change(key: change.key, updates: [$0]) })
                results.append(parts.first { $0 == .conflict } ?? parts[0])
            }
            return results
        case .keepsErased:
            return try await store.commit(
                changes.map { change in
                    Change(key: change.key, updates: change.updates.map(withoutErasure), work: change.work)
                })
        case .losesNumbers:
            return try await store.commit(
                changes.map { change in
                    Change(key: change.key, updates: change.updates.map(withoutNumber))
                })
        default: return try await store.commit(changes)
        }
    }

    private func withoutErasure(_ update: Change.Update) -> Change.Update {
        guard !update.replaced.isEmpty,
            let changed = try? Change.Update(before: update.before, after: update.after, events: update.events)
        else { return update }
        return changed
    }

    private func withoutNumber(_ update: Change.Update) -> Change.Update {
        // What cannot be changed goes on as it is: the mutation is then found missing.
        guard update.before == nil, let after = try? Request(encoded: update.encoded, number: 0),
            let changed = try? Change.Update(before: nil, after: after, events: update.events)
        else { return update }
        return changed
    }

    func requests(_ references: [RequestReference]) async throws(StoreError) -> [Request] {
        guard mutation == .takesAnyList else { return try await store.requests(references) }
        return try await store.requests(Array(references.suffix(RequestReference.maximumBatch)))
    }

    func claim(_ claim: WorkClaim) async throws(StoreError) -> [ClaimedWork] { try await store.claim(claim) }

    func work(_ query: WorkQuery) async throws(StoreError) -> WorkPage { try await store.work(query) }

    func keys(_ query: KeyQuery) async throws(StoreError) -> [KeyRecord] { try await store.keys(query) }

    func history(_ query: HistoryQuery) async throws(StoreError) -> [RecordedEvent] {
        if mutation == .takesAnyLimit, !(1...10_000).contains(query.limit) { return [] }
        let events = try await store.history(query)
        guard mutation == .forgetsNotes else { return events }
        return events.filter { if case .noted = $0.event { false } else { true } }
    }

    func journal(_ query: JournalQuery) async throws(StoreError) -> JournalPage {
        var page = try await store.journal(query)
        // As a reader sees it whose place is that of the newest commit while an older one is under way.
        if mutation == .losesPlaces, query.order == .commits, page.entries.count > 2 { page.entries.remove(at: 1) }
        return page
    }

    func page(_ query: RequestQuery) async throws(StoreError) -> Page {
        var query = query
        switch mutation {
        case .ignoresViewerInPages: query.viewer = .host("mutant")
        case .ignoresFilter: query.filter = RequestFilter()
        case .takesAnyCursor: if query.after?.order != query.order { query.after = nil }
        case .sortsByNumber:
            let page = try await store.page(query)
            return Page(requests: page.requests.sorted { $0.number < $1.number }, next: page.next)
        default: break
        }
        var page = try await store.page(query)
        switch mutation {
        case .repeatsAtPageEnds:
            if page.next != nil, page.requests.count > 1 {
                page.next = RequestQuery.Cursor(behind: page.requests[page.requests.count - 2], in: query.order)
            }
        case .endsTooEarly: page.next = nil
        default: break
        }
        return page
    }

    func search(_ query: SearchQuery) async throws(StoreError) -> [Request] {
        var query = query
        switch mutation {
        case .ignoresViewerInSearch: query.viewer = .host("mutant")
        case .givesNotesToAll:
            let visible = try await store.page(RequestQuery(viewer: query.viewer, limit: 1_000)).requests.map(\.id)
            query.viewer = .host("mutant")
            return try await store.search(query).filter { visible.contains($0.id) }
        case .neverFindsSome:
            return try await store.search(query).filter { $0.number != 1 }
        case .oldestFirst: return try await store.search(query).reversed()
        default: break
        }
        return try await store.search(query)
    }

    func counts(_ query: CountQuery) async throws(StoreError) -> [CountRow] {
        var query = query
        if mutation == .ignoresViewerInCounts { query.viewer = .host("mutant") }
        let rows = try await store.counts(query)
        guard mutation == .countsTwice else { return rows }
        return rows.map { CountRow(values: $0.values, count: 2 * $0.count) }
    }

    func measurements(_ query: MeasurementQuery) async throws(StoreError) -> MeasurementPage {
        mutation == .losesMeasurements ? MeasurementPage([]) : try await store.measurements(query)
    }

    func expunge() async throws(StoreError) { try await store.expunge() }
    func rewrite(_ rewrite: MeasurementRewrite) async throws(StoreError) -> Bool {
        let isDone = try await store.rewrite(rewrite)
        guard mutation == .rewritesTwice, !isDone else { return isDone }
        return try await store.rewrite(MeasurementRewrite(removing: [], inserting: rewrite.inserting))
    }
}
