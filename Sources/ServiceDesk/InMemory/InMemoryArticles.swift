extension InMemoryStore: ArticleStore {
    public func keep(_ changes: [ArticleChange]) async throws(StoreError) -> [ArticleResult] {
        try ArticleChange.validate(changes)
        return state.withLock { state in changes.map { state.keep($0) } }
    }

    public func articles(_ references: [ArticleReference]) async throws(StoreError) -> [Article] {
        state.withLock { state in
            references.compactMap { reference in
                switch reference {
                case .id(let id): state.articles.values.first { $0.id == id }
                case .number(let number): state.articles[number]
                }
            }
        }
    }

    public func revisions(_ query: RevisionQuery) async throws(StoreError) -> [ArticleRevision] {
        try query.validate()
        return state.withLock { state in
            Array((state.revisions[query.article] ?? []).lazy.filter { $0.version > query.after }.prefix(query.limit))
        }
    }

    public func page(_ query: ArticleQuery) async throws(StoreError) -> ArticlePage {
        try query.validate()
        return state.withLock { state in
            let found = state.articles.values
                .filter { article in query.after.map { article.number > $0 } ?? true }
                .filter { query.match(in: $0) != nil }
                .sorted { $0.number < $1.number }
            return ArticlePage(found: found, limit: query.limit)
        }
    }

    public func search(_ query: ArticleSearch) async throws(StoreError) -> [FoundArticle] {
        try query.validate()
        return state.withLock { $0.search(query) }
    }

    public func note(_ readings: [ArticleReading]) async throws(StoreError) {
        try ArticleReading.validate(readings)
        state.withLock { state in
            for reading in readings { state.note(reading) }
        }
    }

    public func readings(_ query: ReadingQuery) async throws(StoreError) -> [ArticleReading] {
        try query.validate()
        return state.withLock { query.readings(of: $0.readings.values) }
    }

    public func counts(_ query: ReadingCountQuery) async throws(StoreError) -> [ReadingCount] {
        try query.validate()
        return state.withLock { query.counts(of: $0.readings.values) }
    }
}

extension InMemoryStore.State {
    mutating func keep(_ change: ArticleChange) -> ArticleResult {
        guard let first = change.revisions.first else { return .conflict }
        let kept = revisions[first.article]?.last
        guard kept?.version ?? 0 == first.version - 1 else { return .conflict }
        let number: Article.Number
        if kept == nil {
            number = change.number > 0 ? change.number : (articles.keys.max() ?? 0) + 1
            guard articles[number] == nil else { return .conflict }
        } else {
            guard let known = articles.first(where: { $0.value.id == first.article }) else { return .conflict }
            number = known.key
        }
        for revision in change.revisions {
            if articles[number] == nil {
                articles[number] = Article(number: number, first: revision)
            } else {
                articles[number]?.apply(revision)
            }
        }
        revisions[first.article, default: []] += change.revisions
        return .kept(number)
    }

    mutating func note(_ reading: ArticleReading) {
        let other = readings.values.first { $0.article == reading.article && $0.reader == reading.reader }
        guard let kept = reading.noted(over: readings[reading.id], or: other) else { return }
        readings[kept.id] = kept
    }

    func search(_ query: ArticleSearch) -> [FoundArticle] {
        let entries = articles.values.flatMap { article in
            article.faces.compactMap(\.passage).map { (article.number, $0) }
        }
        let answers = ArticleScan(entries).answers(to: query.text, limit: query.limit) { number, passage in
            guard let article = articles[number] else { return false }
            return query.viewer.readable(article).contains {
                $0.version == passage.version && query.filter.matches($0)
            }
        }
        return answers.compactMap { number, score in articles[number].map { FoundArticle($0, score: score) } }
    }
}
