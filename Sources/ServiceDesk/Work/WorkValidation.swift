// What every store checks alike before it works; a store calls these first.

extension Change {
    /// Most items that one change schedules, cancels, revives or settles.
    public static let maximumWork = 100

    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery`` that names the item.
    public static func validate(_ changes: [Change]) throws(StoreError) {
        for change in changes { try change.validate() }
    }

    private func validate() throws(StoreError) {
        guard updates.count < 2 || Set(updates.map(\.after.id)).count == updates.count else {
            throw StoreError(.invalidQuery, "A change names each request once.")
        }
        for update in updates where !update.replaced.isEmpty { try update.validateReplaced() }
        guard !work.isEmpty || !settlements.isEmpty else {
            guard !updates.isEmpty else { throw StoreError(.invalidQuery, "A change changes something.") }
            return
        }
        guard work.count <= Self.maximumWork, settlements.count <= Self.maximumWork else {
            throw StoreError(.invalidQuery, "A change has at most \(Self.maximumWork) pieces of work.")
        }
        guard key == nil || !updates.isEmpty else {
            throw StoreError(.invalidQuery, "An idempotency key stands for a change of a request.")
        }
        guard work.count < 2 || Set(work.map(\.key)).count == work.count,
            settlements.count < 2 || Set(settlements.map(\.receipt.key)).count == settlements.count
        else { throw StoreError(.invalidQuery, "A change names each piece of work once.") }
        for step in work { try Self.validate(step) }
        for settlement in settlements { try Self.validate(settlement) }
    }

    private static func validate(_ step: WorkChange) throws(StoreError) {
        try step.key.validateForStore()
        guard case .schedule(let item) = step else { return }
        try item.task.kind.validateForStore()
        guard item.task.payload.count <= WorkTask.maximumPayload else {
            throw StoreError(
                .invalidQuery,
                "The work “\(item.key)” has \(item.task.payload.count) bytes; \(WorkTask.maximumPayload) is the most.")
        }
    }

    private static func validate(_ settlement: Settlement) throws(StoreError) {
        try settlement.receipt.key.validateForStore()
        let reason: String? =
            switch settlement.outcome {
            case .done: nil
            case .retry(_, let reason): reason
            case .buried(_, let reason): reason
            }
        guard let reason else { return }
        guard reason.utf8.count <= Settlement.maximumReason, !reason.utf8.contains(0) else {
            throw StoreError(
                .invalidQuery, "A reason has at most \(Settlement.maximumReason) bytes and no character NUL.")
        }
    }
}

extension Change.Update {
    fileprivate func validateReplaced() throws(StoreError) {
        let versions = Set(replaced.map(\.version))
        guard let before, versions.count == replaced.count,
            replaced.allSatisfy({ event in
                event.request == before.id && event.original != nil && (1...before.version).contains(event.version)
            }),
            events.contains(where: \.event.isErasure)
        else {
            throw StoreError(
                .invalidQuery, "Events are replaced by what an erasure leaves of them, together with the event of it.")
        }
    }
}

extension WorkClaim {
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        guard (1...Self.maximumLimit).contains(limit) else { throw .limit(limit, 1...Self.maximumLimit) }
        guard (1...100).contains(kinds.count) else {
            throw StoreError(.invalidQuery, "A claim names 1 to 100 kinds; this one has \(kinds.count).")
        }
        for kind in kinds { try kind.validateForStore() }
        guard lease >= .seconds(1), lease <= .seconds(86_400) else {
            throw StoreError(.invalidQuery, "A lease is a second to a day; \(lease) was asked for.")
        }
        guard (1...200).contains(owner.utf8.count), !owner.utf8.contains(0) else {
            throw StoreError(.invalidQuery, "An owner has 1 to 200 bytes.")
        }
    }
}

extension WorkQuery {
    /// Most keys that are asked for at once.
    public static let maximumKeys = 1_000

    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        guard (1...1_000).contains(limit) else { throw .limit(limit, 1...1_000) }
        guard kinds.count <= 100 else { throw .tooMany("kinds", kinds.count, limit: 100) }
        if case .named(let keys) = selection, keys.count > Self.maximumKeys {
            throw .tooMany("keys", keys.count, limit: Self.maximumKeys)
        }
    }
}

extension Identifier {
    fileprivate func validateForStore() throws(StoreError) {
        guard isValid else {
            throw StoreError(
                .invalidQuery,
                "“\(rawValue.prefix(200))” is no name of work: 1 to 200 bytes, no control characters, no blanks at the "
                    + "ends.")
        }
    }
}
