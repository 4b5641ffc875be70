extension Desk {
    /// Who served whom in a time, both directions of two departments together.
    ///
    /// Requests are those of the people of a department, as it was noted when they were opened; they are served by the
    /// department of the team. That is the one that the team names, or else that of most of its members. What is owed
    /// is counted as ``obligationReport(from:to:as:withholdingBelow:limit:)`` does, a person by their department.
    ///
    /// The host sees all; who works for teams, what is asked of these, and what they may see of what is owed. Flows of
    /// few requests are withheld, with others where they could be told from a sum. Costs grow with the days that are
    /// asked for, and with what was due in them.
    ///
    /// - Parameters:
    ///   - teams: Only what these teams, or their departments, have to do with; all for none.
    ///   - minimum: Flows of fewer requests are withheld; for others than the host at least 2.
    ///   - limit: So many obligations are counted at most, 1 to 1,000,000.
    /// - Throws: ``Rejection`` as of ``figures(_:)`` and of the report of obligations; ``StoreError``.
    public func serviceMap(
        from start: Timestamp, to end: Timestamp, of teams: SortedSet<Team.ID> = [], as viewer: Viewer,
        withholdingBelow minimum: Int = 5, limit: Int = 100_000
    ) async throws -> ServiceMap {
        guard start <= end, end.day - start.day <= 3_660 else {
            throw Rejection.invalidField("end", "A time of up to ten years, that ends after it begins.")
        }
        for team in teams { try await checkTeam(team) }
        // The other direction is with other teams.
        let query = FigureQuery(
            viewer: viewer, from: start, to: end, of: viewer.isHost ? [] : teams, withholdingBelow: minimum)
        return try await spans.span(.figures) {
            let permitted = try permitted(query)
            let table = try await flows(permitted)
            let report = try await obligationReport(from: start, to: end, as: viewer, limit: limit)
            let chosen = viewer.isHost ? teams : permitted.teams
            let known = Set(table.parts.keys.compactMap(\.team)).union(chosen).union(report.rows.flatMap(\.teams))
            let sides = try await sides(of: known.sorted())
            var draft = MapDraft(only: Set(chosen.map { sides[$0] ?? .team($0) }))
            for cell in table.parts.keys {
                let provider = cell.team.map { sides[$0] ?? .team($0) } ?? .unknown
                draft.add(cell, from: cell.customer.map { .department($0) } ?? .unknown, to: provider)
            }
            for row in report.rows {
                var row = row
                (row.obligor, row.beneficiary) = (try await group(row.obligor), try await group(row.beneficiary))
                draft.add(row, from: side(of: row.obligor, sides), to: side(of: row.beneficiary, sides))
            }
            return ServiceMap(start: start, end: end, pairs: draft.pairs(table))
        }
    }

    /// By the wall clock alone: no hours are looked up.
    private func flows(_ query: FigureQuery) async throws -> FlowTable {
        let days = query.start.day..<max(query.start.day + 1, query.end.day + 1)
        let page = try await measuredDays(days, of: query.teams)
        let tally = try await tally(page.blocks, FigureTally.Terms(query, hours: [:], rows: .made(FlowTable.key)))
        return FlowTable(tally.parts, withholdingBelow: query.withholdingBelow)
    }

    private func sides(of teams: [Team.ID]) async throws -> [Team.ID: ServiceMap.Side] {
        var sides: [Team.ID: ServiceMap.Side] = [:]
        for id in teams {
            guard let team = try await directory.team(id) else { continue }
            let department = if let named = team.department { named } else { try await usualDepartment(of: team) }
            sides[id] = department.map { .department($0) }
        }
        return sides
    }

    /// That of most members; of several, the first by its id.
    private func usualDepartment(of team: Team) async throws -> Department.ID? {
        try await directory.preload(team.members.map(\.person))
        var counts: [Department.ID: Int] = [:]
        for member in team.members {
            if let department = try await directory.person(member.person)?.department {
                counts[department, default: 0] += 1
            }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// A person as their department.
    private func group(_ party: Obligation.Party) async throws -> Obligation.Party {
        guard case .person(let person) = party else { return party }
        return try await directory.person(person)?.department.map { .department($0) } ?? party
    }

    private func side(of party: Obligation.Party, _ sides: [Team.ID: ServiceMap.Side]) -> ServiceMap.Side {
        switch party {
        case .person: .unknown
        case .team(let team): sides[team] ?? .team(team)
        case .department(let department): .department(department)
        case .supplier(let supplier): .supplier(supplier)
        }
    }
}

extension ObligationReport.Row {
    fileprivate var teams: [Team.ID] {
        [obligor, beneficiary].compactMap { if case .team(let team) = $0 { team } else { nil } }
    }
}

/// Gathers what belongs to each direction.
private struct MapDraft {
    private struct Way: Hashable {
        var from, to: ServiceMap.Side
        var back: Way { Way(from: to, to: from) }
        var isFirst: Bool { from <= to }
    }

    private struct Parties: Hashable {
        var obligor, beneficiary: Obligation.Party
    }

    private let only: Set<ServiceMap.Side>
    private var cells: [Way: [FlowTable.Cell]] = [:]
    private var owed: [Way: [Parties: ObligationCount]] = [:]

    /// - Parameter only: Who is one of the two sides; anybody for none.
    init(only: Set<ServiceMap.Side>) { self.only = only }

    mutating func add(_ cell: FlowTable.Cell, from: ServiceMap.Side, to: ServiceMap.Side) {
        guard isAsked(from, to) else { return }
        cells[Way(from: from, to: to), default: []].append(cell)
    }

    mutating func add(_ row: ObligationReport.Row, from: ServiceMap.Side, to: ServiceMap.Side) {
        guard isAsked(from, to) else { return }
        let parties = Parties(obligor: row.obligor, beneficiary: row.beneficiary)
        owed[Way(from: from, to: to), default: [:]].merge([parties: row.count], uniquingKeysWith: +)
    }

    private func isAsked(_ from: ServiceMap.Side, _ to: ServiceMap.Side) -> Bool {
        only.isEmpty || only.contains(from) || only.contains(to)
    }

    func pairs(_ table: FlowTable) -> [ServiceMap.Pair] {
        let ways = Set(Array(cells.keys) + Array(owed.keys))
        let firsts = Set(ways.map { $0.isFirst ? $0 : $0.back })
        // What is withheld counts for nothing here: the order would tell of it.
        let pairs = firsts.map { way -> (size: Int, pair: ServiceMap.Pair) in
            let directions = (way == way.back ? [way] : [way, way.back]).map { direction($0, table) }
            return (directions.reduce(0) { $0 + ($1.asked?.opened ?? 0) }, ServiceMap.Pair(directions: directions))
        }
        return pairs.sorted { ($1.size, $0.pair.left, $0.pair.right) < ($0.size, $1.pair.left, $1.pair.right) }
            .map(\.pair)
    }

    private func direction(_ way: Way, _ table: FlowTable) -> ServiceMap.Direction {
        var direction = ServiceMap.Direction(from: way.from, to: way.to)
        let (whole, flows) = table.traffic(of: cells[way] ?? [])
        (direction.asked, direction.flows) = (whole, flows)
        direction.isWithheld = whole == nil && !flows.isEmpty
        direction.obligations = (owed[way] ?? [:]).map { parties, count in
            ObligationReport.Row(obligor: parties.obligor, beneficiary: parties.beneficiary, count: count)
        }.sorted { ("\($0.obligor)", "\($0.beneficiary)") < ("\($1.obligor)", "\($1.beneficiary)") }
        return direction
    }
}
