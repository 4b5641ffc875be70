import AsyncAlgorithms
import ServiceDesk

/// Decides what a log makes of its requests, window by window.
struct IncidentDecider {
    /// So many histories are decided, and then committed, together.
    private static let batchSize = 1_024

    /// The items of one incident in a window.
    struct Group {
        var incident: UInt32
        var items: [Timetable.Item]

        /// The place of the last row; -1 where there is only the opening.
        var last: Int32 { items.last?.ordinal ?? -1 }
    }

    /// What was decided: histories that wait to be committed, with their groups.
    struct Decided {
        var groups: [Group] = []
        var histories: [Replay] = []
        var report = ServiceNowImport.Report()
    }

    private let log: IncidentLog
    private let timetable: Timetable
    private let names: LogNames
    private let keys: LogKeys
    private let rowCommands: RowCommands
    private let desk: Desk
    private let host: Viewer
    private let window: Int
    private let earlier: EarlierRun
    /// Requests for which rows are still to come, as the rows so far make them.
    private var requests: [UInt32: Request] = [:]
    /// Incidents that could not be opened.
    private var refused: Set<UInt32> = []

    init(
        _ log: IncidentLog, _ timetable: Timetable, _ configuration: ServiceNowImport.Configuration, _ desk: Desk,
        _ earlier: EarlierRun
    ) {
        self.log = log
        self.timetable = timetable
        self.desk = desk
        self.earlier = earlier
        window = configuration.window
        names = LogNames(texts: log.texts, defaultTeam: configuration.defaultTeam)
        keys = LogKeys(log: log, timetable: timetable, source: configuration.source)
        rowCommands = RowCommands(names: names, source: configuration.source)
        host = .host(configuration.source)
    }

    /// Decides everything, in the order of time. One task does it: a second beside it would share the reference counts
    /// of all that is read here, and on two cores it would take the time from the store, which commits meanwhile.
    consuming func decideAll(sendingTo next: AsyncChannel<Decided>) async throws {
        defer { next.finish() }
        for window in timetable.windows(of: window) {
            var decided = Decided()
            for group in groups(timetable.items[window], &decided.report) {
                if let history = try await decide(group, &decided) {
                    decided.groups.append(group)
                    decided.histories.append(history)
                }
                if decided.histories.count == Self.batchSize {
                    await next.send(decided)
                    try Task.checkCancellation()
                    decided = Decided()
                }
            }
            await next.send(decided)
        }
    }

    /// What is not there yet, by incident, in the order in which the incidents come up.
    private func groups(
        _ items: ArraySlice<Timetable.Item>, _ report: inout ServiceNowImport.Report
    ) -> [Group] {
        var (groups, places): ([Group], [UInt32: Int]) = ([], [:])
        for item in items {
            if refused.contains(item.incident) {
                report.rowsSkipped += 1
            } else if earlier.brought(item) {
                if item.ordinal >= 0 { report.rowsAlreadyThere += 1 }
            } else if let place = places[item.incident] {
                groups[place].items.append(item)
            } else {
                places[item.incident] = groups.count
                groups.append(Group(incident: item.incident, items: [item]))
            }
        }
        return groups
    }

    private func row(_ ordinal: Int32, of incident: UInt32) -> LogRow { log.rows[timetable.row(ordinal, of: incident)] }

    // MARK: One incident

    /// What the items make of a request; `nil` where the desk does not let it be opened.
    private mutating func decide(_ group: Group, _ decided: inout Decided) async throws -> Replay? {
        var history: Replay
        do {
            history = try await begin(group, &decided.report)
        } catch let rejection as Rejection {
            refused.insert(group.incident)
            decided.report.rowsSkipped += group.items.count { $0.ordinal >= 0 }
            let line = Int(row(0, of: group.incident).line)
            decided.report.refuse(line: line, "The incident cannot be opened: \(rejection.description)")
            return nil
        }
        for item in group.items where item.ordinal >= 0 {
            let before = history.eventCount
            try await perform(item, on: &history, &decided.report)
            let count = history.eventCount - before
            decided.report.events += count
            if count > 0 { decided.report.rowsReplayed += 1 } else { decided.report.rowsWithoutEffect += 1 }
        }
        history.key = keys.key(group.last, of: group.incident)
        requests[group.incident] = timetable.isLast(group.last, of: group.incident) ? nil : history.request
        return history
    }

    private func begin(
        _ group: Group, _ report: inout ServiceNowImport.Report
    ) async throws -> Replay {
        if let request = requests[group.incident] { return desk.replay(onKept: request) }
        if let number = earlier.numbers[group.incident] { return try await desk.replay(on: .number(number)) }
        let first = row(0, of: group.incident)
        let draft = rowCommands.draft(first, incident: log.incidents[Int(group.incident)])
        let viewer = agent(first.openedBy, of: [names.team(first.group)], at: time(group.items[0]))
        let history = try await desk.replay(opening: draft, as: viewer, at: time(group.items[0]))
        report.requests += 1
        report.events += history.eventCount
        return history
    }

    /// Whoever changed a row had the right to in the source: they count as agents of the teams concerned.
    private func agent(_ person: TextTable.Token, of teams: [Team.ID], at time: Timestamp) -> Viewer {
        names.person(person).map { Viewer($0, teams: SortedSet(teams), now: time) } ?? host
    }

    private func time(_ item: Timetable.Item) -> Timestamp { Timestamp(microseconds: item.time * 1_000_000) }

    private func perform(
        _ item: Timetable.Item, on history: inout Replay, _ report: inout ServiceNowImport.Report
    ) async throws {
        let row = row(item.ordinal, of: item.incident)
        let previous = item.ordinal > 0 ? self.row(item.ordinal - 1, of: item.incident) : nil
        let incident = log.incidents[Int(item.incident)]
        let commands = rowCommands.commands(for: row, after: previous, of: incident, on: history.request)
        guard !commands.isEmpty else { return }
        let teams = [history.request.team, names.team(row.group)].compactMap { $0 }
        let viewer = agent(row.updatedBy, of: teams, at: time(item))
        for command in commands {
            do {
                try await history.perform(command, as: viewer, at: time(item))
            } catch let rejection as Rejection {
                report.refuse(line: Int(row.line), rejection.description)
            }
        }
    }
}
