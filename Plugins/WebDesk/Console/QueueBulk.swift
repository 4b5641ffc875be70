#if Web
    import Hummingbird
    import ServiceDesk

    /// What is done to many requests of the queue at once.
    extension Visit {
        /// Each request on its own: what cannot be done to one keeps no other from being changed.
        func changeMany() async throws -> Response {
            let form = try await form()
            let state = QueueState(link: form["state"] ?? "")
            let numbers = form.all("number").prefix(100).compactMap { Request.Number($0) }
            func refuse(_ name: String) async throws -> Response {
                try await queue(state, problems: [["text": text(name)]], ticked: numbers)
            }
            guard !numbers.isEmpty else { return try await refuse("mistake.none") }
            guard form["do"] != "more" || form["with"] != nil else { return try await refuse("mistake.what") }
            let change = try bulkChange(form)
            var (problems, refused, done): ([PageValues], [Request.Number], Int) = ([], [], 0)
            for number in numbers {
                do {
                    try await perform(change, on: .number(number), key: form.key.map { "\($0)-\(number)" })
                    done += 1
                } catch {
                    guard var problem = told(error) else { throw error }
                    problem["text"] = "#\(number): \(problem["text"] as? String ?? "")"
                    problems.append(problem)
                    refused.append(number)
                }
            }
            guard problems.isEmpty else {
                return try await queue(state, problems: problems, done: done > 0 ? done : nil, ticked: refused)
            }
            return go(to: "/queue?\(state.link())&done=\(done)")
        }

        /// What one of many failed of, where it keeps no other from being changed.
        private func told(_ error: any Error) -> PageValues? {
            switch error {
            case let error as Rejection: values(of: error)
            case let error as StoreError where error.code == .busy || error.code == .unavailable:
                ["text": text("error.busy")]
            default: nil
            }
        }

        private enum BulkChange {
            case command(RequestCommand)
            case macro(Macro.ID)
        }

        private func perform(_ change: BulkChange, on reference: RequestReference, key: String?) async throws {
            switch change {
            case .command(.close):
                // Without a word to whoever asked nothing ends that is not resolved.
                let request = try await desk.request(reference, as: try viewer)
                guard !request.state.isOpen else { throw Rejection(.illegalInState, text("mistake.unresolved")) }
                try await desk.perform(
                    .close(), on: reference, as: try viewer, key: key, expecting: request.version)
            case .command(let command): try await desk.perform(command, on: reference, as: try viewer, key: key)
            case .macro(let macro): _ = try await desk.perform(macro: macro, on: reference, as: try viewer, key: key)
            }
        }

        private func bulkChange(_ form: Form) throws -> BulkChange {
            switch form["do"] {
            case "take": return .command(.take)
            case "close": return .command(.close())
            case "resume": return .command(.resume)
            case "more":
                // A word, and what it is about: a team, a team and one of its people, or a macro.
                let parts = (form["with"] ?? "").split(separator: ":").map { String($0).removingPercentEncoding ?? "" }
                switch (parts.first, parts.count) {
                case ("team", 2): return .command(.assign(team: Team.ID(parts[1]), agent: nil))
                case ("agent", 3): return .command(.assign(team: Team.ID(parts[1]), agent: Person.ID(parts[2])))
                case ("macro", 2): return .macro(Macro.ID(parts[1]))
                default: throw Refusal.badForm(text("error.badForm"))
                }
            default: throw Refusal.badForm(text("error.badForm"))
            }
        }

        /// So many people of a team are offered; of a larger one, the team alone.
        private static var maximumMembers: Int { 50 }

        /// What there is beside the buttons. Made anew only where something of it is another.
        ///
        /// - Parameters:
        ///   - own: The teams whose people one may give requests to.
        ///   - all: Those to which one may hand them on.
        func bulk(_ own: [Team], of all: [Team]) async throws -> String {
            let macros = try await desk.macros(as: try viewer)
            let offered = own.filter { $0.members.count <= Self.maximumMembers }
            let people = try await desk.people(offered.flatMap { $0.members.map(\.person) })
            let agents = offered.flatMap { team in
                team.members.compactMap { member in
                    people[member.person].flatMap { $0.isActive ? (team: team, person: $0) : nil }
                }
            }
            var key = "bulk\0\(language)\0\(all.count)\0\(agents.count)"
            for team in all { key += "\0\(team.id)\0\(team.name)" }
            for agent in agents { key += "\0\(agent.team.id)\0\(agent.person.id)\0\(agent.person.name)" }
            for macro in macros { key += "\0\(macro.id)\0\(macro.title)" }
            return try site.fragments.markup(key) {
                try templates.render(
                    "queue-bulk",
                    [
                        "agents": agents.map { agent -> PageValues in
                            [
                                "value": "agent:\(agent.team.id.queryText):\(agent.person.id.queryText)",
                                "name": agent.person.name, "team": agent.team.name,
                            ]
                        },
                        "teams": all.map { team -> PageValues in
                            ["value": "team:\(team.id.queryText)", "name": team.name]
                        },
                        "hasMacros": !macros.isEmpty,
                        "macros": macros.map { macro -> PageValues in
                            ["value": "macro:\(macro.id.queryText)", "name": macro.title]
                        },
                    ])
            }
        }
    }
#endif
