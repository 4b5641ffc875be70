import Synchronization

/// The desk's own history, as estimates need it: read once, and then what has changed since.
final class EstimateKeeper: Sendable {
    private struct State {
        var book = EstimateBook()
        /// What changed before this instant is in the book.
        var readUntil: Timestamp?
        /// When it was last read.
        var readAt: Timestamp?
    }

    private let state = Mutex(State())

    /// How old a book may be, in seconds.
    private static let maximumAge: Int64 = 300
    /// How far back history is read, in seconds.
    private static let horizon: Int64 = 366 * 86_400

    /// The book, with what has changed meanwhile where it is not quite young.
    func book(of store: any RequestStore, at now: Timestamp) async throws(StoreError) -> EstimateBook {
        let (known, readUntil, readAt) = state.withLock { ($0.book, $0.readUntil, $0.readAt) }
        // A clock that was put back makes it old too.
        if let readAt, readAt <= now, now < readAt.advanced(bySeconds: Self.maximumAge) { return known }
        let start = readUntil ?? now.advanced(bySeconds: -Self.horizon)
        var query = RequestQuery(viewer: .host("estimates"), order: RequestOrder(.updated), limit: 1_000)
        query.after = RequestQuery.Cursor("updated.a.\(start.microseconds).0")
        var (book, last) = (known, start)
        repeat {
            let page = try await store.page(query)
            for request in page.requests where request.kind != .obligation {
                book.record(EstimateSample(request))
                last = max(last, request.updatedAt)
            }
            query.after = page.next
        } while query.after != nil
        state.withLock { state in
            // Somebody else may have read further meanwhile.
            guard state.readUntil.map({ $0 <= last }) ?? true else { return }
            (state.book, state.readUntil, state.readAt) = (book, last, now)
        }
        return book
    }
}

extension EstimateTraits {
    /// As they are by now, but for the team: that is the one to which it came first.
    init(_ request: Request) {
        self.init(
            team: request.firstTeam, service: request.service, kind: request.kind, priority: request.priority)
    }
}

extension EstimateSample {
    init(_ request: Request) {
        var outcome = Outcome.open
        if !request.state.isOpen {
            if let time = request.resolvedAt {
                outcome = .resolved(time)
            } else if let time = request.closedAt {
                outcome = .left(time)
            }
        }
        self.init(id: request.id, EstimateTraits(request), openedAt: request.openedAt, outcome: outcome)
    }
}
