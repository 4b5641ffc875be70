#if Web
    import ServiceDesk
    import Synchronization

    /// How many there are in the lists at the side of the queue. Everybody’s page asks that again and again, and mostly
    /// nothing has happened meanwhile: a count holds as long as the journals are where they were, and for ten seconds,
    /// since rights can end by the time alone.
    final class QueueCounts: Sendable {
        /// Whose, and of what. A viewer has the instant in it at which it was made: that is another one each time.
        private struct Key: Hashable {
            var actor: Actor
            var teams: SortedSet<Team.ID>
            var supplier: Supplier.ID?
            var filter: RequestFilter
        }

        private struct Counted {
            var count: Int
            var place: JournalPosition
            var at: ContinuousClock.Instant
        }

        private static let longest: Duration = .seconds(10)
        private static let maximumCounts = 10_000

        private let counted = Mutex<[Key: Counted]>([:])

        /// - Parameter place: Where the journals were before it is counted.
        func count(_ query: CountQuery, at place: JournalPosition, by desk: Desk) async throws -> Int {
            let key = Key(
                actor: query.viewer.actor, teams: query.viewer.teams, supplier: query.viewer.supplier,
                filter: query.filter)
            if let known = known(key, at: place) { return known }
            let count = try await desk.counts(query).first?.count ?? 0
            counted.withLock { counted in
                if counted.count >= Self.maximumCounts { counted = [:] }
                counted[key] = Counted(count: count, place: place, at: .now)
            }
            return count
        }

        /// `nil` for what is to be counted. Of those who ask when the time is over one counts, and the others go on
        /// with what there was.
        private func known(_ key: Key, at place: JournalPosition) -> Int? {
            let now = ContinuousClock.now
            return counted.withLock { counted in
                guard let known = counted[key], known.place == place else { return nil }
                guard now >= known.at + Self.longest else { return known.count }
                counted[key]?.at = now
                return nil
            }
        }
    }
#endif
