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
    /// What stands at the top; without one, that it is a report of the service desk.
    public var title: String?
    /// Whose requests it tells of, in words; without, which teams these are and who asks.
    public var audience: String?
    /// The share in time that is aimed at, from 0 to 1.
    public var goal: Double?
    /// Teams and sides of which there is less are withheld.
    public var withholdingBelow = 5
    /// In which it tells: English, French or Dutch; English for another.
    public var language: Language

    public init(
        viewer: Viewer, from start: Timestamp, to end: Timestamp, of teams: SortedSet<Team.ID> = [], zone: TimeZone,
        title: String? = nil, audience: String? = nil, goal: Double? = nil, language: Language = .english
    ) {
        (self.viewer, self.start, self.end, self.teams) = (viewer, start, end, teams)
        (self.zone, self.title, self.audience, self.goal) = (zone, title, audience, goal)
        self.language = language
    }
}

extension Desk {
    /// Gathers what a report tells. Add what only the host knows, and make a page of it: ``ReportPage``.
    ///
    /// What would be too much to count, or goes back too far, is left out and noted (``ReportContent/leftOut``).
    ///
    /// - Parameter directory: What teams, departments and suppliers are called.
    /// - Throws: ``Rejection`` as ``figures(_:)`` does; ``StoreError``.
    public func reportContent(_ query: ReportQuery, naming directory: any Directory) async throws -> ReportContent {
        let report = try await figures(
            FigureQuery(
                viewer: query.viewer, from: query.start, to: query.end, of: query.teams, by: .team,
                withholdingBelow: query.withholdingBelow))
        let words = ReportWords(query.language)
        let audience = try await query.audience(in: words, naming: directory)
        var content = ReportContent(
            title: query.title ?? words[.reportTitle], audience: audience, from: query.start, to: query.end,
            zone: query.zone, madeAt: configuration.time.now(), withholdingBelow: report.withholdingBelow)
        (content.goal, content.language) = (query.goal, query.language)
        let names = try await directory.teams(report.rows.compactMap { $0.value.map { Team.ID($0) } })
        content.add(report, calling: Dictionary(names.map { ($0.id.rawValue, $0.name) }) { first, _ in first })
        try await content.addWorkloads(of: self, query, naming: directory)
        let estimates = try await content.part(.estimates) {
            try await estimateCalibration(from: query.start, to: query.end, of: query.teams, as: query.viewer).total
        }
        if let estimates { content.add(estimates) }
        let use = try await articleUse(
            ArticleUseQuery(
                viewer: query.viewer, from: query.start, to: query.end, of: query.teams,
                withholdingBelow: query.withholdingBelow))
        content.knowledge = use.total.flatMap { ReportContent.Knowledge($0) }
        // Not those of the map, which tells of people by their departments: here they are told of together.
        let owed = try await content.part(.obligations) {
            try await obligationReport(from: query.start, to: query.end, as: query.viewer)
        }
        if let owed { content.add(owed, calling: try await owed.names(in: directory), of: query.teams) }
        let map = try await content.part(.flows) {
            try await serviceMap(
                from: query.start, to: query.end, of: query.teams, as: query.viewer,
                withholdingBelow: query.withholdingBelow)
        }
        if let map { content.add(map, calling: try await map.names(in: directory)) }
        return content
    }
}

extension ReportQuery {
    fileprivate func audience(in words: ReportWords, naming directory: any Directory) async throws -> String {
        if let audience { return audience }
        let ids = teams.isEmpty ? Array(viewer.teams) : Array(teams)
        let names = try await directory.teams(ids).map(\.name).sorted().joined(separator: ", ")
        guard let person = viewer.person else { return teams.isEmpty ? words[.wholeOrganisation] : names }
        let name = try await directory.people([person]).first?.name ?? person.rawValue
        return words(.madeFor, ["teams": names, "name": name])
    }
}

extension ReportContent {
    /// Asks for one part; where that is beyond what a desk counts, it is noted as left out, and the rest is told.
    mutating func part<Answer>(_ part: Part, _ ask: () async throws -> Answer) async throws -> Answer? {
        do {
            return try await ask()
        } catch let rejection as Rejection where [.tooLarge, .invalidField].contains(rejection.code) {
            // A time that no part can tell of has been refused for the figures before.
            leftOut.insert(part)
            return nil
        }
    }

    mutating func add(_ report: FigureReport, calling names: [String: String]) {
        total = report.total
        teams = report.rows.map { row in
            .init(row.value.map { names[$0] ?? $0 } ?? words[.noTeam], row.figures)
        }
        teams.sort { ($0.size, $1.name) > ($1.size, $0.name) }
        // So few that they are withheld would be told of by the hour.
        if total != nil { add(report.arrivals) }
    }

    /// Puts what happened into the hours and days of the zone.
    mutating func add(_ arrivals: Arrivals) {
        hours = arrivals.byHour(in: zone)
        days = arrivals.days(from: start, to: end, in: zone, openBefore: total?.openBefore)
            .map { Day($0.date, arrivals: $0.arrived, open: $0.openAfter) }
    }

    /// How the estimates held; of few, nothing is told.
    mutating func add(_ row: PromiseCalibration.Row) {
        let decided = row.held + row.early + row.late
        estimates = decided < max(1, withholdingBelow) ? nil : Share(row.held, of: decided)
    }
}

extension ReportContent.TeamFigures {
    fileprivate var size: Int { figures.map { max($0.opened, $0.resolved + $0.closed + $0.merged) } ?? -1 }
}
