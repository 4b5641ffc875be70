extension InMemoryStore {
    public func search(_ query: SearchQuery) async throws(StoreError) -> [Request] {
        try query.validate()
        return state.withLock { $0.search(query) }
    }
}

extension InMemoryStore.State {
    func search(_ query: SearchQuery) -> [Request] {
        let tiers = query.text.tiers { word in passages.contains { $0.passage.words.contains(word) } }
        var found: [Request] = []
        for tier in tiers where found.count < query.limit {
            let known = Set(found.map(\.id))
            found += best(query, tier).filter { !known.contains($0.id) }
        }
        return Array(found.prefix(query.limit))
    }

    /// The requests that one pass finds, each by its best passage.
    private func best(_ query: SearchQuery, _ tier: SearchTier) -> [Request] {
        let frequencies = passages.map { _, passage in tier.words.map { $0.count(in: passage.words) } }
        let matches = tier.words.indices.map { word in frequencies.count { $0[word] > 0 } }
        let ranking = PassageRanking(
            passageCount: passages.count, wordCount: passages.reduce(0) { $0 + $1.passage.words.count })

        var scores: [Request.ID: Double] = [:]
        for ((id, passage), frequencies) in zip(passages, frequencies) {
            let isFound = tier.needsAll ? !frequencies.contains(0) : frequencies.contains { $0 > 0 }
            guard isFound, let request = requests[id], query.filter.matches(request),
                query.viewer.mayRead(version: passage.version, isPublic: !passage.isPrivate, of: request)
            else { continue }
            let score = ranking.score(frequencies: frequencies, matches: matches, length: passage.words.count)
            scores[id] = max(score, scores[id] ?? 0)
        }
        return scores.compactMap { id, score in requests[id].map { (request: $0, score: score) } }
            .sorted { ($0.score, $0.request.number) > ($1.score, $1.request.number) }
            .map(\.request)
    }
}
