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
        Dictionary(grouping: visible(to: query.viewer, query.filter)) { request in
            query.groups.map { $0.value(of: request) }
        }
        .map { CountRow(values: $0.key, count: $0.value.count) }
        .sorted { left, right in left.values.lexicographicallyPrecedes(right.values) { ($0 ?? "") < ($1 ?? "") } }
    }
    // end

    // snippet: store-search
    func search(_ query: SearchQuery) async throws(StoreError) -> [Request] {
        try query.validate()
        let words = query.text.words
        guard !words.isEmpty else { return [] }
        let counts = state.passages.map { _, passage in
            words.indices.map { passage.count(of: words[$0], isLast: $0 == words.count - 1) }
        }
        let matches = words.indices.map { word in counts.count { $0[word] > 0 } }
        let ranking = PassageRanking(
            passageCount: state.passages.count, wordCount: state.passages.reduce(0) { $0 + $1.passage.words.count })

        var best: [Request.ID: (hasAll: Bool, score: Double)] = [:]
        for ((id, passage), counts) in zip(state.passages, counts) where counts.contains(where: { $0 > 0 }) {
            guard let request = state.requests[id], query.filter.matches(request), let journal = state.journals[id],
                query.viewer.mayRead(journal[passage.version - 1], of: request)
            else { continue }
            let found = (
                hasAll: !counts.contains(0),
                score: ranking.score(frequencies: counts, matches: matches, length: passage.words.count)
            )
            if let old = best[id], Self.isBetter(old, found) { continue }
            best[id] = found
        }
        return best.sorted { left, right in
            if Self.isBetter(left.value, right.value) { return true }
            if Self.isBetter(right.value, left.value) { return false }
            return (state.requests[left.key]?.number ?? 0) > (state.requests[right.key]?.number ?? 0)
        }
        .prefix(query.limit).compactMap { state.requests[$0.key] }
    }

    private static func isBetter(
        _ left: (hasAll: Bool, score: Double), _ right: (hasAll: Bool, score: Double)
    ) -> Bool {
        left.hasAll == right.hasAll ? left.score > right.score : left.hasAll
    }
    // end
}

// snippet: store-passage
extension Passage {
    /// How often a word occurs; the last word of a question also counts longer words that begin with it.
    fileprivate func count(of word: String, isLast: Bool) -> Int {
        words.count { isLast ? $0.hasPrefix(word) : $0 == word }
    }
}
// end
