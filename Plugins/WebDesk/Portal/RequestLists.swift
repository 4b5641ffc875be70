#if Web
    import Hummingbird
    import ServiceDesk

    /// Lists of requests, as rows of a table.
    extension Visit {
        func requests() async throws -> Response {
            let viewer = try viewer
            var query = RequestQuery(
                viewer: viewer, order: RequestOrder(.updated, isDescending: true), limit: 25)
            let isAll = self.query("state") == "all"
            if !isAll { query.filter.isOpen = true }
            query.filter.requesters = viewer.person.map { [$0] } ?? []
            query.after = self.query("after").flatMap { RequestQuery.Cursor($0) }
            var values: PageValues = [
                "title": text("requests.title"), "isAll": isAll, "isMine": true,
            ]
            // Words are looked for in all that one may see.
            if let words = self.query("text") {
                let found = try await desk.search(
                    SearchQuery(viewer: viewer, text: SearchText(words), limit: 50))
                values["rows"] = try await rowValues(found)
                values["text"] = words
                values["isEmpty"] = found.isEmpty
                return try page("requests", values)
            }
            let (rows, next) = try await rows(query)
            values["rows"] = rows
            values["isEmpty"] = rows.isEmpty
            if let next { values["next"] = "state=\(isAll ? "all" : "open")&after=\(next.description.percentEncoded)" }
            return try page("requests", values)
        }

        /// A page of a list.
        func rows(_ query: RequestQuery) async throws -> (rows: [PageValues], next: RequestQuery.Cursor?) {
            let page = try await desk.page(query)
            return (try await rowValues(page.requests), page.next)
        }

        func rowValues(_ requests: [Request]) async throws -> [PageValues] {
            let people = try await desk.people(requests.flatMap { [$0.requester, $0.agent].compactMap { $0 } })
            let teams = Dictionary(
                try await desk.catalogue(as: try viewer).teams.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
            let times = times
            return requests.map { request in
                var values: PageValues = [
                    "number": request.number, "subject": request.subject, "state": request.state.rawValue,
                    "stateText": text("state.\(request.state.rawValue)"),
                    "priority": request.priority.rawValue,
                    "priorityText": text("priority.\(request.priority.rawValue)"),
                    "requester": people[request.requester]?.name ?? request.requester.rawValue,
                    "updated": times.values(request.updatedAt),
                    "isConfidential": request.confidentiality != nil,
                ]
                if let team = request.team { values["team"] = teams[team] ?? team.rawValue }
                if let agent = request.agent { values["agent"] = people[agent]?.name ?? agent.rawValue }
                if let due = request.nextDue, request.state.isOpen {
                    values["due"] =
                        [
                            "short": times.short(due), "long": times.long(due), "machine": times.machine(due),
                            "left": times.distance(to: due), "isOver": due <= times.now,
                            "isSoon": due > times.now && due < times.now.advanced(bySeconds: 4 * 3_600),
                        ] as PageValues
                }
                return values
            }
        }
    }
#endif
