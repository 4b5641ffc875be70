#if Web
    import Hummingbird
    import ServiceDesk
    import ServiceDeskJSON

    /// One team, and whom one reaches there now.
    extension Site {
        static var teamOperations: [APIOperation] {
            [
                APIOperation(
                    .get, "/teams/{team}", "readTeam", "A team: whether it is there now, and who is on call.",
                    for: .scope(.readDirectory), answers: .ok(.named("TeamNow"), "As it is at this moment.")
                ) { call in
                    let id = Team.ID(try call.visit.parameter("team"))
                    let teams = try await call.desk.catalogue(as: try call.viewer).teams
                    guard let team = teams.first(where: { $0.id == id }) else { throw APIProblem.notFound }
                    return try call.json(
                        TeamNowJSON(
                            team, try await call.desk.presence(of: id),
                            isOnDuty: try await call.visit.isOffered(by: id), try await call.visit.onCall(id)))
                }
            ]
        }
    }

    struct TeamNowJSON: Encodable {
        struct Duty: Encodable {
            let person: String
            let level: Int
            let until: TimeJSON
        }

        let team: TeamJSON
        let presence: String
        let until: TimeJSON?
        let isOnDuty: Bool
        let onCall: [Duty]

        init(_ team: Team, _ presence: TeamPresence, isOnDuty: Bool, _ duties: [OnCallSchedule.Duty]) {
            self.team = TeamJSON(team, open: nil, withCapacity: false)
            let change: Timestamp?
            (self.presence, change) =
                switch presence {
                case .unstated: ("unstated", nil)
                case .open(let until): ("open", until)
                case .closed(let until): ("closed", until)
                }
            until = change.map(TimeJSON.init)
            self.isOnDuty = isOnDuty
            onCall = duties.map { Duty(person: $0.person.rawValue, level: $0.level, until: TimeJSON($0.until)) }
        }

        static let schema = APISchema.object([
            .required("team", .named("Team")),
            .required("presence", .choice(["unstated", "open", "closed"]), "By its hours, where it has any."),
            APIField("until", .time, "When it closes, or opens again."),
            .required("isOnDuty", .boolean, "Whether somebody else is there to talk with."),
            .required(
                "onCall",
                .list(
                    .object([
                        .required("person", .identifier), .required("level", .integer(1...Int64(Int32.max))),
                        .required("until", .time),
                    ])), "Whom to call out of hours, the first first."),
        ])
    }
#endif
