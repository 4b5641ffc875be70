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
    /// By the places of the causes.
    private var waits = [Lengths](repeating: Lengths(), count: Figures.WaitCause.allCases.count)
    /// What one request waited for, while it is added: elapsed and open seconds by the places of the causes.
    private var waited = [(elapsed: Int64, open: Int64)](repeating: (0, 0), count: Figures.WaitCause.allCases.count)
    private var clocks: [(name: String, share: Share)] = []

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

    /// There are few clocks: to look through them is quicker than to hash their names a million times.
    private mutating func addClock(_ name: String, met: Int, of total: Int) {
        let place = clocks.firstIndex { $0.name == name } ?? clocks.count
        if place == clocks.count { clocks.append((name, Share(0, of: 0))) }
        clocks[place].share.count += met
        clocks[place].share.of += total
    }

    /// The words of a promise that was kept or broken.
    private static let promises = PromiseChange.Subject.allCases.flatMap { subject in
        [PromiseChange.Outcome.kept, .broken].map { outcome in
            (words: RequestMeasurement.words(of: subject, outcome), subject: subject, isKept: outcome == .kept)
        }
    }

    private mutating func addPromise(_ words: String) {
        guard let found = Self.promises.first(where: { $0.words == words }) else { return }
        figures.promises[found.subject, default: Share(0, of: 0)].add(found.isKept)
    }

    private mutating func addEnding(
        _ entry: MeasurementReader.Entry, _ reader: inout MeasurementReader, hours: OpenTime?
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
        for clock in other.clocks { addClock(clock.name, met: clock.share.count, of: clock.share.of) }
    }

    /// Several parts as one.
    static func sum(of parts: some Sequence<FigurePart>) -> FigurePart {
        var sum = FigurePart()
        for part in parts { sum.add(part) }
        return sum
    }

    /// Finds the middles.
    var result: Figures {
        var result = figures
        (result.firstResponse, result.nextResponse) = (firstResponse.times, nextResponse.times)
        (result.resolution, result.handling) = (resolution.times, handling.times)
        for cause in Figures.WaitCause.allCases where !waits[cause.place].elapsed.isEmpty {
            result.waits[cause] = waits[cause.place].times
        }
        for clock in clocks { result.targets[SLATarget.Name(clock.name)] = clock.share }
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
        promises.merge(other.promises) { $0 + $1 }
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
