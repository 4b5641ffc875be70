import ServiceDesk

extension Change {
    /// What both SQL stores check of a commit before they begin: beside what every store does, that numbers leave room
    /// for what stands beside them in a place (``PassagePlace``).
    package static func validate(_ changes: [Change], _ limits: StoreLimits) throws(StoreError) {
        guard changes.count <= limits.changesPerCommit else {
            throw StoreError(.invalidQuery, "A commit has at most \(limits.changesPerCommit) changes.")
        }
        try validate(changes)
        for update in changes.flatMap(\.updates) where update.after.number > Request.maximumNumber {
            throw StoreError(
                .constraint, "#\(update.after.number) is too large: numbers go up to #\(Request.maximumNumber).")
        }
    }
}
