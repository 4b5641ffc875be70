import ServiceDesk

// snippet: store-keep-work
extension LogLine {
    /// Takes what became of due work into memory and into the line.
    mutating func keep(_ work: [KeptWork], _ state: inout LogState) {
        for kept in work { state.work[kept.key] = kept.record }
        self.work += work
    }
}
// end

extension LogStore {
    // snippet: store-work
    func claim(_ claim: WorkClaim) async throws(StoreError) -> [ClaimedWork] {
        try claim.validate()
        return try write { (line, state) throws in
            let due = state.work.values.filter { $0.isDue(for: claim) }.sorted { $0.isDueBefore($1) }
            let claimed = due.prefix(claim.limit).map { $0.claimed(by: claim) }
            line.keep(claimed.map { KeptWork(key: $0.key, record: $0) }, &state)
            return claimed.map { ClaimedWork($0, by: claim) }
        }
    }

    func work(_ query: WorkQuery) async throws(StoreError) -> WorkPage {
        try query.validate()
        return query.page(of: state.work.values)
    }
    // end
}
