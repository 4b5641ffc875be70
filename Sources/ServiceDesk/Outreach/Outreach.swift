/// Word to departments and teams about a request that concerns them: a known problem, a planned change. It is an
/// article for them, and this says who has read it.
public struct Outreach: Hashable, Sendable, Codable {
    /// What they read.
    public let article: Article.Number
    /// Who was told when it was sent.
    public let audience: Audience
    /// When it was sent.
    public let at: Timestamp
    /// Those who said that they have read it.
    public internal(set) var readers: SortedSet<Person.ID> = []
}
