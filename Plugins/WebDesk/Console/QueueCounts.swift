#if Web
    import ServiceDesk
    import Synchronization

    /// How many there are in the lists at the side of the queue. Everybody’s page asks that again and again, and mostly
    /// nothing has happened meanwhile: a count holds as long as the journals are where they were, and for ten seconds,
    /// since rights can end by the time alone.
    final class QueueCounts: Sendable {
        private struct Counted {
            var count: Int
            var place: JournalPosition
            var at: ContinuousClock.Instant
        }

        private static let longest: Duration = .seconds(10)
        private static let maximumCounts = 1_000

        private let counted = Mutex<[CountQuery: Counted]>([:])

        /// - Parameter place: Where the journals were before it is counted.
        func count(_ query: CountQuery, at place: JournalPosition, by desk: Desk) async throws -> Int {
            let now = ContinuousClock.now
            if let known = counted.withLock({ $0[query] }), known.place == place, now < known.at + Self.longest {
                return known.count
            }
            let count = try await desk.counts(query).first?.count ?? 0
            counted.withLock { counted in
                if counted.count >= Self.maximumCounts { counted = [:] }
                counted[query] = Counted(count: count, place: place, at: now)
            }
            return count
        }
    }
#endif
