#if Web
    import Hummingbird
    import ServiceDesk

    /// How a live conversation begins: with whoever is on duty in a team. Where nobody is, what was written is a
    /// request like any other.
    extension Visit {
        func beginning() async throws -> Response {
            try await beginning(team: query("team").map { Team.ID($0) }, key: SiteSessions.makeToken())
        }

        private func beginning(
            team chosen: Team.ID?, text: String = "", key: String, problem: Rejection? = nil
        ) async throws -> Response {
            let all = try await desk.catalogue(as: try viewer).teams
            var there: Set<Team.ID> = []
            for team in all where try await isOffered(by: team.id) { there.insert(team.id) }
            // Whoever has not said whom they want talks with those who are there.
            let preset = chosen ?? all.first { there.contains($0.id) }?.id
            let teams = all.map { team -> PageValues in
                [
                    "id": team.id.rawValue, "name": team.name, "isChosen": team.id == preset,
                    "isThere": there.contains(team.id),
                ]
            }
            var values: PageValues = [
                "title": self.text("chat.title"), "teams": teams, "typed": text, "key": key,
                "isAnybodyThere": !there.isEmpty,
            ]
            if let chosen, !there.contains(chosen) { values["isAway"] = true }
            if let problem { values["problem"] = self.values(of: problem) }
            return try page("chat-begin", values, status: problem.map(Site.status) ?? .ok)
        }

        private func go(to request: Request) -> Response {
            go(to: "/requests/\(request.number)" + (request.channel == .chat ? "/chat" : "?done=missed"))
        }

        func begin() async throws -> Response {
            let form = try await form()
            let (text, team) = (form.text("text"), form["team"].map { Team.ID($0) })
            do {
                let catalogue = try await desk.catalogue(as: try viewer)
                guard let team, catalogue.teams.contains(where: { $0.id == team }) else {
                    throw Rejection(.unknownReference, self.text("mistake.team"), field: "team")
                }
                guard !text.isEmpty else {
                    throw Rejection(.invalidField, self.text("mistake.subject"), field: "text")
                }
                // Sent again, it is what it has become, whoever is on duty by now.
                if let key = form.key, let number = try await desk.request(underKey: key, as: .web) {
                    return go(to: try await desk.request(.number(number), as: try viewer))
                }
                // Whoever was there a moment ago may have left.
                let isLive = try await isOffered(by: team)
                let draft = RequestDraft(
                    text.subjectLine, text: text, team: team, language: language, channel: isLive ? .chat : .portal)
                let request = try await desk.open(draft, as: try viewer, key: form.key)
                return go(to: request)
            } catch let error as Rejection where error.code != .notFound {
                return try await beginning(
                    team: team, text: text, key: form["key"] ?? SiteSessions.makeToken(), problem: error)
            }
        }
    }

    extension String {
        /// Its beginning, on one line, for a subject.
        fileprivate var subjectLine: String {
            let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return line.count <= 80 ? line : line.prefix(79) + "…"
        }
    }
#endif
