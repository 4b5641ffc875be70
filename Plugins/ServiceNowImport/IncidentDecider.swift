import ServiceDesk

/// Decides what the items of a window make of their requests.
struct IncidentDecider {
    /// The items of one incident in a window.
    struct Group {
        var incident: UInt32
        var items: [Timetable.Item]
    }

    /// What was decided: histories that wait to be committed, with their groups.
    struct Decided {
        var groups: [Group] = []
        var histories: [Replay] = []
        /// Incidents that could not be opened.
        var refused: [UInt32] = []
        var report = ServiceNowImport.Report()
    }

    private let log: IncidentLog
    private let timetable: Timetable
    private let names: LogNames
    private let keys: LogKeys
    private let rowCommands: RowCommands
    private let desk: Desk
    private let host: Viewer
    private let requests: [UInt32: Request]
    private let numbers: [UInt32: Request.Number]

    /// - Parameters:
    ///   - requests: Requests as they stand before the window, by incident.
    ///   - numbers: The numbers of those that an earlier run opened and that were not read yet.
    init(
        _ log: IncidentLog, _ timetable: Timetable, _ configuration: ServiceNowImport.Configuration, _ desk: Desk,
        requests: [UInt32: Request], numbers: [UInt32: Request.Number]
    ) {
        self.log = log
        self.timetable = timetable
        self.desk = desk
        self.requests = requests
        self.numbers = numbers
        names = LogNames(texts: log.texts, defaultTeam: configuration.defaultTeam)
        keys = LogKeys(log: log, timetable: timetable, source: configuration.source)
        rowCommands = RowCommands(names: names, source: configuration.source)
        host = .host(configuration.source)
    }

    /// Decides a batch, in its order. One task does it: a second beside it would share the reference counts of all that
    /// is read here, and on two cores it would take the time from the store, which commits the batch before.
    func decide(_ batch: ArraySlice<Group>) async throws -> Decided {
        var decided = Decided()
        for group in batch {
            guard let history = try await decide(group, &decided) else { continue }
            decided.groups.append(group)
            decided.histories.append(history)
        }
        return decided
    }

    private func row(_ ordinal: Int32, of incident: UInt32) -> LogRow { log.rows[timetable.row(ordinal, of: incident)] }

    // MARK: One incident

    /// What the items make of a request; `nil` where the desk does not let it be opened.
    private func decide(_ group: Group, _ decided: inout Decided) async throws -> Replay? {
        var history: Replay
        do {
            history = try await begin(group, &decided.report)
        } catch let rejection as Rejection {
            decided.refused.append(group.incident)
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
        history.key = keys.key(group.items.last?.ordinal ?? -1, of: group.incident)
        return history
    }

    private func begin(
        _ group: Group, _ report: inout ServiceNowImport.Report
    ) async throws -> Replay {
        if let request = requests[group.incident] { return desk.replay(onKept: request) }
        if let number = numbers[group.incident] { return try await desk.replay(on: .number(number)) }
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
