#if Command
    import ServiceDesk

    /// What somebody who opens a request is told about when to expect somebody.
    struct Outlook {
        let team: String
        let presence: TeamPresence
        /// The name of the agent who has the request.
        let agent: String?
        let isOnCall: Bool

        struct JSON: Encodable {
            let isOpen: Bool
            /// When it opens next where it is closed, closes where it is open; left out for never.
            let changes: String?
            /// Whether the agent has the request because they are on call.
            let isOnCall: Bool
        }

        var json: JSON? {
            switch presence {
            case .unstated: nil
            case .open(let until): JSON(isOpen: true, changes: until?.exact, isOnCall: isOnCall)
            case .closed(let until): JSON(isOpen: false, changes: until?.exact, isOnCall: isOnCall)
            }
        }

        /// `nil` where there is nothing to tell: the team is there, or nobody has said when it is.
        var sentence: String? {
            let hands = agent.map { isOnCall ? "\($0) is on call and has it." : "\($0) has it." }
            guard case .closed(let until) = presence else { return isOnCall ? hands : nil }
            let opening = until.map { "it opens \($0.long)" } ?? "nobody has said when it opens again"
            return (["\(team) is closed now; \(opening)."] + (hands.map { [$0] } ?? [])).joined(separator: " ").safe
        }
    }

    extension Session {
        /// `nil` for a request without a team.
        func outlook(of request: Request) async throws -> Outlook? {
            guard request.state.isOpen, let id = request.team, let team = try await directory.teams([id]).first else {
                return nil
            }
            let duties = try await desk.onCall(for: request)
            let name: String? =
                if let agent = request.agent { try await names(of: [agent])[agent] ?? agent.rawValue } else { nil }
            return Outlook(
                team: team.name, presence: try await desk.presence(of: id), agent: name,
                isOnCall: duties.contains { $0.person == request.agent })
        }
    }
#endif
