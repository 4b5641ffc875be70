/// Requests that are opened again and again; for the host’s own program.
extension Desk {
    /// Has a request opened from a template again and again, or changes how. What was opened stays; what was due
    /// before is not opened.
    ///
    /// - Returns: The instant at which it is opened next; `nil` where no day follows: then it is not kept.
    /// - Throws: ``Rejection`` that names what is not as it must be, or not there; ``StoreError``.
    @discardableResult
    public func schedule(_ recurring: RecurringRequest, as viewer: Viewer) async throws -> Timestamp? {
        try checkHost(viewer)
        try await check(recurring)
        return try await keep(recurring, RecurringWork.key(recurring.id), as: viewer) { record in
            let content = try record.item.task.decode(RecurringWork.Content.self)
            return (content.recurring.rule, content.lastDay)
        } item: { lastDay, dates in
            try RecurringWork.item(.init(recurring: recurring, lastDay: lastDay), in: dates)
        }
    }

    /// Ends a recurring request. What was opened stays.
    public func withdraw(recurring id: RecurringRequest.ID, as viewer: Viewer) async throws {
        try await plan([.cancel(RecurringWork.key(id))], as: viewer)
    }

    /// A recurring request, and when it is opened next.
    public struct ScheduledRequest: Hashable, Sendable {
        public var recurring: RecurringRequest
        /// When its next request is opened.
        public var opensAt: Timestamp
        /// Why it could not be opened.
        public var failure: String?
        /// Whether it was given up, until somebody revives its work or schedules it anew.
        public var isGivenUp: Bool
    }

    /// All recurring requests of which something is still to be opened, by id.
    public func recurringRequests(as viewer: Viewer) async throws -> [ScheduledRequest] {
        try await definitions(RecurringWork.kind, as: viewer) { record in
            let content = try record.item.task.decode(RecurringWork.Content.self)
            return ScheduledRequest(
                recurring: content.recurring, opensAt: record.nextAt, failure: record.failure,
                isGivenUp: record.isBuried)
        }.sorted { $0.recurring.id < $1.recurring.id }
    }

    private func check(_ recurring: RecurringRequest) async throws {
        guard recurring.id.isValid, recurring.id.rawValue.utf8.count <= 150 else {
            throw Rejection.invalidField(
                "id", "An id has 1 to 150 bytes, no control characters and no blanks at its ends.")
        }
        guard (0...366 * 86_400).contains(recurring.opensAhead) else {
            throw Rejection.invalidField("opensAhead", "0 to 366 days.")
        }
        do throws(ServiceHoursError) {
            try recurring.rule.validate()
        } catch {
            throw Rejection.invalidField("rule", error.description)
        }
        _ = try await directory.activePerson(recurring.requester)
        if let beneficiary = recurring.beneficiary { _ = try await directory.activePerson(beneficiary) }
        // What could not be opened on its day is found out now.
        let trial = Request.ID(configuration.ids.next(at: configuration.time.now()))
        _ = try await decide(recurring.order(on: nil), opening: trial, as: RecurringWork.viewer)
    }
}
