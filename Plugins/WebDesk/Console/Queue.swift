#if Web
    import Hummingbird
    import ServiceDesk

    /// What there is to do, for those who do it.
    extension Site {
        var consoleRoutes: [Route] {
            [
                Route(.get, "/queue", for: .agent) { try await $0.queue() },
                Route(.post, "/queue", for: .agent) { try await $0.changeMany() },
            ]
        }
    }

    extension Visit {
        /// The lists at the side of the queue, by the word in the address.
        private enum View: String, CaseIterable {
            case mine, unassigned, team, waiting, all

            func filter(_ viewer: Viewer) -> RequestFilter {
                RequestFilter { filter in
                    filter.teams = viewer.teams
                    filter.isOpen = true
                    switch self {
                    case .mine: filter.agents = viewer.person.map { [$0] } ?? []
                    case .unassigned: filter.isAssigned = false
                    case .waiting: filter.states = [.pending]
                    case .team: filter.states = [.new, .open, .reopened]
                    case .all: filter.isOpen = nil
                    }
                }
            }
        }

        fileprivate func queue(problems: [String] = []) async throws -> Response {
            let viewer = try viewer
            let view = query("view").flatMap { View(rawValue: $0) } ?? .team
            var filter = view.filter(viewer)
            let team = query("team").map { Team.ID($0) }
            if let team { filter.teams = viewer.teams.contains(team) ? [team] : viewer.teams }
            if let number = query("priority").flatMap({ Int($0) }), let priority = Priority(rawValue: number) {
                filter.priorities = [priority]
            }
            let order = query("order").flatMap { RequestOrder.Key(rawValue: $0) } ?? .priority
            let isDescending = order == .updated || order == .opened
            let (found, next) = try await rows(
                RequestQuery(
                    viewer: viewer, filter: filter, order: RequestOrder(order, isDescending: isDescending), limit: 50,
                    after: query("after").flatMap { RequestQuery.Cursor($0) }))
            var values: PageValues = [
                "title": text("queue.title"), "rows": found, "isEmpty": found.isEmpty, "isQueue": true,
                "view": view.rawValue, "order": order.rawValue, "key": SiteSessions.makeToken(),
                "views": try await views(view, viewer), "orders": orders(order), "problems": problems,
            ]
            let catalogue = try await desk.catalogue(as: viewer)
            values["myTeams"] = catalogue.teams.filter { viewer.teams.contains($0.id) }.map { own -> PageValues in
                ["id": own.id.queryText, "name": own.name, "isCurrent": own.id == team]
            }
            if let next {
                values["next"] =
                    ["view=\(view.rawValue)", "order=\(order.rawValue)", "after=\(next.description)"]
                    .joined(separator: "&") + (team.map { "&team=\($0.queryText)" } ?? "")
            }
            return try page("queue", values)
        }

        private func views(_ current: View, _ viewer: Viewer) async throws -> [PageValues] {
            var counts: [View: Int] = [:]
            for view in View.allCases where view != .all {
                let rows = try await desk.counts(CountQuery(viewer: viewer, filter: view.filter(viewer)))
                counts[view] = rows.first?.count ?? 0
            }
            return View.allCases.map { view in
                var values: PageValues = [
                    "word": view.rawValue, "name": text("view.\(view.rawValue)"), "isCurrent": view == current,
                ]
                if let count = counts[view] { values["count"] = count }
                return values
            }
        }

        private func orders(_ current: RequestOrder.Key) -> [PageValues] {
            [RequestOrder.Key.priority, .due, .updated, .opened, .number].map { key in
                ["word": key.rawValue, "name": text("order.\(key.rawValue)"), "isCurrent": key == current]
            }
        }

        // MARK: Many at once

        /// Each request on its own: what cannot be done to one keeps no other from being changed.
        fileprivate func changeMany() async throws -> Response {
            let (form, viewer) = (try await form(), try viewer)
            let numbers = form.all("number").prefix(100).compactMap { Request.Number($0) }
            let command: RequestCommand? =
                switch form["do"] {
                case "take": .take
                case "close": .close()
                case "resume": .resume
                default: nil
                }
            guard let command else { throw Refusal.badForm(text("error.badForm")) }
            var problems: [String] = []
            for number in numbers {
                do {
                    try await desk.perform(
                        command, on: .number(number), as: viewer, key: form.key.map { "\($0)-\(number)" })
                } catch let error as Rejection {
                    problems.append("#\(number): \(error)")
                }
            }
            guard problems.isEmpty else { return try await queue(problems: problems) }
            return go(to: "/queue?view=\((form["view"] ?? "team").percentEncoded)")
        }
    }
#endif
