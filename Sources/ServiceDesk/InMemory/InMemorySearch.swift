extension InMemoryStore {
    public func search(_ query: SearchQuery) async throws(StoreError) -> [Request] {
        try query.validate()
        return state.withLock { $0.search(query) }
    }
}

extension InMemoryStore.State {
    func search(_ query: SearchQuery) -> [Request] {
        let scan = PassageScan(passages.map { id, passage in (requests[id]?.number ?? 0, passage) })
        let numbers = scan.numbers(for: query.text, limit: query.limit) { number, passage in
            guard let request = ids[number].flatMap({ requests[$0] }), query.filter.matches(request) else {
                return false
            }
            return query.viewer.mayRead(version: passage.version, isPublic: !passage.isPrivate, of: request)
        }
        return numbers.compactMap { ids[$0].flatMap { requests[$0] } }
    }
}
