/// What an erasure has done, and what it leaves to people.
public struct ErasureReport: Hashable, Sendable {
    /// Who stands where the person stood: an id that tells nothing.
    public let pseudonym: Person.ID
    /// Requests in which something was erased.
    public internal(set) var requests = 0
    /// Events of which something was erased.
    public internal(set) var events = 0
    /// Files that nobody names any more, and are not kept any more.
    public internal(set) var files = 0
    /// Pieces of due work that were for the person, and are cancelled: notices, tokens, mail that waited.
    public internal(set) var work = 0
    /// Entries of the directory that named the person, theirs included.
    public internal(set) var entries = 0

    /// Requests of which what others wrote has the person’s id, name or an address in it, as the directory spelled
    /// them: somebody is to look at them. At most ``maximumNamed``.
    public internal(set) var stillNaming: [Request.Number] = []
    /// Articles of which the person wrote a revision, which stay with the id of their author, and articles that name
    /// them. At most ``maximumNamed``.
    public internal(set) var articles: [Article.Number] = []
    /// Due work that names the person beside others, and stays: a definition of an obligation. At most
    /// ``maximumNamed``.
    public internal(set) var stillPlanned: [WorkKey] = []
    /// Entries of the directory of which a text has their name or an address: `service:laptop`. At most
    /// ``maximumNamed``.
    public internal(set) var entriesNaming: [String] = []
    /// Idempotency keys with their id, as those of what they owed: they stay, so that nothing is done twice.
    public internal(set) var keys = 0

    /// So many of each are named.
    public static let maximumNamed = 1_000

    init(_ pseudonym: Person.ID) { self.pseudonym = pseudonym }

    /// Whether nothing is left for people to look at.
    public var isComplete: Bool {
        stillNaming.isEmpty && articles.isEmpty && stillPlanned.isEmpty && entriesNaming.isEmpty
    }
}

extension Array {
    /// Takes one more, as long as there is room for it in a report.
    mutating func note(_ element: Element) { if count < ErasureReport.maximumNamed { append(element) } }
}
