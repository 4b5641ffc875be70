// How articles are read, whether they help, and whether a request follows.
extension Desk {
    /// One article, opened by somebody who looks for an answer: the same as ``article(_:as:)``, and it is noted that it
    /// was read where ``Viewer/looksForAnswer(in:)`` says that it counts. Who opens it again within a day counts once.
    ///
    /// Use ``article(_:as:)`` for lists, previews, and for agents who read while they work on a request. A reading that
    /// cannot be noted is logged, and keeps nobody from reading.
    @discardableResult
    public func read(_ reference: ArticleReference, as viewer: Viewer) async throws -> Article {
        try await spans.span(.readArticle, .internal, [.article: reference.description]) {
            let article = try await present(reference, to: viewer)
            guard let reader = viewer.person, viewer.looksForAnswer(in: article) else { return article }
            do {
                try await note(article, saying: nil, by: reader)
            } catch {
                configuration.logger.warning(
                    "a reading was not noted: \(error)", metadata: ["article": "A\(article.number)"])
            }
            return article
        }
    }

    /// Says whether an article was helpful. Who says so again within a day of opening it has changed their mind; only
    /// the last counts.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted`` for those whose reading does not count
    ///   (``Viewer/looksForAnswer(in:)``).
    @discardableResult
    public func rate(
        _ reference: ArticleReference, _ verdict: ArticleReading.Verdict, as viewer: Viewer
    ) async throws -> Article {
        try await spans.span(.rateArticle, .internal, [.article: reference.description]) {
            let article = try await present(reference, to: viewer)
            guard let reader = viewer.person, viewer.looksForAnswer(in: article) else {
                throw Rejection(
                    .notPermitted,
                    "Whether an article helps, say those who look for an answer: not the team that owns it, nor those "
                        + "who read it for others.")
            }
            try await note(article, saying: verdict, by: reader)
            return article
        }
    }

    // MARK: Noting

    private func note(
        _ article: Article, saying verdict: ArticleReading.Verdict?, by reader: Person.ID
    ) async throws {
        let now = configuration.time.now()
        if let open = try await articles.readings(ReadingQuery(.open(article.id, by: reader), limit: 1)).first {
            guard open.settlesAt <= now else {
                guard let verdict, verdict != open.verdict else { return }
                return try await articles.note([open.saying(verdict)])
            }
            // A day has passed, and nobody has looked yet.
            try await settle([open])
        }
        guard let content = article.published?.content else { return }
        let item = ReadingWork.item(for: now)
        let planned = try await store.work(WorkQuery(.named([item.key]), limit: 1)).records.first
        if planned?.isBuried ?? true {
            _ = try await committer.commit(Change(work: [.schedule(item)]))
            alarms.ring(for: [.schedule(item)])
        }
        try await articles.note([
            ArticleReading(
                id: configuration.ids.next(at: now.startOfDay), of: article.id, team: content.team,
                language: content.language, at: now, verdict: verdict, .open(by: reader))
        ])
    }

    /// Finds out what followed readings of which a day has passed, and forgets whose they were.
    func settle(_ readings: [ArticleReading]) async throws {
        var settled: [ArticleReading] = []
        do {
            for reading in readings {
                guard let reader = reading.reader else { continue }
                let outcome: ArticleReading.Outcome =
                    try await isFollowed(reading, by: reader) ? .requestOpened : .nothingOpened
                settled.append(reading.settled(outcome))
            }
        } catch {
            // What is known by now need not be asked again.
            if !settled.isEmpty { try await articles.note(settled) }
            throw error
        }
        if !settled.isEmpty { try await articles.note(settled) }
    }

    /// Whether a request of the reader was opened in the day after a reading.
    private func isFollowed(_ reading: ArticleReading, by reader: Person.ID) async throws -> Bool {
        let filter = RequestFilter {
            ($0.requesters, $0.kinds) = ([reader], [.incident, .serviceRequest, .problem])
            ($0.openedFrom, $0.openedBefore) = (reading.at.next, reading.settlesAt.next)
        }
        return try await !store.page(RequestQuery(viewer: .host("readings"), filter: filter, limit: 1)).requests.isEmpty
    }

    // MARK: Figures

    /// How articles were used in a time: how often they were read, whether they helped, and between which bounds
    /// those lie that answered, and after which nothing was opened.
    ///
    /// As of other figures: the host asks for all teams, who works for teams for these; and rows of few readings are
    /// withheld, with the next smallest where subtracting would tell them. Costs grow with the days asked for.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted``, ``Rejection/Code/invalidField`` for a time of
    ///   more than ten years or that ends before it begins; ``StoreError``.
    public func articleUse(_ query: ArticleUseQuery) async throws -> ArticleUseReport {
        var query = query
        query.teams = try permittedTeams(query.teams, query.viewer)
        if !query.viewer.isHost { query.withholdingBelow = max(2, query.withholdingBelow) }
        guard query.start <= query.end, query.end.day - query.start.day <= 3_660 else {
            throw Rejection.invalidField("end", "A time of up to ten years, that ends after it begins.")
        }
        return try await spans.span(.articleUse) { [query] in
            let counting = ReadingCountQuery(days(of: query), teams: query.teams)
            return ArticleUseReport(query, counting, try await articles.counts(counting))
        }
    }

    private func days(of query: ArticleUseQuery) -> Range<Int> {
        let today = configuration.time.now().day
        let (first, end) = (query.start.advanced(bySeconds: 43_200).day, query.end.advanced(bySeconds: 43_200).day)
        let isCurrent = query.start.day <= today && query.end.day >= today
        return min(first, isCurrent ? today : first)..<max(first, end, isCurrent ? today + 1 : first)
    }
}

extension ArticleUseReport {
    fileprivate init(_ query: ArticleUseQuery, _ counting: ReadingCountQuery, _ counts: [ReadingCount]) {
        (start, end, teams) = (counting.start, counting.end, query.teams)
        (withholdingBelow, group) = (query.withholdingBelow, query.group)
        let all = counts.reduce(ArticleUse()) { $0 + $1.use }
        let isWithheld = all.readings > 0 && all.readings < query.withholdingBelow
        total = isWithheld ? nil : all
        guard let group = query.group else {
            rows = [Row(value: nil, use: total)]
            return
        }
        let uses = Dictionary(counts.map { ($0.value(by: group), $0.use) }, uniquingKeysWith: +)
        let sizes = Dictionary(uniqueKeysWithValues: uses.map { (Optional($0.key), $0.value.readings) })
        let withheld =
            isWithheld ? Set(sizes.keys) : FigureReport.withheld(sizes, below: query.withholdingBelow)
        rows = uses.map { value, use in Row(value: value, use: withheld.contains(value) ? nil : use) }
        rows.sort { ($1.use?.readings ?? -1, $0.value ?? "") < ($0.use?.readings ?? -1, $1.value ?? "") }
    }
}

extension ReadingCount {
    fileprivate func value(by group: ArticleUseGroup) -> String {
        switch group {
        case .article: article.description
        case .language: language.rawValue
        case .team: team.rawValue
        }
    }
}

extension Timestamp {
    /// The smallest instant after it.
    fileprivate var next: Timestamp { Timestamp(microseconds: microseconds + 1) }
}
