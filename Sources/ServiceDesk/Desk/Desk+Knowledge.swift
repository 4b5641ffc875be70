/// What a desk brings up by itself of what it knows.
extension Desk {
    /// What may spare somebody a request that they are just writing.
    public struct Suggestions: Hashable, Sendable {
        /// Workarounds of known errors, best first.
        public var knownErrors: [Article] = []
        /// Other articles, best first; what to show of each is its ``Article/published`` revision.
        public var articles: [Article] = []
        /// Requests that were solved, best first.
        public var requests: [Request] = []

        public var isEmpty: Bool { knownErrors.isEmpty && articles.isEmpty && requests.isEmpty }

        public init(knownErrors: [Article] = [], articles: [Article] = [], requests: [Request] = []) {
            (self.knownErrors, self.articles, self.requests) = (knownErrors, articles, requests)
        }
    }

    /// What may answer the text of a draft, of what the viewer may read. Asked with each pause in their typing: it
    /// costs three searches for at most ``SearchText/maximumWords`` words (``SearchText/init(draft:)``), however long
    /// the text is.
    ///
    /// - Parameter limit: How many of each at most: 1 to 20.
    public func suggestions(for draft: String, as viewer: Viewer, limit: Int = 3) async throws -> Suggestions {
        guard (1...20).contains(limit) else { throw Rejection.invalidField("limit", "1 to 20.") }
        let words = SearchText(draft: draft)
        guard !words.words.isEmpty else { return Suggestions() }
        return try await spans.span(.suggestions) {
            async let known = knownErrors(for: draft, as: viewer, limit: limit)
            // Known errors are articles, and those that are found are said already.
            async let articles = search(
                ArticleSearch(
                    viewer: viewer, text: words, filter: ArticleFilter { $0.states = [.published] }, limit: 2 * limit))
            async let requests = solvedRequests(words, as: viewer, limit: limit)
            let errors = try await known
            let said = Set(errors.map(\.number))
            return Suggestions(
                knownErrors: errors,
                articles: Array(try await articles.map(\.article).filter { !said.contains($0.number) }.prefix(limit)),
                requests: try await requests)
        }
    }

    /// Requests that ended well: in a request that was declined, or in which nothing was found, is no answer.
    private func solvedRequests(_ words: SearchText, as viewer: Viewer, limit: Int) async throws -> [Request] {
        let filter = RequestFilter { $0.states = [.resolved, .closed] }
        // Some of those that are found were not solved.
        let found = try await search(SearchQuery(viewer: viewer, text: words, filter: filter, limit: 5 * limit))
        let answers: Set<Resolution> = [.fixed, .workaround, .answered]
        return Array(found.filter { $0.resolution.map(answers.contains) ?? false }.prefix(limit))
    }

    /// An article that is to be looked at again.
    public struct ArticleReview: Hashable, Sendable {
        public var article: Article
        /// The revision that says so: the newest, or the published one where only that does.
        public var revision: ArticleRevision
        /// The day by which it is looked at.
        public var day: CalendarDate
    }

    /// The articles that are to be looked at by a day, the most overdue first. Retired ones are not.
    ///
    /// Nobody is reminded of them by the desk itself.
    ///
    /// - Parameters:
    ///   - teams: Those that own them; none for those of every team that the viewer may read.
    ///   - limit: 1 to 1,000.
    public func articlesToReview(
        of teams: SortedSet<Team.ID>, by day: CalendarDate, as viewer: Viewer, limit: Int = 200
    ) async throws -> [ArticleReview] {
        guard (1...1_000).contains(limit) else { throw Rejection.invalidField("limit", "1 to 1,000.") }
        let filter = ArticleFilter {
            $0.teams = teams
            $0.states = [.draft, .published]
            $0.reviewBefore = day.advanced(byDays: 1)
        }
        var query = ArticleQuery(viewer: viewer.at(configuration.time.now()), filter: filter, limit: 200)
        var reviews: [ArticleReview] = []
        repeat {
            let page = try await page(query)
            for article in page.articles {
                guard let revision = query.match(in: article), let day = revision.content.reviewBy else { continue }
                reviews.append(ArticleReview(article: article, revision: revision, day: day))
            }
            // Those that are longest overdue may have the last numbers: all are read, and the first of them kept.
            reviews = Array(reviews.sorted { ($0.day, $0.article.number) < ($1.day, $1.article.number) }.prefix(limit))
            query.after = page.next
        } while query.after != nil
        return reviews
    }
}
