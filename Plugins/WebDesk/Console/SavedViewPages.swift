#if Web
    import Hummingbird
    import ServiceDesk

    /// Lists of the queue under a name: kept from the list as it is shown.
    extension Site {
        var savedViewRoutes: [Route] {
            [
                Route(.post, "/queue/views", for: .agent) { try await $0.saveView() },
                Route(.post, "/queue/views/{view}/remove", for: .agent) { visit in
                    guard try await visit.site.views.remove(try visit.parameter("view"), as: try visit.viewer) != nil
                    else { throw Rejection(.notFound, "") }
                    return visit.go(to: "/queue")
                },
            ]
        }
    }

    extension Visit {
        fileprivate func saveView() async throws -> Response {
            let (form, viewer) = (try await form(), try viewer)
            guard let person = viewer.person else { throw Refusal.notSignedIn }
            let state = QueueState(link: form["state"] ?? "")
            let owner: SavedViews.Owner = form["for"].map { .team(Team.ID($0)) } ?? .person(person)
            let view = SavedViews.View(owner: owner, name: form.text("name"), link: state.link())
            try await site.views.save(view, as: viewer)
            return go(to: "/queue?\(view.link)")
        }

        /// So many of them are counted: each is a question to the store.
        private static var maximumCounts: Int { 10 }

        /// Those of whoever looks, with how many there are.
        func savedViews(_ state: QueueState, _ viewer: Viewer, at place: JournalPosition) async throws -> [PageValues] {
            let (current, teams) = (state.link(), try await desk.catalogue(as: viewer).teams)
            var rows: [PageValues] = []
            for (index, view) in try await site.views.views(for: viewer).enumerated() {
                let kept = QueueState(link: view.link)
                var values: PageValues = [
                    "id": view.id, "name": view.name, "link": view.link, "isCurrent": view.link == current,
                ]
                if case .team(let id) = view.owner { values["team"] = teams.first { $0.id == id }?.name ?? id.rawValue }
                if kept.view != .all, index < Self.maximumCounts {
                    let query = CountQuery(viewer: viewer, filter: kept.filter(viewer))
                    values["count"] = try await site.counts.count(query, at: place, by: desk)
                }
                rows.append(values)
            }
            return rows
        }
    }
#endif
