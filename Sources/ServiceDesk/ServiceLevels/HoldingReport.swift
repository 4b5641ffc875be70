/// How long teams, suppliers and requesters held the requests that came to an end in a time: what the teams of a
/// service look at together.
public struct HoldingReport: Hashable, Sendable {
    /// What one side held.
    public struct Row: Hashable, Sendable {
        public var holder: Holding.Holder
        /// How many requests it held at least once.
        public var requests: Int
        /// How many stretches there were.
        public var stretches: Int
        /// How often it got a request again that it had handed on: a team after another team, a supplier after
        /// anybody else who was given it. A hold, and a resolution, hand nothing on. 0 for all others.
        public var returns: Int
        /// The real time of all its stretches together.
        public var elapsed: Duration
        /// The middle one of its stretches by length, of an even number the shorter of the two.
        public var median: Duration
        /// The shortest length that is not exceeded by nine tenths of its stretches.
        public var ninetieth: Duration
    }

    /// How many requests were counted.
    public var requests: Int
    /// By the names of the holders.
    public var rows: [Row]
    /// The whole time for which those requests were open.
    public var elapsed: Duration { rows.reduce(.zero) { $0 + $1.elapsed } }

    /// Makes the report of the stretches of each request, as ``Holding/all(in:showingSuppliers:)`` gives them. Sorts
    /// the lengths of all of them.
    ///
    /// - Parameter now: Until when what goes on is counted.
    public init(_ requests: some Sequence<[Holding]>, until now: Timestamp) {
        var tally = HoldingTally()
        for holdings in requests { tally.add(holdings, until: now) }
        self = tally.report
    }

    fileprivate init(requests: Int, rows: [Row]) { (self.requests, self.rows) = (requests, rows) }
}

/// Counts requests one after the other. Of each it keeps the lengths of its stretches.
private struct HoldingTally {
    private struct Count {
        var requests = 0
        var returns = 0
        /// In microseconds.
        var lengths: [Int64] = []
    }

    private var counts: [Holding.Holder: Count] = [:]
    private(set) var requests = 0
    private(set) var stretches = 0

    mutating func add(_ holdings: [Holding], until now: Timestamp) {
        requests += 1
        stretches += holdings.count
        for holding in holdings {
            let length = holding.elapsed(until: now).wholeMicroseconds
            counts[holding.holder, default: Count()].lengths.append(length)
        }
        for holder in Set(holdings.map(\.holder)) { counts[holder]?.requests += 1 }
        // A team that waits for its supplier has not handed the request on to another team.
        addReturns(holdings.compactMap { $0.isGivenToTeam ? $0.holder : nil }) { $0.isTeam }
        addReturns(holdings.compactMap { $0.isGiven ? $0.holder : nil }) { $0.isSupplier }
    }

    private mutating func addReturns(_ holders: [Holding.Holder], of isCounted: (Holding.Holder) -> Bool) {
        var (seen, last): (Set<Holding.Holder>, Holding.Holder?) = ([], nil)
        for holder in holders where holder != last {
            if !seen.insert(holder).inserted, isCounted(holder) { counts[holder]?.returns += 1 }
            last = holder
        }
    }

    var report: HoldingReport {
        let rows = counts.map { holder, count in
            let lengths = count.lengths.sorted()
            func length(of percent: Int) -> Duration {
                .microseconds(lengths[max(0, (lengths.count * percent + 99) / 100 - 1)])
            }
            return HoldingReport.Row(
                holder: holder, requests: count.requests, stretches: lengths.count, returns: count.returns,
                elapsed: lengths.reduce(.zero) { $0 + .microseconds($1) }, median: length(of: 50),
                ninetieth: length(of: 90))
        }
        return HoldingReport(requests: requests, rows: rows.sorted { $0.holder.description < $1.holder.description })
    }
}

extension Holding {
    /// Whether the request was given to a team or a supplier, and not only waited for them.
    fileprivate var isGiven: Bool { !isWaitedFor && (holder.isTeam || holder.isSupplier) }
    fileprivate var isGivenToTeam: Bool { !isWaitedFor && holder.isTeam }
}

extension Holding.Holder {
    fileprivate var isTeam: Bool { if case .team = self { true } else { false } }
    fileprivate var isSupplier: Bool { if case .supplier = self { true } else { false } }
}

extension Desk {
    /// Most stretches of one report: what is kept of each is its length.
    private static let maximumStretches = 1_000_000

    /// How long each side held the requests that were resolved in a time, or closed without.
    ///
    /// Counted are those that the viewer handles, so that two teams see the same numbers only where the same person
    /// works for both, or the host shows them: a team that has handed a request on may not see it any more. What was
    /// merged is left out, since it goes on in the other request. One that was reopened counts when it came to its
    /// present end. Reads the journal of each of these requests, and looks at each that has changed since `start`.
    ///
    /// - Parameters:
    ///   - start: Resolved at or after.
    ///   - end: And before.
    ///   - limit: So many requests are counted at most, 1 to 1,000,000.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/tooLarge`` where there are more, or more than a million
    ///   stretches: ask for a shorter time; ``Rejection/Code/invalidField`` for another limit.
    public func holdingReport(
        from start: Timestamp, to end: Timestamp, as viewer: Viewer, limit: Int = 100_000
    ) async throws -> HoldingReport {
        guard (1...1_000_000).contains(limit) else { throw Rejection.invalidField("limit", "1 to 1,000,000.") }
        let now = configuration.time.now()
        let viewer = viewer.at(now)
        var query = RequestQuery(viewer: viewer, order: RequestOrder(.updated), limit: 500)
        query.filter.states = [.resolved, .closed]
        // What ended in that time was last changed then or later. What changes meanwhile moves behind the place that
        // is read, and is met again.
        query.after = RequestQuery.Cursor("updated.a.\(start.microseconds).0")
        var (tally, seen) = (HoldingTally(), Set<Request.ID>())
        repeat {
            let page = try await store.page(query)
            for request in page.requests where request.hasEnded(from: start, to: end) {
                guard viewer.standing(to: request) >= .agent, seen.insert(request.id).inserted else { continue }
                tally.add(try await readHoldings(of: request), until: max(now, request.updatedAt))
                guard tally.requests <= limit else {
                    throw Rejection.tooLarge("holdings", tally.requests, limit: limit, unit: "requests")
                }
                guard tally.stretches <= Self.maximumStretches else {
                    throw Rejection.tooLarge(
                        "holdings", tally.stretches, limit: Self.maximumStretches, unit: "stretches")
                }
            }
            query.after = page.next
        } while query.after != nil
        return tally.report
    }
}

extension Request {
    /// Whether it was resolved, or closed without, in a time, and not merged.
    fileprivate func hasEnded(from start: Timestamp, to end: Timestamp) -> Bool {
        guard !state.isOpen, !links.contains(where: { $0.relation == .mergedInto }),
            let time = resolvedAt ?? closedAt
        else { return false }
        return start <= time && time < end
    }
}
