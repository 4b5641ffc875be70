extension Desk {
    /// What of the work between teams looks as if it could be simpler, in a time.
    ///
    /// Looks at the requests that have changed since `start`, of all teams, and counts what happened before `end`; not
    /// at confidential ones. The host is told all; who works for a team, what concerns it. The numbers of requests are
    /// told to those who handle them. What was dismissed is left out until there is half as much again
    /// (``dismiss(_:reason:as:)``).
    ///
    /// - Parameters:
    ///   - teams: Only what concerns one of these; all for none.
    ///   - limit: So many requests are looked at, 1 to 1,000,000.
    /// - Returns: By kind, and of each kind the most frequent first.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted``; of code ``Rejection/Code/tooLarge`` where there
    ///   are more requests: ask for a shorter time. ``StoreError``.
    public func mapFindings(
        from start: Timestamp, to end: Timestamp, of teams: SortedSet<Team.ID> = [], as viewer: Viewer,
        limit: Int = 100_000
    ) async throws -> [MapFinding] {
        let looking = viewer.isHost ? viewer : viewer.at(configuration.time.now())
        try checkMapReader(looking)
        for team in teams { try await checkTeam(team) }
        var search = FindingSearch(from: start, to: end, as: looking)
        let filter = RequestFilter { $0.kinds = [.incident, .serviceRequest, .problem] }
        // Counted alike for everybody, so that all speak of the same finding.
        try await requests(filter, updatedSince: start, as: Self.mapReader, limit: limit) { search.add($0) }
        let dismissed = Dictionary(try await allDismissed().map { ($0.id, $0) }) { first, _ in first }
        return search.findings().filter { finding in
            (teams.isEmpty || finding.teams.contains(where: teams.contains)) && looking.isConcerned(by: finding.teams)
                && dismissed[finding.id]?.holds(for: finding) != true
        }
    }

    /// Has a finding told no more, until half as much again has come since it was found, or for a year; for those who
    /// lead a team that it concerns, and for the host.
    ///
    /// - Parameter reason: Why it is as it should be, for the others; 1 to 2,000 bytes.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted`` or ``Rejection/Code/invalidField``.
    public func dismiss(_ finding: MapFinding, reason: String, as viewer: Viewer) async throws {
        let now = configuration.time.now()
        try checkLead(of: finding.teams, viewer.at(now))
        try configuration.limits.check(reason, "reason", limit: configuration.limits.question)
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw Rejection.invalidField("reason", "Say why it is as it should be.")
        }
        let dismissed = DismissedFinding(
            id: finding.id, kind: finding.kind, teams: finding.teams, words: finding.words, count: finding.count,
            reason: reason, person: viewer.person, at: now, seenBefore: min(now, finding.end))
        try await plan([.schedule(try DismissalWork.item(dismissed))], as: Self.mapReader)
    }

    /// Takes back that a finding was dismissed.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notFound`` where it was not, or the viewer may not know of it.
    public func restore(_ finding: MapFinding.ID, as viewer: Viewer) async throws {
        guard let dismissed = try await dismissedFindings(as: viewer).first(where: { $0.id == finding }) else {
            throw Rejection(.notFound, "No finding “\(finding)” was dismissed.")
        }
        try checkLead(of: dismissed.teams, viewer.at(configuration.time.now()))
        try await plan([.cancel(DismissalWork.key(finding))], as: Self.mapReader)
    }

    /// What was dismissed, of what concerns the viewer’s teams, the newest first.
    public func dismissedFindings(as viewer: Viewer) async throws -> [DismissedFinding] {
        let looking = viewer.isHost ? viewer : viewer.at(configuration.time.now())
        try checkMapReader(looking)
        return try await allDismissed().filter { looking.isConcerned(by: $0.teams) }
            .sorted { ($1.at, $0.id) < ($0.at, $1.id) }
    }

    // MARK: Rights

    private static let mapReader = Viewer.host("service map")

    private func allDismissed() async throws -> [DismissedFinding] {
        try await definitions(DismissalWork.kind, as: Self.mapReader) {
            try $0.item.task.decode(DismissedFinding.self)
        }
    }

    private func checkMapReader(_ viewer: Viewer) throws {
        guard viewer.isHost || !viewer.hasEnded && !viewer.teams.isEmpty else {
            throw Rejection(.notPermitted, "The service map is for those who work for a team, and for the host.")
        }
    }

    private func checkLead(of teams: [Team.ID], _ viewer: Viewer) throws {
        guard viewer.isHost || !viewer.hasEnded && teams.contains(where: viewer.leads.contains) else {
            throw Rejection(
                .notPermitted, "Findings are dismissed by those who lead a team concerned, and by the host.")
        }
    }
}

extension Viewer {
    fileprivate func isConcerned(by teams: [Team.ID]) -> Bool { isHost || teams.contains(where: self.teams.contains) }
}

/// Forgets what was dismissed. Until then its payload is what is kept, as of obligations.
struct DismissalWork: WorkHandler {
    static let kind: WorkKind = "map-dismissal"
    var kind: WorkKind { Self.kind }

    /// For how long a finding stays dismissed at most, in seconds.
    private static let length: Int64 = 365 * 86_400

    static func key(_ finding: MapFinding.ID) -> WorkKey { WorkKey("map-dismissal:\(finding)") }

    static func item(_ finding: DismissedFinding) throws -> WorkItem {
        WorkItem(
            key(finding.id), dueAt: finding.at.advanced(bySeconds: length), task: try WorkTask(kind, finding))
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer { .done }
}
