/// Workaround first, prevention after.
extension Desk {
    /// Says that incidents come of a problem.
    ///
    /// - Returns: The problem.
    /// - Throws: ``Rejection``, where the other is no problem, or an incident cannot be linked.
    @discardableResult
    public func attribute(
        _ incidents: [RequestReference], to problem: RequestReference, as viewer: Viewer
    ) async throws -> Request {
        let found = try await request(problem, as: viewer)
        try checkProblem(found)
        for incident in incidents {
            try await link(incident, .causedBy, .id(found.id), as: viewer)
        }
        return try await request(.id(found.id), as: viewer)
    }

    /// Publishes what helps meanwhile as an article for everyone concerned, and makes the problem a known error.
    ///
    /// - Parameter id: Makes a repetition harmless, as of ``write(_:id:as:)``.
    /// - Returns: The problem.
    /// - Throws: ``Rejection``; where the article was published and the problem not changed, repeat with the same id.
    @discardableResult
    public func publishWorkaround(
        _ content: ArticleContent, for problem: RequestReference, cause: String? = nil, id: Article.ID? = nil,
        as viewer: Viewer
    ) async throws -> Request {
        let found = try await requestToTellOf(problem, as: viewer)
        try checkProblem(found)
        var content = content
        content.tags.insert(Self.knownErrorTag)
        var article = try await write(content, id: id, as: viewer)
        if article.published == nil {
            article = try await publish(.id(article.id), as: viewer)
        }
        let diagnosis = Diagnosis(cause: cause ?? found.diagnosis?.cause ?? "", workaround: article.number)
        return try await perform(.diagnose(diagnosis), on: .id(found.id), as: viewer)
    }

    /// The tag of articles that tell a workaround.
    public static let knownErrorTag = "known-error"

    /// Workarounds that may help with what somebody is just writing, the best first. Asked with each pause in their
    /// typing.
    ///
    /// - Parameter limit: 1 to 200.
    public func knownErrors(for text: String, as viewer: Viewer, limit: Int = 3) async throws -> [Article] {
        let words = SearchText(draft: text)
        guard !words.words.isEmpty else { return [] }
        var filter = ArticleFilter()
        filter.tags = [Self.knownErrorTag]
        filter.states = [.published]
        let query = ArticleSearch(viewer: viewer, text: words, filter: filter, limit: limit)
        return try await search(query).map(\.article)
    }

    /// Opens a problem from what was proposed, with the evidence, and links those of the examples that the viewer
    /// handles.
    ///
    /// - Parameter team: Looks into it; one of the viewer’s own.
    @discardableResult
    public func open(
        _ proposal: ProblemProposal, team: Team.ID, as viewer: Viewer, key: String? = nil
    ) async throws -> Request {
        guard viewer.isHost || viewer.teams.contains(team) else {
            throw Rejection(.notPermitted, "Problems are opened for one’s own team; ask “\(team)” to look into it.")
        }
        // What things of the host it is about is for those who may see these, and the evidence for the team.
        var named = proposal.pattern
        named.about = nil
        var draft = RequestDraft("\(named)", team: team, kind: .problem)
        if let thing = proposal.pattern.about.flatMap({ Thing($0) }) { draft.about = [thing] }
        let problem = try await open(draft, as: viewer, key: key)
        try await note(
            proposal.evidence.filter { line in proposal.pattern.about.map { !line.contains($0) } ?? true }
                .joined(separator: "\n"), on: .id(problem.id), as: viewer,
            key: key.map { $0 + ":evidence" })
        try await perform(.recognise(proposal.pattern), on: problem.id, as: .host("problems"), by: viewer)
        let now = configuration.time.now()
        let examples = try await store.requests(proposal.examples.map { .number($0) })
            .filter { viewer.at(now).standing(to: $0) >= .agent }
        return try await attribute(examples.map { .id($0.id) }, to: .id(problem.id), as: viewer)
    }

    private func checkProblem(_ request: Request) throws {
        guard request.kind == .problem else {
            throw Rejection(.illegalInState, "#\(request.number) is no problem; classify it as one first.")
        }
    }

    /// What a prevention has changed.
    public struct PreventionEffect: Hashable, Sendable {
        /// What was done.
        public var prevention: Prevention
        /// How often it came before and since.
        public var change: RateChange
    }

    /// How often what a problem is behind came before its prevention, and how often since: requests linked to it, and
    /// those that its pattern recognises.
    ///
    /// - Parameter days: How long before and after is looked at, at most; since the prevention less may have passed.
    /// - Throws: ``Rejection``, where nothing was done against it yet, or for less than a day;
    ///   ``Rejection/Code/tooLarge`` where there were more than 200,000 requests meanwhile.
    public func preventionEffect(
        of problem: RequestReference, as viewer: Viewer, days: Int = 180
    ) async throws -> PreventionEffect {
        let problem = try await request(problem, as: viewer)
        try checkProblem(problem)
        guard let prevention = problem.prevention else {
            throw Rejection(
                .illegalInState, "Nothing was done against #\(problem.number) yet: say what, and since when.")
        }
        guard (1...3_660).contains(days) else { throw Rejection.invalidField("days", "1 to 3,660.") }
        let now = configuration.time.now()
        let start = prevention.since.advanced(bySeconds: -Int64(days) * 86_400)
        let end = min(now, prevention.since.advanced(bySeconds: Int64(days) * 86_400))
        guard prevention.since.advanced(bySeconds: 86_400) <= end else {
            throw Rejection(
                .illegalInState, "It is too early to say what the prevention of #\(problem.number) has changed.")
        }
        let linked = Set(problem.links.filter { $0.relation == .causes }.map(\.request))
        var (before, after) = (0, 0)
        try await subjects(from: start, to: end, as: viewer) { request, subject in
            guard linked.contains(request.id) || problem.pattern?.matches(subject) == true else { return }
            if request.openedAt < prevention.since { before += 1 } else { after += 1 }
        }
        let length = Double(end.microseconds - prevention.since.microseconds) / 86_400_000_000
        return PreventionEffect(
            prevention: prevention,
            change: RateChange(before: before, days: Double(days), after: after, days: length))
    }
}
