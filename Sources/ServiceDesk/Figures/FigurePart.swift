/// What is added up for one row. Times are kept one by one: the middle of them is no sum.
struct FigurePart {
    private var figures = Figures()
    /// Whether nothing is counted in it.
    private(set) var isEmpty = true
    private var firstResponse = Lengths()
    private var nextResponse = Lengths()
    private var resolution = Lengths()
    private var handling = Lengths()
    /// By the places of the causes.
    private var waits = [Lengths](repeating: Lengths(), count: Figures.WaitCause.allCases.count)
    /// What one request waited for, while it is added: elapsed and open seconds by the places of the causes.
    private var waited = [(elapsed: Int64, open: Int64)](repeating: (0, 0), count: Figures.WaitCause.allCases.count)
    private var clocks = NamedShares()
    /// By the words of the promise and what became of it.
    private var promises = NamedShares()

    mutating func add(
        _ entry: MeasurementReader.Entry, _ reader: inout MeasurementReader, hours: Unmanaged<OpenTime>?
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
        case .met: clocks.add(1, of: 1, to: reader.names[try reader.name()])
        case .missed:
            let (name, wasMet) = try reader.flagged()
            guard reader.names.indices.contains(name) else { throw MeasurementReader.damage }
            clocks.add(wasMet ? -1 : 0, of: wasMet ? 0 : 1, to: reader.names[name])
        case .promise: promises.add(1, of: 1, to: reader.names[try reader.name()])
        }
    }

    private mutating func addEnding(
        _ entry: MeasurementReader.Entry, _ reader: inout MeasurementReader, hours: Unmanaged<OpenTime>?
    ) throws {
        let ending = try reader.ending()
        var (total, open, own, ownOpen) = (Int64(0), Int64(0), Int64(0), Int64(0))
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
            waited[cause.place].elapsed += stretch.seconds
            waited[cause.place].open += inHours
        }
        defer { for place in waited.indices { waited[place] = (0, 0) } }
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
        for (place, times) in waited.enumerated() where times.elapsed > 0 {
            waits[place].add(times.elapsed, hasHours ? times.open : nil)
        }
    }

    /// Adds what another part has.
    mutating func add(_ other: FigurePart) {
        isEmpty = isEmpty && other.isEmpty
        figures.add(other.figures)
        firstResponse.add(other.firstResponse)
        nextResponse.add(other.nextResponse)
        resolution.add(other.resolution)
        handling.add(other.handling)
        for place in waits.indices { waits[place].add(other.waits[place]) }
        clocks.add(other.clocks)
        promises.add(other.promises)
    }

    /// Several parts as one.
    static func sum(of parts: some Sequence<FigurePart>) -> FigurePart {
        var sum = FigurePart()
        for part in parts { sum.add(part) }
        return sum
    }

    /// With the middles of the times.
    func result() async -> Figures {
        // Of half a million requests each takes a moment.
        async let responses = (firstResponse.times, nextResponse.times)
        async let endings = (resolution.times, handling.times)
        var result = counts
        for cause in Figures.WaitCause.allCases where !waits[cause.place].isEmpty {
            result.waits[cause] = waits[cause.place].times
        }
        (result.firstResponse, result.nextResponse) = await responses
        (result.resolution, result.handling) = await endings
        return result
    }

    /// Without any times.
    var counts: Figures {
        var counts = figures
        for (name, share) in clocks.shares { counts.targets[SLATarget.Name(name)] = share }
        for subject in PromiseChange.Subject.allCases {
            func count(_ outcome: PromiseChange.Outcome) -> Int {
                promises.count(of: RequestMeasurement.words(of: subject, outcome))
            }
            let kept = count(.kept)
            let total = kept + count(.broken)
            if total > 0 { counts.promises[subject] = Share(kept, of: total) }
        }
        return counts
    }

    /// How long it took to resolve, by the wall clock.
    var elapsedResolution: Spread? { resolution.times.elapsed }

    /// How many requests it tells of at most.
    var size: Int { max(figures.opened, figures.resolved + figures.closed + figures.merged) }
}

/// Shares of few names: to look through them is quicker than to hash a name a million times.
private struct NamedShares {
    private(set) var shares: [(name: String, share: Share)] = []

    mutating func add(_ count: Int, of total: Int, to name: String) {
        let place = shares.firstIndex { $0.name == name } ?? shares.count
        if place == shares.count { shares.append((name, Share(0, of: 0))) }
        shares[place].share.count += count
        shares[place].share.of += total
    }

    mutating func add(_ other: NamedShares) {
        for (name, share) in other.shares { add(share.count, of: share.of, to: name) }
    }

    func count(of name: String) -> Int { shares.first { $0.name == name }?.share.count ?? 0 }
}

extension Unmanaged<OpenTime> {
    /// Without counting who uses it, which several tasks would do at one place for each of millions of times.
    fileprivate func seconds(from start: Int64, to end: Int64) -> Int64 {
        _withUnsafeGuaranteedRef { $0.seconds(from: start, to: end) }
    }
}

extension Share {
    fileprivate mutating func add(_ isCounted: Bool) {
        count += isCounted ? 1 : 0
        of += 1
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
    }
}

extension MeasurementReader {
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
