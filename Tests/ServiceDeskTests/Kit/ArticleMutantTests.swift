import ServiceDesk
import ServiceDeskTesting
import Testing

/// A store of articles that does one thing wrong: the contract must find it.
private struct MutantArticles: ArticleStore {
    enum Mutation: String, CaseIterable, Sendable {
        case ignoresConflicts = "articles: a change of an old version"
        case stopsAtConflicts = "articles: each change of a batch"
        case losesNumbers = "articles: numbers are given"
        case forgetsHistory = "articles: a history is read"
        case showsDrafts = "articles: readers keep"
        case ignoresFilter = "articles: every filter"
        case ignoresReviews = "article review: what is to be looked at"
        case ignoresTranslations = "article translations: "
        case filtersDrafts = "articles: a filter holds for what"
        case ignoresViewer = "article access: "
        case findsRetired = "article search: only what an article says now"
        case oldestFirst = "article search: the best answers"
        case roundsScores = "article search: scores are those"
        case losesVerdicts = "readings: what was noted"
        case opensTwo = "readings: one of an article"
        case neverSettles = "readings: what is settled"
        case notesOne = "readings: each of a batch"
        case newestFirst = "readings: those that began"
        case countsAllDays = "readings: they are counted"
        case countsAllTeams = "readings: they are counted by"
        case losesAFew = "readings: many at random"
    }

    let base = InMemoryStore()
    let mutation: Mutation

    func keep(_ changes: [ArticleChange]) async throws(StoreError) -> [ArticleResult] {
        switch mutation {
        case .losesNumbers: return try await base.keep(changes.map { ArticleChange($0.revisions) })
        case .ignoresConflicts: return try await base.keep(changes).map { $0 == .conflict ? .kept(1) : $0 }
        case .stopsAtConflicts:
            var results: [ArticleResult] = []
            for change in changes {
                if results.contains(.conflict) {
                    results.append(.conflict)
                } else {
                    results += try await base.keep([change])
                }
            }
            return results
        default: return try await base.keep(changes)
        }
    }

    func articles(_ references: [ArticleReference]) async throws(StoreError) -> [Article] {
        let found = try await base.articles(references)
        guard mutation == .showsDrafts else { return found }
        return found.map { Article(number: $0.number, newest: $0.newest, published: $0.newest) }
    }

    func revisions(_ query: RevisionQuery) async throws(StoreError) -> [ArticleRevision] {
        let found = try await base.revisions(query)
        return mutation == .forgetsHistory ? found.filter { $0.version != 3 } : found
    }

    func page(_ query: ArticleQuery) async throws(StoreError) -> ArticlePage {
        var query = query
        switch mutation {
        case .ignoresViewer: query.viewer = .host("mutant")
        case .ignoresFilter: query.filter = ArticleFilter()
        case .ignoresReviews: query.filter.reviewBefore = nil
        case .ignoresTranslations: query.filter.translationOf = nil
        case .filtersDrafts:
            let visible = try await base.page(ArticleQuery(viewer: query.viewer, limit: 200)).articles.map(\.id)
            query.viewer = .host("mutant")
            let page = try await base.page(query)
            return ArticlePage(articles: page.articles.filter { visible.contains($0.id) }, next: page.next)
        default: break
        }
        return try await base.page(query)
    }

    func search(_ query: ArticleSearch) async throws(StoreError) -> [FoundArticle] {
        switch mutation {
        case .oldestFirst: return try await base.search(query).reversed()
        case .findsRetired:
            let retired = ArticleFilter { $0.states = [.retired] }
            let page = try await base.page(ArticleQuery(viewer: query.viewer, filter: retired, limit: 200))
            return try await base.search(query) + page.articles.map { FoundArticle($0, score: 0) }
        case .roundsScores:
            return try await base.search(query).map { FoundArticle($0.article, score: $0.score.rounded()) }
        default: return try await base.search(query)
        }
    }

    func note(_ readings: [ArticleReading]) async throws(StoreError) {
        switch mutation {
        case .losesVerdicts: try await base.note(readings.map { changed($0, verdict: nil) })
        case .opensTwo:
            for reading in readings {
                let isKnown = try await !base.readings(ReadingQuery(.named([reading.id]))).isEmpty
                // Whoever is there already is somebody else.
                try await base.note([isKnown ? reading : changed(reading, reader: Person.ID("\(reading.id)"))])
            }
        case .neverSettles: try await base.note(readings.filter { $0.outcome == nil })
        case .notesOne: try await base.note(Array(readings.prefix(1)))
        case .losesAFew: try await base.note(readings.filter { $0.id.low % 16 > 0 })
        default: try await base.note(readings)
        }
    }

    private func changed(_ reading: ArticleReading, reader: Person.ID) -> ArticleReading {
        ArticleReading(
            id: reading.id, of: reading.article, team: reading.team, language: reading.language, at: reading.at,
            verdict: reading.verdict, reading.reader == nil ? reading.state : .open(by: reader))
    }

    private func changed(_ reading: ArticleReading, verdict: ArticleReading.Verdict?) -> ArticleReading {
        ArticleReading(
            id: reading.id, of: reading.article, team: reading.team, language: reading.language, at: reading.at,
            verdict: verdict, reading.state)
    }

    func readings(_ query: ReadingQuery) async throws(StoreError) -> [ArticleReading] {
        let found = try await base.readings(query)
        guard mutation == .newestFirst, case .begun = query.selection else { return found }
        return found.reversed()
    }

    func counts(_ query: ReadingCountQuery) async throws(StoreError) -> [ReadingCount] {
        var query = query
        if mutation == .countsAllDays { query.days = 0..<100_000 }
        if mutation == .countsAllTeams { query.teams = [] }
        return try await base.counts(query)
    }
}

@Suite("The contract of articles")
struct ArticleMutantTests {
    @Test("finds what a store does wrong, and names it", arguments: MutantArticles.Mutation.allCases)
    fileprivate func mutants(mutation: MutantArticles.Mutation) async throws {
        let checks = StoreContract.articleChecks.filter { $0.name.hasPrefix(mutation.rawValue) }
        #expect(!checks.isEmpty)
        let failure = await #expect(throws: ContractFailure.self) {
            try await StoreContract.verify(checks) { MutantArticles(mutation: mutation) }
        }
        #expect(failure?.failedChecks.allSatisfy { !$0.problems.isEmpty } == true)
    }

    @Test("holds for the store in memory, in one line")
    func verify() async throws {
        try await StoreContract.verify(StoreContract.articleChecks) { InMemoryStore() }
    }
}
