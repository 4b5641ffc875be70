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
    /// with more of the words, or else the newer; `nil` where none has any.
    public func match(in article: Article) -> ArticleRevision? {
        let faces = viewer.readable(article).filter(filter.matches)
        let question = ArticleQuestion(text, languages: faces.map(\.content.language))
        var best: (revision: ArticleRevision, count: Int)?
        for face in faces {
            guard let words = face.passage?.words else { continue }
            let count = question.words.count { $0.count(in: words) > 0 }
            if count > best?.count ?? 0 { best = (face, count) }
        }
        return best?.revision
    }
}
