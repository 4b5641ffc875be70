extension Desk {
    /// So many requests are compared at most.
    static let maximumCompared = 200_000

    /// Requests that recur, proposed as problems: those opened in a stretch of time that have something in common that
    /// would rarely come together by chance (``RecurrenceGrouping``).
    ///
    /// Incidents and service requests are compared by their service or team, the words of their subjects, their tags
    /// the answers to the questions of their forms and the things that they are about; nothing of their conversations.
    /// Those are left out that a request is known to have caused, that an open problem recognises
    /// (``Request/pattern``), and that are confidential. Only what the viewer
    /// may see is read: a proposal may name what others may not see, so show it to that viewer alone.
    ///
    /// Nothing is changed. Holds about a thousand bytes for each request, and takes a second or two for 100,000 beside
    /// what the store takes to read them.
    ///
    /// - Parameters:
    ///   - start: Opened at or after this.
    ///   - end: Opened before this.
    ///   - minimum: So many requests make a proposal, 2 to 100,000.
    ///   - limit: So many proposals at most, 1 to 1,000.
    /// - Returns: The strongest first.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/tooLarge`` where there are more than 200,000 requests: ask for
    ///   a shorter time. ``Rejection/Code/invalidField`` for a number out of its range. ``StoreError``.
    public func proposeProblems(
        from start: Timestamp, to end: Timestamp, as viewer: Viewer, minimum: Int = 5, limit: Int = 20
    ) async throws -> [ProblemProposal] {
        guard (2...100_000).contains(minimum) else { throw Rejection.invalidField("minimum", "2 to 100,000.") }
        guard (1...1_000).contains(limit) else { throw Rejection.invalidField("limit", "1 to 1,000.") }
        let known = try await openPatterns(as: viewer)
        var subjects: [GroupingSubject] = []
        try await self.subjects(from: start, to: end, as: viewer) { request, subject in
            let isKnown = request.links.contains { $0.relation == .causedBy } || known.contains { $0.matches(subject) }
            if !isKnown { subjects.append(subject) }
        }
        return RecurrenceGrouping(minimum: minimum, limit: limit).proposals(for: subjects)
    }

    /// By what the requests of problems are known that are being looked into.
    private func openPatterns(as viewer: Viewer) async throws -> [ProblemPattern] {
        var query = RequestQuery(viewer: viewer, order: RequestOrder(.number, isDescending: true), limit: 500)
        query.filter.kinds = [.problem]
        query.filter.isOpen = true
        var patterns: [ProblemPattern] = []
        try await forEach(query) { request in
            if let pattern = request.pattern { patterns.append(pattern) }
            return patterns.count < 1_000
        }
        return patterns
    }

    /// Hands over what is compared of requests opened in a stretch of time, the oldest first.
    func subjects(
        from start: Timestamp, to end: Timestamp, as viewer: Viewer,
        _ body: (Request, GroupingSubject) throws -> Void
    ) async throws {
        var query = RequestQuery(viewer: viewer, order: RequestOrder(.opened), limit: 500)
        query.filter.kinds = [.incident, .serviceRequest]
        query.filter.openedFrom = start
        query.filter.openedBefore = end
        var (count, names) = (0, ServiceWords())
        try await forEach(query) { request in
            count += 1
            guard count <= Self.maximumCompared else {
                throw Rejection.tooLarge("requests", count, limit: Self.maximumCompared, unit: "requests")
            }
            guard request.confidentiality == nil else { return true }
            let unsaid = try await names.words(of: request.service, in: directory)
            let about = request.about.map(\.description)
            try body(request, GroupingSubject(request, about: about, leavingOut: unsaid))
            return true
        }
    }
}

/// The words of services' names, by which the requests of a service are all alike.
private struct ServiceWords {
    private var known: [Service.ID: Set<String>] = [:]

    mutating func words(
        of service: Service.ID?, in directory: DirectoryCache
    ) async throws(StoreError) -> Set<String> {
        guard let service else { return [] }
        if let words = known[service] { return words }
        let name = try await directory.service(service)?.name ?? ""
        let words = Set(GroupingSubject.words(in: name) + GroupingSubject.words(in: service.rawValue))
        known[service] = words
        return words
    }
}
