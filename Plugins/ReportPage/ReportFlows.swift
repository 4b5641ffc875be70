import ServiceDesk

extension Desk {
    /// The lines of the service map that are told: between departments, or where one serves all, to its teams.
    func reportFlows(_ query: ReportQuery, naming directory: any Directory) async throws -> [ReportContent.Flow] {
        let map = try await serviceMap(
            from: query.start, to: query.end, of: query.teams, as: query.viewer,
            withholdingBelow: query.withholdingBelow)
        let directions = map.pairs.flatMap(\.directions)
        let names = try await names(of: directions, in: directory)
        let asked = directions.filter { !$0.flows.isEmpty }
        guard Set(asked.map(\.to)).count == 1 else {
            return asked.compactMap { direction in
                // What the one that serves owes is in the other direction.
                let back = directions.first { $0.from == direction.to && $0.to == direction.from }
                return direction.asked.map { traffic in
                    .init(
                        names.sides[direction.from], names.sides[direction.to], traffic,
                        obligations: back?.owed.total ?? 0)
                }
            }
        }
        return asked.flatMap { direction in
            direction.flows.compactMap { flow in
                let teams = flow.teams.map { $0.map { names.teams[$0] ?? $0.rawValue } ?? ReportWords.noTeam }
                return flow.traffic.map { traffic in
                    .init(names.sides[direction.from], teams.joined(separator: " and "), traffic, obligations: 0)
                }
            }
        }
    }

    private func names(
        of directions: [ServiceMap.Direction], in directory: any Directory
    ) async throws -> (sides: [ServiceMap.Side: String], teams: [Team.ID: String]) {
        var sides: [ServiceMap.Side: String] = [.unknown: "No department"]
        let all = Set(directions.flatMap { [$0.from, $0.to] })
        let ids = all.compactMap { if case .department(let id) = $0 { id } else { nil } }
        for department in try await directory.departments(ids) { sides[.department(department.id)] = department.name }
        var teams = Set(directions.flatMap(\.flows).flatMap(\.teams).compactMap { $0 })
        for side in all { if case .team(let id) = side { teams.insert(id) } }
        let found = try await directory.teams(Array(teams))
        for team in found { sides[.team(team.id)] = team.name }
        return (sides, Dictionary(found.map { ($0.id, $0.name) }) { first, _ in first })
    }
}

extension ReportContent.Flow {
    fileprivate init(
        _ from: String?, _ to: String?, _ traffic: ServiceMap.Traffic, obligations: Int
    ) {
        self.init(
            from: from ?? "–", to: to ?? "–", requests: traffic.opened, median: traffic.resolution?.median,
            inTime: traffic.inTime.of > 0 ? traffic.inTime : nil, obligations: obligations)
    }
}
