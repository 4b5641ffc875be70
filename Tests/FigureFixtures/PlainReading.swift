import ServiceDesk

/// Figures as somebody would count them who reads all journals from their beginning and keeps nothing.
package struct PlainReading {
    private let start, end: Timestamp
    private let teams: SortedSet<Team.ID>
    private let kinds: Set<RequestKind> = [.incident, .serviceRequest, .problem]
    private let group: FigureGroup?
    private let hours: [Team.ID: ServiceTime]

    package private(set) var rows: [String?: Figures] = [:]
    private var lengths: [String?: [Length]] = [:]

    private struct Length {
        enum Kind: Hashable {
            case first, next, resolution, handling
            case wait(Figures.WaitCause)
        }
        var kind: Kind
        var elapsed: Int64
        var service: Int64?
    }

    package init(
        from start: Timestamp, to end: Timestamp, of teams: SortedSet<Team.ID> = [], by group: FigureGroup? = nil,
        hours: [Team.ID: ServiceTime] = [:]
    ) {
        (self.start, self.end, self.teams, self.group, self.hours) = (start, end, teams, group, hours)
    }

    package mutating func read(_ journals: [[RecordedEvent]]) {
        for journal in journals { read(journal) }
        for (row, found) in lengths {
            func times(_ kind: Length.Kind) -> Figures.Times {
                let own = found.filter { $0.kind == kind }
                return Figures.Times(
                    elapsed: Self.spread(own.map(\.elapsed)), service: Self.spread(own.compactMap(\.service)))
            }
            rows[row]?.firstResponse = times(.first)
            rows[row]?.nextResponse = times(.next)
            rows[row]?.resolution = times(.resolution)
            rows[row]?.handling = times(.handling)
            for cause in Figures.WaitCause.allCases where found.contains(where: { $0.kind == .wait(cause) }) {
                rows[row]?.waits[cause] = times(.wait(cause))
            }
        }
    }

    private static func spread(_ lengths: [Int64]) -> Spread? {
        guard !lengths.isEmpty else { return nil }
        let sorted = lengths.sorted()
        func shortest(_ share: Double) -> Int64 {
            sorted.first { length in
                Double(sorted.count { $0 <= length }) >= share * Double(sorted.count) - 1e-9
            } ?? -1
        }
        return Spread(
            count: sorted.count, mean: Double(sorted.reduce(0, +)) / Double(sorted.count), median: shortest(0.5),
            ninetieth: shortest(0.9))
    }

    // MARK: One request

    /// What has to be remembered of what was read of it.
    private struct Memory {
        var asked: Timestamp?
        var answers = 0
        var reopenings = 0
        var hands: [Team.ID?] = []
    }

    private mutating func read(_ journal: [RecordedEvent]) {
        guard let first = journal.first, var request = Request(opening: first) else { return }
        var memory = Memory(hands: [request.team])
        count(first.at, request) { $0.opened += 1 }
        for (index, event) in journal.enumerated().dropFirst() {
            let before = request
            request.apply(event)
            let (at, after) = (event.at, request)
            switch event.event {
            case .replied: reply(event, before, after, &memory)
            case .assigned(let team, _) where team != before.team:
                memory.hands.append(team)
                guard after.state.isOpen else { continue }
                count(at, before) { $0.left += 1 }
                count(at, after) { $0.came += 1 }
            case .reopened where !before.state.isOpen:
                memory.reopenings += 1
                count(at, after) { $0.reopened += 1 }
            case .resolved where before.state.isOpen:
                count(at, after) { $0.resolved += 1 }
                end(Array(journal[...index]), after, memory, isDone: true)
            case .closed where before.state.isOpen:
                count(at, after) { $0.closed += 1 }
                end(Array(journal[...index]), after, memory, isDone: false)
            case .merged where before.state.isOpen: count(at, after) { $0.merged += 1 }
            default: break
            }
        }
    }

    private mutating func reply(
        _ event: RecordedEvent, _ before: Request, _ after: Request, _ memory: inout Memory
    ) {
        guard let person = event.actor.person else { return }
        if person == before.requester || person == before.beneficiary || before.watchers.contains(person) {
            if memory.asked == nil { memory.asked = event.at }
            return
        }
        memory.answers += 1
        if memory.answers == 1 {
            add(.first, [(before.openedAt, event.at)], at: event.at, after)
        } else if let asked = memory.asked {
            add(.next, [(asked, event.at)], at: event.at, after)
        }
        memory.asked = nil
    }

    private mutating func end(_ journal: [RecordedEvent], _ request: Request, _ memory: Memory, isDone: Bool) {
        let at = request.updatedAt
        // A team that got it twice had handed it on.
        let teams = memory.hands.compactMap { $0 }
        let isBounced = Set(teams).count < teams.count
        func share(_ share: inout Share, _ isCounted: Bool) {
            share = Share(share.count + (isCounted ? 1 : 0), of: share.of + 1)
        }
        count(at, request) {
            share(&$0.bounced, isBounced)
            share(&$0.reopenedBefore, memory.reopenings > 0)
        }
        guard isDone else { return }
        let isHandedOn = zip(memory.hands, memory.hands.dropFirst()).contains { $0.0 != nil && $0.0 != $0.1 }
        count(at, request) {
            share(&$0.firstContact, memory.answers <= 1 && memory.reopenings == 0 && !isHandedOn)
        }
        let holdings = Holding.all(in: journal)
        add(.resolution, holdings.map { ($0.from, $0.to ?? at) }, at: at, request)
        let own = holdings.filter { $0.holder == request.team.map(Holding.Holder.team) }
        add(.handling, own.map { ($0.from, $0.to ?? at) }, at: at, request)
        for cause in Figures.WaitCause.allCases {
            let waits = holdings.filter { Self.cause($0.holder, request.team) == cause }
            if !waits.isEmpty { add(.wait(cause), waits.map { ($0.from, $0.to ?? at) }, at: at, request) }
        }
    }

    private static func cause(_ holder: Holding.Holder, _ team: Team.ID?) -> Figures.WaitCause? {
        switch holder {
        case .team(let holding): holding == team ? nil : .otherTeam
        case .nobody: .nobody
        case .requester: .requester
        case .supplier: .supplier
        case .other(let reason): Figures.WaitCause(rawValue: reason.rawValue)
        }
    }

    // MARK: Rows

    private func isAsked(_ request: Request, at instant: Timestamp) -> Bool {
        start <= instant && instant < end && kinds.contains(request.kind)
            && (teams.isEmpty || request.team.map(teams.contains) ?? false)
    }

    private func row(_ request: Request) -> String? {
        switch group {
        case nil: nil
        case .team: request.team?.rawValue
        case .service: request.service?.rawValue
        case .channel: request.channel.rawValue
        case .department: request.department?.rawValue
        case .language: request.language?.rawValue
        case .kind: request.kind.rawValue
        case .priority: "\(request.priority.rawValue)"
        }
    }

    private mutating func count(_ at: Timestamp, _ request: Request, _ add: (inout Figures) -> Void) {
        guard isAsked(request, at: at) else { return }
        add(&rows[row(request), default: Figures()])
    }

    private mutating func add(
        _ kind: Length.Kind, _ spans: [(Timestamp, Timestamp)], at: Timestamp, _ request: Request
    ) {
        guard isAsked(request, at: at) else { return }
        var length = Length(kind: kind, elapsed: 0)
        // What happened within a second happened when it began.
        let spans = spans.map { ($0.0.wholeSecond, $0.1.wholeSecond) }
        for (from, to) in spans { length.elapsed += from.duration(to: to).components.seconds }
        if let hours = request.team.flatMap({ hours[$0] }) {
            length.service = spans.reduce(0) { $0 + hours.duration(from: $1.0, to: $1.1).components.seconds }
        }
        let row = row(request)
        rows[row] = rows[row] ?? Figures()
        lengths[row, default: []].append(length)
    }

    /// How many requests were open at an instant, as their journals say it.
    package static func open(_ journals: [[RecordedEvent]], at instant: Timestamp, of teams: SortedSet<Team.ID>) -> Int
    {
        journals.count { journal in
            guard let first = journal.first, first.at < instant, var request = Request(opening: first) else {
                return false
            }
            for event in journal.dropFirst() where event.at < instant { request.apply(event) }
            return request.state.isOpen && (teams.isEmpty || request.team.map(teams.contains) ?? false)
        }
    }
}

extension Timestamp {
    /// The beginning of the second, for times since 1970.
    var wholeSecond: Timestamp { Timestamp(microseconds: microseconds / 1_000_000 * 1_000_000) }
}
