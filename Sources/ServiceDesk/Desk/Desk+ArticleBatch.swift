/// An article as it is to be, under an id that its source gives it: the file of a folder, the page of a wiki.
public struct ArticleDraft: Hashable, Sendable {
    public var id: Article.ID
    public var content: ArticleContent

    public init(id: Article.ID, _ content: ArticleContent) { (self.id, self.content) = (id, content) }
}

/// What became of an ``ArticleDraft``.
public enum ArticleSaving: Hashable, Sendable {
    case added(Article.Number)
    case changed(Article.Number)
    /// It is there as it is to be.
    case unchanged(Article.Number)
    /// Somebody else has saved it last: what they wrote is not overwritten.
    case edited(Article.Number, by: Actor)
    case refused(Rejection)

    public var number: Article.Number? {
        switch self {
        case .added(let number), .changed(let number), .unchanged(let number), .edited(let number, by: _): number
        case .refused: nil
        }
    }
}

extension Desk {
    /// Writes articles that have a source outside, or brings them up to date. Repeated, it changes nothing.
    ///
    /// Each article is kept or refused for itself. One that was retired stays retired unless its source has changed.
    ///
    /// - Parameters:
    ///   - drafts: At most ``ArticleChange/maximumBatch``, each of another id.
    ///   - publishing: Whether readers see them at once; otherwise they are drafts.
    ///   - overwriting: Whether what somebody else has saved meanwhile is replaced; it stays in the history.
    /// - Returns: What became of each, in order.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/tooLarge`` for more at once; ``StoreError``.
    public func save(
        _ drafts: [ArticleDraft], publishing: Bool, overwriting: Bool = false, as viewer: Viewer
    ) async throws -> [ArticleSaving] {
        guard drafts.count <= ArticleChange.maximumBatch else {
            throw Rejection.tooLarge("articles", drafts.count, limit: ArticleChange.maximumBatch, unit: "articles")
        }
        return try await spans.span(.write) {
            var savings = [ArticleSaving?](repeating: nil, count: drafts.count)
            for _ in 0..<configuration.maximumAttempts {
                let open = drafts.indices.filter { savings[$0] == nil }
                guard !open.isEmpty else { break }
                let saver = ArticleSaver(
                    desk: self, viewer: viewer.at(configuration.time.now()), publishing: publishing,
                    overwriting: overwriting)
                let found = try await saver.save(open.map { drafts[$0] })
                for (index, saving) in zip(open, found) { savings[index] = saving }
            }
            return savings.map {
                $0 ?? .refused(Rejection(.contended, "The article keeps changing; try again."))
            }
        }
    }
}

/// One attempt to save articles together.
private struct ArticleSaver {
    let desk: Desk
    let viewer: Viewer
    let publishing: Bool
    let overwriting: Bool

    private enum Decision {
        case done(ArticleSaving)
        case keep([ArticleRevision], isNew: Bool)
    }

    /// - Returns: What became of each; `nil` for one that somebody else has changed meanwhile.
    func save(_ drafts: [ArticleDraft]) async throws -> [ArticleSaving?] {
        let known = Dictionary(
            try await desk.articles.articles(drafts.map { .id($0.id) }).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        var decisions: [Decision] = []
        for draft in drafts {
            do {
                decisions.append(try await decide(draft, known[draft.id]))
            } catch let rejection as Rejection {
                decisions.append(.done(.refused(rejection)))
            }
        }
        let changes = decisions.compactMap { decision -> ArticleChange? in
            if case .keep(let revisions, isNew: _) = decision { ArticleChange(revisions) } else { nil }
        }
        var results = changes.isEmpty ? [] : try await desk.articles.keep(changes)[...]
        return decisions.map { decision in
            switch decision {
            case .done(let saving): return saving
            case .keep(_, let isNew):
                guard case .kept(let number)? = results.popFirst() else { return nil }
                return isNew ? .added(number) : .changed(number)
            }
        }
    }

    private func decide(_ draft: ArticleDraft, _ article: Article?) async throws -> Decision {
        guard var current = article else {
            guard let outcome = try Article.decide(.write(draft.content), on: nil, as: viewer, limits: limits) else {
                throw Rejection.noArticle
            }
            try await desk.checkReferences(of: outcome.content, draft.id, by: viewer)
            let first = try desk.revision(of: draft.id, after: nil, outcome, by: viewer)
            return .keep([first] + (try published(after: Article(number: 0, first: first))), isNew: true)
        }
        // Nothing is told of an article to whoever may not change it, not even that it is there.
        try viewer.checkChanges(current)
        let isSame = current.newest.content == draft.content
        if isSame, current.newest.state != .draft || !publishing { return .done(.unchanged(current.number)) }
        if !isSame, !overwriting, current.newest.author != viewer.actor {
            return .done(.edited(current.number, by: current.newest.author))
        }
        var revisions: [ArticleRevision] = []
        if let outcome = try Article.decide(.revise(draft.content), on: current, as: viewer, limits: limits) {
            try await desk.checkReferences(
                of: outcome.content, draft.id, besides: current.newest.content, by: viewer)
            revisions.append(try desk.revision(of: draft.id, after: current.newest, outcome, by: viewer))
            current.apply(revisions[0])
        }
        revisions += try published(after: current)
        return revisions.isEmpty ? .done(.unchanged(current.number)) : .keep(revisions, isNew: false)
    }

    private var limits: RequestLimits { desk.configuration.limits }

    private func published(after article: Article) throws -> [ArticleRevision] {
        guard publishing, let outcome = try Article.decide(.publish, on: article, as: viewer, limits: limits) else {
            return []
        }
        return [try desk.revision(of: article.id, after: article.newest, outcome, by: viewer)]
    }
}
