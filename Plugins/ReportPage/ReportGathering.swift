import Foundation
import ServiceDesk

/// Which report.
public struct ReportQuery: Sendable {
    /// Figures are for those who work for the teams, and for the host.
    public var viewer: Viewer
    public var start: Timestamp
    public var end: Timestamp
    /// Only of these teams; of all that the viewer may ask for, where it names none.
    public var teams: SortedSet<Team.ID>
    /// Whose days and hours.
    public var zone: TimeZone
    public var title: String
    /// Whose requests it tells of; in words.
    public var audience: String
    /// The share in time that is aimed at, from 0 to 1.
    public var goal: Double?
    /// Teams and sides of which there is less are withheld.
    public var withholdingBelow = 5

    public init(
        viewer: Viewer, from start: Timestamp, to end: Timestamp, of teams: SortedSet<Team.ID> = [], zone: TimeZone,
        title: String, audience: String, goal: Double? = nil
    ) {
        (self.viewer, self.start, self.end, self.teams) = (viewer, start, end, teams)
        (self.zone, self.title, self.audience, self.goal) = (zone, title, audience, goal)
    }
}

extension Desk {
    /// Gathers what a report tells. Add what only the host knows, and make a page of it: ``ReportPage``.
    ///
    /// - Parameter directory: What teams, departments and suppliers are called.
    /// - Throws: ``Rejection`` as ``figures(_:)`` and
    ///   ``obligationReport(from:to:as:withholdingBelow:limit:)`` do; ``StoreError``.
    public func reportContent(_ query: ReportQuery, naming directory: any Directory) async throws -> ReportContent {
        var content = ReportContent(
            title: query.title, audience: query.audience, from: query.start, to: query.end, zone: query.zone,
            madeAt: configuration.time.now(), withholdingBelow: query.withholdingBelow)
        content.goal = query.goal
        var figures = FigureQuery(
            viewer: query.viewer, from: query.start, to: query.end, of: query.teams,
            withholdingBelow: query.withholdingBelow)
        let all = try await self.figures(figures)
        figures.group = .team
        let rows = try await self.figures(figures).rows
        let names = try await directory.teams(rows.compactMap { $0.value.map { Team.ID($0) } })
        let called = Dictionary(names.map { ($0.id.rawValue, $0.name) }, uniquingKeysWith: { first, _ in first })
        content.total = all.total
        content.teams = rows.map { row in
            .init(row.value.map { called[$0] ?? $0 } ?? ReportWords.noTeam, row.figures)
        }
        content.teams.sort { ($0.size, $1.name) > ($1.size, $0.name) }
        // So few that they are withheld would be told of by the hour.
        if all.total != nil { content.add(all.arrivals) }
        content.estimates = try await held(query)
        let owed = try await obligationReport(from: query.start, to: query.end, as: query.viewer)
        try await content.add(map(query), naming: directory)
        content.add(owed, calling: try await partyNames(of: owed, in: directory), of: query.teams)
        content.flows = try await reportFlows(query, naming: directory)
        return content
    }

    private func map(_ query: ReportQuery) async throws -> ServiceMap {
        try await serviceMap(
            from: query.start, to: query.end, of: query.teams, as: query.viewer,
            withholdingBelow: query.withholdingBelow)
    }

    /// How the estimates of that time held; `nil` where there are so many requests that it would take long.
    private func held(_ query: ReportQuery) async throws -> Share? {
        do {
            let row = try await estimateCalibration(
                from: query.start, to: query.end, of: query.teams, as: query.viewer
            ).total
            let decided = row.held + row.early + row.late
            return decided < max(1, query.withholdingBelow) ? nil : Share(row.held, of: decided)
        } catch let rejection as Rejection where rejection.code == .tooLarge {
            return nil
        }
    }

    private func partyNames(
        of report: ObligationReport, in directory: any Directory
    ) async throws -> [Obligation.Party: String] {
        var (teams, departments, suppliers): ([Team.ID], [Department.ID], [Supplier.ID]) = ([], [], [])
        let parties = Set(report.rows.flatMap { [$0.obligor, $0.beneficiary] })
        for party in parties {
            switch party {
            case .team(let id): teams.append(id)
            case .department(let id): departments.append(id)
            case .supplier(let id): suppliers.append(id)
            case .person: break
            }
        }
        var names: [Obligation.Party: String] = [:]
        for team in try await directory.teams(teams) { names[.team(team.id)] = team.name }
        for department in try await directory.departments(departments) {
            names[.department(department.id)] = department.name
        }
        for supplier in try await directory.suppliers(suppliers) { names[.supplier(supplier.id)] = supplier.name }
        for party in parties where names[party] == nil {
            if case .person = party { names[party] = ReportWords.people } else { names[party] = "\(party)" }
        }
        return names
    }
}

extension ReportContent.TeamFigures {
    fileprivate var size: Int { figures.map { max($0.opened, $0.resolved + $0.closed + $0.merged) } ?? -1 }
}

extension ReportContent {
    /// Puts what happened into the hours and days of the zone.
    mutating func add(_ arrivals: Arrivals) {
        var (offsets, counts, balances): ([Int64: Int64], [Int64: Int], [Int64: Int]) = ([:], [:], [:])
        func wall(_ quarter: Int64) -> Int64 {
            let hour = quarter >> 2
            // Clocks change at whole quarters of an hour, and everywhere that still does so at whole hours.
            let offset =
                offsets[hour] ?? Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(hour * 3_600))))
            offsets[hour] = offset
            return quarter * 900 + offset
        }
        for (quarter, count) in arrivals.quarters {
            let wall = wall(quarter)
            let day = Self.floored(wall, 86_400)
            // The first of January 1970 was a Thursday.
            hours[Int(day + 3 - Self.floored(day + 3, 7) * 7)][Int((wall - day * 86_400) / 3_600)] += count
            counts[day, default: 0] += count
        }
        for (quarter, change) in arrivals.balances {
            balances[Self.floored(wall(quarter), 86_400), default: 0] += change
        }
        let first = localDay(start.microseconds)
        let last = max(first, localDay(end.microseconds - 1))
        var open = total?.openBefore
        days = (first...last).compactMap { day in
            open = open.map { $0 + balances[day, default: 0] }
            return CalendarDate(dayNumber: day).map { Day($0, arrivals: counts[day, default: 0], open: open) }
        }
    }

    private static func floored(_ value: Int64, _ divisor: Int64) -> Int64 {
        value / divisor - (value % divisor < 0 ? 1 : 0)
    }

    private func localDay(_ microseconds: Int64) -> Int64 {
        let seconds = Self.floored(microseconds, 1_000_000)
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        return Self.floored(seconds + Int64(offset), 86_400)
    }

    /// Sums up by sides. Sides of little are counted together, and never one alone, which could be told from the sum.
    mutating func add(
        _ report: ObligationReport, calling names: [Obligation.Party: String], of teams: SortedSet<Team.ID>
    ) {
        var sides: [String: Owed] = [:]
        func isWanted(_ row: ObligationReport.Row) -> Bool {
            teams.isEmpty || teams.contains { [row.obligor, row.beneficiary].contains(.team($0)) }
        }
        for row in report.rows where isWanted(row) {
            let (from, to) = (names[row.obligor] ?? "\(row.obligor)", names[row.beneficiary] ?? "\(row.beneficiary)")
            for name in [from, to] where sides[name] == nil { sides[name] = Owed(name, byIt: .init(), toIt: .init()) }
            if let owed = sides[from] { sides[from]?.byIt = owed.byIt + row.count }
            if let owed = sides[to] { sides[to]?.toIt = owed.toIt + row.count }
        }
        let ordered = sides.values.sorted { ($0.total, $1.name) > ($1.total, $0.name) }
        var few = ordered.count { $0.total < withholdingBelow }
        if few == 1, ordered.count > 1 { few = 2 }
        obligations = Array(ordered.dropLast(few))
        let shown = Set(obligations.map(\.name))
        for row in report.rows where isWanted(row) {
            let sides = [names[row.obligor] ?? "\(row.obligor)", names[row.beneficiary] ?? "\(row.beneficiary)"]
            if shown.isDisjoint(with: sides) { obligationsWithheld = obligationsWithheld + row.count }
        }
    }
}

extension ReportContent {
    /// Who asks whom, and what those who are asked owe in return.
    mutating func add(_ map: ServiceMap, naming directory: any Directory) async throws {
        let directions = map.pairs.flatMap(\.directions)
        // Of people of whom no department is known, it says what the teams’ numbers say.
        guard directions.contains(where: { $0.from != .unknown && $0.asked != nil }) else { return }
        var (departments, teams): ([Department.ID], [Team.ID]) = ([], [])
        for side in Set(directions.flatMap { [$0.from, $0.to] }) {
            if case .department(let id) = side { departments.append(id) }
            if case .team(let id) = side { teams.append(id) }
        }
        var names: [ServiceMap.Side: String] = [.unknown: ReportWords.noSide]
        for found in try await directory.departments(departments) { names[.department(found.id)] = found.name }
        for found in try await directory.teams(teams) { names[.team(found.id)] = found.name }
        for direction in directions {
            flowsWithheld += direction.isWithheld ? 1 : 0
            guard let asked = direction.asked, asked.opened > 0 else { continue }
            let back = directions.first { $0.from == direction.to && $0.to == direction.from }
            flows.append(
                Flow(
                    from: names[direction.from] ?? "\(direction.from)", to: names[direction.to] ?? "\(direction.to)",
                    requests: asked.opened,
                    median: asked.resolution.flatMap { $0.count < withholdingBelow ? nil : $0.median },
                    inTime: asked.inTime.of < max(1, withholdingBelow) ? nil : asked.inTime,
                    obligations: back?.owed.total ?? 0))
        }
        flows.sort { ($0.requests, $1.from, $1.to) > ($1.requests, $0.from, $0.to) }
    }
}

extension ReportContent.Owed {
    var total: Int { byIt.total + toIt.total }
}

extension CalendarDate {
    /// By the days since 1970.
    init?(dayNumber day: Int64) {
        self.init(Timestamp(microseconds: day * 86_400_000_000).description.prefix(10))
    }
}
