/// Something that is opened ahead of the days of a rule.
protocol FollowsRule {
    var rule: DateRule { get }
    /// In seconds.
    var opensAhead: Int64 { get }
}

/// A day of a rule, and when what is for that day is opened.
typealias OpeningByRule = (occurrence: DateRule.Occurrence, opensAt: Timestamp)

extension FollowsRule {
    /// What comes after a day.
    func next(after day: CalendarDate?, in dates: ServiceDates) throws(ServiceHoursError) -> OpeningByRule? {
        try rule.occurrences(after: day, limit: 1, in: dates).first.map { occurrence in
            (occurrence, occurrence.due.advanced(bySeconds: -opensAhead))
        }
    }
}

/// Definitions that are kept as the payload of their item of due work (decision 0024).
extension Desk {
    /// Keeps what follows a rule, or changes it: by the same rule from where it was, so that what should have been
    /// opened meanwhile is opened still; by another one from now on.
    ///
    /// - Parameters:
    ///   - kept: By which rule it was kept before, and the last day of it that is done with.
    ///   - item: The item that opens what comes after a day; `nil` where nothing does.
    /// - Returns: When something is opened next; `nil` where no day follows, and it is not kept.
    /// - Throws: ``Rejection`` that names what cannot be used; ``StoreError``.
    func keep(
        _ definition: some FollowsRule, _ key: WorkKey, as viewer: Viewer,
        kept: (WorkRecord) throws -> (rule: DateRule, lastDay: CalendarDate?),
        item: (CalendarDate?, ServiceDates) throws -> WorkItem?
    ) async throws -> Timestamp? {
        let (rule, dates) = (definition.rule, try await serviceDates(of: definition.rule))
        let old = try await store.work(WorkQuery(.named([key]))).records.first
        do {
            var lastDay = try lastDay(of: rule, in: dates)
            if let old = try old.map(kept), let last = old.lastDay {
                lastDay = old.rule == rule ? last : max(last, lastDay ?? last)
            }
            guard let item = try item(lastDay, dates) else {
                if old != nil { try await plan([.cancel(key)], as: viewer) }
                return nil
            }
            guard item.task.payload.count <= WorkTask.maximumPayload else {
                throw Rejection.tooLarge(
                    "definition", item.task.payload.count, limit: WorkTask.maximumPayload, unit: "bytes")
            }
            try await plan([.schedule(item)], as: viewer)
            return item.dueAt
        } catch let error as ServiceHoursError {
            throw Rejection.invalidField("rule", error.description)
        }
    }

    private func serviceDates(of rule: DateRule) async throws -> ServiceDates {
        do {
            return try await directory.serviceDates(rule.calendar)
        } catch let error as ServiceHoursError {
            throw Rejection.invalidField("calendar", error.description)
        }
    }

    /// The last day of a rule that is not opened any more where it begins now: what was due is over.
    private func lastDay(of rule: DateRule, in dates: ServiceDates) throws(ServiceHoursError) -> CalendarDate? {
        let now = configuration.time.now()
        // A day may have been moved over a long holiday.
        var day = dates.date(at: now).advanced(byDays: -40)
        while let next = try rule.occurrences(after: day, limit: 1, in: dates).first, next.due < now { day = next.day }
        return day
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
}
