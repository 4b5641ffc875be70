import ServiceDesk

extension ReportContent {
    /// What the sides and the teams of a service map are called.
    struct MapNames {
        var sides: [ServiceMap.Side: String] = [:]
        var teams: [Team.ID: String] = [:]

        func name(of side: ServiceMap.Side, in words: ReportWords) -> String {
            side == .unknown ? words[.noDepartment] : sides[side] ?? "\(side)"
        }

        func name(of flow: ServiceMap.Flow, in words: ReportWords) -> String {
            flow.teams.map { team in team.map { teams[$0] ?? $0.rawValue } ?? words[.noTeam] }
                .joined(separator: " \(words[.and]) ")
        }
    }

    /// The lines of the service map that are told: between departments, or where one serves all, to its teams.
    mutating func add(_ map: ServiceMap, calling names: MapNames) {
        let providers = map.pairs.flatMap(\.directions).filter { !$0.flows.isEmpty }.map(\.to)
        let isToTeams = Set(providers).count == 1
        let words = words
        for pair in map.pairs {
            for direction in pair.directions where !direction.flows.isEmpty {
                let from = names.name(of: direction.from, in: words)
                if isToTeams {
                    // What is owed in return is owed by the whole department.
                    for flow in direction.flows {
                        add(flow.traffic, from: from, to: names.name(of: flow, in: words), obligations: nil)
                    }
                } else {
                    // What the one that serves owes is in the other direction.
                    let back = pair.directions.first { $0.from == direction.to && $0.to == direction.from }
                    let to = names.name(of: direction.to, in: words)
                    add(direction.asked, from: from, to: to, obligations: back?.owed.total)
                }
            }
        }
        flows.sort { ($0.requests, $1.from, $1.to) > ($1.requests, $0.from, $0.to) }
    }

    /// One line. Of many requests few may be resolved or have a clock: of these nothing is told.
    private mutating func add(_ traffic: ServiceMap.Traffic?, from: String, to: String, obligations: Int?) {
        guard let traffic else {
            flowsWithheld += 1
            return
        }
        flows.append(
            Flow(
                from: from, to: to, requests: traffic.opened,
                median: traffic.resolution.flatMap { $0.count < withholdingBelow ? nil : $0.median },
                inTime: traffic.inTime.of < max(1, withholdingBelow) ? nil : traffic.inTime,
                obligations: obligations))
    }
}

extension ServiceMap {
    func names(in directory: any Directory) async throws -> ReportContent.MapNames {
        let directions = pairs.flatMap(\.directions)
        var teams = Set(directions.flatMap(\.flows).flatMap(\.teams).compactMap { $0 })
        var departments: [Department.ID] = []
        for side in Set(directions.flatMap { [$0.from, $0.to] }) {
            if case .department(let id) = side { departments.append(id) }
            if case .team(let id) = side { teams.insert(id) }
        }
        var names = ReportContent.MapNames()
        for found in try await directory.departments(departments) { names.sides[.department(found.id)] = found.name }
        for found in try await directory.teams(Array(teams)) {
            (names.sides[.team(found.id)], names.teams[found.id]) = (found.name, found.name)
        }
        return names
    }
}
