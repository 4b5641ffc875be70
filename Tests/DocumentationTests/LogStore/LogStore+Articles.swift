import ServiceDesk

// snippet: store-articles
extension LogStore: ArticleStore {
    func keep(_ changes: [ArticleChange]) async throws(StoreError) -> [ArticleResult] {
        try ArticleChange.validate(changes)
        return try write { (line, state) throws in
            try changes.map { change in
                let result = state.result(of: change)
                if case .kept(let number) = result {
                    let kept = change.revisions.map { KeptRevision($0, number: number) }
                    for revision in kept { try state.apply(revision) }
                    line.revisions += kept
                }
                return result
            }
        }
    }

    func articles(_ references: [ArticleReference]) async throws(StoreError) -> [Article] {
        references.compactMap { reference in
            switch reference {
            case .id(let id): state.number(of: id).flatMap { state.articles[$0] }
            case .number(let number): state.articles[number]
            }
        }
    }

    func revisions(_ query: RevisionQuery) async throws(StoreError) -> [ArticleRevision] {
        try query.validate()
        return Array((state.revisions[query.article] ?? []).filter { $0.version > query.after }.prefix(query.limit))
    }

    func page(_ query: ArticleQuery) async throws(StoreError) -> ArticlePage {
        try query.validate()
        let found = state.articles.values
            .filter { $0.number > query.after ?? 0 && query.viewer.readable($0).contains(where: query.filter.matches) }
            .sorted { $0.number < $1.number }
        return ArticlePage(found: found, limit: query.limit)
    }

    func search(_ query: ArticleSearch) async throws(StoreError) -> [FoundArticle] {
        try query.validate()
        let scan = ArticleScan(
            state.articles.values.flatMap { article in
                article.faces.compactMap(\.passage).map { (article.number, $0) }
            })
        let answers = scan.answers(to: query.text, limit: query.limit) { number, passage in
            guard let article = state.articles[number] else { return false }
            return query.viewer.readable(article).contains {
                $0.version == passage.version && query.filter.matches($0)
            }
        }
        return answers.compactMap { number, score in
            state.articles[number].map { FoundArticle($0, score: score) }
        }
    }
}

extension LogState {
    func number(of id: Article.ID) -> Article.Number? { articles.first { $0.value.id == id }?.key }

    /// What becomes of a change, given everything kept so far. Changes nothing.
    fileprivate func result(of change: ArticleChange) -> ArticleResult {
        guard let first = change.revisions.first else { return .conflict }
        let number = number(of: first.article)
        guard first.version - 1 == number.flatMap({ articles[$0]?.version }) ?? 0 else { return .conflict }
        if let number { return .kept(number) }
        guard change.number > 0 else { return .kept((articles.keys.max() ?? 0) + 1) }
        return articles[change.number] == nil ? .kept(change.number) : .conflict
    }
}
// end
