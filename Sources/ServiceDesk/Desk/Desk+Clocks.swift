extension Desk {
    /// Why each clock of a request shows what it shows now: its current cycle, or else its latest.
    ///
    /// - Returns: Those of the targets in force first. Participants see those that are owed to the requester, people of
    ///   a supplier those that it owes.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notFound``; ``SLAError`` of code ``SLAError/Code/calendar``
    ///   where hours cannot be used.
    public func explainClocks(
        of reference: RequestReference, as viewer: Viewer
    ) async throws -> [ClockExplanation] {
        let request = try await request(reference, as: viewer)
        // Never before the last event, which has made them what they are.
        let now = max(configuration.time.now(), request.updatedAt)
        let targets = request.course?.marks.flatMap { mark -> [SLATarget] in
            if case .targeted(let targets) = mark.event { targets } else { [] }
        }
        let calendars = try await directory.calendars(for: targets ?? [])
        return try request.clocks(at: now, with: calendars).compactMap { clock in
            try request.explain(clock.name, at: now, with: calendars)
        }
    }
}
