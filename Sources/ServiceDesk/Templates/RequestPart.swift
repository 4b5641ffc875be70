/// Part of a request that becomes a request of its own: a child, opened once those parts are done that come before it.
public struct RequestPart: Hashable, Sendable, Codable {
    /// Names it within its request.
    public let name: String
    /// What is opened.
    public let draft: RequestDraft
    /// The parts that must be done before.
    public let after: SortedSet<String>
    /// Not before this instant; `nil` for as soon as may be.
    public let opensAt: Timestamp?
    /// The request that it became.
    public internal(set) var request: Request.ID?
    /// Whether what comes after it goes on without it.
    public internal(set) var isSkipped = false

    public init(_ name: String, _ draft: RequestDraft, after: SortedSet<String> = [], opensAt: Timestamp? = nil) {
        (self.name, self.draft, self.after, self.opensAt) = (name, draft, after, opensAt)
    }

    /// Whether it may still be opened.
    public var isWaiting: Bool { request == nil && !isSkipped }

    /// Most parts of a request.
    public static let maximumCount = 100
}

extension Request {
    func skip(part name: String) throws(Rejection) -> [RequestEvent] {
        guard let part = parts.first(where: { $0.name == name }) else { throw .unknown("part", name) }
        // What waits for one that was declined goes on by this, too.
        return part.isSkipped ? [] : [.partSkipped(name)]
    }
}
