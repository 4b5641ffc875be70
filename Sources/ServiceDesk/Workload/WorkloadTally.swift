/// Counts what came to teams and what left them, block after block, by quarters of an hour in UTC.
struct WorkloadTally {
    struct Flow: Hashable {
        /// And reopened.
        var opened = 0
        var came = 0
        /// In whatever manner.
        var ended = 0
        var left = 0
    }

    private let kinds: Set<RequestKind>
    /// By the quarters since 1970.
    private(set) var flows: [Team.ID: [Int64: Flow]] = [:]

    init(of kinds: Set<RequestKind>) { self.kinds = kinds }

    /// - Throws: `DecodingError`.
    mutating func add(_ content: [UInt8]) throws {
        try content.withUnsafeBytes { bytes in
            var reader = try MeasurementReader(bytes)
            // What has no team, and what is not asked for, has none here.
            let teams = try reader.traits.map { traits -> Team.ID? in
                guard let kind = RequestKind(rawValue: reader.names[traits.kind]) else {
                    throw MeasurementReader.damage
                }
                return kinds.contains(kind) && traits.team >= 0 ? Team.ID(reader.names[traits.team]) : nil
            }
            while let entry = try reader.next() {
                guard teams.indices.contains(entry.traits) else { throw MeasurementReader.damage }
                try reader.skip(entry)
                guard let team = teams[entry.traits], entry.code.balance != 0 else { continue }
                flows[team, default: [:]][entry.seconds.flooredDivision(by: 900), default: Flow()].add(entry.code)
            }
        }
    }

    /// The days of a team up to one, from the first on which it is known to have had something.
    ///
    /// - Parameters:
    ///   - dates: In order.
    ///   - hadSome: Whether it had something before.
    func days(
        of team: Team.ID, on dates: Range<Int>, hadSome: Bool, by calendar: WorkloadCalendar
    ) -> [WorkloadFacts.Day] {
        let flows = flows[team] ?? [:]
        var sums: [Int: Flow] = [:]
        if let first = flows.keys.min(), let last = flows.keys.max() {
            let clock = ZoneClock(calendar.zone, during: first * 900..<(last + 1) * 900)
            for (quarter, flow) in flows {
                sums[Int(clock.wall(at: quarter * 900).flooredDivision(by: 86_400)), default: Flow()].add(flow)
            }
        }
        let known = hadSome ? dates.lowerBound : sums.keys.min().map { max($0, dates.lowerBound) }
        guard let known, known < dates.upperBound else { return [] }
        return (known..<dates.upperBound).map { number in
            let (date, flow) = (CalendarDate(number: number), sums[number] ?? Flow())
            return WorkloadFacts.Day(
                date, isServiceDay: calendar.opens(on: date), opened: flow.opened, came: flow.came, ended: flow.ended,
                left: flow.left)
        }
    }
}

extension WorkloadTally.Flow {
    fileprivate mutating func add(_ code: MeasurementReader.Code) {
        switch code {
        case .opened, .reopened: opened += 1
        case .came: came += 1
        case .ended: ended += 1
        case .left: left += 1
        case .answered, .met, .missed, .promise: break
        }
    }

    fileprivate mutating func add(_ other: Self) {
        opened += other.opened
        came += other.came
        ended += other.ended
        left += other.left
    }
}
