/// Which requests have changed, for whoever follows a desk: open pages, an index of one’s own, another system.
public struct DeskChanges: Hashable, Sendable {
    /// The newest version that was found of each.
    public let versions: [Request.Number: Int]
    /// Those that were assigned meanwhile, to a team or an agent: some of them were another team’s before.
    public let assigned: Set<Request.Number>
    /// Where to go on.
    public let next: JournalPosition
    /// Whether more is there already.
    public let isMore: Bool
}

extension Desk {
    /// The requests that changed behind a place in the journals, in this process or in any other over the same store.
    ///
    /// It says of all requests that something happened, and not what: whom it is told to is asked with that person’s
    /// viewer. Ask again from ``DeskChanges/next``; nothing is missed.
    ///
    /// - Parameters:
    ///   - place: `nil` for now: then nothing has changed yet.
    ///   - viewer: The host.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted`` for everybody else.
    public func changes(after place: JournalPosition?, as viewer: Viewer) async throws -> DeskChanges {
        guard viewer.isHost else {
            throw Rejection(.notPermitted, "Only the host follows all requests.")
        }
        let limit = 1_000
        let page = try await store.journal(
            JournalQuery(.commits, from: place.map { .after($0) } ?? .end, limit: limit))
        var (versions, assigned): ([Request.Number: Int], Set<Request.Number>) = ([:], [])
        for entry in page.entries {
            versions[entry.number] = max(versions[entry.number] ?? 0, entry.event.version)
            if case .assigned = entry.event.event { assigned.insert(entry.number) }
        }
        return DeskChanges(
            versions: versions, assigned: assigned, next: page.next, isMore: page.entries.count == limit)
    }
}
