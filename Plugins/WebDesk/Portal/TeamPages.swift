#if Web
    import Hummingbird
    import ServiceDesk

    /// Who does what, and when they are there.
    extension Site {
        var teamRoutes: [Route] {
            [
                Route(.get, "/teams") { try await $0.teams() },
                Route(.get, "/teams/{team}") { try await $0.team() },
            ]
        }
    }

    extension Visit {
        fileprivate func teams() async throws -> Response {
            var rows: [PageValues] = []
            for team in try await desk.catalogue(as: try viewer).teams { rows.append(try await values(of: team)) }
            return try page("teams", ["title": text("teams.title"), "teams": rows, "isTeams": true])
        }

        private func values(of team: Team) async throws -> PageValues {
            var values: PageValues = ["id": team.id.pathText, "name": team.name, "mission": team.mission]
            switch try await desk.presence(of: team.id) {
            case .unstated: break
            case .open(let until):
                values["isOpen"] = true
                if let until { values["until"] = times.values(until) }
            case .closed(let until):
                values["isClosed"] = true
                if let until { values["until"] = times.values(until) }
            }
            return values
        }

        /// A schedule that cannot be used keeps nobody from the rest of the page.
        func onCall(_ team: Team.ID) async throws -> [OnCallSchedule.Duty] {
            do {
                return try await desk.onCall(of: team)
            } catch let error as ServiceHoursError {
                desk.configuration.logger.error(
                    "An on-call schedule cannot be used.", metadata: ["team": "\(team)", "error": "\(error)"])
                return []
            }
        }

        fileprivate func team() async throws -> Response {
            let (id, viewer) = (Team.ID(try parameter("team")), try viewer)
            let catalogue = try await desk.catalogue(as: viewer)
            guard let team = catalogue.teams.first(where: { $0.id == id }) else {
                throw Rejection(.notFound, texts["error.notFound"])
            }
            var values = try await values(of: team)
            values["title"] = team.name
            values["isTeams"] = true
            values["query"] = team.id.queryText
            values["isThere"] = try await isOffered(by: team.id)
            values["addresses"] = team.addresses.map { address -> PageValues in
                ["kind": text("address.\(address.kind.rawValue)"), "value": address.value]
            }
            values["services"] = catalogue.services(of: id).map { service -> PageValues in
                ["id": service.id.queryText, "name": service.name, "description": service.description]
            }
            let people = try await desk.people(team.members.map(\.person))
            values["members"] = team.members.compactMap { member -> PageValues? in
                people[member.person].map { ["name": $0.name, "isLead": member.role == .lead] }
            }
            let duties = try await onCall(id)
            let called = try await desk.people(duties.map(\.person))
            values["onCall"] = duties.compactMap { duty -> PageValues? in
                called[duty.person].map {
                    [
                        "name": $0.name, "level": texts("team.level", ["level": String(duty.level)]),
                        "until": times.values(duty.until),
                    ]
                }
            }
            values["hasOnCall"] = !duties.isEmpty
            return try page("team", values)
        }
    }
#endif
