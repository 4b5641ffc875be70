import ServiceDesk

extension LogStore {
    // snippet: store-visible
    /// The requests that a viewer may see and that meet the filter: the one place from which lists and counts start.
    private func visible(to viewer: Viewer, _ filter: RequestFilter) -> [Request] {
        state.requests.values.filter { viewer.standing(to: $0) != .none && filter.matches($0) }
    }
    // end

    // snippet: store-page
    func page(_ query: RequestQuery) async throws(StoreError) -> Page {
        try query.validate()
        let order = query.order
        func precedes(_ left: RequestQuery.Cursor, _ right: RequestQuery.Cursor) -> Bool {
            let (left, right) = ((left.value, left.number), (right.value, right.number))
            return order.isDescending ? left > right : left < right
        }
        let found = visible(to: query.viewer, query.filter)
            .map { (place: RequestQuery.Cursor(behind: $0, in: order), request: $0) }
            .filter { found in query.after.map { precedes($0, found.place) } ?? true }
            .sorted { precedes($0.place, $1.place) }
        let page = found.prefix(query.limit)
        return Page(requests: page.map(\.request), next: found.count > query.limit ? page.last?.place : nil)
    }
    // end

    // snippet: store-counts
    func counts(_ query: CountQuery) async throws(StoreError) -> [CountRow] {
        try query.validate()
        return Dictionary(grouping: visible(to: query.viewer, query.filter)) { request in
            query.groups.map { $0.value(of: request) }
        }
        .map { CountRow(values: $0.key, count: $0.value.count) }
        .sorted { left, right in left.values.lexicographicallyPrecedes(right.values) { ($0 ?? "") < ($1 ?? "") } }
    }
    // end

    // snippet: store-search
    func search(_ query: SearchQuery) async throws(StoreError) -> [Request] {
        try query.validate()
        let tiers = query.text.tiers { word in state.passages.contains { $0.passage.words.contains(word) } }
        var found: [Request] = []
        for tier in tiers where found.count < query.limit {
            let known = Set(found.map(\.id))
            found += best(query, tier).filter { !known.contains($0.id) }
        }
        return Array(found.prefix(query.limit))
    }

    /// The requests that one pass finds, each by its best passage.
    private func best(_ query: SearchQuery, _ tier: SearchTier) -> [Request] {
        let counts = state.passages.map { _, passage in tier.words.map { $0.count(in: passage.words) } }
        let matches = tier.words.indices.map { word in counts.count { $0[word] > 0 } }
        let ranking = PassageRanking(
            passageCount: state.passages.count, wordCount: state.passages.reduce(0) { $0 + $1.passage.words.count })

        var scores: [Request.ID: Double] = [:]
        for ((id, passage), counts) in zip(state.passages, counts) {
            let isFound = tier.needsAll ? !counts.contains(0) : counts.contains { $0 > 0 }
            guard isFound, let request = state.requests[id], query.filter.matches(request),
                let journal = state.journals[id], query.viewer.mayRead(journal[passage.version - 1], of: request)
            else { continue }
            let score = ranking.score(frequencies: counts, matches: matches, length: passage.words.count)
            scores[id] = max(score, scores[id] ?? 0)
        }
        return scores.compactMap { id, score in state.requests[id].map { (request: $0, score: score) } }
            .sorted { ($0.score, $0.request.number) > ($1.score, $1.request.number) }
            .map(\.request)
    }
    // end
}
