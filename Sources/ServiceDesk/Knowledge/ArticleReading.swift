/// That somebody opened an article to find an answer, what they said of it, and whether they opened a request.
///
/// It has a reader only until it is known whether they opened a request within a day. From then on nobody can tell
/// whose it was: the reader is gone, and of the instant only the day is left.
public struct ArticleReading: Hashable, Sendable, Identifiable {
    /// Its time is the beginning of the day (UTC), so that it tells nothing more than ``at`` does.
    public let id: UniqueID
    public let article: Article.ID
    /// The team that owned the article then.
    public let team: Team.ID
    /// The language of what was read.
    public let language: Language
    /// When it was opened; once it is settled, the beginning of that day.
    public private(set) var at: Timestamp
    /// What the reader said last; `nil` where they said nothing.
    public private(set) var verdict: Verdict?
    public private(set) var state: State

    public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
        case helpful, notHelpful
    }

    public enum State: Hashable, Sendable {
        /// Less than a day has passed, or nobody has looked since. There is one of an article and a reader at most.
        case open(by: Person.ID)
        case settled(Outcome)
    }

    public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
        /// The reader opened no request within a day, and nobody opened one for them.
        case nothingOpened
        case requestOpened
    }

    public init(
        id: UniqueID, of article: Article.ID, team: Team.ID, language: Language, at time: Timestamp,
        verdict: Verdict? = nil, _ state: State
    ) {
        (self.id, self.article, self.team, self.language) = (id, article, team, language)
        (at, self.verdict, self.state) = (time, verdict, state)
    }

    /// Who reads; `nil` once it is settled.
    public var reader: Person.ID? { if case .open(let reader) = state { reader } else { nil } }
    /// `nil` until it is settled.
    public var outcome: Outcome? { if case .settled(let outcome) = state { outcome } else { nil } }

    /// So long after it was opened, in seconds, a reading can be settled.
    public static let span: Int64 = 86_400

    /// From when on it is known whether a request followed.
    public var settlesAt: Timestamp { at.advanced(bySeconds: Self.span) }

    /// The reading without its reader.
    func settled(_ outcome: Outcome) -> ArticleReading {
        var reading = self
        (reading.state, reading.at) = (.settled(outcome), at.startOfDay)
        return reading
    }

    func saying(_ verdict: Verdict) -> ArticleReading {
        var reading = self
        reading.verdict = verdict
        return reading
    }

    /// What is kept once this one is noted: the one rule of all stores. To note the same twice changes nothing, and
    /// what is settled stays as it is.
    ///
    /// - Parameters:
    ///   - known: What is kept under its id.
    ///   - other: The open one of its article and reader.
    /// - Returns: `nil` where all stays as it is.
    public func noted(over known: ArticleReading?, or other: ArticleReading?) -> ArticleReading? {
        guard var kept = known ?? (reader == nil ? nil : other) else { return self }
        let before = kept
        guard kept.outcome == nil else { return nil }
        if let verdict { kept.verdict = verdict }
        if outcome != nil { (kept.state, kept.at) = (state, at) }
        return kept == before ? nil : kept
    }
}

extension ArticleReading: Codable {
    // In the order in which they are written.
    private enum CodingKeys: CodingKey { case article, at, id, language, outcome, reader, team, verdict }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let state: State
        if let reader = try values.decodeIfPresent(Person.ID.self, forKey: .reader) {
            state = .open(by: reader)
            guard !values.contains(.outcome) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .reader, in: values, debugDescription: "A reading that is settled has no reader.")
            }
        } else {
            state = .settled(try values.decode(Outcome.self, forKey: .outcome))
        }
        self.init(
            id: try values.decode(UniqueID.self, forKey: .id),
            of: try values.decode(Article.ID.self, forKey: .article),
            team: try values.decode(Team.ID.self, forKey: .team),
            language: try values.decode(Language.self, forKey: .language),
            at: try values.decode(Timestamp.self, forKey: .at),
            verdict: try values.decodeIfPresent(Verdict.self, forKey: .verdict), state)
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(article, forKey: .article)
        try values.encode(at, forKey: .at)
        try values.encode(id, forKey: .id)
        try values.encode(language, forKey: .language)
        try values.encodeIfPresent(outcome, forKey: .outcome)
        try values.encodeIfPresent(reader, forKey: .reader)
        try values.encode(team, forKey: .team)
        try values.encodeIfPresent(verdict, forKey: .verdict)
    }
}

extension Viewer {
    /// Whether the viewer's reading of an article is counted: that of somebody who might ask otherwise. Not that of
    /// the team that owns it, and not of an article that is for those who work only: they read it for others.
    public func looksForAnswer(in article: Article) -> Bool {
        guard person != nil, !owns(article), let audience = article.published?.content.audience else { return false }
        return audience.isEveryone || !audience.departments.isEmpty
    }
}

extension Timestamp {
    /// The beginning of its day in UTC.
    var startOfDay: Timestamp { Timestamp(seconds: Int64(day) * 86_400) }
}
