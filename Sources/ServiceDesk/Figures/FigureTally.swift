/// Adds up measurements, block after block.
struct FigureTally {
    /// What is asked for, as the tally needs it.
    struct Terms: Sendable {
        /// In seconds since 1970.
        var range: Range<Int64>
        var teams: SortedSet<Team.ID>
        var kinds: Set<RequestKind>
        /// By what rows are told apart.
        var key: @Sendable (RequestMeasurement.Traits) -> String?
        /// By the names of the teams.
        var hours: [String: OpenTime]

        /// - Parameter key: `nil` for the group of the query.
        init(
            _ query: FigureQuery, hours: [Team.ID: OpenTime],
            key: (@Sendable (RequestMeasurement.Traits) -> String?)? = nil
        ) {
            range = query.start.wholeSeconds..<max(query.start.wholeSeconds, query.end.wholeSeconds)
            (teams, kinds) = (query.teams, query.kinds)
            let group = query.group
            self.key = key ?? { group?.value(of: $0) }
            self.hours = Dictionary(uniqueKeysWithValues: hours.map { ($0.key.rawValue, $0.value) })
        }
    }

    private let terms: Terms
    private(set) var parts: [String?: FigurePart] = [:]
    private(set) var arrivals = Arrivals()
    /// What measurements before the range do to the number of open requests, by teams; of the kinds that are not owed.
    private(set) var balanceBefore: [Team.ID?: Int] = [:]

    init(_ terms: Terms) { self.terms = terms }

    /// The part of a measurement; `nil` for one that is not asked for.
    private struct Place {
        var part: Int
        var team: Team.ID?
        var hours: OpenTime?
        var isOwed: Bool
    }

    /// - Throws: `DecodingError`.
    mutating func add(_ content: [UInt8]) throws {
        try content.withUnsafeBytes { try add($0) }
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) throws {
        var reader = try MeasurementReader(bytes)
        var keys: [String?] = []
        let places = try reader.traits.map { try place(of: $0, in: reader.names, &keys) }
        // Taken out, so that the arrays in them are not copied.
        var parts = keys.map { self.parts.removeValue(forKey: $0) ?? FigurePart() }
        while let entry = try reader.next() {
            guard places.indices.contains(entry.traits) else { throw MeasurementReader.damage }
            guard let place = places[entry.traits] else {
                try reader.skip(entry)
                continue
            }
            if entry.seconds < terms.range.lowerBound, !place.isOwed {
                balanceBefore[place.team, default: 0] += entry.code.balance
            }
            guard terms.range.contains(entry.seconds) else {
                try reader.skip(entry)
                continue
            }
            arrivals.add(entry)
            try parts[place.part].add(entry, &reader, hours: place.hours)
        }
        for (key, part) in zip(keys, parts) { self.parts[key] = part }
    }

    private func place(
        of places: MeasurementReader.TraitPlaces, in names: [String], _ keys: inout [String?]
    ) throws -> Place? {
        let traits = try RequestMeasurement.Traits(places, in: names)
        guard terms.kinds.contains(traits.kind), terms.teams.isEmpty || traits.team.map(terms.teams.contains) ?? false
        else { return nil }
        let key = terms.key(traits)
        let part = keys.firstIndex(of: key) ?? keys.count
        if part == keys.count { keys.append(key) }
        return Place(
            part: part, team: traits.team, hours: traits.team.flatMap { terms.hours[$0.rawValue] },
            isOwed: traits.kind == .obligation)
    }

    /// Adds what another tally of the same terms has.
    mutating func merge(_ other: FigureTally) {
        parts.merge(other.parts) { $0.adding($1) }
        arrivals.merge(other.arrivals)
        balanceBefore.merge(other.balanceBefore) { $0 + $1 }
    }
}

extension FigureGroup {
    func value(of traits: RequestMeasurement.Traits) -> String? {
        switch self {
        case .team: traits.team?.rawValue
        case .service: traits.service?.rawValue
        case .channel: traits.channel.rawValue
        case .department: traits.department?.rawValue
        case .language: traits.language?.rawValue
        case .kind: traits.kind.rawValue
        case .priority: "\(traits.priority.rawValue)"
        }
    }
}

extension MeasurementReader.Code {
    fileprivate var balance: Int {
        switch self {
        case .opened, .reopened, .came: 1
        case .ended, .left: -1
        case .answered, .met, .missed, .promise: 0
        }
    }
}

extension Arrivals {
    fileprivate mutating func add(_ entry: MeasurementReader.Entry) {
        let balance = entry.code.balance
        guard balance != 0 else { return }
        let quarter = entry.seconds.flooredDivision(by: 900)
        balances[quarter, default: 0] += balance
        if entry.code == .opened || entry.code == .reopened { quarters[quarter, default: 0] += 1 }
        if entry.code == .ended { endings[quarter, default: 0] += 1 }
    }

    fileprivate mutating func merge(_ other: Arrivals) {
        quarters.merge(other.quarters) { $0 + $1 }
        endings.merge(other.endings) { $0 + $1 }
        balances.merge(other.balances) { $0 + $1 }
    }
}

// MARK: - One part

/// What is added up for one row. Times are kept one by one: the middle of them is no sum.
struct FigurePart {
    private struct Lengths {
        var elapsed: [Int64] = []
        var service: [Int64] = []

        mutating func add(_ seconds: Int64, _ open: Int64?) {
            elapsed.append(seconds)
            if let open { service.append(open) }
        }

        mutating func add(_ other: Lengths) {
            elapsed += other.elapsed
            service += other.service
        }

        var times: Figures.Times { Figures.Times(elapsed: Spread(elapsed), service: Spread(service)) }
    }

    private var figures = Figures()
    /// Whether nothing is counted in it.
    private(set) var isEmpty = true
    private var firstResponse = Lengths()
    private var nextResponse = Lengths()
    private var resolution = Lengths()
    private var handling = Lengths()
    private var waits: [Figures.WaitCause: Lengths] = [:]

    mutating func add(
        _ entry: MeasurementReader.Entry, _ reader: inout MeasurementReader, hours: OpenTime?
    ) throws {
        isEmpty = false
        switch entry.code {
        case .opened: figures.opened += 1
        case .reopened: figures.reopened += 1
        case .came: figures.came += 1
        case .left: figures.left += 1
        case .answered:
            let (wait, isFirst) = try reader.flagged()
            let seconds = Int64(wait)
            let open = hours?.seconds(from: entry.seconds - seconds, to: entry.seconds)
            if isFirst { firstResponse.add(seconds, open) } else { nextResponse.add(seconds, open) }
        case .ended: try addEnding(entry, &reader, hours: hours)
        case .met: addClock(reader.names[try reader.name()], met: 1, of: 1)
        case .missed:
            let (name, wasMet) = try reader.flagged()
            guard reader.names.indices.contains(name) else { throw MeasurementReader.damage }
            addClock(reader.names[name], met: wasMet ? -1 : 0, of: wasMet ? 0 : 1)
        case .promise: addPromise(reader.names[try reader.name()])
        }
    }

    private mutating func addClock(_ name: String, met: Int, of total: Int) {
        var share = figures.targets[SLATarget.Name(name)] ?? Share(0, of: 0)
        share.count += met
        share.of += total
        figures.targets[SLATarget.Name(name)] = share
    }

    private mutating func addPromise(_ words: String) {
        for subject in PromiseChange.Subject.allCases {
            let isKept = words == "\(subject.rawValue) \(PromiseChange.Outcome.kept.rawValue)"
            guard isKept || words == "\(subject.rawValue) \(PromiseChange.Outcome.broken.rawValue)" else { continue }
            var share = figures.promises[subject] ?? Share(0, of: 0)
            share.count += isKept ? 1 : 0
            share.of += 1
            figures.promises[subject] = share
        }
    }

    private mutating func addEnding(
        _ entry: MeasurementReader.Entry, _ reader: inout MeasurementReader, hours: OpenTime?
    ) throws {
        let ending = try reader.ending()
        var (total, open, own, ownOpen) = (Int64(0), Int64(0), Int64(0), Int64(0))
        var waited: [Figures.WaitCause: (Int64, Int64)] = [:]
        for _ in 0..<ending.stretches {
            let stretch = try reader.stretch()
            let start = entry.seconds - stretch.startsBeforeEnd
            let inHours = hours?.seconds(from: start, to: start + stretch.seconds) ?? 0
            total += stretch.seconds
            open += inHours
            guard let cause = try reader.cause(of: stretch) else {
                own += stretch.seconds
                ownOpen += inHours
                continue
            }
            let known = waited[cause] ?? (0, 0)
            waited[cause] = (known.0 + stretch.seconds, known.1 + inHours)
        }
        let hasHours = hours != nil
        switch ending.manner {
        case .resolved: figures.resolved += 1
        case .closed: figures.closed += 1
        case .merged: figures.merged += 1
        }
        // What goes on in another request has not come to its end.
        guard ending.manner != .merged else { return }
        figures.reopenedBefore.add(ending.reopenings > 0)
        figures.bounced.add(ending.returns > 0)
        guard ending.manner == .resolved else { return }
        figures.firstContact.add(ending.answers <= 1 && ending.transfers == 0 && ending.reopenings == 0)
        resolution.add(total, hasHours ? open : nil)
        handling.add(own, hasHours ? ownOpen : nil)
        for (cause, times) in waited { waits[cause, default: Lengths()].add(times.0, hasHours ? times.1 : nil) }
    }

    func adding(_ other: FigurePart) -> FigurePart {
        var sum = self
        sum.isEmpty = isEmpty && other.isEmpty
        sum.figures.add(other.figures)
        sum.firstResponse.add(other.firstResponse)
        sum.nextResponse.add(other.nextResponse)
        sum.resolution.add(other.resolution)
        sum.handling.add(other.handling)
        sum.waits.merge(other.waits) { first, second in
            var both = first
            both.add(second)
            return both
        }
        return sum
    }

    /// Finds the middles.
    var result: Figures {
        var result = figures
        (result.firstResponse, result.nextResponse) = (firstResponse.times, nextResponse.times)
        (result.resolution, result.handling) = (resolution.times, handling.times)
        result.waits = waits.mapValues(\.times)
        return result
    }

    /// How many requests it tells of at most.
    var size: Int { max(figures.opened, figures.resolved + figures.closed + figures.merged) }
}

extension Share {
    fileprivate mutating func add(_ isCounted: Bool) {
        count += isCounted ? 1 : 0
        of += 1
    }

    fileprivate static func + (left: Share, right: Share) -> Share {
        Share(left.count + right.count, of: left.of + right.of)
    }
}

extension Figures {
    fileprivate mutating func add(_ other: Figures) {
        opened += other.opened
        reopened += other.reopened
        resolved += other.resolved
        closed += other.closed
        merged += other.merged
        came += other.came
        left += other.left
        firstContact = firstContact + other.firstContact
        reopenedBefore = reopenedBefore + other.reopenedBefore
        bounced = bounced + other.bounced
        targets.merge(other.targets) { $0 + $1 }
        promises.merge(other.promises) { $0 + $1 }
    }
}

extension MeasurementReader {
    /// Passes over what belongs to a measurement.
    fileprivate mutating func skip(_ entry: Entry) throws {
        switch entry.code {
        case .opened, .reopened, .came, .left: break
        case .answered, .missed: _ = try flagged()
        case .met, .promise: _ = try name()
        case .ended: for _ in 0..<(try ending().stretches) { _ = try stretch() }
        }
    }

    /// What it waited for in a stretch; `nil` for a time in the team’s own hands.
    fileprivate func cause(of stretch: Stretch) throws -> Figures.WaitCause? {
        switch stretch.holder {
        case .own: return nil
        case .nobody: return .nobody
        case .requester: return .requester
        case .supplier: return .supplier
        case .team: return .otherTeam
        case .other:
            guard let reason = Pending.Reason(rawValue: names[stretch.name]) else { throw Self.damage }
            return Figures.WaitCause(reason)
        }
    }
}
