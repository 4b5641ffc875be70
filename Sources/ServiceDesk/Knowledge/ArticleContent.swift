/// What an author writes.
///
/// What is `nil` is left out of the encoded form: revisions from before there was such a thing keep their bytes, and so
/// their hashes.
public struct ArticleContent: Hashable, Sendable, Codable {
    /// One line; at most ``RequestLimits/articleTitle`` bytes.
    public var title: String
    /// Markdown, as it was written; at most ``RequestLimits/articleText`` bytes.
    public var text: String
    public var language: Language
    /// Who reads it once it is published, beside the team that owns it.
    public var audience: Audience
    /// The team that owns it: its members write, publish and retire it.
    public var team: Team.ID
    public var tags: SortedSet<String>
    /// The day by which the team looks at it again; `nil` where nobody said one.
    public var reviewBy: CalendarDate?
    /// The article of which it is a version in another language. That one is no translation itself, so that all
    /// languages of an article hang on one. Readers may know its id though they may not read it.
    public var translationOf: Article.ID?

    public init(
        _ title: String, text: String, language: Language, team: Team.ID, audience: Audience = Audience(),
        tags: SortedSet<String> = [], reviewBy: CalendarDate? = nil, translationOf: Article.ID? = nil
    ) {
        self.title = title
        self.text = text
        self.language = language
        self.audience = audience
        self.team = team
        self.tags = tags
        self.reviewBy = reviewBy
        self.translationOf = translationOf
    }
}

/// Who reads an article: whoever one of its rules admits. One without rules admits nobody.
public struct Audience: Hashable, Sendable {
    /// Everyone in the organisation; people of suppliers are not.
    public var isEveryone: Bool
    /// Everyone who handles requests for some team.
    public var isAgents: Bool
    /// The people of these departments, not of those below them.
    public var departments: SortedSet<Department.ID>
    /// The members of these teams.
    public var teams: SortedSet<Team.ID>

    public init(
        isEveryone: Bool = false, isAgents: Bool = false, departments: SortedSet<Department.ID> = [],
        teams: SortedSet<Team.ID> = []
    ) {
        self.isEveryone = isEveryone
        self.isAgents = isAgents
        self.departments = departments
        self.teams = teams
    }

    public static let everyone = Audience(isEveryone: true)
    public static let agents = Audience(isAgents: true)
}

extension Audience: Codable {
    private enum CodingKeys: CodingKey { case departments, isAgents, isEveryone, teams }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            isEveryone: try values.decode(Bool.self, forKey: .isEveryone),
            isAgents: try values.decodeIfPresent(Bool.self, forKey: .isAgents) ?? false,
            departments: try values.decode(SortedSet<Department.ID>.self, forKey: .departments),
            teams: try values.decode(SortedSet<Team.ID>.self, forKey: .teams))
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(departments, forKey: .departments)
        // Only where it is so: audiences from before there was such a rule keep their bytes.
        if isAgents { try values.encode(true, forKey: .isAgents) }
        try values.encode(isEveryone, forKey: .isEveryone)
        try values.encode(teams, forKey: .teams)
    }
}
