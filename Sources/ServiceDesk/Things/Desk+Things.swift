extension Desk {
    /// Most things that a request is about.
    public static let maximumThings = 50

    /// What a request is about, as far as a viewer may know, in order: with the titles and addresses of the host’s
    /// sources (``Configuration/things``). A thing of a kind without a source is what it is called, for those who
    /// handle the request.
    ///
    /// - Throws: ``Rejection`` where there is no such request; what a source throws.
    public func things(of reference: RequestReference, as viewer: Viewer) async throws -> [ThingDescription] {
        let request = try await load(reference)
        let standing = viewer.at(configuration.time.now()).standing(to: request)
        guard standing != .none else { throw Rejection.notFound }
        return try await describe(request.about, to: viewer, standing)
    }

    func describe(
        _ things: SortedSet<Thing>, to viewer: Viewer, _ standing: Standing
    ) async throws -> [ThingDescription] {
        var found: [ThingDescription] = []
        for (kind, things) in Dictionary(grouping: things.elements, by: \.kind) {
            guard let source = source(of: kind) else {
                if standing >= .agent { found += things.map { ThingDescription($0, title: $0.id) } }
                continue
            }
            var known: [Thing: ThingDescription] = [:]
            for description in try await source.things(things.map(\.id), for: viewer) {
                known[description.thing] = description
            }
            found += things.compactMap { known[$0] }
        }
        return found.sorted { $0.thing < $1.thing }
    }

    /// Which of some things a viewer may know of. A source that cannot say takes nothing else away: its things are not
    /// shown meanwhile.
    func visibleThings(
        _ things: SortedSet<Thing>, to viewer: Viewer, _ standing: Standing
    ) async -> SortedSet<Thing> {
        guard !viewer.isHost else { return things }
        do {
            return SortedSet(try await describe(things, to: viewer, standing).map(\.thing))
        } catch {
            configuration.logger.error("things of the host cannot be described: \(error)")
            return []
        }
    }

    func source(of kind: Thing.Kind) -> (any ThingSource)? { configuration.things.first { $0.kind == kind } }

    /// Only what somebody may see can they say that a request is about.
    func checkThings(_ things: SortedSet<Thing>, by viewer: Viewer) async throws {
        guard !viewer.isHost else { return }
        let known = try await describe(things, to: viewer, .agent).map(\.thing)
        guard let missing = things.first(where: { !known.contains($0) }) else { return }
        throw Rejection.unknown("thing", missing.description)
    }
}
