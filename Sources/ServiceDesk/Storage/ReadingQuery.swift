/// A question for readings of articles, whoever's they are: the desk settles them, and tells nobody.
public struct ReadingQuery: Hashable, Sendable {
    public enum Selection: Hashable, Sendable {
        /// All, in the order of their ids.
        case all
        /// Those with these ids, at most ``ArticleReading/maximumBatch``, in the order of the ids.
        case named([UniqueID])
        /// Those that are open and began at an instant or before, the oldest first, then by their ids. Not by pages.
        case begun(upTo: Timestamp)
        /// The open one of an article and a reader.
        case open(Article.ID, by: Person.ID)
    }

    public var selection: Selection
    /// Only readings with an id above this; for those in the order of ids.
    public var after: UniqueID?
    /// 1 to 1,000.
    public var limit: Int

    public init(_ selection: Selection, after: UniqueID? = nil, limit: Int = 1_000) {
        (self.selection, self.after, self.limit) = (selection, after, limit)
    }

    /// The answer, from all that a store has in memory.
    public func readings(of all: some Sequence<ArticleReading>) -> [ArticleReading] {
        let isLater: (ArticleReading) -> Bool = { reading in after.map { $0 < reading.id } ?? true }
        let found: [ArticleReading]
        switch selection {
        case .all: found = all.filter(isLater).sorted { $0.id < $1.id }
        case .named(let ids):
            let ids = Set(ids)
            found = all.filter { ids.contains($0.id) && isLater($0) }.sorted { $0.id < $1.id }
        case .begun(let time):
            found = all.filter { $0.reader != nil && $0.at <= time }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        case .open(let article, let reader):
            found = all.filter { $0.article == article && $0.reader == reader }
        }
        return Array(found.prefix(limit))
    }
}

/// A question for how often articles were read, and what came of it.
public struct ReadingCountQuery: Hashable, Sendable {
    /// Since 1970, in UTC.
    public var days: Range<Int>
    /// Only of articles that one of these teams owned when they were read; of all where it names none.
    public var teams: SortedSet<Team.ID>

    public init(_ days: Range<Int>, teams: SortedSet<Team.ID> = []) { (self.days, self.teams) = (days, teams) }

    /// From when on, and until before when.
    public var start: Timestamp { Timestamp(seconds: Int64(days.lowerBound) * 86_400) }
    public var end: Timestamp { Timestamp(seconds: Int64(days.upperBound) * 86_400) }

    /// The answer, from all that a store has in memory.
    public func counts(of all: some Sequence<ArticleReading>) -> [ReadingCount] {
        var uses: [ReadingCount: ArticleUse] = [:]
        for reading in all
        where reading.at >= start && reading.at < end && (teams.isEmpty || teams.contains(reading.team)) {
            let none = ReadingCount(of: reading.article, team: reading.team, language: reading.language)
            uses[none, default: ArticleUse()].add(reading)
        }
        return uses.map { ReadingCount(of: $0.article, team: $0.team, language: $0.language, $1) }
    }
}

/// How often an article was read, of a team and in a language, and what came of it.
public struct ReadingCount: Hashable, Sendable {
    public var article: Article.ID
    public var team: Team.ID
    public var language: Language
    public var use: ArticleUse

    public init(of article: Article.ID, team: Team.ID, language: Language, _ use: ArticleUse = ArticleUse()) {
        (self.article, self.team, self.language, self.use) = (article, team, language, use)
    }
}

// MARK: - What every store checks alike

extension ArticleReading {
    /// Most readings that are noted at once.
    public static let maximumBatch = 1_000

    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery`` or ``StoreError/Code/constraint``.
    public static func validate(_ readings: [ArticleReading]) throws(StoreError) {
        guard readings.count <= maximumBatch else {
            throw .tooMany("readings", readings.count, limit: maximumBatch)
        }
        for reading in readings {
            guard reading.team.isValid, reading.language.isValid, reading.reader?.isValid ?? true else {
                throw StoreError(.constraint, "The reading \(reading.id) has a name that is not valid.")
            }
        }
    }
}

extension ReadingQuery {
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        guard (1...1_000).contains(limit) else { throw .limit(limit, 1...1_000) }
        guard case .named(let ids) = selection, ids.count > ArticleReading.maximumBatch else { return }
        throw .tooMany("readings", ids.count, limit: ArticleReading.maximumBatch)
    }
}

extension ReadingCountQuery {
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        guard teams.count <= RequestFilter.maximumChoices else {
            throw .tooMany("teams", teams.count, limit: RequestFilter.maximumChoices)
        }
        guard days.lowerBound >= -1_000_000, days.upperBound <= 1_000_000 else {
            throw StoreError(.invalidQuery, "Days lie between -1000000 and 1000000; \(days) were asked for.")
        }
    }
}
