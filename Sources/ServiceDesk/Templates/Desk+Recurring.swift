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
        let key = RecurringWork.key(recurring.id)
        do {
            let dates = try await directory.serviceDates(recurring.rule.calendar)
            let old = try await store.work(WorkQuery(.named([key]))).records.first
            var content = RecurringWork.Content(
                recurring: recurring, lastDay: try lastDay(of: recurring.rule, in: dates))
            if let kept = try old?.item.task.decode(RecurringWork.Content.self), let last = kept.lastDay {
                // By the same rule, what should have been opened meanwhile is opened still.
                let isSame = kept.recurring.rule == recurring.rule
                content.lastDay = isSame ? last : max(last, content.lastDay ?? last)
            }
            guard let item = try RecurringWork.item(content, in: dates) else {
                if old != nil { try await plan([.cancel(key)], as: viewer) }
                return nil
            }
            guard item.task.payload.count <= WorkTask.maximumPayload else {
                throw Rejection.tooLarge(
                    "values", item.task.payload.count, limit: WorkTask.maximumPayload, unit: "bytes")
            }
            try await plan([.schedule(item)], as: viewer)
            return item.dueAt
        } catch let error as ServiceHoursError {
            throw Rejection.invalidField("rule", error.description)
        }
    }

    /// Ends a recurring request. What was opened stays.
    public func withdraw(recurring id: RecurringRequest.ID, as viewer: Viewer) async throws {
        try await plan([.cancel(RecurringWork.key(id))], as: viewer)
    }

    /// A recurring request, and when it is opened next.
    public struct ScheduledRequest: Hashable, Sendable {
        public var recurring: RecurringRequest
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

    /// What is kept as due work of a kind, given up or not.
    func definitions<Value>(
        _ kind: WorkKind, as viewer: Viewer, _ read: (WorkRecord) throws -> Value
    ) async throws -> [Value] {
        try checkHost(viewer)
        var found: [Value] = []
        for selection in [WorkQuery.Selection.pending(), .buried] {
            var query = WorkQuery(selection, kinds: [kind], limit: 500)
            while true {
                let page = try await store.work(query)
                found += try page.records.map(read)
                guard let next = page.next else { break }
                query.after = next
            }
        }
        return found
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
