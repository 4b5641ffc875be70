/// An account of a request’s time that adds up: how much of it each side held the request.
///
/// The sum of the shares is the whole time for which the request was open, to the microsecond: there is one holder at
/// each instant, and the totals are made of the same stretches as the shares.
public struct HoldingAccount: Hashable, Sendable {
    /// A stretch with what was measured of it.
    public struct Entry: Hashable, Sendable {
        public let holding: Holding
        /// Real time, until the account was made where the stretch goes on.
        public let elapsed: Duration
        /// The part of it within the hours of the team that held it; `nil` where it was no team or has no hours.
        public let serviceTime: Duration?
    }

    /// All that one side held.
    public struct Share: Hashable, Sendable {
        public let holder: Holding.Holder
        /// How many stretches there were.
        public internal(set) var stretches = 0
        /// Their real time together.
        public internal(set) var elapsed = Duration.zero
        /// Their service time together; `nil` where there are no hours.
        public internal(set) var serviceTime: Duration?
    }

    /// Each stretch, the oldest first.
    public let entries: [Entry]
    /// What each side held, in the order in which they held it first.
    public let shares: [Share]
    /// Until when what goes on is counted.
    public let until: Timestamp
    /// The time between stretches, in which it was resolved or closed. It is nobody’s, and in no total.
    public let closed: Duration
    /// How the clocks stood that teams and suppliers owe: operational level agreements and underpinning contracts.
    /// Empty for whoever may not see them, and where there are none.
    ///
    /// Each counts what its own target says. That of a team that has given the request to a supplier goes on, since the
    /// team still answers for it, unless the request is on hold meanwhile; and a hold that waits for a team starts none.
    public internal(set) var readings: [ClockReading] = []

    /// The real time of all shares: the whole.
    public var elapsed: Duration { shares.reduce(.zero) { $0 + $1.elapsed } }

    /// The service time of all shares that have hours; `nil` where none has.
    public var serviceTime: Duration? {
        let measured = shares.compactMap(\.serviceTime)
        return measured.isEmpty ? nil : measured.reduce(.zero, +)
    }

    /// Makes the account. Pure; linear in the number of stretches, with two searches in the hours for each.
    ///
    /// - Parameters:
    ///   - holdings: Of one request, the oldest first, as ``Holding/all(in:showingSuppliers:)`` gives them.
    ///   - now: Until when what goes on is counted; nothing before its beginning counts.
    ///   - hours: By which hours the stretches of a team are measured; edits of them count from then on, as clocks
    ///     count them.
    ///   - calendars: Has those hours, and what they are made of.
    /// - Throws: ``SLAError`` of code ``SLAError/Code/calendar`` for hours that are not there or cannot be compiled.
    public init(
        _ holdings: [Holding], until now: Timestamp, hours: [Team.ID: ServiceCalendar.ID] = [:],
        with calendars: ServiceCalendars = ServiceCalendars()
    ) throws(SLAError) {
        var (entries, shares): ([Entry], [Share]) = ([], [])
        var (places, closed, end): ([Holding.Holder: Int], Duration, Timestamp?) = ([:], .zero, nil)
        for holding in holdings {
            let elapsed = holding.elapsed(until: now)
            var serviceTime: Duration?
            if case .team(let team) = holding.holder, let calendar = hours[team] {
                let meter = try calendars.meter(for: Self.measure(by: calendar), from: holding.from)
                let end = holding.from.advanced(by: elapsed)
                serviceTime = .microseconds(meter.amount(from: holding.from.microseconds, to: end.microseconds))
            }
            entries.append(Entry(holding: holding, elapsed: elapsed, serviceTime: serviceTime))
            let place = places[holding.holder] ?? shares.count
            if place == shares.count {
                places[holding.holder] = place
                shares.append(Share(holder: holding.holder))
            }
            shares[place].add(elapsed, serviceTime)
            if let end { closed += max(.zero, end.duration(to: holding.from)) }
            end = holding.to
        }
        (self.entries, self.shares, self.until, self.closed) = (entries, shares, now, closed)
    }

    /// What counts as service time; a target, since that is what clocks are asked with.
    static func measure(by calendar: ServiceCalendar.ID) -> SLATarget {
        SLATarget(.resolution, within: .serviceTime(1), calendar: calendar, name: "holdings")
    }
}

extension HoldingAccount.Share {
    fileprivate mutating func add(_ elapsed: Duration, _ serviceTime: Duration?) {
        stretches += 1
        self.elapsed += elapsed
        if let serviceTime { self.serviceTime = (self.serviceTime ?? .zero) + serviceTime }
    }
}
