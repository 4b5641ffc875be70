extension InMemoryStore {
    public func search(_ query: SearchQuery) async throws(StoreError) -> [Request] {
        try query.validate()
        return state.withLock { $0.search(query) }
    }
}

extension InMemoryStore.State {
    func search(_ query: SearchQuery) -> [Request] {
        let words = query.text.words
        guard !words.isEmpty else { return [] }
        let frequencies = passages.map { _, passage in words.indices.map { passage.frequency(ofWord: $0, of: words) } }
        let matches = words.indices.map { word in frequencies.count { $0[word] > 0 } }
        let ranking = PassageRanking(
            passageCount: passages.count, wordCount: passages.reduce(0) { $0 + $1.passage.words.count })

        var best: [Request.ID: (hasAll: Bool, score: Double)] = [:]
        for ((id, passage), frequencies) in zip(passages, frequencies) where frequencies.contains(where: { $0 > 0 }) {
            guard let request = requests[id], query.filter.matches(request) else { continue }
            guard query.viewer.mayRead(version: passage.version, isPublic: !passage.isPrivate, of: request) else {
                continue
            }
            let score = ranking.score(frequencies: frequencies, matches: matches, length: passage.words.count)
            let found = (hasAll: !frequencies.contains(0), score: score)
            let old = best[id] ?? (false, -1)
            best[id] = found.hasAll == old.hasAll
                ? (found.hasAll, max(found.score, old.score)) : found.hasAll ? found : old
        }
        return best.compactMap { id, found in requests[id].map { (request: $0, found: found) } }
            .sorted { left, right in
                if left.found.hasAll != right.found.hasAll { return left.found.hasAll }
                if left.found.score != right.found.score { return left.found.score > right.found.score }
                return left.request.number > right.request.number
            }
            .prefix(query.limit).map(\.request)
    }
}

extension Passage {
    /// The last word of the question also counts longer words that it begins.
    fileprivate func frequency(ofWord index: Int, of question: [String]) -> Int {
        let word = question[index]
        return index == question.count - 1
            ? words.count { $0.hasPrefix(word) } : words.count { $0 == word }
    }
}
