/// Copies everything that a desk keeps from one store to another, of whatever kinds: directory, articles with their
/// revisions and readings, requests with their journals, files, idempotency keys, due work.
///
/// What the target has already is passed over, so that a copy that was interrupted completes when it is run again, and
/// one of a desk that went on brings what is new. Nothing is written to the source. Each journal’s chain of hashes is
/// checked on the way. After a copy of a desk that did not change meanwhile, ``DeskExport`` writes the same bytes for
/// both.
///
/// A target that has something else in the same place, such as another request with the same number, or requests that
/// the source has not, stops the copy with an error that names it; nothing there is overwritten but entries of the
/// directory and due work, which follow the source. How often a piece of work was tried is not copied, as it is not
/// exported.
public struct DeskCopy: Sendable {
    let source: StoreParts
    let target: StoreParts

    public init(from source: some CompleteStore, to target: some CompleteStore) {
        self.init(from: StoreParts(source), to: StoreParts(target))
    }

    public init(from source: StoreParts, to target: StoreParts) {
        self.source = source
        self.target = target
    }

    /// How far a copy is.
    public struct Progress: Hashable, Sendable {
        /// What was gone through.
        public var done = TransferProgress()
        /// What of it was new to the target.
        public var added = TransferProgress()
        /// How many requests the source had when it began.
        public var requestsInAll = 0

        public init() {}
    }

    /// Copies what the target lacks.
    ///
    /// - Parameter progress: Is told now and then how far it is.
    /// - Throws: ``StoreError``; ``TransferError`` of code ``TransferError/Code/damaged`` where the source does not
    ///   have what it should, ``TransferError/Code/conflict`` where the target has something else.
    @discardableResult
    public func run(progress: (Progress) -> Void = { _ in }) async throws -> Progress {
        var state = Progress()
        let host = Viewer.host("copy")
        try await checkTarget()
        state.requestsInAll = try await source.requests.counts(CountQuery(viewer: host)).first?.count ?? 0
        // Requests first: a target that has gone on by itself is found out before anything there is overwritten.
        try await copyRequests(&state, progress)
        try await copyArticles(&state)
        try await copyReadings(&state)
        try await copyKeys(isStill: false, &state)
        try await copyEntries(&state)
        try await copyWork(&state)
        progress(state)
        return state
    }

    /// Refuses a target in which requests were opened that the source does not have: a desk that was copied, and is
    /// used now.
    private func checkTarget() async throws {
        guard let newest = try await target.requests.newest else { return }
        let known = try await source.requests.requests([.number(newest.number)])
        guard known.first?.id != newest.id else { return }
        throw TransferError(
            .conflict,
            "The target has #\(newest.number), which the source has not, or has another one: it has been used by "
                + "itself. Nothing was copied.")
    }

    /// Where the source’s journals are now: from there, ``follow(from:)`` brings what comes afterwards.
    public func place() async throws -> JournalPosition {
        try await source.requests.journal(JournalQuery(.commits, from: .end)).next
    }

    /// What following a desk has brought.
    public struct Step: Hashable, Sendable {
        /// How many requests had changed.
        public var requests: Int
        /// The place to go on from.
        public var next: JournalPosition
        /// Whether everything that was committed when it ended has been brought.
        public var isCurrent: Bool
    }

    /// Brings the requests that have changed since a place in the source’s journals.
    public func follow(from place: JournalPosition) async throws -> Step {
        var (query, state) = (JournalQuery(.commits, from: .after(place), limit: JournalQuery.firstLimit), Progress())
        var (changed, next) = (Set<Request.ID>(), place)
        while true {
            let page = try await source.requests.journal(query)
            next = page.next
            (query.start, query.limit) = (.after(next), query.limit(after: page))
            guard !page.entries.isEmpty else {
                return Step(requests: changed.count, next: next, isCurrent: page.isCurrent)
            }
            let ids = Set(page.entries.map(\.event.request))
            let requests = try await source.requests.requests(ids.map { .id($0) }).sorted { $0.number < $1.number }
            try await copy(requests, try await versions(of: requests), &state) { request, version in
                try await self.events(of: request, after: version)
            }
            changed.formUnion(ids)
        }
    }

    /// Brings everything beside requests up to date, where requests are up to date already.
    ///
    /// - Parameter isStill: Whether nobody writes to the source meanwhile.
    func finish(isStill: Bool) async throws {
        var state = Progress()
        try await copyEntries(&state)
        try await copyArticles(&state)
        try await copyReadings(&state)
        try await copyKeys(isStill: isStill, &state)
        try await copyWork(&state)
    }
}

// MARK: - The directory and the articles

extension DeskCopy {
    private func copyEntries(_ state: inout Progress) async throws {
        guard let from = source.directory, let to = target.directory else { return }
        for kind in DirectoryEntry.Kind.allCases {
            let (from, known) = (try await from.allEntries(kind), try await to.allEntries(kind))
            let old = Dictionary(known.map { (Array($0.id.utf8), $0) }, uniquingKeysWith: { first, _ in first })
            let new = from.filter { old[Array($0.id.utf8)] != $0 }
            state.done.entries += from.count
            // As many at once as there may be: two people may exchange an address.
            for start in stride(from: 0, to: new.count, by: DirectoryEntry.maximumBatch) {
                let batch = Array(new[start..<min(start + DirectoryEntry.maximumBatch, new.count)])
                try await to.save(batch)
                state.added.entries += batch.count
            }
        }
    }

    private func copyArticles(_ state: inout Progress) async throws {
        var walk = ArticleWalk(source.articles, as: .host("copy"))
        while let page = try await walk.next() {
            let found = try await target.articles.articles(page.map { .id($0.id) })
            let known = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            for article in page {
                try await copy(article, after: known[article.id], &state)
                state.done.articles += 1
                state.done.revisions += article.version
            }
        }
    }

    /// Brings the revisions that the target lacks, where those that it has are the beginning of them.
    private func copy(_ article: Article, after kept: Article?, _ state: inout Progress) async throws {
        let conflict = TransferError(
            .conflict, "A\(article.number) is another article in the target, or has another history there.")
        guard kept?.version ?? 0 <= article.version else { throw conflict }
        if kept?.newest.hash == article.newest.hash { return }
        var audit = ArticleAudit(of: article.id, number: article.number)
        var version = 0
        while version < article.version {
            let limit = min(50, article.version - version)
            let revisions = try await source.articles.revisions(
                RevisionQuery(article.id, after: version, limit: limit))
            guard let last = revisions.last else {
                throw TransferError(
                    .damaged, "The history of A\(article.number) ends at \(version) of \(article.version).")
            }
            for revision in revisions {
                do throws(ArticleFault) {
                    try audit.check(revision)
                } catch {
                    throw TransferError(.damaged, "\(error)")
                }
                if revision.version == kept?.version, revision.hash != kept?.newest.hash { throw conflict }
            }
            let new = revisions.filter { $0.version > kept?.version ?? 0 }
            if !new.isEmpty {
                let result = try await target.articles.keep([ArticleChange(number: article.number, new)])
                guard result == [.kept(article.number)] else { throw conflict }
                if new[0].version == 1 { state.added.articles += 1 }
                state.added.revisions += new.count
            }
            version = last.version
        }
        if kept?.version == article.version { throw conflict }
    }
}
