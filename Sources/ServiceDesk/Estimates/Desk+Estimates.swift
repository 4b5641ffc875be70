extension Desk {
    /// When a request will be resolved, as the desk's own history has it: between when and when eight of ten like it
    /// were. It tells of no other request.
    ///
    /// Reads the history of a year the first time, and then what has changed since, at most every five minutes.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notFound``; of ``Rejection/Code/illegalInState`` for a request
    ///   that is not open, of which nothing is to be estimated; ``StoreError``.
    public func estimate(
        of reference: RequestReference, as viewer: Viewer, coverage: Double = 0.8
    ) async throws -> EstimateAnswer {
        try await spans.span(.estimate, .internal, [.request: reference.description]) {
            let now = configuration.time.now()
            let request = try await load(reference)
            guard viewer.at(now).standing(to: request) != .none else { throw Rejection.notFound }
            guard request.state.isOpen else {
                throw Rejection(.illegalInState, "The request is not open; there is nothing to estimate.")
            }
            let book = try await estimates.book(of: store, at: now)
            return book.estimate(
                for: EstimateTraits(request), openedAt: request.openedAt, at: max(now, request.openedAt),
                coverage: coverage)
        }
    }

    /// How well the estimates hold that were to be given to requests at their opening, each of the ends that were known
    /// then; what a request was (its service, kind and priority) is taken as it is by now. For the host, and of the
    /// teams of a viewer for those who work for them.
    ///
    /// - Parameters:
    ///   - start: Opened at or after. At most 180 days ago: a year of history is read, and what was opened earlier had
    ///     more of it then.
    ///   - end: And before.
    ///   - limit: So many requests are looked at, 1 to 1,000,000.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted``, ``Rejection/Code/tooLarge``,
    ///   ``Rejection/Code/invalidField`` for an earlier start; ``StoreError``.
    public func estimateCalibration(
        from start: Timestamp, to end: Timestamp, of teams: SortedSet<Team.ID> = [], as viewer: Viewer,
        coverage: Double = 0.8, limit: Int = 100_000
    ) async throws -> PromiseCalibration {
        let now = configuration.time.now()
        let teams = try permittedTeams(teams, viewer)
        guard start >= now.advanced(bySeconds: -180 * 86_400) else {
            throw Rejection.invalidField("start", "How estimates held is told of the last 180 days.")
        }
        let book = try await estimates.book(of: store, at: now)
        var given: [GivenEstimate] = []
        var filter = RequestFilter { $0.teams = teams }
        filter.kinds = [.incident, .serviceRequest, .problem]
        try await requests(filter, updatedSince: start, as: .host("estimates"), limit: limit) { request in
            guard start <= request.openedAt, request.openedAt < end else { return }
            let answer = book.estimate(for: EstimateTraits(request), at: request.openedAt, coverage: coverage)
            guard let estimate = answer.estimate else { return }
            given.append(GivenEstimate(estimate, outcome: EstimateSample(request).outcome))
        }
        return PromiseCalibration(given, at: now)
    }
}
