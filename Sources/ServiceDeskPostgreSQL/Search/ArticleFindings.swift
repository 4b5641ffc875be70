#if PostgreSQL
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL

    extension PostgreSQLStore {
        public func search(_ query: ArticleSearch) async throws(StoreError) -> [FoundArticle] {
            try query.validate()
            let deadline = deadline
            let answers = try await answers(to: query, until: deadline)
            let found = try await articles(numbered: answers.map(\.number), until: deadline)
            let scores = Dictionary(answers.map { ($0.number, $0.score) }, uniquingKeysWith: { first, _ in first })
            return found.compactMap { article in scores[article.number].map { FoundArticle(article, score: $0) } }
        }

        /// The articles that answer best, with their scores: in three round trips, or in four where much of what
        /// answers may not be read.
        private func answers(
            to query: ArticleSearch, until deadline: ContinuousClock.Instant
        ) async throws(StoreError) -> [ArticleScan.Answer] {
            guard let finding = try await finding(for: query, until: deadline) else { return [] }
            func matches(_ fragment: SQLFragment) async throws(StoreError) -> [ArticleFinding.Match] {
                let tables = try await read([Self.alone, PQStatement(fragment)], until: deadline)
                return try decoding {
                    try tables[1].rows.map { row in
                        ArticleFinding.Match(
                            place: try row.integer(0), score: try row.int(1), isFound: try row.int(2) == 1)
                    }
                }
            }
            let finalists: [ArticleFinding.Match]
            if let best = finding.finalists(of: try await matches(finding.first)) {
                finalists = best
            } else {
                finalists = try await matches(finding.all)
            }
            guard let additions = finding.additions(to: finalists) else { return finding.answers(finalists, []) }
            return finding.answers(finalists, try await matches(additions))
        }

        /// How to find what answers; `nil` where no passage has any of the words.
        ///
        /// What is counted depends on the languages of the articles, and these are hardly ever others than at the last
        /// search: so both are asked at once, and asked again where they are.
        private func finding(
            for query: ArticleSearch, until deadline: ContinuousClock.Instant
        ) async throws(StoreError) -> ArticleFinding? {
            while true {
                let languages = articleLanguages.withLock { $0 }
                let counting = ArticleCounting(query, languages)
                let statement = counting.counts
                let tables = try await read(
                    [Self.alone, .kept(ArticleCounting.totals)] + (statement.map { [PQStatement($0)] } ?? []),
                    until: deadline)
                let totals = try decoding {
                    try tables[1].rows.map { row in
                        (language: Language(rawValue: try row.text(0)), passages: try row.int(1), words: try row.int(2))
                    }
                }
                let found = Set(totals.map(\.language))
                guard found == languages else {
                    articleLanguages.withLock { $0 = found }
                    continue
                }
                guard statement != nil else { return nil }
                let counts = try decoding { try tables[2].rows.map { try $0.int(1) } }
                return counts.contains { $0 > 0 } ? ArticleFinding(counting, totals, counts, .postgreSQL) : nil
            }
        }

        /// Before the first ANALYZE, the planner would start other processes for what takes a few milliseconds.
        private static let alone = PQStatement.kept("SELECT set_config('max_parallel_workers_per_gather', '0', true)")
    }
#endif
