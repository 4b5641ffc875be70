import ServiceDesk

/// Replays a log, window by window.
struct LogReplayer {
    /// As many histories are committed while the next ones are decided. One such batch is under way at a time, so that
    /// requests are numbered in order.
    private static let batchSize = 256

    private let log: IncidentLog
    private let timetable: Timetable
    private let names: LogNames
    private let rowCommands: RowCommands
    private let configuration: ServiceNowImport.Configuration
    private let desk: Desk
    private let host: Viewer
    /// By incident: the last of its rows that an earlier run brought, -1 for only the opening; absent for none.
    private var there: [UInt32: Int32] = [:]
    /// The numbers of requests that an earlier run opened.
    private var numbers: [UInt32: Request.Number] = [:]
    /// Incidents that could not be opened.
    private var refused: Set<UInt32> = []
    /// Requests for which rows are still to come.
    private var requests: [UInt32: Request] = [:]

    init(
        _ log: IncidentLog, _ timetable: Timetable, _ configuration: ServiceNowImport.Configuration, _ desk: Desk
    ) {
        self.log = log
        self.timetable = timetable
        self.configuration = configuration
        self.desk = desk
        names = LogNames(texts: log.texts, defaultTeam: configuration.defaultTeam)
        rowCommands = RowCommands(names: names, source: configuration.source)
        host = .host(configuration.source)
    }

    private func row(_ ordinal: Int32, of incident: UInt32) -> LogRow { log.rows[timetable.row(ordinal, of: incident)] }

    // MARK: What is there

    /// The key of the commit that ends with a row, or with the opening.
    private func key(_ ordinal: Int32, of incident: UInt32) -> Change.Key {
        let number = log.texts[log.incidents[Int(incident)]] ?? ""
        guard ordinal >= 0 else {
            return Change.Key(name: "\(configuration.source):\(number):opened", fingerprint: Digest(of: number.utf8))
        }
        let row = row(ordinal, of: incident)
        let repetition = timetable.repetition(ordinal, of: incident)
        let tokens = [
            row.caller, row.openedBy, row.updatedBy, row.group, row.agent, row.contactType, row.location, row.category,
            row.subcategory, row.symptom, row.configurationItem, row.problem, row.rfc, row.vendor, row.causedBy,
            row.closedCode,
        ]
        let content =
            "\(number)\t\(row.modCount)\t\(row.updatedAt)\t\(row.openedAt ?? 0)\t\(row.state.rawValue)\t"
            + "\(row.impact.rawValue)\t\(row.urgency.rawValue)\t\(row.knowledge)\t"
            + tokens.map { log.texts[$0] ?? "?" }.joined(separator: "\t")
        return Change.Key(
            name: "\(configuration.source):\(number):\(row.modCount)" + (repetition > 0 ? ".\(repetition + 1)" : ""),
            fingerprint: Digest(of: content.utf8))
    }

    /// Looks up how far earlier runs came with each incident.
    mutating func findWhatIsThere(_ report: inout ServiceNowImport.Report) async throws {
        let prefix = "\(configuration.source):"
        // A store that never saw a log of this source need not be asked for each row.
        let first = try await desk.keys(.page(after: prefix, limit: 1), as: host).first
        guard first?.key.name.hasPrefix(prefix) == true else { return }
        var batch: [String: (incident: UInt32, ordinal: Int32)] = [:]
        for incident in log.incidents.indices.map({ UInt32($0) }) {
            for ordinal in -1..<Int32(timetable.rowCount(of: incident)) {
                batch[key(ordinal, of: incident).name] = (incident, ordinal)
            }
            if batch.count >= 1_000 { try await lookUp(&batch, &report) }
        }
        try await lookUp(&batch, &report)
    }

    private mutating func lookUp(
        _ batch: inout [String: (incident: UInt32, ordinal: Int32)], _ report: inout ServiceNowImport.Report
    ) async throws {
        for record in try await desk.keys(.named(Array(batch.keys)), as: host) {
            guard let (incident, ordinal) = batch[record.key.name] else { continue }
            there[incident] = max(there[incident] ?? ordinal, ordinal)
            numbers[incident] = record.number
            if ordinal >= 0, record.key != key(ordinal, of: incident) {
                report.refuse(
                    line: Int(row(ordinal, of: incident).line),
                    "The row was imported before and differs now; it was left as it was.")
            }
        }
        batch.removeAll(keepingCapacity: true)
    }

    // MARK: A window

    /// The items of one incident in a window.
    private struct Group {
        var incident: UInt32
        var items: [Timetable.Item]
    }

    /// Replays some items and returns once they are kept.
    mutating func replay(_ items: ArraySlice<Timetable.Item>, _ report: inout ServiceNowImport.Report) async throws {
        let groups = grouped(items, &report)
        var outcomes: [(incident: UInt32, last: Int32, outcome: Replay.Outcome)] = []
        try await withThrowingTaskGroup(of: ([Group], [Replay.Outcome]).self) { [desk] commits in
            for start in stride(from: 0, to: groups.count, by: Self.batchSize) {
                let batch = groups[start..<min(start + Self.batchSize, groups.count)]
                let (decided, histories) = try await decide(batch, &report)
                // The batch before this one; while it was committed, this one was decided.
                try await Self.collect(&outcomes, from: &commits)
                commits.addTask { (decided, try await desk.commit(histories)) }
            }
            try await Self.collect(&outcomes, from: &commits)
        }
        for (incident, last, outcome) in outcomes { try take(outcome, of: incident, last: last) }
    }

    private static func collect(
        _ outcomes: inout [(incident: UInt32, last: Int32, outcome: Replay.Outcome)],
        from commits: inout ThrowingTaskGroup<([Group], [Replay.Outcome]), any Error>
    ) async throws {
        guard let (groups, results) = try await commits.next() else { return }
        for (group, outcome) in zip(groups, results) {
            outcomes.append((group.incident, group.items.last?.ordinal ?? -1, outcome))
        }
    }

    private mutating func decide(
        _ batch: ArraySlice<Group>, _ report: inout ServiceNowImport.Report
    ) async throws -> ([Group], [Replay]) {
        var (decided, histories): ([Group], [Replay]) = ([], [])
        for group in batch {
            guard let history = try await decide(group, &report) else { continue }
            decided.append(group)
            histories.append(history)
        }
        return (decided, histories)
    }

    /// What is not there yet, by incident, in the order in which the incidents come up.
    private func grouped(_ items: ArraySlice<Timetable.Item>, _ report: inout ServiceNowImport.Report) -> [Group] {
        var (groups, places): ([Group], [UInt32: Int]) = ([], [:])
        for item in items {
            guard !refused.contains(item.incident) else {
                report.rowsSkipped += 1
                continue
            }
            if let known = there[item.incident], item.ordinal <= known {
                if item.ordinal >= 0 { report.rowsAlreadyThere += 1 }
                continue
            }
            if let place = places[item.incident] {
                groups[place].items.append(item)
            } else {
                places[item.incident] = groups.count
                groups.append(Group(incident: item.incident, items: [item]))
            }
        }
        return groups
    }

    private mutating func take(_ outcome: Replay.Outcome, of incident: UInt32, last: Int32) throws {
        guard case .committed = outcome.result else {
            let number = log.texts[log.incidents[Int(incident)]] ?? ""
            throw ServiceNowImport.LogError(
                description: "Incident \(number) was changed by someone else while it was imported; import again.")
        }
        numbers[incident] = nil
        requests[incident] = Int(last) + 1 < timetable.rowCount(of: incident) ? outcome.request : nil
    }

    // MARK: One incident

    /// What the items make of a request; `nil` where the desk does not let it be opened.
    private mutating func decide(_ group: Group, _ report: inout ServiceNowImport.Report) async throws -> Replay? {
        var history: Replay
        do {
            history = try await begin(group, &report)
        } catch let rejection as Rejection {
            refused.insert(group.incident)
            report.rowsSkipped += group.items.count { $0.ordinal >= 0 }
            report.refuse(
                line: Int(row(0, of: group.incident).line), "The incident cannot be opened: \(rejection.description)")
            return nil
        }
        for item in group.items where item.ordinal >= 0 {
            let before = history.eventCount
            try await perform(item, on: &history, &report)
            report.events += history.eventCount - before
            if history.eventCount > before { report.rowsReplayed += 1 } else { report.rowsWithoutEffect += 1 }
        }
        history.key = key(group.items.last?.ordinal ?? -1, of: group.incident)
        return history
    }

    private func begin(
        _ group: Group, _ report: inout ServiceNowImport.Report
    ) async throws -> Replay {
        if let request = requests[group.incident] { return desk.replay(onKept: request) }
        if let number = numbers[group.incident] {
            return try await desk.replay(on: .number(number))
        }
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
        if rowCommands.onlyTakesAgentAway(row, after: previous) {
            report.refuse(line: Int(row.line), "The agent leaves and the team stays: the desk has no command for that.")
        }
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
