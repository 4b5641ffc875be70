extension ArticleQuery {
    /// The revision by which an article is on the page: of those that the viewer may read, the newest that meets the
    /// filter; `nil` where none does, and the article is not on the page.
    ///
    /// Whoever may read both the newest revision and the one that was published gets the article once. This is what to
    /// show of it: the newest one may be a draft that does not meet the filter.
    public func match(in article: Article) -> ArticleRevision? {
        viewer.readable(article).first(where: filter.matches)
    }
}

extension ArticleSearch {
    /// The revision by which an article answers: of those that the viewer may read and that meet the filter, the one
    /// that the earliest pass of the search finds (``SearchTier``). Of two that it finds, the one with more of the
    /// words, or else the newer; `nil` where none is found.
    public func match(in article: Article) -> ArticleRevision? {
        let faces = viewer.readable(article).filter(filter.matches).compactMap { revision in
            revision.passage.map { (revision: revision, words: $0.words) }
        }
        for tier in text.tiers() {
            var best: (revision: ArticleRevision, count: Int)?
            for face in faces {
                let count = tier.words.count { $0.count(in: face.words) > 0 }
                let isFound = tier.needsAll ? count == tier.words.count : count > 0
                if isFound, count > best?.count ?? 0 { best = (face.revision, count) }
            }
            if let best { return best.revision }
        }
        return nil
    }
}
