/// A month of a team, for those who lead it. It counts what was done and tells of thanks; it ranks nobody, and names
/// nobody but those who thank and are thanked.
public struct TeamDigest: Hashable, Sendable {
    /// Thanks on something that the team handles.
    public struct ThanksReceived: Hashable, Sendable {
        public var request: Request.Number
        public var subject: String
        public var thanks: Thanks
    }

    /// What somebody wrote who was asked how content they are.
    public struct Remark: Hashable, Sendable {
        public var request: Request.Number
        /// From 1 to 5.
        public var rating: Int
        public var text: String
    }

    /// Whose it is.
    public var team: Team.ID
    /// From when on, and until before when.
    public var start, end: Timestamp
    /// Requests that were opened meanwhile.
    public var opened = 0
    /// Requests that were resolved meanwhile, and are so still.
    public var resolved = 0
    /// Of those opened or resolved meanwhile: opened again at least once.
    public var reopened = 0
    /// Open at this moment.
    public var backlog = 0
    /// Thanks given meanwhile on what the team handles.
    public var thanks: [ThanksReceived] = []
    /// How many said how content they are.
    public var answers = 0
    /// The mean of their ratings, from 1 to 5; `nil` where there are fewer than asked for.
    public var meanRating: Double?
    /// What they wrote; nothing where there are fewer than asked for.
    public var remarks: [Remark] = []
    /// What is owed by the team, and to it, of what was due meanwhile.
    public var owedByTeam = ObligationCount()
    public var owedToTeam = ObligationCount()
}

extension Desk {
    /// What a stretch of time was for a team; for those who lead it, and the host.
    ///
    /// - Parameters:
    ///   - minimum: With fewer answers than so many neither their mean nor their words are told.
    ///   - limit: So many requests are looked at, 1 to 1,000,000.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted``, and ``Rejection/Code/tooLarge`` where there are
    ///   more requests than the limit.
    public func digest(
        of team: Team.ID, from start: Timestamp, to end: Timestamp, as viewer: Viewer,
        withholdingBelow minimum: Int = 5, limit: Int = 100_000
    ) async throws -> TeamDigest {
        try await checkTeam(team)
        guard viewer.isHost || (viewer.leads.contains(team) && !viewer.at(configuration.time.now()).hasEnded) else {
            throw Rejection(.notPermitted, "The digest of “\(team)” is for those who lead the team.")
        }
        var digest = TeamDigest(team: team, start: start, end: end)
        var ratings: [TeamDigest.Remark] = []
        var filter = RequestFilter { $0.teams = [team] }
        try await requests(filter, updatedSince: start, as: viewer, limit: limit) { request in
            digest.add(request, answers: &ratings)
        }
        filter.isOpen = true
        digest.backlog = try await counts(CountQuery(viewer: viewer, filter: filter)).reduce(0) { $0 + $1.count }
        digest.thanks.sort { ($0.thanks.at, $0.request) < ($1.thanks.at, $1.request) }
        digest.answers = ratings.count
        if ratings.count >= max(minimum, 1) {
            digest.meanRating = Double(ratings.reduce(0) { $0 + $1.rating }) / Double(ratings.count)
            digest.remarks = ratings.filter { !$0.text.isEmpty }.sorted { $0.request < $1.request }
        }
        let owed = try await obligationReport(from: start, to: end, as: viewer, limit: limit)
        for row in owed.rows {
            if row.obligor == .team(team) { digest.owedByTeam = digest.owedByTeam + row.count }
            if row.beneficiary == .team(team) { digest.owedToTeam = digest.owedToTeam + row.count }
        }
        return digest
    }

    /// What somebody was thanked for in a stretch of time, the newest first. What it was on is told where they may see
    /// that; the words are theirs anyhow.
    ///
    /// - Parameter limit: So many requests are looked at, 1 to 1,000,000.
    public func thanks(
        to person: Person.ID, from start: Timestamp, to end: Timestamp, as viewer: Viewer, limit: Int = 100_000
    ) async throws -> [(thanks: Thanks, request: Request.Number?)] {
        guard viewer.isHost || viewer.person == person else {
            throw Rejection(.notPermitted, "Thanks are for those who are thanked.")
        }
        let looking = viewer.at(configuration.time.now())
        guard !looking.hasEnded else { throw Rejection(.notPermitted, "The permission to act has ended.") }
        var found: [(thanks: Thanks, request: Request.Number?)] = []
        try await requests(RequestFilter(), updatedSince: start, as: .host("thanks"), limit: limit) { request in
            let isSeen = looking.standing(to: request) != .none
            for thanks in request.thanks where thanks.to.contains(person) && start <= thanks.at && thanks.at < end {
                found.append((thanks, isSeen ? request.number : nil))
            }
        }
        return found.sorted { $0.thanks.at > $1.thanks.at }
    }

    /// Hands over requests that changed at an instant or later, a page at a time, the latest change first.
    func requests(
        _ filter: RequestFilter, updatedSince start: Timestamp, as viewer: Viewer, limit: Int,
        _ body: (Request) throws -> Void
    ) async throws {
        guard (1...1_000_000).contains(limit) else { throw Rejection.invalidField("limit", "1 to 1,000,000.") }
        let query = RequestQuery(
            viewer: viewer, filter: filter, order: RequestOrder(.updated, isDescending: true), limit: 500)
        var count = 0
        try await forEach(query) { request in
            guard request.updatedAt >= start else { return false }
            count += 1
            guard count <= limit else { throw Rejection.tooLarge("requests", count, limit: limit, unit: "requests") }
            try body(request)
            return true
        }
    }
}

extension TeamDigest {
    fileprivate mutating func add(_ request: Request, answers: inout [Remark]) {
        func isMeanwhile(_ time: Timestamp?) -> Bool { time.map { start <= $0 && $0 < end } ?? false }
        let (isOpened, isResolved) = (isMeanwhile(request.openedAt), isMeanwhile(request.resolvedAt))
        if isOpened { opened += 1 }
        if isResolved { resolved += 1 }
        if isOpened || isResolved, request.reopenCount > 0 { reopened += 1 }
        for given in request.thanks where isMeanwhile(given.at) {
            thanks.append(ThanksReceived(request: request.number, subject: request.subject, thanks: given))
        }
        if let answer = request.satisfaction, isResolved {
            answers.append(Remark(request: request.number, rating: answer.rating, text: answer.remark))
        }
    }
}
