#if Web
    import Hummingbird
    import ServiceDesk

    /// What there is to do, for those who do it.
    extension Site {
        var consoleRoutes: [Route] {
            [
                Route(.get, "/queue", for: .agent) { visit in
                    try await visit.queue(
                        QueueState { visit.query($0) },
                        done: visit.query("done").flatMap { Int($0) }.flatMap { (1...100).contains($0) ? $0 : nil })
                },
                Route(.post, "/queue", for: .agent) { try await $0.changeMany() },
            ] + savedViewRoutes
        }
    }

    extension Visit {
        func queue(_ state: QueueState, problems: [PageValues] = [], done: Int? = nil, ticked: [Request.Number] = [])
            async throws -> Response
        {
            let viewer = try viewer
            // Before anything is read, so that nothing that comes meanwhile is missed.
            let place = try await desk.changes(after: nil, as: .web).next
            let order = RequestOrder(state.order, isDescending: state.order == .updated || state.order == .opened)
            let found = try await desk.page(
                RequestQuery(
                    viewer: viewer, filter: state.filter(viewer), order: order, limit: 50,
                    after: query("after").flatMap { RequestQuery.Cursor($0) }))
            var values: PageValues = [
                "title": text("queue.title"), "isQueue": true, "isEmpty": found.requests.isEmpty,
                "state": state.link(),
                "list": state.link() + (query("after").map { "&after=\($0.percentEncoded)" } ?? ""),
                "problems": problems, "views": try await views(state, viewer, at: place),
                "orders": [RequestOrder.Key.due, .priority, .updated, .opened, .number].map { key -> PageValues in
                    [
                        "name": text("order.\(key.rawValue)"), "isCurrent": key == state.order,
                        "link": state.link { $0.order = key },
                    ]
                },
            ]
            let catalogue = try await desk.catalogue(as: viewer)
            let teams = catalogue.teams.filter { viewer.teams.contains($0.id) }
            values["myTeams"] = teams.map { team -> PageValues in
                [
                    "id": team.id.rawValue, "name": team.name, "isCurrent": team.id == state.team,
                    "link": state.link { $0.team = team.id == state.team ? nil : team.id },
                ]
            }
            let saved = try await savedViews(state, viewer, at: place)
            (values["saved"], values["hasSaved"]) = (saved, !saved.isEmpty)
            if !ticked.isEmpty { values["ticked"] = ticked.map(String.init).joined(separator: " ") }
            if let done { values["done"] = texts("queue.done", ["count": String(done)]) }
            if let next = found.next { values["next"] = "\(state.link())&after=\(next.description.percentEncoded)" }
            return try page(
                "queue", values,
                varying: [
                    "rows": try await markup(of: found.requests, isQueue: true),
                    "filter": SafeMarkup(try filter(state, teams, teams.flatMap { catalogue.services(of: $0.id) })),
                    "bulk": SafeMarkup(try await bulk(teams, of: catalogue.teams)),
                    "key": SiteSessions.makeToken(), "place": place.rawValue.percentEncoded,
                ])
        }

        /// The form that narrows a list, and keeps it. Made anew only where something of it is another.
        private func filter(_ state: QueueState, _ teams: [Team], _ services: [Service]) throws -> String {
            let names = teams.map { "\($0.id) \($0.name)" } + services.map { "\($0.id) \($0.name)" }
            return try site.fragments.markup("\(language)\0\(state.link())\0\(names)") {
                var values = filters(state, services)
                (values["base"], values["state"]) = (base, state.link())
                values["myTeams"] = teams.map { team -> PageValues in ["id": team.id.rawValue, "name": team.name] }
                return try templates.render("queue-filter", values)
            }
        }

        /// What can be looked for within a list, and what is.
        private func filters(_ state: QueueState, _ services: [Service]) -> PageValues {
            var values: PageValues = [
                "view": state.view.rawValue, "order": state.order.rawValue, "isFiltered": state.isFiltered,
                "unfiltered": state.link { ($0.priority, $0.kind, $0.service, $0.tag) = (nil, nil, nil, nil) },
                "priorities": Priority.allCases.map { priority -> PageValues in
                    [
                        "id": priority.rawValue, "name": text("priority.\(priority.rawValue)"),
                        "isChosen": priority == state.priority,
                    ]
                },
                "kinds": RequestKind.allCases.map { kind -> PageValues in
                    ["id": kind.rawValue, "name": text("kind.\(kind.rawValue)"), "isChosen": kind == state.kind]
                },
                "services": services.map { service -> PageValues in
                    ["id": service.id.rawValue, "name": service.name, "isChosen": service.id == state.service]
                },
            ]
            if let team = state.team { values["chosenTeam"] = team.rawValue }
            if let tag = state.tag { values["tag"] = tag }
            return values
        }

        private func views(_ state: QueueState, _ viewer: Viewer, at place: JournalPosition) async throws
            -> [PageValues]
        {
            var views: [PageValues] = []
            for view in QueueState.View.allCases {
                var values: PageValues = [
                    "name": text("view.\(view.rawValue)"), "isCurrent": view == state.view,
                    "link": state.link { $0.view = view },
                ]
                // What is over is not counted: there is ever more of it.
                if view != .all {
                    let query = CountQuery(viewer: viewer, filter: state.filter(viewer, view))
                    values["count"] = try await site.counts.count(query, at: place, by: desk)
                }
                views.append(values)
            }
            return views
        }
    }
#endif
